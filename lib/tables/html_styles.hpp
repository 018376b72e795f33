// What a page's style sheets and a tag's attributes do to its content: hide it, strike it out, raise it. The rules of a
// sheet and of a tag override each other as in browsers (CSS Cascading 4); selectors are made of names, classes and ids
// (td, .xl65, td.xl65, #note, .form .hide, tr > td.x), others match nothing.
#pragma once

#include "tables/html_token.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// What `display` makes of an element; `other`: no part of a table.
enum class display : std::uint8_t { other, table, group, row, cell };

struct html_look {
  bool hidden = false;     // takes no space
  bool invisible = false;  // takes its space
  bool struck = false, raised = false, lowered = false;
  display shown = display::other;
};

// What declarations say of each property; nothing if they do not mention it.
struct declared_look {
  std::optional<bool> hidden, transparent, struck, raised, lowered;
  std::optional<bool> unseen;      // of no size, or beyond the edge of the page
  std::optional<bool> of_no_font;  // its letters have no size; what is inside it may have one
  std::optional<display> shown;
  bool important = false;
  [[nodiscard]] bool says_nothing() const;
  void overlay(const declared_look& over);
};

class html_styles {
 public:
  html_styles() = default;
  // Takes the rules of the <style> elements of a page.
  explicit html_styles(std::string_view page);

  // `ancestors`: the open elements around the tag, the outermost first.
  [[nodiscard]] html_look look(const html_token& tag, const std::vector<html_token>& ancestors) const;
  // Whether a style may make a part of a table of an element of another name: seldom.
  [[nodiscard]] bool may_make_table(const html_token& tag) const;

 private:
  // A name, an id and classes that one element must have.
  struct compound {
    std::string name, id;
    std::vector<std::string> classes;
    bool is_parent = false;  // the element is right above the next one
  };
  struct rule {
    std::vector<compound> path;  // the element itself last
    declared_look look;
    std::size_t weight = 0, order = 0;  // by which a rule overrides another one
  };

  void take_rules(std::string_view sheet);
  void take_rule(std::string_view selectors, std::string_view declarations);
  void take_selector(std::string_view selector, const declared_look& look);
  static std::optional<compound> compound_of(std::string_view text);
  static bool matches(const compound& wanted, const html_token& tag);
  static bool matches(const rule& candidate, const html_token& tag, const std::vector<html_token>& ancestors);
  void find(std::vector<const rule*>& found, const std::string& key, const html_token& tag,
            const std::vector<html_token>& ancestors) const;
  [[nodiscard]] std::vector<const rule*> rules_for(const html_token& tag,
                                                   const std::vector<html_token>& ancestors) const;

  std::map<std::string, std::vector<rule>, std::less<>> rules_;  // by "#id", ".class" or the name of the element
  std::size_t count_ = 0;
  bool makes_tables_ = false;
};

}  // namespace v0
}  // namespace perfeval
