// Which signs separate and quote the cells of a text: candidates are scored over all its lines.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// How the fields of a line are set apart.
struct field_signs {
  std::string_view separator = ",";
  std::string_view quote = "\"";      // opens a quoted field
  std::string_view end_quote = "\"";  // closes it; doubled it is part of the field if it is the same sign
  bool escapes = false;               // a back-slash before a quotation mark makes it part of the field
  bool escaped_separators = false;    // and so it does before a separator or a line end
};

struct dialect {
  field_signs signs;
  std::size_t start = 0;    // of the first record: a line "sep=;" is not one
  std::size_t columns = 0;  // that almost all records have; 0 if there is no such number
};

// How far a text is a grid with these signs. A record is a line, or several where quotation marks hold their ends.
struct grid_score {
  std::size_t records = 0;    // that are not blank
  std::size_t blank = 0;      // the others
  std::size_t separated = 0;  // with the separator
  std::size_t width = 0;      // the most fields that several of these have; rows may end after their last value
  std::size_t whole = 0;      // records of that width
  std::size_t full = 0;       // records of that width or a little less
  std::size_t wider = 0;      // even if their thousands are joined
  std::size_t behind = 0;     // with a separator after a text
  std::size_t columns = 0;    // that almost all of these have; 0 if there is no such number
  std::size_t quoted = 0;     // fields in quotation marks
  std::size_t parted = 0;     // records with the separator outside of numbers: 1,200 is one field

  // Three fields or more, shared by most records that have the separator, and passed by hardly any: the header may have
  // a last column in which no row has a value.
  [[nodiscard]] bool is_grid() const noexcept;
};

// Whether a back-slash makes the sign at `i` part of its field.
[[nodiscard]] inline bool is_escaped(std::string_view text, std::size_t i, const field_signs& signs) {
  return signs.escaped_separators && i > 0 && text[i - 1] == '\\';
}

grid_score score_of(std::string_view text, const field_signs& signs);

// Where the field at the start of `text` opens its quotation mark: spaces may stand before it. Nothing if it has none.
std::optional<std::size_t> quote_at(std::string_view text, const field_signs& signs);

// Where the quoted field whose opening mark `text` starts with ends: after its closing mark, which the separator or a
// line end follows. Nothing if the mark is part of a text.
std::optional<std::size_t> end_of_quoted(std::string_view text, const field_signs& signs);

// The dialect of a text with commas, semicolons, TABs, vertical bars, colons and the like, of either width; nothing if
// it is not a grid in any of them.
std::optional<dialect> dialect_of(std::string_view text);

// "commas in 3 of 20 lines, semicolons in 0, …", for a trouble.
std::string dialects_tried(std::string_view text);

}  // namespace v0
}  // namespace perfeval
