// A form while it is being recognised, and the few ways in which cells become parts of it.
#pragma once

#include "recognise/row.hpp"

#include <perfeval/form/form.hpp>
#include <perfeval/read/form_reading.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

// What a form had before a table of indicators.
struct table_begin {
  std::size_t rows = 0;
  std::size_t subtotals = 0;
};

// What a title and the lines around it say, for every form below that has no title of its own.
struct heading {
  cell title;
  form_kind kind = form_kind::project;
  std::optional<std::int32_t> year;
  cell year_cell;
  std::string money;
};

struct draft {
  form made;
  heading above;
  form_reading reading;
  limits bounds;
  const words::dictionary* dictionary = nullptr;
  words::known_keys* known = nullptr;  // the keys of the document
  place first;                         // where it begins
  bool own_title = false;              // its own, not that of an earlier form of the document
  bool own_year = false;               // said by itself, not above an earlier form of the document
  bool own_money = false;              // declared by itself, not by an earlier form of the document
  bool money_of_funds = false;  // declared by the label of its funds, which stands nearer than a line above the table
  bool has_pairs = false;       // project, department or unit named
  bool has_funds = false;       // a fund table's header, or its total line
  bool has_indicators = false;  // an indicator table's header
  bool has_total = false;       // printed next to the tables or below the indicators
  std::vector<std::pair<std::uint32_t, words::meaning>> pair_columns;  // of the total's amounts next to their labels
  std::optional<std::uint32_t> second_list;         // where amounts next to labels divide the same money once more
  std::vector<std::uint32_t> other_amount_columns;  // of amounts next to labels: of another period, of a list of duties
  std::vector<std::size_t> breakdown_lines;         // in the budget: their amounts have no header yet
  std::vector<budget_line> possible_lines;          // amounts among the funds without a known label
  std::vector<budget_line> lone_amounts;            // before any line of the budget, without a word of it
  bool lone_parts = false;                          // parts of the first of them were among them
  bool several_amounts = false;                     // more than one of them is no part of another
  std::optional<std::uint32_t> year_goal_column;    // 实施期目标 | 年度目标: the second of them
  bool fund_list_open = false;  // under 项目资金 | 年度资金总额 | 金额（万元）: a line for each source
  std::optional<std::uint32_t> rate_column;   // of a header over pairs: 预算执行进度, whose values have no label
  std::optional<std::uint32_t> score_column;  // below 自评得分 in the head, which has no value beside it
  std::string stand_in;          // 合同金额, 项目总预算: taken for the budget until an amount is called so
  bool unknown_amounts = false;  // a row of amounts of the transposed fund table has no known word
  std::size_t loose_lines = 0;   // fund lines outside a table: amounts next to their labels
  bool unread_body = false;      // next to the department: a body under a label that cannot be read
  std::optional<table_begin> longer_period;  // where the indicators of a longer period begin, if a label says so
  std::string longer_label;                  // that label
  bool has_year_table = false;               // an indicator table whose label says nothing of a longer period
  place last_row;                            // of the last indicator: its column is the number of its cells
  bool short_row = false;                    // that row ends before the columns of its header
  bool reason_next = false;                  // the row before was the label of the reason, and nothing else
  bool total_row_seen = false;               // the row below the indicators: what follows is not an indicator

  // Only a title and its surroundings so far: a new title replaces it.
  [[nodiscard]] bool only_titled() const noexcept { return !has_pairs && !has_funds && !has_indicators && !has_total; }
};

/// Not a line of text above the table, which may be about all forms of a document.
inline bool has_title_in_table(const draft& d) { return d.own_title && d.made.title.place.table != 0; }

inline heading heading_of(const form& made) { return {made.title, made.kind, made.year, made.year_cell, made.money}; }

inline void inherit(draft& d, const heading& above) {
  d.above = above;
  d.made.title = above.title;
  d.made.kind = above.kind;
  d.made.year = above.year;
  d.made.year_cell = above.year_cell;
  d.made.money = above.money;
}

/// The form's own first declaration counts; before it, that of an earlier form of the document. Returns whether there
/// was one.
inline bool declare_money(draft& d, std::string_view money) {
  if (money.empty()) return false;
  if (!d.own_money) d.made.money = money;
  d.own_money = true;
  return true;
}

/// A label that ends with its unit of money: 年度资金总额（万元）. That of the funds counts more than 单位：元 above
/// the table.
inline void declare_money_of_labels(draft& d, const laid_row& row) {
  for (const auto& cell : row.cells) {
    if ((!cell.key.ends_with("元)") && !cell.key.ends_with("元):")) || cell.key.size() > 60) continue;
    const auto money = words::money_in(cell.key, d.made.own_units);
    if (!d.money_of_funds && !money.empty() && words::fund_meaning(cell) == words::meaning::section) {
      d.money_of_funds = true;
      d.own_money = false;
    }
    declare_money(d, money);
  }
}

inline void report(draft& d, trouble_kind kind, const place& place, std::string found, std::string expected) {
  d.made.troubles.push_back({kind, in_words(place), std::move(found), std::move(expected)});
}

/// Said once: the last row ends early. The column of its place is the number of its cells.
inline void report_cut(draft& d, const place& place) {
  for (const trouble& one : d.made.troubles)
    if (one.kind == trouble_kind::cut_off) return;
  report(d, trouble_kind::cut_off, place, "a row of " + std::to_string(place.column) + " cells, and no total after it",
         "the rest of the row and of the form: is the document complete?");
}

/// A column with more than one reading: for the audit as for those who read the troubles.
inline void report_unclear(draft& d, column_question question, const place& place,
                           const std::vector<std::string>& headers, std::string expected) {
  std::string names, listed;
  for (const auto& header : headers) {
    names += (names.empty() ? "" : ", ") + header;
    listed += (listed.empty() ? "" : "、") + header;
  }
  d.made.unclear_columns.push_back({question, read_cell(listed, place)});
  report(d, trouble_kind::column_unclear, place, std::move(names), std::move(expected));
}

/// 到位数: funds that have arrived. They are also kept among the extras, under the header of their column.
inline bool is_arrived(std::string_view name) {
  return (name.find("到位") != name.npos || name.find("到账") != name.npos) && name.find("率") == name.npos;
}

inline void keep(draft& d, std::string label, const laid_cell& value) {
  d.made.extras.push_back({std::move(label), cell_of(&value)});
}

inline void keep(draft& d, std::string label, const cell& value) { d.made.extras.push_back({std::move(label), value}); }

// The points at the end of a row below 自评得分 of the head; nullptr if there are none.
inline const laid_cell* score_at_end(const draft& d, const laid_row& row) {
  if (!d.score_column || row.filled.empty()) return nullptr;
  const auto* last = row.filled.back();
  const bool below = row.lines_up ? last->column == *d.score_column : last == &row.cells.back();
  return below && last->is_figure && !last->key.ends_with('%') ? last : nullptr;
}

// A figure of a number column; absent for nullptr.
inline figure figure_of(const laid_cell* laid, column column, std::string_view money, const limits& bounds,
                        std::span<const own_unit> own = {}) {
  if (laid == nullptr) return {};
  figure made = read_figure(laid->text(), column, money, laid->place, bounds, own);
  made.stored = laid->source->stored;
  return made;
}

}  // namespace v0
}  // namespace perfeval
