#include "tables/xlsx_sheet.hpp"

#include "tables/xlsx_conditions.hpp"

#include "package/xml.hpp"
#include "tables/grid.hpp"
#include "tables/marked_text.hpp"
#include "tables/number_format.hpp"
#include "tables/number_format_date.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// Whether a number is 0: "0", "0.00", "0E0".
bool is_zero(std::string_view stored) {
  return stored.substr(0, stored.find_first_of("eE")).find_first_of("123456789") == stored.npos;
}

// Whether a width or a height is too small for any text to be seen: below so many tenths.
bool is_below(const pugi::xml_attribute& size, unsigned most_tenths) {
  const std::string_view text = size.value();
  unsigned whole = 0, tenth = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
  if (error != std::errc{}) return false;
  const auto rest = text.substr(static_cast<std::size_t>(end - text.data()));
  if (rest.size() > 1 && rest[0] == '.') std::from_chars(rest.data() + 1, rest.data() + 2, tenth);
  return whole < most_tenths && whole * 10 + tenth < most_tenths;
}

bool is_blank_row(const table_row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const table_cell& c) { return c.text.empty(); });
}

class sheet_reader {
 public:
  sheet_reader(const pugi::xml_node& sheet, std::string name, std::uint32_t number, book& book, const limits& bounds,
               std::vector<trouble>& troubles)
      : sheet_(sheet),
        book_(book),
        bounds_(bounds),
        troubles_(troubles),
        formulas_(sheet, book.formulas),
        conditions_(sheet, book.hiding, formulas_) {
    table_.name = std::move(name);
    table_.number = number;
    table_.lines_up = true;
  }

  table read() {
    read_hidden_columns(child(sheet_, "cols"));
    read_view();
    std::uint32_t row = 0;
    for (const auto& node : children_of(child(sheet_, "sheetData"))) {
      row = node.attribute("r") ? node.attribute("r").as_uint() : row + 1;
      if (!take_row(node, row)) break;
    }
    take_blank_rows_near();
    const auto is_before = [](const table_cell& a, const table_cell& b) { return a.column < b.column; };
    for (auto& row_of_cells : table_.rows)
      if (auto& cells = row_of_cells.cells; !std::is_sorted(cells.begin(), cells.end(), is_before))
        std::stable_sort(cells.begin(), cells.end(), is_before);
    settle_doubles();
    take_merges();
    leave_out_hidden();
    say_what_was_left_out();
    return std::move(table_);
  }

 private:
  static void settle(const std::string& earlier, std::string& later) {
    if (later.empty())
      later = earlier;
    else if (!earlier.empty() && earlier != later)
      later = earlier + '?' + later;
  }

  // A cell that is written twice, with different texts: which one counts is open.
  void settle_doubles() {
    const auto same_place = [](const table_cell& a, const table_cell& b) { return a.column == b.column; };
    for (auto& row : table_.rows) {
      auto& cells = row.cells;
      for (std::size_t i = 1; i < cells.size(); ++i)
        if (same_place(cells[i - 1], cells[i])) settle(cells[i - 1].text, cells[i].text);
      const auto next = std::unique(cells.rbegin(), cells.rend(), same_place);  // the last one of a place stays
      cells.erase(cells.begin(), next.base());
    }
  }

  void read_hidden_columns(const pugi::xml_node& columns) {
    for (const auto& column : columns.children()) {
      const auto width = column.attribute("width");
      if (!column.attribute("hidden").as_bool() && !is_below(width, narrowest)) continue;
      const auto last = std::min<std::uint32_t>(column.attribute("max").as_uint(), bounds_.columns);
      if (hidden_columns_.size() <= last) hidden_columns_.resize(last + std::size_t{1});
      for (auto i = column.attribute("min").as_uint(); i <= last; ++i) hidden_columns_[i] = true;
    }
  }

  void read_view() {
    const std::string_view zeros = child(child(sheet_, "sheetViews"), "sheetView").attribute("showZeros").value();
    hides_zeros_ = zeros == "0" || zeros == "false";
    may_be_coloured_ =
        child(sheet_, "tableParts") || child(sheet_, "conditionalFormatting") || child(sheet_, "picture");
  }

