// An Office package: its parts by name, and the relationships that say which part is which (ECMA-376, part 2).
#pragma once

#include "package/relations.hpp"
#include "package/xml.hpp"
#include "package/zip.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

class package {
 public:
  package(std::string_view bytes, const limits& bounds, std::vector<trouble>& troubles);

  // The part of the document itself, as the package's relationships name it, else its content types; `usual` if neither
  // does.
  std::string main_part(const std::string& usual);

  // The unpacked part. Nothing, and a trouble, if it is missing or cannot be unpacked.
  std::optional<std::string> part(const std::string& name);
  // The part as XML; a trouble if it is not well-formed, and what precedes the error is kept. False if there is no
  // part.
  bool read_xml(const std::string& name, xml_part& out);
  [[nodiscard]] bool has(const std::string& name) const { return zip_.find(name).has_value(); }
  [[nodiscard]] const std::vector<zip_entry>& entries() const noexcept { return zip_.entries(); }

  // The relationships of a part; for "", those of the package.
  std::vector<relation> relations(const std::string& part);

  // Those of a workbook; if they are lost, with a trouble, those that its sheets usually have.
  std::vector<relation> relations_of_workbook(const std::string& part, const pugi::xml_node& sheets);

  // The content type that the package declares for a part; empty if it declares none.
  std::string content_type(const std::string& part);

 private:
  // Its troubles are not told: the part is of use only where others fail.
  bool read_types(pugi::xml_document& out, std::string& text);

  std::vector<trouble>& troubles_;
  zip_reader zip_;
};

}  // namespace v0
}  // namespace perfeval
