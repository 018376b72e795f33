#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/number_words.hpp>
#include <perfeval/rule/piece_words.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/score/impl/belongs_to.ipp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::records {

/// How a record is worded: its language, and its numbers.
struct wording {
  perfeval::language language = perfeval::language::en;
  perfeval::fractions fractions = perfeval::fractions::near;

  [[nodiscard]] bool chinese() const noexcept { return language == perfeval::language::zh; }
  [[nodiscard]] bool near() const noexcept { return fractions == perfeval::fractions::near; }
  [[nodiscard]] const char* pick(const char* zh, const char* en) const noexcept { return chinese() ? zh : en; }
  /// `printed`: the figure on the form that the number must not read like.
  [[nodiscard]] std::string number(const ratio& value, const std::optional<decimal>& printed = {}) const {
    return near() ? number_words::near_text(value, language, printed) : to_string(value);
  }
  [[nodiscard]] std::string set(const value_set& points) const {
    if (near()) return number_words::near_text(points.parts(), language);
    return chinese() ? number_words::exact_text(points, language) : to_string(points);
  }
};

inline std::string points_text(const line& row, const wording& words) {
  if (!row.points.known()) return words.pick("无法判断", "not known");
  const ratio* fixed = row.points.fixed();
  if (fixed) return words.number(*fixed, row.printed);
  const std::string text = words.set(row.points.points);
  return row.points.taken ? text + words.pick("，取", ", taken ") + words.number(*row.points.taken, row.printed) : text;
}

/// `points`: points_text(row).
inline std::string summary_of(const line& row, std::string points, const wording& words) {
  if (row.with_row != 0) {
    const std::string first = std::to_string(row.with_row);
    return words.chinese() ? "与第" + first + "项指标合并计分" : "scored with indicators[" + first + "]";
  }
  if (!row.scored) return words.pick("不计分", "not scored");
  if (row.weight) points += words.pick("，分值", " of ") + to_string(*row.weight);
  if (row.printed) points += words.pick("，填报", ", printed ") + to_string(*row.printed);
  return points;
}

inline std::string total_text(const scorecard& card, const wording& words) {
  const std::string total = words.pick("总分", "total ");
  if (!card.total) return total + words.pick("：没有计分的行", "nothing is scored");
  if (card.total->exact) return total + words.number(*card.total->exact);
  if (card.total->low == card.total->high) return total + words.number(card.total->low);
  const std::string low = words.number(card.total->low), high = words.number(card.total->high);
  return total + (words.chinese() ? low + "至" + high : "between " + low + " and " + high);
}

inline explanation leaf(const char* title, std::string value, place place = {}, std::optional<clause> source = {}) {
  return {title, std::move(value), std::move(source), place, std::nullopt, {}};
}

/// An entry of the pack: by its parameter in English, as the paper speaks of it in Chinese.
inline std::string entry_text(rule_entry entry, const indicator& indicator, const pack& rules, const wording& words) {
  if (!words.chinese()) return parameter_of(entry, indicator, rules);
  switch (entry) {
    case rule_entry::none:
      break;
    case rule_entry::row: {
      const auto fits = [&](const row_match& one) { return one.fits(indicator); };
      const auto found = std::find_if(rules.rows.begin(), rules.rows.end(), fits);
      return "第" + std::to_string(found - rules.rows.begin() + 1) + "条单项指标规则";
    }
    case rule_entry::at_least:
      return "定量指标，不低于指标值为达到";
    case rule_entry::at_most:
      return "定量指标，不高于指标值为达到";
    case rule_entry::equal:
      return "定量指标，等于指标值为达到";
    case rule_entry::none_above:
      return "超出零指标值或期限";
    case rule_entry::tiers:
      return "定性指标分档";
    case rule_entry::execution:
      return "预算执行率";
  }
  return "无";
}

/// Which entry of the pack gives the points: written by the code that gives them.
inline std::string rule_text(const line& row, const indicator& indicator, const pack& rules, const wording& words) {
  if (row.deducts) return words.pick("无，扣分项", "none: a row of deductions");
  if (row.bonus) return words.pick("无，加分项", "none: a row of bonus points");
  if (row.worded_rule) return words.pick("无，按表内自定的规则", "none: a rule in words on the form");
  if (row.shares_score) return words.pick("合并计分各行之和", "the sum of the rows of one cell");
  if (!row.rule.empty()) return row.rule;
  if (row.entry == rule_entry::none) return words.pick("无", "none");
  const std::string first = entry_text(row.entry, indicator, rules, words);
  if (row.second.entry == rule_entry::none) return first;
  return first + words.pick("；或", " or ") + entry_text(row.second.entry, indicator, rules, words);
}