  [[nodiscard]] bool is_hidden(const table_cell& cell, std::size_t row) const {
    const auto all = [](const std::vector<bool>& hidden, std::size_t first, std::size_t count) {
      if (first + count > hidden.size()) return false;
      const auto start = hidden.begin() + static_cast<std::ptrdiff_t>(first);
      return std::all_of(start, start + static_cast<std::ptrdiff_t>(count), [](bool state) { return state; });
    };
    return all(hidden_rows_, row, cell.row_span) || all(hidden_columns_, cell.column, cell.column_span);
  }

  [[nodiscard]] bool is_hidden_row(std::size_t row) const { return row < hidden_rows_.size() && hidden_rows_[row]; }

  // A merged cell that begins in a hidden row begins in the row below it.
  void move_merged_down(std::size_t row) {
    if (!is_hidden_row(row) || row >= table_.rows.size()) return;
    auto& below = table_.rows[row].cells;
    for (auto& cell : table_.rows[row - 1].cells) {
      if (cell.row_span < 2) continue;
      --cell.row_span;
      const auto next = std::lower_bound(below.begin(), below.end(), cell.column,
                                         [](const table_cell& c, std::uint32_t index) { return c.column < index; });
      below.insert(next, std::move(cell));
      cell = {};
    }
    std::erase_if(table_.rows[row - 1].cells, [](const table_cell& cell) { return cell.column == 0; });
  }

  // What a printed sheet does not show; a merged cell is shown if one of its rows and one of its columns is.
  void leave_out_hidden() {
    if (hidden_rows_.empty() && hidden_columns_.empty()) return;
    for (std::size_t row = 1; row <= table_.rows.size(); ++row) {
      detail::poll();
      move_merged_down(row);
      std::erase_if(table_.rows[row - 1].cells, [&](const table_cell& cell) {
        const bool hidden = is_hidden(cell, row);
        if (hidden && !cell.text.empty()) note_left_out(row, cell.text);
        return hidden;
      });
    }
  }

  // A hidden column takes no summand away from the others, a hidden row does.
  void note_left_out(std::size_t row, std::string_view text) {
    ++hidden_cells_;
    if (row >= hidden_rows_.size() || !hidden_rows_[row])
      table_.hides_columns = true;
    else if (holds_digit(text))
      table_.rows[row - 1].hides = true;
  }

  void say_what_was_left_out() {
    const std::string place = "sheet " + table_.name;
    const auto said = [&](std::size_t count, const char* found, const char* expected) {
      if (count > 0) troubles_.push_back({trouble_kind::hidden_cells, place, std::to_string(count) + found, expected});
    };
    said(hidden_cells_, " cells in hidden rows or columns", "left out; unhide them to have them read");
    said(struck_, " cells with struck-out text",
         "the struck-out text was left out; delete it, or remove the strikethrough");
    said(unshown_,
         " cells whose format shows nothing, or whose text is white, of one point or struck out by a condition",
         "left out; give them another format to have them read");
    said(doubtful_, " cells that a conditional format may hide", "their figures were not read; remove the format");
    said(hidden_zeros_, " zeros that the sheet does not show", "left out; show zeros to have them read");
    table_.hides_columns = table_.hides_columns || hidden_zeros_ > 0;
    if (conditions_.are_too_many()) {
      troubles_.push_back({trouble_kind::limit_exceeded, place, "more than 256 ranges with a conditional format",
                           "at most 256; figures that the others hide were read"});
      table_.hides_columns = true;
    }
    if (open_formulas_ > 0)
      troubles_.push_back({trouble_kind::formula_without_value, place + ", " + open_places_,
                           std::to_string(open_formulas_) + " cells with a formula and no stored value",
                           "the file opened and saved in Excel or WPS, which stores the values"});
  }

