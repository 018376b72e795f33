/// One line of the fund table, as printed.
#pragma once

#include <perfeval/names.hpp>
#include <perfeval/printed.hpp>

#include <cstdint>

namespace perfeval {
inline namespace v0 {

/// Which line it is. `line`: any other fund line (单位资金, 财政专户管理资金, 中央, 省, 市 …).
enum class fund : std::uint8_t { total, appropriation, carry_over, other, line };
template <>
inline constexpr auto names_of<fund> = every_name<fund>({{fund::total, "total"},
                                                         {fund::appropriation, "appropriation"},
                                                         {fund::carry_over, "carry_over"},
                                                         {fund::other, "other"},
                                                         {fund::line, "line"}});

/// The label of the official form: 年度资金总额; nullptr for `line`.
constexpr const char* official_label(fund fund) noexcept {
  switch (fund) {
    case fund::total:
      return "年度资金总额";
    case fund::appropriation:
      return "其中：当年财政拨款";
    case fund::carry_over:
      return "上年结转资金";
    case fund::other:
      return "其他资金";
    case fund::line:
      break;
  }
  return nullptr;
}

/// A budget line: amounts in the form's money unit.
struct budget_line {
  fund line = fund::line;   ///< which of the official lines it is; `line` for any other
  std::uint32_t depth = 0;  ///< 0: the total; 1: a line directly under it; 2: a 其中 line under such a line
  cell label;               ///< the name of the line as printed
  figure initial_budget;    ///< 年初预算数
  figure annual_budget;     ///< 全年预算数
  figure arrived;           ///< 到位数: the funds that have arrived
  figure executed;          ///< 全年执行数
  figure execution_rate;    ///< 执行率: executed / annual_budget, as printed
  figure weight;            ///< 分值, in points
  figure score;             ///< 得分, in points
  cell reason;              ///< 偏差原因, if the fund table has a column for it

  friend bool operator==(const budget_line&, const budget_line&) = default;
};

}  // namespace v0
}  // namespace perfeval
