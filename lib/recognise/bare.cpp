#include "recognise/bare.hpp"

#include "recognise/numbering.hpp"
#include "recognise/words.hpp"

#include <array>
#include <cstdint>

namespace perfeval {
inline namespace v0 {
namespace words {
namespace {

// 一、 or 一.
void drop_numeral(std::string_view& key) {
  static constexpr std::array<std::string_view, 10> numerals{"一", "二", "三", "四", "五",
                                                             "六", "七", "八", "九", "十"};
  auto rest = key.size() > 3 ? key.substr(3) : std::string_view();
  if (!drop_prefix(rest, "、") && !drop_prefix(rest, ".")) return;
  for (const auto numeral : numerals)
    if (key.starts_with(numeral)) {
      key = rest;
      return;
    }
}

// 1、 or 12. before a word.
void drop_number(std::string_view& key) {
  std::size_t digits = 0;
  while (digits < key.size() && key[digits] >= '0' && key[digits] <= '9') ++digits;
  if (digits == 0 || digits > 2) return;
  auto rest = key.substr(digits);
  if (drop_prefix(rest, "、") || (drop_prefix(rest, ".") && !rest.empty() && (rest[0] < '0' || rest[0] > '9')))
    key = rest;
}

// The length of the mark at the start of `text`, or at its end; 0 if there is none.
std::size_t mark_length(std::string_view text, bool at_end) {
  static constexpr std::array<std::string_view, 4> wide{"、", "。", "★", "☆"};
  if (text.empty()) return 0;
  const char edge = at_end ? text.back() : text.front();
  if (edge == ':' || edge == ',' || edge == ';' || edge == '.' || edge == '*') return 1;
  const char first = at_end && text.size() >= 3 ? text[text.size() - 3] : edge;
  if (first != wide.front().front() && first != wide.back().front()) return 0;
  for (const auto mark : wide)
    if (at_end ? text.ends_with(mark) : text.starts_with(mark)) return mark.size();
  return 0;
}

void drop_marks(std::string_view& key) {
  for (auto length = mark_length(key, false); length > 0; length = mark_length(key, false)) key.remove_prefix(length);
  for (auto length = mark_length(key, true); length > 0; length = mark_length(key, true)) key.remove_suffix(length);
}

// Bytes at which something may be dropped from a key: inside it, as its first or as its last.
constexpr std::uint8_t within = 1, at_front = 2, at_end = 4;
constexpr auto droppable = [] {
  std::array<std::uint8_t, 256> made{};
  for (const char c : {':', ',', ';', '.', '*'}) made[static_cast<unsigned char>(c)] = at_front | at_end;
  for (unsigned char digit = '0'; digit <= '9'; ++digit) made[digit] = at_front;
  made['('] = made['='] = within;
  made[0xE2] = within | at_front;  // ★ ☆ and circled numbers
  made[0xE3] = at_front;           // 、 and 。
  for (const std::uint8_t last : std::to_array<std::uint8_t>({0x81, 0x82, 0x85, 0x86})) made[last] = at_end;
  return made;
}();

bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// 项目名称Project, of a form in two languages: where the Latin words after the Chinese ones begin. The size of the key
// if there are none; a unit (GB) is none.
std::size_t latin_words_begin(std::string_view key) {
  if (key.empty() || !is_latin(key.back()) || (key.front() & 0x80) == 0) return key.size();
  std::size_t begin = key.size(), letters = 0;
  for (; (key[begin - 1] & 0x80) == 0; --begin) {
    const char c = key[begin - 1];
    if (!is_latin(c) && c != '-' && c != '/' && c != '&' && c != '\'') return key.size();
    letters += is_latin(c);
  }
  return letters > 3 ? begin : key.size();
}

// 支出A2: the code of a column after its word. The size of the key if there is none.
std::size_t code_begins(std::string_view key) {
  std::size_t begin = key.size();
  while (begin > 0 && is_digit(key[begin - 1])) --begin;
  const bool coded = begin < key.size() && key.size() - begin <= 2 && begin > 3 && key[begin - 1] >= 'A' &&
                     key[begin - 1] <= 'Z' && (key[begin - 2] & 0x80) != 0;
  return coded ? begin - 1 : key.size();
}

// Whether a key may differ from its bare form: most do not.
bool may_be_more_than_bare(std::string_view key) {
  const auto marks = [&key](std::size_t i) { return droppable[static_cast<unsigned char>(key[i])]; };
  if (key.empty()) return false;
  if ((marks(0) & at_front) != 0 || (marks(key.size() - 1) & at_end) != 0) return true;
  if (key.size() > 3 && (key[3] == '.' || key[3] == '\xE3')) return true;  // 一、
  if ((is_latin(key.back()) || is_digit(key.back())) && (key.front() & 0x80) != 0) return true;
  unsigned all = 0;
  const auto bytes_at = [&key](std::size_t i) {  // of a Chinese character only the first says anything
    return (key[i] & 0xF0) == 0xE0 ? std::size_t{3} : std::size_t{1};
  };
  for (std::size_t i = 0; i < key.size(); i += bytes_at(i)) all |= marks(i);
  return (all & within) != 0;
}

}  // namespace

std::string_view bare_in(std::string_view key, std::string& open) {
  if (!may_be_more_than_bare(key)) return key;
  if (key.find('(') != key.npos) {
    int depth = 0;
    for (const char c : key) {
      if (c == '(') ++depth;
      if (depth == 0) open += c;
      if (c == ')' && depth > 0) --depth;
    }
    key = open;
  }
  if (key.find('=') != key.npos || key.find("\xE2\x91") != key.npos) key = key.substr(0, formula_begin(key));
  key = key.substr(0, latin_words_begin(key));
  key = key.substr(0, code_begins(key));
  drop_marks(key);
  drop_numeral(key);
  drop_number(key);
  drop_marks(key);
  return key;
}

std::string_view in_brackets(std::string_view key) {
  const auto open = key.find('(');
  const auto close = key.find(')', open == key.npos ? 0 : open);
  return open == key.npos || close == key.npos ? std::string_view() : key.substr(open + 1, close - open - 1);
}

std::string bare(std::string_view key) {
  std::string open;
  return std::string(bare_in(key, open));
}

}  // namespace words
}  // namespace v0
}  // namespace perfeval
