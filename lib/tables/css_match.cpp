#include "tables/css_selector.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <functional>

namespace perfeval {
inline namespace v0 {
namespace {

certainty both(certainty a, certainty b) { return std::min(a, b); }
certainty one_of(certainty a, certainty b) { return std::max(a, b); }
certainty no_more_than(certainty a) {
  return a == certainty::yes ? certainty::no : a == certainty::no ? certainty::yes : certainty::perhaps;
}
certainty certain(bool claim) { return claim ? certainty::yes : certainty::no; }

bool is_among_words(std::string_view text, std::string_view word, bool ignores_case) {
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find_first_of(" \t\r\n\f", start), text.size());
    const auto one = text.substr(start, end - start);
    if (!one.empty() && (one == word || (ignores_case && ascii::same_word(one, word)))) return true;
    start = end + 1;
  }
  return false;
}

// The value of an attribute, its entities resolved.
class attribute_value {
 public:
  attribute_value(const html_token& tag, std::string_view name) {
    const auto value = tag.attributes.empty() ? std::nullopt : attribute_of(tag, name);
    found_ = value.has_value();
    text_ = value.value_or("");
    if (text_.find('&') == text_.npos) return;
    append_resolved(resolved_, text_);
    text_ = resolved_;
  }
  attribute_value(const attribute_value&) = delete;
  attribute_value& operator=(const attribute_value&) = delete;
  ~attribute_value() = default;

  [[nodiscard]] bool found() const { return found_; }
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string resolved_;
  std::string_view text_;
  bool found_ = false;
};

bool has_value(const css_attribute& wanted, std::string value) {
  std::string text = wanted.value;
  if (wanted.ignores_case) value = ascii::lowered(value), text = ascii::lowered(text);
  switch (wanted.sign) {
    case '=':
      return value == text;
    case '~':
      return !text.empty() && is_among_words(value, text, false);
    case '|':
      return value == text || value.starts_with(text + "-");
    case '^':
      return !text.empty() && value.starts_with(text);
    case '$':
      return !text.empty() && value.ends_with(text);
    case '*':
      return !text.empty() && value.find(text) != value.npos;
    default:
      return true;
  }
}

bool has_attribute(const css_attribute& wanted, const html_token& tag) {
  const attribute_value value(tag, wanted.name);
  return value.found() && has_value(wanted, std::string(value.text()));
}

// What stands at a place counted by step * n + offset, n from 0.
bool is_counted(std::uint32_t place, const css_pseudo_class& wanted) {
  const long rest = static_cast<long>(place) - wanted.offset;
  if (wanted.step == 0) return rest == 0;
  return rest % wanted.step == 0 && rest / wanted.step >= 0;
}

// What a page shows before anybody has touched it.
std::optional<certainty> at_rest(const css_pseudo_class& wanted, const html_token& tag) {
  const auto has = [&](std::string_view name) { return attribute_of(tag, name).has_value(); };
  if (ascii::is_one_of(wanted.name, {"hover", "active", "focus", "focus-within", "focus-visible", "visited", "target"}))
    return certainty::no;
  if (ascii::is_one_of(wanted.name, {"link", "any-link"})) return certain(is_tag(tag, "a") && has("href"));
  if (wanted.name == "checked") return certain(has("checked") || has("selected"));
  if (wanted.name == "disabled") return certain(has("disabled"));
  const bool field = is_any_tag(tag, {"input", "select", "textarea", "button"});
  if (wanted.name == "enabled") return certain(field && !has("disabled"));
  if (wanted.name == "required") return certain(field && has("required"));
  return std::nullopt;
}

class matcher {
 public:
  matcher(const html_tree& page, css_steps& steps) : page_(page), steps_(steps) {}

  // Whether the element, and those around it, fit the selector up to its step number `last`.
  certainty fits_path(const css_selector& selector, std::size_t last, std::uint32_t node) {
    if (!step()) return certainty::perhaps;
    const auto& wanted = selector.path[last];
    const auto own = fits(wanted, node);
    if (own == certainty::no || last == 0) return own;
    return both(own, fits_around(selector, last - 1, wanted.above, node));
  }

 private:
  bool step() {
    if (steps_ == 0) return false;
    --steps_;
    return true;
  }

  certainty fits_around(const css_selector& selector, std::size_t last, char sign, std::uint32_t node) {
    const bool sideways = sign == '+' || sign == '~', once = sign == '+' || sign == '>';
    auto found = certainty::no;
    for (auto other = sideways ? page_[node].previous : page_[node].parent;
         other != html_node::none && found != certainty::yes;
         other = sideways ? page_[other].previous : page_[other].parent) {
      found = one_of(found, fits_path(selector, last, other));
      if (once || steps_ == 0) break;
    }
    return found;
  }

