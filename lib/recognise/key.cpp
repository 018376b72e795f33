// Keys: how a text of a form is spelled for comparison. The text itself is never changed.
#include "recognise/words.hpp"

#include <perfeval/detail/utf8.hpp>

#include <array>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace words {
namespace {

// Headers are short: a narrative is not examined beyond this.
constexpr std::size_t longest_key = 360;

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

// 1级指标, Ⅰ级指标: the same as 一级指标.
struct level_number {
  std::string_view numeral;
  std::size_t size = 0;  // of the number as it is printed; 0 if there is none
};
level_number level_of(std::string_view key) {
  static constexpr std::array<std::string_view, 4> numerals{"一", "二", "三", "四"}, romans{"Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ"};
  if (key.size() < 4 || (key[0] != romans[0][0] && (key[0] < '1' || key[0] > '4'))) return {};
  if (is_digit(key[0]) && key.substr(1).starts_with("级")) return {numerals[static_cast<std::size_t>(key[0] - '1')], 1};
  for (std::size_t i = 0; i < romans.size(); ++i)
    if (key.starts_with(romans[i]) && key.substr(romans[i].size()).starts_with("级"))
      return {numerals[i], romans[i].size()};
  return {};
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

}  // namespace

std::string_view key_of(std::string_view text, std::string& out) {
  const std::size_t same = spelled_as_key(text);
  if ((same == text.size() || same >= longest_key) && level_of(text).size == 0) return text.substr(0, same);
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
  if (const auto level = level_of(out); level.size > 0) out.replace(0, level.size, level.numeral);
  return out;
}

std::string key_of(std::string_view text) {
  std::string out;
  return std::string(key_of(text, out));
}

}  // namespace words
}  // namespace v0
}  // namespace perfeval
