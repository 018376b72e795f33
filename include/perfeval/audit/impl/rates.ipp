#pragma once

#include <perfeval/audit/impl/cost_amounts.ipp>
#include <perfeval/audit/impl/execution_points.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/left_over.ipp>
#include <perfeval/audit/impl/rate_scale.ipp>
#include <perfeval/audit/rates.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/score/impl/scorecard.ipp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::rates {

using namespace cost_amounts;
using namespace figures;
using namespace rate_scales;

inline void check_rate(examination& exam, const field& here, const ratio& exact, const figure& printed) {
  const print_match found = rate_match(exact, printed, exam.rules());
  if (found.match == match::agrees) return exam.judge(here, verdict::agrees);
  const rate_scale scale = scale_of(exact, printed, exam.rules());
  const std::string expected = at_places_of(exact * ratio(scale.factor), printed.value) + scale.sign;
  if (found.match == match::explained) {
    finding& f = exam.report(code::rate_rounding, severity::note, here, expected);
    f.rounding = found.rounding;
    f.diagnosis = diagnosis::rounding;
  } else {
    exam.report(code::rate_mismatch, severity::error, here, expected);
  }
}

inline bool is_whole(const figure& rate) {
  return rate.unit == "%" ? rate.value == decimal(100)
                          : rate.unit.empty() && (rate.value == decimal(100) || rate.value == decimal(1));
}

inline void check_missing_rate(examination& exam, const field& here, const budget_line& line,
                               const execution_amounts& amounts) {
  if (line.execution_rate.content != content::blank || !exam.paper().has.execution_rate || line.execution_rate.merged)
    return;
  if (!amounts.executed || !amounts.budget || amounts.budget->sign() <= 0) return;
  exam.report(code::rate_missing, line.line == fund::total ? severity::warning : severity::note, here);
}

/// What the words of a fund table say of all its lines, and the amounts in it whose header could not be read.
class fund_table {
 public:
  explicit fund_table(const form& form) : form_(&form) {
    for (std::size_t i = 0; i < form.budget.size(); ++i) take(form.budget[i], i);
    for (const extra& one : form.extras) {
      if (!one.label.starts_with("budget[")) continue;
      beside_spending_ = beside_spending_ || says(one.value.text, "支出");
      amounts_.emplace(row_key(one.value.place), &one);
    }
  }

  /// 基金收入合计, and 当年结余 beside it: more than was planned is no overspending. So it may be of a line that names
  /// neither income nor expenditure beside one that does, or before it, and of any where 项目支出 begins a second half
  /// of the table that was left over: its lines may be those of the income.
  [[nodiscard]] bool may_be_income(std::size_t i) const {
    const budget_line& line = form_->budget[i];
    if (says(line.label.text, "支出")) return false;
    if (beside_spending_ || (balance_ && (spending_ || unnamed_))) return true;
    return says(line.label.text, "收入") || i < last_total_ || depths_of_totals_.contains(line.depth);
  }

  /// Whether the printed rate is that of an amount in the row of the line under a header that could not be read: in
  /// place of its budget, or of what was spent.
  [[nodiscard]] bool belongs_to_unread_amount(const examination& exam, const budget_line& line,
                                              const execution_amounts& own) const {
    if (!line.execution_rate.has_value()) return false;
    const auto is_rate = [&](const decimal& spent, const decimal& budget) {
      return budget.sign() > 0 &&
             rate_match(ratio(spent) / ratio(budget), line.execution_rate, exam.rules()).match != match::no;
    };
    const auto [first, last] = amounts_.equal_range(row_key(line.execution_rate.place));
    return std::any_of(first, last, [&](const auto& one) {
      const printed_number amount = read_printed_number(one.second->value.text);
      const bool fits = amount.content == content::number && ((own.executed && is_rate(*own.executed, amount.value)) ||
                                                              (own.budget && is_rate(amount.value, *own.budget)));
      return fits && left_over::is_unread(*form_, *one.second);
    });
  }

 private:
  static bool says(std::string_view text, std::string_view word) { return text.find(word) != text.npos; }
  static std::pair<std::uint32_t, std::uint32_t> row_key(const place& place) { return {place.table, place.row}; }

  void take(const budget_line& line, std::size_t i) {
    balance_ = balance_ || says(line.label.text, "结余");
    spending_ = spending_ || says(line.label.text, "支出");
    unnamed_ = unnamed_ || (line.depth > 0 && line.label.empty());  // it may say 支出
    if (!says(line.label.text, "支出合计")) return;
    last_total_ = i;
    depths_of_totals_.insert(line.depth);
  }

  const form* form_;
  bool balance_ = false, spending_ = false, unnamed_ = false, beside_spending_ = false;
  std::size_t last_total_ = 0;
  std::set<std::uint32_t> depths_of_totals_;
  std::multimap<std::pair<std::uint32_t, std::uint32_t>, const extra*> amounts_;  // by table and row
};

