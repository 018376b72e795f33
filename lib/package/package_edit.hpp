// An Office package being edited: parts are viewed, changed or added, and every unchanged part is copied as
// it is.
#pragma once

#include "package/relations.hpp"
#include "package/xml.hpp"
#include "package/zip.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

class package_edit {
 public:
  package_edit(std::string_view bytes, const limits& bounds, std::vector<trouble>& troubles);

  [[nodiscard]] bool has(const std::string& part) const {
    return parts_.contains(known_name(part)) || zip_.find(part).has_value();
  }

  // A part to look at; nullptr, and a trouble, if it is missing or damaged.
  pugi::xml_document* view(const std::string& part);
  // A part to change.
  pugi::xml_document* edit(const std::string& part);
  // The text of a part that need not be well-formed.
  std::optional<std::string> text_of(const std::string& part);
  // Replaces a part by a text, or adds it.
  void put(const std::string& part, std::string text);
  // A new part.
  pugi::xml_document& add(const std::string& part);
  // A name for a new part: xl/comments1.xml for ("xl/comments", ".xml"), the first number that is free.
  [[nodiscard]] std::string free_name(const std::string& begin, const std::string& end) const;

  // The part of the document itself, by the relationships of the package, else by its content type or its usual name;
  // empty if there is none. A package or a workbook without relationships gets them.
  std::string main_part();
  // The relationships of a part.
  std::vector<relation> relations(const std::string& part);
  // The part that a relationship of this id or type leads to; empty if there is none.
  std::string by_id(const std::string& part, std::string_view id);
  std::string by_type(const std::string& part, std::string_view last_word);
  // The id of a new relationship.
  std::string relate(const std::string& part, const std::string& type, const std::string& target);

  // Declares the content type of a new part, or of every part with an extension. A package whose content types are
  // missing or damaged gets new ones: without them no program opens it.
  void declare(const std::string& part, const std::string& type);
  void declare_ending(const std::string& ending, const std::string& type);

  // The bytes of the package; empty, and a trouble, if a part cannot be copied because it is damaged.
  std::string finish();

 private:
  struct held {
    std::unique_ptr<pugi::xml_document> xml;
    std::optional<std::string> text;  // instead of xml
    bool changed = false;
  };
  std::optional<std::string> unpack(const std::string& part);
  pugi::xml_document* content_types();
  std::string unnamed_main_part();
  void relate_sheets(const std::string& main);
  // As the package itself spells it; case and backslashes do not matter in a name.
  [[nodiscard]] std::string known_name(const std::string& part) const;

  std::vector<trouble>& troubles_;
  zip_reader zip_;
  std::map<std::string, held> parts_;
};

}  // namespace v0
}  // namespace perfeval
