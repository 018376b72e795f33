#include <perfeval/write/redact.hpp>

#include "text/ascii.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::string_view hidden = "＊＊＊";

// Words of labels whose cell names a person or how to reach one.
constexpr std::string_view personal[] = {"负责人", "责任人", "联系人", "填报人", "填表人",   "填写人", "经办人",
                                         "审核人", "复核人", "制表人", "申报人", "财务负责", "姓名",   "签字",
                                         "签名",   "电话",   "手机",   "传真",   "联系方式", "邮箱",   "身份证"};

bool names_person(std::string_view label) {
  return std::any_of(std::begin(personal), std::end(personal),
                     [&](std::string_view word) { return label.find(word) != label.npos; });
}

// ------------------------------------------------------------------------------------------------ telephone numbers

std::size_t digits_at(std::string_view text, std::size_t start) {
  std::size_t n = 0;
  while (start + n < text.size() && ascii::is_digit(text[start + n])) ++n;
  return n;
}

bool is_mobile(std::string_view digits) {
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9';
}

// The length of the mark between an area code and the number; 0 if there is none.
std::size_t dash_at(std::string_view text, std::size_t start) {
  for (const std::string_view dash : {"-", "－", "—", "–"})
    if (text.substr(start).starts_with(dash)) return dash.size();
  return 0;
}

// A part of a code or a decimal, or an amount, as eleven digits before 元 are.
bool is_part_of_figure(std::string_view text, std::size_t start, std::size_t length) {
  const auto joins = [](char c) { return ascii::is_letter(c) || c == '.' || c == ','; };
  if (start > 0 && joins(text[start - 1])) return true;
  const std::string_view rest = text.substr(start + length);
  if (!rest.empty() && ascii::is_letter(rest[0])) return true;
  if (rest.size() > 1 && joins(rest[0]) && ascii::is_digit(rest[1])) return true;
  constexpr std::string_view units[] = {"元", "万", "亿", "%", "％"};
  return std::any_of(std::begin(units), std::end(units), [&](std::string_view unit) { return rest.starts_with(unit); });
}

// How much of the text is a telephone number, where a run of digits starts: eleven digits of a mobile, or an area code
// with seven or eight digits after a dash.
std::size_t telephone_at(std::string_view text, std::size_t start) {
  const std::size_t run = digits_at(text, start);
  if (is_mobile(text.substr(start, run))) return is_part_of_figure(text, start, run) ? 0 : run;
  if (text[start] != '0' || run < 3 || run > 4) return 0;
  const std::size_t dash = dash_at(text, start + run);
  const std::size_t rest = dash == 0 ? 0 : digits_at(text, start + run + dash);
  return rest == 7 || rest == 8 ? run + dash + rest : 0;
}

std::string without_telephones(std::string_view text) {
  std::string made;
  for (std::size_t i = 0; i < text.size();) {
    if (!ascii::is_digit(text[i])) {
      made += text[i++];
      continue;
    }
    const std::size_t number = telephone_at(text, i), run = digits_at(text, i);
    if (number > 0)
      made += hidden;
    else
      made += text.substr(i, run);
    i += number > 0 ? number : run;
  }
  return made;
}

// ------------------------------------------------------------------------------------------------ 填表人：王某

std::size_t blank_at(std::string_view text, std::size_t start) {
  for (const std::string_view blank : {" ", "\t", "　", "\u00a0"})
    if (text.substr(start).starts_with(blank)) return blank.size();
  return 0;
}

bool ends_name(std::string_view text, std::size_t start) {
  if (blank_at(text, start) > 0) return true;
  const auto rest = text.substr(start);
  constexpr std::string_view ends[] = {"\n", "\r", ",", ";", "，", "。", "；", "、", "）", ")", "（", "("};
  return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return rest.starts_with(end); });
}

std::size_t skip_blanks(std::string_view text, std::size_t start) {
  while (const std::size_t blank = blank_at(text, start)) start += blank;
  return start;
}

std::string without_named(std::string text, std::string_view label) {
  for (auto found = text.find(label); found != text.npos; found = text.find(label, found)) {
    found = skip_blanks(text, found + label.size());
    const std::string_view rest = std::string_view(text).substr(found);
    const std::size_t colon = rest.starts_with(':') ? 1 : rest.starts_with("：") ? std::string_view("：").size() : 0;
    if (colon == 0) continue;
    const std::size_t begin = skip_blanks(text, found + colon);
    std::size_t end = begin;
    while (end < text.size() && !ends_name(text, end)) ++end;
    if (end > begin) text.replace(begin, end - begin, hidden);
  }
  return text;
}

std::string without_persons(std::string text) {
  for (const std::string_view label : personal) text = without_named(std::move(text), label);
  return without_telephones(text);
}

// ------------------------------------------------------------------------------------------------ forms

void redact(cell& one) {
  if (one.content == content::number) return;
  one.text = without_persons(std::move(one.text));
  one.stored = without_persons(std::move(one.stored));
}

void redact(std::vector<extra>& extras) {
  for (extra& one : extras) {
    if (!names_person(one.label) || one.value.empty()) {
      one.label = without_persons(std::move(one.label));
      redact(one.value);
      continue;
    }
    one.value.text = hidden;
    one.value.stored.clear();
    one.value.content = content::unreadable;  // words
  }
}

// A number that was a telephone states nothing.
void redact(cell& one, statement& states) {
  const std::string before = one.text;
  redact(one);
  if (one.text == before) return;
  states = {};
  states.kind = statement_kind::words;
}

void redact(indicator& row) {
  for (cell* one : {&row.level1, &row.level2, &row.name, &row.sign, &row.unit, &row.reason}) redact(*one);
  redact(row.target, row.wanted);
  redact(row.actual, row.found);
  redact(row.extras);
}

void redact(std::vector<trouble>& troubles) {
  for (trouble& one : troubles) one.found = without_persons(std::move(one.found));
}

}  // namespace

form redacted(form paper) {
  for (cell* one : {&paper.title, &paper.project, &paper.department, &paper.unit, &paper.goal.target,
                    &paper.goal.actual, &paper.common_reason, &paper.total.label, &paper.total.grade})
    redact(*one);
  for (budget_line& line : paper.budget) redact(line.label);
  for (indicator& row : paper.indicators) redact(row);
  for (subtotal& sum : paper.subtotals) redact(sum.label);
  redact(paper.extras);
  for (unclear_column& column : paper.unclear_columns) redact(column.header);
  redact(paper.troubles);
  return paper;
}

document redacted(document whole) {
  whole.tables.clear();
  for (form& paper : whole.forms) paper = redacted(std::move(paper));
  redact(whole.troubles);
  return whole;
}

}  // namespace v0
}  // namespace perfeval
