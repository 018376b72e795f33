// The rules of style sheets that apply to a page on a screen (CSS Syntax 3, Cascade 5, Nesting 1).
#pragma once

#include "tables/css_look.hpp"
#include "tables/css_selector.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct css_rule {
  css_selector selector;
  std::shared_ptr<const std::vector<css_declaration>> declarations;
  std::size_t layer = 0, order = 0;  // by which a rule overrides another one
  bool unsure = false;               // in a block of which a page does not say whether it applies
};

class css_sheets {
 public:
  void take(std::string_view sheet);
  // "screen", "print and (min-width: 10cm)": of the tag of a sheet.
  static bool are_for_screen(std::string_view media);

  [[nodiscard]] std::vector<css_rule>& rules() noexcept { return rules_; }
  // The values that properties of the sheets' own have where no rule gives them one.
  [[nodiscard]] std::map<std::string, std::string, std::less<>>& initial_values() noexcept { return initial_; }

 private:
  struct block {
    std::string parent;  // the selectors of the rule around it
    std::size_t layer = unlayered;
    bool unsure = false;
  };
  static constexpr std::size_t unlayered = SIZE_MAX;

  void take_block(std::string_view text, const block& around, int depth);
  void take_at_rule(std::string_view head, std::string_view body, block around, int depth);
  void take_rule(std::string_view head, std::string_view body, const block& around, int depth);
  void take_initial(std::string_view name, std::string_view body);
  std::size_t layer_named(std::string_view name);

  std::vector<css_rule> rules_;
  std::map<std::string, std::size_t, std::less<>> layers_;
  std::map<std::string, std::string, std::less<>> initial_;
  std::size_t layer_count_ = 0;
};

}  // namespace v0
}  // namespace perfeval
