#include "package/package_edit.hpp"

#include "package/relations.hpp"

#include <cstddef>
#include <set>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// A part is written in UTF-8, whatever it was read in.
void declare_utf8(pugi::xml_document& document) {
  const auto first = document.first_child();
  if (first.type() == pugi::node_declaration && first.attribute("encoding")) first.attribute("encoding") = "UTF-8";
}

constexpr const char* relations_space = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* types_space = "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr const char* types_part = "[Content_Types].xml";

void append_override(pugi::xml_node types, const std::string& part, const std::string& type) {
  auto made = types.append_child((prefix_of(types) + "Override").c_str());
  made.append_attribute("PartName") = ("/" + part).c_str();
  made.append_attribute("ContentType") = type.c_str();
}

// The content type of a part that a main part relates to by this word; empty if it is not needed to read the document.
std::string type_of(std::string_view word, bool is_workbook) {
  const std::string office = "application/vnd.openxmlformats-officedocument.";
  if (word == "theme") return office + "theme+xml";
  for (const std::string_view known : {"styles", "worksheet", "sharedStrings", "settings", "numbering", "fontTable",
                                       "footnotes", "endnotes", "header", "footer", "comments"})
    if (word == known)
      return office + (is_workbook ? "spreadsheetml." : "wordprocessingml.") + std::string(known) + "+xml";
  return {};
}

}  // namespace

package_edit::package_edit(std::string_view bytes, const limits& bounds, std::vector<trouble>& troubles)
    : troubles_(troubles), zip_(bytes, bounds, troubles) {}

std::optional<std::string> package_edit::unpack(const std::string& part) {
  if (const auto entry = zip_.find(part)) return zip_.unpack(*entry, troubles_);
  troubles_.push_back(
      {trouble_kind::missing_part, "the package", "no part " + part, "a whole .docx or .xlsx: save the file again"});
  return {};
}

std::string package_edit::known_name(const std::string& part) const {
  const auto entry = zip_.find(part);
  return entry ? zip_.entries()[*entry].name : part;
}

pugi::xml_document* package_edit::view(const std::string& name) {
  const std::string part = known_name(name);
  const auto known = parts_.find(part);
  if (known != parts_.end()) return known->second.xml.get();
  auto text = unpack(part);
  if (!text) return nullptr;
  std::vector<trouble> known_from_reading;
  take_as_utf8(*text, part, known_from_reading);
  auto xml = std::make_unique<pugi::xml_document>();
  if (auto broken = parse_xml(*xml, *text, part)) {
    troubles_.push_back(std::move(*broken));
    return nullptr;
  }
  declare_utf8(*xml);
  return (parts_[part].xml = std::move(xml)).get();
}

pugi::xml_document* package_edit::edit(const std::string& part) {
  auto* xml = view(part);
  if (xml != nullptr) parts_[known_name(part)].changed = true;
  return xml;
}

std::optional<std::string> package_edit::text_of(const std::string& part) {
  const auto known = parts_.find(known_name(part));
  if (known != parts_.end() && known->second.text) return known->second.text;
  return unpack(part);
}

void package_edit::put(const std::string& part, std::string text) {
  parts_[known_name(part)] = {nullptr, std::move(text), true};
}

pugi::xml_document& package_edit::add(const std::string& part) {
  auto& made = parts_[part];
  made = {std::make_unique<pugi::xml_document>(), {}, true};
  auto declaration = made.xml->append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  return *made.xml;
}

std::string package_edit::free_name(const std::string& begin, const std::string& end) const {
  std::size_t n = 1;
  while (has(begin + std::to_string(n) + end)) ++n;
  return begin + std::to_string(n) + end;
}

