// The words by which forms are read: lists of words, and how all lists are searched for in a key in one pass. The words
// are in recognise/lexicon.toml; the lists and what they mean for each other are here.
#pragma once

#include <perfeval/names.hpp>

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace words {

// A list of words. `_column` applies to column headers, `_label` to labels outside the tables.
enum class list : std::uint8_t {
  // headers of columns
  ordinal_column,
  fund_label_column,
  reason_column,
  remark_column,
  score_column,
  score_share,
  reviewer,
  weight_column,
  full_score,
  weighted_score,
  single_score,
  fund_extra_column,
  fund_section,
  another_year,
  whole_project,
  difference_column,
  says_money,
  forecast_column,
  sum_column,
  rate_column,
  executed_column,
  spending,
  adjusted,
  adjusted_after,
  initial_column,
  before_change,
  budget_column,
  budget_named,
  unapproved,
  only_amount,
  granted_budget,
  level1_column,
  level2_column,
  name_column,
  level4_column,
  indicator_extra_column,
  sign_column,
  unit_column,
  actual_column,
  value_or_rate,
  weight_or_score,
  handed_out,
  degree_column,
  actual_only,
  planned,
  achieved,
  situation,
  target_column,
  indicator_section,
  continues_header,
  total_part,
  part_of_year,
  cumulative_part,
  // around the tables
  title_subject,
  title_end,
  title_never,
  other_title,
  account_title,
  account_column,
  transfer_title,
  department_title,
  target_title,
  monitoring_title,
  self_evaluation,
  project_label,
  part_of_project,
  department_label,
  unit_label,
  institution,
  executor,
  general_unit,
  transfer_label,
  year_label,
  first_year,
  last_year,
  money_label,
  total_label,
  grade_label,
  common_reason_label,
  other_label,
  duty_column,
  goal_target,
  goal_actual,
  goal_section,
  goal_of_whole,
  preset_goal,
  never_goal_section,
  // the fund table
  fund_total,
  carry_over,
  other_fund,
  appropriation,
  one_level,
  fund_line,
  uses_table,
  points_rule,
  balance,
  fund_part,
  whole_sum,
  budget_source,
  source_column,
  main_fund,
  breakdown,
  other_period,
  // the indicator table
  no_sign,
  total,
  subtotal,
  seal,
  grade,
  satisfaction,
  output,
  benefit,
  cost,
  quantity,
  quality,
  timeliness,
  sustainability,
  ecological,
  social,
  economic,
  management_aspect,
  state_column,
  problem_column,
  // parts of headers
  this_year,
  granted,
  amount,
  share,
  money,
  goal,
  intended,
  value,
  shortfall,
  name,
  body,
  link,
};

// Where in a key a word counts.
enum class position : std::uint8_t {
  anywhere,
  whole,
  first,
  last,
  part,  // of a header of which every sign belongs to such a part
};

}  // namespace words

