// The words of forms: what a header, a label or a heading means. It uses word lists only, not where on the page a word
// is.
#pragma once

#include "recognise/dictionary.hpp"

#include <perfeval/form/form.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace words {

// A text as the lists below spell it: no spaces, ASCII for full-width signs, simplified for traditional characters.
std::string key_of(std::string_view text);
// The same without a copy if the text is its own key; otherwise it is in `into`.
std::string_view key_of(std::string_view text, std::string& out);

// A key without text in brackets, without an ordinal before it and without colons and marks at its ends.
std::string bare(std::string_view key);

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
inline bool holds_digit(std::string_view key) noexcept { return std::any_of(key.begin(), key.end(), is_digit); }

// What a column of the fund table or of the indicator table holds.
enum class meaning : std::uint8_t {
  unknown,
  section,  // the label of the whole table, at its side
  ordinal,  // 序号
  label,    // the fund line's own
  initial_budget,
  difference,  // what was added to it or subtracted
  sum,         // 小计, of the columns before it
  annual_budget,
  executed,
  execution_rate,
  level1,
  level2,
  name,
  finer_name,  // 四级指标
  sign,
  target,
  adjusted_target,  // 调整指标值: where it is blank, the first target stands
  unit,
  actual,
  level1_weight,
  level2_weight,  // a 分值 column next to the headings
  weight,
  score,
  reason,
  known_extra,  // understood, but not part of a form's model: 佐证资料, 上年完成值 …
};
// A column of headings or names.
inline bool is_level(meaning meaning) noexcept {
  return meaning == meaning::level1 || meaning == meaning::level2 || meaning == meaning::name ||
         meaning == meaning::finer_name;
}
// A column of money; or of any figures of the fund table.
inline bool is_amount(meaning meaning) noexcept {
  return meaning == meaning::initial_budget || meaning == meaning::annual_budget || meaning == meaning::executed;
}
inline bool is_value(meaning meaning) noexcept {
  return is_amount(meaning) || meaning == meaning::execution_rate || meaning == meaning::weight ||
         meaning == meaning::score;
}

// What a label outside the tables names.
enum class label : std::uint8_t {
  none,
  project,
  department,
  unit,
  year,
  money,
  total_score,
  grade,
  common_reason,
  other,  // known to be a label, kept among the extras
};

// A key with the words of a dictionary found in it: all functions below use this, and none examines the text again.
struct spelled {
  std::string_view key;
  const words::dictionary* dictionary = nullptr;
  found words;                               // the lists with a word in its bare form
  found aside;                               // in the text in brackets: 预算数(调整后)
  meaning in_funds = meaning::unknown;       // as the header of a column of the fund table
  meaning in_indicators = meaning::unknown;  // and of the indicator table
  label composed = label::none;              // as a label that is composed of parts
  label as_label = label::none;              // as a label outside the tables
  bool is_composed_total = false;            // as the label of the total
  bool is_numbering = false;                 // as the number of a column or line
  std::uint32_t bare_size = 0;
  bool is_figure = false;  // digits, signs, % and 分: for telling columns apart, not for reading numbers

  spelled(std::string_view name, const words::dictionary& lists);  // a key is used as it is. Both must outlive it.
  [[nodiscard]] bool has(list list) const noexcept { return words[list]; }
  [[nodiscard]] bool says(list list) const noexcept { return words[list] || aside[list]; }  // in brackets or not

 private:
  void compose(std::string_view bare);
};

// Keys that come again, as labels and headers do in every form of a document, are searched for words once.
class known_keys {
 public:
  explicit known_keys(const words::dictionary& lists);
  // What was found in a key; its own `key` is valid until the next search.
  const spelled& find(std::string_view key);
  [[nodiscard]] const words::dictionary& dictionary() const noexcept { return dictionary_; }

 private:
  struct slot {
    std::string key;
    spelled found;
  };
  const words::dictionary& dictionary_;
  std::vector<slot> slots_;  // a key is in the one of its hash, until another one takes it
};

