/// The stable word of every enumerator, once: JSON, TOML, CSV, Python and messages all read it here. Each enumeration
/// lists its words right below itself; one that is forgotten does not compile.
#pragma once

#include <perfeval/detail/words.hpp>

#include <array>
#include <cstddef>
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

/// The stable word of a value: "half_up", "satisfaction".
template <named_enumeration Enum>
constexpr std::string_view name_of(Enum value) noexcept {
  return static_cast<std::size_t>(value) < names_of<Enum>.size() ? names_of<Enum>[value].name : std::string_view{};
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
  return detail::in_language(names_of<Enum>[value], language);
}

/// All words, in the order of the enumeration.
template <named_enumeration Enum>
std::span<const std::string_view> names() noexcept {
  return detail::name_list<names_of<Enum>>;
}

}  // namespace v0
}  // namespace perfeval
