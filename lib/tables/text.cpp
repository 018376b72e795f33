// The text layout: a TAB starts a cell, a blank line ends a row.
#include <perfeval/read/text.hpp>

#include <perfeval/detail/poll.hpp>

#include "tables/time_limit.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Only ASCII blanks make a line blank: a line of U+3000 is the rest of a cell (observed in the seventeen forms).
bool is_blank(std::string_view line) { return line.find_first_not_of(" \f\v") == std::string_view::npos; }

class text_reader {
 public:
  text_reader(const limits& bounds, bool line_is_row) : bounds_(bounds), line_is_row_(line_is_row) {}

  // False if a limit stops the reading.
  bool take(std::string_view line) {
    ++line_;
    if (line_is_row_) row_open_ = false;
    if (line.find('\t') != std::string_view::npos) return take_cells(line);
    if (is_blank(line)) return end_row();
    if (row_open_) return continue_cell(line);
    end_table();
    before_.emplace_back(line);
    return true;
  }

  reading<std::vector<table>> finish() {
    end_table();
    return std::move(result_);
  }

 private:
  bool take_cells(std::string_view line) {
    blank_lines_ = 0;
    const auto first = line.find('\t');
    if ((first > 0 || line_is_row_) && !take_lead(line.substr(0, first))) return false;
    for (auto position = first; position != std::string_view::npos;) {
      const auto next = line.find('\t', position + 1);
      if (!start_cell(line.substr(position + 1, next == std::string_view::npos ? next : next - position - 1)))
        return false;
      position = next;
    }
    return true;
  }

  // The text before the first TAB of a line: the rest of the open cell, or a row's first cell.
  bool take_lead(std::string_view lead) { return row_open_ ? continue_cell(lead) : start_cell(lead); }

  bool start_cell(std::string_view text) {
    if (!row_open_ && !start_row()) return false;
    auto& cells = table_.rows.back().cells;
    if (cells.size() >= bounds_.columns) return refuse("columns", cells.size() + 1, bounds_.columns, "cells in a row");
    if (cells_ == bounds_.cells) return refuse("cells", std::size_t{cells_} + 1, bounds_.cells, "cells in a document");
    ++cells_;
    table_cell cell;
    cell.column = static_cast<std::uint32_t>(cells.size() + 1);
    cells.push_back(std::move(cell));
    return extend(text);
  }

  bool start_row() {
    if (table_.rows.empty()) {
      if (result_.value.size() >= bounds_.tables)
        return refuse("tables", result_.value.size() + 1, bounds_.tables, "tables in a document");
      table_.before = std::exchange(before_, {});
    }
    if (rows_ == bounds_.rows) return refuse("rows", std::size_t{rows_} + 1, bounds_.rows, "rows in a document");
    ++rows_;
    table_.rows.emplace_back();
    row_open_ = true;
    return true;
  }

  bool continue_cell(std::string_view line) {
    auto& text = table_.rows.back().cells.back().text;
    if (text.size() < bounds_.cell_bytes) text += '\n';
    return extend(line);
  }

  bool extend(std::string_view more) {
    auto& text = table_.rows.back().cells.back().text;
    if (text.size() + more.size() > bounds_.cell_bytes)
      return refuse("cell_bytes", text.size() + more.size(), bounds_.cell_bytes, "bytes in a cell");
    text += more;
    return true;
  }

  bool end_row() {
    row_open_ = false;
    if (++blank_lines_ >= 2) end_table();
    return true;
  }

  void end_table() {
    row_open_ = false;
    if (table_.rows.empty()) return;
    table_.number = static_cast<std::uint32_t>(result_.value.size() + 1);
    table_.lines_up = line_is_row_ && is_grid(table_);
    result_.value.push_back(std::exchange(table_, {}));
  }

  bool refuse(const char* limit, std::size_t found, std::size_t most, const char* text) {
    result_.troubles.push_back({trouble_kind::limit_exceeded, "line " + std::to_string(line_),
                                std::to_string(found) + " " + text,
                                "at most " + std::to_string(most) + " (limits." + limit +
                                    "): raise the limit if the document is sound; what stands before it was read"});
    return false;
  }

  static bool is_grid(const table& table) {
    return std::all_of(table.rows.begin(), table.rows.end(),
                       [&](const table_row& row) { return row.cells.size() == table.rows.front().cells.size(); });
  }

  limits bounds_;
  bool line_is_row_;
  reading<std::vector<table>> result_;
  table table_;
  std::vector<std::string> before_;
  std::size_t line_ = 0;
  std::size_t blank_lines_ = 0;
  std::uint32_t rows_ = 0, cells_ = 0;  // of all tables
  bool row_open_ = false;
};

// The first line of `text`, and its length including the line end.
std::pair<std::string_view, std::size_t> first_line(std::string_view text) {
  const auto end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return {text, text.size()};
  const bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
  return {text.substr(0, end), end + (pair ? 2 : 1)};
}

// Tab-separated lines, as a spreadsheet copies them: most TABs are inside the lines, not before them.
bool is_tab_separated(std::string_view text) {
  std::size_t inside = 0, before = 0;
  while (!text.empty()) {
    const auto [line, length] = first_line(text);
    const auto last = line.rfind('\t');
    if (last != line.npos) ++(last > 0 ? inside : before);
    text.remove_prefix(length);
  }
  return inside > before;
}

std::size_t line_of(std::string_view text, std::size_t byte) {
  std::size_t line = 1;
  for (auto position = std::size_t{0}; position < byte;) {
    const auto length = first_line(text.substr(position)).second;
    if (position + length > byte) break;
    position += length;
    ++line;
  }
  return line;
}

trouble malformed(std::string_view bytes, std::size_t position) {
  static constexpr char hexadecimal[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(bytes[position]);
  std::string shown = "0x";
  shown += hexadecimal[byte >> 4];
  shown += hexadecimal[byte & 15u];
  return {trouble_kind::invalid_utf8,
          "line " + std::to_string(line_of(bytes, position)) + ", byte " + std::to_string(position), shown,
          "UTF-8; the bad bytes were read as U+FFFD: save the document as UTF-8"};
}

}  // namespace

reading<std::vector<table>> read_text(std::string_view bytes, const limits& bounds) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  std::vector<trouble> troubles;
  if (bytes.size() > bounds.bytes) {
    troubles.push_back({trouble_kind::limit_exceeded, "byte " + to_string(bounds.bytes),
                        std::to_string(bytes.size()) + " bytes",
                        "at most " + to_string(bounds.bytes) + " (limits.bytes): the rest was not read"});
    bytes = bytes.substr(0, static_cast<std::size_t>(bounds.bytes));
  }
  std::string good;
  if (const auto bad = utf8::first_malformed(bytes); bad != std::string_view::npos) {
    troubles.push_back(malformed(bytes, bad));
    good = utf8::repaired(bytes);
    bytes = good;
  }
  text_reader reader(bounds, is_tab_separated(bytes));
  within_time(troubles, "the text", [&] {
    while (!bytes.empty()) {
      detail::poll();
      const auto [line, length] = first_line(bytes);
      if (!reader.take(line)) break;
      bytes.remove_prefix(length);
    }
  });
  auto result = reader.finish();
  troubles.insert(troubles.end(), result.troubles.begin(), result.troubles.end());
  result.troubles = std::move(troubles);
  return result;
}

}  // namespace v0
}  // namespace perfeval
