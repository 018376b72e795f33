// Word documents: the package and its main part, word/document.xml.
#include <perfeval/read/docx.hpp>

#include "package/package.hpp"
#include "tables/docx_body.hpp"

#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {

reading<std::vector<table>> read_docx(std::string_view bytes, const limits& bounds) {
  reading<std::vector<table>> result;
  package parts(bytes, bounds, result.troubles);
  const std::string name = parts.main_part("word/document.xml");
  auto xml = parts.part(name);
  if (!xml) return result;
  xml_part main;
  main.text = std::move(*xml);
  if (auto broken = parse_xml(main, name)) result.troubles.push_back(*broken);
  read_body(child(main.document.document_element(), "body"), bounds, result);
  return result;
}

}  // namespace v0
}  // namespace perfeval
