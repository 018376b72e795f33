#include "pages/columns.hpp"

#include "recognise/draft.hpp"
#include "recognise/words.hpp"

#include <perfeval/read/lexicon.hpp>

#include <algorithm>
#include <iterator>
#include <type_traits>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

bool joins_above(const cell& above, const cell& below) { return !below.empty() && above.text == below.text; }

// A column of figures in one part of a line or row; the caller knows whether the form has it.
template <class Row, class Figure>
page_column figures(const std::vector<Row>& rows, std::string header, Figure Row::*part) {
  page_column made;
  made.header = std::move(header);
  made.numbers = std::is_same_v<Figure, figure>;
  made.cell = [&rows, part](std::size_t i) -> const cell* { return &(rows[i].*part); };
  return made;
}

template <class Row, class Cell>
bool any_in(const std::vector<Row>& rows, Cell Row::*part) {
  return std::any_of(rows.begin(), rows.end(),
                     [part](const Row& row) { return (row.*part).content != content::absent; });
}

template <class Column>
void add_if(std::vector<page_column>& out, bool wanted, Column&& made) {
  if (wanted) out.push_back(std::forward<Column>(made));
}

page_column worded(page_column made, std::uint32_t width, role plays) {
  made.width = width;
  made.plays = plays;
  return made;
}

page_column merging(page_column made, const std::vector<indicator>& rows, figure indicator::*part) {
  made.joins = [&rows, part](std::size_t i) { return i > 0 && (rows[i].*part).merged; };
  return made;
}

// ------------------------------------------------------------------------------------------------ funds

page_column fund_extras(const form& form, const std::string& header) {
  page_column made;
  made.header = header;
  made.cell = [&form, header](std::size_t i) -> const cell* {
    for (const auto& extra : form.extras)
      if (const auto parts = fund_extra_of(extra.label); parts.line == i + 1 && parts.header == header)
        return &extra.value;
    return nullptr;
  };
  return made;
}

void add_fund_extras(std::vector<page_column>& out, const form& form) {
  std::vector<std::string> headers;
  for (const auto& extra : form.extras) {
    const auto parts = fund_extra_of(extra.label);
    if (parts.line == 0 || std::find(headers.begin(), headers.end(), parts.header) != headers.end()) continue;
    headers.push_back(parts.header);
    out.push_back(fund_extras(form, parts.header));
  }
}

// ------------------------------------------------------------------------------------------------ indicators

bool same_level1(const std::vector<indicator>& rows, std::size_t i) {
  return i > 0 && joins_above(rows[i - 1].level1, rows[i].level1);
}

bool same_level2(const std::vector<indicator>& rows, std::size_t i) {
  return i > 0 && rows[i - 1].level1.text == rows[i].level1.text && joins_above(rows[i - 1].level2, rows[i].level2);
}

const subtotal* subtotal_of(const form& form, const cell& heading, std::size_t row) {
  for (const auto& sum : form.subtotals) {
    const bool covers = std::find(sum.rows.begin(), sum.rows.end(), row + 1) != sum.rows.end();
    if (covers && sum.label.text == heading.text && stands_beside_heading(sum, form)) return &sum;
  }
  return nullptr;
}

void add_heading_weights(std::vector<page_column>& out, const form& form, cell indicator::*level,
                         bool (*joins)(const std::vector<indicator>&, std::size_t)) {
  const auto& rows = form.indicators;
  bool any = false;
  for (std::size_t i = 0; i < rows.size(); ++i) any = any || subtotal_of(form, rows[i].*level, i) != nullptr;
  if (!any) return;
  page_column made;
  made.header = "分值";
  made.width = 6;
  made.cell = [&form, level](std::size_t i) -> const cell* {
    const auto* sum = subtotal_of(form, form.indicators[i].*level, i);
    return sum != nullptr ? &sum->weight : nullptr;
  };
  made.joins = [&rows, joins](std::size_t i) { return joins(rows, i); };
  out.push_back(std::move(made));
}

