// An Office package: its parts by name, and the relationships that say which part is which (ECMA-376, part 2).
#pragma once

#include "package/relations.hpp"
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

  // The part of the document itself, as the package's relationships name it; `usual` if they do not.
  std::string main_part(const std::string& usual);

  // The unpacked part. Nothing, and a trouble, if it is missing or cannot be had.
  std::optional<std::string> part(const std::string& name);
  [[nodiscard]] bool has(const std::string& name) const { return zip_.find(name).has_value(); }
  [[nodiscard]] const std::vector<zip_entry>& entries() const noexcept { return zip_.entries(); }

  // What a part has to do with others; of "" what the package has.
  std::vector<relation> relations(const std::string& part);

  // What the package says that a part is; empty if it does not.
  std::string content_type(const std::string& part);

 private:
  std::vector<trouble>& troubles_;
  zip_reader zip_;
};

}  // namespace v0
}  // namespace perfeval
