// One list of fund lines printed in two blocks side by side: 来源 | 计划 | 完成 | 来源 | 计划 | 完成.
#pragma once

#include "recognise/row.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

// How many of these rows are such a list with its header; 0 if none begins with them. One line has to be the sum of all
// others: the same money divided twice, side by side, is no such list.
std::size_t folded_rows(std::span<const laid_row> rows, const limits& bounds);

// Its rows below each other, under the header of one block; a total at the end of a block comes last.
class folded_list {
 public:
  folded_list() = default;
  explicit folded_list(std::span<const laid_row> rows);
  folded_list(const folded_list&) = delete;
  folded_list& operator=(const folded_list&) = delete;

  [[nodiscard]] std::span<const laid_row> rows() const noexcept { return rows_; }

 private:
  void add(const laid_row& block, std::span<const laid_cell> own, std::span<const laid_cell> named);

  std::vector<std::vector<laid_cell>> cells_;  // of one block, moved to the columns of the other
  std::vector<std::vector<const laid_cell*>> filled_;
  std::vector<laid_row> rows_;
};

}  // namespace v0
}  // namespace perfeval
