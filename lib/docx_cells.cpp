#include "docx_cells.hpp"

#include <algorithm>
#include <string_view>

namespace perfeval {
namespace {

constexpr std::uint32_t deepest = 200;  // tables in cells and wrappers in wrappers; Word writes a handful

bool is_wrapper(std::string_view name) {
  for (const std::string_view wrapper :
       {"sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "bdo", "dir"})
    if (name == wrapper) return true;
  return false;
}

// The w:val of a property, or what stands for it.
std::string_view value_of(const pugi::xml_node& property) {
  for (const auto& a : property.attributes()) {
    const std::string_view name = a.name();
    if (name == "val" || name.ends_with(":val")) return a.value();
  }
  return {};
}

std::uint32_t count_of(const pugi::xml_node& property, std::uint32_t otherwise) {
  const std::string text(value_of(property));
  if (text.empty() || text.size() > 5 || text.find_first_not_of("0123456789") != text.npos) return otherwise;
  return static_cast<std::uint32_t>(std::stoul(text));
}

class cell_walk {
 public:
  void blocks(const pugi::xml_node& of, std::uint32_t depth) {
    if (depth > deepest) return;
    for (const auto& node : of.children()) {
      const auto name = local_name(node);
      if (name == "tbl") {
        const std::uint32_t number = ++tables_;
        std::uint32_t row = 0;
        rows(node, number, row, depth + 1);
      } else if (is_wrapper(name)) {
        blocks(node, depth + 1);
      }
    }
  }

  std::map<place, pugi::xml_node> found;

 private:
  void rows(const pugi::xml_node& of, std::uint32_t table, std::uint32_t& row, std::uint32_t depth) {
    if (depth > deepest) return;
    for (const auto& node : of.children()) {
      const auto name = local_name(node);
      if (name == "tr") {
        const auto properties = child(node, "trPr");
        if (child(properties, "del")) continue;
        std::uint32_t column = 1 + count_of(child(properties, "gridBefore"), 0);
        cells(node, table, ++row, column, depth + 1);
      } else if (is_wrapper(name)) {
        rows(node, table, row, depth + 1);
      }
    }
  }

  void cells(const pugi::xml_node& of, std::uint32_t table, std::uint32_t row, std::uint32_t& column,
             std::uint32_t depth) {
    if (depth > deepest) return;
    for (const auto& node : of.children()) {
      const auto name = local_name(node);
      if (name == "tc") {
        const auto properties = child(node, "tcPr");
        const auto merge = child(properties, "vMerge");
        if (!merge || value_of(merge) == "restart" || row == 1) found.emplace(place{table, row, column}, node);
        column += std::max(1u, count_of(child(properties, "gridSpan"), 1));
        blocks(node, depth + 1);
      } else if (is_wrapper(name)) {
        cells(node, table, row, column, depth + 1);
      }
    }
  }

  std::uint32_t tables_ = 0;
};

}  // namespace

std::map<place, pugi::xml_node> cells_of(const pugi::xml_node& body) {
  cell_walk walk;
  walk.blocks(body, 0);
  return std::move(walk.found);
}

}  // namespace perfeval
