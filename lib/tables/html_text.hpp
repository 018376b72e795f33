// The text of a cell of a page, as it is shown.
#pragma once

#include "tables/raised.hpp"
#include "text/ascii.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// Runs of blanks become one blank, or none at the ends of a line; inside <pre> they are kept.
class flowing_text {
 public:
  // Text between two tags, its entities not yet resolved.
  void add(std::string_view source);
  // The same, its entities resolved.
  void add_resolved(std::string_view text);
  // Text set above or below the line, its entities resolved.
  void add_apart(std::string_view text, bool raised);
  void end_line();
  // A block begins a new line, unless the current one is empty.
  void end_block();
  void begin_preformatted();
  void end_preformatted();

  // The text so far, without trailing line ends.
  std::string take();
  [[nodiscard]] bool ends_with_digit() const { return !blank_ && !text_.empty() && ascii::is_digit(text_.back()); }
  [[nodiscard]] std::size_t size() const noexcept { return text_.size(); }

 private:
  void flow(std::string_view text);
  void keep(std::string_view text);

  std::string text_;
  unsigned preformatted_ = 0;  // elements of the kind that are open
  leading_note leading_;
  bool blank_ = false;           // a blank is due before the next character
  bool first_line_end_ = false;  // a line end directly after <pre> does not count
};

}  // namespace v0
}  // namespace perfeval
