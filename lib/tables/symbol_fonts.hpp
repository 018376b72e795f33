// Characters of symbol fonts, which have their own code points: tick boxes, and the signs of bounds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

enum class symbol_font : std::uint8_t { none, symbol, wingdings, wingdings_2 };

symbol_font symbol_font_named(std::string_view name) noexcept;

// The character that the font shows for a code (32 to 255, or the same in the private area from U+F000); the character
// itself if that is unknown.
char32_t shown_in(symbol_font font, char32_t character) noexcept;

// A text in such a font. Word has one font for ASCII and another one for the characters above.
std::string shown_in(symbol_font of_ascii, symbol_font of_others, std::string_view text);
inline std::string shown_in(symbol_font font, std::string_view text) { return shown_in(font, font, text); }

}  // namespace v0
}  // namespace perfeval
