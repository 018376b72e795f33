// Selectors of style sheets (Selectors Level 4), and whether they select an element of a page: what the page alone does
// not decide is `perhaps`.
#pragma once

#include "tables/html_tree.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

enum class certainty : std::uint8_t { no, perhaps, yes };

struct css_selector;

// [name], [name=value], [name^=value] …
struct css_attribute {
  std::string name, value;
  char sign = '\0';  // before the = sign; '=' if there is none, '\0' if no value is asked for
  bool ignores_case = false;
};

// :hover, :nth-child(2n+1 of .x), :not(.x, #y)
struct css_pseudo_class {
  std::string name;
  std::vector<css_selector> list;
  long step = 0, offset = 0;  // of the nth-… ones
};

// What one element must be.
struct css_compound {
  std::string name;  // in lower case; empty: any
  std::vector<std::string> ids, classes;
  std::vector<css_attribute> attributes;
  std::vector<css_pseudo_class> pseudo_classes;
  char above = '\0';  // what joins it to the one before: ' ' '>' '+' '~'
};

struct css_selector {
  std::vector<css_compound> path;  // the element itself last
  std::string generated;           // "before" or "after": the content that it puts there is meant, not the element
  std::size_t weight = 0;          // by which a rule overrides another one
};

// A list such as "td.x, #note > b". Nothing if it is not a selector, as browsers then drop the rule. Selectors of what
// is no element (::first-line) are left out, but for ::before and ::after. `relative`: they may begin with a sign, as
// in :has(> b).
std::optional<std::vector<css_selector>> css_selectors_of(std::string_view text, bool relative = false);

// How many steps may still be taken for a page; without any, everything is `perhaps`.
using css_steps = std::uint64_t;

certainty selects(const css_selector& selector, const html_tree& page, std::uint32_t node, css_steps& steps);

}  // namespace v0
}  // namespace perfeval
