#pragma once

#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/grade_range.hpp>
#include <perfeval/audit/impl/finding.ipp>
#include <perfeval/detail/config.hpp>
#include <perfeval/number_words.hpp>
#include <perfeval/preimage.hpp>
#include <perfeval/score/across.hpp>
#include <perfeval/score/impl/merged_rows.ipp>
#include <perfeval/score/impl/scorecard.ipp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::grade_ranges {

// ------------------------------------------------------------------------------------------------ what a score may be

/// How far a printed score is to be believed: admitted by its rule; rounded in a way that a finding asks about; doubted
/// by a warning, or undecided; refuted.
enum class standing_of_score : std::uint8_t { stands, rounded, doubted, refuted };

/// Whether the code says of a score that it is not what its rule gives.
inline bool holds_against_rule(code code) noexcept {
  switch (code) {
    case code::score_above_weight:
    case code::negative_value:
    case code::execution_score:
    case code::execution_rounded_up:
    case code::full_score_target_missed:
    case code::score_above_rule:
    case code::score_below_rule:
    case code::target_met_deducted:
      return true;
    default:
      return false;
  }
}

inline standing_of_score standing_under(const finding& f) noexcept {
  if (f.severity == severity::error) return standing_of_score::refuted;
  const bool of_rounding = f.code == code::execution_rounded_up || f.rounding.has_value();
  if (of_rounding) return standing_of_score::rounded;
  const bool doubted = f.severity == severity::warning || !f.explained_by.empty();
  return doubted ? standing_of_score::doubted : standing_of_score::stands;
}

/// The standing of each score that a finding is about; the worst, if several are.
class standings {
 public:
  explicit standings(const std::vector<finding>& findings) {
    for (const finding& f : findings) {
      if (holds_against_rule(f.code)) known_.emplace_back(f.field, standing_under(f));
      if (f.code != code::deadline_missed) continue;  // told of the actual, which the full score does not fit
      known_.emplace_back(field{f.field.part, f.field.index, item::score}, standing_under(f));
    }
    std::sort(known_.begin(), known_.end());
  }

  [[nodiscard]] standing_of_score find(const line& row, const field& here) const {
    standing_of_score worst = standing_of_score::stands;
    for (auto one = std::lower_bound(known_.begin(), known_.end(), std::pair(here, standing_of_score::stands));
         one != known_.end() && one->first == here; ++one)
      worst = one->second;
    const bool undecided = row.printed && scoring::between_readings(row, ratio(*row.printed));
    return undecided ? std::max(worst, standing_of_score::doubted) : worst;
  }

 private:
  std::vector<std::pair<field, standing_of_score>> known_;
};

/// What the rule gives; from zero to the weight if it gives nothing.
inline value_set given_by_rule(const line& row) {
  if (row.points.known()) return row.points.points;
  const ratio weight = row.weight ? ratio(*row.weight) : ratio(0);
  return value_set(interval::closed(std::min(weight, ratio(0)), std::max(weight, ratio(0))));
}

/// The printed score, the exact points and the points rounded half up at its places.
inline value_set roundings_of(const line& row) {
  value_set all = value_set::point(ratio(*row.printed));
  const ratio* exact = row.points.fixed();
  if (!exact) return all | given_by_rule(row);
  const std::int32_t places = std::max(row.printed->scale(), 0);
  all.add(interval::point(*exact));
  all.add(interval::point(ratio(round(*exact, rounding{places, rounding_mode::half_up}))));
  return all;
}

inline value_set possible_scores(const line& row, const field& here, const standings& known) {
  if (!row.failure.empty() || !row.printed) return given_by_rule(row);
  switch (known.find(row, here)) {
    case standing_of_score::rounded:
      return roundings_of(row);
    case standing_of_score::doubted:
      if (row.points.known()) return value_set::point(ratio(*row.printed)) | row.points.points;
      break;
    case standing_of_score::refuted:
      return given_by_rule(row);
    case standing_of_score::stands:
      break;
  }
  return value_set::point(ratio(*row.printed));
}

/// A scored line with the scores that it may have.
struct open_line {
  std::uint32_t row = 0;  ///< as line::row
  value_set scores;
  std::optional<ratio> printed;  ///< if it is among them
  ratio taken;                   ///< the printed one, else the least

  [[nodiscard]] bool is_open() const { return !scores.single(); }
};

inline open_line open_line_of(const line& row, const form& paper, const standings& known) {
  open_line made{row.row, possible_scores(row, score_field(row.row, paper), known), std::nullopt, ratio(0)};
  if (row.printed && made.scores.contains(ratio(*row.printed))) made.printed = ratio(*row.printed);
  made.taken = made.printed ? *made.printed : made.scores.hull()->low()->value;
  return made;
}

// ------------------------------------------------------------------------------------------------ totals

