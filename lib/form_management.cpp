#include "form_management.hpp"

#include "form_words.hpp"

namespace perfeval {
inline namespace v0 {
namespace {

bool is_aspect(std::string_view key) {
  for (const std::string_view word :
       {"科学性", "及时性", "合规性", "规范性", "准确性", "绩效管理", "责任履行", "支出责任", "制度建设", "监督"})
    if (key.find(word) != key.npos && key.size() <= 60) return true;
  return false;
}

}  // namespace

bool is_management_header(const laid_row& row) {
  bool state = false, problems = false;
  for (const auto* cell : row.filled()) {
    state = state || words::bare(cell->key) == "情况说明";
    problems = problems || cell->key.find("存在问题") != std::string::npos;
  }
  return state && problems;
}

bool take_management(draft& into, const laid_row& header, const laid_row& row) {
  std::size_t aspect = 0;
  while (aspect < row.cells.size() && (row.cells[aspect].from_above || !is_aspect(row.cells[aspect].key))) ++aspect;
  if (aspect == row.cells.size()) return false;
  const auto columns = header.filled();
  std::size_t next = columns.size() >= 2 ? columns.size() - 2 : 0;
  for (auto i = aspect + 1; i < row.cells.size(); ++i, ++next) {
    const std::string heading = next < columns.size() ? words::bare(columns[next]->key) : "";
    keep(into, row.cells[aspect].key + "/" + heading, row.cells[i]);
  }
  return true;
}

}  // namespace v0
}  // namespace perfeval
