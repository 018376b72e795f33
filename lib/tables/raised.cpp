#include "tables/raised.hpp"

#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <array>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::array<const char*, 10> superscripts{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
constexpr std::array<const char*, 10> subscripts{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};

bool is_note_sign(char32_t c) {
  if (c < 0x80)
    return ascii::is_digit(static_cast<char>(c)) ||
           std::string_view("*#[]() ,").find(static_cast<char>(c)) != std::string_view::npos;
  return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) || c == U'注' || c == U'※' || c == U'†' ||
         c == U'‡' || c == U'［' || c == U'］' || c == U'（' || c == U'）' || c == U'〔' || c == U'〕' || c == U'【' ||
         c == U'】' || c == U'＊' || c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

bool is_note(std::string_view text) {
  if (text.empty() || text.size() > 24) return false;
  while (!text.empty()) {
    const auto [point, length] = utf8::decode(text);
    if (!is_note_sign(point)) return false;
    text.remove_prefix(length);
  }
  return true;
}

bool are_digits(std::string_view text) { return text.find_first_not_of("0123456789-") == text.npos; }

// A unit of length, or a power of ten after a multiplication sign: "m", "×10".
bool takes_a_power(std::string_view text) {
  if (text.empty()) return false;
  if (ascii::is_letter(text.back()) || text.ends_with("米")) return true;
  if (!text.ends_with("10")) return false;
  text.remove_suffix(2);
  while (text.ends_with(' ')) text.remove_suffix(1);
  for (const std::string_view sign : {"×", "x", "X", "*", "✕", "·"})
    if (text.ends_with(sign)) return true;
  return false;
}

void append_signs(std::string& text, std::string_view digits, const std::array<const char*, 10>& signs,
                  const char* minus) {
  for (const char c : digits) text += ascii::is_digit(c) ? signs[static_cast<std::size_t>(c - '0')] : minus;
}

}  // namespace

void append_raised(std::string& text, std::string_view raised) {
  if (are_digits(raised) && takes_a_power(text)) return append_signs(text, raised, superscripts, "⁻");
  if (!text.empty() && text.back() != '\n' && is_note(raised)) return;
  if (!text.empty() && ascii::is_digit(text.back()) && !raised.empty() && ascii::is_digit(raised.front()))
    text += '^';  // two figures never run together
  text += raised;
}

void leading_note::append_raised(std::string& text, std::string_view raised) {
  const bool leads = (text.empty() || text.back() == '\n') && is_note(raised);
  begin_ = text.size();
  v0::append_raised(text, raised);
  length_ = leads ? text.size() - begin_ : 0;
}

void leading_note::drop_before_digit(std::string& text, std::size_t start) {
  const auto first = text.find_first_not_of(' ', start);
  if (length_ == 0 || first == text.npos) return;
  if (ascii::is_digit(text[first])) text.erase(begin_, first - begin_);
  length_ = 0;
}

void append_lowered(std::string& text, std::string_view lowered) {
  if (!text.empty() && ascii::is_digit(text.back()) && are_digits(lowered))
    return append_signs(text, lowered, subscripts, "₋");
  text += lowered;
}

}  // namespace v0
}  // namespace perfeval
