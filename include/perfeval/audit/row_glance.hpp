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
inline constexpr std::uint8_t stray = 1;      ///< blanks, marks, full-width letters
inline constexpr std::uint8_t date = 2;       ///< 年 月
inline constexpr std::uint8_t satisfied = 4;  ///< 满, of 满意
inline constexpr std::uint8_t counted = 8;    ///< 份 人 名 户 个
inline constexpr std::uint8_t formula = 16;   ///< =
inline constexpr std::uint8_t spending = 32;  ///< what a word of vocabulary.spending begins with
}  // namespace letters

/// The classes of bytes, and of Chinese characters by their last bits.
class letter_classes {
 public:
  constexpr letter_classes() {
    for (const unsigned byte : {0x20U, 0x2CU, 0x3AU, 0x3BU, 0xC2U, 0xE3U, 0xEFU}) bytes_[byte] |= letters::stray;
    bytes_['='] |= letters::formula;
    bytes_[0xEFU] |= letters::formula;
    add("年月", letters::date);
    add("满", letters::satisfied);
    add("份人名户个", letters::counted);
  }

  /// The classes of the letters in a text.
  [[nodiscard]] std::uint8_t found_in(std::string_view text) const noexcept {
    std::uint8_t found = 0;
    for (std::size_t i = 0; i < text.size();) {
      found |= bytes_[byte_at(text, i)];
      if (is_long(text, i)) {
        found |= ideographs_[index(text, i)];
        i += 3;
      } else {
        ++i;
      }
    }
    return found;
  }

  /// Adds the first letter of each word.
  constexpr void add_first(const std::vector<std::string>& words, std::uint8_t kind) noexcept {
    for (const std::string_view word : words) {
      if (word.empty())
        for (std::uint8_t& byte : bytes_) byte |= kind;  // it is found in every text
      else
        mark(word, 0, kind);
    }
  }

 private:
  static constexpr unsigned char byte_at(std::string_view text, std::size_t i) noexcept {
    return static_cast<unsigned char>(text[i]);
  }
  /// Whether a letter of three bytes begins here.
  static constexpr bool is_long(std::string_view text, std::size_t i) noexcept {
    if ((byte_at(text, i) & 0xF0U) != 0xE0U || text.size() - i < 3) return false;
    return ((byte_at(text, i + 1) ^ 0x80U) | (byte_at(text, i + 2) ^ 0x80U)) < 0x40U;
  }
  static constexpr std::size_t index(std::string_view text, std::size_t i) noexcept {
    return ((byte_at(text, i + 1) & 0x07U) << 6U) | (byte_at(text, i + 2) & 0x3FU);
  }
  constexpr void mark(std::string_view text, std::size_t i, std::uint8_t kind) noexcept {
    if (is_long(text, i))
      ideographs_[index(text, i)] |= kind;
    else
      bytes_[byte_at(text, i)] |= kind;
  }
  constexpr void add(std::string_view all, std::uint8_t kind) noexcept {
    for (std::size_t i = 0; i < all.size(); i += 3) mark(all, i, kind);
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