/// The curve of an entry; nullptr if it is code, or no curve.
inline const curve* curve_of(rule_entry entry, const row_rule* own, const pack& rules) {
  const auto data = [](const row_rule& rule) { return rule.code ? nullptr : &rule.points; };
  switch (entry) {
    case rule_entry::none:
      break;
    case rule_entry::row:
      return own ? data(*own) : nullptr;
    case rule_entry::at_least:
      return data(rules.quant.at_least);
    case rule_entry::at_most:
      return data(rules.quant.at_most);
    case rule_entry::equal:
      return data(rules.quant.equal);
    case rule_entry::none_above:
      return &rules.quant.none_above;
    case rule_entry::tiers:
      return &rules.qual.tiers;
    case rule_entry::execution:
      return &rules.execution.points;
  }
  return nullptr;
}

/// The unit in which target and actual are compared, as it stands behind a number: 元, 元/年; empty for shares.
inline std::string common_unit(const indicator& row, const form& form) {
  for (const unit& one : {row.wanted.unit, row.found.unit, unit_beside(row, form)}) {
    if (one.base.empty()) continue;
    if (one.dimension == dimension::share) return {};
    return one.per.empty() ? one.base : one.base + "/" + one.per;
  }
  return {};
}

/// The text of a cell and the amount that it was read as, if that looks different: ≥12万元，即120000元.
inline std::string with_amount(const cell& cell, const std::string& amount, const wording& words) {
  const std::string text(trimmed(cell.text));
  return text.ends_with(amount) ? text : text + words.pick("，即", " = ") + amount;
}

inline std::string target_text(const indicator& row, const row_reading& reading, const form& form,
                               const wording& words) {
  if (!reading.measurable() || reading.direction == direction::deadline) return std::string(trimmed(row.target.text));
  std::string amount = words.number(reading.low);
  if (reading.low != reading.high) amount += words.pick("至", " to ") + words.number(reading.high);
  return with_amount(row.target, amount + common_unit(row, form), words);
}

inline std::string actual_text(const indicator& row, const row_reading& reading, const form& form,
                               const wording& words) {
  if (!reading.measurable() || reading.direction == direction::deadline || !reading.actual)
    return std::string(trimmed(row.actual.text));
  if (!reading.value()) return with_amount(row.actual, words.set(*reading.actual), words);
  return with_amount(row.actual, words.number(*reading.value()) + common_unit(row, form), words);
}

inline std::string direction_text(const row_reading& reading, const wording& words) {
  std::string text(words_of(reading.direction, words.language));
  if (reading.strict) text += words.pick("，不含本数", ", strict");
  if (reading.result == outcome::met) text += words.pick("，达到", ", met");
  if (reading.result == outcome::missed) text += words.pick("，未达到", ", missed");
  return text;
}

/// Why a line is open.
inline const char* open_reason(const line& row, const wording& words) {
  if (!row.failure.empty()) return words.pick("评分规则出错", "the rule failed");
  if (!row.printed) return words.pick("没有填报得分", "no score is printed");
  return row.points.known() ? words.pick("填报的得分不符合规则", "the rule refutes the printed score")
                            : words.pick("无法判断", "not known");
}

/// Why a line adds the value it adds.
inline const char* taken_reason(const line& row, const ratio& value, const wording& words) {
  if (row.points.taken) return words.pick("规则指定", "the rule names it");
  return ratio(*row.printed) == value ? words.pick("填报的得分，规则不否定", "printed, and not refuted")
                                      : words.pick("与填报的得分相符的读法", "the reading that the printed score fits");
}

/// Why the line adds what it adds. `points`: points_text(row).
inline std::string counted_text(const line& row, const scoring::settled& value, const std::string& points,
                                const wording& words) {
  const char* colon = words.pick("：", ": ");
  if (!value.exact)
    return words.pick("未定，", "open, ") + words.number(value.low) + words.pick("至", " to ") +
           words.number(value.high) + colon + open_reason(row, words);
  if (row.points.fixed()) return points + colon + words.pick("由规则确定", "the rule fixes it");
  return words.number(*value.exact, row.printed) + colon + taken_reason(row, *value.exact, words);
}

