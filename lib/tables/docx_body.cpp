#include "tables/docx_body.hpp"

#include "tables/docx_text.hpp"
#include "tables/grid.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

std::uint64_t count_of(const pugi::xml_node& property, std::uint64_t otherwise) {
  const auto text = attribute(property, "val");
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return UINT64_MAX;
  return error == std::errc{} && end == text.data() + text.size() ? value : otherwise;
}

// A node, or the alternative that counts of it, with its local name.
struct named_node {
  pugi::xml_node node;
  std::string_view name;
  bool is_alternative = false;
};
named_node named(const pugi::xml_node& node) {
  const auto name = local_name(node);
  if (name != "AlternateContent") return {node, name};
  const auto one = chosen(node);
  return {one, local_name(one), true};
}

// The properties of a cell that say where it stands.
struct cell_properties {
  explicit cell_properties(const pugi::xml_node& element) {
    for (const auto& node : children_of(element)) {
      const auto name = local_name(node);
      const auto take = [&](std::string_view wanted, pugi::xml_node& out) {
        if (name == wanted && out.empty()) out = node;
      };
      take("cellDel", deletion);
      take("gridSpan", span);
      take("hMerge", across);
      take("vMerge", down);
      take("cellMerge", tracked);
    }
  }
  pugi::xml_node deletion, span, across, down, tracked;
};

