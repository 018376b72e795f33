#include "document/sheet_cells.hpp"

#include "pages/workbook.hpp"

#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace {

std::uint32_t column_of(std::string_view name) {
  std::uint32_t column = 0;
  for (std::size_t i = 0; i < name.size() && i < 4 && name[i] >= 'A' && name[i] <= 'Z'; ++i)
    column = column * 26 + static_cast<std::uint32_t>(name[i] - 'A' + 1);
  return column;
}

pugi::xml_node row_at(pugi::xml_node rows, std::uint32_t number, const std::string& prefix) {
  std::uint32_t index = 0;
  for (const auto& row : rows.children()) {
    index = row.attribute("r") ? row.attribute("r").as_uint() : index + 1;
    if (index == number) return row;
    if (index < number) continue;
    auto made = rows.insert_child_before((prefix + "row").c_str(), row);
    set_attribute(made, "r", std::to_string(number));
    return made;
  }
  auto made = rows.append_child((prefix + "row").c_str());
  set_attribute(made, "r", std::to_string(number));
  return made;
}

pugi::xml_node cell_at(pugi::xml_node row, std::uint32_t number, std::uint32_t column, const std::string& prefix) {
  std::uint32_t index = 0;
  pugi::xml_node next;
  for (const auto& cell : row.children()) {
    if (local_name(cell) != "c") continue;
    const auto named = column_of(cell.attribute("r").value());
    index = named != 0 ? named : index + 1;
    if (index == column) return cell;
    if (index > column) {
      next = cell;
      break;
    }
  }
  auto made = next ? row.insert_child_before((prefix + "c").c_str(), next) : row.append_child((prefix + "c").c_str());
  set_attribute(made, "r", cell_name(number - 1, column - 1));
  if (row.attribute("customFormat").as_bool()) set_attribute(made, "s", row.attribute("s").value());
  return made;
}

}  // namespace

pugi::xml_node sheet_cell(pugi::xml_node rows, const place& place) {
  const std::string prefix = prefix_of(rows);
  return cell_at(row_at(rows, place.row, prefix), place.row, place.column, prefix);
}

std::string sheet_part(package_edit& package, const std::string& workbook, std::uint32_t number) {
  auto* xml = package.view(workbook);
  if (xml == nullptr) return {};
  std::uint32_t n = 0;
  for (const auto& sheet : child(xml->document_element(), "sheets").children()) {
    if (++n == number) return package.by_id(workbook, relation_id(sheet));
  }
  return {};
}

}  // namespace v0
}  // namespace perfeval
