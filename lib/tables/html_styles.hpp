// What a page's style sheets and a tag's attributes do to its content: hide it, strike it out, raise it. As far as
// saved tables use them: selectors of one name (td, .xl65, td.xl65, #note).
#pragma once

#include "tables/html_token.hpp"

#include <map>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

struct html_look {
  bool hidden = false;     // takes no space
  bool invisible = false;  // takes its space
  bool struck = false, raised = false, lowered = false;
};

class html_styles {
 public:
  html_styles() = default;
  // Takes the rules of the <style> elements of a page.
  explicit html_styles(std::string_view page);

  [[nodiscard]] html_look look(const html_token& tag) const;

 private:
  void take_rules(std::string_view sheet);
  void take_rule(std::string_view selectors, std::string_view declarations);
  void add(html_look& look, const std::string& selector) const;

  std::map<std::string, html_look, std::less<>> rules_;
};

}  // namespace v0
}  // namespace perfeval
