#include "package/relations.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

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

std::string declared_main_part(const pugi::xml_node& types) {
  for (const auto& node : types.children()) {
    if (local_name(node.name()) != "Override") continue;
    const std::string_view type = node.attribute("ContentType").value();
    const bool main = type.find(".main+xml") != type.npos &&
                      (type.find("spreadsheetml") != type.npos || type.find("wordprocessingml") != type.npos);
    if (main) return resolved(node.attribute("PartName").value(), "");
  }
  return {};
}

namespace {

// Whether a part has this name in some folder: xl/styles.xml.
bool is_named(std::string_view part, std::string_view name) {
  return part.size() > name.size() && part[part.size() - name.size() - 1] == '/' &&
         ascii::same_word(part.substr(part.size() - name.size()), name);
}

// 12 of xl/worksheets/sheet12.xml, 0 for any other part.
std::size_t number_of_sheet(std::string_view part) {
  const auto end = part.find_last_not_of("0123456789", part.size() - std::min(part.size(), std::size_t{5}));
  if (end == part.npos || part.size() < 5 || !ascii::same_word(part.substr(part.size() - 4), ".xml")) return 0;
  if (!is_named(part.substr(0, end + 1), "worksheets/sheet")) return 0;
  std::size_t number = 0;
  for (const char c : part.substr(end + 1, part.size() - end - 5))
    number = std::min<std::size_t>(number * 10 + static_cast<std::size_t>(c - '0'), 99'999);
  return number;
}

}  // namespace

std::vector<relation> usual_relations(const pugi::xml_node& sheets, const std::vector<std::string>& names) {
  const std::string space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::vector<std::pair<std::size_t, std::string>> parts;
  std::vector<relation> shared;
  for (const auto& name : names) {
    const std::string part = unescaped(name);
    if (const auto number = number_of_sheet(part); number > 0) parts.emplace_back(number, part);
    if (is_named(part, "sharedStrings.xml")) shared.push_back({"rIdT", space + "sharedStrings", part});
    if (is_named(part, "styles.xml")) shared.push_back({"rIdS", space + "styles", part});
  }
  std::sort(parts.begin(), parts.end());
  const auto all = sheets.children();
  if (parts.empty() || static_cast<std::size_t>(std::distance(all.begin(), all.end())) != parts.size()) return {};
  auto part = parts.begin();
  for (const auto& sheet : all) shared.push_back({relation_id(sheet), space + "worksheet", (part++)->second});
  return shared;
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