  bool take_row(const pugi::xml_node& node, std::uint32_t row) {
    detail::poll();
    if (row == 0 || !is_named(node, "row")) return true;
    if (row > most_rows) return refuse("rows", most_rows);
    note_hidden(node, row);
    row_ = row;
    row_hides_ = false;
    table_row made;
    std::uint32_t column = 0;
    std::size_t most = 0;
    for ([[maybe_unused]] const auto& cell : children_of(node)) ++most;
    made.cells.reserve(most);
    bool whole = true;
    for (const auto& cell : children_of(node)) {
      if (!is_named(cell, "c")) continue;
      const auto reference = reference_of(cell.attribute("r").value());
      column = reference.column != 0 ? reference.column : column + 1;
      if (column > bounds_.columns) {
        whole = refuse("columns", bounds_.columns);
        break;
      }
      if (book_.space.cells == 0) {
        if (!std::exchange(book_.space.reported, true)) refuse("cells", bounds_.cells);
        whole = false;
        break;
      }
      --book_.space.cells;
      take_cell(made.cells.emplace_back(), cell, column);
      if (full_) {
        whole = false;
        break;
      }
    }
    made.hides = row_hides_;
    if (row > table_.rows.size() && is_blank_row(made)) {
      blank_rows_.emplace_back(row, std::move(made));
      return whole;
    }
    for (auto& [index, cells] : std::exchange(blank_rows_, {}))
      if (index < row && !put_row(index, std::move(cells))) return false;
    return put_row(row, std::move(made)) && whole;
  }

  bool put_row(std::uint32_t row, table_row made) {
    if (row > bounds_.rows || (row > table_.rows.size() && row - table_.rows.size() > book_.space.rows))
      return refuse("rows", bounds_.rows);
    if (row > table_.rows.size()) {
      book_.space.rows -= row - static_cast<std::uint32_t>(table_.rows.size());
      table_.rows.resize(row);
    }
    table_.rows[row - 1].hides |= made.hides;
    auto& cells = table_.rows[row - 1].cells;
    if (cells.empty())
      cells = std::move(made.cells);
    else
      std::move(made.cells.begin(), made.cells.end(), std::back_inserter(cells));
    return true;
  }

  // Rows without text at the end of the sheet are dropped, however far below the last text they are.
  void take_blank_rows_near() {
    constexpr std::size_t near = 1000;
    const auto last = table_.rows.size() + near;
    for (auto& [row, cells] : std::exchange(blank_rows_, {}))
      if (row <= last && !put_row(row, std::move(cells))) return;
  }

  void note_hidden(const pugi::xml_node& node, std::uint32_t row) {
    const auto height = node.attribute("ht");
    if (!node.attribute("hidden").as_bool() && !is_below(height, lowest)) return;
    if (hidden_rows_.size() <= row) hidden_rows_.resize(row + std::size_t{1});
    hidden_rows_[row] = true;
  }

  void take_cell(table_cell& made, const pugi::xml_node& node, std::uint32_t column) {
    made.column = column;
    const auto index = node.attribute("s").as_uint();
    const cell_style* style = index < book_.styles.size() ? &book_.styles[index] : nullptr;
    on_white_ = style == nullptr || style->on_white;
    font_ = style != nullptr ? style->font : symbol_font::none;
    fill(made, node, style != nullptr ? std::string_view(style->format) : "General");
    if (style != nullptr && style->struck && !made.text.empty()) {
      ++struck_;
      made.text.clear();
    }
    if (style != nullptr && style->unseen && !may_be_coloured_ && !made.text.empty()) {
      note_unshown(made.text);
      made.text.clear();
    }
    if (made.text.size() > bounds_.cell_bytes) {
      refuse("cell_bytes", bounds_.cell_bytes);
      made.text.clear();
    }
    if (made.text.size() > book_.bytes_left) {
      full_ = true;
      book_.expands ? refuse("expansion", bounds_.expansion) : refuse("bytes", bounds_.bytes);
      made.text.clear();
    }
    book_.bytes_left -= made.text.size();
  }

  void fill(table_cell& cell, const pugi::xml_node& node, std::string_view format) {
    const std::string_view type = node.attribute("t").value();
    std::string stored = text_in(child(node, "v"));
    if (type == "inlineStr") {
      fill_text(cell, text_of(child(node, "is")), format);
    } else if (type == "s") {
      std::size_t i = 0;
      const auto parsed = std::from_chars(stored.data(), stored.data() + stored.size(), i);
      if (parsed.ec == std::errc{} && i < book_.texts.size())
        fill_text(cell, book_.texts[i], format);
      else if (!stored.empty())
        cell.text = "#REF!";  // not blank: the text that it shows is lost
    } else if (formulas_.is_open(node)) {
      fill_formula(cell, node, format);
    } else if (type == "b") {
      cell.text = stored == "1" ? "TRUE" : "FALSE";
    } else if (type == "str") {
      fill_text(cell, {stored}, format);
    } else if (type == "d") {
      fill_date(cell, std::move(stored), format);
    } else if (type == "e") {
      fill_error(cell, std::move(stored));
    } else if (stored.empty()) {
      return;
    } else {
      fill_number(cell, stored, format);
    }
  }

