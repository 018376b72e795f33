#include "tables/symbol_fonts.hpp"

#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <array>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

struct symbol {
  char32_t code, shown;
};

// Unicode's own mappings of these fonts, as far as forms use them.
constexpr std::array<symbol, 17> wingdings{{{0x6C, U'●'},
                                            {0x6E, U'■'},
                                            {0x6F, U'□'},
                                            {0x70, U'□'},
                                            {0x71, U'❑'},
                                            {0x72, U'❒'},
                                            {0x75, U'◆'},
                                            {0x76, U'❖'},
                                            {0xA1, U'○'},
                                            {0xA8, U'☐'},
                                            {0xAB, U'★'},
                                            {0xE0, U'→'},
                                            {0xFB, U'✗'},
                                            {0xFC, U'✓'},
                                            {0xFD, U'☒'},
                                            {0xFE, U'☑'},
                                            {0xA7, U'▪'}}};
constexpr std::array<symbol, 8> wingdings_2{
    {{0x4F, U'✗'}, {0x50, U'✓'}, {0x51, U'☒'}, {0x52, U'☑'}, {0x53, U'☒'}, {0x54, U'☒'}, {0x2A, U'☐'}, {0xA3, U'☐'}}};
constexpr std::array<symbol, 14> symbols{{{0xA3, U'≤'},
                                          {0xB3, U'≥'},
                                          {0xB1, U'±'},
                                          {0xB4, U'×'},
                                          {0xB8, U'÷'},
                                          {0xB9, U'≠'},
                                          {0xBA, U'≡'},
                                          {0xBB, U'≈'},
                                          {0xB0, U'°'},
                                          {0xB7, U'•'},
                                          {0xA5, U'∞'},
                                          {0xD6, U'√'},
                                          {0xA2, U'′'},
                                          {0xB2, U'″'}}};

template <std::size_t Size>
char32_t looked_up(const std::array<symbol, Size>& list, char32_t code) noexcept {
  for (const auto& known : list)
    if (known.code == code) return known.shown;
  return 0;
}

}  // namespace

symbol_font symbol_font_named(std::string_view name) noexcept {
  if (ascii::same_word(name, "symbol")) return symbol_font::symbol;
  if (ascii::same_word(name, "wingdings")) return symbol_font::wingdings;
  return ascii::same_word(name, "wingdings 2") ? symbol_font::wingdings_2 : symbol_font::none;
}

char32_t shown_in(symbol_font font, char32_t character) noexcept {
  const char32_t code = character >= 0xF000 && character <= 0xF0FF ? character - 0xF000 : character;
  char32_t shown = 0;
  if (font == symbol_font::wingdings) shown = looked_up(wingdings, code);
  if (font == symbol_font::wingdings_2) shown = looked_up(wingdings_2, code);
  if (font == symbol_font::symbol) {
    shown = looked_up(symbols, code);
    if (shown == 0 && code >= 0x20 && code < 0x40) shown = code;  // digits and signs are the same as in ASCII
  }
  return shown != 0 ? shown : character;
}

std::string shown_in(symbol_font of_ascii, symbol_font of_others, std::string_view text) {
  std::string made;
  while (!text.empty()) {
    const auto next = utf8::decode(text);
    const bool other = next.point >= 0x80 && of_others != symbol_font::none;
    const bool is_private = next.point >= 0xF000 && next.point <= 0xF0FF;
    const auto font = other ? of_others : next.point < 0x80 || is_private ? of_ascii : symbol_font::none;
    utf8::append(made, shown_in(font, next.point));
    text.remove_prefix(next.length);
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
