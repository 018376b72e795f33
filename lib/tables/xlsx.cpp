// Workbooks: sheet by sheet. Office Open XML, ISO/IEC 29500-1, section 18.
#include <perfeval/read/xlsx.hpp>

#include "package/package.hpp"
#include "package/xml.hpp"
#include "tables/grid.hpp"
#include "tables/number_format.hpp"
#include "tables/xlsx_styles.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

struct reference {
  std::uint32_t row = 0, column = 0;  // from 1; 0: not given
};

// "AB12". What does not fit is {0, 0}.
reference reference_of(std::string_view text) {
  reference made;
  std::size_t i = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && i < 4; ++i)
    made.column = made.column * 26 + static_cast<std::uint32_t>(text[i] - 'A' + 1);
  const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), made.row);
  if (error != std::errc{} || end != text.data() + text.size() || made.row == 0 || made.column == 0) return {};
  return made;
}

struct range {
  reference first, last;
};

range range_of(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == text.npos) return {};
  range made{reference_of(text.substr(0, colon)), reference_of(text.substr(colon + 1))};
  const bool good = made.first.row != 0 && made.last.row >= made.first.row && made.last.column >= made.first.column;
  return good ? made : range{};
}

// What every sheet of a workbook shares.
struct book {
  std::vector<std::string> texts;
  std::vector<std::string> formats;
  bool since_1904 = false;
};

class sheet_reader {
 public:
  sheet_reader(const book& book, const limits& bounds, std::vector<trouble>& troubles, std::size_t& rows_left,
               std::uint64_t& bytes_left)
      : book_(book), bounds_(bounds), troubles_(troubles), rows_left_(rows_left), bytes_left_(bytes_left) {}

  table read(const pugi::xml_node& sheet, std::string name, std::uint32_t number) {
    table_.name = std::move(name);
    table_.number = number;
    table_.lines_up = true;
    std::uint32_t row = 0;
    read_hidden_columns(child(sheet, "cols"));
    for (const auto& node : child(sheet, "sheetData").children()) {
      row = node.attribute("r") ? node.attribute("r").as_uint() : row + 1;
      if (!take_row(node, row)) break;
    }
    for (auto& cells : table_.rows)
      std::stable_sort(cells.cells.begin(), cells.cells.end(),
                       [](const table_cell& a, const table_cell& b) { return a.column < b.column; });
    for (const auto& merge : child(sheet, "mergeCells").children())
      if (!take_merge(range_of(merge.attribute("ref").value()))) break;
    leave_out_hidden();
    return std::move(table_);
  }

 private:
  void read_hidden_columns(const pugi::xml_node& columns) {
    for (const auto& column : columns.children()) {
      const auto width = column.attribute("width");
      if (!column.attribute("hidden").as_bool() && !(width && std::string_view(width.value()) == "0")) continue;
      const auto last = std::min(column.attribute("max").as_uint(), bounds_.columns);
      if (hidden_columns_.size() <= last) hidden_columns_.resize(last + std::size_t{1});
      for (auto i = column.attribute("min").as_uint(); i <= last; ++i) hidden_columns_[i] = true;
    }
  }

  [[nodiscard]] bool is_hidden(const table_cell& cell, std::size_t row) const {
    const auto all = [](const std::vector<bool>& hidden, std::size_t first, std::size_t count) {
      if (first + count > hidden.size()) return false;
      const auto from = hidden.begin() + static_cast<std::ptrdiff_t>(first);
      return std::all_of(from, from + static_cast<std::ptrdiff_t>(count), [](bool state) { return state; });
    };
    return all(hidden_rows_, row, cell.row_span) || all(hidden_columns_, cell.column, cell.column_span);
  }

  // What no one sees who prints the sheet; a merged cell is seen where one of its rows and columns is.
  void leave_out_hidden() {
    if (hidden_rows_.empty() && hidden_columns_.empty()) return;
    std::size_t left_out = 0;
    for (std::size_t row = 1; row <= table_.rows.size(); ++row)
      std::erase_if(table_.rows[row - 1].cells, [&](const table_cell& cell) {
        const bool hidden = is_hidden(cell, row);
        left_out += hidden && !cell.text.empty();
        return hidden;
      });
    if (left_out > 0)
      troubles_.push_back({"hidden-cells", "sheet " + table_.name,
                           std::to_string(left_out) + " cells in hidden rows or columns",
                           "left out; unhide them to have them read"});
  }