  certainty fits(const css_compound& wanted, std::uint32_t node) {
    const auto& tag = page_[node].tag;
    if (!wanted.name.empty() && !ascii::same_word(tag.name, wanted.name)) return certainty::no;
    for (const auto& id : wanted.ids) {
      const attribute_value value(tag, "id");
      const auto own = value.text();
      if (own != id && !(page_.ignores_case() && ascii::same_word(own, id))) return certainty::no;
    }
    if (!wanted.classes.empty()) {
      const attribute_value own(tag, "class");
      for (const auto& one : wanted.classes)
        if (!is_among_words(own.text(), one, page_.ignores_case())) return certainty::no;
    }
    for (const auto& one : wanted.attributes)
      if (!has_attribute(one, tag)) return certainty::no;
    auto made = certainty::yes;
    for (const auto& one : wanted.pseudo_classes)
      if (made != certainty::no) made = both(made, fits(one, node));
    return made;
  }

  certainty fits(const css_pseudo_class& wanted, std::uint32_t node) {
    const auto& own = page_[node];
    if (wanted.name == "not") return no_more_than(fits_any(wanted.list, node));
    if (ascii::is_one_of(wanted.name, {"is", "where", "matches", "-webkit-any", "-moz-any"}))
      return fits_any(wanted.list, node);
    if (wanted.name == "has") return holds_any(wanted.list, node);
    if (wanted.name == "root") return certain(own.parent == html_node::none);
    if (wanted.name == "empty") return certain(own.empty);
    if (const auto place = place_of(wanted, own)) return certain(*place);
    if (wanted.name == "nth-child" || wanted.name == "nth-last-child") return is_counted_of(wanted, node);
    if (const auto known = at_rest(wanted, own.tag)) return *known;
    return certainty::perhaps;
  }

  // Nothing if it is not about the place among all siblings, or those of a name.
  static std::optional<bool> place_of(const css_pseudo_class& wanted, const html_node& own) {
    const auto after = own.places - own.place + 1, after_of_name = own.places_of_name - own.place_of_name + 1;
    if (wanted.name == "first-child") return own.place == 1;
    if (wanted.name == "last-child") return after == 1;
    if (wanted.name == "only-child") return own.places == 1;
    if (wanted.name == "first-of-type") return own.place_of_name == 1;
    if (wanted.name == "last-of-type") return after_of_name == 1;
    if (wanted.name == "only-of-type") return own.places_of_name == 1;
    if (wanted.name == "nth-of-type") return is_counted(own.place_of_name, wanted);
    if (wanted.name == "nth-last-of-type") return is_counted(after_of_name, wanted);
    if (!wanted.list.empty()) return std::nullopt;
    if (wanted.name == "nth-child") return is_counted(own.place, wanted);
    if (wanted.name == "nth-last-child") return is_counted(after, wanted);
    return std::nullopt;
  }

  // :nth-child(2 of .x)
  certainty is_counted_of(const css_pseudo_class& wanted, std::uint32_t node) {
    if (wanted.name != "nth-child") return certainty::perhaps;
    std::uint32_t place = 0;
    for (auto other = node; other != html_node::none; other = page_[other].previous) {
      const auto fit = fits_any(wanted.list, other);
      if (fit == certainty::perhaps) return fit;
      if (other == node && fit == certainty::no) return fit;
      place += fit == certainty::yes;
    }
    return certain(is_counted(place, wanted));
  }

  certainty fits_any(const std::vector<css_selector>& list, std::uint32_t node) {
    auto found = certainty::no;
    for (const auto& one : list)
      if (found != certainty::yes) found = one_of(found, fits_path(one, one.path.size() - 1, node));
    return found;
  }

  // :has(): an element inside, or after, that a relative selector selects.
  certainty holds_any(const std::vector<css_selector>& list, std::uint32_t node) {
    auto found = certainty::no;
    for (const auto& one : list)
      if (found != certainty::yes) found = one_of(found, holds(one, node));
    return found;
  }
  certainty holds(const css_selector& wanted, std::uint32_t node) {
    const auto sign = wanted.path.front().above;
    const bool sideways = sign == '+' || sign == '~';
    const auto& own = page_[node];
    const auto end = !sideways ? own.end : own.parent == html_node::none ? node : page_[own.parent].end;
    auto found = certainty::no;
    for (auto other = sideways ? own.end : node + 1; other < end && found != certainty::yes; ++other) {
      if (!step()) return certainty::perhaps;
      if (wanted.path.size() == 1 && !is_joined(sign, node, other)) continue;
      auto fit = fits_path(wanted, wanted.path.size() - 1, other);
      if (wanted.path.size() > 1) fit = both(fit, certainty::perhaps);  // its first step may lie outside
      found = one_of(found, fit);
    }
    return found;
  }
  [[nodiscard]] bool is_joined(char sign, std::uint32_t node, std::uint32_t other) const {
    if (sign == '>') return page_[other].parent == node;
    if (sign == '+') return page_[other].previous == node;
    return sign != '~' || page_[other].parent == page_[node].parent;
  }

  const html_tree& page_;
  css_steps& steps_;
};

}  // namespace

certainty selects(const css_selector& selector, const html_tree& page, std::uint32_t node, css_steps& steps) {
  return matcher(page, steps).fits_path(selector, selector.path.size() - 1, node);
}

}  // namespace v0
}  // namespace perfeval
