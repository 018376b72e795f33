// What the cells below a header hold, column by column: where its words leave a column open.
#pragma once

#include "recognise/columns.hpp"

#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct contents {
  std::size_t figures = 0;  // percentages are not among them
  std::size_t texts = 0;
  std::size_t fund_words = 0;  // texts that name a fund line
  std::size_t signs = 0;       // ≥, 正向
  std::size_t directions = 0;  // 正向: of the signs
  std::size_t bounds = 0;      // ≥10株
  std::size_t natures = 0;     // 定量, 定性指标
};

// In the order of the columns; of the rows with figures that are not numbers of columns.
std::vector<contents> contents_below(const header& columns, std::span<const laid_row> below);

// Of one column, in the same rows.
bool holds_texts_alone(const header& columns, std::span<const laid_row> below, std::size_t column);

}  // namespace v0
}  // namespace perfeval
