// What a page shows of its fields, lists and pictures.
#pragma once

#include "tables/html_token.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// What a field of a saved page shows.
std::string_view field_text(const html_token& tag);

// A picture that only takes space, as old pages have them.
bool is_spacer(const html_token& tag);

// A list of entries that is being read. What is shown of it are the selected ones, and the first entry of a drop-down
// that has none selected and that can be chosen.
class open_select {
 public:
  explicit open_select(bool several) : several_(several) {}

  // False if the tag ends the list.
  bool take(const html_token& tag);
  void add(std::string_view source);
  [[nodiscard]] std::string shown() const;

 private:
  struct entry {
    std::string text;
    bool selected = false, disabled = false;
    bool labelled = false;  // the text is its label
  };
  std::vector<entry> entries_;
  bool several_ = false;
};

}  // namespace v0
}  // namespace perfeval
