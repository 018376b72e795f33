// New texts in the cells of a workbook. ISO/IEC 29500-1, 18.3.1.4.
#include "document/repair.hpp"
#include "document/sheet_cells.hpp"

#include <perfeval/decimal.hpp>

#include <optional>

namespace perfeval {
inline namespace v0 {
namespace {

// A percentage is stored as a share.
std::optional<std::string> number_in(std::string_view text) {
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  decimal value;
  const auto read = from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return {};
  return to_string(trimmed(percent ? value * decimal(1, 2) : value));
}

void put_number(pugi::xml_node cell, const std::string& number, const std::string& prefix) {
  cell.append_child((prefix + "v").c_str()).append_child(pugi::node_pcdata).set_value(number.c_str());
}

void put_text(pugi::xml_node cell, const std::string& text, const std::string& prefix) {
  set_attribute(cell, "t", "inlineStr");
  cell.append_child((prefix + "is").c_str())
      .append_child((prefix + "t").c_str())
      .append_child(pugi::node_pcdata)
      .set_value(text.c_str());
}

void put(pugi::xml_node cell, const std::string& text, bool as_text) {
  const std::string prefix = prefix_of(cell);
  const std::string type = cell.attribute("t").value();
  const bool was_text = type == "s" || type == "inlineStr" || type == "str";
  cell.remove_children();
  cell.remove_attribute("t");
  const auto number = was_text || as_text ? std::nullopt : number_in(text);
  number ? put_number(cell, *number, prefix) : put_text(cell, text, prefix);
}

}  // namespace

void change_workbook(package_edit& package, const std::string& main_part, const cell_texts& texts,
                     const std::set<place>& as_text) {
  for (const auto& [place, text] : texts) {
    const std::string part = sheet_part(package, main_part, place.table);
    auto* sheet = part.empty() ? nullptr : package.edit(part);
    if (sheet) put(sheet_cell(child(sheet->document_element(), "sheetData"), place), text, as_text.contains(place));
  }
}

}  // namespace v0
}  // namespace perfeval
