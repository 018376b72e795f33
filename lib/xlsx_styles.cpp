#include "xlsx_styles.hpp"

#include "number_format.hpp"
#include "xml.hpp"

namespace perfeval {

std::string rich_text(const pugi::xml_node& of) {
  std::string text;
  for (const auto& node : of.children()) {
    const auto name = local_name(node);
    if (name == "t") text += node.child_value();
    if (name != "r") continue;
    for (const auto& run : node.children())
      if (local_name(run) == "t") text += run.child_value();
  }
  return text;
}

std::vector<std::string> shared_texts(const pugi::xml_node& sst) {
  std::vector<std::string> all;
  for (const auto& node : sst.children())
    if (local_name(node) == "si") all.push_back(rich_text(node));
  return all;
}

std::vector<std::string> cell_formats(const pugi::xml_node& style_sheet) {
  std::map<unsigned, std::string> own;
  std::vector<std::string> formats;
  for (const auto& part : style_sheet.children()) {
    if (local_name(part) == "numFmts")
      for (const auto& format : part.children())
        own[format.attribute("numFmtId").as_uint()] = format.attribute("formatCode").value();
    if (local_name(part) != "cellXfs") continue;
    for (const auto& style : part.children()) {
      const auto id = style.attribute("numFmtId").as_uint();
      const auto found = own.find(id);
      formats.push_back(found != own.end() ? found->second : std::string(builtin_format(id)));
    }
  }
  return formats;
}

}  // namespace perfeval
