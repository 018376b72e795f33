#include "recognise/titles.hpp"

#include "recognise/labels.hpp"

#include <algorithm>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace {

const laid_cell* only_cell(const laid_row& row) {
  const auto& filled = row.filled;
  return filled.size() == 1 ? filled.front() : nullptr;
}

// （2023年度） and 单位：万元, in one cell.
void set_year_beside_money(draft& d, const laid_cell& cell) {
  for (const auto part : parts_of(cell.text())) {
    const auto key = words::key_of(part);
    if (d.own_year || !words::is_year_line(key)) continue;
    d.made.year = words::year_in(key);
    d.made.year_cell = cell_of(&cell);
    d.own_year = true;
  }
}

}  // namespace

bool set_year(draft& d, const laid_cell& value) {
  const auto year = words::year_in(value.key);
  if (!year) return false;
  d.made.year = year;
  d.made.year_cell = cell_of(&value);
  d.own_year = true;
  return true;
}

bool set_money(draft& d, std::string_view key) { return declare_money(d, words::money_in(key, d.made.own_units)); }

namespace {

// A title in several lines, too long for one name: …专项 / 中央预算内投资计划绩效目标表 / （…项目）. The line of it
// that is a title; empty if none is.
std::string title_line(const laid_cell& cell) {
  constexpr std::size_t longest_name = 180;  // of which words are looked up
  if (cell.key.size() <= longest_name || cell.text().find('\n') == std::string::npos) return "";
  for (const auto part : parts_of(cell.text()))
    if (auto key = words::key_of(part); words::is_title({key, *cell.dictionary})) return key;
  return "";
}

}  // namespace

bool is_title_row(const laid_row& row) {
  const auto* cell = only_cell(row);
  return cell != nullptr && (words::is_title(*cell) || !title_line(*cell).empty());
}

bool is_heading_of_another(const laid_row& row) {
  const auto* cell = only_cell(row);
  return cell != nullptr && cell->key.size() <= 120 && cell->key.find("绩效") != cell->key.npos &&
         cell->key.find(':') == cell->key.npos && !words::is_title(*cell);
}

bool is_other_title_row(const laid_row& row) {
  const auto* cell = only_cell(row);
  return cell != nullptr && words::is_other_title(*cell);
}

namespace {

// 万元, alone at the right end of the head.
bool is_unit_of_money(const laid_cell& cell) {
  return cell.key == "元" || cell.key == "万元" || cell.key == "亿元" || cell.key == "千元";
}

// 部门整体支出绩效评价指标体系: no title of a form, but it says whose it is.
bool names_department_table(const laid_row& row) {
  return row.filled.size() == 1 && row.filled.front()->key.size() <= 90 &&
         words::kind_of_title(*row.filled.front()) == form_kind::department;
}

// What stands above the first word of a form holds for those below it too.
void note_heading(draft& d) {
  if (d.only_titled()) d.above = heading_of(d.made);
}

}  // namespace

bool take_heading(draft& draft, const laid_row& row) {
  const auto& filled = row.filled;
  if (is_title_row(row)) {
    draft.made.title = cell_of(filled.front());
    const auto line = title_line(*filled.front());
    draft.made.kind = line.empty() ? words::kind_of_title(*filled.front())
                                   : words::kind_of_title({line, *filled.front()->dictionary});
    draft.own_title = true;
    set_money(draft, filled.front()->key);
    if (const auto year = words::year_in(filled.front()->key)) {
      draft.made.year = year;
      draft.own_year = true;
    }
    note_heading(draft);
    return true;
  }
  const auto years =
      std::count_if(filled.begin(), filled.end(), [](const laid_cell* cell) { return words::is_year_line(cell->key); });
  if (years > 1) return false;  // 2025年 | 2026年 | 2027年
  const bool untitled = draft.made.title.empty() || (row.table != 0 && !has_title_in_table(draft));
  if (untitled && draft.made.kind == form_kind::project && names_department_table(row))
    draft.made.kind = form_kind::department;
  bool all = !filled.empty();
  for (const auto* cell : filled) {
    const bool watched = cell->key.starts_with("监控") || cell->key.starts_with("跟踪");
    const bool period = !draft.own_year && filled.size() <= 2 && (cell == filled.front() || watched);
    if (words::is_year_line(cell->key) || (period && words::is_period_line(cell->key))) {
      set_year(draft, *cell);
    } else if (!words::money_in(cell->key, draft.made.own_units).empty() && cell->key.size() < 45 &&
               (cell->key.find("单位") != cell->key.npos || cell->key.starts_with("金额:") ||
                cell->key.starts_with("资金:") || is_unit_of_money(*cell))) {
      set_money(draft, cell->key);
      set_year_beside_money(draft, *cell);
    } else {
      all = false;
    }
  }
  note_heading(draft);
  return all;
}

}  // namespace v0
}  // namespace perfeval
