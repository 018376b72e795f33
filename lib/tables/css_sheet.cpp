#include "tables/css_sheet.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t most_rules = 20'000;
constexpr int deepest = 30;

// Where a text in quotation marks ends: the mark itself.
std::size_t end_of_quote(std::string_view text, std::size_t start) {
  auto i = start + 1;
  for (; i < text.size() && text[i] != text[start] && text[i] != '\n'; ++i) i += text[i] == '\\';
  return std::min(i, text.size());
}

// Without comments and the marks that hid a sheet from old browsers; a run of blanks is one.
std::string cleaned(std::string_view text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto rest = text.substr(i);
    if (rest.starts_with("/*")) {
      const auto end = text.find("*/", i + 2);
      if (end == text.npos) break;
      i = end + 1;
    } else if (rest.starts_with("<!--")) {
      i += 3;
    } else if (rest.starts_with("-->")) {
      i += 2;
    } else if (text[i] == '"' || text[i] == '\'') {
      const auto end = end_of_quote(text, i);
      made += text.substr(i, end + 1 - i);
      i = end;
    } else if (!ascii::is_blank(text[i])) {
      made += text[i];
    } else if (!made.empty() && made.back() != ' ') {
      made += ' ';
    }
  }
  return made;
}

// The next of the signs, outside of quotation marks and parentheses; the end if there is none.
std::size_t find_sign(std::string_view text, std::string_view signs, std::size_t start) {
  int depth = 0;
  for (auto i = start; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\') {
      ++i;
    } else if (c == '"' || c == '\'') {
      i = end_of_quote(text, i);
    } else if (c == '(' || c == '[') {
      ++depth;
    } else if (c == ')' || c == ']') {
      depth -= depth > 0;
    } else if ((depth == 0 || c == '{' || c == '}') && signs.find(c) != signs.npos) {
      return i;
    }
  }
  return text.size();
}

// The end of a block whose { is here: its }.
std::size_t end_of_block(std::string_view text, std::size_t open) {
  int depth = 0;
  for (auto i = open; i < text.size(); i = find_sign(text, "{}", i + 1)) {
    depth += text[i] == '{' ? 1 : -1;
    if (depth == 0) return i;
  }
  return text.size();
}

// The number at the beginning, without its decimals.
long whole_number(std::string_view value) {
  long number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

// "(min-width:768px)" of a media query, its sign in front of it passed.
certainty fits_a_screen(std::string_view feature) {
  constexpr long usual = 1280;  // pixels
  feature = ascii::trimmed(feature.substr(0, feature.find(')')));
  const auto colon = feature.find(':');
  if (colon == feature.npos) return certainty::perhaps;
  const auto name = ascii::trimmed(feature.substr(0, colon)), value = ascii::trimmed(feature.substr(colon + 1));
  const bool relative = value.ends_with("em");
  const long width = whole_number(value) * (relative ? 16 : 1);
  if (name == "min-width" || name == "min-device-width") return width <= usual ? certainty::yes : certainty::no;
  if (name == "max-width" || name == "max-device-width") return width >= usual ? certainty::yes : certainty::no;
  if (name == "orientation") return value == "landscape" ? certainty::yes : certainty::no;
  return certainty::perhaps;
}

// One query of a list of media, in lower case: "screen", "screen and (min-width:768px)".
certainty is_for_screen(std::string_view query) {
  const bool is_negated = query.find("not ") != query.npos, prints = query.find("print") != query.npos;
  if (is_negated || prints || query.find("speech") != query.npos)
    return is_negated && prints ? certainty::yes : certainty::no;
  auto made = certainty::yes;
  for (auto open = query.find('('); open != query.npos; open = query.find('(', open + 1))
    made = std::min(made, fits_a_screen(query.substr(open + 1)));
  return made;
}

certainty fit_screen(std::string_view queries) {
  auto made = certainty::no;
  const std::string lower = ascii::lowered(queries);
  for (std::size_t start = 0; start <= lower.size();) {
    const auto end = std::min(lower.find(',', start), lower.size());
    made = std::max(made, is_for_screen(std::string_view(lower).substr(start, end - start)));
    start = end + 1;
  }
  return made;
}

// Selectors of a rule inside another one: & stands for what the outer ones select.
std::string joined(std::string_view selectors, const std::string& parent) {
  if (parent.empty()) return std::string(selectors);
  const std::string outer = ":is(" + parent + ")";
  std::string made;
  for (std::size_t start = 0; start <= selectors.size();) {
    const auto end = find_sign(selectors, ",", start);
    const auto one = ascii::trimmed(selectors.substr(start, end - start));
    std::string inner;
    for (const char c : one) c == '&' ? inner += outer : inner += c;
    made += (made.empty() ? "" : ", ") + (one.find('&') == one.npos ? outer + " " + inner : inner);
    start = end + 1;
  }
  return made;
}

}  // namespace