/// The total of a form for any scores of its lines: their sum, or what the pack makes of them across rows.
class totals {
 public:
  totals(const form& paper, const pack& rules, const scorecard& card, const std::vector<finding>& findings)
      : paper_(paper), rules_(rules), card_(card) {
    const standings known(findings);
    take(card.execution, known);
    for (const line& row : card.rows) take(row, known);
    for (const open_line& one : lines_) taken_ += one.taken;
  }

  [[nodiscard]] const std::vector<open_line>& lines() const noexcept { return lines_; }

  /// Every total that is possible.
  [[nodiscard]] value_set all() const {
    if (card_.across) return across([](const open_line& one) { return one.scores; });
    value_set sum = value_set::point(ratio(0));
    for (const open_line& one : lines_) sum = merged_rows::bounded(sum + one.scores);
    return sum;
  }

  /// The totals for these scores of one line, the others as taken.
  [[nodiscard]] value_set totals_for(const open_line& one, const value_set& scores) const {
    if (!card_.across) return value_set::point(taken_ - one.taken) + scores;
    return across([&](const open_line& other) { return &other == &one ? scores : value_set::point(other.taken); });
  }

 private:
  void take(const line& row, const standings& known) {
    if (row.scored) lines_.push_back(open_line_of(row, paper_, known));
  }

  /// The hull of the totals under the rules across rows.
  template <class ScoresOf>
  [[nodiscard]] value_set across(const ScoresOf& scores_of) const {
    scorecard other = card_;
    for (const open_line& one : lines_) {
      line& row = one.row == 0 ? other.execution : other.rows[one.row - 1];
      row.printed.reset();
      row.points = {};
      row.points.points = scores_of(one);
      row.points.taken = row.points.points.single();
    }
    const auto made = applied_across(other, paper_, rules_);
    return made ? value_set(made->total.points) : value_set();
  }

  const form& paper_;
  const pack& rules_;
  const scorecard& card_;
  std::vector<open_line> lines_;
  ratio taken_;
};

// ------------------------------------------------------------------------------------------------ grades

/// The totals from which a grade is given.
inline interval graded_from(const decimal& least, const pack& rules) {
  if (!rules.grade.rounding) return interval::at_least(ratio(least));
  const decimal first = round(ratio(least), {rules.grade.rounding->places, rounding_mode::ceiling});
  const auto printing = preimage(first, *rules.grade.rounding).hull();
  return {printing->low(), std::nullopt};
}

inline value_set totals_of_grade(grade grade, const pack& rules) {
  const decimal* least = rules.grade.least(grade);
  value_set band = least ? value_set(graded_from(*least, rules)) : value_set::all();
  const auto better = better_than(grade);
  if (!better) return band;
  const decimal& next = *rules.grade.least(*better);
  if (rules.grade.whole_numbers && !rules.grade.rounding)
    return band & value_set(interval::at_most(ratio(next - decimal(1))));
  return band & complement(value_set(graded_from(next, rules)));
}

/// Whether some of the totals get a grade at least so good, and some do not.
inline bool straddles(const value_set& totals, const interval& graded) {
  const value_set better(graded);
  return intersects(totals, better) && !better.contains(totals);
}

/// The score of the line from which the total is graded so; nothing where it cannot be given exactly.
inline std::optional<ratio> flip_of(const totals& sums, const open_line& one, const interval& graded) {
  const ratio edge = graded.low()->value;
  const auto total_at = [&](const ratio& score) { return sums.totals_for(one, value_set::point(score)).single(); };
  ratio low = one.scores.hull()->low()->value;
  ratio high = one.scores.hull()->high()->value;
  for (int step = 0; step < 16; ++step) {  // a sum is found at once, a total with caps after as many bends as it has
    const auto at_low = total_at(low);
    const auto at_high = total_at(high);
    if (!at_low || !at_high || *at_low == *at_high) return std::nullopt;
    const ratio score = low + (edge - *at_low) * (high - low) / (*at_high - *at_low);
    const auto reached = total_at(score);
    if (!reached) return std::nullopt;
    if (*reached == edge) return score;
    (*reached < edge ? low : high) = score;
  }
  return std::nullopt;
}

inline void add_hinge(const totals& sums, const open_line& one, grade grade, const pack& rules, const form& paper,
                      grade_range& range) {
  const auto flips_at = flip_of(sums, one, graded_from(*rules.grade.least(grade), rules));
  if (flips_at)
    range.hangs_on.push_back({name_field(score_field(one.row, paper), paper), *flips_at, one.printed, grade});
}

