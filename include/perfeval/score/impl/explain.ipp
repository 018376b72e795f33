#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/rule/piece_words.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/score/impl/scorecard.ipp>

#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::records {

inline std::string points_text(const line& row) {
  if (!row.points.known()) return "not known / 无法判断";
  const ratio* fixed = row.points.fixed();
  std::string text = fixed ? to_string(*fixed) : to_string(row.points.points);
  if (!fixed && row.points.taken) text += ", taken " + to_string(*row.points.taken);
  return text;
}

/// `points`: points_text(row).
inline std::string summary_of(const line& row, std::string points) {
  if (row.with_row != 0) return "scored with indicators[" + std::to_string(row.with_row) + "] / 与该行合并计分";
  if (!row.scored) return "not scored / 不计分";
  if (row.weight) points += " of " + to_string(*row.weight);
  if (row.printed) points += ", printed " + to_string(*row.printed);
  return points;
}

inline std::string total_text(const scorecard& card) {
  if (!card.total) return "nothing is scored / 无计分行";
  if (card.total->exact) return to_string(*card.total->exact);
  return "between " + to_string(card.total->low) + " and " + to_string(card.total->high);
}

inline explanation leaf(const char* title, std::string value, place place = {}, const clause* source = nullptr) {
  return {title, std::move(value), source, place, std::nullopt, {}};
}

/// Which entry of the pack spoke, by its parameter.
inline std::string rule_text(const line& row, const indicator& indicator, const pack& rules) {
  if (row.deducts) return "none: a row of deductions / 扣分项";
  if (row.worded_rule) return "none: a rule in words on the form / 表内自定规则";
  if (row.shares_score) return "the sum of the rows of one cell / 合并计分";
  if (!row.rule.empty()) return row.rule;
  for (std::size_t i = 0; i < rules.rows.size(); ++i)
    if (rules.rows[i].fits(indicator)) return "rows[" + std::to_string(i + 1) + "]";
  switch (row.reading().direction) {
    case direction::at_least:
      return "quant.at_least";
    case direction::at_most:
      return row.reading().low.is_zero() ? "quant.none_above" : "quant.at_most";
    case direction::equal:
    case direction::within:
      return "quant.equal";
    case direction::undecided:
      return "quant.at_least or quant.at_most";
    case direction::deadline:
      return "quant.none_above";
    case direction::qualitative:
    case direction::yes_no:
      return "qual.tiers";
    default:
      return "none";
  }
}

/// The curve to which the line's x applies; nullptr if none is recorded.
inline const curve* recorded_curve(const line& row, const indicator& indicator, const pack& rules) {
  if (!row.x || !row.as_read) return nullptr;
  const row_rule* rule = bound_rules::recorded_rule(*row.as_read, rule_of(indicator, rules), rules);
  return rule && !rule->code ? &rule->points : nullptr;
}

inline std::string target_text(const indicator& row, const row_reading& reading) {
  std::string text(trimmed(row.target.text));
  if (!reading.measurable() || reading.direction == direction::deadline) return text;
  text += " = " + to_string(reading.low);
  return reading.low == reading.high ? text : text + " to " + to_string(reading.high);
}

inline std::string actual_text(const indicator& row, const row_reading& reading) {
  std::string text(trimmed(row.actual.text));
  if (!reading.measurable() || reading.direction == direction::deadline || !reading.actual) return text;
  return text + " = " + (reading.value() ? to_string(*reading.value()) : to_string(*reading.actual));
}

inline std::string direction_text(const row_reading& reading) {
  const char* result = reading.result == outcome::met      ? ", met 达到"
                       : reading.result == outcome::missed ? ", missed 未达到"
                                                           : "";
  return to_text(reading.direction) + (reading.strict ? ", strict" : "") + result;
}

/// Why the line adds what it adds. `points`: points_text(row).
inline std::string counted_text(const line& row, const scoring::settled& value, const std::string& points) {
  if (!value.exact) {
    const char* reason = !row.printed         ? ": no score is printed"
                         : row.points.known() ? ": the rule refutes the printed score"
                                              : ": not known";
    return "open, " + to_string(value.low) + " to " + to_string(value.high) + reason;
  }
  if (row.points.fixed()) return points + ": the rule fixes it";
  const std::string text = to_string(*value.exact);
  if (row.points.taken) return text + ": the rule names it";
  return text + (ratio(*row.printed) == *value.exact ? ": printed, and not refuted"
                                                     : ": the reading that the printed score fits");
}

inline void explain_curve(const line& row, const curve* spoke, explanation& explanation) {
  if (!row.x) return;
  explanation.children.push_back(leaf("x", to_string(*row.x)));
  if (!spoke || row.segment >= spoke->segments().size()) return;
  const std::string piece = std::to_string(row.segment + 1) + ": " + to_text(spoke->segments()[row.segment]);
  explanation.children.push_back(leaf("piece 分段", piece));
}

