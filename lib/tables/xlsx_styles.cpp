#include "tables/xlsx_styles.hpp"

#include "package/xml.hpp"
#include "tables/number_format.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace perfeval {
inline namespace v0 {

namespace {

// "_x000D_" and its like: characters that XML cannot hold. "_x005F_" is the underscore of a text that looks so.
std::string unescaped(std::string text) {
  const auto is_hexadecimal = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  for (auto position = text.find("_x"); position != text.npos && position + 6 < text.size();
       position = text.find("_x", position)) {
    const bool escape = text[position + 6] == '_' &&
                        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(position) + 2,
                                    text.begin() + static_cast<std::ptrdiff_t>(position) + 6, is_hexadecimal);
    if (!escape) {
      position += 2;
      continue;
    }
    const auto point = static_cast<char32_t>(std::stoul(text.substr(position + 2, 4), nullptr, 16));
    std::string character;
    if (point != 0 && point != 0x0D && (point < 0xD800 || point >= 0xE000)) utf8::append(character, point);
    text.replace(position, 7, character);
    position += character.size();
  }
  return text;
}

}  // namespace

std::string rich_text(const pugi::xml_node& element) {
  std::string text;
  for (const auto& node : element.children()) {
    const auto name = local_name(node);
    if (name == "t") text += node.child_value();
    if (name != "r") continue;
    for (const auto& run : node.children())
      if (local_name(run) == "t") text += run.child_value();
  }
  return unescaped(std::move(text));
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

}  // namespace v0
}  // namespace perfeval
