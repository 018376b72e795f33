#include "recognise/management.hpp"

#include "recognise/words.hpp"

namespace perfeval {
inline namespace v0 {
bool is_management_header(const laid_row& row) {
  bool state = false, problems = false;
  for (const auto* cell : row.filled) {
    state = state || words::is_state_column(*cell);
    problems = problems || words::is_problem_column(*cell);
  }
  return state && problems;
}

bool take_management(draft& draft, const laid_row& header, const laid_row& row) {
  std::size_t aspect = 0;
  while (aspect < row.cells.size() && (row.cells[aspect].from_above || !words::is_management_aspect(row.cells[aspect])))
    ++aspect;
  if (aspect == row.cells.size()) return false;
  const auto columns = header.filled;
  std::size_t next = columns.size() >= 2 ? columns.size() - 2 : 0;
  for (auto i = aspect + 1; i < row.cells.size(); ++i, ++next) {
    const std::string heading = next < columns.size() ? words::bare(columns[next]->key) : "";
    keep(draft, std::string(row.cells[aspect].key) + "/" + heading, row.cells[i]);
  }
  return true;
}

}  // namespace v0
}  // namespace perfeval
