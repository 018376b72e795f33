// Which rows are the header of an indicator table, by the words in them: one row, or two that continue each other.
#pragma once

#include "recognise/columns.hpp"

#include <span>

namespace perfeval {
inline namespace v0 {

bool is_indicator_header(const laid_row& row);
// 指标名称 | 年初 | 全年 over 指标值 | 完成值: only both rows together have the words.
bool is_split_indicator_header(std::span<const laid_row> rows);
// 绩效指标 | 目标值 | 巽艮 | 得分 over rows of as many cells: one word cannot be read, and too few others are left.
bool is_worn_indicator_header(std::span<const laid_row> rows);
// Whether `next` is the second row of the header `row`.
bool continues_indicator_header(const laid_row& row, const laid_row& next);

}  // namespace v0
}  // namespace perfeval
