// An element that is not shown: it is skipped up to its closing tag.
#pragma once

#include "tables/html_token.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {

class skipped_element {
 public:
  enum class reason : std::uint8_t { hidden, struck_out, phonetics, replaced };

  // `is_part`: it stands outside of cells and may hold tables; else it ends with its cell.
  void begin(std::string name, bool is_part, reason cause) {
    name_ = std::move(name);
    depth_ = 1;
    is_part_ = is_part;
    cause_ = cause;
  }
  [[nodiscard]] bool is_open() const noexcept { return !name_.empty(); }
  [[nodiscard]] bool is_part() const noexcept { return is_part_; }
  [[nodiscard]] reason cause() const noexcept { return cause_; }

  // Whether the tag is skipped with it.
  bool skips(const html_token& tag) {
    if (ends_before(tag)) {
      name_.clear();
      return false;
    }
    if (!is_tag_named(tag, name_)) return true;
    depth_ += tag.kind == html_token::type::open ? 1 : -1;
    if (depth_ == 0) name_.clear();
    return true;
  }

 private:
  // The closing tag of the sounds of characters may be left out.
  [[nodiscard]] bool ends_before(const html_token& tag) const {
    const bool next_sound =
        cause_ == reason::phonetics && is_any_tag(tag, {"ruby", "rt", "rp"}) && !is_tag_named(tag, name_);
    return next_sound || (!is_part_ && is_any_tag(tag, {"td", "th", "tr", "table", "thead", "tbody", "tfoot"}));
  }

  std::string name_;
  int depth_ = 0;
  bool is_part_ = false;
  reason cause_ = reason::hidden;
};

}  // namespace v0
}  // namespace perfeval