inline void check_line_rate(examination& exam, std::size_t i, const budget_line& total, const fund_table& table) {
  const budget_line& line = exam.paper().budget[i];
  const execution_amounts amounts = amounts_of(line, exam.paper(), exam.rules());
  const field here = line_field(i, item::execution_rate);
  const bool over =
      amounts.budget && amounts.executed && *amounts.executed > *amounts.budget && amounts.budget->sign() >= 0;
  const auto exact = amounts.rate();
  const bool differs = exact && line.execution_rate.has_value() &&
                       rate_match(*exact, line.execution_rate, exam.rules()).match == match::no;
  if ((over || differs) && table.belongs_to_unread_amount(exam, line, amounts))
    return exam.judge(here, verdict::cannot_tell);
  if (over && !repeats_amounts(line, total) && !table.may_be_income(i))
    exam.report(code::over_execution, severity::warning, line_field(i, item::executed), text_of(*amounts.budget));
  if (repeats_rate(line, total)) return;
  check_missing_rate(exam, here, line, amounts);
  if (!line.execution_rate.has_value()) return;
  if (!exact) return exam.judge(here, verdict::cannot_tell);
  if (over && is_whole(line.execution_rate)) return;
  check_rate(exam, here, *exact, line.execution_rate);
}

inline void check_zero_budget(examination& exam, std::size_t total) {
  const form& form = exam.paper();
  const figure& budget = budget_of(form.budget[total], form, exam.rules());
  if (!budget.has_value() || !budget.value.is_zero()) return;
  const bool initial = &budget == &form.budget[total].initial_budget;
  exam.report(code::zero_budget, severity::note,
              line_field(total, initial ? item::initial_budget : item::annual_budget));
}

/// The points of a rate printed without amounts, used as printed: a percentage, or a ratio. (Those of every rate
/// that prints the same are a set of which only the ends are rounded; the printed rate lies inside it.)
inline value_set points_as_printed(const figure& rate, const decimal& weight, const pack& rules) {
  const ratio value(rate.value);
  value_set share = value_set::point(value / ratio(rate.unit == "‰" ? 1000 : 100));
  if (rate.unit.empty() && (rate.value.scale() > 0 || value == ratio(1))) share.add(interval::point(value));
  return rounded_points(scaled(rules.execution.points.image(share), ratio(weight)), rules.execution.rounding);
}

/// Expects the points of the exact rate at the printed places; for a printed rate without amounts, the set.
inline void expect_execution(finding& f, const std::optional<ratio>& exact, const budget_line& line,
                             const pack& rules) {
  const value_set set = execution_candidates(exact, exact ? figure{} : line.execution_rate, line.weight.value, rules);
  if (const auto single = set.single()) return expect_number(f, *single, line.score.value);
  expect_set(f, set);
}

/// Whether an amount may belong to a line whose third amount is `other`: a budget of which a tenth to all was spent,
/// or an amount within half a power of ten.
inline bool is_near(const decimal& amount, const figure& other, bool spent) {
  const ratio share = ratio(other.value) / ratio(amount);
  if (spent) return share <= ratio(1) && share * ratio(10) >= ratio(1);
  const ratio square = share * share;
  return square <= ratio(10) && square * ratio(10) >= ratio(1);
}

/// Of two amounts with the same digits, the one that is far from the third while the other is near it: it stands alone.
/// Nothing if the third is missing or does not decide.
inline std::optional<item> alone_of(const budget_line& line, std::size_t a, std::size_t b) {
  const std::size_t third = 3 - a - b;
  const figure& other = column_of(line, amount_columns[third]);
  if (!other.has_value() || other.value.is_zero()) return std::nullopt;
  const bool spent = amount_columns[third] == item::executed;
  const bool a_near = is_near(column_of(line, amount_columns[a]).value, other, spent);
  const bool b_near = is_near(column_of(line, amount_columns[b]).value, other, spent);
  if (a_near == b_near) return std::nullopt;
  return amount_columns[a_near ? b : a];
}

/// The figure of a line that stands alone among its three amounts; if none does, the first of a pair that disagrees.
inline std::optional<item> odd_magnitude(const budget_line& line, const pack& rules) {
  std::array<bool, 3> apart{};  // of the pair without this amount
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const figure& a = column_of(line, amount_columns[(i + 1) % 3]);
    const figure& b = column_of(line, amount_columns[(i + 2) % 3]);
    apart[i] = a.has_value() && b.has_value() && differs_by_magnitude(a.value, b.value, rules);
    pairs += apart[i] ? 1 : 0;
  }
  if (pairs == 0) return std::nullopt;
  if (pairs == 3) return amount_columns[0];
  const bool odd = pairs == 1;  // one pair disagrees, or one agrees
  const auto third = static_cast<std::size_t>(std::find(apart.begin(), apart.end(), odd) - apart.begin());
  if (!odd) return amount_columns[third];
  const std::size_t a = third == 0 ? 1 : 0;
  const std::size_t b = third == 2 ? 1 : 2;
  return alone_of(line, a, b).value_or(amount_columns[a]);
}

