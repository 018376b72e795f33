// An indicator table lying on its side: 指标 | 培训人数 | 合格率 over 目标值 | 500人 | ≥95% and 得分 | 50 | 20.
#pragma once

#include "recognise/row.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

// How many of these rows are such a table; 0 if none begins with them.
std::size_t turned_rows(std::span<const laid_row> rows);

// Its columns as rows: first the header, then one indicator each.
class turned_table {
 public:
  turned_table() = default;
  explicit turned_table(std::span<const laid_row> rows);
  turned_table(const turned_table&) = delete;
  turned_table& operator=(const turned_table&) = delete;

  [[nodiscard]] std::span<const laid_row> rows() const noexcept { return rows_; }

 private:
  std::vector<std::vector<laid_cell>> cells_;
  std::vector<std::vector<const laid_cell*>> filled_;
  std::vector<laid_row> rows_;
};

}  // namespace v0
}  // namespace perfeval
