/// One row of the indicator table, as printed.
#pragma once

#include <perfeval/form/statement.hpp>
#include <perfeval/names.hpp>
#include <perfeval/printed.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// 一级指标. `other`: a heading of another scheme (投入, 过程, 决策, 管理 …); `unknown`: not printed.
enum class category : std::uint8_t { unknown, cost, output, benefit, satisfaction, other };

/// The Chinese word is that of the form without 指标; no word for people where none is printed.
template <>
inline constexpr auto names_of<category> =
    every_word<category>({{category::unknown, "unknown", "", ""},
                          {category::cost, "cost", "成本", "cost"},
                          {category::output, "output", "产出", "output"},
                          {category::benefit, "benefit", "效益", "benefit"},
                          {category::satisfaction, "satisfaction", "满意度", "satisfaction"},
                          {category::other, "other", "其他", "other"}});

/// 二级指标: 数量 质量 时效 成本 | 经济 社会 生态 可持续影响 | 服务对象满意度.
enum class kind : std::uint8_t {
  unknown,
  quantity,
  quality,
  timeliness,
  cost,
  economic,
  social,
  ecological,
  sustainability,
  satisfaction,
  other
};

/// The Chinese word is that of the form without 效益, 影响 and 指标; no word for people where none is printed.
template <>
inline constexpr auto names_of<kind> =
    every_word<kind>({{kind::unknown, "unknown", "", ""},
                      {kind::quantity, "quantity", "数量", "quantity"},
                      {kind::quality, "quality", "质量", "quality"},
                      {kind::timeliness, "timeliness", "时效", "timeliness"},
                      {kind::cost, "cost", "成本", "cost"},
                      {kind::economic, "economic", "经济", "economic"},
                      {kind::social, "social", "社会", "social"},
                      {kind::ecological, "ecological", "生态", "ecological"},
                      {kind::sustainability, "sustainability", "可持续", "sustainability"},
                      {kind::satisfaction, "satisfaction", "服务对象满意度", "satisfaction"},
                      {kind::other, "other", "其他", "other"}});

/// The category under which the official form lists a kind; `unknown` for `unknown` and `other`.
constexpr category category_of(kind kind) noexcept {
  switch (kind) {
    case kind::quantity:
    case kind::quality:
    case kind::timeliness:
      return category::output;
    case kind::cost:
      return category::cost;
    case kind::economic:
    case kind::social:
    case kind::ecological:
    case kind::sustainability:
      return category::benefit;
    case kind::satisfaction:
      return category::satisfaction;
    case kind::unknown:
    case kind::other:
      break;
  }
  return category::unknown;
}

/// One of the four categories of the official form, not a heading of another scheme.
constexpr bool is_official(category category) noexcept {
  return category != category::unknown && category != category::other;
}

/// A cell of a column that the recogniser does not know: kept with the heading of the column, never dropped.
struct extra {
  std::string label;  ///< the heading, or the label next to the cell
  cell value;         ///< the cell, as printed
  friend bool operator==(const extra&, const extra&) = default;
};

/// An indicator row.
struct indicator {
  cell level1;  ///< the 一级指标 heading that governs the row, repeated in every row with the place of the heading
  cell level2;  ///< the 二级指标 heading that governs the row
  perfeval::category category = perfeval::category::unknown;  ///< by the headings; unknown if they name none
  perfeval::kind kind = perfeval::kind::unknown;              ///< by the headings; unknown if they name none
  cell name;                                                  ///< 三级指标
  cell sign;                                                  ///< 指标性质, if the target is split into columns
  cell target;                                                ///< 年度指标值
  cell unit;                                                  ///< 度量单位, if the target is split into columns
  cell actual;                                                ///< 实际完成值
  figure weight;                                              ///< 分值, in points
  figure score;                                               ///< 得分, in points
  cell reason;                                                ///< 偏差原因分析及改进措施
  bool under_weighted_parent = false;  ///< a part (其中) of a row above that has the weight: never scored
  std::vector<extra> extras;           ///< the cells of its columns that are not known

  statement wanted;  ///< what `target` states
  statement found;   ///< what `actual` states

  friend bool operator==(const indicator&, const indicator&) = default;
};

}  // namespace v0
}  // namespace perfeval
