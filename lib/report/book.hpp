// A workbook of lists: sheets of typed cells with filters, links and charts. It knows nothing about forms.
#pragma once

#include <perfeval/audit/finding.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

enum class book_look : std::uint8_t { words, figure, label, title };

// A cell of a workbook. A number has digits, which a workbook holds exactly, and the format that shows it as `text`.
struct book_cell {
  std::string text;
  std::string digits;  // empty: the cell is text
  std::string format;
  book_look look = book_look::words;
  std::optional<severity> tinted{};
  std::string link;  // a place in this workbook: 'Forms'!A5
};

// A text; one that is printed as a figure (1,234.50, 98.5%, 20分) and has at most 15 digits is stored as a number and
// stands at the right.
// `unit` is the unit of its column, which the text may carry.
book_cell number_cell(std::string_view text, std::string_view unit = {});
book_cell count_cell(std::size_t count);

struct book_column {
  std::string name;
  std::uint32_t width = 8;  // half-width characters
};

// Bars for the numbers in one column of a sheet, named by the texts in another.
// Units: rows and columns count from 0.
struct book_chart {
  std::string title;
  std::size_t first_row = 0, rows = 0;
  std::size_t names = 0, numbers = 0;
  bool lying = false;                                    // the bars grow to the right
  std::size_t left = 0, top = 0, right = 0, bottom = 0;  // the last two are those that follow
};

struct book_sheet {
  std::string name;
  std::vector<book_column> columns;
  std::vector<std::vector<book_cell>> rows;  // below the names of the columns, if it is a list
  bool is_list = true;                       // its first row names the columns: frozen, filtered, printed on each page
  std::vector<book_chart> charts;            // on the first sheet only
};

// What a workbook could not hold: texts that were cut, rows and links that were left out.
struct book_losses {
  std::size_t texts = 0, rows = 0, links = 0;
};
constexpr std::size_t longest_book_text = 32'767;  // in units of UTF-16
// Cuts texts, rows and links down to what a workbook holds.
book_losses fit(std::vector<book_sheet>& sheets);

// A place in the workbook: 'Forms'!A5.
// Units: both count from 0, the row with that of the column names.
std::string place_in(const book_sheet& sheet, std::size_t row, std::size_t column);

// The first row that begins so many points below the upper edge of `top`, or further down.
std::size_t row_below(const book_sheet& sheet, std::size_t top, std::uint32_t points);

// The bytes of an .xlsx file. `footer` names a page: "Page &P of &N".
std::string written(const std::vector<book_sheet>& sheets, std::string_view footer);

}  // namespace v0
}  // namespace perfeval