// Whether a text below an element has a digit.
bool holds_figure(const pugi::xml_node& row) {
  for (const auto& text : row.select_nodes(".//*[local-name()='t']"))
    if (holds_digit(text_in(text.node()))) return true;
  return false;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n") == text.npos; }

bool ends_with_digit(std::string_view text) { return !text.empty() && holds_digit(text.substr(text.size() - 1)); }

// Of a row: an exact height below two points.
bool is_of_no_height(const pugi::xml_node& height) {
  constexpr std::uint64_t lowest = 40;
  return attribute(height, "hRule") == "exact" && count_of(height, lowest) < lowest;
}

class body_reader {
 public:
  // `cells`: receives the place of each cell, if not null.
  body_reader(const limits& bounds, const docx_surroundings& surroundings, reading<std::vector<table>>& result,
              std::map<place, pugi::xml_node>* cells)
      : bounds_(bounds),
        space_(bounds),
        surroundings_(surroundings),
        numbering_(surroundings.numbering),
        result_(result),
        cells_(cells) {}

  void read(const pugi::xml_node& body) {
    blocks(body, 0);
    for (const auto position : chunk_tables_) number_anew(result_.value[position]);
    say_what_was_left_out();
  }

 private:
  void blocks(const pugi::xml_node& element, std::uint32_t depth) {
    if (depth > most_wrappers) return;
    for (const auto& child : children_of(element)) {
      const auto [node, name, is_alternative] = named(child);
      if (name == "p") {
        paragraph(node, depth);
      } else if (name == "tbl") {
        if (auto made = read_table(node, 0)) result_.value.push_back(std::move(*made));
      } else if (name == "altChunk") {
        take_chunk(node);
      } else if (is_wrapper(name) || is_alternative) {
        const waiting_text waiting(*this, name, node);
        blocks(node, depth + 1);
      }
    }
  }

  // Nothing is read inside a content control that still waits for its text.
  struct waiting_text {
    waiting_text(body_reader& body, std::string_view name, const pugi::xml_node& node)
        : reader(body), is_one(name == "sdt" && is_placeholder(node)) {
      reader.waiting_ += is_one;
    }
    waiting_text(const waiting_text&) = delete;
    waiting_text& operator=(const waiting_text&) = delete;
    ~waiting_text() { reader.waiting_ -= is_one; }
    body_reader& reader;
    bool is_one;
  };

  void take_chunk(const pugi::xml_node& node) {
    const auto id = attribute(node, "id");
    if (!surroundings_.chunk) return;
    for (auto& table : surroundings_.chunk(std::string(id), space_)) {
      if (result_.value.size() >= bounds_.tables) return refuse("tables", bounds_.tables);
      chunk_tables_.push_back(result_.value.size());
      table.before.insert(table.before.begin(), std::make_move_iterator(before_.begin()),
                          std::make_move_iterator(before_.end()));
      before_.clear();
      result_.value.push_back(std::move(table));
    }
  }

  void number_anew(table& made) {
    made.number = ++count_;
    for (auto& row : made.rows)
      for (auto& cell : row.cells)
        for (auto& inner : cell.tables) number_anew(inner);
  }

  void say_what_was_left_out() {
    const auto said = [&](std::size_t count, const char* found, const char* expected) {
      if (count > 0)
        result_.troubles.push_back(
            {trouble_kind::hidden_cells, "the document", std::to_string(count) + found, expected});
    };
    said(hidden_, " hidden texts or rows", "left out; show them to have them read");
    said(doubtful_,
         " cells whose figures are shown in another order, too small to be seen, or in a merge that was not accepted",
         "their figures were not read; write them as they are to be read");
    said(struck_, " struck-out texts", "left out; delete them, or remove the strikethrough");
  }

  paragraph_text text_in(const pugi::xml_node& node) {
    detail::poll();
    auto made = text_of(node, bounds_.cell_bytes, surroundings_.styles);
    hidden_ += made.hidden;
    struck_ += made.struck;
    if (waiting_ > 0) made.text.clear();
    return made;
  }

  void paragraph(const pugi::xml_node& node, std::uint32_t depth) {
    const auto made = text_in(node);
    numbering_.next(node);
    line_ += made.text;
    if (!made.end_deleted) {
      if (line_.find_first_not_of(" \t\n") != std::string::npos) before_.push_back(std::move(line_));
      line_.clear();
    }
    for (const auto& box : made.boxes) blocks(box, depth + 1);
  }

  // Nothing if a limit refuses another table.
  std::optional<table> read_table(const pugi::xml_node& node, std::uint32_t depth) {
    if (count_ >= bounds_.tables) return refuse("tables", bounds_.tables), std::nullopt;
    if (depth >= bounds_.depth) return refuse("depth", bounds_.depth), std::nullopt;
    const auto number = ++count_;
    grid rows(bounds_, "table " + std::to_string(number), space_, result_.troubles);
    rows.get().number = number;
    if (depth == 0) {
      rows.get().before = std::exchange(before_, {});
      const auto properties = child(node, "tblPr");
      const auto style = attribute(child(properties, "tblStyle"), "val");
      coloured_ = is_coloured(child(properties, "shd")) || surroundings_.styles.colours_cells(style);
    }
    take_rows(rows, node, depth, 0);
    return std::move(rows.get());
  }

  void take_rows(grid& grid, const pugi::xml_node& element, std::uint32_t depth, std::uint32_t wrappers) {
    if (wrappers > most_wrappers) return;
    for (const auto& node : children_of(element)) {
      const auto name = local_name(node);
      if (name == "tr") {
        const auto properties = child(node, "trPr");
        if (child(properties, "del")) continue;
        if (is_on(child(properties, "hidden")) || is_of_no_height(child(properties, "trHeight"))) {
          ++hidden_;
          if (holds_figure(node)) grid.note_hidden();
          continue;
        }
        if (!grid.start_row()) return;
        grid.skip_columns(count_of(child(properties, "gridBefore"), 0));
        take_cells(grid, node, depth, 0);
      } else if (is_wrapper(name)) {
        const waiting_text waiting(*this, name, node);
        take_rows(grid, node, depth, wrappers + 1);
      }
    }
  }

  void take_cells(grid& grid, const pugi::xml_node& element, std::uint32_t depth, std::uint32_t wrappers) {
    if (wrappers > most_wrappers) return;
    for (const auto& node : children_of(element)) {
      const auto name = local_name(node);
      if (name == "tc") {
        take_cell(grid, node, depth);
      } else if (is_wrapper(name)) {
        const waiting_text waiting(*this, name, node);
        take_cells(grid, node, depth, wrappers + 1);
      }
    }
  }

  void take_cell(grid& grid, const pugi::xml_node& node, std::uint32_t depth) {
    const cell_properties properties(child(node, "tcPr"));
    if (properties.deletion) return;  // a tracked change deleted it
    const auto span = count_of(properties.span, 1);
    const auto across = properties.across, down = properties.down;
    const auto tracked = attribute(properties.tracked, "vMerge");
    const bool goes_down = tracked.empty() ? down && attribute(down, "val") != "restart" : tracked == "cont";
    if (across && attribute(across, "val") != "restart" && grid.extend_right(span)) return;
    if (goes_down && grid.extend_down(span)) {
      if (numbering_.has_lists() && node.select_node(".//*[local-name()='numPr']")) numbering_.lose_count();
      // A merge that may still be refused: which of the figures are those of the cell is open.
      if (!tracked.empty() && holds_figure(node)) write_doubt(grid, grid.last_extended());
      return;
    }
    table_cell* cell = grid.add(span);
    if (cell == nullptr) return;
    if (cells_ != nullptr)
      cells_->emplace(place{grid.get().number, static_cast<std::uint32_t>(grid.get().rows.size()), cell->column}, node);
    open_cell open{grid, *cell, depth};
    open.on_white = depth == 0 && !coloured_ && !is_coloured(child(child(node, "tcPr"), "shd"));
    cell_blocks(open, node, 0);
    if (open.pictures > 0 && open.cell.tables.empty() && is_blank(open.cell.text))
      grid.write(open.cell, text_of_a_picture);
    if (!open.list_numbers.empty() && open.cell.tables.empty() && is_blank(open.cell.text))
      grid.write(open.cell, open.list_numbers);
    if (open.in_doubt) write_doubt(grid, open.cell);
    if (open.in_doubt || (open.hides_figure && !holds_digit(open.cell.text))) grid.note_hidden();
  }

  void write_doubt(grid& grid, table_cell& cell) {
    if (cell.text.ends_with('?')) return;
    grid.write(cell, "?");  // no number
    ++doubtful_;
  }

  struct open_cell {
    grid& rows;
    table_cell& cell;
    std::uint32_t depth;
    bool line_open = true;      // the next paragraph continues the line
    bool hides_figure = false;  // in its hidden text
    bool in_doubt = false;
    bool on_white = false;  // nothing has a colour behind its text
    std::size_t pictures = 0;
    std::string list_numbers = {};  // of its empty paragraphs
  };

  void cell_blocks(open_cell& open, const pugi::xml_node& element, std::uint32_t wrappers) {
    if (wrappers > most_wrappers) return;
    for (const auto& child : children_of(element)) {
      const auto [node, name, is_alternative] = named(child);
      if (name == "p") {
        cell_paragraph(open, node, wrappers);
      } else if (name == "tbl") {
        if (auto inner = read_table(node, open.depth + 1)) open.cell.tables.push_back(std::move(*inner));
      } else if (name == "altChunk") {
        if (surroundings_.chunk)
          for (auto& inner : surroundings_.chunk(std::string(attribute(node, "id")), space_)) {
            inner.number = 0;  // it has no separate place that could be marked
            open.cell.tables.push_back(std::move(inner));
          }
      } else if (is_wrapper(name) || is_alternative) {
        const waiting_text waiting(*this, name, node);
        cell_blocks(open, node, wrappers + 1);
      }
    }
  }

  void cell_paragraph(open_cell& open, const pugi::xml_node& node, std::uint32_t wrappers) {
    const auto made = text_in(node);
    if (numbering_.has_lists()) take_list_number(open, numbering_.next(node), made.text);
    open.hides_figure = open.hides_figure || made.hides_figure;
    open.in_doubt = open.in_doubt || made.in_doubt || (made.white_figure && open.on_white);
    open.pictures += made.pictures;
    if (!open.line_open) open.rows.write(open.cell, "\n");
    open.rows.write(open.cell, made.text);
    open.line_open = made.end_deleted;
    for (const auto& box : made.boxes) cell_blocks(open, box, wrappers + 1);
  }

  // An automatic number is no part of the text behind it, unless no one can see where that begins.
  static void take_list_number(open_cell& open, const list_number& number, std::string_view text) {
    if (number.text.empty()) return;
    if (text.empty())
      open.list_numbers += (open.list_numbers.empty() ? "" : "\n") + number.text;
    else if (!number.stands_apart && ends_with_digit(number.text) && holds_digit(text.substr(0, 1)))
      open.in_doubt = true;
  }

  void refuse(const char* limit, std::uint64_t most) {
    if (refused_) return;
    refused_ = true;
    result_.troubles.push_back(limit_passed("table " + std::to_string(count_ + 1), limit, most));
  }

  limits bounds_;
  space_left space_;
  const docx_surroundings& surroundings_;
  docx_numbering numbering_;
  reading<std::vector<table>>& result_;
  std::map<place, pugi::xml_node>* cells_;
  std::vector<std::string> before_;
  bool coloured_ = false;                               // the table in hand
  std::string line_;                                    // whose end was deleted
  std::vector<std::size_t> chunk_tables_;               // their positions in the result
  std::size_t hidden_ = 0, struck_ = 0, doubtful_ = 0;  // texts that were left out
  int waiting_ = 0;                                     // content controls around this place that wait for their text
  std::uint32_t count_ = 0;
  bool refused_ = false;
};

}  // namespace

void read_body(const pugi::xml_node& body, const limits& bounds, const docx_surroundings& surroundings,
               reading<std::vector<table>>& out) {
  body_reader(bounds, surroundings, out, nullptr).read(body);
}

std::map<place, pugi::xml_node> cells_of(const pugi::xml_node& body) {
  reading<std::vector<table>> unused;
  std::map<place, pugi::xml_node> found;
  const docx_surroundings none;
  body_reader({}, none, unused, &found).read(body);
  return found;
}

}  // namespace v0
}  // namespace perfeval
