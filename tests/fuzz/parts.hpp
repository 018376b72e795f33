// Packages for fuzzing: an input is a text of parts, of which only those that matter are given. A mutation changes one
// part and keeps its XML well-formed, as it keeps the zip around it whole.
//
//     --- word/document.xml
//     <w:document …
#pragma once

#include "package/zip.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace fuzzing {

struct package_part {
  std::string name, content;
};

inline std::vector<package_part> parts_of(std::string_view text) {
  constexpr std::string_view begin = "--- ";
  std::vector<package_part> parts;
  while (text.starts_with(begin)) {
    text.remove_prefix(begin.size());
    const std::size_t line = std::min(text.find('\n'), text.size());
    const std::size_t next = text.find("\n--- ", line);
    const std::size_t end = std::min(next, text.size());
    parts.push_back({std::string(text.substr(0, line)), std::string(text.substr(line, end - line))});
    if (!parts.back().content.empty()) parts.back().content.erase(0, 1);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

inline std::string text_of(const std::vector<package_part>& parts) {
  std::string text;
  for (const package_part& each : parts) text += (text.empty() ? "--- " : "\n--- ") + each.name + "\n" + each.content;
  return text;
}

/// The package of these parts and, where they have none of its name, of the usual ones.
inline std::string package_of(const std::vector<package_part>& parts, const std::vector<package_part>& usual) {
  perfeval::zip_writer zip;
  for (const package_part& each : parts)
    if (!each.name.empty()) zip.add(each.name, each.content);
  for (const package_part& each : usual) {
    bool given = false;
    for (const package_part& other : parts) given = given || other.name == each.name;
    if (!given) zip.add(each.name, each.content);
  }
  return zip.finish();
}

using chance = std::minstd_rand;

inline std::size_t any(chance& random, std::size_t count) { return random() % count; }

inline const char* any_value(chance& random) {
  static const char* const values[] = {"",
                                       "0",
                                       "1",
                                       "2",
                                       "-1",
                                       "9",
                                       "64",
                                       "16384",
                                       "1048576",
                                       "65536",
                                       "2147483648",
                                       "1E400",
                                       "4294967295",
                                       "0.1",
                                       "99.96%",
                                       "1,200",
                                       "A1",
                                       "XFD1048576",
                                       "A1:B2",
                                       "A2:A20000",
                                       "A1:XFD1",
                                       "restart",
                                       "continue",
                                       "s",
                                       "str",
                                       "b",
                                       "e",
                                       "d",
                                       "inlineStr",
                                       "shared",
                                       "array",
                                       "rId1",
                                       "../x.xml",
                                       "General",
                                       "0.00%",
                                       "yyyy年m月d日",
                                       "[h]:mm",
                                       "#,##0.0,,",
                                       "[Red]0;-",
                                       "A1+B1*2",
                                       "SUM(A1:C9)",
                                       "ROUND(1,-9)",
                                       "分值",
                                       "得分",
                                       "≥95%",
                                       "12-15公里",
                                       "2022年12月31日前",
                                       "优",
                                       "万元",
                                       "－",
                                       "\xEF\xBF\xBD",
                                       "hidden",
                                       "true",
                                       "2022"};
  return values[any(random, std::size(values))];
}

inline void gather(pugi::xml_node node, std::vector<pugi::xml_node>& elements) {
  for (pugi::xml_node child : node.children())
    if (child.type() == pugi::node_element) {
      elements.push_back(child);
      gather(child, elements);
    }
}

inline void set_any_attribute(pugi::xml_node node, pugi::xml_node pattern, chance& random) {
  std::vector<pugi::xml_attribute> all(pattern.attributes_begin(), pattern.attributes_end());
  if (all.empty()) return;
  const pugi::xml_attribute chosen = all[any(random, all.size())];
  pugi::xml_attribute target = node.attribute(chosen.name());
  if (!target) target = node.append_attribute(chosen.name());
  target.set_value(any(random, 3) == 0 ? chosen.value() : any_value(random));
}

/// One change to one element of a tree.
inline void change(pugi::xml_node root, chance& random) {
  std::vector<pugi::xml_node> elements;
  gather(root, elements);
  if (elements.empty()) return;
  const pugi::xml_node node = elements[any(random, elements.size())];
  const pugi::xml_node other = elements[any(random, elements.size())];
  pugi::xml_node parent = node.parent();
  switch (any(random, 8)) {
    case 0:
      parent.remove_child(node);
      break;
    case 1:
      for (std::size_t times = any(random, 4) + 1; times > 0; --times) parent.insert_copy_after(node, node);
      break;
    case 2:
      pugi::xml_node(other).append_copy(node);
      break;
    case 3:
      pugi::xml_node(node).text().set(any_value(random));
      break;
    case 4:
      set_any_attribute(node, node, random);
      break;
    case 5:
      set_any_attribute(node, other, random);
      break;
    case 6:
      pugi::xml_node(node).set_name(other.name());
      break;
    default:
      if (parent.type() == pugi::node_element && node != other) parent.insert_copy_before(other, node);
  }
}

inline void change_xml(std::string& content, chance& random) {
  pugi::xml_document tree;
  if (content.size() > 200'000 || !tree.load_buffer(content.data(), content.size(), pugi::parse_full)) return;
  for (std::size_t times = any(random, 3) + 1; times > 0; --times) change(tree, random);
  std::ostringstream out;
  tree.save(out, "", pugi::format_raw);
  content = out.str();
}

/// A custom mutator: three of four changes keep the XML of a part well-formed, the others are to its bytes.
inline std::size_t mutate_parts(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed,
                                const std::vector<package_part>& usual) {
  chance random(seed + 1);
  std::vector<package_part> parts = parts_of({reinterpret_cast<const char*>(data), size});
  if (parts.empty() || any(random, 8) == 0) parts.push_back(usual[any(random, usual.size())]);
  std::string& content = parts[any(random, parts.size())].content;
  if (any(random, 4) != 0) {
    change_xml(content, random);
  } else {
    const std::size_t before = content.size();
    content.resize(before + 64);
    content.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(content.data()), before, content.size()));
  }
  const std::string text = text_of(parts);
  if (text.size() > most) return size;
  std::memcpy(data, text.data(), text.size());
  return text.size();
}

}  // namespace fuzzing
