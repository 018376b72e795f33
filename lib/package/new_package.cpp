#include "package/new_package.hpp"

namespace perfeval::inline v0::new_package {

std::string content_types(std::span<const typed_part> parts) {
  std::string made(xml_head);
  made +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
      "ContentType=\"application/xml\"/>";
  for (const typed_part& part : parts)
    made.append("<Override PartName=\"")
        .append(part.name)
        .append("\" ContentType=\"application/vnd.openxmlformats-officedocument.")
        .append(part.type)
        .append("\"/>");
  return made + "</Types>";
}

std::string relationships(std::span<const related_part> parts) {
  std::string made(xml_head);
  made += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  std::size_t number = 0;
  for (const related_part& part : parts)
    made.append("<Relationship Id=\"rId")
        .append(std::to_string(++number))
        .append("\" Type=\"")
        .append(relation_space)
        .append("/")
        .append(part.type)
        .append("\" Target=\"")
        .append(part.target)
        .append("\"/>");
  return made + "</Relationships>";
}

}  // namespace perfeval::inline v0::new_package