inline void check_cost_magnitude(examination& exam, std::size_t i, const decimal& budget) {
  const auto target = cost_target(exam.paper().indicators[i], exam.paper());
  const auto amount = target ? exactly(*target) : std::nullopt;
  if (!amount || !differs_by_magnitude(*amount, budget, exam.rules())) return;
  const field here = row_field(i, item::target);
  exam.report(code::budget_magnitude, severity::warning, here, text_of(budget)).detail = item::annual_budget;
}

/// execution-rounded-up: full points at the printed places, although the rate earns less.
inline void check_rounded_up(examination& exam, std::size_t i, const ratio& exact) {
  const budget_line& line = exam.paper().budget[i];
  if (!(line.score.value == line.weight.value) || line.weight.value.is_zero() || !(exact < ratio(1))) return;
  if (line.execution_rate.has_value() && is_whole(line.execution_rate)) return;
  const value_set points = execution_candidates(exact, figure{}, line.weight.value, exam.rules());
  const auto earned = points.single();
  if (!earned || !(*earned < ratio(line.weight.value))) return;
  expect_number(exam.report(code::execution_rounded_up, severity::note, line_field(i, item::score)), *earned,
                line.score.value);
}

/// Points given line by line, of weights that make up that of the total: its score is not that of its rate.
inline bool divides_points(const form& form, std::size_t total) {
  const budget_line& whole = form.budget[total];
  decimal weights;
  std::size_t lines = 0;
  for (const budget_line& line : form.budget) {
    if (line.depth != 1 || !line.weight.has_value() || line.weight.merged) continue;
    weights += line.weight.value;
    ++lines;
  }
  return lines > 1 && weights == whole.weight.value;
}

inline bool sums_points(const form& form, const decimal& score) {
  decimal sum;
  for (const budget_line& line : form.budget)
    if (line.depth == 1 && line.score.has_value() && !line.score.merged) sum += line.score.value;
  return sum == score;
}

inline void check_line_score(examination& exam, std::size_t i) {
  const budget_line& line = exam.paper().budget[i];
  const field here = line_field(i, item::score);
  if (!line.weight.has_value() || !line.score.has_value()) {
    if (line.weight.has_value() || line.score.has_value()) exam.judge(here, verdict::cannot_tell);
    return;
  }
  const decimal& weight = line.weight.value;
  const decimal& score = line.score.value;
  if (score > weight || weight.sign() < 0 || score.sign() < 0) return;
  const auto exact = amounts_of(line, exam.paper(), exam.rules()).rate();
  const figure& budget = budget_of(line, exam.paper(), exam.rules());
  const bool no_rate_exists = budget.has_value() && budget.value.sign() <= 0;
  if (!exact && (no_rate_exists || !line.execution_rate.has_value())) return exam.judge(here, verdict::cannot_tell);
  const ratio* points = total_line_index(exam.paper()) == i ? exam.card().execution.points.fixed() : nullptr;
  const print_match earned = exact && points ? prints(*points, score, {}) : print_match();  // most agree
  const print_match found =
      earned.match == match::agrees ? earned : execution_match(exact, line.execution_rate, weight, score, exam.rules());
  if (found.match == match::agrees) {
    exam.judge(here, verdict::agrees);
    return exact ? check_rounded_up(exam, i, *exact) : void();
  }
  if (exam.card().execution.worded_rule) return exam.judge(here, verdict::cannot_tell);
  if (total_line_index(exam.paper()) == i && divides_points(exam.paper(), i))
    return exam.judge(here, sums_points(exam.paper(), score) ? verdict::agrees : verdict::cannot_tell);
  finding& f =
      exam.report(code::execution_score, found.match == match::explained ? severity::warning : severity::error, here);
  expect_execution(f, exact, line, exam.rules());
  if (found.match != match::explained) return;
  f.rounding = found.rounding;
  f.diagnosis = diagnosis::rounding;
}

/// budget-adjusted: the annual budget differs from the initial one by at least `money.adjust_ratio` of it.
inline void check_adjusted(examination& exam, std::size_t total) {
  const auto& limit = exam.rules().money.adjust_ratio;
  const budget_line& line = exam.paper().budget[total];
  if (!limit || !line.initial_budget.has_value() || !line.annual_budget.has_value()) return;
  const decimal& initial = line.initial_budget.value;
  const decimal change = line.annual_budget.value - initial;
  if (initial.sign() <= 0 || change.is_zero()) return;
  if ((change.sign() < 0 ? -change : change) >= initial * *limit)
    exam.report(code::budget_adjusted, severity::note, line_field(total, item::annual_budget), text_of(initial));
}

}  // namespace detail::rates