inline void explain_counted(const line& row, std::string points, const figure& printed,
                            const std::optional<rounding>& by_rounding, const pack& rules, explanation& explanation) {
  const scoring::settled value = scoring::settle(row, rules);
  explanation.adds = value.exact;
  std::string counted = counted_text(row, value, points);
  explanation.children.push_back(leaf("points 应得", std::move(points)));
  if (by_rounding) explanation.children.push_back(leaf("rounding 舍入", to_string(*by_rounding)));
  if (row.printed) explanation.children.push_back(leaf("printed 自评", to_string(*row.printed), printed.place));
  if (!row.failure.empty()) explanation.children.push_back(leaf("failed 出错", row.failure));
  explanation.children.push_back(leaf("counted 计入", std::move(counted)));
}

/// The rows scored together with the first of them: what each earns of its own weight.
inline void explain_together(const scorecard& card, const line& first, const form& form, const pack& rules,
                             explanation& node) {
  for (std::size_t i = first.row - 1; i < card.rows.size(); ++i) {
    const line& row = card.rows[i];
    if (row.row != first.row && row.with_row != first.row) return;
    const indicator& paper = form.indicators[i];
    if (!paper.weight.has_value() || paper.weight.value.sign() < 0 || row.worded_rule) continue;
    line own = row;
    own.points = points_of(row.reading(), paper.weight.value, rule_of(paper, rules), rules);
    node.children.push_back({"indicators[" + std::to_string(row.row) + "] " + std::string(trimmed(paper.name.text)),
                             points_text(own) + " of " + to_string(paper.weight.value),
                             nullptr,
                             paper.name.place,
                             std::nullopt,
                             {}});
  }
}

inline explanation row_explanation(const scorecard& card, const line& row, const form& form, const pack& rules) {
  const indicator& paper = form.indicators[row.row - 1];
  std::string points = points_text(row);
  explanation node{"indicators[" + std::to_string(row.row) + "] " + std::string(trimmed(paper.name.text)),
                   summary_of(row, points),
                   nullptr,
                   paper.name.place,
                   std::nullopt,
                   {}};
  if (!row.scored) return node;
  const row_reading& reading = row.reading();
  std::string spoke = rule_text(row, paper, rules);
  node.source = row.points.known() ? &rules.source(spoke.substr(0, spoke.find('[')), row.points.source) : nullptr;
  node.children.reserve(10);
  node.children.push_back(leaf("rule 规则", std::move(spoke) + " of " + rules.id + " " + rules.version));
  node.children.push_back(leaf("target 目标", target_text(paper, reading), paper.target.place));
  node.children.push_back(leaf("actual 完成", actual_text(paper, reading), paper.actual.place));
  node.children.push_back(leaf("read as 读作", direction_text(reading)));
  explain_curve(row, recorded_curve(row, paper, rules), node);
  if (row.shares_score && row.failure.empty()) explain_together(card, row, form, rules, node);
  explain_counted(row, std::move(points), paper.score, rules.quant.rounding, rules, node);
  return node;
}

inline explanation execution_explanation(const line& row, const form& form, const pack& rules) {
  const budget_line& paper = *total_budget_line(form);
  const figure& budget = budget_of(paper, form, rules);
  std::string points = points_text(row);
  explanation node{"budget.total 预算执行",
                   summary_of(row, points),
                   &rules.source("execution.points", topic::execution),
                   paper.label.place,
                   std::nullopt,
                   {}};
  node.children.reserve(8);
  node.children.push_back(leaf("rule 规则", "execution.points of " + rules.id + " " + rules.version));
  node.children.push_back(leaf("budget 预算", std::string(trimmed(budget.text)), budget.place));
  node.children.push_back(leaf("executed 执行", std::string(trimmed(paper.executed.text)), paper.executed.place));
  explain_curve(row, row.x ? &rules.execution.points : nullptr, node);
  explain_counted(row, std::move(points), paper.score, rules.execution.rounding, rules, node);
  return node;
}

inline std::string interval_text(const interval& points) {
  return points.is_point() ? to_string(points.low()->value) : to_string(points);
}

/// What of the difference is fixed: the points that a rule across rows adds, or takes away.
inline std::optional<ratio> added_by(const interval& before, const interval& after) {
  if (!before.is_point() || !after.is_point()) return std::nullopt;
  return after.low()->value - before.low()->value;
}

inline const char* standing_text(standing standing) noexcept {
  switch (standing) {
    case standing::missing:
      return "missing 缺完成值: anything from 0 to its weight";
    case standing::not_applicable:
      return "not applicable 不适用: leaves, its weight is carried by the others";
    case standing::excused:
      return "excused 免责: nothing is deducted";
    default:
      return "carries the weight of what left 分担权重";
  }
}

/// A row whose weight or points the pack changed: what it adds now.
inline void explain_standing(const across_row& counted, const line& row, explanation& node) {
  const bool changed = counted.standing != standing::counted || (row.weight && counted.weight != ratio(*row.weight));
  if (!node.adds && !changed && !counted.points.is_point()) return;
  const interval before = node.adds ? interval(*node.adds) : counted.points;
  if (!changed && before == counted.points) return;
  node.adds = counted.points.is_point() ? std::optional<ratio>(counted.points.low()->value) : std::nullopt;
  const char* reason = changed ? standing_text(counted.standing) : "missing 缺完成值: nothing";
  node.children.push_back(
      leaf("across 跨行", interval_text(counted.points) + " of " + to_string(counted.weight) + ": " + reason));
}

