/// The stable word of every enumerator, once: JSON, TOML, CSV, Python and messages all read it here. Each enumeration
/// lists its words right below itself; one that is forgotten does not compile.
#pragma once

#include <perfeval/detail/words.hpp>

#include <array>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace perfeval {
inline namespace v0 {

/// An enumerator and its word.
template <class Enum>
using named_value = detail::enum_word<Enum>;

/// Every value of an enumeration with its word, in order. An enumeration without words has none.
template <class Enum>
inline constexpr std::nullptr_t names_of = nullptr;

/// The list of an enumeration, checked by the compiler.
template <class Enum, std::size_t N>
constexpr auto every_name(const named_value<Enum> (&rows)[N]) {
  return detail::enum_table<named_value<Enum>>(rows);
}

/// An enumerator with its word, and with words for people in Chinese and English.
template <class Enum>
using worded_value = detail::enum_phrase<Enum>;

/// Such a list, checked by the compiler.
template <class Enum, std::size_t N>
constexpr auto every_word(const worded_value<Enum> (&rows)[N]) {
  return detail::enum_table<worded_value<Enum>>(rows);
}

/// An enumeration that lists its words.
template <class Enum>
concept named_enumeration = std::is_enum_v<Enum> && !std::is_null_pointer_v<std::remove_cv_t<decltype(names_of<Enum>)>>;

/// Whether the value is one of its enumeration's, not a number cast to it.
template <named_enumeration Enum>
constexpr bool is_enumerator(Enum value) noexcept {
  return names_of<Enum>.has(value);
}

/// The stable word of a value: "half_up", "satisfaction".
template <named_enumeration Enum>
constexpr std::string_view name_of(Enum value) noexcept {
  return is_enumerator(value) ? names_of<Enum>[value].name : std::string_view{};
}

/// Writes the stable word.
template <class Traits, named_enumeration Enum>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, Enum value) {
  return out << name_of(value);
}

/// The value of that word; nothing if no value has it.
template <named_enumeration Enum>
constexpr std::optional<Enum> named(std::string_view name) noexcept {
  return names_of<Enum>.named(name);
}

/// An enumeration whose list has words for people too.
template <class Enum>
concept worded_enumeration = named_enumeration<Enum> && requires {
  names_of<Enum>[Enum{}].zh;
  names_of<Enum>[Enum{}].en;
};

/// The words of a value for people: 错误, "error".
template <worded_enumeration Enum>
constexpr std::string_view words_of(Enum value, language language) noexcept {
  return is_enumerator(value) ? detail::in_language(names_of<Enum>[value], language) : std::string_view{};
}

/// The value that people call so: 数量 is kind::quantity; nothing if no value has these words.
template <worded_enumeration Enum>
constexpr std::optional<Enum> worded(std::string_view words, language language) noexcept {
  if (words.empty()) return std::nullopt;
  for (const auto& row : names_of<Enum>)
    if (detail::in_language(row, language) == words) return row.value;
  return std::nullopt;
}

/// One value for each enumerator: `keyed<topic, clause> clauses; clauses[topic::grade]`.
template <named_enumeration Enum, class T>
class keyed {
 public:
  constexpr T& operator[](Enum key) noexcept { return values_[static_cast<std::size_t>(key)]; }
  constexpr const T& operator[](Enum key) const noexcept { return values_[static_cast<std::size_t>(key)]; }
  friend bool operator==(const keyed&, const keyed&) = default;

 private:
  std::array<T, names_of<Enum>.size()> values_{};
};

/// The languages by their names.
template <>
inline constexpr auto names_of<language> = every_name<language>({{language::zh, "zh"}, {language::en, "en"}});

/// All words, in the order of the enumeration.
template <named_enumeration Enum>
std::span<const std::string_view> names() noexcept {
  return detail::name_list<names_of<Enum>>;
}

}  // namespace v0
}  // namespace perfeval