bool css_sheets::are_for_screen(std::string_view media) { return fit_screen(media) == certainty::yes; }

void css_sheets::take(std::string_view sheet) { take_block(cleaned(sheet), {}, 0); }

void css_sheets::take_block(std::string_view text, const block& around, int depth) {
  std::string own;  // declarations between rules inside a rule
  for (std::size_t start = 0; start < text.size() && rules_.size() < most_rules;) {
    const auto sign = find_sign(text, around.parent.empty() ? "{};" : "{;", start);
    const auto head = ascii::trimmed(text.substr(start, sign - start));
    if (sign == text.size() || text[sign] != '{') {
      start = sign + 1;
      if (head.starts_with("@layer ")) layer_named(ascii::trimmed(head.substr(7)));
      if (head.starts_with('@')) continue;
      if (!around.parent.empty()) own.append(head).append(";");
      // Outside of rules browsers take a semicolon as part of the next selector, and drop that rule.
      if (around.parent.empty() && sign < text.size() && text[sign] == ';')
        start = end_of_block(text, find_sign(text, "{", start)) + 1;
      continue;
    }
    const auto end = end_of_block(text, sign);
    const auto body = text.substr(sign + 1, end - sign - 1);
    if (head.starts_with('@'))
      take_at_rule(head, body, around, depth + 1);
    else
      take_rule(head, body, around, depth + 1);
    start = end + 1;
  }
  if (!own.empty()) take_rule("&", own, around, depth + 1);
}

void css_sheets::take_at_rule(std::string_view head, std::string_view body, block around, int depth) {
  if (depth > deepest) return;
  const auto end_of_name = std::min(head.find_first_of(" (", 1), head.size());
  const std::string name = ascii::lowered(head.substr(0, end_of_name));
  const auto rest = ascii::trimmed(head.substr(end_of_name));
  if (name == "@property") return take_initial(rest, body);
  if (name == "@media") {
    const auto fits = fit_screen(rest);
    if (fits == certainty::no) return;
    around.unsure = around.unsure || fits == certainty::perhaps;
  } else if (name == "@layer") {
    around.layer = layer_named(rest.empty() ? "\n" + std::to_string(layer_count_) : std::string(rest));
  } else if (name == "@supports") {
    if (ascii::lowered(rest).find("not") != rest.npos) return;
  } else if (name == "@container" || name == "@scope" || name == "@document" || name == "@-moz-document") {
    around.unsure = true;
  } else {
    return;
  }
  take_block(body, around, depth);
}

// @property --name { initial-value: … }
void css_sheets::take_initial(std::string_view name, std::string_view body) {
  for (std::size_t start = 0; start < body.size();) {
    const auto end = find_sign(body, ";", start);
    const auto one = body.substr(start, end - start);
    const auto colon = std::min(one.find(':'), one.size() - 1);
    if (ascii::same_word(ascii::trimmed(one.substr(0, colon)), "initial-value"))
      initial_.insert_or_assign(std::string(name), std::string(ascii::trimmed(one.substr(colon + 1))));
    start = end + 1;
  }
}

void css_sheets::take_rule(std::string_view head, std::string_view body, const block& around, int depth) {
  if (depth > deepest) return;
  const std::string selectors = joined(head, around.parent);
  constexpr std::size_t longest = 100'000;
  if (selectors.size() > longest) return;
  if (body.find('{') != body.npos) {
    block inner = around;
    inner.parent = selectors;
    return take_block(body, inner, depth);
  }
  auto declarations = css_declarations_of(body);
  if (declarations.empty()) return;
  auto list = css_selectors_of(selectors);
  if (!list) return;
  const auto shared = std::make_shared<const std::vector<css_declaration>>(std::move(declarations));
  for (auto& one : *list)
    if (rules_.size() < most_rules)
      rules_.push_back({std::move(one), shared, around.layer, rules_.size(), around.unsure});
}

// Its place among the layers, by their first mention. "a, b" mentions several.
std::size_t css_sheets::layer_named(std::string_view names) {
  std::size_t made = 0;
  for (std::size_t start = 0; start <= names.size();) {
    const auto end = std::min(names.find(',', start), names.size());
    const auto [found, is_new] =
        layers_.try_emplace(std::string(ascii::trimmed(names.substr(start, end - start))), layer_count_);
    layer_count_ += is_new;
    made = found->second;
    start = end + 1;
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