/// 得满分；不得分；得分为分值乘以x；得分为分值乘以0.6至0.8（不含0.8）.
inline std::string shares_in_chinese(const segment& piece) {
  const auto factor = [](const moebius& line) {
    const std::string text = to_text(line);
    return text.find(' ') == text.npos ? text : "（" + text + "）";
  };
  const std::string low = factor(piece.low);
  if (piece.low == piece.high) return low == "1" ? "得满分" : low == "0" ? "不得分" : "得分为分值乘以" + low;
  const std::string high = factor(piece.high);
  std::string open = piece.low_closed ? "" : low;
  if (!piece.high_closed) open += (open.empty() ? "" : "和") + high;
  return "得分为分值乘以" + low + "至" + high + (open.empty() ? "" : "（不含" + open + "）");
}

/// x为0至1（不含1）；x不高于1.
inline std::string domain_in_chinese(const interval& domain, const wording& words) {
  const bool is_half_open = domain.low().has_value() != domain.high().has_value();
  return (is_half_open ? "x" : "x为") + words.set(domain);
}

/// "2: x in [0, 1): x"; 第2段，x为0至1（不含1）时，得分为分值乘以x.
inline std::string piece_text(const segment& piece, std::uint32_t number, const wording& words) {
  if (!words.chinese()) return std::to_string(number) + ": " + to_text(piece);
  return "第" + std::to_string(number) + "段，" + domain_in_chinese(piece.domain, words) + "时，" +
         shares_in_chinese(piece);
}

inline std::string rounding_text(const rounding& rounding, const wording& words) {
  if (!words.chinese()) return to_string(rounding);
  return "保留" + std::to_string(rounding.places) + "位小数，" + std::string(words_of(rounding.mode, words.language));
}

inline asked_rule first_rule(const line& row) { return {row.entry, row.segment, row.x}; }

/// What x stands for.
inline const char* x_title(const asked_rule& asked, const indicator& paper, const pack& rules, const wording& words) {
  if (!words.chinese()) return "x";
  if (asked.entry == rule_entry::execution) return "执行数与预算数之比（x）";
  if (asked.entry == rule_entry::none_above) return "超出的数量（x）";
  if (asked.entry == rule_entry::tiers) return "档次（x）";
  const row_rule* own = asked.entry == rule_entry::row ? rule_of(paper, rules) : nullptr;
  if (own && own->x != argument::share_of_target) return "实际完成值（x）";
  return "完成值与指标值之比（x）";
}

/// x and the piece of one rule that gives the points.
inline void explain_piece(const asked_rule& asked, const indicator& paper, const pack& rules, const wording& words,
                          explanation& explanation) {
  if (!asked.x) return;
  explanation.children.push_back(leaf(x_title(asked, paper, rules, words), words.number(*asked.x)));
  if (const segment* piece = piece_of(asked, paper, rules))
    explanation.children.push_back(leaf(words.pick("分段", "piece"), piece_text(*piece, asked.segment, words)));
}

/// What a strict target on a count admits where the actual equals it.
inline const char* strict_text(const line& row, const wording& words) {
  const bool tie = row.row != 0 && row.reading().strict_tie && row.points.known() && !row.points.fixed();
  return tie ? words.pick("恰好等于目标：从差一个单位的得分起，不到满分",
                          "equal to the target: from the points of one unit short of it up to, but without, all points")
             : "";
}

inline void explain_counted(const line& row, std::string points, const figure& printed,
                            const std::optional<rounding>& applied, const pack& rules, const wording& words,
                            explanation& explanation) {
  const scoring::settled value = scoring::settle(row, rules);
  explanation.adds = value.exact;
  std::string counted = counted_text(row, value, points, words);
  const auto add = [&](const char* zh, const char* en, std::string text, place place = {}) {
    explanation.children.push_back(leaf(words.pick(zh, en), std::move(text), place));
  };
  add("应得", "points", std::move(points));
  if (applied && row.rounded) add("舍入", "rounding", rounding_text(*applied, words));
  if (row.printed) add("填报", "printed", to_string(*row.printed), printed.place);
  if (!row.failure.empty()) add("出错", "failed", row.failure);
  add("计入", "counted", std::move(counted));
}