  bool take_row(const pugi::xml_node& node, std::uint32_t row) {
    if (row == 0) return true;
    if (row > bounds_.rows || (row > table_.rows.size() && row - table_.rows.size() > rows_left_))
      return refuse("rows", bounds_.rows);
    if (row > table_.rows.size()) {
      rows_left_ -= row - table_.rows.size();
      table_.rows.resize(row);
    }
    const auto height = node.attribute("ht");
    if (node.attribute("hidden").as_bool() || (height && std::string_view(height.value()) == "0")) {
      if (hidden_rows_.size() <= row) hidden_rows_.resize(row + std::size_t{1});
      hidden_rows_[row] = true;
    }
    std::uint32_t column = 0;
    const auto nodes = node.children();
    table_.rows[row - 1].cells.reserve(static_cast<std::size_t>(std::distance(nodes.begin(), nodes.end())));
    for (const auto& cell : nodes) {
      if (local_name(cell) != "c") continue;
      const auto reference = reference_of(cell.attribute("r").value());
      column = reference.column != 0 ? reference.column : column + 1;
      if (column > bounds_.columns) return refuse("columns", bounds_.columns);
      table_.rows[row - 1].cells.push_back(cell_of(cell, column));
    }
    return true;
  }

  table_cell cell_of(const pugi::xml_node& node, std::uint32_t column) {
    table_cell made;
    made.column = column;
    const std::string_view type = node.attribute("t").value();
    const std::string stored = child(node, "v").child_value();
    if (type == "inlineStr") {
      made.text = rich_text(child(node, "is"));
    } else if (type == "s") {
      std::size_t i = 0;
      const auto parsed = std::from_chars(stored.data(), stored.data() + stored.size(), i);
      if (parsed.ec == std::errc{} && i < book_.texts.size()) made.text = shared(book_.texts[i]);
    } else if (type == "b") {
      made.text = stored == "1" ? "TRUE" : "FALSE";
    } else if (type == "str" || type == "e" || type == "d" || stored.empty()) {
      made.text = stored;
    } else {
      const auto style = node.attribute("s").as_uint();
      made.text = shown(stored, style < book_.formats.size() ? std::string_view(book_.formats[style]) : "General",
                        book_.since_1904, bounds_);
      if (made.text != stored) made.stored = stored;
    }
    if (made.text.size() > bounds_.cell_bytes) {
      refuse("cell_bytes", bounds_.cell_bytes);
      made.text.clear();
    }
    bytes_left_ -= std::min<std::uint64_t>(bytes_left_, made.text.size());
    return made;
  }

  std::string shared(const std::string& text) {
    if (text.size() <= bytes_left_) return text;
    refuse("bytes", bounds_.bytes);
    return {};
  }

  // The first cell of the range takes its spans; what the range covers is gone.
  bool take_merge(const range& merged) {
    if (merged.first.row == 0 || merged.first.row > table_.rows.size() || merged.first.column > bounds_.columns)
      return true;
    const auto last_row = std::min<std::size_t>(merged.last.row, table_.rows.size());
    if (last_row - merged.first.row >= merge_work_left_) return refuse("rows", bounds_.rows);
    merge_work_left_ -= last_row - merged.first.row + 1;
    table_cell first;
    first.column = merged.first.column;
    for (auto row = std::size_t{merged.first.row}; row <= last_row; ++row) {
      auto& cells = table_.rows[row - 1].cells;
      const auto begin = std::lower_bound(cells.begin(), cells.end(), merged.first.column,
                                          [](const table_cell& c, std::uint32_t index) { return c.column < index; });
      const auto end = std::upper_bound(begin, cells.end(), merged.last.column,
                                        [](std::uint32_t index, const table_cell& c) { return index < c.column; });
      if (row == merged.first.row && begin != end && begin->column == merged.first.column) first = std::move(*begin);
      const auto after = cells.erase(begin, end);
      if (row != merged.first.row) continue;
      first.row_span = static_cast<std::uint32_t>(last_row - merged.first.row + 1);
      first.column_span = std::min(merged.last.column, bounds_.columns) - merged.first.column + 1;
      cells.insert(after, std::move(first));  // NOLINT(bugprone-use-after-move): of the first row only
    }
    return true;
  }

  bool refuse(const char* limit, std::uint64_t most) {
    if (std::exchange(said_, true)) return false;
    const std::string place = "sheet " + table_.name + ", row " + std::to_string(table_.rows.size());
    troubles_.push_back(limit_passed(place, limit, most));
    return false;
  }

