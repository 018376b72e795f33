#include "tables/html_styles.hpp"

#include "text/ascii.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t most_rules = 20'000;

// The text in lower case, without comments, with each run of blanks replaced by `blank`: nothing, or one.
std::string folded(std::string_view text, std::string_view blank = "") {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("/*")) {
      const auto end = text.find("*/", i + 2);
      if (end == text.npos) break;
      i = end + 1;
    } else if (!ascii::is_blank(text[i])) {
      made += ascii::lower(text[i]);
    } else if (!made.empty() && !ascii::is_blank(made.back())) {
      made += blank;
    }
  }
  return made;
}

// Where declarations begin with these words; npos if none does.
std::size_t find_declaration(std::string_view declarations, std::string_view words) {
  for (auto position = declarations.find(words); position != declarations.npos;
       position = declarations.find(words, position + 1))
    if (position == 0 || declarations[position - 1] == ';' || declarations[position - 1] == '{') return position;
  return declarations.npos;
}

// "opacity:0", but not "opacity:0.5".
bool is_zero(std::string_view declarations, std::string_view property) {
  const auto position = find_declaration(declarations, property);
  if (position == declarations.npos) return false;
  auto value = declarations.substr(position + property.size());
  value = value.substr(0, value.find_first_of(";!"));
  return value.find('0') != value.npos && value.find_first_of("123456789") == value.npos;
}

// Declarations, folded.
html_look look_of(std::string_view declarations) {
  const auto declares = [&](std::string_view words) {
    return find_declaration(declarations, words) != declarations.npos;
  };
  html_look look;
  look.hidden = declares("display:none") || declares("visibility:collapse") || declares("mso-hide:all");
  const bool is_a_dot = declares("width:1px") && declares("height:1px") && declares("overflow:hidden");
  look.invisible = is_a_dot || declares("visibility:hidden") || is_zero(declarations, "opacity:");
  const auto line = declarations.find("text-decoration");
  const auto end = std::min(declarations.find(';', line == declarations.npos ? 0 : line), declarations.size());
  look.struck =
      line != declarations.npos && declarations.substr(line, end - line).find("line-through") != declarations.npos;
  look.raised = declares("vertical-align:super");
  look.lowered = declares("vertical-align:sub") && !look.raised;
  return look;
}

void overlay(html_look& look, const html_look& added) {
  look.hidden = look.hidden || added.hidden;
  look.invisible = look.invisible || added.invisible;
  look.struck = look.struck || added.struck;
  look.raised = look.raised || added.raised;
  look.lowered = look.lowered || added.lowered;
}

}  // namespace

html_styles::html_styles(std::string_view page) {
  const auto find_tag = [&](std::string_view tag, std::size_t start) {
    const auto found = std::search(page.begin() + static_cast<std::ptrdiff_t>(start), page.end(), tag.begin(),
                                   tag.end(), [](char a, char b) { return ascii::lower(a) == b; });
    return found == page.end() ? page.npos : static_cast<std::size_t>(found - page.begin());
  };
  for (auto opening = find_tag("<style", 0); opening != page.npos;) {
    const auto begin = page.find('>', opening);
    if (begin == page.npos) return;
    const auto end = std::min(find_tag("</style", begin), page.size());
    take_rules(page.substr(begin + 1, end - begin - 1));
    opening = end == page.size() ? page.npos : find_tag("<style", end);
  }
}

void html_styles::take_rules(std::string_view source) {
  std::string sheet = folded(source, " ");
  for (const std::string_view mark : {"<!--", "-->"})
    for (auto position = sheet.find(mark); position != sheet.npos; position = sheet.find(mark))
      sheet.erase(position, mark.size());
  std::size_t start = 0;
  while (start < sheet.size() && rules_.size() < most_rules) {
    const auto open = sheet.find('{', start);
    if (open == sheet.npos) return;
    while (start < open && sheet[start] == ' ') ++start;
    const std::string_view selectors = std::string_view(sheet).substr(start, open - start);
    if (selectors.starts_with('@') && !selectors.starts_with("@page") && !selectors.starts_with("@font-face")) {
      // Rules for a printer or a narrow window do not apply to the page: their whole block is skipped.
      int depth = 1;
      auto i = open + 1;
      for (; i < sheet.size() && depth > 0; ++i) depth += sheet[i] == '{' ? 1 : sheet[i] == '}' ? -1 : 0;
      start = i;
      continue;
    }
    const auto close = std::min(sheet.find('}', open), sheet.size());
    take_rule(selectors, std::string_view(sheet).substr(open + 1, close - open - 1));
    start = close + 1;
  }
}

void html_styles::take_rule(std::string_view selectors, std::string_view declarations) {
  const html_look look = look_of(folded(declarations));
  if (!look.hidden && !look.invisible && !look.struck && !look.raised && !look.lowered) return;
  for (std::size_t start = 0; start <= selectors.size();) {
    const auto end = std::min(selectors.find(',', start), selectors.size());
    auto selector = selectors.substr(start, end - start);
    while (selector.starts_with(' ')) selector.remove_prefix(1);
    while (selector.ends_with(' ')) selector.remove_suffix(1);
    const bool plain = !selector.empty() && selector.find_first_of(" >+~:[*@") == selector.npos;
    if (plain && rules_.size() < most_rules) overlay(rules_[std::string(selector)], look);
    start = end + 1;
  }
}

void html_styles::add(html_look& look, const std::string& selector) const {
  if (const auto found = rules_.find(selector); found != rules_.end()) overlay(look, found->second);
}

html_look html_styles::look(const html_token& tag) const {
  html_look made;
  const std::string name = folded(tag.name);
  if (name == "del" || name == "s" || name == "strike") made.struck = true;
  if (name == "sup") made.raised = true;
  if (name == "sub") made.lowered = true;
  for (const std::string_view never : {"datalist", "audio", "video", "canvas", "meter", "progress"})
    if (name == never) made.hidden = true;
  if (name == "dialog" && !attribute_of(tag, "open")) made.hidden = true;
  if (!rules_.empty()) add(made, name);
  if (tag.attributes.empty()) return made;
  if (attribute_of(tag, "hidden")) made.hidden = true;
  if (const auto style = attribute_of(tag, "style")) overlay(made, look_of(folded(*style)));
  if (rules_.empty()) return made;
  if (const auto id = attribute_of(tag, "id")) add(made, "#" + folded(*id));
  if (const auto classes = attribute_of(tag, "class")) {
    for (std::size_t start = 0; start < classes->size();) {
      const auto end = std::min(classes->find_first_of(" \t\r\n\f", start), classes->size());
      if (end > start) {
        const std::string one = "." + folded(classes->substr(start, end - start));
        add(made, one);
        add(made, name + one);
      }
      start = end + 1;
    }
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
