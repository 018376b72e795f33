/// Bodies of rounding.hpp: the words of the modes.
#pragma once

#include <perfeval/rounding.hpp>

#include <array>

namespace perfeval {
inline namespace v0 {
namespace detail {

inline constexpr std::array<std::string_view, 8> rounding_words = {"half_up", "half_even", "half_down", "up",
                                                                   "down",    "ceiling",   "floor",     "zero_five_up"};

}  // namespace detail

PERFEVAL_INLINE std::string_view name_of(rounding_mode mode) noexcept {
  return detail::rounding_words[static_cast<std::size_t>(mode) & 7];
}

PERFEVAL_INLINE std::optional<rounding_mode> rounding_mode_named(std::string_view word) noexcept {
  for (std::size_t i = 0; i < detail::rounding_words.size(); ++i)
    if (detail::rounding_words[i] == word) return static_cast<rounding_mode>(i);
  return std::nullopt;
}

PERFEVAL_INLINE std::string to_string(rounding rounding) {
  return std::string(name_of(rounding.mode)) + ", " + std::to_string(rounding.places) +
         (rounding.places == 1 ? " place" : " places");
}

}  // namespace v0
}  // namespace perfeval
