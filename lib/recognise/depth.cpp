#include "recognise/depth.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace {

// The numbering style of a line; lines of one style are siblings.
enum class style : std::uint8_t { none, chapter, bracketed_chapter, number, bracketed_number, circled, part_list };

// A label taken apart.
struct label_marks {
  std::string key;
  perfeval::style style = style::none;
  perfeval::style heading = style::none;  // of a heading in front of it, in the same label
  std::size_t indent = 0;
  bool opens = false;    // 其中：
  bool sum = false;      // 小计
  bool is_main = false;  // 单位资金
  bool repeats = false;  // the total once more
  std::optional<fund> named;
};

constexpr std::string_view numerals = "一二三四五六七八九十";

bool is_numeral(std::string_view character) {
  return character.size() == 3 && numerals.find(character) != numerals.npos;
}

std::size_t digits_at(std::string_view key, std::size_t position) {
  std::size_t end = position;
  while (end < key.size() && key[end] >= '0' && key[end] <= '9') ++end;
  return end - position;
}

style style_of(std::string_view key) {
  const bool bracketed = key.starts_with('(');
  const std::size_t first = bracketed ? 1 : 0;
  const auto next = [&](std::size_t position) {
    const auto rest = key.substr(position);
    return bracketed ? rest.starts_with(')') : rest.starts_with("、") || rest.starts_with('.') || rest.starts_with(',');
  };
  if (const auto digits = digits_at(key, first); digits == 1 || digits == 2)
    return next(first + digits) || (!bracketed && key.substr(first + digits).starts_with(')'))
               ? bracketed ? style::bracketed_number : style::number
               : style::none;
  if (is_numeral(key.substr(first, 3)) && next(first + 3)) return bracketed ? style::bracketed_chapter : style::chapter;
  const auto mark = key.substr(0, 3);
  return mark.size() == 3 && mark >= "①" && mark <= "⑳" ? style::circled : style::none;
}

std::size_t indent_of(std::string_view text) {
  std::size_t indent = 0;
  for (;;) {
    if (text.starts_with("\u3000")) {
      indent += 2;
      text.remove_prefix(3);
    } else if (text.starts_with(' ') || text.starts_with("\u00A0")) {
      indent += 1;
      text.remove_prefix(text.front() == ' ' ? 1 : 2);
    } else {
      return indent;
    }
  }
}

label_marks marks_of(const budget_line& line, words::known_keys& known) {
  label_marks made;
  made.key = words::key_of(line.label.text);
  made.indent = indent_of(line.label.text);
  std::string_view rest = made.key;
  made.opens = words::opens_sublines(rest);
  if (made.opens) {
    made.indent += 6;  // the following lines are below what it opens
    rest.remove_prefix(std::string_view("其中").size());
    if (rest.starts_with(':')) rest.remove_prefix(1);
  }
  made.style = style_of(rest);
  if (const auto colon = rest.find(':'); colon != rest.npos)  // 1、资金来源:(1)财政性资金 is the first of its list
    if (const auto inner = style_of(rest.substr(colon + 1)); inner != style::none) {
      made.heading = made.style;
      made.style = inner;
    }
  const auto& spelled = known.find(made.key);
  made.sum = words::is_subtotal(spelled);
  made.named = words::fund_of(spelled);
  made.is_main = words::is_main_fund(spelled);
  return made;
}

constexpr std::array<figure budget_line::*, 3> amounts{&budget_line::initial_budget, &budget_line::annual_budget,
                                                       &budget_line::executed};

class tree {
 public:
  tree(std::vector<budget_line>& lines, words::known_keys& known) : lines_(lines) {
    marks_.reserve(lines.size());
    for (const auto& line : lines) marks_.push_back(marks_of(line, known));
  }

  bool settle() {
    const auto total = find_total();
    place(total);
    if (!total) return false;
    if (agrees(*total) || place_repeated_total(*total) || place_parts_beside(*total)) return true;
    return place_unknown(*total) || place_unnamed_total(*total);
  }

 private:
  void place(std::optional<std::size_t> total) {
    place_by_marks();
    place_groups();
    if (total) place_lines_before(*total);
    if (total) place_by_sums(*total);
  }