void add_levels(std::vector<page_column>& out, const form& form) {
  const auto& rows = form.indicators;
  if (any_in(rows, &indicator::level1)) {
    auto first = worded(figures(rows, "一级指标", &indicator::level1), 9, role::label);
    first.joins = [&rows](std::size_t i) { return same_level1(rows, i); };
    out.push_back(std::move(first));
    add_heading_weights(out, form, &indicator::level1, same_level1);
  }
  if (any_in(rows, &indicator::level2)) {
    auto second = worded(figures(rows, "二级指标", &indicator::level2), 11, role::label);
    second.joins = [&rows](std::size_t i) { return same_level2(rows, i); };
    out.push_back(std::move(second));
    add_heading_weights(out, form, &indicator::level2, same_level2);
  }
}

// One cell over several rows stays one.
page_column reasons(const std::vector<indicator>& rows) {
  const bool any_long =
      std::any_of(rows.begin(), rows.end(), [](const indicator& row) { return row.reason.text.size() > 240; });
  auto made = worded(figures(rows, "偏差原因分析及改进措施", &indicator::reason), any_long ? 28 : 16, role::words);
  made.joins = [&rows](std::size_t i) {
    return i > 0 && rows[i].reason.place.known() && rows[i].reason.place == rows[i - 1].reason.place &&
           joins_above(rows[i - 1].reason, rows[i].reason);
  };
  return made;
}

// The n-th extra of a label in a row, n from 0: a label may cover two columns.
const cell* extra_at(const indicator& row, const std::string& label, std::size_t n) {
  for (const auto& extra : row.extras)
    if (extra.label == label && n-- == 0) return &extra.value;
  return nullptr;
}

// A list names the project and its money in every row; the form has them once.
bool repeats_form(const form& form, const std::string& label, std::size_t n) {
  const auto* first = extra_at(form.indicators.front(), label, n);
  if (first == nullptr || first->empty()) return false;
  const auto repeats = [&](const cell& one) { return one.text == first->text; };
  const auto repeats_amount = [&](const budget_line& line) {
    return repeats(line.initial_budget) || repeats(line.annual_budget) || repeats(line.executed) ||
           repeats(line.execution_rate);
  };
  const cell* const all[] = {&form.project, &form.department, &form.unit, &form.goal.target, &form.goal.actual};
  return std::any_of(std::begin(all), std::end(all), [&](const cell* one) { return repeats(*one); }) ||
         std::any_of(form.budget.begin(), form.budget.end(), repeats_amount);
}

void add_extras(std::vector<page_column>& out, const form& form) {
  const auto& rows = form.indicators;
  std::vector<std::pair<std::string, std::size_t>> columns;
  for (const auto& row : rows)
    for (const auto& extra : row.extras) {
      std::size_t n = 0;
      while (std::find(columns.begin(), columns.end(), std::pair(extra.label, n)) != columns.end() &&
             extra_at(row, extra.label, n) != &extra.value)
        ++n;
      if (std::find(columns.begin(), columns.end(), std::pair(extra.label, n)) == columns.end())
        columns.emplace_back(extra.label, n);
    }
  for (const auto& [label, n] : columns) {
    const bool repeated = std::all_of(rows.begin(), rows.end(), [&, name = label, k = n](const indicator& row) {
      const auto *own = extra_at(row, name, k), *first = extra_at(rows.front(), name, k);
      return own != nullptr && first != nullptr && own->text == first->text;
    });
    if (repeated && repeats_form(form, label, n)) continue;
    page_column made;
    made.header = label;
    made.width = 10;
    made.cell = [&rows, label = label, n = n](std::size_t i) { return extra_at(rows[i], label, n); };
    out.push_back(std::move(made));
  }
}

// The funds that have arrived are kept under the header of their column too.
bool keeps_arrived(const form& form) {
  return std::any_of(form.extras.begin(), form.extras.end(), [](const extra& one) { return is_arrived(one.label); });
}

}  // namespace

fund_extra fund_extra_of(const std::string& label) {
  static constexpr std::string_view lead = "budget[";
  const auto close = label.find(']');
  if (!label.starts_with(lead) || close == label.npos || close == lead.size() || close > lead.size() + 6) return {};
  std::size_t line = 0;
  for (std::size_t i = lead.size(); i < close; ++i) {
    if (label[i] < '0' || label[i] > '9') return {};
    line = line * 10 + static_cast<std::size_t>(label[i] - '0');
  }
  const auto rest = label.substr(close + 1);
  return {line, rest.starts_with('.') ? rest.substr(1) : rest};
}

