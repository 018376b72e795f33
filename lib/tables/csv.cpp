// Delimited text (RFC 4180, and its dialects with other separators).
#include <perfeval/read/csv.hpp>

#include "tables/copied_rows.hpp"
#include "tables/dialect.hpp"
#include "tables/grid.hpp"
#include "tables/marked_text.hpp"
#include "tables/split_fields.hpp"
#include "tables/time_limit.hpp"
#include "text/encoding.hpp"
#include "text/line_ends.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

// Whether a text may end in the middle of a row: without a line end, and the last row lacks cells that all others have.
bool may_be_cut(std::string_view text, const table& made) {
  constexpr std::size_t fewest_rows = 3;
  if (made.rows.size() < fewest_rows || text.ends_with('\n') || text.ends_with('\r')) return false;
  const auto width = made.rows[made.rows.size() - 2].cells.size();
  const auto& last = made.rows.back().cells;
  const bool is_sentence = last.size() == 1 && last.back().text.ends_with("。");
  if (last.size() >= width || is_sentence) return false;
  return std::all_of(made.rows.begin(), made.rows.end() - 1,
                     [&](const table_row& row) { return row.cells.size() == 1 || row.cells.size() == width; });
}

// Of a last row that may be cut, whether its last figure may be: at least two cells that it lacks are filled above it.
bool may_cut_figure(const table& made) {
  const auto& last = made.rows.back().cells;
  const auto& above = made.rows[made.rows.size() - 2].cells;
  const auto missing = above.begin() + static_cast<std::ptrdiff_t>(last.size());
  return std::count_if(missing, above.end(), [](const table_cell& cell) { return !cell.text.empty(); }) >= 2;
}

class csv_reader {
 public:
  csv_reader(std::string_view text, const dialect& dialect, const limits& bounds, reading<std::vector<table>>& result)
      : text_(text),
        signs_(dialect.signs),
        columns_(dialect.columns),
        result_(result),
        space_(bounds),
        rows_(bounds, "the table", space_, result.troubles),
        position_(dialect.start) {
    rows_.get().number = 1;
  }