  // 收入合计 before 支出合计: lines before a total that the lines after it make up are not parts of it.
  void place_lines_before(std::size_t total) {
    std::vector<std::size_t> after;
    for (auto i = total + 1; i < lines_.size(); ++i)
      if (lines_[i].depth == 1) after.push_back(i);
    if (after.empty() || !adds_up(total, after, 0, after.size())) return;
    for (std::size_t i = 0; i < total; ++i) lines_[i].depth = 0;
  }

  // The total may have lost its label: a line that the others make up.
  bool place_unnamed_total(std::size_t total) {
    std::vector<std::uint32_t> depths;
    for (const auto& line : lines_) depths.push_back(line.depth);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == total || marks_[i].named || marks_[i].style != style::none || marks_[i].opens) continue;
      lines_[total].line = fund::line;
      lines_[i].line = fund::total;
      place(i);
      if (agrees(i)) return true;
      lines_[i].line = fund::line;
      lines_[total].line = fund::total;
      for (std::size_t k = 0; k < lines_.size(); ++k) lines_[k].depth = depths[k];
    }
    return false;
  }

  // Whether all lines that have parts are their sums.
  [[nodiscard]] bool agrees(std::size_t total) const {
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (lines_[i].depth == 1) parts.push_back(i);
    if (!adds_up(total, parts, 0, parts.size())) return false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].depth == 0) continue;
      parts.clear();
      for (auto k = i + 1; k < lines_.size() && lines_[k].depth > lines_[i].depth; ++k)
        if (lines_[k].depth == lines_[i].depth + 1) parts.push_back(k);
      if (!parts.empty() && !adds_up(i, parts, 0, parts.size())) return false;
    }
    return true;
  }

  // 小计 with the amounts of the total: not one of its parts, whether or not the others add up to it.
  bool place_repeated_total(std::size_t total) {
    bool any = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == total || !marks_[i].sum || words::bare(marks_[i].key) != "小计" || !has_amounts_of(i, total)) continue;
      marks_[i].repeats = any = true;
    }
    if (!any) return false;
    place(total);
    return agrees(total);
  }

  [[nodiscard]] bool has_amounts_of(std::size_t i, std::size_t other) const {
    bool any = false;
    for (const auto amount : amounts) {
      const figure &own = lines_[i].*amount, &wanted = lines_[other].*amount;
      if (own.has_value() != wanted.has_value() || (own.has_value() && own.value != wanted.value)) return false;
      any = any || own.has_value();
    }
    return any;
  }

  // 其中：上级资金 | 40 over 其中：本级资金 | 60: beside each other, if the sums say so or the second is the larger.
  bool place_parts_beside(std::size_t total) {
    const auto marks = marks_;
    bool any = false, larger = false;
    const auto opens_plainly = [&](std::size_t i) { return marks[i].opens && marks[i].style == style::none; };
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (!opens_plainly(i) || lines_[i - 1].depth == 0 || (!opens_plainly(i - 1) && !exceeds(i, i - 1))) continue;
      marks_[i].opens = false;
      any = true;
      larger = larger || exceeds(i, i - 1);
    }
    if (!any) return false;
    place(total);
    if (agrees(total)) return true;
    if (larger) return false;
    marks_ = marks;
    place(total);
    return false;
  }

  // Whether a line has an amount larger than that of another, of which it can be no part.
  [[nodiscard]] bool exceeds(std::size_t i, std::size_t other) const {
    return std::any_of(amounts.begin(), amounts.end(), [&](const auto amount) {
      const figure &own = lines_[i].*amount, &whole = lines_[other].*amount;
      return own.has_value() && whole.has_value() && own.value > whole.value;
    });
  }

  // A label that says nothing may have lost its mark: the mark of another line, if all sums agree with it.
  bool place_unknown(std::size_t total) {
    std::vector<std::uint32_t> depths;
    for (const auto& line : lines_) depths.push_back(line.depth);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto unread = marks_[i];
      if (i == total || unread.named || unread.style != style::none || unread.opens || unread.sum) continue;
      for (std::size_t k = 0; k < lines_.size(); ++k) {
        if (k == total) continue;
        marks_[i] = marks_[k];
        marks_[i].is_main = k == i || is_main(k);  // its own: a separate source without a mark
        place(total);
        if (agrees(total)) return true;
      }
      marks_[i] = unread;
      for (std::size_t k = 0; k < lines_.size(); ++k) lines_[k].depth = depths[k];
    }
    return false;
  }

  // 年度资金总额 before 合计 before 小计; a line that repeats the total is not one of its parts.
  std::optional<std::size_t> find_total() {
    std::optional<std::size_t> best;
    const auto rank = [&](std::size_t i) {
      if (marks_[i].named != fund::total && lines_[i].line != fund::total) return 0;
      if (marks_[i].key.empty()) return 1;
      if (marks_[i].key.find("收入") != std::string::npos) return 1;  // 支出合计 before 收入合计
      if (marks_[i].opens || marks_[i].sum) return marks_[i].sum && words::bare(marks_[i].key) == "小计" ? 1 : 0;
      return lines_[i].line == fund::total ? 3 : 2;
    };
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (rank(i) > (best ? rank(*best) : 0)) best = i;
    if (!best && lines_.size() == 1) best = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (lines_[i].line == fund::total && i != best) lines_[i].line = fund::line;
    if (best) lines_[*best].line = fund::total;
    return best;
  }

  [[nodiscard]] bool says_total(std::size_t i) const {
    return lines_[i].line == fund::total || marks_[i].repeats ||
           (marks_[i].named == fund::total && !marks_[i].opens && !marks_[i].sum);
  }

  [[nodiscard]] bool is_main(std::size_t i) const {
    return marks_[i].style == style::none &&
           (lines_[i].line == fund::carry_over || lines_[i].line == fund::other || marks_[i].is_main);
  }

  // Every line takes the place of the last line of its style that is still open; a new style opens a place below the
  // line before it.
  void place_by_marks() {
    std::vector<style> open;
    bool after_total = true;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (says_total(i)) {
        open.clear();
        after_total = true;
        lines_[i].depth = 0;
        continue;
      }
      const auto& mark = marks_[i];
      auto style = mark.style;
      if (mark.opens && !after_total && style == style::none) style = style::part_list;
      if (mark.heading != style::none) open.clear();  // the heading has no amount of its own
      if (is_main(i) && !open.empty()) {
        open.resize(1);  // 其他资金 is a separate source wherever it is
      } else if (mark.sum && style == style::none && !open.empty() &&
                 std::find(open.begin(), open.end(), style::none) == open.end()) {
        // 财政拨款小计 after 1. and 2., whose sum it is
      } else if (style != style::none || open.empty() || open.back() != style::part_list) {
        const auto same = std::find(open.begin(), open.end(), style);
        if (same != open.end()) {
          open.erase(same + 1, open.end());
        } else {
          open.push_back(style);
        }
      }
      lines_[i].depth = static_cast<std::uint32_t>(open.size());
      after_total = false;
    }
    place_by_indent();
  }

  // Names that are neither numbered nor opened, indented below the first of them.
  void place_by_indent() {
    if (std::any_of(lines_.begin(), lines_.end(), [](const budget_line& l) { return l.depth > 1; })) return;
    std::optional<std::size_t> outer;
    std::uint32_t deeper = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].depth == 0) continue;
      if (!outer) outer = marks_[i].indent;
      if (marks_[i].indent < *outer) return;
      deeper += marks_[i].indent > *outer;
    }
    if (deeper == 0) return;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (lines_[i].depth == 1 && marks_[i].indent > *outer && !is_main(i)) lines_[i].depth = 2;
  }

  // 财政资金小计, and lines of its own style after it (or before it) that are its parts.
  void place_groups() {
    std::vector<std::size_t> first;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (lines_[i].depth == 1) first.push_back(i);
    const auto is_sum = [&](std::size_t i) {  // or a line that has parts already
      return marks_[i].sum || (i + 1 < lines_.size() && lines_[i + 1].depth > lines_[i].depth);
    };
    const auto sums = std::count_if(first.begin(), first.end(), is_sum);
    if (sums == 0 || static_cast<std::size_t>(sums) == first.size()) return;
    const bool heads = is_sum(first.front());
    if (!heads) std::reverse(first.begin(), first.end());
    for (std::size_t k = 0; k < first.size();) {
      const std::size_t head = first[k++];
      if (!is_sum(head)) continue;
      std::size_t end = k;
      while (end < first.size() && !is_sum(first[end]) && !stand_beside(head, first[end])) ++end;
      // the fewest that add up; if none do, all up to the next separate source
      std::size_t taken = k;
      for (std::size_t e = k + 1; e <= end && taken == k; ++e)
        if (adds_up(head, first, k, e)) taken = e;
      if (taken == k && marks_[head].sum)
        while (taken < end && !is_main(first[taken])) ++taken;
      std::vector<std::size_t> parts(first.begin() + static_cast<std::ptrdiff_t>(k),
                                     first.begin() + static_cast<std::ptrdiff_t>(taken));
      std::sort(parts.begin(), parts.end());
      for (const auto part : parts) push_down(part);
      k = taken;
    }
  }

  // （一）…小计 and （二）….
  [[nodiscard]] bool stand_beside(std::size_t a, std::size_t b) const {
    return marks_[a].style != style::none && marks_[a].style == marks_[b].style;
  }

  // Whether some lines add up to another in every amount that it and any of them has.
  [[nodiscard]] bool adds_up(std::size_t sum, const std::vector<std::size_t>& parts, std::size_t begin,
                             std::size_t end) const {
    bool any = false;
    for (const auto amount : amounts) {
      const auto& wanted = lines_[sum].*amount;
      if (!wanted.has_value()) continue;
      decimal made;
      bool named = false;
      for (std::size_t k = begin; k < end; ++k)
        if (const auto& part = lines_[parts[k]].*amount; part.has_value()) made += part.value, named = true;
      if (!named) continue;  // 年度执行 of the total alone
      if (made != wanted.value) return false;
      any = any || made.sign() != 0;
    }
    return any;
  }

  // A line and the lines below it.
  void push_down(std::size_t i) {
    const auto depth = lines_[i].depth;
    ++lines_[i].depth;
    for (++i; i < lines_.size() && lines_[i].depth > depth; ++i) ++lines_[i].depth;
  }

  // Names without marks: which are parts of another follows from what adds up. 财政拨款 100, 中央 60, 地方 40 of a
  // total of 100; or a second list that divides the same money again.
  void place_by_sums(std::size_t total) {
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (lines_[i].depth == 1) parts.push_back(i);
    if (parts.size() < 2 || adds_up(total, parts, 0, parts.size())) return;
    for (std::size_t end = 1; end < parts.size(); ++end) {
      if (!adds_up(total, parts, 0, end)) continue;
      if (!adds_up(total, parts, end, parts.size()) && !adds_up(parts[end - 1], parts, end, parts.size())) continue;
      for (std::size_t k = end; k < parts.size(); ++k) push_down(parts[k]);
      return;
    }
    for (std::size_t head = 0; head + 1 < parts.size(); ++head)
      for (std::size_t end = head + 2; end <= parts.size(); ++end) {
        const bool levels = std::all_of(parts.begin() + static_cast<std::ptrdiff_t>(head) + 1,
                                        parts.begin() + static_cast<std::ptrdiff_t>(end),
                                        [&](std::size_t i) { return lines_[i].line == fund::line; });
        if (!levels || !adds_up(parts[head], parts, head + 1, end)) continue;
        std::vector<std::size_t> rest;
        for (std::size_t k = 0; k < parts.size(); ++k)
          if (k <= head || k >= end) rest.push_back(parts[k]);
        if (!adds_up(total, rest, 0, rest.size())) continue;
        for (std::size_t k = head + 1; k < end; ++k) push_down(parts[k]);
        return;
      }
    place_sum_below(total, parts);
  }

  // 企业自筹 150, 银行贷款 250, and below them a line of 400 whose word cannot be read: their sum, if the total has
  // them once.
  void place_sum_below(std::size_t total, const std::vector<std::size_t>& parts) {
    constexpr std::size_t most = 16;
    for (std::size_t sum = parts.size() > most ? 0 : parts.size(); sum-- > 2;)
      for (std::size_t begin = sum - 1; begin-- > 0;) {
        if (!adds_up(parts[sum], parts, begin, sum)) continue;
        std::vector<std::size_t> rest(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(begin));
        rest.insert(rest.end(), parts.begin() + static_cast<std::ptrdiff_t>(sum), parts.end());
        if (!adds_up(total, rest, 0, rest.size())) continue;
        for (auto k = begin; k < sum; ++k) push_down(parts[k]);
        return;
      }
  }

  std::vector<budget_line>& lines_;
  std::vector<label_marks> marks_;
};

}  // namespace

bool settle_depth(std::vector<budget_line>& lines, words::known_keys& known) { return tree(lines, known).settle(); }

}  // namespace v0
}  // namespace perfeval