template <>
inline constexpr auto names_of<words::list> = every_name<words::list>({
    {words::list::ordinal_column, "ordinal_column"},
    {words::list::fund_label_column, "fund_label_column"},
    {words::list::reason_column, "reason_column"},
    {words::list::remark_column, "remark_column"},
    {words::list::score_column, "score_column"},
    {words::list::score_share, "score_share"},
    {words::list::reviewer, "reviewer"},
    {words::list::weight_column, "weight_column"},
    {words::list::full_score, "full_score"},
    {words::list::weighted_score, "weighted_score"},
    {words::list::single_score, "single_score"},
    {words::list::fund_extra_column, "fund_extra_column"},
    {words::list::fund_section, "fund_section"},
    {words::list::another_year, "another_year"},
    {words::list::whole_project, "whole_project"},
    {words::list::difference_column, "difference_column"},
    {words::list::says_money, "says_money"},
    {words::list::forecast_column, "forecast_column"},
    {words::list::sum_column, "sum_column"},
    {words::list::rate_column, "rate_column"},
    {words::list::executed_column, "executed_column"},
    {words::list::spending, "spending"},
    {words::list::adjusted, "adjusted"},
    {words::list::adjusted_after, "adjusted_after"},
    {words::list::initial_column, "initial_column"},
    {words::list::before_change, "before_change"},
    {words::list::budget_column, "budget_column"},
    {words::list::budget_named, "budget_named"},
    {words::list::unapproved, "unapproved"},
    {words::list::only_amount, "only_amount"},
    {words::list::granted_budget, "granted_budget"},
    {words::list::level1_column, "level1_column"},
    {words::list::level2_column, "level2_column"},
    {words::list::name_column, "name_column"},
    {words::list::level4_column, "level4_column"},
    {words::list::indicator_extra_column, "indicator_extra_column"},
    {words::list::sign_column, "sign_column"},
    {words::list::unit_column, "unit_column"},
    {words::list::actual_column, "actual_column"},
    {words::list::value_or_rate, "value_or_rate"},
    {words::list::weight_or_score, "weight_or_score"},
    {words::list::handed_out, "handed_out"},
    {words::list::degree_column, "degree_column"},
    {words::list::actual_only, "actual_only"},
    {words::list::planned, "planned"},
    {words::list::achieved, "achieved"},
    {words::list::situation, "situation"},
    {words::list::target_column, "target_column"},
    {words::list::indicator_section, "indicator_section"},
    {words::list::continues_header, "continues_header"},
    {words::list::total_part, "total_part"},
    {words::list::part_of_year, "part_of_year"},
    {words::list::cumulative_part, "cumulative_part"},
    {words::list::title_subject, "title_subject"},
    {words::list::title_end, "title_end"},
    {words::list::title_never, "title_never"},
    {words::list::other_title, "other_title"},
    {words::list::account_title, "account_title"},
    {words::list::account_column, "account_column"},
    {words::list::transfer_title, "transfer_title"},
    {words::list::department_title, "department_title"},
    {words::list::target_title, "target_title"},
    {words::list::monitoring_title, "monitoring_title"},
    {words::list::self_evaluation, "self_evaluation"},
    {words::list::project_label, "project_label"},
    {words::list::part_of_project, "part_of_project"},
    {words::list::department_label, "department_label"},
    {words::list::unit_label, "unit_label"},
    {words::list::institution, "institution"},
    {words::list::executor, "executor"},
    {words::list::general_unit, "general_unit"},
    {words::list::transfer_label, "transfer_label"},
    {words::list::year_label, "year_label"},
    {words::list::first_year, "first_year"},
    {words::list::last_year, "last_year"},
    {words::list::money_label, "money_label"},
    {words::list::total_label, "total_label"},
    {words::list::grade_label, "grade_label"},
    {words::list::common_reason_label, "common_reason_label"},
    {words::list::other_label, "other_label"},
    {words::list::duty_column, "duty_column"},
    {words::list::goal_target, "goal_target"},
    {words::list::goal_actual, "goal_actual"},
    {words::list::goal_section, "goal_section"},
    {words::list::goal_of_whole, "goal_of_whole"},
    {words::list::preset_goal, "preset_goal"},
    {words::list::never_goal_section, "never_goal_section"},
    {words::list::fund_total, "fund_total"},
    {words::list::carry_over, "carry_over"},
    {words::list::other_fund, "other_fund"},
    {words::list::appropriation, "appropriation"},
    {words::list::one_level, "one_level"},
    {words::list::fund_line, "fund_line"},
    {words::list::uses_table, "uses_table"},
    {words::list::points_rule, "points_rule"},
    {words::list::balance, "balance"},
    {words::list::fund_part, "fund_part"},
    {words::list::whole_sum, "whole_sum"},
    {words::list::budget_source, "budget_source"},
    {words::list::source_column, "source_column"},
    {words::list::main_fund, "main_fund"},
    {words::list::breakdown, "breakdown"},
    {words::list::other_period, "other_period"},
    {words::list::no_sign, "no_sign"},
    {words::list::total, "total"},
    {words::list::subtotal, "subtotal"},
    {words::list::seal, "seal"},
    {words::list::grade, "grade"},
    {words::list::satisfaction, "satisfaction"},
    {words::list::output, "output"},
    {words::list::benefit, "benefit"},
    {words::list::cost, "cost"},
    {words::list::quantity, "quantity"},
    {words::list::quality, "quality"},
    {words::list::timeliness, "timeliness"},
    {words::list::sustainability, "sustainability"},
    {words::list::ecological, "ecological"},
    {words::list::social, "social"},
    {words::list::economic, "economic"},
    {words::list::management_aspect, "management_aspect"},
    {words::list::state_column, "state_column"},
    {words::list::problem_column, "problem_column"},
    {words::list::this_year, "this_year"},
    {words::list::granted, "granted"},
    {words::list::amount, "amount"},
    {words::list::share, "share"},
    {words::list::money, "money"},
    {words::list::goal, "goal"},
    {words::list::intended, "intended"},
    {words::list::value, "value"},
    {words::list::shortfall, "shortfall"},
    {words::list::name, "name"},
    {words::list::body, "body"},
    {words::list::link, "link"},
});
template <>
inline constexpr auto names_of<words::position> = every_name<words::position>({{words::position::anywhere, "anywhere"},
                                                                               {words::position::whole, "whole"},
                                                                               {words::position::first, "first"},
                                                                               {words::position::last, "last"},
                                                                               {words::position::part, "part"}});

