// An Office package: its parts by name, and the relationships that say which part is which (ECMA-376, part 2).
#pragma once

#include "package/zip.hpp"

#include <map>
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

  // The targets of a part's relationships by their ids, as names of parts.
  std::map<std::string, std::string> relationships(const std::string& part);

 private:
  std::map<std::string, std::string> targets(const std::string& rels, const std::string& base, std::string_view type);

  std::vector<trouble>& troubles_;
  zip_reader zip_;
};

}  // namespace v0
}  // namespace perfeval
