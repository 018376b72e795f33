// The year in a key, and the lines that state only a year or the months of one.
#include "recognise/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace words {
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
    if (!digit(3)) {  // as in nearly all keys
      position += 3;
      continue;
    }
    const bool starts = position == 0 || key[position - 1] < '0' || key[position - 1] > '9';
    if (!starts || !digit(0) || !digit(1) || !digit(2) || !digit(3)) continue;
    if (position + 4 < key.size() && key[position + 4] >= '0' && key[position + 4] <= '9') continue;
    const std::int32_t year = (key[position] - '0') * 1000 + (key[position + 1] - '0') * 100 +
                              (key[position + 2] - '0') * 10 + (key[position + 3] - '0');
    if (year >= 1990 && year <= 2099) return year;
  }
  return year_in_numerals(key);
}

bool is_year_line(std::string_view key) {
  if (key.size() > 40 || !year_in(key)) return false;
  std::string rest;
  for (const char c : key)
    if ((c < '0' || c > '9') && c != '(' && c != ')' && c != ':') rest += c;
  if (rest.size() >= 15 && rest.find_first_of("0123456789") == rest.npos)  // 二〇二二年度
    if (const auto year = rest.find("年"); year != rest.npos && year >= 12) rest.erase(year - 12, 12);
  static constexpr std::array<std::string_view, 10> spellings{
      "年", "年度", "年年度", "评价年度年", "预算年度", "填报年度", "年份", "自评年度", "填报年度年", "预算年度年"};
  return std::find(spellings.begin(), spellings.end(), rest) != spellings.end();
}

bool is_period_line(std::string_view key) {
  if (key.size() > 60 || !year_in(key) || key.find("月") == key.npos) return false;
  const bool span = key.find_first_of("-~") != key.npos || key.find("至") != key.npos || key.find("—") != key.npos;
  const bool watched = key.starts_with("监控") || key.starts_with("跟踪");  // 监控时间：2023年9月30日
  if (!span && !watched && key.find("截止") == key.npos && key.find("时点") == key.npos) return false;
  std::size_t years = 0;
  for (auto rest = key; !rest.empty();) {
    static constexpr std::array<std::string_view, 22> parts{
        "监控截止", "监控日期", "监控截至", "监控时间", "监控时点", "监控期间", "监控时段", "跟踪时点",
        "跟踪期间", "截至",     "截止",     "年",       "月",       "日",       "底",       "末",
        "度",       "至",       "到",       "—",        "期间",     "时间"};
    const auto part = std::find_if(parts.begin(), parts.end(), [&](auto p) { return rest.starts_with(p); });
    const bool sign = std::string_view("0123456789().:-~").find(rest.front()) != rest.npos;
    if (part == parts.end() && !sign) return false;
    years += part != parts.end() && *part == "年";
    rest.remove_prefix(sign ? 1 : part->size());
  }
  const auto last = key.rfind("年");
  return years == 1 || (years == 2 && last >= 4 && key.substr(last - 4, 4) == std::to_string(*year_in(key)));
}

}  // namespace words
}  // namespace v0
}  // namespace perfeval