  void read() {
    for (bool whole = true; whole && position_ < text_.size() && rows_.start_row();) {
      quoted_.clear();
      whole = record();
      if (signs_.separator == "," && whole) quoted_fields_.push_back(quoted_);
    }
    if (quoted_fields_.size() == rows_.get().rows.size())
      for (const auto i : settle_split_fields(rows_.get(), columns_, quoted_fields_))
        result_.troubles.push_back({trouble_kind::cell_unplaced, "row " + std::to_string(i + 1),
                                    "commas that may be inside of numbers", "numbers with commas in quotation marks"});
    for (auto& row : rows_.get().rows)
      for (auto& cell : row.cells) drop_text_marks(cell.text);
    const bool cut = may_be_cut(text_, rows_.get());
    if (signs_.separator == "\t" && are_copied(texts_of(rows_.get(), cut ? 1 : 0))) rows_.get().lines_up = false;
    if (cut && may_cut_figure(rows_.get())) doubt_last_figure(rows_.get());
    rows_.get().ends_early = rows_.get().ends_early || cut;
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
      if (text_.substr(position_).starts_with(signs_.separator)) {
        position_ += signs_.separator.size();
        continue;
      }
      const char c = text_[position_++];
      if (c == '\r' && position_ < text_.size() && text_[position_] == '\n') ++position_;
      return true;
    }
  }

  // Up to the separator or line end that closes it.
  void field(table_cell& cell) {
    const auto mark = quote_at(text_.substr(position_), signs_);
    quoted_.push_back(mark.has_value() && quoted(cell, position_ + *mark));
    const auto end = end_of_field();
    write_unquoted(cell, text_.substr(position_, end - position_));
    position_ = end;
    if (signs_.separator != "\t") trim_tabs(cell.text);
    take_shown_text(cell.text);
  }

  [[nodiscard]] std::size_t end_of_field() const {
    const char ends[] = {signs_.separator.front(), '\r', '\n', '\x1E'};
    for (auto i = text_.find_first_of(std::string_view(ends, sizeof ends), position_); i != text_.npos;
         i = text_.find_first_of(std::string_view(ends, sizeof ends), i + 1))
      if (!is_escaped(text_, i, signs_) && (is_line_end(text_[i]) || text_.substr(i).starts_with(signs_.separator)))
        return i;
    return text_.size();
  }

  static bool is_line_end(char c) { return c == '\r' || c == '\n' || c == '\x1E'; }

  // Without the back-slashes that escape; of two the second is text.
  void write_unquoted(table_cell& cell, std::string_view text) {
    for (auto i = text.find('\\'); signs_.escaped_separators && i != text.npos; i = text.find('\\', 1)) {
      rows_.write(cell, text.substr(0, i));
      text.remove_prefix(i + 1);
    }
    rows_.write(cell, text);
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

  // Whether the record has all of its fields in this line, if the mark at `start` is none.
  [[nodiscard]] bool fills_its_line(std::size_t start) const {
    const auto line = text_.substr(start, text_.find_first_of("\r\n", start) - start);
    std::size_t fields = quoted_.size() + 1;
    for (auto i = line.find(signs_.separator); i != line.npos; i = line.find(signs_.separator, i + 1)) ++fields;
    return columns_ > 0 ? fields == columns_ : fields >= fewest_fields;
  }

  // Whether the mark at `start` opens a quoted field, which is read up to its closing mark.
  bool quoted(table_cell& cell, std::size_t start) {
    const auto end = end_of_quoted(text_.substr(start), signs_);
    // An unclosed mark at the end of a cell: next to a TAB it is text, next to a comma something is missing.
    if (!end && (signs_.separator == "\t" || signs_.quote != "\"")) return false;
    if (!end && fills_its_line(start)) {
      result_.troubles.push_back({trouble_kind::cut_off, "byte " + std::to_string(start),
                                  "a quotation mark that is not closed",
                                  "a closing quotation mark; it was left out, and the cell read up to its separator"});
      position_ = start + signs_.quote.size();
      return false;
    }
    const auto sign = signs_.end_quote;
    position_ = start + signs_.quote.size();
    for (;;) {
      const auto mark = text_.find(sign, position_);
      if (mark == text_.npos) {
        result_.troubles.push_back({trouble_kind::cut_off, "byte " + std::to_string(start),
                                    "a quotation mark that is not closed",
                                    "a closing quotation mark; the rest was read as one cell"});
        rows_.write(cell, text_.substr(position_));
        rows_.get().ends_early = true;
        position_ = text_.size();
        return true;
      }
      const bool escaped = signs_.escapes && mark > position_ && text_[mark - 1] == '\\';
      const bool closes = !end || mark + sign.size() == start + *end;
      const bool doubled = sign == signs_.quote && text_.substr(mark + sign.size()).starts_with(sign);
      rows_.write(cell, text_.substr(position_, mark - position_ - (escaped ? 1 : 0)));
      position_ = mark + sign.size();
      if (closes && !escaped && !doubled) return true;
      rows_.write(cell, sign);
      if (doubled && !escaped) position_ += sign.size();
    }
  }

  static constexpr std::size_t fewest_fields = 3;  // of a record, if not all have the same number
  std::string_view text_;
  field_signs signs_;
  std::size_t columns_;       // 0: not known
  std::vector<bool> quoted_;  // the fields of the record
  std::vector<std::vector<bool>> quoted_fields_;
  reading<std::vector<table>>& result_;
  space_left space_;
  grid rows_;
  std::size_t position_;
};

}  // namespace

reading<std::vector<table>> read_csv(std::string_view bytes, const limits& bounds) {
  reading<std::vector<table>> result;
  std::string text = as_utf8(bytes.substr(0, static_cast<std::size_t>(bounds.bytes)), "", result.troubles);
  if (auto lines = with_line_feeds(text)) text = std::move(*lines);
  within_time(result.troubles, "the table",
              [&] { csv_reader(text, dialect_of(text).value_or(dialect()), bounds, result).read(); });
  return result;
}

}  // namespace v0
}  // namespace perfeval
