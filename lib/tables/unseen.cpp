#include "tables/unseen.hpp"

#include "tables/grid.hpp"
#include "text/utf8.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace {

struct span {
  char32_t first, last;
};

// What Unicode calls default ignorable, and the marks that stand for an object or a note.
constexpr std::array<span, 16> unseen{{{0xAD, 0xAD},
                                       {0x34F, 0x34F},
                                       {0x61C, 0x61C},
                                       {0x115F, 0x1160},
                                       {0x17B4, 0x17B5},
                                       {0x180B, 0x180F},
                                       {0x200B, 0x200F},
                                       {0x202A, 0x202E},
                                       {0x2060, 0x206F},
                                       {0x3164, 0x3164},
                                       {0xFE00, 0xFE0F},
                                       {0xFEFF, 0xFEFF},
                                       {0xFFA0, 0xFFA0},
                                       {0xFFF0, 0xFFFC},
                                       {0x1D173, 0x1D17A},
                                       {0xE0000, 0xE0FFF}}};

constexpr char32_t turn_round = 0x202E;

// A control character: nothing is shown for it. Those that are blanks or end a line are not meant.
bool is_control(char32_t c) { return (c < 0x20 && (c < '\t' || c > '\r')) || c == 0x7F; }

bool is_unseen(char32_t c) {
  if (is_control(c)) return true;
  return std::any_of(unseen.begin(), unseen.end(), [c](const span& s) { return c >= s.first && c <= s.last; });
}

// Blanks that the readers of figures do not know: a blank of Ogham, of mathematics, of braille.
bool is_rare_blank(char32_t c) { return c == 0x1680 || c == 0x205F || c == 0x2800; }

// The first bytes of the code points above. 0xE3 begins U+3000 and the signs of Chinese texts too, but next to it only
// 0x85 begins U+3164.
bool may_begin_unseen(std::string_view text) {
  const char c = text.front();
  if (c == '\xE3') return text.size() > 1 && text[1] == '\x85';
  return c == '\xC2' || c == '\xCD' || c == '\xD8' || c == '\xE1' || c == '\xE2' || c == '\xEF' || c == '\xF0' ||
         c == '\xF3';
}

std::size_t find_unseen(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x80 ? may_begin_unseen(text.substr(i)) : is_control(byte)) return i;
  }
  return text.npos;
}

}  // namespace

void leave_out_unseen(std::string& text) {
  auto kept = find_unseen(text);
  if (kept == text.npos) return;
  auto turned = text.npos;  // from where signs are shown from their end: 6.9 is seen as 9.6
  for (auto position = kept; position < text.size();) {
    const auto [point, length] = utf8::decode(std::string_view(text).substr(position));
    if (is_rare_blank(point)) {
      text[kept++] = ' ';
    } else if (point == turn_round) {
      turned = std::min(turned, kept);
    } else if (!is_unseen(point)) {
      std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(position), length,
                  text.begin() + static_cast<std::ptrdiff_t>(kept));
      kept += length;
    }
    position += length;
  }
  text.resize(kept);
  if (turned < kept && holds_digit(std::string_view(text).substr(turned))) text += '?';  // no number
}

void leave_out_unseen(std::vector<table>& tables) {
  for (auto& table : tables) {
    for (auto& line : table.before) leave_out_unseen(line);
    for (auto& row : table.rows) {
      detail::poll();
      for (auto& cell : row.cells) {
        leave_out_unseen(cell.text);
        leave_out_unseen(cell.tables);
      }
    }
  }
}

}  // namespace v0
}  // namespace perfeval
