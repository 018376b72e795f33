// The columns of the tables of a laid-out form, and the cells of each row.
#pragma once

#include "pages/page.hpp"

#include <functional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

// A column of the fund table or of the indicator table. `cell(i)` is the cell of line or row i, nullptr if it has none;
// `joins(i)` says that row i has no cell of its own because the one above reaches down.
struct page_column {
  std::string header;
  std::uint32_t width = 8;
  role plays = role::figure;
  std::function<const perfeval::cell*(std::size_t)> cell;
  std::function<bool(std::size_t)> joins = [](std::size_t) { return false; };
  bool numbers = false;    // a number column: its cells may be stored as numbers
  bool stretches = false;  // takes the remaining grid columns
};

std::vector<page_column> fund_columns(const form& paper);
std::vector<page_column> indicator_columns(const form& form);

// "budget[2].到位数" parsed: the line, counted from 1, and the header of the column.
struct fund_extra {
  std::size_t line = 0;
  std::string header;
};
// line 0: not an extra of the fund table.
fund_extra fund_extra_of(const std::string& label);

// A subtotal whose points are in a separate column next to the heading; one printed within the heading needs no column.
bool stands_beside_heading(const subtotal& subtotal, const form& form);

}  // namespace v0
}  // namespace perfeval
