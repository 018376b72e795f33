// The tables of a page and the lines between them, read once.
#pragma once

#include "tables/grid.hpp"

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// How a page is read.
struct page_options {
  bool hidden_parts = false;   // for a page whose tables are all in parts that a script has yet to show
  bool hidden_rows = false;    // row spans count them
  bool parts_by_role = false;  // for a page without tables of its own: other elements are parts of one
};

struct page_tables {
  reading<std::vector<table>> read;
  bool hides_all_tables = false, has_hidden_rows = false;
};

page_tables read_page(std::string_view page, const limits& bounds, const page_options& options);

// No text and no table in any cell.
bool is_blank(const table& table);

}  // namespace v0
}  // namespace perfeval
