// One row of a list of projects: what its columns say of the project itself.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/draft.hpp"

#include <optional>

namespace perfeval {
inline namespace v0 {

// The source of money that a column of a list is about: 财政拨款, alone or below 预算金额.
std::optional<fund> source_of(const header_column& column);

struct project_list_kind {
  bool of_results = false;  // one row a project: a score is that of the project
  bool reviewed = false;    // 自评得分 | 复核得分 | 等级: the grade may be that of the review
};

// The names, money, goal, score and grade of the project of a row.
void take_project_row(draft& draft, const laid_row& row, const header& columns, project_list_kind kind);

}  // namespace v0
}  // namespace perfeval
