// Keys: how a text of a form is spelled for comparison. The text itself is never changed.
#include "recognise/composed.hpp"

#include <perfeval/detail/utf8.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace words {
namespace {

// Headers are short: a narrative is not examined beyond this.
constexpr std::size_t longest_key = 360;
// A longer key is not a label, header or heading: no words are searched for in it.
constexpr std::size_t longest_label = 180;

// Characters of header words only, as mirror pages in traditional characters have them.
constexpr auto traditional = std::to_array<std::pair<char32_t, char32_t>>(
    {{U'項', U'项'}, {U'績', U'绩'}, {U'標', U'标'}, {U'預', U'预'}, {U'資', U'资'}, {U'額', U'额'}, {U'執', U'执'},
     {U'實', U'实'}, {U'際', U'际'}, {U'總', U'总'}, {U'產', U'产'}, {U'産', U'产'}, {U'質', U'质'}, {U'數', U'数'},
     {U'時', U'时'}, {U'滿', U'满'}, {U'會', U'会'}, {U'經', U'经'}, {U'濟', U'济'}, {U'態', U'态'}, {U'續', U'续'},
     {U'權', U'权'}, {U'單', U'单'}, {U'評', U'评'}, {U'級', U'级'}, {U'達', U'达'}, {U'撥', U'拨'}, {U'轉', U'转'},
     {U'結', U'结'}, {U'餘', U'余'}, {U'財', U'财'}, {U'當', U'当'}, {U'責', U'责'}, {U'聯', U'联'}, {U'電', U'电'},
     {U'話', U'话'}, {U'門', U'门'}, {U'稱', U'称'}, {U'體', U'体'}, {U'進', U'进'}, {U'調', U'调'}, {U'編', U'编'},
     {U'號', U'号'}, {U'價', U'价'}, {U'說', U'说'}, {U'問', U'问'}, {U'題', U'题'}, {U'區', U'区'}, {U'務', U'务'},
     {U'對', U'对'}, {U'儲', U'储'}, {U'備', U'备'}, {U'註', U'注'}, {U'萬', U'万'}, {U'億', U'亿'}, {U'計', U'计'},
     {U'響', U'响'}, {U'縣', U'县'}, {U'鎮', U'镇'}, {U'鄉', U'乡'}, {U'專', U'专'}, {U'設', U'设'}, {U'購', U'购'},
     {U'費', U'费'}, {U'監', U'监'}, {U'測', U'测'}, {U'復', U'复'}, {U'審', U'审'}, {U'變', U'变'}, {U'動', U'动'},
     {U'減', U'减'}, {U'庫', U'库'}, {U'來', U'来'}, {U'間', U'间'}, {U'報', U'报'}, {U'負', U'负'}, {U'係', U'系'},
     {U'幣', U'币'}, {U'內', U'内'}, {U'優', U'优'}, {U'準', U'准'}, {U'類', U'类'}, {U'補', U'补'}, {U'別', U'别'},
     {U'層', U'层'}, {U'節', U'节'}, {U'約', U'约'}, {U'檢', U'检'}, {U'構', U'构'}, {U'機', U'机'}, {U'規', U'规'},
     {U'確', U'确'}, {U'歷', U'历'}, {U'開', U'开'}, {U'閉', U'闭'}, {U'訓', U'训'}, {U'險', U'险'}, {U'圍', U'围'},
     {U'範', U'范'}, {U'義', U'义'}, {U'屬', U'属'}, {U'處', U'处'}, {U'廳', U'厅'}, {U'覆', U'复'}, {U'佔', U'占'},
     {U'個', U'个'}});

char32_t simplified(char32_t point) {
  for (const auto& [old, simplified] : traditional)
    if (point == old) return simplified;
  return point;
}

// Whether a Chinese character is one of them.
bool is_traditional(char32_t ideograph) {
  static constexpr auto bits = [] {
    std::array<std::uint64_t, (0xA000 - 0x4E00) / 64> made{};
    for (const auto& pair : traditional) made[(pair.first - 0x4E00) / 64] |= std::uint64_t{1} << (pair.first % 64);
    return made;
  }();
  return ((bits[(ideograph - 0x4E00) / 64] >> (ideograph % 64)) & 1U) != 0;
}

char32_t canonical(char32_t point) {
  if (point >= 0x4E00 && point <= 0x9FFF) return is_traditional(point) ? simplified(point) : point;
  if (point == U'【' || point == U'〔' || point == U'［') return U'(';
  if (point == U'】' || point == U'〕' || point == U'］') return U')';
  return detail::folded(point);
}

bool drop_prefix(std::string_view& key, std::string_view prefix) {
  if (!key.starts_with(prefix)) return false;
  key.remove_prefix(prefix.size());
  return true;
}

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

// How much of the beginning of a text is its own key: ASCII without blanks, and Chinese characters that are not
// traditional; not much more than a key may be long.
std::size_t spelled_as_key(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size() && position < longest_key) {
    const char first = text[position];
    if (first > 0x20 && first < 0x7F) {
      ++position;
    } else if (const auto ideograph = detail::ideograph_at(text, position);
               ideograph != 0 && !is_traditional(ideograph)) {
      position += 3;
    } else {
      break;
    }
  }
  return position;
}

