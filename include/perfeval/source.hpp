/// Where something was found: document, table, row, cell. What was found there is in `form/` and `printed.hpp`.
#pragma once

#include <cstdint>
#include <string>

namespace perfeval {
inline namespace v0 {

/// A cell's place in a document.
///
/// Units: table, row and column count from 1 in reading order, including a title row; 0 means unknown. `column` is the
///        grid column if the format has spans, else the position of the cell in its row.
struct place {
  std::uint32_t table = 0;
  std::uint32_t row = 0;
  std::uint32_t column = 0;

  friend constexpr bool operator==(const place&, const place&) = default;
  friend constexpr auto operator<=>(const place&, const place&) = default;
  /// False for something that was not read from a document (a form built in code).
  [[nodiscard]] constexpr bool known() const noexcept { return table != 0; }
};

}  // namespace v0
}  // namespace perfeval
