// What a page's style sheets and a tag's attributes do to its content. The rules of a sheet and of a tag override each
// other as in browsers (CSS Cascading 5). Where the page does not decide whether a rule applies, and the rule would
// change what is seen, the look is `unsure`.
#pragma once

#include "tables/css_look.hpp"
#include "tables/css_sheet.hpp"
#include "tables/html_token.hpp"
#include "tables/html_tree.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

class html_styles {
 public:
  html_styles() = default;
  // Takes the rules of the <style> elements of a page.
  explicit html_styles(std::string_view page);

  // `number`: of the opening tag in the page, from 0.
  [[nodiscard]] html_look look(const html_token& tag, std::size_t number) const;
  // Whether a style may make a part of a table of an element of another name: seldom.
  [[nodiscard]] bool may_make_table(const html_token& tag) const;

 private:
  // A declaration that applies to an element, in the order in which they override each other.
  struct applied {
    const css_declaration* declaration = nullptr;
    std::size_t source = 0;  // 0: certain; else the number of the rule that perhaps applies
  };
  struct found_rule {
    const css_rule* rule = nullptr;
    certainty fits = certainty::no;
  };
  using declarations = std::vector<css_declaration>;

  void take_rules(std::string_view page);
  void find(std::vector<found_rule>& found, const std::vector<css_rule>& rules, std::uint32_t node) const;
  void find(std::vector<found_rule>& found, const std::string& key, std::uint32_t node) const;
  static void sort_by_rank(std::vector<found_rule>& found);
  [[nodiscard]] std::vector<found_rule> rules_for(std::uint32_t node) const;
  [[nodiscard]] std::vector<applied> applied_to(const std::vector<found_rule>& rules, const declarations& own) const;
  [[nodiscard]] html_look look_with(const std::vector<applied>& all, std::size_t source, const html_token& tag,
                                    std::uint32_t node) const;
  [[nodiscard]] std::optional<std::string> custom_value(std::string_view name, std::uint32_t node, int depth) const;

  std::map<std::string, std::vector<css_rule>, std::less<>> rules_;   // by "#id", ".class" or the name of the element
  std::map<std::string, std::vector<css_rule>, std::less<>> custom_;  // by the property of the sheet's own
  html_tree tree_;
  mutable css_steps steps_ = 0;  // left for this page
  bool has_rules_ = false, has_tree_ = false, makes_tables_ = false;
};

}  // namespace v0
}  // namespace perfeval
