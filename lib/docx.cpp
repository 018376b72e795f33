// Word documents: word/document.xml, block by block. Office Open XML, ISO/IEC 29500-1, section 17.
#include <perfeval/read/docx.hpp>

#include "grid.hpp"
#include "package.hpp"
#include "xml.hpp"

#include <charconv>
#include <cstring>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// Elements that only wrap blocks or runs: content controls, tracked insertions, links.
bool is_wrapper(std::string_view name) {
  return name == "sdt" || name == "sdtContent" || name == "ins" || name == "moveTo" || name == "smartTag" ||
         name == "customXml" || name == "hyperlink" || name == "fldSimple" || name == "bdo" || name == "dir";
}

// The deepest nesting of wrappers that is followed: Word writes a handful.
constexpr std::uint32_t most_wrappers = 200;

pugi::xml_node child(const pugi::xml_node& of, std::string_view name) {
  for (const auto& node : of.children())
    if (local_name(node) == name) return node;
  return {};
}

std::string_view attribute(const pugi::xml_node& of, std::string_view name) {
  for (const auto& a : of.attributes()) {
    std::string_view full = a.name();
    if (const auto colon = full.rfind(':'); colon != full.npos) full.remove_prefix(colon + 1);
    if (full == name) return a.value();
  }
  return {};
}

std::uint64_t count_of(std::string_view text, std::uint64_t otherwise) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return UINT64_MAX;
  return error == std::errc{} && end == text.data() + text.size() ? value : otherwise;
}

class docx_reader {
 public:
  docx_reader(const limits& bounds, reading<std::vector<table>>& result) : bounds_(bounds), result_(result) {}

  void read_body(const pugi::xml_node& body) { blocks(body, 0); }

 private:
  void blocks(const pugi::xml_node& of, std::uint32_t depth) {
    if (depth > most_wrappers) return;
    for (const auto& node : of.children()) {
      const auto name = local_name(node);
      if (name == "p") {
        std::string text;
        runs(node, text, 0);
        if (text.find_first_not_of(" \t\n") != std::string::npos) before_.push_back(std::move(text));
      } else if (name == "tbl") {
        if (auto made = read_table(node, 0)) result_.value.push_back(std::move(*made));
      } else if (is_wrapper(name)) {
        blocks(node, depth + 1);
      }
    }
  }

  void runs(const pugi::xml_node& of, std::string& to, std::uint32_t depth) {
    if (depth > most_wrappers || to.size() > bounds_.cell_bytes) return;
    for (const auto& node : of.children()) {
      const auto name = local_name(node);
      if (name == "t") {
        to += node.child_value();
      } else if (name == "tab") {
        to += '\t';
      } else if (name == "br" || name == "cr") {
        to += '\n';
      } else if (name == "noBreakHyphen") {
        to += '-';
      } else if (name == "r" || is_wrapper(name)) {
        runs(node, to, depth + 1);
      }
    }
  }

  // Nothing when a limit refuses another table.
  std::optional<table> read_table(const pugi::xml_node& of, std::uint32_t depth) {
    if (count_ >= bounds_.tables) return refuse("tables", bounds_.tables), std::nullopt;
    if (depth >= bounds_.depth) return refuse("depth", bounds_.depth), std::nullopt;
    const auto number = ++count_;
    grid rows(bounds_, "table " + std::to_string(number), result_.troubles);
    rows.get().number = number;
    if (depth == 0) rows.get().before = std::exchange(before_, {});
    take_rows(rows, of, depth, 0);
    return std::move(rows.get());
  }

  void take_rows(grid& into, const pugi::xml_node& of, std::uint32_t depth, std::uint32_t wrappers) {
    if (wrappers > most_wrappers) return;
    for (const auto& node : of.children()) {
      const auto name = local_name(node);
      if (name == "tr") {
        const auto properties = child(node, "trPr");
        if (child(properties, "del")) continue;
        if (!into.start_row()) return;
        into.skip_columns(count_of(attribute(child(properties, "gridBefore"), "val"), 0));
        take_cells(into, node, depth, 0);
      } else if (is_wrapper(name)) {
        take_rows(into, node, depth, wrappers + 1);
      }
    }
  }

  void take_cells(grid& into, const pugi::xml_node& of, std::uint32_t depth, std::uint32_t wrappers) {
    if (wrappers > most_wrappers) return;
    for (const auto& node : of.children()) {
      const auto name = local_name(node);
      if (name == "tc") {
        take_cell(into, node, depth);
      } else if (is_wrapper(name)) {
        take_cells(into, node, depth, wrappers + 1);
      }
    }
  }

  void take_cell(grid& into, const pugi::xml_node& of, std::uint32_t depth) {
    const auto properties = child(of, "tcPr");
    const auto span = count_of(attribute(child(properties, "gridSpan"), "val"), 1);
    const auto merge = child(properties, "vMerge");
    if (merge && attribute(merge, "val") != "restart" && into.extend_down(span)) return;
    table_cell* cell = into.add(span);
    if (cell == nullptr) return;
    bool first = true;
    cell_blocks(into, *cell, of, depth, 0, first);
  }

  void cell_blocks(grid& into, table_cell& cell, const pugi::xml_node& of, std::uint32_t depth, std::uint32_t wrappers,
                   bool& first) {
    if (wrappers > most_wrappers) return;
    for (const auto& node : of.children()) {
      const auto name = local_name(node);
      if (name == "p") {
        std::string text;
        runs(node, text, 0);
        if (!first) into.write(cell, "\n");
        into.write(cell, text);
        first = false;
      } else if (name == "tbl") {
        if (auto inner = read_table(node, depth + 1)) cell.tables.push_back(std::move(*inner));
      } else if (is_wrapper(name)) {
        cell_blocks(into, cell, node, depth, wrappers + 1, first);
      }
    }
  }

  void refuse(const char* limit, std::uint64_t most) {
    if (said_) return;
    said_ = true;
    result_.troubles.push_back(
        {"limit-exceeded", "table " + std::to_string(count_ + 1), "more than that",
         "at most " + std::to_string(most) + " (limits." + limit + "): what stands before it was read"});
  }

  limits bounds_;
  reading<std::vector<table>>& result_;
  std::vector<std::string> before_;
  std::uint32_t count_ = 0;
  bool said_ = false;
};

}  // namespace

reading<std::vector<table>> read_docx(std::string_view bytes, const limits& bounds) {
  reading<std::vector<table>> result;
  package parts(bytes, bounds, result.troubles);
  const std::string name = parts.main_part("word/document.xml");
  const auto xml = parts.part(name);
  if (!xml) return result;
  pugi::xml_document document;
  if (auto broken = parse_xml(document, *xml, name)) result.troubles.push_back(*broken);
  docx_reader(bounds, result).read_body(child(document.document_element(), "body"));
  return result;
}

}  // namespace v0
}  // namespace perfeval