inline explanation cap_node(const capped_group& cap, std::size_t rule, const pack& rules) {
  const interval after = across_sums::at_most(cap.before, cap.most);
  explanation node = leaf(
      "cap 封顶",
      "across.caps[" + std::to_string(rule + 1) + "]: " + interval_text(cap.before) + " cut to " + to_string(cap.most),
      {}, &rules.source("across.caps", topic::weights));
  node.adds = added_by(cap.before, after);
  return node;
}

inline std::size_t cap_of(std::uint32_t group, const pack& rules) {
  std::size_t i = 0;
  while (i < rules.across.caps.size() && static_cast<std::uint32_t>(rules.across.caps[i].category) != group) ++i;
  return i;
}

/// The rows as they count, then caps and vetoes with what they take away.
inline void explain_across(const scorecard& card, const form& form, const pack& rules, explanation& root) {
  const across_record& made = *card.across;
  const std::size_t first =
      root.children.size() - form.indicators.size();  // behind the execution line, if there is one
  for (std::size_t i = 0; i < form.indicators.size(); ++i)
    explain_standing(made.total.rows[i], card.rows[i], root.children[first + i]);
  if (first == 1) explain_standing(made.total.rows.back(), card.execution, root.children.front());
  for (const capped_group& cap : made.total.capped)
    root.children.push_back(cap_node(cap, cap_of(cap.group, rules), rules));
  if (made.vetoes.empty()) return;
  std::string name;
  for (const held_veto& veto : made.vetoes)
    name += (name.empty() ? "" : ", ") + ("across.vetoes[" + std::to_string(veto.rule + 1) + "] by indicators[" +
                                          std::to_string(veto.row + 1) + "]");
  explanation node = leaf("veto 一票否决", name + ": total at most " + interval_text(made.total.points), {},
                          &rules.source("across.vetoes", topic::weights));
  node.adds = added_by(made.total.before_vetoes, made.total.points);
  root.children.push_back(std::move(node));
}

inline std::string grade_text(grade grade) {
  switch (grade) {
    case grade::excellent:
      return "excellent 优";
    case grade::good:
      return "good 良";
    case grade::fair:
      return "fair 中";
    default:
      return "poor 差";
  }
}

}  // namespace detail::records

PERFEVAL_INLINE explanation explanation_of(const scorecard& card, const form& paper, const pack& rules,
                                           std::uint32_t only_row) {
  if (only_row > card.rows.size())
    throw invalid_value("the form has no indicator " + std::to_string(only_row) + "; it has " +
                        std::to_string(card.rows.size()));
  if (only_row != 0) return detail::records::row_explanation(card, card.rows[only_row - 1], paper, rules);
  explanation root{std::string(trimmed(paper.project.text)),
                   "total " + detail::records::total_text(card),
                   nullptr,
                   paper.project.place,
                   std::nullopt,
                   {}};
  if (card.total) root.adds = card.total->exact;
  root.children.reserve(card.rows.size() + 2);
  if (card.execution.scored)
    root.children.push_back(detail::records::execution_explanation(card.execution, paper, rules));
  for (const line& row : card.rows) root.children.push_back(detail::records::row_explanation(card, row, paper, rules));
  if (card.across) detail::records::explain_across(card, paper, rules, root);
  if (card.grade)
    root.children.push_back(detail::records::leaf("grade 等级", detail::records::grade_text(*card.grade),
                                                  paper.total.grade.place,
                                                  &rules.source("grade.bounds", topic::grade)));
  return root;
}

PERFEVAL_INLINE std::string to_text(direction direction) {
  switch (direction) {
    case direction::at_least:
      return "at least 正向";
    case direction::at_most:
      return "at most 反向";
    case direction::equal:
      return "equal 等于";
    case direction::undecided:
      return "undecided 未定";
    case direction::within:
      return "within a range 区间";
    case direction::deadline:
      return "deadline 期限";
    case direction::qualitative:
      return "qualitative 定性";
    case direction::yes_no:
      return "yes or no 是否";
    default:
      return "not comparable 无法比较";
  }
}

PERFEVAL_INLINE std::string explain(const line& row, const std::string& name, const pack& rules) {
  std::string text = name + ": " + detail::records::summary_of(row, detail::records::points_text(row));
  if (!row.scored) return text;
  if (row.row != 0) text += "; " + to_text(row.reading().direction);
  if (row.x) text += "; x = " + to_string(*row.x) + ", piece " + std::to_string(row.segment + 1);
  if (row.points.known()) text += "; " + citation(rules.source(row.points.source));
  return text;
}

PERFEVAL_INLINE std::string explain(const scorecard& card, const form& form, const pack& rules,
                                    std::uint32_t only_row) {
  return to_text(explanation_of(card, form, rules, only_row));
}

}  // namespace v0
}  // namespace perfeval
