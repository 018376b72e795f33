#include "package/relations.hpp"

#include "text/ascii.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return ascii::lower(c) >= 'a' && ascii::lower(c) <= 'f' ? ascii::lower(c) - 'a' + 10 : -1;
}

// Turns backslashes into slashes, and %20 and the like into the characters they stand for.
std::string unescaped(std::string_view target) {
  std::string made;
  for (std::size_t i = 0; i < target.size(); ++i) {
    const bool escape =
        target[i] == '%' && i + 2 < target.size() && digit_of(target[i + 1]) >= 0 && digit_of(target[i + 2]) >= 0;
    if (escape) {
      made += static_cast<char>(digit_of(target[i + 1]) * 16 + digit_of(target[i + 2]));
      i += 2;
    } else {
      made += target[i] == '\\' ? '/' : target[i];
    }
  }
  return made;
}

// A target as its part's name: relative to the folder of the part that has it, or from the root.
std::string resolved(std::string_view target, const std::string& base) {
  const std::string path = unescaped(target);
  std::string made = path.starts_with('/') ? std::string() : folder_of(base);
  for (std::size_t start = 0; start < path.size();) {
    const auto end = std::min(path.find('/', start), path.size());
    const std::string step = path.substr(start, end - start);
    if (step == "..") {
      if (!made.empty()) made.pop_back();
      made = folder_of(made);
    } else if (!step.empty() && step != ".") {
      made += step;
      if (end < path.size()) made += '/';
    }
    start = end + 1;
  }
  return made;
}

std::string_view local_name(std::string_view name) {
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

}  // namespace

bool has_type(const relation& relation, std::string_view last_word) {
  const std::string_view type = relation.type;
  return ascii::same_word(type.substr(std::min(type.rfind('/') + 1, type.size())), last_word);
}

std::string folder_of(const std::string& part) {
  const auto slash = part.rfind('/');
  return slash == part.npos ? std::string() : part.substr(0, slash + 1);
}

std::string relations_part(const std::string& part) {
  const std::string folder = folder_of(part);
  return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

std::vector<relation> relations_in(const pugi::xml_node& root, const std::string& part) {
  std::vector<relation> all;
  for (const auto& node : root.children()) {
    if (local_name(node.name()) != "Relationship" || ascii::same_word(node.attribute("TargetMode").value(), "External"))
      continue;
    all.push_back({node.attribute("Id").value(), node.attribute("Type").value(),
                   resolved(node.attribute("Target").value(), part)});
  }
  return all;
}

std::string relation_id(const pugi::xml_node& node) {
  for (const auto& a : node.attributes()) {
    const std::string_view name = a.name();
    if (name.find(':') != name.npos && !name.starts_with("xmlns:") && local_name(name) == "id") return a.value();
  }
  return {};
}

}  // namespace v0
}  // namespace perfeval
