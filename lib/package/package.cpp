#include "package/package.hpp"

#include "text/ascii.hpp"

namespace perfeval {
inline namespace v0 {
namespace {

bool same_part(std::string_view a, std::string_view b) {
  const auto plain = [](char c) { return c == '\\' ? '/' : ascii::lower(c); };
  if (a.starts_with('/') || a.starts_with('\\')) a.remove_prefix(1);
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (plain(a[i]) != plain(b[i])) return false;
  return true;
}

}  // namespace

package::package(std::string_view bytes, const limits& bounds, std::vector<trouble>& troubles)
    : troubles_(troubles), zip_(bytes, bounds, troubles) {}

std::vector<relation> package::relations(const std::string& part) {
  const std::string name = relations_part(part);
  const auto entry = zip_.find(name);
  if (!entry) return {};
  auto xml = zip_.unpack(*entry, troubles_);
  if (!xml) return {};
  take_as_utf8(*xml, name, troubles_);
  pugi::xml_document document;
  if (auto broken = parse_xml(document, *xml, name)) troubles_.push_back(*broken);
  return relations_in(document.document_element(), part);
}

std::string package::main_part(const std::string& usual) {
  for (const auto& relation : relations(""))
    if (has_type(relation, "officeDocument") && has(relation.target)) return relation.target;
  pugi::xml_document types;
  std::string text;
  if (read_types(types, text))
    if (auto declared = declared_main_part(types.document_element()); !declared.empty() && has(declared))
      return declared;
  return usual;
}

std::vector<relation> package::relations_of_workbook(const std::string& part, const pugi::xml_node& sheets) {
  auto known = relations(part);
  if (!known.empty()) return known;
  std::vector<std::string> names;
  for (const auto& entry : zip_.entries()) names.push_back(entry.name);
  troubles_.push_back({trouble_kind::missing_part, "the package", "no relationships of " + part,
                       "a workbook that says which part is which sheet: save the file again"});
  return usual_relations(sheets, names);
}

bool package::read_types(pugi::xml_document& out, std::string& text) {
  const auto entry = zip_.find("[Content_Types].xml");
  auto xml = entry ? zip_.unpack(*entry, troubles_) : std::nullopt;
  if (!xml) return false;
  text = std::move(*xml);
  std::vector<trouble> unused;
  if (auto broken = parse_xml(out, text, "[Content_Types].xml")) unused.push_back(*broken);
  return true;
}

std::optional<std::string> package::part(const std::string& name) {
  if (const auto entry = zip_.find(name)) return zip_.unpack(*entry, troubles_);
  if (!zip_.entries().empty())
    troubles_.push_back({trouble_kind::missing_part, "the package", "no part " + name,
                         "a document written by Word, Excel or WPS; this one is damaged or of another kind"});
  return std::nullopt;
}

bool package::read_xml(const std::string& name, xml_part& out) {
  auto xml = part(name);
  if (!xml) return false;
  out.text = std::move(*xml);
  take_as_utf8(out.text, name, troubles_);
  if (auto broken = parse_xml(out, name)) troubles_.push_back(*broken);
  return true;
}

std::string package::content_type(const std::string& part) {
  pugi::xml_document document;
  std::string xml;
  if (!read_types(document, xml)) return {};
  std::string usual;
  const auto dot = part.rfind('.');
  for (const auto& node : document.document_element().children()) {
    if (local_name(node) == "Override" && same_part(node.attribute("PartName").value(), part))
      return node.attribute("ContentType").value();
    if (local_name(node) == "Default" && dot != part.npos &&
        same_part(node.attribute("Extension").value(), part.substr(dot + 1)))
      usual = node.attribute("ContentType").value();
  }
  return usual;
}

}  // namespace v0
}  // namespace perfeval
