#include "tables/docx_body.hpp"

#include "tables/docx_text.hpp"
#include "tables/grid.hpp"

#include <algorithm>
#include <charconv>
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

class body_reader {
 public:
  // `cells`: where each cell stands, if anybody asks.
  body_reader(const limits& bounds, reading<std::vector<table>>& result, std::map<place, pugi::xml_node>* cells)
      : bounds_(bounds), result_(result), cells_(cells) {}

  void blocks(const pugi::xml_node& element, std::uint32_t depth) {
    if (depth > most_wrappers) return;
    for (const auto& child : element.children()) {
      const auto node = chosen(child);
      const auto name = local_name(node);
      if (name == "p") {
        paragraph(node, depth);
      } else if (name == "tbl") {
        if (auto made = read_table(node, 0)) result_.value.push_back(std::move(*made));
      } else if (is_wrapper(name) || node != child) {
        blocks(node, depth + 1);
      }
    }
  }

 private:
  void paragraph(const pugi::xml_node& node, std::uint32_t depth) {
    auto [text, boxes, end_deleted] = text_of(node, bounds_.cell_bytes);
    line_ += text;
    if (!end_deleted) {
      if (line_.find_first_not_of(" \t\n") != std::string::npos) before_.push_back(std::move(line_));
      line_.clear();
    }
    for (const auto& box : boxes) blocks(box, depth + 1);
  }

  // Nothing when a limit refuses another table.
  std::optional<table> read_table(const pugi::xml_node& node, std::uint32_t depth) {
    if (count_ >= bounds_.tables) return refuse("tables", bounds_.tables), std::nullopt;
    if (depth >= bounds_.depth) return refuse("depth", bounds_.depth), std::nullopt;
    const auto number = ++count_;
    grid rows(bounds_, "table " + std::to_string(number), result_.troubles);
    rows.get().number = number;
    if (depth == 0) rows.get().before = std::exchange(before_, {});
    take_rows(rows, node, depth, 0);
    return std::move(rows.get());
  }

  void take_rows(grid& grid, const pugi::xml_node& element, std::uint32_t depth, std::uint32_t wrappers) {
    if (wrappers > most_wrappers) return;
    for (const auto& node : element.children()) {
      const auto name = local_name(node);
      if (name == "tr") {
        const auto properties = child(node, "trPr");
        if (child(properties, "del") || is_on(child(properties, "hidden"))) continue;
        if (!grid.start_row()) return;
        grid.skip_columns(count_of(child(properties, "gridBefore"), 0));
        take_cells(grid, node, depth, 0);
      } else if (is_wrapper(name)) {
        take_rows(grid, node, depth, wrappers + 1);
      }
    }
  }

  void take_cells(grid& grid, const pugi::xml_node& element, std::uint32_t depth, std::uint32_t wrappers) {
    if (wrappers > most_wrappers) return;
    for (const auto& node : element.children()) {
      const auto name = local_name(node);
      if (name == "tc") {
        take_cell(grid, node, depth);
      } else if (is_wrapper(name)) {
        take_cells(grid, node, depth, wrappers + 1);
      }
    }
  }

  void take_cell(grid& grid, const pugi::xml_node& node, std::uint32_t depth) {
    const auto properties = child(node, "tcPr");
    const auto span = count_of(child(properties, "gridSpan"), 1);
    const auto across = child(properties, "hMerge"), down = child(properties, "vMerge");
    if (across && attribute(across, "val") != "restart" && grid.extend_right(span)) return;
    if (down && attribute(down, "val") != "restart" && grid.extend_down(span)) return;
    table_cell* cell = grid.add(span);
    if (cell == nullptr) return;
    if (cells_ != nullptr)
      cells_->emplace(place{grid.get().number, static_cast<std::uint32_t>(grid.get().rows.size()), cell->column}, node);
    open_cell open{grid, *cell, depth};
    cell_blocks(open, node, 0);
  }

  struct open_cell {
    grid& rows;
    table_cell& cell;
    std::uint32_t depth;
    bool line_open = true;  // the next paragraph goes on in the line
  };

  void cell_blocks(open_cell& open, const pugi::xml_node& element, std::uint32_t wrappers) {
    if (wrappers > most_wrappers) return;
    for (const auto& child : element.children()) {
      const auto node = chosen(child);
      const auto name = local_name(node);
      if (name == "p") {
        cell_paragraph(open, node, wrappers);
      } else if (name == "tbl") {
        if (auto inner = read_table(node, open.depth + 1)) open.cell.tables.push_back(std::move(*inner));
      } else if (is_wrapper(name) || node != child) {
        cell_blocks(open, node, wrappers + 1);
      }
    }
  }

  void cell_paragraph(open_cell& open, const pugi::xml_node& node, std::uint32_t wrappers) {
    const auto [text, boxes, end_deleted] = text_of(node, bounds_.cell_bytes);
    if (!open.line_open) open.rows.write(open.cell, "\n");
    open.rows.write(open.cell, text);
    open.line_open = end_deleted;
    for (const auto& box : boxes) cell_blocks(open, box, wrappers + 1);
  }

  void refuse(const char* limit, std::uint64_t most) {
    if (said_) return;
    said_ = true;
    result_.troubles.push_back(limit_passed("table " + std::to_string(count_ + 1), limit, most));
  }

  limits bounds_;
  reading<std::vector<table>>& result_;
  std::map<place, pugi::xml_node>* cells_;
  std::vector<std::string> before_;
  std::string line_;  // whose end was deleted
  std::uint32_t count_ = 0;
  bool said_ = false;
};

}  // namespace

void read_body(const pugi::xml_node& body, const limits& bounds, reading<std::vector<table>>& out) {
  body_reader(bounds, out, nullptr).blocks(body, 0);
}

std::map<place, pugi::xml_node> cells_of(const pugi::xml_node& body) {
  reading<std::vector<table>> unused;
  std::map<place, pugi::xml_node> found;
  body_reader({}, unused, &found).blocks(body, 0);
  return found;
}

}  // namespace v0
}  // namespace perfeval
