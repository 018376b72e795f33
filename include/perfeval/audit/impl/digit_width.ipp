/// Half-width and full-width digits.
#pragma once

#include <perfeval/detail/config.hpp>

#include <cstdint>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::digit_widths {

enum class digit_width : std::uint8_t { none, half, full };

/// Whether a digit begins here, its width and its length in bytes.
inline digit_width digit_at(std::string_view text, std::size_t i, std::size_t& bytes) noexcept {
  bytes = 1;
  if (text[i] >= '0' && text[i] <= '9') return digit_width::half;
  const bool full = i + 2 < text.size() && text[i] == '\xEF' && text[i + 1] == '\xBC' &&
                    static_cast<unsigned char>(text[i + 2]) >= 0x90 && static_cast<unsigned char>(text[i + 2]) <= 0x99;
  if (!full) return digit_width::none;
  bytes = 3;
  return digit_width::full;
}

}  // namespace detail::digit_widths
}  // namespace v0
}  // namespace perfeval
