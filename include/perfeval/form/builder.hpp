/// The one checked way to make a form: from the texts of its cells, as they would be printed. Whatever the words
/// say (category, kind, statements, amounts in the form's unit, which columns there are) is read from them as the
/// recogniser reads it, so that a form made here equals the same form read from a document, places apart.
///
/// A text that is not given is a cell that the form does not have (`absent`) if no other row or line has that column;
/// otherwise it is an empty cell of it. "" is a blank cell, "—" a dash, "0" zero: four different things (docs/cpp.md).
#pragma once

#include <perfeval/form/form.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// A text, or no such cell.
using cell_text = std::optional<std::string>;

/// The cells of an indicator row: make_row({.level1 = "产出指标", .level2 = "数量指标", .name = "养护里程", …}).
struct row_texts {
  cell_text level1 = {};  ///< the 一级指标 heading that governs the row: give it in every row
  cell_text level2 = {};  ///< the 二级指标 heading
  cell_text name = {};    ///< 三级指标
  cell_text target = {};  ///< 年度指标值: "≥100公里"
  cell_text actual = {};  ///< 实际完成值: "80公里"
  cell_text weight = {};  ///< 分值, in points
  cell_text score = {};   ///< 得分, in points
  cell_text reason = {};  ///< 偏差原因分析及改进措施
  cell_text sign = {};    ///< 指标性质, if the target is split into columns
  cell_text unit = {};    ///< 度量单位, likewise
};

/// The cells of a fund line. Amounts without a unit are in that of the form.
struct fund_texts {
  cell_text label = {};           ///< the official name of the line if not given
  cell_text initial_budget = {};  ///< 年初预算数
  cell_text annual_budget = {};   ///< 全年预算数
  cell_text executed = {};        ///< 全年执行数
  cell_text execution_rate = {};  ///< 执行率: "95%"
  cell_text weight = {};          ///< 分值, in points
  cell_text score = {};           ///< 得分, in points
  cell_text reason = {};          ///< 偏差原因
};

/// The cells of the line 总分.
struct total_texts {
  cell_text weight = {};  ///< the sum of the weights, usually 100
  cell_text score = {};   ///< the total score, in points
  cell_text grade = {};   ///< 优, 良, 中 or 差
};

/// One row, read from its texts. `year` is that of the form, for dates without one.
indicator make_row(const row_texts& texts, std::optional<whole_of<std::int32_t>> year = {});

/// One fund line, read from its texts; amounts are converted to `money`.
/// Errors: invalid_value for fund::line without a label, and for another unit than those of a form.
budget_line make_fund_line(fund fund, const fund_texts& texts, const std::string& money);

/// Makes a form, part by part, in the order of the paper.
class form_builder {
 public:
  /// `money`: the unit of the amounts, "元", "万元" or "亿元".
  /// Errors: invalid_value for another unit, or a year outside 1900 to 2200.
  form_builder(whole_of<std::int32_t> year, std::string money, form_kind kind = form_kind::project);

  form_builder& title(const std::string& text);  ///< the official title of the kind if not called
  /// 项目名称, 主管部门.
  form_builder& project(const std::string& text);
  form_builder& department(const std::string& text);
  form_builder& unit(const std::string& text);  ///< 实施单位
  /// 年度总体目标: the planned and the achieved.
  form_builder& goal(const std::string& target, const std::string& actual);
  /// The total line has depth 0; other lines stand directly under it (1), or under such a line (其中, 2).
  /// Errors: invalid_value for fund::line without a label, or another depth.
  form_builder& fund_line(fund fund, const fund_texts& texts, whole_of<std::uint32_t> depth = 1);
  /// The next row of the indicator table.
  form_builder& row(const row_texts& texts);
  /// A subtotal of rows, counted from 1.
  /// Errors: invalid_value for a row that has not been added.
  form_builder& subtotal(const std::string& label, const cell_text& weight, const cell_text& score,
                         std::vector<std::uint32_t> rows);
  /// 总分.
  form_builder& total(const total_texts& texts);

  /// The form as made so far: every cell of a column that some row or line has is there.
  [[nodiscard]] form done() const;

 private:
  form made_;
};

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/form/impl/builder.ipp>
#endif
