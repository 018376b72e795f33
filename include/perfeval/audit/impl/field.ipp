#pragma once

#include <perfeval/audit/field.hpp>
#include <perfeval/detail/config.hpp>

#include <array>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail {

struct item_words {
  std::string_view path;
  std::string_view label;
};

inline constexpr std::array<item_words, 13> item_table{{{"", ""},
                                                        {"initial_budget", "年初预算数"},
                                                        {"annual_budget", "全年预算数"},
                                                        {"executed", "全年执行数"},
                                                        {"execution_rate", "执行率"},
                                                        {"weight", "分值"},
                                                        {"score", "得分"},
                                                        {"name", "三级指标"},
                                                        {"target", "年度指标值"},
                                                        {"actual", "实际完成值"},
                                                        {"reason", "偏差原因分析及改进措施"},
                                                        {"grade", "等级"},
                                                        {"execution_score", "执行得分"}}};

inline constexpr std::array<item_words, 10> part_table{{{"project", "项目名称"},
                                                        {"department", "主管部门"},
                                                        {"unit", "实施单位"},
                                                        {"year", "年度"},
                                                        {"goal", "年度总体目标"},
                                                        {"budget", "项目资金"},
                                                        {"indicators", "绩效指标"},
                                                        {"subtotals", "小计"},
                                                        {"total", "总分"},
                                                        {"document", "文件"}}};

inline const item_words& words_of(item item) { return item_table[static_cast<std::size_t>(item)]; }
inline const item_words& words_of(part part) { return part_table[static_cast<std::size_t>(part)]; }

inline std::string_view fund_path(fund fund) noexcept {
  switch (fund) {
    case fund::total:
      return "total";
    case fund::appropriation:
      return "appropriation";
    case fund::carry_over:
      return "carry_over";
    case fund::other:
      return "other";
    default:
      return "";
  }
}

/// The line's own name if it is the first of its fund, else line[n].
inline std::string line_path(std::uint32_t index, const form& form) {
  const budget_line& line = form.budget[index - 1];
  bool first = line.line != fund::line;
  bool total_seen = false;
  std::uint32_t number = 0;  // of the lines beside the total, which is the first of its kind
  for (std::uint32_t i = 0; i < index; ++i) {
    const bool is_total = form.budget[i].line == fund::total && !total_seen;
    total_seen = total_seen || is_total;
    number += is_total ? 0 : 1;
    if (i + 1 < index && form.budget[i].line == line.line) first = false;
  }
  return first ? std::string(fund_path(line.line)) : "line[" + std::to_string(number) + "]";
}

inline const cell* budget_cell(const budget_line& line, item item) noexcept {
  switch (item) {
    case item::initial_budget:
      return &line.initial_budget;
    case item::annual_budget:
      return &line.annual_budget;
    case item::executed:
      return &line.executed;
    case item::execution_rate:
      return &line.execution_rate;
    case item::weight:
      return &line.weight;
    case item::score:
      return &line.score;
    case item::reason:
      return &line.reason;
    default:
      return &line.label;
  }
}

inline const cell* indicator_cell(const indicator& row, item item) noexcept {
  switch (item) {
    case item::target:
      return &row.target;
    case item::actual:
      return &row.actual;
    case item::weight:
      return &row.weight;
    case item::score:
      return &row.score;
    case item::reason:
      return &row.reason;
    default:
      return &row.name;
  }
}

inline const cell* total_cell(const total_line& total, item item) noexcept {
  switch (item) {
    case item::weight:
      return &total.weight;
    case item::score:
      return &total.score;
    case item::grade:
      return &total.grade;
    default:
      return &total.label;
  }
}

inline bool is_figure(item item) noexcept { return item >= item::initial_budget && item <= item::score; }

}  // namespace detail

PERFEVAL_INLINE std::string path_of(const field& field, const form& form) {
  std::string path(detail::words_of(field.part).path);
  if (field.part == part::budget && field.index != 0) path += "." + detail::line_path(field.index, form);
  if ((field.part == part::indicators || field.part == part::subtotals) && field.index != 0)
    path += "[" + std::to_string(field.index) + "]";
  if (field.item != item::whole) path.append(".").append(detail::words_of(field.item).path);
  return path;
}

PERFEVAL_INLINE std::string label_of(const field& field, const form& form) {
  std::string label(detail::words_of(field.part).label);
  if (field.index != 0) {
    if (field.part == part::budget) label = trimmed(form.budget[field.index - 1].label.text);
    if (field.part == part::indicators) label = trimmed(form.indicators[field.index - 1].name.text);
    if (field.part == part::subtotals) label = trimmed(form.subtotals[field.index - 1].label.text);
  }
  if (field.item == item::whole || field.item == item::name) return label;
  return label + "/" + std::string(detail::words_of(field.item).label);
}

PERFEVAL_INLINE const cell* cell_at(const field& field, const form& form) noexcept {
  switch (field.part) {
    case part::project:
      return &form.project;
    case part::department:
      return &form.department;
    case part::unit:
      return &form.unit;
    case part::year:
      return &form.year_cell;
    case part::goal:
      return field.item == item::target ? &form.goal.target : &form.goal.actual;
    case part::budget:
      return field.index == 0 ? nullptr : detail::budget_cell(form.budget[field.index - 1], field.item);
    case part::indicators:
      return field.index == 0 ? nullptr : detail::indicator_cell(form.indicators[field.index - 1], field.item);
    case part::subtotals: {
      if (field.index == 0) return nullptr;
      const subtotal& s = form.subtotals[field.index - 1];
      return field.item == item::score ? static_cast<const cell*>(&s.score) : &s.weight;
    }
    case part::total:
      return detail::total_cell(form.total, field.item);
    default:
      return nullptr;
  }
}

PERFEVAL_INLINE const figure* figure_at(const field& field, const form& form) noexcept {
  const bool has_figures = field.part == part::budget || field.part == part::indicators ||
                           field.part == part::subtotals || field.part == part::total;
  if (!has_figures || !detail::is_figure(field.item)) return nullptr;
  return static_cast<const figure*>(cell_at(field, form));
}

}  // namespace v0
}  // namespace perfeval
