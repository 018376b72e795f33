// The open elements around a place of a page, and the part of a grid widget that they make.
#pragma once

#include "tables/html_token.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace perfeval {
inline namespace v0 {

// Grid widgets show one table in several: copies of their fixed columns, or two halves next to each other.
enum class grid_part : std::uint8_t { plain, copy, one_of_widths, left, right };

// Tags that have no end.
bool is_void_tag(const html_token& tag) noexcept;

class html_ancestors {
 public:
  // Ends what an opening tag ends without a closing one, and begins what it begins: the group of a row.
  // How many of the open elements it left open.
  std::size_t prepare(const html_token& tag);
  // After `prepare`.
  void open(const html_token& tag);
  // Removes the innermost element of this name and what is inside it; a tag that closes nothing is ignored.
  void close(const html_token& tag);

  // The outermost first.
  [[nodiscard]] const std::vector<html_token>& elements() const noexcept { return elements_; }

  [[nodiscard]] bool is_in_closed_details() const;

  // The part that the classes of a table, or of the elements around it, name.
  [[nodiscard]] grid_part part_of(const html_token& table) const;

 private:
  void end_implied(const html_token& tag);
  void end_paragraph(const html_token& tag);

  std::vector<html_token> elements_;
};

}  // namespace v0
}  // namespace perfeval
