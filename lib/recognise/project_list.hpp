// Lists of indicators of several projects: one row per indicator, the project in a separate column, merged over its
// rows or repeated. Each project is a form.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/draft.hpp"

#include <memory>
#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

class project_list {
 public:
  project_list() = default;
  // A list only if its header has a column for the project.
  project_list(std::span<const laid_row> header_rows, std::shared_ptr<const laid_table> table);

  [[nodiscard]] bool is_list() const noexcept { return project_ < header_.columns().size(); }
  // Whether a row begins a project other than that of the row before it.
  [[nodiscard]] bool begins_project(const laid_row& row);
  // The project of the row: its name, unit, money and goal.
  void take(draft& draft, const laid_row& row);
  [[nodiscard]] std::span<const laid_row> header_rows() const noexcept { return rows_; }

 private:
  header header_;
  std::size_t project_ = 0;
  std::string current_;  // the key of the current project
  place current_place_;
  cell department_, unit_;  // of the project before it, whose merged cells may be lost
  std::vector<laid_row> rows_;
  std::shared_ptr<const laid_table> table_;  // that contains the header
};

}  // namespace v0
}  // namespace perfeval
