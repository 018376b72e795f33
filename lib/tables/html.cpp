// Web pages: the tables and the lines between them, as browsers build them from whatever is there (HTML Living
// Standard, 13.2.6: tree construction, as far as tables go).
#include <perfeval/read/html.hpp>

#include "tables/html_hidden_rows.hpp"
#include "tables/html_page.hpp"
#include "tables/time_limit.hpp"
#include "text/encoding.hpp"

#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// Whether other elements may be parts of tables: most pages have none.
bool may_hold_grids(std::string_view page) {
  return page.find("role=") != page.npos || page.find("table-cell") != page.npos;
}

// Whether a reading has all tables of another one as they are, and more.
bool adds_tables(const std::vector<table>& known, const std::vector<table>& all) {
  std::size_t same = 0, more = 0;
  for (const table& one : all) {
    if (same < known.size() && one.rows == known[same].rows)
      ++same;
    else
      more += !is_blank(one);
  }
  return same == known.size() && more > 0;
}

// A page is read again where the first reading found that more of it may be shown: parts that a script has yet to
// show, other elements as parts of tables, hidden rows that spans count.
reading<std::vector<table>> read_as_shown(std::string_view page, const limits& bounds) {
  page_options options;
  auto made = read_page(page, bounds, options);
  const auto may_read_again = [&] { return !is_over(made.read.troubles); };
  options.hidden_parts = made.hides_all_tables;
  if (options.hidden_parts && may_read_again()) made = read_page(page, bounds, options);
  options.parts_by_role = made.read.value.empty() && may_read_again();
  if (options.parts_by_role) {
    made = read_page(page, bounds, options);
  } else if (may_hold_grids(page) && may_read_again()) {  // 绩效指标 as a grid, below a table of the head
    options.parts_by_role = true;
    auto with_grids = read_page(page, bounds, options);
    options.parts_by_role = !is_over(with_grids.read.troubles) && adds_tables(made.read.value, with_grids.read.value);
    if (options.parts_by_role) made = std::move(with_grids);
  }
  options.hidden_rows = made.has_hidden_rows;
  if (!options.hidden_rows || !may_read_again()) return std::move(made.read);
  auto counted = read_page(page, bounds, options);
  return std::move(short_rows(counted.read.value) < short_rows(made.read.value) ? counted.read : made.read);
}

}  // namespace

reading<std::vector<table>> read_html(std::string_view bytes, const limits& bounds) {
  reading<std::vector<table>> result;
  if (bytes.size() > bounds.bytes) {
    result.troubles.push_back({trouble_kind::limit_exceeded, "byte " + to_string(bounds.bytes),
                               std::to_string(bytes.size()) + " bytes",
                               "at most " + to_string(bounds.bytes) + " (limits.bytes): the rest was not read"});
    bytes = bytes.substr(0, static_cast<std::size_t>(bounds.bytes));
  }
  const std::string page = as_utf8(bytes, declared_encoding(bytes), result.troubles);
  auto made = read_as_shown(page, bounds);
  result.value = std::move(made.value);
  result.troubles.insert(result.troubles.end(), made.troubles.begin(), made.troubles.end());
  return result;
}

}  // namespace v0
}  // namespace perfeval
