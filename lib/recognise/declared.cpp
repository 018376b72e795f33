// What a key declares: the unit of money, and the points in its brackets.
#include "recognise/bare.hpp"
#include "recognise/words.hpp"

namespace perfeval {
inline namespace v0 {
namespace words {
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