PERFEVAL_INLINE execution_amounts amounts_of(const budget_line& line, const form& form, const pack& rules) {
  execution_amounts amounts;
  if (line.line == fund::total && rules.execution.lines == rate_lines::sum) {
    const rate_figures sums = summed_lines(form, rules);
    detail::scoring::assign(amounts.budget, detail::bound_rules::number_in(sums.budget));
    detail::scoring::assign(amounts.executed, detail::bound_rules::number_in(sums.executed));
    return amounts;
  }
  detail::scoring::assign(amounts.budget, detail::bound_rules::number_in(budget_of(line, form, rules)));
  detail::scoring::assign(amounts.executed, detail::bound_rules::number_in(line.executed));
  return amounts;
}

PERFEVAL_INLINE print_match rate_match(const ratio& exact, const figure& printed, const pack& rules) {
  if (printed.unit == "‰") return detail::rate_scales::match_on(exact, printed, 1000, rules);
  const print_match as_percent = detail::rate_scales::match_on(exact, printed, 100, rules);
  if (!detail::rate_scales::may_be_ratio(exact, printed)) return as_percent;
  return better(detail::rate_scales::match_on(exact, printed, 1, rules), as_percent);
}

PERFEVAL_INLINE ratio printed_rate(const ratio& exact, const figure& printed, const pack& rules) {
  return ratio(printed.value) / ratio(detail::rate_scales::scale_of(exact, printed, rules).factor);
}

PERFEVAL_INLINE print_match execution_match(const std::optional<ratio>& exact, const figure& rate,
                                            const decimal& weight, const decimal& score, const pack& rules) {
  const auto& explains = rules.rounding.score_explains;
  if (exact) {  // which most scores follow
    const print_match followed = prints(detail::rates::points_of_rate(*exact, weight, rules), score, explains);
    if (followed.match == match::agrees) return followed;
  }
  const print_match found = prints(detail::rates::execution_candidates(exact, rate, weight, rules), score, explains);
  if (exact || !rate.has_value()) return found;
  return better(found, prints(detail::rates::points_as_printed(rate, weight, rules), score, explains));
}

PERFEVAL_INLINE bool differs_by_magnitude(const decimal& a, const decimal& b, const pack& rules) {
  if (a.is_zero() || b.is_zero() || a == b || a.sign() != b.sign()) return false;
  if (abs(a) < abs(b) * 10 && abs(b) < abs(a) * 10) return false;  // less than a power of ten apart
  const decimal digits = detail::figures::significant(a);
  return digits == detail::figures::significant(b) &&
         digits.digits() >= static_cast<std::int32_t>(rules.money.magnitude_digits);
}

PERFEVAL_INLINE void check_rates(examination& exam) {
  const auto total = detail::figures::total_line_index(exam.paper());
  const budget_line none;
  const detail::rates::fund_table table(exam.paper());
  for (std::size_t i = 0; i < exam.paper().budget.size(); ++i)
    detail::rates::check_line_rate(exam, i, total ? exam.paper().budget[*total] : none, table);
  if (!total) return;
  detail::rates::check_zero_budget(exam, *total);
  detail::rates::check_adjusted(exam, *total);
}

PERFEVAL_INLINE void check_execution_score(examination& exam) {
  const auto total = detail::figures::total_line_index(exam.paper());
  if (!total) return;
  detail::rates::check_line_score(exam, *total);
  if (exam.rules().fund_lines.scored != fund_scores::repeated) return;
  const auto& lines = exam.paper().budget;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (i != *total && !(repeats_amounts(lines[i], lines[*total]) && repeats_points(lines[i], lines[*total])))
      detail::rates::check_line_score(exam, i);
}

PERFEVAL_INLINE void check_magnitudes(examination& exam) {
  const form& form = exam.paper();
  const budget_line* total = total_budget_line(form);
  for (std::size_t i = 0; i < form.budget.size(); ++i) {
    if (total && repeats_amounts(form.budget[i], *total)) continue;
    if (const auto odd = detail::rates::odd_magnitude(form.budget[i], exam.rules()))
      exam.report(code::budget_magnitude, severity::warning, line_field(i, *odd));
  }
  if (!total) return;
  const figure& budget = budget_of(*total, form, exam.rules());
  for (std::size_t i = 0; budget.has_value() && i < exam.rows(); ++i)
    if (form.indicators[i].kind == kind::cost) detail::rates::check_cost_magnitude(exam, i, budget.value);
}

}  // namespace v0
}  // namespace perfeval
