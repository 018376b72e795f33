// Sources of money that have columns of their own beside the only line: 预算数 | 执行数, each over 小计 | 财政资金 |
// 其他资金.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/draft.hpp"

#include <span>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct source_columns {
  cell label;
  fund line = fund::line;
  std::vector<std::pair<words::meaning, std::size_t>> amounts;
};

// A line for each source, of the amounts in a row.
void take_sources(draft& draft, std::span<const source_columns> sources, const fitted_row& row);

// Whether a source has column `i`.
bool is_of_source(std::span<const source_columns> sources, std::size_t i);

}  // namespace v0
}  // namespace perfeval
