/// The words of an enumeration as a table, one row an enumerator. A row forgotten or given twice does not compile.
///
///     inline constexpr auto funds = enum_table<enum_word<fund>>({{fund::total, "total"}, {fund::other, "other"}, …});
///     funds[fund::other].name;  // "other"
///     funds.named("other");     // fund::other
///
/// The verbs that put a value into words are listed in docs/glossary.md#verbs.
#pragma once

#include <perfeval/language.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace perfeval {
inline namespace v0 {

/// The stable words of an enumeration, in its order. Each enumeration specializes it next to its `name_of`.
template <class Enum>
std::span<const std::string_view> names() noexcept;

namespace detail {

/// Whether the value is one of its type's enumerators: compilers spell any other as a cast, `(fund)5]` at the end. Only
/// tables ask. (A search of the text would be 4 % of what including perfeval.hpp costs.)
template <auto Value>
constexpr bool is_enumerator() noexcept {
  const char* before_number = __PRETTY_FUNCTION__ + sizeof(__PRETTY_FUNCTION__) - sizeof("]") - 1;
  while (*before_number >= '0' && *before_number <= '9') --before_number;
  return *before_number != ')';
}

/// The shortest row: an enumerator and its stable name. Any struct with members `value` and `name` is a row.
template <class Enum>
struct enum_word {
  Enum value{};
  std::string_view name;
};

/// A row with words for people in both languages.
template <class Enum>
struct enum_phrase {
  Enum value{};
  std::string_view name;
  std::string_view zh;
  std::string_view en;
};

/// The words of such a row in one language.
template <class Row>
constexpr std::string_view in_language(const Row& row, language language) noexcept {
  return language == language::zh ? row.zh : row.en;
}

/// Never called: naming it while a constant is evaluated is the compiler's error.
inline void an_enumerator_has_no_row_or_two() {}

/// The rows of all enumerators, which count from 0 without a gap; written in any order, found by enumerator or by name.
template <class Row, std::size_t N>
class enum_rows {
 public:
  using key = std::remove_cv_t<decltype(Row::value)>;

  constexpr explicit enum_rows(const Row (&rows)[N]) : rows_{} {
    static_assert(!is_enumerator<static_cast<key>(N)>(), "an enumerator has no row");
    bool taken[N] = {};
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

  /// Whether the value is one of the enumerators, not a number cast to their type.
  [[nodiscard]] static constexpr bool has(key value) noexcept { return static_cast<std::size_t>(value) < N; }

  /// The enumerator of a name; nothing if there is none. An empty name names nothing.
  [[nodiscard]] constexpr std::optional<key> named(std::string_view name) const noexcept {
    if (name.empty()) return std::nullopt;
    for (const Row& row : rows_)
      if (row.name == name) return row.value;
    return std::nullopt;
  }

  /// The rows in the order of the enumeration.
  [[nodiscard]] constexpr auto begin() const noexcept { return &rows_[0]; }
  [[nodiscard]] constexpr auto end() const noexcept { return &rows_[0] + N; }
  [[nodiscard]] static constexpr std::size_t size() noexcept { return N; }

 private:
  Row rows_[N];
};

/// Makes the table: `enum_table<Row>({{…}, {…}})`.
template <class Row, std::size_t N>
constexpr enum_rows<Row, N> enum_table(const Row (&rows)[N]) {
  return enum_rows<Row, N>(rows);
}

/// The names of a table, for `names<Enum>()`.
template <const auto& Table>
inline constexpr auto name_list = [] {
  std::array<std::string_view, Table.size()> list{};
  std::size_t i = 0;
  for (const auto& row : Table) list[i++] = row.name;
  return list;
}();

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
