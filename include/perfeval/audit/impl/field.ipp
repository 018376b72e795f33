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

inline const item_words& words_of(item of) { return item_table[static_cast<std::size_t>(of)]; }
inline const item_words& words_of(part of) { return part_table[static_cast<std::size_t>(of)]; }

inline std::string_view fund_path(fund of) noexcept {
  switch (of) {
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
inline std::string line_path(std::uint32_t index, const form& of) {
  const budget_line& line = of.budget[index - 1];
  bool first = line.of != fund::line;
  bool total_seen = false;
  std::uint32_t number = 0;  // of the lines beside the total, which is the first of its kind
  for (std::uint32_t i = 0; i < index; ++i) {
    const bool is_total = of.budget[i].of == fund::total && !total_seen;
    total_seen = total_seen || is_total;
    number += is_total ? 0 : 1;
    if (i + 1 < index && of.budget[i].of == line.of) first = false;
  }
  return first ? std::string(fund_path(line.of)) : "line[" + std::to_string(number) + "]";
}

inline const cell* budget_cell(const budget_line& line, item of) noexcept {
  switch (of) {
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

inline const cell* indicator_cell(const indicator& row, item of) noexcept {
  switch (of) {
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

inline const cell* total_cell(const total_line& total, item of) noexcept {
  switch (of) {
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

inline bool is_figure(item of) noexcept { return of >= item::initial_budget && of <= item::score; }

}  // namespace detail

PERFEVAL_INLINE std::string path_of(const field& at, const form& of) {
  std::string path(detail::words_of(at.in).path);
  if (at.in == part::budget && at.index != 0) path += "." + detail::line_path(at.index, of);
  if ((at.in == part::indicators || at.in == part::subtotals) && at.index != 0)
    path += "[" + std::to_string(at.index) + "]";
  if (at.of != item::whole) path.append(".").append(detail::words_of(at.of).path);
  return path;
}

PERFEVAL_INLINE std::string label_of(const field& at, const form& of) {
  std::string label(detail::words_of(at.in).label);
  if (at.index != 0) {
    if (at.in == part::budget) label = trimmed(of.budget[at.index - 1].label.text);
    if (at.in == part::indicators) label = trimmed(of.indicators[at.index - 1].name.text);
    if (at.in == part::subtotals) label = trimmed(of.subtotals[at.index - 1].label.text);
  }
  if (at.of == item::whole || at.of == item::name) return label;
  return label + "/" + std::string(detail::words_of(at.of).label);
}

PERFEVAL_INLINE const cell* cell_at(const field& at, const form& of) noexcept {
  switch (at.in) {
    case part::project:
      return &of.project;
    case part::department:
      return &of.department;
    case part::unit:
      return &of.unit;
    case part::year:
      return &of.year_cell;
    case part::goal:
      return at.of == item::target ? &of.goal.target : &of.goal.actual;
    case part::budget:
      return at.index == 0 ? nullptr : detail::budget_cell(of.budget[at.index - 1], at.of);
    case part::indicators:
      return at.index == 0 ? nullptr : detail::indicator_cell(of.indicators[at.index - 1], at.of);
    case part::subtotals: {
      if (at.index == 0) return nullptr;
      const subtotal& s = of.subtotals[at.index - 1];
      return at.of == item::score ? static_cast<const cell*>(&s.score) : &s.weight;
    }
    case part::total:
      return detail::total_cell(of.total, at.of);
    default:
      return nullptr;
  }
}

PERFEVAL_INLINE const figure* figure_at(const field& at, const form& of) noexcept {
  const bool has_figures =
      at.in == part::budget || at.in == part::indicators || at.in == part::subtotals || at.in == part::total;
  if (!has_figures || !detail::is_figure(at.of)) return nullptr;
  return static_cast<const figure*>(cell_at(at, of));
}

}  // namespace v0
}  // namespace perfeval