/// "quant.at_least of cn-mof-2020 1"; cn-mof-2020第1版：预算执行率.
inline std::string rule_name(const std::string& rule, const pack& rules, const wording& words) {
  return words.chinese() ? rules.id + "第" + rules.version + "版：" + rule
                         : rule + " of " + rules.id + " " + rules.version;
}

inline explanation row_node(const line& row, const indicator& paper, std::string value, const wording& words) {
  const std::string number = std::to_string(row.row);
  const std::string title = words.chinese() ? "第" + number + "项指标" : "indicators[" + number + "]";
  const std::string name(trimmed(paper.name.text));
  return {
      name.empty() ? title : title + ' ' + name, std::move(value), std::nullopt, paper.name.place, std::nullopt, {}};
}

/// The rows scored together with the first of them: what each earns of its own weight.
inline void explain_together(const scorecard& card, const line& first, const form& form, const pack& rules,
                             const wording& words, explanation& node) {
  for (std::size_t i = first.row - 1; i < card.rows.size(); ++i) {
    const line& row = card.rows[i];
    if (row.row != first.row && row.with_row != first.row) return;
    const indicator& paper = form.indicators[i];
    if (!paper.weight.has_value() || paper.weight.value.sign() < 0 || row.worded_rule) continue;
    line own = row;
    point_record record;
    own.points = points_of(row.reading(), paper.weight.value, rule_of(paper, rules), rules, &record);
    explanation child = row_node(
        row, paper, points_text(own, words) + words.pick("，分值", " of ") + to_string(paper.weight.value), words);
    if (own.points.known()) {
      explain_piece(record.first, paper, rules, words, child);
      explain_piece(record.second, paper, rules, words, child);
    }
    if (rules.quant.rounding && own.points.known() && scoring::rounds(record.first.entry, rules))
      child.children.push_back(leaf(words.pick("舍入", "rounding"), rounding_text(*rules.quant.rounding, words)));
    node.children.push_back(std::move(child));
  }
}

inline explanation row_explanation(const scorecard& card, const line& row, const form& form, const pack& rules,
                                   const wording& words) {
  poll();
  const indicator& paper = form.indicators[row.row - 1];
  std::string points = points_text(row, words);
  explanation node = row_node(row, paper, summary_of(row, points, words), words);
  if (!row.scored) return node;
  const row_reading& reading = row.reading();
  const std::string spoke = rule_text(row, paper, rules, words);
  if (row.points.known()) {
    const std::string asked = rule_text(row, paper, rules, {language::en, words.fractions});
    node.source = rules.source(asked.substr(0, asked.find('[')), row.points.source);
  }
  node.children.reserve(10);
  const auto add = [&](const char* zh, const char* en, std::string text, place place = {}) {
    node.children.push_back(leaf(words.pick(zh, en), std::move(text), place));
  };
  add("规则", "rule", rule_name(spoke, rules, words));
  add("目标", "target", target_text(paper, reading, form, words), paper.target.place);
  add("完成", "actual", actual_text(paper, reading, form, words), paper.actual.place);
  add("读作", "read as", direction_text(reading, words));
  explain_piece(first_rule(row), paper, rules, words, node);
  explain_piece(row.second, paper, rules, words, node);
  if (const char* tie = strict_text(row, words); *tie) add("不含本数", "strict", tie);
  if (!row.unasked.empty())
    add("未用的规则", "not applied",
        entry_text(rule_entry::row, paper, rules, words) + (words.chinese() ? "：不适用于该项" : ": " + row.unasked));
  if (row.shares_score && row.failure.empty()) explain_together(card, row, form, rules, words, node);
  explain_counted(row, std::move(points), paper.score, rules.quant.rounding, rules, words, node);
  return node;
}

