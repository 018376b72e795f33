// What each column of a fund table is: by the words of the header, by what stands below them, by what the other columns
// are.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/draft.hpp"
#include "recognise/fund_sources.hpp"

#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct fund_columns {
  header columns;
  std::vector<source_columns> sources;
  bool unknown_amounts = false;  // a column of figures has no known word
  bool budget_unknown = false;   // the annual budget is not among the identified columns

  [[nodiscard]] bool has(words::meaning meaning) const noexcept { return columns.has(meaning); }
  [[nodiscard]] const laid_cell* cell_at(const fitted_row& row, words::meaning meaning) const {
    return row[columns.index(meaning)];
  }
};

// `below`: the rows under the header, whose figures distinguish columns if its words do not.
fund_columns find_fund_columns(draft& draft, std::span<const laid_row> header_rows, std::span<const laid_row> below);

}  // namespace v0
}  // namespace perfeval
