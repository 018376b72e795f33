// Characters of symbol fonts, which have their own code points: above all, tick boxes.
#pragma once

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

bool is_symbol_font(std::string_view font) noexcept;

// The character that the font shows for a code (32 to 255, or the same in the private area from U+F000); the character
// itself if that is unknown.
char32_t shown_in(std::string_view font, char32_t character) noexcept;

// A text in such a font.
std::string shown_in(std::string_view font, std::string_view text);

}  // namespace v0
}  // namespace perfeval