  void fill_text(table_cell& cell, const rich_text& text, std::string_view format) {
    struck_ += text.struck;
    const bool in_symbols = font_ != symbol_font::none && !text.has_runs;
    const auto effect = text.text.empty() ? condition_effect::shown : conditions_.effect_on({}, row_, cell.column);
    if (effect != condition_effect::hidden)
      cell.text = shown_text(in_symbols ? shown_in(font_, text.text) : text.text, format);
    drop_text_marks(cell.text);
    if (effect == condition_effect::open) doubt(cell);
    if (text.white && on_white_ && !may_be_coloured_) cell.text += '?';  // no number
    if (cell.text.empty() && !text.text.empty()) note_unshown(text.text);
  }

  void fill_number(table_cell& cell, const std::string& stored, std::string_view format) {
    const bool zero = is_zero(stored);
    const auto effect = conditions_.effect_on(stored, row_, cell.column);
    const bool hidden = (zero && hides_zeros_) || effect == condition_effect::hidden;
    if (zero && hidden) ++hidden_zeros_;
    if (!hidden) cell.text = shown(stored, format, book_.since_1904, bounds_);
    if (effect == condition_effect::open) doubt(cell);
    if (cell.text.empty() && !zero) note_unshown(stored);
    if (cell.text != stored && (zero || !cell.text.empty())) cell.stored = stored;
  }

  void fill_error(table_cell& cell, std::string shown) {
    if (conditions_.effect_on({}, row_, cell.column) == condition_effect::hidden) return note_unshown(shown);
    cell.text = std::move(shown);
  }

  void doubt(table_cell& cell) {
    if (!holds_digit(cell.text)) return;
    cell.text += '?';  // no number
    ++doubtful_;
  }

  // Strict workbooks store 2022-12-20T00:00:00, and show it by its format as if it were the number of the day.
  void fill_date(table_cell& cell, std::string stored, std::string_view format) {
    const auto serial = serial_of(stored, book_.since_1904);
    const std::string by_format = serial ? shown(*serial, format, book_.since_1904, bounds_) : stored;
    if (!serial || by_format != shown(*serial, "General", book_.since_1904, bounds_)) {
      cell.text = by_format;
    } else {
      const auto time = stored.find("T00:00:00");
      cell.text = stored.substr(0, time);
    }
    if (cell.text != stored) cell.stored = std::move(stored);
  }

  void note_unshown(std::string_view stored) {
    ++unshown_;
    row_hides_ = row_hides_ || holds_digit(stored);
  }

  // A cell that cannot be computed shows its formula: it is not blank.
  void fill_formula(table_cell& cell, const pugi::xml_node& node, std::string_view format) {
    if (const auto value = formulas_.value(node, row_, cell.column)) return fill_operand(cell, *value, format);
    constexpr std::size_t most_named = 10;
    if (++open_formulas_ <= most_named) (open_places_ += open_formulas_ > 1 ? ", " : "") += place_of(row_, cell.column);
    cell.text = "=" + formulas_.text_of(node);
  }

  void fill_operand(table_cell& cell, const operand& value, std::string_view format) {
    switch (value.kind) {
      case operand::type::text:
        return fill_text(cell, {value.text}, format);
      case operand::type::error:
        return fill_error(cell, value.text);
      case operand::type::truth:
        cell.text = value.number.is_zero() ? "FALSE" : "TRUE";
        return;
      case operand::type::blank:  // =A1 of a blank cell is 0
      case operand::type::number:
      case operand::type::unknown:
        fill_number(cell, stored_text(value.number), format);
    }
  }

