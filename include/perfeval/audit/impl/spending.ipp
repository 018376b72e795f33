#pragma once

#include <perfeval/audit/impl/cost_amounts.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/rates.ipp>
#include <perfeval/audit/spending.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::spending {

using namespace cost_amounts;
using namespace figures;

inline bool is_zero_or_nothing(const figure& f) {
  return f.has_value() ? f.value.is_zero() : f.content != content::unreadable;
}

/// Every executed amount of the form is zero or blank, the total's is zero, and there is a budget.
inline bool nothing_executed(const form& form, const pack& rules) {
  const budget_line* total = total_budget_line(form);
  if (!total || !total->executed.has_value()) return false;
  for (const budget_line& line : form.budget)
    if (!is_zero_or_nothing(line.executed)) return false;
  const figure& budget = budget_of(*total, form, rules);
  return budget.has_value() && budget.value.sign() > 0;
}

inline void check_cost_actual(examination& exam, std::size_t i, const budget_line& total) {
  const indicator& row = exam.paper().indicators[i];
  if (!is_whole_budget_target(row, exam.paper())) return;
  const field here = row_field(i, item::actual);
  const auto actual = actual_amount(row, exam.paper());
  if (!actual) return;
  if (!total.executed.has_value()) return exam.judge(here, verdict::cannot_tell);
  const ratio apart = abs(actual->value - ratio(total.executed.value));
  if (apart < actual->last_place) return exam.judge(here, verdict::agrees);
  exam.report(code::cost_execution, severity::warning, here, text_of(total.executed.value) + exam.paper().money);
}

/// The figure of an actual that is a percentage, as a rate is printed; nothing for another actual.
inline std::optional<figure> printed_percentage(const indicator& row, const form& form) {
  const statement& s = row.found;
  const bool one_number =
      s.kind == statement_kind::number && (s.sign == comparison::none || s.sign == comparison::equal) && !s.vague;
  if (!one_number) return std::nullopt;
  const bool bare = s.unit.dimension == dimension::none;
  if (!bare && s.unit.dimension != dimension::share) return std::nullopt;  // as for most rows
  const unit column_unit = unit_beside(row, form);
  const unit& unit = !bare ? s.unit : row.wanted.unit.dimension == dimension::none ? column_unit : row.wanted.unit;
  if (unit.dimension != dimension::share) return std::nullopt;
  figure rate;
  rate.content = content::number;
  rate.value = s.low;
  const bool in_thousandths = unit.denominator == 1000;
  rate.unit = bare && row_reader::is_bare_ratio(s.low) ? "" : in_thousandths ? "‰" : "%";
  return rate;
}

/// Whether another line of the form has this rate: the row may be about that line.
inline bool is_rate_of_a_source(const figure& rate, const form& form, const pack& rules) {
  for (const budget_line& line : form.budget) {
    const auto exact = line.line == fund::total ? std::nullopt : amounts_of(line, form, rules).rate();
    if (exact && rate_match(*exact, rate, rules).match != match::no) return true;
  }
  return false;
}

/// What may stand before 支付率 if it is that of the budget: nothing, a mark or an ordinal, money. 待遇按时支付率 is a
/// rate of its own.
inline bool may_precede_spending(std::string_view before) {
  static constexpr std::array<std::string_view, 16> money{"资金", "预算", "经费", "投资", "拨款", "专项",
                                                          "项目", "财政", "年度", "全年", "当年", "部门",
                                                          "整体", "补助", "支出", "款"};
  if (before.empty() || static_cast<unsigned char>(before.back()) < 0x80) return true;
  for (const std::string_view mark : {"：", "、", "．", "）", "　", "”", "“", "》"})
    if (before.ends_with(mark)) return true;
  return std::any_of(money.begin(), money.end(), [before](std::string_view word) { return before.ends_with(word); });
}

inline void check_spending_row(examination& exam, std::size_t i, const ratio& exact) {
  const indicator& row = exam.paper().indicators[i];
  if (row.found.kind != statement_kind::number || (exam.glance(i).name & letters::spending) == 0 ||
      !repeats_spending_rate(row, exam.rules()))
    return;
  const auto rate = printed_percentage(row, exam.paper());
  if (!rate) return;
  const field here = row_field(i, item::actual);
  if (rate_match(exact, *rate, exam.rules()).match != match::no) return exam.judge(here, verdict::agrees);
  if (is_rate_of_a_source(*rate, exam.paper(), exam.rules())) return exam.judge(here, verdict::cannot_tell);
  const rate_scales::rate_scale scale = rate_scales::scale_of(exact, *rate, exam.rules());
  const std::string sign = rate->unit.empty() ? scale.sign : rate->unit;
  exam.report(code::rate_contradicts, severity::warning, here,
              at_places_of(exact * ratio(scale.factor), rate->value) + sign);
}

}  // namespace detail::spending

PERFEVAL_INLINE bool is_whole_budget_target(const indicator& row, const form& form) {
  const budget_line* total = total_budget_line(form);
  const auto target = detail::cost_amounts::cost_target(row, form);
  if (!total || !target) return false;
  const auto equals = [&target](const figure& f) { return f.has_value() && ratio(f.value) == *target; };
  return equals(total->initial_budget) || equals(total->annual_budget);
}

PERFEVAL_INLINE bool repeats_spending_rate(const indicator& row, const pack& rules) {
  const std::string_view name = row.name.text;
  return std::any_of(rules.vocabulary.spending.begin(), rules.vocabulary.spending.end(), [name](const auto& word) {
    const auto begin = name.find(word);
    return begin != name.npos && detail::spending::may_precede_spending(name.substr(0, begin));
  });
}

PERFEVAL_INLINE void check_cost_actuals(examination& exam) {
  const budget_line* total = total_budget_line(exam.paper());
  for (std::size_t i = 0; total && i < exam.rows(); ++i)
    if (exam.paper().indicators[i].kind == kind::cost) detail::spending::check_cost_actual(exam, i, *total);
}

PERFEVAL_INLINE void check_spending_rows(examination& exam) {
  const auto total = detail::figures::total_line_index(exam.paper());
  if (!total) return;
  const auto exact = amounts_of(exam.paper().budget[*total], exam.paper(), exam.rules()).rate();
  for (std::size_t i = 0; exact && i < exam.rows(); ++i) detail::spending::check_spending_row(exam, i, *exact);
}

PERFEVAL_INLINE void check_zero_execution(examination& exam) {
  const form& form = exam.paper();
  if (!detail::spending::nothing_executed(form, exam.rules())) return;
  for (std::size_t i = 0; i < exam.rows(); ++i) {
    const indicator& row = form.indicators[i];
    if (!row.score.has_value() || row.score.value.sign() <= 0) continue;
    if (exam.find(code::score_above_weight, row_field(i, item::score))) continue;  // the only finding on such a score
    if (row.weight.has_value() && row.weight.value.sign() < 0) continue;           // likewise
    const bool certain = is_whole_budget_target(row, form) || repeats_spending_rate(row, exam.rules());
    if (certain || row.kind == kind::cost)
      exam.report(code::zero_execution_scored, certain ? severity::error : severity::warning,
                  row_field(i, item::score));
  }
  if (form.total.score.has_value() && form.total.score.value >= exam.rules().grade.pass)
    exam.report(code::zero_execution_total, severity::warning, total_field(item::score));
}

}  // namespace v0
}  // namespace perfeval
