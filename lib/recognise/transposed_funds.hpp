// The transposed fund table: a column for each budget line, a row for each amount.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/draft.hpp"

#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

// 资金来源 | 年度资金总额 | 其中：财政拨款, with 年初预算数 or another amount at the left of the row below.
bool is_fund_line_header(std::span<const laid_row> rows);
// 资金来源 | 其中：上级资金 | 其中：本级资金 over 0 | 25: the parts of a total that was printed before.
bool divides_total(const draft& draft, std::span<const laid_row> rows);
// How many rows that header has: two, if 小计 | 人员经费 are below 基本支出.
std::size_t fund_line_header_rows(std::span<const laid_row> rows);

class transposed_funds {
 public:
  transposed_funds() = default;
  // `rows` begin with the header.
  transposed_funds(draft& draft, std::span<const laid_row> rows);

  // The amounts of all lines; false if the row names none.
  bool take(draft& draft, const laid_row& row) const;

 private:
  void take_of_whole(draft& draft, const header_column& column, const laid_row& first, std::size_t from_right);

  struct line {
    std::size_t number;      // in the form's budget
    std::uint32_t column;    // grid column
    std::size_t from_right;  // for rows whose columns do not line up
  };
  std::vector<line> lines_;
  bool labelled_ = false;  // the rows have labels: amounts without one are not the budget
};

}  // namespace v0
}  // namespace perfeval
