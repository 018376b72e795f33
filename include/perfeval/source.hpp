/// Where something was found: document, table, row, cell. What was found there is in `form/` and `printed.hpp`.
#pragma once

#include <perfeval/language.hpp>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>

namespace perfeval {
inline namespace v0 {

/// A cell's place in a document.
///
/// Units: table, row and column count from 1 in reading order, including a title row; 0 means unknown. `column` is the
///        grid column if the format has spans, else the position of the cell in its row.
struct place {
  std::uint32_t table = 0;   ///< number of the table, or of the sheet
  std::uint32_t row = 0;     ///< in the table
  std::uint32_t column = 0;  ///< in the row

  friend constexpr bool operator==(const place&, const place&) = default;
  friend constexpr auto operator<=>(const place&, const place&) = default;
  /// False for something that was not read from a document (a form built in code).
  [[nodiscard]] constexpr bool known() const noexcept { return table != 0; }
};

/// 第1个表第8行第3列, "table 1, row 8, column 3"; empty for an unknown place.
inline std::string words_of(const place& place, language language) {
  if (!place.known()) return {};
  const std::string table = std::to_string(place.table), row = std::to_string(place.row),
                    column = std::to_string(place.column);
  if (language == language::zh) return "第" + table + "个表第" + row + "行第" + column + "列";
  return "table " + table + ", row " + row + ", column " + column;
}

/// "table 1, row 8, column 3"; "no place" for an unknown one.
inline std::string to_string(const place& place) { return place.known() ? words_of(place, language::en) : "no place"; }

/// Writes to_string(place).
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, const place& place) {
  return out << to_string(place);
}

}  // namespace v0
}  // namespace perfeval

template <>
struct std::hash<perfeval::place> {
  std::size_t operator()(const perfeval::place& place) const noexcept {
    const auto cell = std::uint64_t{place.row} << 32U | place.column;
    return std::hash<std::uint64_t>()(cell ^ std::uint64_t{place.table} * 0x9E3779B97F4A7C15U);
  }
};
