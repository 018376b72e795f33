// The relationships of a package's parts: the one map by which reader, detector and marker find a part (ECMA-376, part
// 2). Parts are never found by their usual names.
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct relation {
  std::string id;
  std::string type;    // "http://…/relationships/styles", the transitional or the strict one
  std::string target;  // the part's name
};

// Whether the type's last word is this one: "styles". Case does not matter.
bool has_type(const relation& relation, std::string_view last_word);

// "xl/" of "xl/workbook.xml".
std::string folder_of(const std::string& part);

// "xl/_rels/workbook.xml.rels" of "xl/workbook.xml", "_rels/.rels" of the package ("").
std::string relations_part(const std::string& part);

// The relationships inside the package that the root of such a part names, in its order.
std::vector<relation> relations_in(const pugi::xml_node& root, const std::string& part);

// The main part of a document by its content type, from the root of [Content_Types].xml; empty if none is declared.
std::string declared_main_part(const pugi::xml_node& types);

// For a workbook whose relationships are lost: its sheets in the order of their parts' numbers, if there are as many of
// them as of `sheets` (the root's list); shared texts and styles. `names`: of all parts.
std::vector<relation> usual_relations(const pugi::xml_node& sheets, const std::vector<std::string>& names);

// The attribute that names a relationship (r:id), whatever its prefix; empty if there is none.
std::string relation_id(const pugi::xml_node& node);

}  // namespace v0
}  // namespace perfeval