std::string package_edit::main_part() {
  std::string main = by_type("", "officeDocument");
  if (main.empty()) {
    main = unnamed_main_part();
    if (!main.empty() && !has(relations_part("")))
      relate("", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument", main);
  }
  if (!main.empty()) relate_sheets(main);
  return main;
}

// The main part of a package whose relationships do not name it.
std::string package_edit::unnamed_main_part() {
  if (has(types_part)) {
    const auto known = troubles_.size();
    const auto* types = view(types_part);
    const std::string declared = types ? declared_main_part(types->document_element()) : std::string();
    troubles_.erase(troubles_.begin() + static_cast<std::ptrdiff_t>(known), troubles_.end());
    if (!declared.empty() && has(declared)) return declared;
  }
  for (const char* usual : {"word/document.xml", "xl/workbook.xml"})
    if (has(usual)) return usual;
  return {};
}

// A workbook without relationships gets those by which it was read.
void package_edit::relate_sheets(const std::string& main) {
  if (has(relations_part(main))) return;
  const auto* book = view(main);
  if (book == nullptr || local_name(book->document_element()) != "workbook") return;
  std::vector<std::string> names;
  for (const auto& entry : zip_.entries()) names.push_back(entry.name);
  const auto usual = usual_relations(child(book->document_element(), "sheets"), names);
  if (usual.empty()) return;
  auto root = add(relations_part(main)).append_child("Relationships");
  root.append_attribute("xmlns") = relations_space;
  for (const auto& one : usual) {
    if (!has(one.target)) continue;
    auto made = root.append_child("Relationship");
    made.append_attribute("Id") = one.id.c_str();
    made.append_attribute("Type") = one.type.c_str();
    made.append_attribute("Target") = ("/" + one.target).c_str();
  }
}

pugi::xml_document* package_edit::content_types() {
  if (has(types_part)) {
    const auto known = troubles_.size();
    if (auto* xml = edit(types_part); xml != nullptr && xml->document_element().first_child()) return xml;
    troubles_.erase(troubles_.begin() + static_cast<std::ptrdiff_t>(known), troubles_.end());
  }
  const std::string main = main_part();
  const auto* root = view(main);
  const bool is_workbook = root != nullptr && local_name(root->document_element()) == "workbook";
  auto& made = add(known_name(types_part));
  auto types = made.append_child("Types");
  types.append_attribute("xmlns") = types_space;
  for (const auto& [ending, type] : {std::pair("rels", "application/vnd.openxmlformats-package.relationships+xml"),
                                     std::pair("xml", "application/xml")}) {
    auto usual = types.append_child("Default");
    usual.append_attribute("Extension") = ending;
    usual.append_attribute("ContentType") = type;
  }
  const std::string office = "application/vnd.openxmlformats-officedocument.";
  append_override(types, main,
                  office + (is_workbook ? "spreadsheetml.sheet.main+xml" : "wordprocessingml.document.main+xml"));
  for (const auto& related : relations(main))
    if (const auto type = type_of(std::string_view(related.type).substr(related.type.rfind('/') + 1), is_workbook);
        !type.empty() && has(related.target))
      append_override(types, related.target, type);
  return &made;
}

std::vector<relation> package_edit::relations(const std::string& part) {
  const std::string name = relations_part(part);
  if (!has(name)) return {};
  auto* xml = view(name);
  return xml != nullptr ? relations_in(xml->document_element(), part) : std::vector<relation>();
}

std::string package_edit::by_id(const std::string& part, std::string_view id) {
  for (auto& relation : relations(part))
    if (relation.id == id) return std::move(relation.target);
  return {};
}

std::string package_edit::by_type(const std::string& part, std::string_view last_word) {
  for (auto& relation : relations(part))
    if (has_type(relation, last_word) && has(relation.target)) return std::move(relation.target);
  return {};
}

std::string package_edit::relate(const std::string& part, const std::string& type, const std::string& target) {
  const std::string name = relations_part(part);
  if (!has(name)) add(name).append_child("Relationships").append_attribute("xmlns") = relations_space;
  auto* xml = edit(name);
  if (xml == nullptr) return {};
  auto root = xml->document_element();
  std::set<std::string> taken;
  for (const auto& node : root.children()) taken.insert(node.attribute("Id").value());
  std::size_t n = 1;
  while (taken.contains("rIdP" + std::to_string(n))) ++n;
  const std::string id = "rIdP" + std::to_string(n);
  auto made = root.append_child((prefix_of(root) + "Relationship").c_str());
  made.append_attribute("Id") = id.c_str();
  made.append_attribute("Type") = type.c_str();
  made.append_attribute("Target") = ("/" + target).c_str();
  return id;
}

void package_edit::declare(const std::string& part, const std::string& type) {
  if (auto* xml = content_types()) {
    for (const auto& node : xml->document_element().children())
      if (node.attribute("PartName").value() == "/" + part) return;
    append_override(xml->document_element(), part, type);
  }
}

void package_edit::declare_ending(const std::string& ending, const std::string& type) {
  auto* xml = content_types();
  if (xml == nullptr) return;
  auto root = xml->document_element();
  for (const auto& node : root.children())
    if (local_name(node) == "Default" && node.attribute("Extension").value() == ending) return;
  auto made = root.prepend_child((prefix_of(root) + "Default").c_str());
  made.append_attribute("Extension") = ending.c_str();
  made.append_attribute("ContentType") = type.c_str();
}

std::string package_edit::finish() {
  zip_writer made;
  const auto written = [](const held& part) { return part.text ? *part.text : to_text(*part.xml); };
  std::set<std::string> done;
  for (std::size_t i = 0; i < zip_.entries().size(); ++i) {
    const std::string& name = zip_.entries()[i].name;
    const auto part = parts_.find(name);
    if (part != parts_.end() && part->second.changed) {
      made.add(name, written(part->second));
    } else {
      try {
        made.copy(zip_, i);
      } catch (const error&) {
        troubles_.push_back({trouble_kind::unreadable_part, name, "a damaged part, which cannot be copied",
                             "a whole .docx or .xlsx: save the file again"});
        return {};
      }
    }
    done.insert(name);
  }
  for (const auto& [name, part] : parts_)
    if (part.changed && !done.contains(name)) made.add(name, written(part));
  return made.finish();
}

}  // namespace v0
}  // namespace perfeval