/// The scores that change the grade by themselves or, if none does, all that are open.
inline void find_hinges(const totals& sums, const value_set& all, const pack& rules, const form& paper,
                        grade_range& range) {
  for (const grade grade : {grade::fair, grade::good, grade::excellent}) {
    const interval graded = graded_from(*rules.grade.least(grade), rules);
    if (!straddles(all, graded)) continue;
    std::vector<const open_line*> open;
    std::vector<const open_line*> alone;
    for (const open_line& one : sums.lines()) {
      if (!one.is_open()) continue;
      open.push_back(&one);
      if (straddles(sums.totals_for(one, one.scores), graded)) alone.push_back(&one);
    }
    for (const open_line* one : alone.empty() ? open : alone) add_hinge(sums, *one, grade, rules, paper, range);
  }
  std::stable_sort(range.hangs_on.begin(), range.hangs_on.end(),
                   [](const grade_hinge& a, const grade_hinge& b) { return a.field.field < b.field.field; });
}

// ------------------------------------------------------------------------------------------------ in words

/// 指标3“路灯”; the execution score has no number.
inline std::string words_of(const grade_hinge& hinge, language language) {
  const bool zh = language == language::zh;
  if (hinge.field.field.part != part::indicators) return zh ? "预算执行率得分" : "the execution score";
  const std::string number = std::to_string(hinge.field.field.index);
  std::string_view name = hinge.field.label;
  if (const std::string_view column = "/得分"; name.ends_with(column)) name.remove_suffix(column.size());
  return zh ? "指标" + number + "“" + std::string(name) + "”" : "indicator " + number + ", " + std::string(name);
}

/// 差0.4分: how far the printed score is from the grade; 9.6分起为优 where none is printed.
inline std::string distance_words(const grade_hinge& hinge, language language) {
  const bool zh = language == language::zh;
  const auto points = [&](const ratio& value) { return number_words::near_text(value, language); };
  if (!hinge.printed) {
    const std::string start = points(hinge.flips_at);
    return zh ? "（" + start + "分起为" + std::string(perfeval::words_of(hinge.grade, language)) + "）"
              : " (" + std::string(perfeval::words_of(hinge.grade, language)) + " from " + start + " points)";
  }
  if (*hinge.printed == hinge.flips_at) return zh ? "（恰好达到）" : " (just reached)";
  const bool below = *hinge.printed < hinge.flips_at;
  const std::string apart = points(below ? hinge.flips_at - *hinge.printed : *hinge.printed - hinge.flips_at);
  if (zh) return (below ? "（差" : "（高出") + apart + "分）";
  return " (" + apart + (below ? " points short)" : " points to spare)");
}

inline std::string hinges_text(const std::vector<grade_hinge>& hinges, language language) {
  constexpr std::size_t shown = 3;
  const bool zh = language == language::zh;
  std::string text;
  std::size_t named = 0;
  std::size_t fields = 0;
  for (std::size_t i = 0; i < hinges.size(); ++i) {
    if (i != 0 && hinges[i].field.field == hinges[i - 1].field.field) continue;
    if (++fields > shown) continue;
    if (named++ != 0) text += zh ? "、" : "; ";
    text += words_of(hinges[i], language) + distance_words(hinges[i], language);
  }
  if (fields == named) return text;
  return zh ? text + "等" + std::to_string(fields) + "项得分"
            : text + "; and " + std::to_string(fields - named) + " more";
}

}  // namespace detail::grade_ranges

PERFEVAL_INLINE std::optional<grade_range> grade_range_of(const form& paper, const pack& rules, const scorecard& card,
                                                          const form_audit& result) {
  using namespace detail::grade_ranges;
  const auto has_score = [](const line& row) { return row.printed.has_value(); };
  const auto not_exact = [](const trouble& one) { return one.kind == trouble_kind::total_not_exact; };
  if (!card.total || std::none_of(card.rows.begin(), card.rows.end(), has_score) ||
      std::any_of(card.troubles.begin(), card.troubles.end(), not_exact))
    return std::nullopt;
  const totals sums(paper, rules, card, result.findings);
  const value_set all = sums.all();
  const auto hull = all.hull();
  if (!hull) return std::nullopt;
  grade_range range{hull->low()->value, hull->high()->value, {}, {}};
  for (const grade grade : {grade::excellent, grade::good, grade::fair, grade::poor})
    if (intersects(all, totals_of_grade(grade, rules))) range.grades.push_back(grade);
  if (range.grades.size() > 1) find_hinges(sums, all, rules, paper, range);
  return range;
}

PERFEVAL_INLINE std::string message(const grade_range& range, language language) {
  const bool zh = language == language::zh;
  std::string text;
  for (const grade grade : range.grades)
    text += (text.empty() ? "" : zh ? "或" : " or ") + std::string(words_of(grade, language));
  if (text.empty()) return zh ? "没有对应的等级" : "no grade";
  if (range.grades.size() == 1) return text + (zh ? "，确定" : ", certain");
  if (range.hangs_on.empty()) return text;
  return text + (zh ? "：取决于" : ": depends on ") + detail::grade_ranges::hinges_text(range.hangs_on, language);
}

}  // namespace v0
}  // namespace perfeval
