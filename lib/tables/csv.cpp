// Delimited text (RFC 4180, and its dialects with other separators).
#include <perfeval/read/csv.hpp>

#include "tables/dialect.hpp"
#include "tables/grid.hpp"
#include "tables/split_fields.hpp"
#include "text/encoding.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

class csv_reader {
 public:
  csv_reader(std::string_view text, const dialect& dialect, const limits& bounds, reading<std::vector<table>>& result)
      : text_(text),
        separator_(dialect.separator),
        columns_(dialect.columns),
        ends_{dialect.separator, '\r', '\n'},
        result_(result),
        rows_(bounds, "the table", result.troubles),
        position_(dialect.start) {
    rows_.get().number = 1;
  }

  void read() {
    for (bool whole = true; whole && position_ < text_.size() && rows_.start_row();) {
      quoted_.clear();
      whole = record();
      if (columns_ > 0 && separator_ == ',' && quoted_.size() > columns_)
        wide_.push_back({rows_.get().rows.size() - 1, quoted_});
    }
    join_split_fields(rows_.get(), columns_, wide_);
    if (!rows_.get().rows.empty()) result_.value.push_back(std::move(rows_.get()));
  }

 private:
  // False if a limit stops the reading.
  bool record() {
    for (;;) {
      table_cell* cell = rows_.add(1);
      if (cell == nullptr) return false;
      field(*cell);
      if (position_ >= text_.size()) return true;
      const char c = text_[position_++];
      if (c == separator_) continue;
      if (c == '\r' && position_ < text_.size() && text_[position_] == '\n') ++position_;
      return true;
    }
  }

  // Up to the separator or line end that closes it.
  void field(table_cell& cell) {
    quoted_.push_back(position_ < text_.size() && text_[position_] == '"');
    if (quoted_.back()) quoted(cell);
    const auto end = std::min(text_.find_first_of(std::string_view(ends_, sizeof ends_), position_), text_.size());
    rows_.write(cell, text_.substr(position_, end - position_));
    position_ = end;
    if (separator_ != '\t') trim_tabs(cell.text);
    take_shown_text(cell.text);
  }

  // Exports put a TAB next to a figure to keep its digits; it is white space.
  static void trim_tabs(std::string& text) {
    while (text.ends_with('\t')) text.pop_back();
    text.erase(0, std::min(text.find_first_not_of('\t'), text.size()));
  }

  // ="97.50%" is a formula that exports write for a text that a spreadsheet must not change: it shows 97.50%.
  static void take_shown_text(std::string& text) {
    constexpr std::string_view begin = "=\"";
    if (text.size() <= begin.size() || !text.starts_with(begin) || text.find('"', begin.size()) != text.size() - 1)
      return;
    text.pop_back();
    text.erase(0, begin.size());
  }

  void quoted(table_cell& cell) {
    // An unclosed mark at the end of a cell: next to a TAB it is text, next to a comma something is missing.
    if (separator_ == '\t' && !end_of_quoted(text_.substr(position_), separator_)) return;
    const auto start = position_++;
    for (;;) {
      const auto mark = text_.find('"', position_);
      if (mark == text_.npos) {
        result_.troubles.push_back({trouble_kind::cut_off, "byte " + std::to_string(start),
                                    "a quotation mark that is not closed",
                                    "a closing quotation mark; the rest was read as one cell"});
        rows_.write(cell, text_.substr(position_));
        position_ = text_.size();
        return;
      }
      const bool doubled = mark + 1 < text_.size() && text_[mark + 1] == '"';
      rows_.write(cell, text_.substr(position_, mark - position_ + (doubled ? 1 : 0)));
      position_ = mark + (doubled ? 2 : 1);
      if (!doubled) return;
    }
  }

  std::string_view text_;
  char separator_;
  std::size_t columns_;       // 0: not known
  std::vector<bool> quoted_;  // the fields of the record
  std::vector<wide_row> wide_;
  char ends_[3];
  reading<std::vector<table>>& result_;
  grid rows_;
  std::size_t position_;
};

}  // namespace

reading<std::vector<table>> read_csv(std::string_view bytes, const limits& bounds) {
  reading<std::vector<table>> result;
  const std::string text = as_utf8(bytes.substr(0, static_cast<std::size_t>(bounds.bytes)), "", result.troubles);
  csv_reader(text, dialect_of(text).value_or(dialect()), bounds, result).read();
  return result;
}

}  // namespace v0
}  // namespace perfeval
