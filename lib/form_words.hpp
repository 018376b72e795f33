// The words of forms: what a header, a label or a heading means. Lists, and nothing about where on the page a word
// stands.
#pragma once

#include <perfeval/form/form.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace words {

// A text as the lists below spell it: no spaces, ASCII for full-width signs, simplified for traditional characters.
std::string key_of(std::string_view text);

// A key without what stands in brackets, without an ordinal before it and without colons and marks at its ends.
std::string bare(std::string_view key);

// What a column of the fund table or of the indicator table holds.
enum class meaning : std::uint8_t {
  unknown,
  section,  // the label of the whole table, beside it
  ordinal,  // 序号
  label,    // the fund line's own
  initial_budget,
  annual_budget,
  executed,
  execution_rate,
  level1,
  level2,
  name,
  sign,
  target,
  unit,
  actual,
  level1_weight,
  level2_weight,  // a 分值 column beside the headings
  weight,
  score,
  reason,
  known_extra,  // understood, and no part of a form's model: 佐证资料, 上年完成值 …
};
meaning fund_meaning(std::string_view key);
meaning indicator_meaning(std::string_view key);
// 指标值 below 年度: a word that says nothing alone but continues a header above it.
bool continues_header(std::string_view key);

bool is_title(std::string_view key);
form_kind kind_of_title(std::string_view key);
std::optional<std::int32_t> year_in(std::string_view key);
// A line that says the year and nothing else: （2022年度）.
bool is_year_line(std::string_view key);
// "元", "万元" or "亿元" where the key declares it; empty otherwise.
std::string_view money_in(std::string_view key);

// The labels beside the tables.
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
label label_of(std::string_view key);

bool is_goal_target(std::string_view key);
bool is_goal_actual(std::string_view key);
bool is_goal_section(std::string_view key);

// The line of the fund table that a label names; nothing if it is no word of fund lines.
std::optional<fund> fund_of(std::string_view key);
// 其中：… opens the lines under the line before it.
bool opens_sublines(std::string_view key);
// A line that stands directly under the total wherever it is seen: 单位资金, 财政专户管理资金.
bool is_main_fund(std::string_view key);

// A 指标性质 cell that names no sign: 定性.
bool says_no_sign(std::string_view key);

bool is_total(std::string_view key);
bool is_subtotal(std::string_view key);
bool is_note(std::string_view key);
bool is_grade(std::string_view key);
// 97.5(优), 97.5优: a score with its grade.
bool is_graded_score(std::string_view key);

category category_of(std::string_view key);
kind kind_of(std::string_view key, category in);

// Points in a heading: 产出指标(50分), 产出指标(40-50分).
struct points {
  std::string low;
  std::string high;  // empty if there is no range
};
std::optional<points> points_in(std::string_view key);

// Whether a cell looks like a figure (digits, signs, % and 分): for telling columns apart, not for reading numbers.
bool looks_like_figure(std::string_view key);

}  // namespace words
}  // namespace v0
}  // namespace perfeval