// The size of the mark that a formula may hold at `position`: a letter or a circled number; 0 for anything else.
std::size_t formula_mark(std::string_view key, std::size_t position) {
  if (position >= key.size()) return 0;
  const char c = key[position];
  if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return 1;
  const auto rest = key.substr(position, 3);
  return rest >= "①" && rest <= "⑳" && rest.size() == 3 ? 3 : 0;
}

// The size of any character of a formula at `position`; 0 if there is a word.
std::size_t formula_sign(std::string_view key, std::size_t position) {
  if (const auto mark = formula_mark(key, position); mark != 0) return mark;
  if (position >= key.size()) return 0;
  const char c = key[position];
  if ((c >= '0' && c <= '9') || (c >= '(' && c <= '/' && c != ',') || c == '=' || c == '%') return 1;
  if ((c & 0x80) == 0) return 0;
  for (const std::string_view sign : {"×", "÷", "＝"})
    if (key.substr(position).starts_with(sign)) return sign.size();
  return 0;
}

// Where a formula begins that reaches to the end: ③=①+②, ④, =B/A. The size of the key if there is none.
std::size_t formula_begin(std::string_view key) {
  for (std::size_t i = 3; i < key.size(); ++i) {
    const bool circled = formula_mark(key, i) == 3;
    if (!circled && !(key[i] == '=' && (key[i - 1] & 0x80) != 0) &&
        !(formula_mark(key, i) == 1 && i + 1 < key.size() && key[i + 1] == '='))
      continue;
    std::size_t end = i;
    while (const auto size = formula_sign(key, end)) end += size;
    if (end == key.size()) return i;
  }
  return key.size();
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

// Whether a key may differ from its bare form: most do not.
bool may_be_more_than_bare(std::string_view key) {
  const auto marks = [&key](std::size_t i) { return droppable[static_cast<unsigned char>(key[i])]; };
  if (key.empty()) return false;
  if ((marks(0) & at_front) != 0 || (marks(key.size() - 1) & at_end) != 0) return true;
  if (key.size() > 3 && (key[3] == '.' || key[3] == '\xE3')) return true;  // 一、
  if (is_latin(key.back()) && (key.front() & 0x80) != 0) return true;
  unsigned all = 0;
  const auto bytes_at = [&key](std::size_t i) {  // of a Chinese character only the first says anything
    return (key[i] & 0xF0) == 0xE0 ? std::size_t{3} : std::size_t{1};
  };
  for (std::size_t i = 0; i < key.size(); i += bytes_at(i)) all |= marks(i);
  return (all & within) != 0;
}

// A key is read from its bare form; `open` keeps that form if there were brackets in the middle of it.
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

bool looks_like_figure(std::string_view key) {
  if (key.empty() || (key.front() & 0x80) != 0) return false;  // as for nearly all words
  if (key.ends_with("分")) key.remove_suffix(3);
  if (key.ends_with('%')) key.remove_suffix(1);
  if (key.starts_with('-') || key.starts_with('+')) key.remove_prefix(1);
  const auto is_part = [](char c) { return is_digit(c) || c == '.' || c == ','; };
  return std::all_of(key.begin(), key.end(), is_part) && holds_digit(key);
}

}  // namespace

std::string_view key_of(std::string_view text, std::string& out) {
  const std::size_t same = spelled_as_key(text);
  if (same == text.size() || same >= longest_key) return text.substr(0, same);
  out.assign(text, 0, same);
  auto left = text.substr(same);
  while (!left.empty() && out.size() < longest_key) {
    const auto [point, length] = detail::decode(left, 0);
    if (!detail::is_space(point)) detail::append_utf8(out, canonical(point));
    left.remove_prefix(length);
    const std::size_t run = spelled_as_key(left);
    out.append(left, 0, run);
    left.remove_prefix(run);
  }
  return out;
}

