#include "recognise/dictionary.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <tuple>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace words {
namespace {

using set = std::bitset<names_of<list>.size()>;

set set_of(std::initializer_list<list> lists) {
  set made;
  for (const auto one : lists) made.set(static_cast<std::size_t>(one));
  return made;
}

// The titles of the kinds of form: the lists whose names end so.
set titles() {
  set made;
  for (const auto& one : names_of<list>)
    if (one.name.ends_with("_title")) made.set(static_cast<std::size_t>(one.value));
  return made;
}

// The lists that answer one question (recognise/words.cpp): a cell is in one of them.
const auto& questions() {
  static const std::array<set, 9> all{
      set_of({list::goal_target,     list::goal_section,      list::fund_label_column, list::ordinal_column,
              list::forecast_column, list::reason_column,     list::remark_column,     list::score_share,
              list::score_column,    list::weight_column,     list::fund_extra_column, list::sum_column,
              list::another_year,    list::difference_column, list::adjusted_after,    list::spending,
              list::rate_column,     list::fund_section,      list::executed_column,   list::budget_named,
              list::adjusted,        list::initial_column,    list::budget_column}),  // what a column of funds holds
      set_of({list::ordinal_column, list::level1_column,     list::level2_column,
              list::level4_column,  list::name_column,       list::indicator_extra_column,
              list::score_share,    list::forecast_column,   list::target_column,
              list::reason_column,  list::sign_column,       list::unit_column,
              list::score_column,   list::weight_column,     list::planned,
              list::actual_only,    list::situation,         list::achieved,
              list::actual_column,  list::indicator_section, list::value_or_rate,
              list::remark_column}),  // what a column of the indicator table holds
      set_of({list::project_label, list::part_of_project, list::department_label, list::unit_label, list::year_label,
              list::money_label, list::total_label, list::grade_label, list::common_reason_label,
              list::other_label}),  // what a label names
      set_of({list::goal_target, list::goal_actual, list::goal_section,
              list::never_goal_section}),          // which part of the goals
      titles() | set_of({list::self_evaluation}),  // which kind of form
      set_of({list::fund_total, list::carry_over, list::other_fund, list::appropriation, list::one_level,
              list::fund_line}),                                              // which line of the funds
      set_of({list::satisfaction, list::output, list::benefit, list::cost}),  // which category
      set_of({list::satisfaction, list::cost, list::quantity, list::quality, list::timeliness, list::sustainability,
              list::ecological, list::social, list::economic}),  // which kind
      set_of({list::total, list::subtotal}),                     // which row at the end
  };
  return all;
}

// The names of fund lines begin after a lead.
bool is_fund_line(list list) noexcept {
  return list == list::fund_total || list == list::other_fund || list == list::appropriation ||
         list == list::one_level || list == list::fund_line || list == list::source_column;
}

// Three bytes of a Chinese character as a number; 0 if there is another character.
inline std::uint32_t character_at(std::string_view text, std::size_t position) {
  if (position + 3 > text.size()) return 0;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[position + i]));
  };
  if ((byte(0) & 0xF0U) != 0xE0U) return 0;
  return ((byte(0) & 0xFU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
}

// Up to three characters as one number; 0 for one that is not there.
inline std::uint64_t start_of(std::uint32_t first, std::uint32_t second, std::uint32_t third) {
  return std::uint64_t{first} << 32U | std::uint64_t{second} << 16U | third;
}

// What a word is found by: its first three characters; two, or one, if it ends there or other signs follow.
std::uint64_t start_of(std::string_view word) {
  const auto second = character_at(word, 3);
  return start_of(character_at(word, 0), second, second == 0 ? 0 : character_at(word, 6));
}

constexpr std::uint64_t third_character = 0xFFFF;
constexpr std::size_t longest_divided = 48;  // in bytes

// A number for the first character of a word: the last twelve bits of a Chinese one.
constexpr std::size_t most_starts = 4096;
std::size_t start_number(std::string_view word) {
  const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(word[i])); };
  return word.size() < 3 || byte(0) < 0x80 ? byte(0) : ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
}

// Whether a word begins with two Chinese characters, or is a single one that has to be at an edge of the cell.
bool has_pair(const entry& entry) {
  if (character_at(entry.word, 0) == 0) return false;
  return entry.word.size() == 3 ? entry.position != position::anywhere : character_at(entry.word, 3) != 0;
}

// 其中：, 项目: what precedes the name of a fund line.
std::size_t lead_of(std::string_view key) {
  const auto whole = key.size();
  const auto drop = [&key](std::string_view lead) {
    if (key.starts_with(lead)) key.remove_prefix(lead.size());
  };
  drop("其中");
  drop(":");
  drop("项目");
  drop(":");
  return whole - key.size();
}

}  // namespace

void found::give_way(const found& decided) noexcept {
  for (const auto& question : questions())
    if ((question & decided.lists_).any()) lists_ &= ~question;
  lists_ |= decided.lists_;
}

bool contradict(list a, list b) noexcept {
  return a != b && std::any_of(questions().begin(), questions().end(), [&](const set& question) {
           return question[static_cast<std::size_t>(a)] && question[static_cast<std::size_t>(b)];
         });
}

// The search for all words in one key.
struct dictionary::search {
  std::string_view bare;
  std::size_t lead;
  found lists;    // with a word in it
  found decided;  // with a user's word that is all of it

