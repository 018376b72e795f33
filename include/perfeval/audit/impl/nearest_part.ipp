#pragma once

#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/form/form.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
/// What in a form may be a part that was not found in it: a form is never said to lack what may only not have been
/// recognised.
namespace detail::nearest {

struct candidate {
  std::string text;
  perfeval::place place;
};

inline bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

inline bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// The first labelled cell outside the model that `may_be` accepts.
template <class Accepts>
std::optional<candidate> among_extras(const form& form, const Accepts& may_be) {
  for (const extra& one : form.extras)
    if (!one.value.empty() && may_be(std::string_view(one.label), std::string_view(one.value.text)))
      return candidate{one.label + "：" + std::string(trimmed(one.value.text)), one.value.place};
  return std::nullopt;
}

/// 城镇职工养老保险基金绩效情况表: the title names the fund that the form is of; 社会保险基金 is every one.
inline bool title_names_fund(const form& form) {
  const std::string_view title = form.title.text, word = "保险基金", any = "社会";
  const auto found = title.find(word);
  return found != title.npos && found >= any.size() && title.substr(found - any.size(), any.size()) != any;
}

/// 工程名 | 老旧管网改造; not 单位名称, 项目负责人.
inline std::optional<candidate> project(const form& form) {
  if (title_names_fund(form)) return candidate{std::string(trimmed(form.title.text)), form.title.place};
  return among_extras(form, [](std::string_view label, std::string_view) {
    return has_any(label, {"名称", "名", "工程", "课题", "事项", "专项"}) &&
           !has_any(label, {"单位", "部门", "机构", "人", "资金", "预算", "金额", "起止", "编码", "代码", "指标"});
  });
}

/// 投入 | 预算资金（万元） | 66 | 63.36: the money as a row of a scheme of its own. Null if there is none.
inline const indicator* row_of_funds(const form& form) {
  const auto is_money = [](const indicator& row) {
    return !is_official(row.category) && has_any(row.name.text, {"资金", "预算", "经费", "投资"}) &&
           !has_any(row.name.text, {"率"}) && has_digit(row.target.text) && has_digit(row.actual.text);
  };
  const auto found = std::find_if(form.indicators.begin(), form.indicators.end(), is_money);
  return found == form.indicators.end() ? nullptr : &*found;
}

/// Fund lines of which none is the total, an amount with a label, or the money as an indicator.
inline std::optional<candidate> total_of_funds(const form& form) {
  if (!form.budget.empty()) {
    const cell& label = form.budget.front().label;
    return candidate{std::string(trimmed(label.text)), label.place};
  }
  if (const indicator* money = row_of_funds(form))
    return candidate{std::string(trimmed(money->name.text)), money->name.place};
  return among_extras(form, [](std::string_view label, std::string_view value) {
    return has_digit(value) && !has_any(label, {"率", "分值", "得分"}) &&
           has_any(label, {"资金", "金额", "预算", "经费", "投资", "总额", "拨款", "支出", "费用", "万元"});
  });
}

inline std::optional<candidate> indicators(const form& form) {
  return among_extras(form, [](std::string_view label, std::string_view) { return has_any(label, {"指标", "绩效"}); });
}

/// A figure outside the model in the column of the scores, below them.
inline std::optional<candidate> below_scores(const form& form) {
  if (form.indicators.empty()) return std::nullopt;
  const place& last = form.indicators.back().score.place;
  for (const extra& one : form.extras) {
    const place& here = one.value.place;
    if (!last.known() || here.table != last.table || here.row <= last.row || here.column != last.column) continue;
    if (!has_digit(one.value.text)) continue;
    const std::string value(trimmed(one.value.text));
    return candidate{one.label.empty() ? value : one.label + "：" + value, here};
  }
  return std::nullopt;
}

/// Whether it sums some of the rows only: 小计 of the output, next to that of the benefit.
inline bool is_of_part(const form& form, const subtotal& sum) noexcept {
  return !sum.rows.empty() && sum.rows.size() < form.indicators.size();
}

/// 扣减 | -1, in a table without scores: what was taken off.
inline std::optional<candidate> points_lost(const form& form) {
  if (form.has.score) return std::nullopt;
  for (const indicator& row : form.indicators)
    for (const extra& one : row.extras)
      if (has_any(one.label, {"扣", "减分"}) && has_digit(one.value.text))
        return candidate{one.label + "：" + std::string(trimmed(one.value.text)), one.value.place};
  return std::nullopt;
}

/// A row with a score and neither target nor actual, a subtotal that is not of a part, points taken off, a score with a
/// label, or one without a known one.
inline std::optional<candidate> total_score(const form& form) {
  for (auto row = form.indicators.rbegin(); row != form.indicators.rend(); ++row) {
    if (!row->score.has_value() || !row->target.empty() || !row->actual.empty()) continue;
    const cell& name = row->name.empty() ? row->level1 : row->name;
    return candidate{std::string(trimmed(name.text)) + "：" + row->score.text, row->score.place};
  }
  for (auto sum = form.subtotals.rbegin(); sum != form.subtotals.rend(); ++sum)
    if (sum->score.has_value() && !is_of_part(form, *sum))
      return candidate{std::string(trimmed(sum->label.text)) + "：" + sum->score.text, sum->score.place};
  if (const auto below = below_scores(form)) return below;
  if (const auto lost = points_lost(form)) return lost;
  return among_extras(form, [](std::string_view label, std::string_view value) {
    return has_digit(value) && has_any(label, {"分", "总计", "合计", "总评"});
  });
}

}  // namespace detail::nearest
}  // namespace v0
}  // namespace perfeval
