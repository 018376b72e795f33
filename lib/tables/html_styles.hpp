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
#include <set>
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
  // Whether something that is not evaluated may hide an element by its id or class: a sheet that the page names and
  // that is not in it, or a script that names them.
  [[nodiscard]] bool may_be_changed(const html_token& tag) const;
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

  using rules_by_key = std::map<std::string, std::vector<css_rule>, std::less<>>;

  void take_rules(std::string_view page);
  void take_scripts(std::string_view page);
  void find(std::vector<found_rule>& found, const std::vector<css_rule>& rules, std::uint32_t node) const;
  void find(std::vector<found_rule>& found, const rules_by_key& rules, const std::string& key,
            std::uint32_t node) const;
  static void sort_by_rank(std::vector<found_rule>& found);
  [[nodiscard]] std::vector<found_rule> rules_for(const rules_by_key& rules, std::uint32_t node) const;
  // What ::before or ::after puts there; makes the look unsure if that cannot be told.
  [[nodiscard]] std::string generated(const rules_by_key& rules, const html_token& tag, std::uint32_t node,
                                      html_look& look) const;
  [[nodiscard]] std::vector<applied> applied_to(const std::vector<found_rule>& rules, const declarations& own) const;
  [[nodiscard]] css_values values_with(const std::vector<applied>& all, std::size_t source, std::uint32_t node,
                                       std::vector<std::string>& kept) const;
  [[nodiscard]] html_look look_with(const std::vector<applied>& all, std::size_t source, const html_token& tag,
                                    std::uint32_t node) const;
  [[nodiscard]] std::optional<std::string> custom_value(std::string_view name, std::uint32_t node, int depth) const;

  rules_by_key rules_, before_, after_;                               // by "#id", ".class" or the name of the element
  std::map<std::string, std::vector<css_rule>, std::less<>> custom_;  // by the property of the sheet's own
  std::map<std::string, std::string, std::less<>> initial_;           // values of such properties
  std::set<std::string, std::less<>> script_words_;
  html_tree tree_;
  mutable css_steps steps_ = 0;  // left for this page
  bool has_rules_ = false, has_tree_ = false, makes_tables_ = false, misses_sheets_ = false;
};

}  // namespace v0
}  // namespace perfeval
