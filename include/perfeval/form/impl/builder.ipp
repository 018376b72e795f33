#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/detail/utf8.hpp>
#include <perfeval/error.hpp>
#include <perfeval/form/builder.hpp>
#include <perfeval/form/heading.hpp>
#include <perfeval/form/statement.hpp>
#include <perfeval/names.hpp>

#include <algorithm>
#include <span>

namespace perfeval {
inline namespace v0 {
namespace detail::building {

/// A cell of a text, which is valid UTF-8 from then on, as what is read from a document.
inline cell cell_of(const std::string& text) { return read_cell(repaired(text)); }

inline cell cell_with(const cell_text& text) { return text ? cell_of(*text) : cell(); }

inline figure figure_with(const cell_text& text, column column, const std::string& money = {},
                          std::span<const own_unit> own = {}) {
  return text ? read_figure(repaired(*text), column, money, {}, {}, own) : figure();
}

inline bool there(const cell& cell) noexcept { return cell.content != content::absent; }

inline void check_year(std::int32_t year) {
  if (year < 1900 || year > 2200)
    throw invalid_value("the year of a form is from 1900 to 2200, not " + std::to_string(year));
}

inline std::string year_text(std::int32_t year) { return "（" + std::to_string(year) + "年度）"; }

inline void check_money(const std::string& money) {
  if (money != "元" && money != "万元" && money != "亿元")
    throw invalid_value("the amounts of a form are in 元, 万元 or 亿元, not \"" + money + "\"");
}

/// The columns that the cells show.
inline columns columns_of(const form& form) {
  columns has;
  for (const budget_line& line : form.budget) {
    has.initial_budget |= there(line.initial_budget);
    has.annual_budget |= there(line.annual_budget);
    has.executed |= there(line.executed);
    has.execution_rate |= there(line.execution_rate);
    has.execution_weight |= there(line.weight);
    has.execution_score |= there(line.score);
  }
  for (const indicator& row : form.indicators) {
    has.target |= there(row.target);
    has.actual |= there(row.actual);
    has.weight |= there(row.weight);
    has.score |= there(row.score);
    has.reason |= there(row.reason);
  }
  return has;
}

/// A column that one of the cells has is there for all: the others are blank.
template <class Rows, class Cell>
void complete(Rows& rows, Cell member) {
  const auto has = [member](const auto& row) { return there(row.*member); };
  if (!std::any_of(rows.begin(), rows.end(), has)) return;
  for (auto& row : rows)
    if (!has(row)) (row.*member).content = content::blank;
}

}  // namespace detail::building

PERFEVAL_INLINE indicator make_row(const row_texts& texts, std::optional<whole_of<std::int32_t>> year) {
  indicator row;
  row.level1 = detail::building::cell_with(texts.level1);
  row.level2 = detail::building::cell_with(texts.level2);
  row.category = heading_category(row.level1.text);
  row.kind = heading_kind(row.level2.text, row.category);
  row.name = detail::building::cell_with(texts.name);
  row.sign = detail::building::cell_with(texts.sign);
  row.target = detail::building::cell_with(texts.target);
  row.unit = detail::building::cell_with(texts.unit);
  row.actual = detail::building::cell_with(texts.actual);
  row.weight = detail::building::figure_with(texts.weight, column::weight);
  row.score = detail::building::figure_with(texts.score, column::score);
  row.reason = detail::building::cell_with(texts.reason);
  row.wanted = read_statement(row.target.text, year);
  row.found = read_statement(row.actual.text, year);
  return row;
}

PERFEVAL_INLINE budget_line make_fund_line(fund fund, const fund_texts& texts, const std::string& money) {
  const char* official = official_label(fund);
  detail::building::check_money(money);
  if (!texts.label && !official) throw invalid_value("a fund line of another kind needs a label");
  budget_line line;
  line.line = fund;
  line.depth = fund == fund::total ? 0 : 1;
  line.label = detail::building::cell_of(texts.label ? *texts.label : official);
  line.initial_budget = detail::building::figure_with(texts.initial_budget, column::amount, money);
  line.annual_budget = detail::building::figure_with(texts.annual_budget, column::amount, money);
  line.executed = detail::building::figure_with(texts.executed, column::amount, money);
  line.execution_rate = detail::building::figure_with(texts.execution_rate, column::rate);
  line.weight = detail::building::figure_with(texts.weight, column::weight);
  line.score = detail::building::figure_with(texts.score, column::score);
  line.reason = detail::building::cell_with(texts.reason);
  return line;
}

PERFEVAL_INLINE form_builder::form_builder(whole_of<std::int32_t> year, std::string money, form_kind kind) {
  detail::building::check_year(year);
  detail::building::check_money(money);
  made_.kind = kind;
  made_.title = read_cell(words_of(kind, language::zh));
  made_.year = year;
  made_.year_cell = read_cell(detail::building::year_text(year));
  made_.money = std::move(money);
}

PERFEVAL_INLINE form_builder& form_builder::title(const std::string& text) {
  made_.title = detail::building::cell_of(text);
  return *this;
}

PERFEVAL_INLINE form_builder& form_builder::project(const std::string& text) {
  made_.project = detail::building::cell_of(text);
  return *this;
}

PERFEVAL_INLINE form_builder& form_builder::department(const std::string& text) {
  made_.department = detail::building::cell_of(text);
  return *this;
}

PERFEVAL_INLINE form_builder& form_builder::unit(const std::string& text) {
  made_.unit = detail::building::cell_of(text);
  return *this;
}

PERFEVAL_INLINE form_builder& form_builder::goal(const std::string& target, const std::string& actual) {
  made_.goal = {detail::building::cell_of(target), detail::building::cell_of(actual)};
  return *this;
}

PERFEVAL_INLINE form_builder& form_builder::fund_line(fund fund, const fund_texts& texts,
                                                      whole_of<std::uint32_t> depth) {
  if (depth < 1 || depth > 2) throw invalid_value("a fund line stands at depth 1 or 2, not " + std::to_string(depth));
  budget_line line = make_fund_line(fund, texts, made_.money);
  if (fund != fund::total) line.depth = depth;
  made_.budget.push_back(std::move(line));
  return *this;
}

PERFEVAL_INLINE form_builder& form_builder::row(const row_texts& texts) {
  made_.indicators.push_back(make_row(texts, made_.year));
  return *this;
}

PERFEVAL_INLINE form_builder& form_builder::subtotal(const std::string& label, const cell_text& weight,
                                                     const cell_text& score, std::vector<std::uint32_t> rows) {
  for (const std::uint32_t row : rows)
    if (row == 0 || row > made_.indicators.size())
      throw invalid_value("a subtotal cannot cover row " + std::to_string(row) +
                          ", counted from 1: the rows added so far are " + std::to_string(made_.indicators.size()));
  perfeval::subtotal sum;
  sum.label = detail::building::cell_of(label);
  sum.weight = detail::building::figure_with(weight, column::weight);
  sum.score = detail::building::figure_with(score, column::score);
  sum.rows = std::move(rows);
  made_.subtotals.push_back(std::move(sum));
  return *this;
}

PERFEVAL_INLINE form_builder& form_builder::total(const total_texts& texts) {
  made_.total.label = read_cell("总分");
  made_.total.weight = detail::building::figure_with(texts.weight, column::weight);
  made_.total.score = detail::building::figure_with(texts.score, column::score);
  made_.total.grade = detail::building::cell_with(texts.grade);
  return *this;
}

PERFEVAL_INLINE form form_builder::done() const {
  form made = made_;
  made.has = detail::building::columns_of(made);
  for (const auto column : {&budget_line::initial_budget, &budget_line::annual_budget, &budget_line::executed,
                            &budget_line::execution_rate, &budget_line::weight, &budget_line::score})
    detail::building::complete(made.budget, column);
  detail::building::complete(made.budget, &budget_line::reason);
  for (const auto column : {&indicator::level1, &indicator::level2, &indicator::name, &indicator::sign,
                            &indicator::target, &indicator::unit, &indicator::actual, &indicator::reason})
    detail::building::complete(made.indicators, column);
  for (const auto column : {&indicator::weight, &indicator::score}) detail::building::complete(made.indicators, column);
  return made;
}

}  // namespace v0
}  // namespace perfeval