bool stands_beside_heading(const subtotal& subtotal, const form& form) {
  if (subtotal.weight.content == content::absent || subtotal.score.content != content::absent ||
      words::points_in(words::key_of(subtotal.label.text)))
    return false;
  return std::any_of(subtotal.rows.begin(), subtotal.rows.end(), [&](std::uint32_t n) {
    return n >= 1 && n <= form.indicators.size() &&
           (form.indicators[n - 1].level1.text == subtotal.label.text ||
            form.indicators[n - 1].level2.text == subtotal.label.text);
  });
}

namespace {

// The header of a column that is no figure of the form, where its own would be read as that of another column.
std::string header_aside(const std::string& header, const std::vector<page_column>& others,
                         words::meaning (*ask)(const words::spelled&)) {
  const lexicon lists;
  const auto meaning_of = [&](const std::string& text) {
    const auto key = words::key_of(text);
    return ask(words::spelled(key, lists.dictionary()));
  };
  const auto own = meaning_of(header);
  const bool taken = own != words::meaning::unknown && own != words::meaning::known_extra &&
                     std::any_of(others.begin(), others.end(),
                                 [&](const page_column& other) { return meaning_of(other.header) == own; });
  return taken ? "（另列）" + header : header;
}

}  // namespace

std::vector<page_column> fund_columns(const form& form) {
  const auto& lines = form.budget;
  const auto& has = form.has;
  std::vector<page_column> all;
  auto label = worded(figures(lines, "", &budget_line::label), 20, role::words);
  label.stretches = true;
  all.push_back(std::move(label));
  const auto add = [&](bool wanted, const char* header, figure budget_line::*part) {
    add_if(all, wanted || any_in(lines, part), figures(lines, header, part));
  };
  add(has.initial_budget, "年初预算数", &budget_line::initial_budget);
  add(has.annual_budget, "全年预算数", &budget_line::annual_budget);
  if (!keeps_arrived(form)) add(has.arrived, "到位数", &budget_line::arrived);
  add(has.executed, "全年执行数", &budget_line::executed);
  add(has.execution_weight, "分值", &budget_line::weight);
  add(has.execution_rate, "执行率", &budget_line::execution_rate);
  add(has.execution_score, "得分", &budget_line::score);
  if (all.size() < 3) all.front().header = "资金来源";  // one amount alone does not say what table it is
  add_if(all, any_in(lines, &budget_line::reason),
         worded(figures(lines, "原因说明", &budget_line::reason), 12, role::words));
  const auto own = all;
  add_fund_extras(all, form);
  for (auto i = own.size(); i < all.size(); ++i) all[i].header = header_aside(all[i].header, own, words::fund_meaning);
  return all;
}

std::vector<page_column> indicator_columns(const form& form) {
  const auto& rows = form.indicators;
  const auto& has = form.has;
  std::vector<page_column> all;
  add_levels(all, form);
  auto name = worded(figures(rows, "三级指标", &indicator::name), 20, role::words);
  name.stretches = true;
  all.push_back(std::move(name));
  add_if(all, any_in(rows, &indicator::sign), worded(figures(rows, "指标性质", &indicator::sign), 8, role::figure));
  add_if(all, has.target || any_in(rows, &indicator::target),
         worded(figures(rows, "年度指标值", &indicator::target), 12, role::figure));
  add_if(all, any_in(rows, &indicator::unit), worded(figures(rows, "度量单位", &indicator::unit), 8, role::figure));
  add_if(all, has.actual || any_in(rows, &indicator::actual),
         worded(figures(rows, "实际完成值", &indicator::actual), 12, role::figure));
  add_if(all, has.weight || any_in(rows, &indicator::weight),
         worded(merging(figures(rows, "分值", &indicator::weight), rows, &indicator::weight), 7, role::figure));
  add_if(all, has.score || any_in(rows, &indicator::score),
         worded(merging(figures(rows, "得分", &indicator::score), rows, &indicator::score), 9, role::figure));
  add_if(all, has.reason || any_in(rows, &indicator::reason), reasons(rows));
  const auto own = all;
  add_extras(all, form);
  for (auto i = own.size(); i < all.size(); ++i)
    all[i].header = header_aside(all[i].header, own, words::indicator_meaning);
  return all;
}

}  // namespace v0
}  // namespace perfeval
