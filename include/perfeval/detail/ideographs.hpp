/// A set of Chinese characters that is asked without a search.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// Some of the characters U+4E00 to U+9FFF, a bit for each.
class ideographs {
 public:
  constexpr explicit ideographs(std::u32string_view all) {
    for (const char32_t one : all) bits_[index(one)] |= bit(one);
  }
  /// Requires: a character of that range.
  [[nodiscard]] constexpr bool hold(char32_t one) const noexcept { return (bits_[index(one)] & bit(one)) != 0; }

 private:
  static constexpr std::size_t index(char32_t one) noexcept { return (one - 0x4E00) / 64; }
  static constexpr std::uint64_t bit(char32_t one) noexcept { return std::uint64_t{1} << (one % 64); }

  std::array<std::uint64_t, (0xA000 - 0x4E00) / 64> bits_{};
};

/// How many bytes lead from the first byte of a character to that of the next, where most are Chinese; 1 for any byte
/// that does not begin one of three.
constexpr std::size_t bytes_of_lead(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xF0U) == 0xE0U ? 3 : 1;
}

/// Whether a text contains a word that begins with a Chinese character. As find(), which looks for bytes.
/// Requires: well-formed texts; the word has at least one such character.
constexpr bool contains_word(std::string_view text, std::string_view word) noexcept {
  for (std::size_t i = 0; i + word.size() <= text.size(); i += bytes_of_lead(text[i]))
    if (text[i] == word[0] && text[i + 2] == word[2] && text.substr(i).starts_with(word)) return true;
  return false;
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
