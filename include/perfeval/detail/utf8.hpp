/// UTF-8 for the readers of cells: code points, spaces, full-width forms, and a line of glyphs without its spaces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// A code point and its length in bytes; a malformed byte is U+FFFD of length 1.
struct code_point {
  char32_t value = 0xFFFD;
  std::uint32_t bytes = 1;
};

/// The code point at `position`.
/// Requires: position < text.size().
inline code_point decode(std::string_view text, std::size_t position) noexcept {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[position + i]));
  };
  const std::size_t left = text.size() - position;
  const auto follows = [&](std::size_t i) { return i < left && (byte(i) & 0xC0U) == 0x80U; };
  const std::uint32_t first = byte(0);
  if (first < 0x80U) return {first, 1};
  if (first >= 0xC2U && first < 0xE0U && follows(1)) return {((first & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
  if (first >= 0xE0U && first < 0xF0U && follows(1) && follows(2)) {
    const char32_t c = ((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    if (c >= 0x800U && (c < 0xD800U || c > 0xDFFFU)) return {c, 3};
  }
  if (first >= 0xF0U && first < 0xF5U && follows(1) && follows(2) && follows(3)) {
    const char32_t c =
        ((first & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
    if (c >= 0x10000U && c <= 0x10FFFFU) return {c, 4};
  }
  return {};
}

/// The Chinese character at `position`, U+4E00 to U+9FFF; 0 if there is another character.
/// Requires: position < text.size().
inline char32_t ideograph_at(std::string_view text, std::size_t position) noexcept {
  if (text.size() - position < 3) return 0;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[position + i]));
  };
  if (byte(0) < 0xE4U || byte(0) > 0xE9U || (byte(1) & 0xC0U) != 0x80U || (byte(2) & 0xC0U) != 0x80U) return 0;
  const char32_t c = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
  return c >= 0x4E00U ? c : 0;
}

inline void append_utf8(std::string& text, char32_t c) {
  const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (c < 0x80U) return put(c);
  if (c < 0x800U) {
    put(0xC0U | (c >> 6U));
  } else {
    if (c < 0x10000U) {
      put(0xE0U | (c >> 12U));
    } else {
      put(0xF0U | (c >> 18U));
      put(0x80U | ((c >> 12U) & 0x3FU));
    }
    put(0x80U | ((c >> 6U) & 0x3FU));
  }
  put(0x80U | (c & 0x3FU));
}

/// The text with U+FFFD in the place of each malformed byte.
inline std::string repaired(std::string_view text) {
  std::string good;
  good.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const code_point next = decode(text, position);
    if (next.bytes == 1 && static_cast<unsigned char>(text[position]) >= 0x80U)
      append_utf8(good, next.value);
    else
      good.append(text.substr(position, next.bytes));
    position += next.bytes;
  }
  return good;
}

/// Spaces, line ends and invisible characters: U+0020 U+00A0 U+3000, tabs, the typographic and zero-width spaces.
constexpr bool is_space(char32_t c) noexcept {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0xFEFF;
}

/// The half-width form of a full-width or small form (９ ％ － ﹦ ﹥ −); any other code point is itself.
constexpr char32_t folded(char32_t c) noexcept {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case 0x2212:  // − minus sign
    case 0xFE63:
      return U'-';  // ﹣
    case 0xFE62:
      return U'+';  // ﹢
    case 0xFE64:
      return U'<';  // ﹤
    case 0xFE65:
      return U'>';  // ﹥
    case 0x2550:    // ═
    case 0xFE66:
      return U'=';  // ﹦
    case 0xFE6A:
      return U'%';  // ﹪
    case 0x223C:    // ∼
    case 0x301C:
      return U'~';  // 〜
    case 0x2267:    // ≧
    case 0x226E:    // ≮
    case 0x2A7E:
      return U'≥';
    case 0x2266:  // ≦
    case 0x226F:  // ≯
    case 0x2A7D:
      return U'≤';
    default:
      return c;
  }
}

constexpr bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }
constexpr bool is_latin(char32_t c) noexcept { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

/// A code point of a line, its width folded.
struct glyph {
  char32_t c = 0;
  std::uint32_t offset = 0;  ///< of its first byte in the text
  std::uint32_t bytes = 0;   ///< its length in the text
  bool spaced = false;       ///< preceded by a space
  bool wide = false;         ///< printed full-width
};
using glyphs = std::span<const glyph>;

/// A text without its spaces, glyph by glyph; each glyph knows its original position.
class glyph_line {
 public:
  explicit glyph_line(std::string_view text) : text_(text) {
    all_.reserve(text.size());
    bool spaced = false;
    for (std::size_t position = 0; position < text.size();) {
      const code_point next = decode(text, position);
      if (is_space(next.value)) {
        spaced = true;
      } else {
        const char32_t c = next.value == U'〇' && !spaced && follows_digit() ? U'0' : folded(next.value);
        all_.push_back({c, static_cast<std::uint32_t>(position), next.bytes, spaced, c != next.value});
        spaced = false;
      }
      position += next.bytes;
    }
  }
  [[nodiscard]] glyphs all() const noexcept { return all_; }

  /// The original bytes of some of its glyphs, including spaces between them.
  [[nodiscard]] std::string_view printed(glyphs part) const noexcept {
    if (part.empty()) return {};
    const std::size_t end = part.back().offset + part.back().bytes;
    return text_.substr(part.front().offset, end - part.front().offset);
  }

 private:
  // 8〇 and 9.〇 of an extraction are 80 and 9.0; 二〇 is no such number.
  [[nodiscard]] bool follows_digit() const noexcept {
    const std::size_t size = all_.size();
    if (size > 1 && all_.back().c == U'.') return is_digit(all_[size - 2].c);
    return size > 0 && is_digit(all_.back().c);
  }

  std::string_view text_;
  std::vector<glyph> all_;
};

inline bool starts_with(glyphs text, std::u32string_view word) noexcept {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (text[i].c != word[i]) return false;
  return true;
}

inline bool ends_with(glyphs text, std::u32string_view word) noexcept {
  return text.size() >= word.size() && starts_with(text.last(word.size()), word);
}

inline bool is_exactly(glyphs text, std::u32string_view word) noexcept {
  return text.size() == word.size() && starts_with(text, word);
}

inline bool holds(glyphs text, std::u32string_view word) noexcept {
  for (std::size_t i = 0; i + word.size() <= text.size(); ++i)
    if (starts_with(text.subspan(i), word)) return true;
  return false;
}

constexpr bool one_of(char32_t c, std::u32string_view set) noexcept { return set.find(c) != std::u32string_view::npos; }

/// Without spaces and folded, as UTF-8.
inline std::string folded_text(glyphs part) {
  std::string text;
  for (const glyph& g : part) append_utf8(text, g.c);
  return text;
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
