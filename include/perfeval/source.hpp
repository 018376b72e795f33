/// Where something was found: document, table, row, cell. What was found there is `form/` and `printed.hpp`.
#pragma once

#include <cstdint>
#include <string>

namespace perfeval {
inline namespace v0 {

/// A cell's place in a document.
///
/// Units: table, row and column count from 1 in reading order, a title row included; 0 says "not known".
///        `column` is the grid column where the format has spans, else the cell's ordinal in its row.
struct place {
  std::uint32_t table = 0;
  std::uint32_t row = 0;
  std::uint32_t column = 0;

  friend constexpr bool operator==(const place&, const place&) = default;
  friend constexpr auto operator<=>(const place&, const place&) = default;
  /// False for something that was not read from paper (a form built in code).
  [[nodiscard]] constexpr bool known() const noexcept { return table != 0; }
};

}  // namespace v0
}  // namespace perfeval