  [[nodiscard]] bool counts(const word& one, std::size_t begin) const noexcept {
    const std::size_t first = one.after_lead ? lead : 0;
    const std::size_t end = begin + one.text.size();
    switch (one.position) {
      case position::anywhere:
        return true;
      case position::whole:
        return begin == first && end == bare.size();
      case position::first:
        return begin == first;
      case position::last:
        return end == bare.size();
      case position::part:
        return false;
    }
    return false;
  }

  void take(const word& one) noexcept {
    lists.add(one.list);
    lists.whole = lists.whole || one.text.size() == bare.size();
    if (one.added && one.position == position::whole) decided.add(one.list);
  }
};

dictionary::dictionary(const std::vector<entry>& words) {
  for (const auto& entry : words) {
    if (entry.position == position::part) {
      parts_.push_back({entry.word, {}});
      parts_.back().lists.add(entry.list);
      continue;
    }
    const bool paired = has_pair(entry);
    word made{entry.word,     paired ? start_of(entry.word) : 0, entry.list,
              entry.position, is_fund_line(entry.list),          entry.added};
    (paired ? all_ : others_).push_back(std::move(made));
  }
  const auto order = [](const word& one) { return std::pair(one.start, !one.may_be_inside()); };
  std::stable_sort(all_.begin(), all_.end(), [&](const word& a, const word& b) { return order(a) < order(b); });
  unsigned bits = 10;
  while ((std::size_t{1} << bits) < 4 * all_.size()) ++bits;  // a word has at most two ranges
  slots_.resize(std::size_t{1} << bits);
  shift_ = 64 - bits;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(i);
    const word& one = all_[i];
    if ((one.start & third_character) != 0) slot_for(one.start & ~third_character).goes_on = true;
    range& slot = slot_for(one.start);
    if (slot.begin == slot.end) slot.begin = slot.edge = number;
    slot.end = number + 1;
    if (one.may_be_inside()) slot.edge = slot.end;
  }
  index_parts();
}

void dictionary::index_parts() {
  const auto order = [](const part& one) {
    return std::tuple(start_number(one.text), most_starts - one.text.size(), std::string_view(one.text));
  };
  std::sort(parts_.begin(), parts_.end(), [&](const part& a, const part& b) { return order(a) < order(b); });
  std::vector<part> apart;
  for (part& one : parts_) {
    if (apart.empty() || apart.back().text != one.text)
      apart.push_back(std::move(one));
    else
      apart.back().lists.add(one.lists);
  }
  parts_ = std::move(apart);
  starts_.assign(most_starts, 0);
  for (std::size_t i = parts_.size(); i-- > 0;)
    starts_[start_number(parts_[i].text)] = static_cast<std::uint32_t>(i + 1);
}

bool dictionary::divide_rest(std::string_view rest, division& made) const {
  if (rest.empty()) return true;
  const std::size_t start = start_number(rest);
  if (made.count == division::most || starts_[start] == 0) return false;
  for (std::size_t i = starts_[start] - 1U; i < parts_.size() && start_number(parts_[i].text) == start; ++i) {
    const part& one = parts_[i];
    if (!rest.starts_with(one.text)) continue;
    const std::size_t before = made.count;
    made.parts[made.count++] = &one.lists;
    if (divide_rest(rest.substr(one.text.size()), made)) return true;
    made.count = before;
  }
  return false;
}

bool dictionary::divide(std::string_view bare, division& made) const {
  if (bare.size() < 6 || bare.size() > longest_divided || starts_[start_number(bare)] == 0) return false;
  if (!divide_rest(bare, made)) return false;
  for (std::size_t i = 0; i < made.count; ++i) made.all.add(*made.parts[i]);
  return made.count > 1;
}

dictionary::range& dictionary::slot_for(std::uint64_t start) {
  range& slot = slots_[slot_of(start)];
  slot.start = start;
  return slot;
}

void dictionary::look_up(search& query, const range& words, std::size_t begin) const {
  const auto end = begin == 0 || begin == query.lead ? words.end : words.edge;
  for (std::size_t i = words.begin; i < end; ++i) {
    const word& one = all_[i];
    if (query.counts(one, begin) && query.bare.substr(begin).starts_with(one.text)) query.take(one);
  }
}

found dictionary::find_in(std::string_view bare) const {
  search query{bare, lead_of(bare), {}, {}};
  const auto look_up_start = [&](std::uint64_t start, std::size_t begin) {
    const range& words = slots_[slot_of(start)];
    if (words.begin < words.end) look_up(query, words, begin);  // seldom
    return words.goes_on;
  };
  auto character = character_at(bare, 0);
  for (std::size_t begin = 0; begin + 3 <= bare.size();) {
    if (character == 0) {
      character = character_at(bare, ++begin);
      continue;
    }
    const auto next = character_at(bare, begin + 3);
    if (next != 0 && look_up_start(start_of(character, next, 0), begin))
      if (const auto third = character_at(bare, begin + 6); third != 0)
        look_up_start(start_of(character, next, third), begin);
    if (begin == query.lead || begin == 0 || begin + 3 == bare.size()) look_up_start(start_of(character, 0, 0), begin);
    begin += 3;
    character = next;
  }
  for (const word& one : others_)
    for (auto begin = bare.find(one.text); begin != bare.npos; begin = bare.find(one.text, begin + 1))
      if (query.counts(one, begin)) query.take(one);
  if (!query.decided.none()) query.lists.give_way(query.decided);
  return query.lists;
}

}  // namespace words
}  // namespace v0
}  // namespace perfeval