  const book& book_;
  limits bounds_;
  std::vector<trouble>& troubles_;
  std::size_t& rows_left_;                    // in all sheets together
  std::uint64_t& bytes_left_;                 // of text: a shared one may stand in any number of cells
  std::size_t merge_work_left_ = 10'000'000;  // rows touched by merged ranges
  bool said_ = false;
  std::vector<bool> hidden_rows_, hidden_columns_;  // by number, from 1
  table table_;
};

class book_reader {
 public:
  book_reader(std::string_view bytes, const limits& bounds, reading<std::vector<table>>& result)
      : bounds_(bounds),
        result_(result),
        parts_(bytes, bounds, result.troubles),
        rows_left_(bounds.rows),
        bytes_left_(bounds.bytes) {}

  void read() {
    const std::string name = parts_.main_part("xl/workbook.xml");
    xml_part workbook;
    if (!load(workbook, name)) return read_loose_sheets();
    const auto root = workbook.document.document_element();
    book_.since_1904 = child(root, "workbookPr").attribute("date1904").as_bool();
    const auto targets = parts_.relationships(name);
    read_shared(targets);
    std::uint32_t number = 0;
    for (const auto& sheet : child(root, "sheets").children()) {
      if (++number > bounds_.tables) return;
      read_sheet(sheet, number, targets);
    }
  }

 private:
  bool load(xml_part& part, const std::string& name) {
    auto xml = parts_.part(name);
    if (!xml) return false;
    part.text = std::move(*xml);
    if (auto broken = parse_xml(part, name)) result_.troubles.push_back(*broken);
    return true;
  }

  // Of a package that is cut off before its workbook part: the sheets by the names that every writer gives them.
  void read_loose_sheets() {
    const std::string folder = "xl/";
    std::map<std::string, std::string> targets;
    for (const char* name : {"sharedStrings.xml", "styles.xml"}) targets[name] = folder + name;
    read_shared(targets);
    for (std::uint32_t number = 1; number <= bounds_.tables; ++number) {
      const std::string sheet = folder + "worksheets/sheet" + std::to_string(number) + ".xml";
      xml_part part;
      if (!parts_.has(sheet) || !load(part, sheet)) return;
      result_.value.push_back(sheet_reader(book_, bounds_, result_.troubles, rows_left_, bytes_left_)
                                  .read(part.document.document_element(), "", number));
    }
  }

  // The shared texts and styles are found by the endings of their names, which every writer keeps.
  void read_shared(const std::map<std::string, std::string>& targets) {
    for (const auto& [id, name] : targets) {
      const bool texts = name.ends_with("sharedStrings.xml"), styles = name.ends_with("styles.xml");
      xml_part part;
      if ((!texts && !styles) || !parts_.has(name) || !load(part, name)) continue;
      if (texts) book_.texts = shared_texts(part.document.document_element());
      if (styles) book_.formats = cell_formats(part.document.document_element());
    }
  }

  void read_sheet(const pugi::xml_node& sheet, std::uint32_t number,
                  const std::map<std::string, std::string>& targets) {
    std::string id;
    for (const auto& a : sheet.attributes())
      if (std::string_view(a.name()).ends_with(":id")) id = a.value();
    const std::string name = sheet.attribute("name").value();
    const std::string_view state = sheet.attribute("state").value();
    if (state == "hidden" || state == "veryHidden") {
      result_.troubles.push_back(
          {"hidden-sheet", "sheet " + name, "a hidden sheet", "left out; unhide it to have it read"});
      return;
    }
    const auto target = targets.find(id);
    if (target == targets.end() || target->second.find("chartsheet") != std::string::npos) return;
    xml_part part;
    if (!load(part, target->second)) return;
    result_.value.push_back(sheet_reader(book_, bounds_, result_.troubles, rows_left_, bytes_left_)
                                .read(part.document.document_element(), name, number));
  }

  limits bounds_;
  reading<std::vector<table>>& result_;
  package parts_;
  std::size_t rows_left_;
  std::uint64_t bytes_left_;
  book book_;
};

}  // namespace

reading<std::vector<table>> read_xlsx(std::string_view bytes, const limits& bounds) {
  reading<std::vector<table>> result;
  book_reader(bytes, bounds, result).read();
  return result;
}

}  // namespace v0
}  // namespace perfeval
