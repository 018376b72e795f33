// What every new Office package holds beside its content: the types of its parts, and how they are related.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace perfeval::inline v0::new_package {

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// A part and its type without the common beginning: {"/word/styles.xml", "wordprocessingml.styles+xml"}.
struct typed_part {
  std::string name;
  std::string_view type;
};
// [Content_Types].xml
std::string content_types(std::span<const typed_part> parts);

// The parts that another part uses, as the last word of their type and their place relative to it:
// {"styles", "styles.xml"}. Their ids are rId1, rId2 ….
struct related_part {
  std::string_view type;
  std::string target;
};
std::string relationships(std::span<const related_part> parts);

}  // namespace perfeval::inline v0::new_package
