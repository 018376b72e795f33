#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/score/explain.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail {

inline std::string points_text(const line& row) {
  if (!row.points.known()) return "not known / 无法判断";
  const ratio* fixed = row.points.fixed();
  std::string text = fixed ? to_string(*fixed) : to_string(row.points.points);
  if (!fixed && row.points.taken) text += ", taken " + to_string(*row.points.taken);
  return text;
}

inline std::string total_text(const scorecard& card) {
  if (!card.total) return "nothing is scored";
  if (card.total->exact) return to_string(*card.total->exact);
  return "between " + to_string(card.total->low) + " and " + to_string(card.total->high);
}

}  // namespace detail

PERFEVAL_INLINE std::string words_of(direction towards) {
  switch (towards) {
    case direction::at_least: return "at least 正向";
    case direction::at_most: return "at most 反向";
    case direction::equal: return "equal 等于";
    case direction::undecided: return "undecided 未定";
    case direction::within: return "within a range 区间";
    case direction::deadline: return "deadline 期限";
    case direction::qualitative: return "qualitative 定性";
    case direction::yes_no: return "yes or no 是否";
    default: return "not comparable 无法比较";
  }
}

PERFEVAL_INLINE std::string explain(const line& row, const std::string& name, const pack& rules) {
  std::string text = name + ": ";
  if (!row.scored) return text + "not scored / 不计分";
  text += detail::points_text(row);
  if (row.weight) text += " of " + to_string(*row.weight);
  if (row.printed) text += ", printed " + to_string(*row.printed);
  if (row.row != 0) text += "; " + words_of(row.reading().towards);
  if (row.x) text += "; x = " + to_string(*row.x) + ", piece " + std::to_string(row.segment + 1);
  if (row.points.known()) text += "; " + citation(rules.source(row.points.source));
  return text;
}

PERFEVAL_INLINE std::string explain(const scorecard& card, const form& of, const pack& rules, std::uint32_t only_row) {
  const auto named = [&of](const line& row) {
    return "indicators[" + std::to_string(row.row) + "] " + std::string(trimmed(of.indicators[row.row - 1].name.text));
  };
  if (only_row != 0) {
    if (only_row > card.rows.size()) throw invalid_value("the form has no indicator " + std::to_string(only_row));
    return explain(card.rows[only_row - 1], named(card.rows[only_row - 1]), rules) + "\n";
  }
  std::string text = std::string(trimmed(of.project.text)) + "\ntotal: " + detail::total_text(card) + "\n";
  if (card.execution.scored) text += "├─ " + explain(card.execution, "budget.total 预算执行", rules) + "\n";
  for (std::size_t i = 0; i < card.rows.size(); ++i)
    text += (i + 1 == card.rows.size() ? "└─ " : "├─ ") + explain(card.rows[i], named(card.rows[i]), rules) + "\n";
  return text;
}

}  // namespace v0
}  // namespace perfeval
