#include "tables/html_fields.hpp"

#include <algorithm>
#include <cstdint>

namespace perfeval {
inline namespace v0 {

std::string_view field_text(const html_token& tag) {
  const std::string type = folded(attribute_of(tag, "type").value_or("text"));
  if (type == "checkbox" || type == "radio") return attribute_of(tag, "checked") ? "☑" : "☐";
  for (const std::string_view other :
       {"hidden", "submit", "button", "reset", "image", "file", "password", "range", "color"})
    if (type == other) return "";
  return attribute_of(tag, "value").value_or("");
}

bool is_spacer(const html_token& tag) {
  constexpr std::uint64_t largest = 5;  // pixels
  for (const std::string_view side : {"width", "height"})
    if (attribute_of(tag, side) && number_of(tag, side, largest + 1) <= largest) return true;
  const std::string source = folded(attribute_of(tag, "src").value_or(""));
  const std::string name = source.substr(source.find_last_of('/') + 1);
  for (const std::string_view word : {"spacer", "blank", "space", "pixel", "dot", "clear", "trans"})
    if (name.starts_with(word)) return true;
  return source.empty();
}

bool open_select::take(const html_token& tag) {
  if (is_tag(tag, "option") && tag.kind == html_token::type::open) {
    const auto label = attribute_of(tag, "label");
    entries_.push_back(
        {"", attribute_of(tag, "selected").has_value(), attribute_of(tag, "disabled").has_value(), label.has_value()});
    if (label) append_resolved(entries_.back().text, *label);
    return true;
  }
  if (is_any_tag(tag, {"option", "optgroup", "hr"})) return true;
  return !is_any_tag(tag, {"select", "input", "textarea", "button", "td", "th", "tr", "table", "tbody"});
}

void open_select::add(std::string_view source) {
  if (!entries_.empty() && !entries_.back().labelled) append_resolved(entries_.back().text, source);
}

std::string open_select::shown() const {
  const auto is_selected = [](const entry& one) { return one.selected; };
  const auto first = std::find_if(entries_.begin(), entries_.end(), is_selected);
  if (first == entries_.end()) {
    const auto chosen = std::find_if(entries_.begin(), entries_.end(), [](const entry& one) { return !one.disabled; });
    return several_ || chosen == entries_.end() ? std::string() : chosen->text;
  }
  std::string made;
  for (auto one = first; one != entries_.end(); ++one) {
    if (!one->selected) continue;
    if (!made.empty()) made = several_ ? made + "、" : std::string();
    made += one->text;
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
