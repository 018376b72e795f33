/// What the letters of a row may say, found in one look at each of its cells: most checks of texts concern few rows.
#pragma once

#include <perfeval/form/indicator.hpp>
#include <perfeval/rule/pack.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// Classes of letters, as bits. A text in which a class is not found has none of its letters; one in which it is found
/// may have some.
namespace letters {
inline constexpr std::uint8_t stray = 1;       ///< blanks, marks, full-width letters
inline constexpr std::uint8_t date = 2;        ///< 年 月
inline constexpr std::uint8_t satisfied = 4;   ///< 满, of 满意
inline constexpr std::uint8_t counted = 8;     ///< 份 人 名 户 个
inline constexpr std::uint8_t formula = 16;    ///< =
inline constexpr std::uint8_t spending = 32;   ///< what a word of vocabulary.spending begins with
inline constexpr std::uint8_t space = 64;      ///< spaces of any kind, and line ends
inline constexpr std::uint8_t of_three = 128;  ///< any letter of three bytes
}  // namespace letters

/// The classes of bytes, and of Chinese characters by their last bits.
class letter_classes {
 public:
  constexpr letter_classes() {
    for (const unsigned byte : {0x20U, 0x2CU, 0x3AU, 0x3BU, 0xC2U, 0xE3U, 0xEFU}) bytes_[byte] |= letters::stray;
    for (unsigned byte = 0xE0; byte <= 0xEF; ++byte) bytes_[byte] |= letters::of_three;
    for (unsigned byte = 0x09; byte <= 0x0D; ++byte) bytes_[byte] |= letters::space;
    for (const unsigned byte : {0x20U, 0xC2U, 0xE2U, 0xE3U, 0xEFU}) bytes_[byte] |= letters::space;
    bytes_['='] |= letters::formula;
    bytes_[0xEFU] |= letters::formula;
    add("年月", letters::date);
    add("满", letters::satisfied);
    add("份人名户个", letters::counted);
  }

  /// The classes of the letters in a text.
  [[nodiscard]] std::uint8_t found_in(std::string_view text) const noexcept {
    std::uint8_t found = 0;
    const char* letter = text.data();
    for (const char* const end = letter + text.size(); letter != end;) {
      const std::uint8_t first = bytes_[byte_at(letter)];
      found |= first;
      if ((first & letters::of_three) != 0 && is_whole(letter, end)) {
        found |= ideographs_[index(letter)];
        letter += 3;
      } else {
        ++letter;
      }
    }
    return static_cast<std::uint8_t>(found & ~letters::of_three);
  }

  /// Adds the first letter of each word.
  constexpr void add_first(const std::vector<std::string>& words, std::uint8_t kind) noexcept {
    for (const std::string_view word : words) {
      if (word.empty())
        for (std::uint8_t& byte : bytes_) byte |= kind;  // it is found in every text
      else
        mark(word, kind);
    }
  }

 private:
  static constexpr unsigned byte_at(const char* letter) noexcept { return static_cast<unsigned char>(*letter); }
  /// Whether the second and the third byte of a letter follow.
  static constexpr bool is_whole(const char* letter, const char* end) noexcept {
    return end - letter >= 3 && ((byte_at(letter + 1) ^ 0x80U) | (byte_at(letter + 2) ^ 0x80U)) < 0x40U;
  }
  static constexpr std::size_t index(const char* letter) noexcept {
    return ((byte_at(letter + 1) & 0x07U) << 6U) | (byte_at(letter + 2) & 0x3FU);
  }
  /// Marks the letter that a text begins with.
  constexpr void mark(std::string_view text, std::uint8_t kind) noexcept {
    if ((bytes_[byte_at(text.data())] & letters::of_three) != 0 && is_whole(text.data(), text.data() + text.size()))
      ideographs_[index(text.data())] |= kind;
    else
      bytes_[byte_at(text.data())] |= kind;
  }
  constexpr void add(std::string_view all, std::uint8_t kind) noexcept {
    for (; !all.empty(); all.remove_prefix(3)) mark(all, kind);
  }

  std::array<std::uint8_t, 256> bytes_{};
  std::array<std::uint8_t, 512> ideographs_{};
};

/// The classes found in the cells of one row.
struct row_glance {
  std::uint8_t name = 0, target = 0, actual = 0, reason = 0;
};

/// Looks at the rows.
inline void glance_at(const std::vector<indicator>& rows, const pack& rules, std::vector<row_glance>& glances) {
  static constexpr letter_classes known;
  letter_classes classes = known;
  classes.add_first(rules.vocabulary.spending, letters::spending);
  glances.clear();
  glances.reserve(rows.size());
  for (const indicator& row : rows)
    glances.push_back({classes.found_in(row.name.text), classes.found_in(row.target.text),
                       classes.found_in(row.actual.text), classes.found_in(row.reason.text)});
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
