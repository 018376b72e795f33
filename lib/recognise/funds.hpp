// The fund table: budget lines under a header of amount columns or, in forms with targets only, lines with one amount
// each.
#pragma once

#include "recognise/breakdown.hpp"
#include "recognise/columns.hpp"
#include "recognise/draft.hpp"

namespace perfeval {
inline namespace v0 {

bool is_fund_header(const laid_row& row);
// 资金情况 | 2022年 | 2023年 over 预算数 | 执行数 | 预算数 | 执行数.
bool is_fund_header_by_year(std::span<const laid_row> rows);
// 项目总投资 | 本年度投资 over 概算 | 累计完成 | 计划 | 完成: only both rows together have the words.
bool is_split_fund_header(std::span<const laid_row> rows);
// Whether `next` is the second row of the header `row`.
bool continues_fund_header(const laid_row& row, const laid_row& next);

// 资产配置情况 | 资产名称 | 计划数量 | 实际数量, under the lines: words only, none of which names a line.
bool begins_other_table(const laid_row& row);

class fund_table {
 public:
  fund_table() = default;
  // `below`: the rows under the header, whose figures distinguish columns if its words do not.
  fund_table(draft& draft, std::span<const laid_row> header_rows, std::span<const laid_row> below);

  // A budget line; false if the row is not one.
  bool take(draft& draft, const laid_row& row);

 private:
  [[nodiscard]] const laid_cell* cell_at(const fitted_row& row, words::meaning meaning) const {
    return row[header_.index(meaning)];
  }
  [[nodiscard]] bool is_line(const fitted_row& row) const;
  [[nodiscard]] budget_line line_of(const draft& out, const fitted_row& row) const;
  void put_aside_other_lines(fitted_row& row) const;
  void take_extras(draft& draft, const fitted_row& row) const;
  [[nodiscard]] bool is_of_known_column(const laid_cell& cell) const;
  void find_part_columns(std::span<const laid_row> below, const limits& bounds);
  [[nodiscard]] bool is_part_column(std::size_t i) const;
  void take_part_columns(draft& draft, const fitted_row& row) const;
  void take_label(fitted_row& fitted, const laid_row& row) const;
  void take_finer_label(fitted_row& fitted, std::size_t label) const;

  // A source of the only line that has columns of its own: 预算数 | 执行数, each over 小计 | 财政资金 | 其他资金.
  struct part_columns {
    cell label;
    fund line = fund::line;
    std::vector<std::pair<words::meaning, std::size_t>> amounts;
  };

  header header_;
  std::vector<part_columns> parts_;
  breakdown breakdown_;
  bool unknown_amounts_ = false;  // a column of figures has no known word
  bool budget_unknown_ = false;   // the annual budget is not among the identified columns
};

// What only the whole table determines: the depth of the lines, the total among them, amounts in the form's money.
void settle_funds(draft& d);

}  // namespace v0
}  // namespace perfeval
