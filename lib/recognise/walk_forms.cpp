// Where a form begins and ends.
#include "recognise/form_rows.hpp"
#include "recognise/fund_header.hpp"
#include "recognise/head.hpp"
#include "recognise/indicator_header.hpp"
#include "recognise/labels.hpp"
#include "recognise/titles.hpp"
#include "recognise/walk.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {

// A table after a complete form begins the next one if it names a project, or has its own title or header.
bool walk::starts_new_form(rows_on rows) const {
  if (section_ == section::results) return std::any_of(rows.begin(), rows.end(), is_indicator_header);
  if (draft_.only_titled() || !draft_.has_indicators || goes_on_with_rows(rows)) return false;
  bool funds = false, indicators = false;
  for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 12); ++i) {
    if (is_title_row(rows[i]) && goes_on(draft_, rows[i], rows.subspan(i + 1))) return false;
    if (is_other_title_row(rows[i]) || begins_accounts(rows.subspan(i))) return false;
    const bool of_indicators = is_indicator_header(rows[i]);
    if (is_title_row(rows[i]) || (names_project(rows[i]) && !of_indicators)) return true;
    indicators = indicators || of_indicators;
    funds = funds || (!of_indicators && is_fund_header(rows[i]));
  }
  return (draft_.total_row_seen && indicators) || (!draft_.made.indicators.empty() && funds && draft_.has_funds);
}

// The rows or the header of indicators at the top of a page, in a table that has no total yet.
bool walk::goes_on_with_rows(rows_on rows) const {
  constexpr std::size_t fewest = 4;
  if (section_ != section::indicators || draft_.total_row_seen || rows.empty()) return false;
  const auto& first = rows.front();
  if (first.filled.size() < fewest) return false;
  return is_indicator_header(first) ||
         (!is_fund_header(first) && std::none_of(first.filled.begin(), first.filled.end(),
                                                 [](const laid_cell* cell) { return begins_with_label(*cell); }));
}

bool walk::starts_anew(const laid_row& row) const {
  const bool had_head = !draft_.made.project.empty() && (draft_.has_funds || draft_.has_indicators);
  return (had_head || draft_.total_row_seen) && names_project(row);
}

// 填报单位：某局 | 单位：万元, or （2023年度）, over the name of the next project.
bool walk::is_above_next_head(rows_on rows) const {
  const auto& filled = rows[0].filled;
  if (section_ != section::indicators || filled.size() > 3 || rows.size() < 2 || !starts_anew(rows[1])) return false;
  return std::any_of(filled.begin(), filled.end(),
                     [](const laid_cell* cell) { return begins_with_label(*cell) || words::is_year_line(cell->key); });
}

draft walk::blank_draft() {
  draft made;
  made.bounds = bounds_;
  made.dictionary = &words_.dictionary();
  made.known = &known_;
  made.made.own_units = words_.units();
  return made;
}

void walk::forget_tables() {
  table_ = {};
  funds_ = {};
  tasks_ = {};
}

void walk::start(const place& place) {
  draft next = blank_draft();
  next.first = place;
  if (!draft_.only_titled()) {  // one title over several forms
    inherit(next, draft_.above);
    finished_.add(draft_);
  }
  draft_ = std::move(next);
  forget_tables();
  section_ = section::head;
}

void walk::end_form() {
  finished_.add(draft_);
  draft_ = blank_draft();
}

// A heading of its own, though none that is known: the title above the form before is not its title.
void walk::start_in_table(std::uint32_t number, rows_on rows) {
  start({number, 1, 0});
  if (rows.empty() || !is_heading_of_another(rows.front())) return;
  draft_.above.title = {};
  draft_.above.kind = form_kind::project;
  inherit(draft_, draft_.above);
}

// The next form below the same header, whose words of money and year hold for it too.
void walk::start_below_header(const laid_row& row) {
  draft_.above = heading_of(draft_.made);
  start({row.table, row.number, 0});
}

void walk::start_titled(const laid_row& row) {
  if (!draft_.only_titled()) {
    end_form();
    forget_tables();
  }
  if (!draft_.own_year) draft_.made.year = document_year_;
  if (!draft_.own_money) draft_.made.money.clear();
  draft_.first = {row.table, row.number, 0};
  section_ = section::head;
  take_heading(draft_, row);
}

// Other figures of a department, which are no part of a form: 基础数据表. What follows is passed over, up to a title.
void walk::start_aside(const laid_row& row) {
  start({row.table, row.number, 0});
  document_year_ = words::year_in(row.filled.front()->key);  // for a form whose title says none
  section_ = section::aside;
}

// A table of accounts is no part of a form: it is passed over, up to its end or to a title.
bool walk::begins_accounts(rows_on rows) const {
  const auto& row = rows[0];
  if (section_ == section::accounts || !(is_account_title_row(row) || is_account_header(row))) return false;
  const bool has_begun = draft_.has_pairs && !draft_.has_indicators && section_ != section::results;
  const bool inside = has_begun && !heads_table(rows);  // 支出明细表, of a form
  return !inside && holds_accounts(rows.subspan(1));
}

// A form that has its indicators has ended; one without may go on after it.
void walk::start_accounts() {
  if (draft_.has_indicators) {
    end_form();
    forget_tables();
  }
  section_ = section::accounts;
}

bool walk::heads_table(rows_on rows) const {
  const auto all = in_hand_->rows();
  return std::none_of(all.begin(), all.begin() + (rows.data() - all.data()),
                      [](const laid_row& row) { return row.filled.size() > 1; });
}

}  // namespace v0
}  // namespace perfeval
