/// The words of an enumeration as a table, one row an enumerator. A row forgotten or given twice does not compile.
///
///     inline constexpr auto funds = enum_table<enum_word<fund>>({{fund::total, "total"}, {fund::other, "other"}, …});
///     funds[fund::other].name;  // "other"
///     funds.named("other");     // fund::other
///
/// The verbs that read such tables: `name_of(value)` is the stable word of JSON, TOML, CSV and Python; `words_of(value,
/// language)` is what people read.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// Whether the value is one of its type's enumerators: compilers spell any other as a cast, `(fund)5`. Only tables ask.
template <auto Value>
constexpr bool is_enumerator() noexcept {
  constexpr std::string_view spelled = __PRETTY_FUNCTION__;
  return spelled.find("Value = (") == std::string_view::npos;
}

/// The shortest row: an enumerator and its stable name. Any struct with members `value` and `name` is a row.
template <class Enum>
struct enum_word {
  Enum value{};
  std::string_view name;
};

/// Never called: naming it while a constant is evaluated is the compiler's error.
inline void an_enumerator_has_no_row_or_two() {}

/// The rows of all enumerators, which count from 0 without a gap; written in any order, found by enumerator or by name.
template <class Row, std::size_t N>
class enum_rows {
 public:
  using key = std::remove_cv_t<decltype(Row::value)>;

  constexpr explicit enum_rows(const Row (&rows)[N]) : rows_{} {
    static_assert(!is_enumerator<static_cast<key>(N)>(), "an enumerator has no row");
    std::array<bool, N> taken{};
    for (const Row& row : rows) {
      const auto place = static_cast<std::size_t>(row.value);
      if (place >= N || taken[place]) an_enumerator_has_no_row_or_two();
      taken[place] = true;
      rows_[place] = row;
    }
  }

  [[nodiscard]] constexpr const Row& operator[](key value) const noexcept {
    return rows_[static_cast<std::size_t>(value)];
  }

  /// The enumerator of a name; nothing if there is none. An empty name names nothing.
  [[nodiscard]] constexpr std::optional<key> named(std::string_view name) const noexcept {
    if (name.empty()) return std::nullopt;
    for (const Row& row : rows_)
      if (row.name == name) return row.value;
    return std::nullopt;
  }

  /// The rows in the order of the enumeration.
  [[nodiscard]] constexpr auto begin() const noexcept { return rows_.begin(); }
  [[nodiscard]] constexpr auto end() const noexcept { return rows_.end(); }
  [[nodiscard]] static constexpr std::size_t size() noexcept { return N; }

 private:
  std::array<Row, N> rows_;
};

/// Makes the table: `enum_table<Row>({{…}, {…}})`.
template <class Row, std::size_t N>
constexpr enum_rows<Row, N> enum_table(const Row (&rows)[N]) {
  return enum_rows<Row, N>(rows);
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