inline explanation execution_explanation(const line& row, const form& form, const pack& rules, const wording& words) {
  const budget_line& paper = *total_budget_line(form);
  const figure& budget = budget_of(paper, form, rules);
  std::string points = points_text(row, words);
  explanation node{words.pick("预算执行", "budget.total"),
                   summary_of(row, points, words),
                   rules.source("execution.points", topic::execution),
                   paper.label.place,
                   std::nullopt,
                   {}};
  node.children.reserve(8);
  const auto add = [&](const char* zh, const char* en, std::string text, place place = {}) {
    node.children.push_back(leaf(words.pick(zh, en), std::move(text), place));
  };
  add("规则", "rule", rule_name(entry_text(rule_entry::execution, {}, rules, words), rules, words));
  add("预算", "budget", std::string(trimmed(budget.text)), budget.place);
  add("执行", "executed", std::string(trimmed(paper.executed.text)), paper.executed.place);
  explain_piece(first_rule(row), {}, rules, words, node);
  explain_counted(row, std::move(points), paper.score, rules.execution.rounding, rules, words, node);
  return node;
}

inline std::string interval_text(const interval& points, const wording& words) {
  return points.is_point() ? words.number(points.low()->value) : words.set(points);
}

/// What of the difference is fixed: the points that a rule across rows adds, or takes away.
inline std::optional<ratio> added_by(const interval& before, const interval& after) {
  if (!before.is_point() || !after.is_point()) return std::nullopt;
  return after.low()->value - before.low()->value;
}

inline const char* standing_text(standing standing, const wording& words) noexcept {
  switch (standing) {
    case standing::missing:
      return words.pick("缺完成值，可得0分至分值", "missing: anything from 0 to its weight");
    case standing::not_applicable:
      return words.pick("不适用，分值由其他指标分担", "not applicable: leaves, its weight is carried by the others");
    case standing::excused:
      return words.pick("免责，不扣分", "excused: nothing is deducted");
    default:
      return words.pick("分担不适用指标的分值", "carries the weight of what left");
  }
}

/// A row whose weight or points the pack changed: what it adds now.
inline void explain_standing(const across_row& counted, const line& row, const wording& words, explanation& node) {
  const bool changed = counted.standing != standing::counted || (row.weight && counted.weight != ratio(*row.weight));
  if (!node.adds && !changed && !counted.points.is_point()) return;
  const interval before = node.adds ? interval(*node.adds) : counted.points;
  if (!changed && before == counted.points) return;
  node.adds = counted.points.is_point() ? std::optional<ratio>(counted.points.low()->value) : std::nullopt;
  const char* reason =
      changed ? standing_text(counted.standing, words) : words.pick("缺完成值，不得分", "missing: nothing");
  node.children.push_back(
      leaf(words.pick("跨行", "across"), interval_text(counted.points, words) + words.pick("，分值", " of ") +
                                             words.number(counted.weight) + words.pick("：", ": ") + reason));
}

inline explanation cap_node(const capped_group& cap, std::size_t rule, const pack& rules, const wording& words) {
  const interval after = across_sums::at_most(cap.before, cap.most);
  const std::string number = std::to_string(rule + 1), before = interval_text(cap.before, words),
                    most = words.number(cap.most);
  explanation node = leaf(words.pick("封顶", "cap"),
                          words.chinese() ? "第" + number + "条封顶规则：" + before + "减为" + most
                                          : "across.caps[" + number + "]: " + before + " cut to " + most,
                          {}, rules.source("across.caps", topic::weights));
  node.adds = added_by(cap.before, after);
  return node;
}

inline std::size_t cap_of(std::uint32_t group, const pack& rules) {
  std::size_t i = 0;
  while (i < rules.across.caps.size() && static_cast<std::uint32_t>(rules.across.caps[i].category) != group) ++i;
  return i;
}

/// The vetoes that hold, and the rows that brought them about.
inline std::string vetoes_text(const across_record& made, const wording& words) {
  std::string text;
  for (const held_veto& veto : made.vetoes) {
    const std::string rule = std::to_string(veto.rule + 1), row = std::to_string(veto.row + 1);
    if (!text.empty()) text += words.pick("、", ", ");
    text += words.chinese() ? "第" + row + "项指标触发第" + rule + "条否决规则"
                            : "across.vetoes[" + rule + "] by indicators[" + row + "]";
  }
  return text + words.pick("：总分不超过", ": total at most ") + interval_text(made.total.points, words);
}

