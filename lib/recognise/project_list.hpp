// Lists of several projects, each of which is a form: one row per indicator with the project in a separate column,
// merged over its rows or repeated; or one row per project with its amounts, score and grade.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/draft.hpp"
#include "recognise/project_row.hpp"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

// 项目名称 | 实施单位 | 预算数 | 执行数 | 自评得分 | 等级, over rows of figures.
bool is_result_list_header(std::span<const laid_row> rows);
// 项目名称 | 预算数 | 1-7月执行数 | 执行率 | 完成可能性, over rows of figures: a list of projects under watch.
bool is_monitoring_list_header(std::span<const laid_row> rows);
std::size_t result_list_header_rows(std::span<const laid_row> rows);

class project_list {
 public:
  project_list() = default;
  // A list only if its header, as the words of indicator tables name it, has a column for the project. `table`: that
  // contains the header.
  project_list(const header& columns, std::shared_ptr<const laid_table> table);

  // A list of results, one row a project: its header is only about projects.
  static project_list of_results(std::span<const laid_row> header_rows, std::shared_ptr<const laid_table> table);

  [[nodiscard]] bool is_list() const noexcept { return project_ < header_.columns().size(); }
  // Whether a row begins a project other than that of the row before it.
  [[nodiscard]] bool begins_project(const laid_row& row);
  // The project of the row: its name, unit, money and goal.
  void take(draft& draft, const laid_row& row);
  [[nodiscard]] const header& columns() const noexcept { return header_; }
  [[nodiscard]] bool has_header_of(const project_list& other) const;

 private:
  header header_;
  std::size_t project_ = 0;
  project_list_kind kind_;
  std::string current_;  // the key of the current project
  place current_place_;
  cell department_, unit_;  // of the project before it, whose merged cells may be lost
  std::shared_ptr<const laid_table> table_;
};

}  // namespace v0
}  // namespace perfeval