  // The first cell of a range takes its spans; covered cells are removed: their column is 0 until all ranges are done.
  void take_merges() {
    for (const auto& merge : children_of(child(sheet_, "mergeCells")))
      if (!take_merge(range_of(merge.attribute("ref").value()))) break;
    for (auto& row : table_.rows) std::erase_if(row.cells, [](const table_cell& cell) { return cell.row_span == 0; });
    for (auto& [row, cell] : merged_blanks_) {
      auto& cells = table_.rows[row - 1].cells;
      const auto next = std::lower_bound(cells.begin(), cells.end(), cell.column,
                                         [](const table_cell& c, std::uint32_t index) { return c.column < index; });
      if (next == cells.end() || next->column != cell.column) cells.insert(next, std::move(cell));
    }
  }

  bool take_merge(const range& merged) {
    detail::poll();
    if (merged.first.row == 0 || merged.first.row > table_.rows.size() || merged.first.column > bounds_.columns)
      return true;
    const auto last_row = std::min<std::size_t>(merged.last.row, table_.rows.size());
    table_cell first;
    first.column = merged.first.column;
    first.row_span = static_cast<std::uint32_t>(last_row - merged.first.row + 1);
    first.column_span = std::min<std::uint32_t>(merged.last.column, bounds_.columns) - merged.first.column + 1;
    bool placed = false;
    for (auto row = std::size_t{merged.first.row}; row <= last_row; ++row) {
      detail::poll();
      auto& cells = table_.rows[row - 1].cells;
      auto cell = std::lower_bound(cells.begin(), cells.end(), merged.first.column,
                                   [](const table_cell& c, std::uint32_t index) { return c.column < index; });
      const auto begin = cell;
      for (; cell != cells.end() && cell->column <= merged.last.column; ++cell) {
        if (row == merged.first.row && cell == begin && cell->column == first.column && cell->row_span != 0) {
          cell->row_span = first.row_span;
          cell->column_span = first.column_span;
          placed = true;
        } else {
          cell->row_span = 0;
        }
      }
      const auto work = static_cast<std::size_t>(cell - begin) + 1;
      if (work > merge_work_left_) return refuse("rows", bounds_.rows);
      merge_work_left_ -= work;
    }
    if (!placed && merged_blanks_.size() < most_merged_blanks) merged_blanks_.emplace_back(merged.first.row, first);
    return true;
  }

  static std::string place_of(std::uint32_t row, std::uint32_t column) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26)
      letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters + std::to_string(row);
  }

  bool refuse(const char* limit, std::uint64_t most) {
    if (std::exchange(refused_, true)) return false;
    const std::string place = "sheet " + table_.name + ", row " + std::to_string(table_.rows.size());
    troubles_.push_back(limit_passed(place, limit, most));
    return false;
  }

  static constexpr std::uint32_t most_rows = 1'048'576;  // that a sheet can have
  static constexpr unsigned narrowest = 3, lowest = 20;  // tenths of a character; of a point
  static constexpr std::size_t most_merged_blanks = 1'000'000;

  pugi::xml_node sheet_;
  book& book_;
  limits bounds_;
  std::vector<trouble>& troubles_;
  sheet_formulas formulas_;
  hiding_conditions conditions_;
  std::vector<std::pair<std::uint32_t, table_row>> blank_rows_;      // not yet in the table: nothing may follow them
  std::vector<std::pair<std::uint32_t, table_cell>> merged_blanks_;  // first cells of ranges that the file leaves out
  std::size_t merge_work_left_ = 10'000'000;                         // rows and cells touched by merged ranges
  std::size_t hidden_cells_ = 0, struck_ = 0, unshown_ = 0, open_formulas_ = 0, hidden_zeros_ = 0, doubtful_ = 0;
  std::string open_places_;
  std::uint32_t row_ = 0;
  symbol_font font_ = symbol_font::none;  // of the cell in hand
  bool row_hides_ = false, hides_zeros_ = false;
  bool on_white_ = true;          // the cell in hand
  bool may_be_coloured_ = false;  // the background of a cell, by more than its style
  bool refused_ = false, full_ = false;
  std::vector<bool> hidden_rows_, hidden_columns_;  // by number, from 1
  table table_;
};

}  // namespace

table read_sheet(const pugi::xml_node& sheet, std::string name, std::uint32_t number, book& book, const limits& bounds,
                 std::vector<trouble>& troubles) {
  return sheet_reader(sheet, std::move(name), number, book, bounds, troubles).read();
}

}  // namespace v0
}  // namespace perfeval