// （另列）预算数: what the writer of forms puts before the header of a column that is kept aside.
bool is_aside(const spelled& key);
meaning meaning_in_funds(const spelled& key);  // of a key with words: by the strongest of them
meaning meaning_in_indicators(const spelled& key);
inline meaning fund_meaning(const spelled& key) noexcept { return key.in_funds; }
// A header that is a formula with a slash in it: 预算执行(E/C×100%), 支出实现率⑤=④/③. The marks of the two columns,
// empty if it names none.
struct quotient {
  std::string_view dividend, divisor;
};
quotient quotient_in(std::string_view key);
// The mark that a header assigns to its column: C in 预算金额(C), ③ in 小计③=①+②; empty if there is none.
std::string_view mark_in(std::string_view key);
// 自评分值, 评价分值: the points that can be had, or those that were given.
bool may_be_weight_or_score(const spelled& key);
// 金额: an amount of what the word above it says.
bool says_only_amount(const spelled& key);
// 累计, 截至9月, 前三季度: from the beginning of the year.
bool is_cumulative(const spelled& key);
// 合计, 全年: the one of several columns under one word that is for all of them.
bool is_total_part(const spelled& key);
// 一季度, 1-6月, 上半年: not the whole year.
bool is_part_of_year(const spelled& key);
// 调整后预算数, 全年预算数: explicitly the adjusted budget.
bool is_adjusted_budget(const spelled& key);
// What a label or a row of letters, numbers or formulas says: (A), 3, ⑥=⑤/④, 列次.
bool numbers(std::string_view key);
inline bool is_numbering(const spelled& key) noexcept { return key.is_numbering; }
inline meaning indicator_meaning(const spelled& key) noexcept { return key.in_indicators; }
// 指标值 below 年度: a word that means nothing on its own but continues a header above it.
bool continues_header(const spelled& key);

bool is_title(const spelled& key);
// The title of a table that is no part of a form: 基础数据表.
bool is_other_title(const spelled& key);
// The title of a table of the budget or of the final accounts: 收入支出决算总表.
bool is_account_title(const spelled& key);
form_kind kind_of_title(const spelled& key);
std::optional<std::int32_t> year_in(std::string_view key);
// A line that states only the year: （2022年度）.
bool is_year_line(std::string_view key);
// (2023年1-9月), 截至2023年9月30日: months of one year.
bool is_period_line(std::string_view key);
// "元", "万元", "亿元", or a unit of money of one's own, where the key declares it; empty otherwise.
std::string_view money_in(std::string_view key, const own_units& own);

// The labels outside the tables.
label meaning_as_label(const spelled& key);
inline label label_of(const spelled& key) noexcept { return key.as_label; }
// A label that occurs only in transfer forms: 转移支付(项目)名称, 中央主管部门.
bool is_transfer_label(const spelled& key);

bool is_goal_target(const spelled& key);
bool is_goal_actual(const spelled& key);
bool is_goal_section(const spelled& key);

// 财政资金科目代码, 财政资金预算分类: says of a fund what it is, not how much.
bool is_about_money(std::string_view key);

// The line of the fund table that a label names; nothing if it is not a word for fund lines.
std::optional<fund> fund_of(const spelled& key);
// 其中：… opens the lines under the line before it.
bool opens_sublines(std::string_view key);
// A line that belongs directly under the total wherever it occurs: 单位资金, 财政专户管理资金.
bool is_main_fund(const spelled& key);
// 按支出性质分: what follows divides the same money in another way.
bool opens_breakdown(const spelled& key);
// 实施期资金总额: money for a period other than the year.
bool is_other_period(const spelled& key);

// A 指标性质 cell that does not name a sign: 定性.
bool says_no_sign(const spelled& key);

bool is_total(const spelled& key);
bool is_subtotal(const spelled& key);
bool is_note(std::string_view key);
bool is_grade(const spelled& key);
// 97.5(优), 97.5优: a score with its grade.
bool is_graded_score(const spelled& key);

category category_of(const spelled& key);
kind kind_of(const spelled& key, category category);

// Points in a heading: 产出指标(50分), 产出指标(40-50分).
struct points {
  std::string low;
  std::string high;  // empty if there is no range
};
std::optional<points> points_in(std::string_view key);

// The headings of the management table (转移支付), and its rows.
bool is_state_column(const spelled& key);
bool is_problem_column(const spelled& key);
bool is_management_aspect(const spelled& key);

}  // namespace words
}  // namespace v0
}  // namespace perfeval