/// The rows as they count, then caps and vetoes with what they take away.
inline void explain_across(const scorecard& card, const form& form, const pack& rules, const wording& words,
                           explanation& root) {
  const across_record& made = *card.across;
  const std::size_t first =
      root.children.size() - form.indicators.size();  // behind the execution line, if there is one
  for (std::size_t i = 0; i < form.indicators.size(); ++i)
    explain_standing(made.total.rows[i], card.rows[i], words, root.children[first + i]);
  if (first == 1) explain_standing(made.total.rows.back(), card.execution, words, root.children.front());
  for (const capped_group& cap : made.total.capped)
    root.children.push_back(cap_node(cap, cap_of(cap.group, rules), rules, words));
  if (made.vetoes.empty()) return;
  explanation node =
      leaf(words.pick("一票否决", "veto"), vetoes_text(made, words), {}, rules.source("across.vetoes", topic::weights));
  node.adds = added_by(made.total.before_vetoes, made.total.points);
  root.children.push_back(std::move(node));
}

}  // namespace detail::records

PERFEVAL_INLINE std::string parameter_of(rule_entry entry, const indicator& row, const pack& rules) {
  if (entry != rule_entry::row) return std::string(name_of(entry));
  for (std::size_t i = 0; i < rules.rows.size(); ++i)
    if (rules.rows[i].fits(row)) return "rows[" + std::to_string(i + 1) + "]";
  return "rows";
}

PERFEVAL_INLINE const segment* piece_of(const asked_rule& asked, const indicator& row, const pack& rules) {
  const curve* spoke = detail::records::curve_of(asked.entry, rule_of(row, rules), rules);
  return spoke && asked.segment != 0 ? &spoke->segments()[asked.segment - 1u] : nullptr;
}

PERFEVAL_INLINE explanation explanation_of(const scorecard& given, const form& paper, const pack& rules,
                                           whole_of<std::uint32_t> only_row, language language, fractions fractions) {
  std::optional<scorecard> fresh;
  const scorecard& card = detail::card_owner::card_for(paper, rules, given, fresh);
  if (only_row > card.rows.size())
    throw invalid_value("the form has no indicator " + std::to_string(only_row) + "; it has " +
                        std::to_string(card.rows.size()));
  const detail::records::wording words{language, fractions};
  if (only_row != 0) return detail::records::row_explanation(card, card.rows[only_row - 1], paper, rules, words);
  explanation root{std::string(trimmed(paper.project.text)),
                   detail::records::total_text(card, words),
                   std::nullopt,
                   paper.project.place,
                   std::nullopt,
                   {}};
  if (card.total) root.adds = card.total->exact;
  root.children.reserve(card.rows.size() + 2);
  if (card.execution.scored)
    root.children.push_back(detail::records::execution_explanation(card.execution, paper, rules, words));
  for (const line& row : card.rows)
    root.children.push_back(detail::records::row_explanation(card, row, paper, rules, words));
  if (card.across) detail::records::explain_across(card, paper, rules, words, root);
  if (card.grade)
    root.children.push_back(detail::records::leaf(words.pick("等级", "grade"),
                                                  std::string(words_of(*card.grade, language)), paper.total.grade.place,
                                                  rules.source("grade.bounds", topic::grade)));
  return root;
}

PERFEVAL_INLINE std::string explain(const line& row, const std::string& name, const pack& rules) {
  constexpr detail::records::wording words{language::en, fractions::exact};
  std::string text = name + ": " + detail::records::summary_of(row, detail::records::points_text(row, words), words);
  if (!row.scored) return text;
  if (row.row != 0) text += "; " + std::string(words_of(row.reading().direction, words.language));
  for (const asked_rule& rule : {detail::records::first_rule(row), row.second}) {
    if (rule.entry != rule_entry::none) text += "; " + std::string(name_of(rule.entry));
    if (rule.x) text += "; x = " + to_string(*rule.x);
    if (rule.segment != 0) text += ", piece " + std::to_string(rule.segment);
  }
  if (row.points.known()) text += "; " + citation(rules.source(name_of(row.entry), row.points.source));
  return text;
}

PERFEVAL_INLINE std::string explain(const scorecard& card, const form& form, const pack& rules,
                                    whole_of<std::uint32_t> only_row, language language, fractions fractions) {
  return to_text(explanation_of(card, form, rules, only_row, language, fractions), language);
}

}  // namespace v0
}  // namespace perfeval
