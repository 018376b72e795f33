// Namespaces of a part as the part itself names them: transitional or strict, with any prefix.
#pragma once

#include <pugixml.hpp>

#include <string>

namespace perfeval {
inline namespace v0 {

// The namespace of an element, as it or an element around it declares it; empty if none does.
std::string space_of(const pugi::xml_node& element);

// The namespace of relationships that goes with a part's own.
std::string relation_space_of(const pugi::xml_node& root);

// The names that new elements and attributes of the root's namespace have in its part. An attribute without a prefix
// has no namespace, so a prefix is declared if elements have none.
class part_names {
 public:
  explicit part_names(pugi::xml_node root);
  [[nodiscard]] std::string element(const std::string& local) const { return element_prefix_ + local; }
  [[nodiscard]] std::string attribute(const std::string& local) const { return attribute_prefix_ + local; }

 private:
  std::string element_prefix_, attribute_prefix_;
};

// The prefix that the root has for a namespace, with its colon, declared if need be; `wanted` if it is free.
std::string prefix_for(pugi::xml_node root, const std::string& space, const std::string& wanted);

}  // namespace v0
}  // namespace perfeval