std::string key_of(std::string_view text) {
  std::string out;
  return std::string(key_of(text, out));
}

std::string bare(std::string_view key) {
  std::string open;
  return std::string(bare_in(key, open));
}

spelled::spelled(std::string_view name, const words::dictionary& lists)
    : key(name), dictionary(&lists), bare_size(static_cast<std::uint32_t>(name.size())) {
  if (name.empty()) return;
  is_figure = looks_like_figure(name);
  if (is_figure || name.size() > longest_label) return;
  std::string open;
  const auto text = bare_in(name, open);
  bare_size = static_cast<std::uint32_t>(text.size());
  words = lists.find_in(text);
  if (bare_size != name.size()) aside = lists.find_in(in_brackets(name));
  if (!words.none() || !aside.none()) in_funds = meaning_in_funds(*this);
  if (!words.none()) in_indicators = meaning_in_indicators(*this);
  if (!words.whole) compose(text);
}

void spelled::compose(std::string_view bare) {
  division parts;
  if (!dictionary->divide(bare, parts) || is_aside(*this)) return;
  in_funds = composed_fund_meaning(parts).value_or(in_funds);
  in_indicators = composed_indicator_meaning(parts).value_or(in_indicators);
  composed = composed_label(parts);
  is_composed_total = words::is_composed_total(parts);
}

namespace {

constexpr std::size_t known_slots = 512;

// The size of a key and its first and last eight bytes, mixed.
std::size_t slot_of(std::string_view key) {
  std::uint64_t first = 0, last = 0;
  const std::size_t size = std::min<std::size_t>(key.size(), sizeof first);
  std::memcpy(&first, key.data(), size);
  std::memcpy(&last, key.data() + key.size() - size, size);
  const std::uint64_t mixed = (first ^ (last << 7U) ^ key.size()) * 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>(mixed >> 55U);
}

}  // namespace

known_keys::known_keys(const words::dictionary& lists)
    : dictionary_(lists), slots_(known_slots, slot{{}, spelled({}, lists)}) {}

const spelled& known_keys::find(std::string_view key) {
  slot& known = slots_[key.empty() ? 0 : slot_of(key)];
  if (known.key != key) {
    known.key = key;
    known.found = spelled(known.key, dictionary_);
  }
  return known.found;
}

quotient quotient_in(std::string_view key) {
  for (std::size_t i = 1; i < key.size(); ++i) {
    const std::size_t sign = key[i] == '/' ? 1 : key.substr(i).starts_with("÷") ? std::string_view("÷").size() : 0;
    if (sign == 0) continue;
    const auto divisor = formula_mark(key, i + sign);
    const std::size_t dividend = formula_mark(key, i - 1) == 1 ? 1U : i >= 3 && formula_mark(key, i - 3) == 3 ? 3U : 0U;
    if (divisor != 0 && dividend != 0) return {key.substr(i - dividend, dividend), key.substr(i + sign, divisor)};
  }
  return {};
}

std::string_view mark_in(std::string_view key) {
  for (std::size_t i = 0; i < key.size(); ++i) {
    const auto size = formula_mark(key, i);
    if (size == 3) return key.substr(i, 3);
    if (size == 1 && i > 0 && key[i - 1] == '(' && i + 1 < key.size() && (key[i + 1] == ')' || key[i + 1] == '='))
      return key.substr(i, 1);
  }
  return {};
}

namespace {

bool names_numbers(std::string_view key) {
  using namespace std::string_view_literals;
  static constexpr std::array words{"列次"sv, "栏次"sv, "行次"sv, "栏目"sv, "列号"sv, "栏号"sv};
  return std::find(words.begin(), words.end(), key) != words.end();
}

}  // namespace

bool is_numbering(const spelled& key) {
  const auto text = key.key;
  if (text.empty() || text.size() > 30) return false;
  if (detail::ideograph_at(text, 0) != 0) return text.size() == 6 && names_numbers(text);
  bool marked = false;
  std::size_t position = 0;
  while (const auto size = formula_sign(text, position)) {
    marked = marked || formula_mark(text, position) != 0;
    position += size;
  }
  if (position != text.size()) return false;
  const auto equals = text.find('=');
  if (equals != text.npos && equals > 0) return true;  // 5=3/2
  return marked || (text.find_first_not_of("0123456789()") == text.npos && text.size() <= 4);
}

