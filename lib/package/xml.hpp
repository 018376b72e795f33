// XML parts over pugixml, which resolves no external entity and expands none that a document declares.
#pragma once

#include <perfeval/trouble.hpp>

#include <pugixml.hpp>

#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// Parses a part and keeps whitespace-only texts. A trouble, with the byte, if it is not well-formed, is empty, or
// declares a document type, which no Office part has; what was read before the error is kept.
std::optional<trouble> parse_xml(pugi::xml_document& document, std::string_view bytes, const std::string& part);

// Makes a part's text UTF-8, by the encoding that it declares; bad bytes become U+FFFD and are reported. UTF-16 and
// UTF-32 stay as they are: the parser reads them.
void take_as_utf8(std::string& text, const std::string& part, std::vector<trouble>& troubles);

// The text of an element, also around comments and in CDATA sections.
std::string text_in(const pugi::xml_node& element);

// A part and the text that its nodes point into.
struct xml_part {
  xml_part() = default;
  xml_part(const xml_part&) = delete;
  xml_part& operator=(const xml_part&) = delete;
  std::string text;
  pugi::xml_document document;
};

// The same, of `into.text`, which is not copied.
std::optional<trouble> parse_xml(xml_part& out, const std::string& part);

// The document as UTF-8 with its declaration, without indentation.
std::string to_text(const pugi::xml_document& document);

// A name without its namespace prefix, which mostly is one letter: "tbl" of "w:tbl".
inline const char* without_prefix(const char* name) noexcept {
  if (name[0] != '\0' && name[1] == ':') return name + 2;
  const char* colon = std::strchr(name, ':');
  return colon != nullptr ? colon + 1 : name;
}
inline std::string_view local_name(const pugi::xml_node& node) { return without_prefix(node.name()); }

// Whether a node has that local name.
inline bool is_named(const pugi::xml_node& node, std::string_view name) {
  const char* own = without_prefix(node.name());
  return own[0] == name.front() && name == own;
}

// The children of a node, to be gone through once. pugixml's own iterators take several calls into its library a step.
class children_of {
 public:
  explicit children_of(const pugi::xml_node& parent) : first_(parent.first_child()) {}

  struct end_of_children {};
  class iterator {
   public:
    explicit iterator(pugi::xml_node node) : node_(node) {}
    const pugi::xml_node& operator*() const noexcept { return node_; }
    iterator& operator++() {
      node_ = node_.next_sibling();
      return *this;
    }
    bool operator!=(end_of_children /*unused*/) const { return !node_.empty(); }

   private:
    pugi::xml_node node_;
  };
  [[nodiscard]] iterator begin() const { return iterator(first_); }
  [[nodiscard]] static end_of_children end() noexcept { return {}; }

 private:
  pugi::xml_node first_;
};

// The prefix with its colon: "w:" of "w:tbl".
std::string prefix_of(const pugi::xml_node& node);

// The first child of that local name; a null node if there is none.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);

// Sets an attribute, adding it if necessary.
void set_attribute(pugi::xml_node node, const std::string& name, const std::string& value);

}  // namespace v0
}  // namespace perfeval
