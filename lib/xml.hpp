// XML parts over pugixml, which resolves no external entity and expands none that a document declares.
#pragma once

#include <perfeval/error.hpp>

#include <pugixml.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace perfeval {

// Parses a part, every text of blanks kept. A trouble, with the byte, if it is not well-formed, is empty, or declares a
// document type, which no Office part has: what was read before the break stands in `into`.
std::optional<trouble> parse_xml(pugi::xml_document& into, std::string_view bytes, const std::string& part);

// The document as UTF-8 with its declaration, nothing indented.
std::string to_text(const pugi::xml_document& of);

// The name without its namespace prefix: "tbl" of "w:tbl".
std::string_view local_name(const pugi::xml_node& of);

}  // namespace perfeval
