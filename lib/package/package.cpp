#include "package/package.hpp"

#include "package/xml.hpp"

namespace perfeval {
inline namespace v0 {
namespace {

// A target as its part's name: relative to the folder of the part that has it, or from the root.
std::string resolved(std::string_view target, const std::string& base) {
  if (target.starts_with("/")) return std::string(target.substr(1));
  std::string folder = base.substr(0, base.rfind('/') == std::string::npos ? 0 : base.rfind('/') + 1);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder.erase(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/') + 1);
  }
  if (target.starts_with("./")) target.remove_prefix(2);
  return folder + std::string(target);
}

}  // namespace

package::package(std::string_view bytes, const limits& bounds, std::vector<trouble>& troubles)
    : troubles_(troubles), zip_(bytes, bounds, troubles) {}

std::map<std::string, std::string> package::targets(const std::string& rels, const std::string& base,
                                                    std::string_view type) {
  std::map<std::string, std::string> found;
  const auto entry = zip_.find(rels);
  if (!entry) return found;
  const auto xml = zip_.unpack(*entry, troubles_);
  if (!xml) return found;
  pugi::xml_document document;
  if (auto broken = parse_xml(document, *xml, rels)) troubles_.push_back(*broken);
  for (const auto& node : document.document_element().children()) {
    if (std::string_view(node.attribute("TargetMode").value()) == "External") continue;
    if (!type.empty() && !std::string_view(node.attribute("Type").value()).ends_with(type)) continue;
    found[node.attribute("Id").value()] = resolved(node.attribute("Target").value(), base);
  }
  return found;
}

std::string package::main_part(const std::string& usual) {
  const auto found = targets("_rels/.rels", "", "/officeDocument");
  for (const auto& [id, name] : found)
    if (has(name)) return name;
  return usual;
}

std::optional<std::string> package::part(const std::string& name) {
  if (const auto entry = zip_.find(name)) return zip_.unpack(*entry, troubles_);
  if (!zip_.entries().empty())
    troubles_.push_back({"missing-part", "the package", "no part " + name,
                         "a document written by Word, Excel or WPS; this one is damaged or of another kind"});
  return std::nullopt;
}

std::map<std::string, std::string> package::relationships(const std::string& part) {
  const auto slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  return targets(folder + "_rels/" + part.substr(folder.size()) + ".rels", part, "");
}

}  // namespace v0
}  // namespace perfeval