namespace {

// 二〇二二年, also with the ○ or the 零 of an extraction.
std::optional<std::int32_t> year_in_numerals(std::string_view key) {
  const auto end = key.find("年");
  if (end == key.npos) return std::nullopt;
  static constexpr std::array<std::pair<std::string_view, int>, 12> digits{{{"〇", 0},
                                                                            {"○", 0},
                                                                            {"零", 0},
                                                                            {"一", 1},
                                                                            {"二", 2},
                                                                            {"三", 3},
                                                                            {"四", 4},
                                                                            {"五", 5},
                                                                            {"六", 6},
                                                                            {"七", 7},
                                                                            {"八", 8},
                                                                            {"九", 9}}};
  std::int32_t year = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (end < 3 * (4 - i)) return std::nullopt;
    const auto character = key.substr(end - 3 * (4 - i), 3);
    const auto found = std::find_if(digits.begin(), digits.end(), [&](const auto& d) { return d.first == character; });
    if (found == digits.end()) return std::nullopt;
    year = year * 10 + found->second;
  }
  return year >= 1990 && year <= 2099 ? std::optional(year) : std::nullopt;
}

}  // namespace

std::optional<std::int32_t> year_in(std::string_view key) {
  for (std::size_t position = 0; position + 4 <= key.size(); ++position) {
    const auto digit = [&](std::size_t i) { return key[position + i] >= '0' && key[position + i] <= '9'; };
    const bool starts = position == 0 || key[position - 1] < '0' || key[position - 1] > '9';
    if (!starts || !digit(0) || !digit(1) || !digit(2) || !digit(3)) continue;
    if (position + 4 < key.size() && key[position + 4] >= '0' && key[position + 4] <= '9') continue;
    const std::int32_t year = (key[position] - '0') * 1000 + (key[position + 1] - '0') * 100 +
                              (key[position + 2] - '0') * 10 + (key[position + 3] - '0');
    if (year >= 1990 && year <= 2099) return year;
  }
  return year_in_numerals(key);
}

namespace {

// 单位:百元, (百元), 120百元, or nothing else.
bool declares(std::string_view key, std::string_view name) {
  for (auto begin = key.find(name); begin != key.npos; begin = key.find(name, begin + 1)) {
    const auto before = key.substr(0, begin), after = key.substr(begin + name.size());
    const bool ends = after.empty() || after.front() == ')' || after.front() == ',';
    const bool amount = !before.empty() && before.back() >= '0' && before.back() <= '9';
    if (ends &&
        (before.empty() || amount || before.back() == '(' || before.ends_with("单位:") || before.ends_with("单位")))
      return true;
  }
  return false;
}

}  // namespace

std::string_view money_in(std::string_view key, const own_units& own) {
  for (const own_unit& one : own)
    if (one.meaning.dimension == dimension::money && declares(key, one.name)) return one.name;
  if (key.find("亿元") != key.npos) return "亿元";
  if (key.find("万元") != key.npos) return "万元";
  for (const std::string_view spelled : {"(元)", "单位:元", "(单位元)", "金额单位元", "金额:元"})
    if (key.find(spelled) != key.npos) return "元";
  return key == "元" ? "元" : "";
}

namespace {

// Removes the number at the start of `text` and returns it; empty if there is none.
std::string take_number(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || (text[end] == '.' && end > 0))) ++end;
  while (end > 0 && text[end - 1] == '.') --end;
  std::string number(text.substr(0, end));
  text.remove_prefix(end);
  return number;
}

std::optional<points> points_of(std::string_view inside) {
  for (const std::string_view lead : {"共", "满分", "分值", "权重", ":"}) drop_prefix(inside, lead);
  points found{take_number(inside), ""};
  if (found.low.empty()) return std::nullopt;
  bool in_points = drop_prefix(inside, "分");
  for (const std::string_view dash : {"-", "~", "—", "–", "至"})
    if (drop_prefix(inside, dash)) {
      found.high = take_number(inside);
      in_points = drop_prefix(inside, "分") && !found.high.empty();
      break;
    }
  if (!in_points || inside.starts_with("制")) return std::nullopt;
  return found;
}

}  // namespace

std::optional<points> points_in(std::string_view key) {
  for (auto open = key.find('('); open != key.npos; open = key.find('(', open + 1)) {
    const auto close = key.find(')', open);
    const auto inside = key.substr(open + 1, close == key.npos ? close : close - open - 1);
    if (inside.find("分") == inside.npos) continue;
    if (auto found = points_of(inside)) return found;
  }
  return std::nullopt;
}

}  // namespace words
}  // namespace v0
}  // namespace perfeval