namespace words {

// Some of the lists: those that have a word in a key.
class found {
 public:
  [[nodiscard]] bool operator[](list list) const noexcept { return lists_[static_cast<std::size_t>(list)]; }
  void add(list list) noexcept { lists_.set(static_cast<std::size_t>(list)); }
  [[nodiscard]] bool none() const noexcept { return lists_.none(); }
  [[nodiscard]] bool meets(const found& others) const noexcept { return (lists_ & others.lists_).any(); }
  void add(const found& more) noexcept { lists_ |= more.lists_; }
  // Leaves out the lists that answer the same question as one of `decided`, and adds those.
  void give_way(const found& decided) noexcept;

  bool whole = false;  // a word is the whole cell

 private:
  std::bitset<names_of<list>.size()> lists_;
};

// The parts of which a header consists, in order: 全年 | 支出 | 总额.
struct division {
  static constexpr std::size_t most = 8;
  std::array<const found*, most> parts;  // the lists that each part is in
  std::size_t count = 0;                 // 0 if the header has a sign that belongs to no part
  found all;                             // the lists of all of them

  [[nodiscard]] bool has(list list) const noexcept { return all[list]; }
  [[nodiscard]] bool ends(list list) const noexcept { return (*parts[count - 1])[list]; }
};

// Whether one question is asked of both lists, so that a word cannot be in both: is this column the budget or the
// score?
bool contradict(list a, list b) noexcept;

struct entry {
  std::string word;
  words::list list{};
  words::position position{};
  bool added = false;  // by a user: a whole cell that is such a word means nothing else
};

// All words, those with the same first characters next to each other, and where those with each start begin.
class dictionary {
 public:
  explicit dictionary(const std::vector<entry>& words);
  dictionary(const dictionary&) = delete;
  dictionary& operator=(const dictionary&) = delete;

  // All lists that have a word in `bare`, in one pass over it.
  [[nodiscard]] found find_in(std::string_view bare) const;
  // How `bare` is made of several parts, the longest first; false if it is not.
  bool divide(std::string_view bare, division& made) const;

 private:
  struct word {
    std::string text;
    std::uint64_t start = 0;  // its first three characters, or two
    words::list list{};
    words::position position{};
    bool after_lead = false;  // a cell begins after 其中：, as for all fund lines
    bool added = false;

    [[nodiscard]] bool may_be_inside() const noexcept {
      return position == position::anywhere || position == position::last;
    }
  };
  // The words with one start.
  struct range {
    std::uint64_t start = 0;
    std::uint32_t begin = 0, edge = 0, end = 0;  // from `edge` on: words that are only where a cell begins
    bool goes_on = false;                        // two characters with which words of three and more begin
  };
  struct search;
  // Where the range is, or would be.
  [[nodiscard]] std::size_t slot_of(std::uint64_t start) const noexcept {
    std::size_t i = (start * 0x9E3779B97F4A7C15U) >> shift_;
    while (slots_[i].start != 0 && slots_[i].start != start) i = (i + 1) % slots_.size();
    return i;
  }
  range& slot_for(std::uint64_t start);
  void look_up(search& query, const range& words, std::size_t begin) const;

  std::vector<word> all_;
  std::vector<range> slots_;  // at most half of them are in use
  unsigned shift_ = 0;
  std::vector<word> others_;  // whose first two characters are not both Chinese: compared one by one

  struct part {
    std::string text;
    found lists;
  };
  void index_parts();
  bool divide_rest(std::string_view rest, division& made) const;
  std::vector<part> parts_;            // by their first characters, the longer ones first
  std::vector<std::uint32_t> starts_;  // where those with a first character begin, from 1
};

}  // namespace words
}  // namespace v0
}  // namespace perfeval
