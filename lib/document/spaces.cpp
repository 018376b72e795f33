#include "document/spaces.hpp"

#include "package/xml.hpp"

#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr const char* relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* strict_relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

}  // namespace

std::string space_of(const pugi::xml_node& element) {
  const std::string prefix = prefix_of(element);
  const std::string declaration = prefix.empty() ? "xmlns" : "xmlns:" + prefix.substr(0, prefix.size() - 1);
  for (auto node = element; node; node = node.parent())
    if (const auto found = node.attribute(declaration.c_str())) return found.value();
  return {};
}

std::string relation_space_of(const pugi::xml_node& root) {
  return space_of(root).find("purl.oclc.org/ooxml") != std::string::npos ? strict_relations : relations;
}

std::string prefix_for(pugi::xml_node root, const std::string& space, const std::string& wanted) {
  for (const auto& a : root.attributes())
    if (space == a.value() && std::string_view(a.name()).starts_with("xmlns:"))
      return std::string(a.name()).substr(6) + ":";
  std::string prefix = wanted;
  for (int n = 1; root.attribute(("xmlns:" + prefix).c_str()); ++n) prefix = wanted + std::to_string(n);
  root.append_attribute(("xmlns:" + prefix).c_str()) = space.c_str();
  return prefix + ":";
}

part_names::part_names(pugi::xml_node root) : element_prefix_(prefix_of(root)), attribute_prefix_(element_prefix_) {
  if (!element_prefix_.empty()) return;
  if (const std::string space = space_of(root); !space.empty()) attribute_prefix_ = prefix_for(root, space, "w");
}

}  // namespace v0
}  // namespace perfeval
