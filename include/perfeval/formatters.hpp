/// std::formatter for the small value types, where the standard library has it; nothing elsewhere. Not part of
/// perfeval.hpp, because <format> is large.
///
/// Each is formatted as to_string() or name_of() writes it, with the fill, alignment, width and precision of a text:
/// std::format("{:>8}", decimal(9560, 2)) is "   95.60".
#pragma once

#include <version>

#if defined(__cpp_lib_format)

#include <perfeval/audit/codes.hpp>
#include <perfeval/audit/field.hpp>
#include <perfeval/decimal.hpp>
#include <perfeval/interval.hpp>
#include <perfeval/names.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rounding.hpp>
#include <perfeval/source.hpp>
#include <perfeval/value_set.hpp>

#include <format>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// Formats a value as the text that to_string() writes.
template <class T>
struct text_formatter : std::formatter<std::string_view> {
  template <class Context>
  auto format(const T& value, Context& context) const {
    return std::formatter<std::string_view>::format(to_string(value), context);
  }
};

}  // namespace detail
}  // namespace v0
}  // namespace perfeval

template <>
struct std::formatter<perfeval::decimal> : perfeval::detail::text_formatter<perfeval::decimal> {};
template <>
struct std::formatter<perfeval::ratio> : perfeval::detail::text_formatter<perfeval::ratio> {};
template <>
struct std::formatter<perfeval::rounding> : perfeval::detail::text_formatter<perfeval::rounding> {};
template <>
struct std::formatter<perfeval::interval> : perfeval::detail::text_formatter<perfeval::interval> {};
template <>
struct std::formatter<perfeval::value_set> : perfeval::detail::text_formatter<perfeval::value_set> {};
template <>
struct std::formatter<perfeval::place> : perfeval::detail::text_formatter<perfeval::place> {};
template <>
struct std::formatter<perfeval::field> : perfeval::detail::text_formatter<perfeval::field> {};
template <>
struct std::formatter<perfeval::code> : std::formatter<std::string_view> {
  template <class Context>
  auto format(perfeval::code value, Context& context) const {
    return std::formatter<std::string_view>::format(perfeval::name_of(value), context);
  }
};
template <perfeval::named_enumeration Enum>
struct std::formatter<Enum> : std::formatter<std::string_view> {
  template <class Context>
  auto format(Enum value, Context& context) const {
    return std::formatter<std::string_view>::format(perfeval::name_of(value), context);
  }
};

#endif
