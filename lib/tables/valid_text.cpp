#include "tables/valid_text.hpp"

#include "text/utf8.hpp"

#include <perfeval/detail/poll.hpp>

#include <string>

namespace perfeval {
inline namespace v0 {
namespace {

// Whether the text was already valid.
bool make_valid(std::string& text) {
  if (utf8::first_malformed(text) == std::string::npos) return true;
  text = utf8::repaired(text);
  return false;
}

bool make_valid(table& table) {
  bool valid = make_valid(table.name);
  for (std::string& line : table.before) valid = make_valid(line) && valid;
  for (table_row& row : table.rows) {
    detail::poll();
    for (table_cell& cell : row.cells) {
      valid = make_valid(cell.text) && valid;
      valid = make_valid(cell.stored) && valid;
      for (auto& inner : cell.tables) valid = make_valid(inner) && valid;
    }
  }
  return valid;
}

}  // namespace

void make_valid(std::vector<table>& tables, std::vector<trouble>& troubles) {
  for (table& one : tables)
    if (!make_valid(one))
      troubles.push_back({trouble_kind::invalid_utf8, "table " + std::to_string(one.number), "bytes that are not UTF-8",
                          "UTF-8; the bad bytes were read as U+FFFD"});
}

}  // namespace v0
}  // namespace perfeval
