// The recogniser's walk: rows in reading order, each given to the part of a form that knows its words; where a form
// begins and ends.
#include <perfeval/read/form.hpp>

#include <perfeval/detail/poll.hpp>

#include "recognise/completeness.hpp"
#include "recognise/draft.hpp"
#include "recognise/form_rows.hpp"
#include "recognise/fund_header.hpp"
#include "recognise/fund_lines.hpp"
#include "recognise/fund_pairs.hpp"
#include "recognise/funds.hpp"
#include "recognise/goals.hpp"
#include "recognise/head.hpp"
#include "recognise/indicator_header.hpp"
#include "recognise/indicators.hpp"
#include "recognise/labels.hpp"
#include "recognise/lone_amounts.hpp"
#include "recognise/management.hpp"
#include "recognise/periods.hpp"
#include "recognise/points_rule.hpp"
#include "recognise/project_list.hpp"
#include "recognise/record.hpp"
#include "recognise/side_by_side.hpp"
#include "recognise/tail.hpp"
#include "recognise/task_money.hpp"
#include "recognise/titles.hpp"
#include "recognise/transposed_funds.hpp"
#include "recognise/turned_table.hpp"
#include "tables/time_limit.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

enum class section { head, funds, transposed_funds, goals, indicators, management, results, aside, accounts };

class walk {
 public:
  walk(const limits& bounds, const lexicon& words) : bounds_(bounds), words_(words), known_(words.dictionary()) {
    start({});
  }

  void take(const table& table) {
    auto laid = std::make_shared<laid_table>(table, bounds_, known_);
    if (laid->has_blank_columns() && has_any_header(laid->rows())) laid->close_up();
    in_hand_ = std::move(laid);
    const auto rows = in_hand_->rows();
    used_ = false;
    form_end_ = 0;
    band_header_ = {};
    if (section_ == section::accounts) section_ = section::head;
    if (starts_new_form(rows)) start_in_table(table.number, rows);
    if (!draft_.first.known()) draft_.first = {table.number, 1, 0};
    for (const auto& line : table.before) take_line(line, rows);
    for (std::size_t i = 0; i < rows.size();) {
      detail::poll();
      const auto taken = rows.subspan(i, take_row(rows, i));
      for (const auto& row : taken)
        if (row.hides) say_hidden(row);
      if (table.hides_columns) say_hidden_columns(table.number);
      i += taken.size();
    }
    if (!used_)
      result_.skipped.push_back({table.number, section_ == section::accounts
                                                   ? "a table of the budget or of the final accounts"
                                                   : why_skipped(rows)});
    for (const auto& row : table.rows)
      for (const auto& cell : row.cells)
        for (const auto& inner : cell.tables) take(inner);
  }

  void end_form() {
    settle_lone_amounts(draft_);
    if (is_form(draft_)) {
      settle_head(draft_);
      settle_funds(draft_);
      leave_longer_period(draft_);
      settle_indicators(draft_);
      settle_reading(draft_);
      if (short_row_ && !draft_.has_total)
        report(draft_, trouble_kind::cut_off, last_,
               "a row of " + std::to_string(last_.column) + " cells, and no total after it",
               "the rest of the row and of the form: is the document complete?");
      keep();
    } else if (parts_found(draft_) > nearest_) {
      nearest_ = parts_found(draft_);
      result_.nearest = draft_.made.title.text.empty() ? draft_.made.project.text : draft_.made.title.text;
      result_.nearest += (result_.nearest.empty() ? "" : ", ") + in_words(draft_.first);
      result_.lacks = lacking(draft_);
    }
    draft_ = blank_draft();
    short_row_ = false;
  }

  void note(trouble found) { result_.troubles.push_back(std::move(found)); }

  recognition finish() {
    for (std::size_t i = 0; i < result_.forms.size(); ++i) result_.forms[i].index = static_cast<std::uint32_t>(i + 1);
    return std::move(result_);
  }

 private:
  // The draft becomes a form of the document.
  void keep() {
    if (result_.forms.size() < bounds_.forms) {
      auto& rows = draft_.made.indicators;  // a form may be kept for long, and a row takes 1.4 kB
      if (rows.capacity() >= 2 * rows.size()) rows.shrink_to_fit();
      result_.forms.push_back(std::move(draft_.made));
      result_.readings.push_back(std::move(draft_.reading));
    } else if (!full_) {
      full_ = true;
      note({trouble_kind::limit_exceeded, in_words(draft_.first),
            "more than " + std::to_string(bounds_.forms) + " forms",
            "at most " + std::to_string(bounds_.forms) + " (limits.forms); the rest was left out"});
    }
  }

  // A table after a complete form begins the next one if it names a project, or has its own title or header.
  bool starts_new_form(std::span<const laid_row> rows) const {
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
  [[nodiscard]] bool goes_on_with_rows(std::span<const laid_row> rows) const {
    constexpr std::size_t fewest = 4;
    if (section_ != section::indicators || draft_.total_row_seen || rows.empty()) return false;
    const auto& first = rows.front();
    if (first.filled.size() < fewest) return false;
    return is_indicator_header(first) ||
           (!is_fund_header(first) && std::none_of(first.filled.begin(), first.filled.end(),
                                                   [](const laid_cell* cell) { return begins_with_label(*cell); }));
  }

  [[nodiscard]] draft blank_draft() {
    draft made;
    made.bounds = bounds_;
    made.dictionary = &words_.dictionary();
    made.known = &known_;
    made.made.own_units = words_.units();
    return made;
  }

  void start(const place& place) {
    draft next = blank_draft();
    next.first = place;
    if (!draft_.only_titled()) {  // one title over several forms
      inherit(next, draft_.above);
      end_form();
    }
    draft_ = std::move(next);
    table_ = {};
    funds_ = {};
    tasks_ = {};
    section_ = section::head;
  }

  // A heading of its own, though none that is known: the title above the form before is not its title.
  void start_in_table(std::uint32_t number, std::span<const laid_row> rows) {
    start({number, 1, 0});
    if (rows.empty() || !is_heading_of_another(rows.front())) return;
    draft_.above.title = {};
    draft_.above.kind = form_kind::project;
    inherit(draft_, draft_.above);
  }

  // The next form below the same header, whose words of money and year hold for it too.
  void start_below_header(const laid_row& row) {
    draft_.above = heading_of(draft_.made);
    start({row.table, row.number, 0});
  }

  // Other figures of a department, which are no part of a form: 基础数据表. What follows is passed over, up to a title.
  void start_aside(const laid_row& row) {
    start({row.table, row.number, 0});
    document_year_ = words::year_in(row.filled.front()->key);  // for a form whose title says none
    section_ = section::aside;
  }

  [[nodiscard]] bool is_aside() const { return section_ == section::aside || section_ == section::accounts; }

  // A table of accounts is no part of a form: it is passed over, up to its end or to a title.
  [[nodiscard]] bool begins_accounts(std::span<const laid_row> rows) const {
    const auto& row = rows[0];
    if (section_ == section::accounts || !(is_account_title_row(row) || is_account_header(row))) return false;
    const bool has_begun = draft_.has_pairs && !draft_.has_indicators && section_ != section::results;
    const bool inside = has_begun && !heads_table(rows);  // 支出明细表, of a form
    return !inside && holds_accounts(rows.subspan(1));
  }

  // A form that has its indicators has ended; one without may go on after it.
  void start_accounts() {
    if (draft_.has_indicators) {
      end_form();
      table_ = {};
      funds_ = {};
      tasks_ = {};
    }
    section_ = section::accounts;
  }

  [[nodiscard]] bool heads_table(std::span<const laid_row> rows) const {
    const auto all = in_hand_->rows();
    return std::none_of(all.begin(), all.begin() + (rows.data() - all.data()),
                        [](const laid_row& row) { return row.filled.size() > 1; });
  }

  void start_titled(const laid_row& row) {
    if (!draft_.only_titled()) {
      end_form();
      draft_ = blank_draft();
      table_ = {};
      funds_ = {};
    }
    if (!draft_.own_year) draft_.made.year = document_year_;
    if (!draft_.own_money) draft_.made.money.clear();
    draft_.first = {row.table, row.number, 0};
    section_ = section::head;
    take_heading(draft_, row);
  }

  // A line of text outside the tables counts as a row of one cell, for titles, years, units and 项目名称：….
  void take_line(const std::string& line, std::span<const laid_row> below) {
    table_cell cell;
    cell.text = line;
    table alone;
    alone.rows.push_back({{cell}});
    const laid_table laid(alone, bounds_, known_);
    const auto& row = laid.rows().front();
    if (is_other_title_row(row)) return start_aside(row);
    if (is_account_title_row(row) && holds_accounts(below)) return start_accounts();
    if (is_aside() && !is_title_row(row)) return;
    if (is_title_row(row) && goes_on(draft_, row, below)) return;
    if (is_title_row(row) && begins_form(draft_, row, below)) return start_titled(row);
    if (section_ == section::head && !take_heading(draft_, row) && line.size() < 400) take_pairs(draft_, row);
    if (draft_.only_titled() && !draft_.own_title && draft_.own_year) document_year_ = draft_.made.year;
  }

  // Takes the row at `i`, or a header of two rows; returns how many.
  std::size_t take_row(std::span<const laid_row> rows, std::size_t i) {
    const auto& row = rows[i];
    from_here_ = rows.subspan(i);
    if (row.filled.empty()) return take_blank(row), 1;
    if (row.filled.size() == 1) keep_rule_of_execution(draft_, *row.filled.front());
    if (is_numbering_row(row)) return mark();
    if (is_other_title_row(row)) return start_aside(row), 1;
    if (begins_accounts(rows.subspan(i))) return start_accounts(), 1;
    if (is_aside() && !is_title_row(row)) return 1;
    if (is_title_row(row) && goes_on(draft_, row, rows.subspan(i + 1))) return mark();
    if (is_title_row(row)) return begins_form(draft_, row, rows.subspan(i + 1)) ? start_titled(row) : void(), mark();
    if (heads_results(draft_, rows.subspan(i)) || heads_more_results(rows.subspan(i)))
      return start_results(rows.subspan(i));
    if (section_ == section::head && draft_.made.project.empty() && heads_values(rows.subspan(i)))
      return take_values_below(draft_, row, rows[i + 1]), mark(2);
    if (!draft_.has_funds && section_ != section::indicators && is_split_fund_header(rows.subspan(i)))
      return start_funds(rows, i);
    if (const auto turned = turned_rows(rows.subspan(i)); turned > 0) return take_turned(rows.subspan(i, turned));
    if (heads_two_tables(rows.subspan(i))) return take_halves(halves_of(rows.subspan(i)));
    if (is_indicator_header(row) || is_split_indicator_header(rows.subspan(i))) return start_indicators(rows, i);
    if (draft_.has_funds ? divides_total(draft_, rows.subspan(i)) : is_fund_line_header(rows.subspan(i)))
      return start_transposed_funds(rows.subspan(i));
    if (is_fund_header(row) || is_fund_header_of_periods(rows.subspan(i)) ||
        is_fund_header_of_years(rows.subspan(i), draft_.made.year)) {
      const bool named = i > 0 && names_uses_below(rows[i - 1]);
      if (const auto uses = has_whole_budget(draft_) ? rows_of_uses(rows.subspan(i), named) : 0; uses > 0)
        return leave_uses(rows.subspan(i), uses);
      if (!inside_indicators(row)) return are_above_pairs(rows.subspan(i)) ? start_pairs(row) : start_funds(rows, i);
    }
    if (is_goal_header(row) || heads_goals(rows.subspan(i)))
      return record_goal_columns(draft_, row), take_goal_points(row), start_under(row, section::goals);
    if (section_ != section::goals && is_above_header(rows.subspan(i))) return mark();
    if (section_ == section::indicators && is_caption(rows.subspan(i))) return mark();
    if (is_management_header(rows.subspan(i))) return start_under(row, section::management);
    if (!draft_.has_indicators && draft_.own_title && is_worn_indicator_header(rows.subspan(i)))
      return start_indicators(rows, i);
    if (is_project_band(rows.subspan(i))) return start_project_of_band(rows, i);
    if (starts_anew(row) || is_above_next_head(rows.subspan(i)) || heads_body_of_next(draft_, rows.subspan(i)))
      start({row.table, row.number, 0});
    if (take_in_section(row) || take_anywhere(row)) return mark();
    return 1;
  }

  void say_hidden(const laid_row& row) {
    if (hides_rows(draft_.made)) return;
    report(draft_, trouble_kind::hidden_cells, {row.table, row.number, 0}, "a hidden figure in this row or next to it",
           "shown, to be read; no sum of this form is judged");
  }

  // Of the form in hand, which may have begun in this table.
  void say_hidden_columns(std::uint32_t number) {
    if (!draft_.only_titled() && !hides_parts(draft_.made))
      report(draft_, trouble_kind::hidden_columns, {number, 0, 0}, "hidden columns with text",
             "shown, to be read; nothing is said to be missing from this form");
  }

  // The current table yielded something; the number of rows taken.
  std::size_t mark(std::size_t taken = 1) {
    used_ = true;
    return taken;
  }

  bool inside_indicators(const laid_row& row) const {
    return section_ == section::indicators && !draft_.total_row_seen && row.filled.size() < 3;
  }

  bool starts_anew(const laid_row& row) const {
    const bool had_head = !draft_.made.project.empty() && (draft_.has_funds || draft_.has_indicators);
    return (had_head || draft_.total_row_seen) && names_project(row);
  }

  // 项目名称：道路维修 | 预算数：60 between the header and its rows, or below 小计 of the project before: the header is
  // that of all projects.
  bool is_project_band(std::span<const laid_row> rows) const {
    const auto& row = rows[0];
    if (section_ != section::indicators || list_.is_list() || band_header_.columns().empty() || rows.size() < 2)
      return false;
    const bool after_rows = draft_.total_row_seen || indicator_table::ends_with_subtotal(draft_);
    if ((!draft_.made.indicators.empty() && !after_rows) || !begins_with_project(row)) return false;
    if (draft_.made.indicators.empty() && !draft_.made.project.empty()) return false;  // a part of it
    const auto& next = rows[1];
    return next.has_figure && next.filled.size() >= 4 && !begins_with_project(next) && !is_indicator_header(next);
  }

  // The project of a band: what the head says of the unit holds for all of them.
  std::size_t start_project_of_band(std::span<const laid_row> rows, std::size_t i) {
    const auto& row = rows[i];
    if (!draft_.made.project.empty()) {
      auto department = draft_.made.department;
      auto unit = draft_.made.unit;
      start_below_header(row);
      draft_.made.department = std::move(department);
      draft_.made.unit = std::move(unit);
    }
    section_ = section::head;
    const bool had_indicators = std::exchange(draft_.has_indicators, false);
    take_pairs(draft_, row);
    take_fund_pairs(draft_, row);
    if (!had_indicators) table_ = indicator_table(draft_, band_header_, rows.subspan(i + 1), false);
    draft_.has_indicators = true;
    section_ = section::indicators;
    return mark();
  }

  // 填报单位：某局 | 单位：万元, or （2023年度）, over the name of the next project.
  bool is_above_next_head(std::span<const laid_row> rows) const {
    const auto& filled = rows[0].filled;
    if (section_ != section::indicators || filled.size() > 3 || rows.size() < 2 || !starts_anew(rows[1])) return false;
    return std::any_of(filled.begin(), filled.end(), [](const laid_cell* cell) {
      return begins_with_label(*cell) || words::is_year_line(cell->key);
    });
  }

  // Those of the same form. Where it ends is looked up once, however often the header comes again.
  std::span<const laid_row> rows_below(std::span<const laid_row> rows, std::size_t begin) {
    if (rows.data() != in_hand_->rows().data()) return rows_of_form(rows.subspan(begin));  // a turned table
    if (form_end_ < begin) form_end_ = begin + rows_of_form(rows.subspan(begin)).size();
    return rows.subspan(begin, form_end_ - begin);
  }

  std::size_t start_indicators(std::span<const laid_row> rows, std::size_t i) {
    const auto by_words = header_rows(rows.subspan(i), words::indicator_meaning, continues_indicator_header);
    const bool of_two = !is_indicator_header(rows[i]) && is_split_indicator_header(rows.subspan(i));
    const auto count = of_two ? std::max<std::size_t>(by_words, 2) : by_words;
    const auto header = rows.subspan(i, count);
    const auto below = rows_below(rows, i + count);
    draft_.pair_columns.clear();  // no line of the budget is below them
    if (begins_indicators_of_year(draft_, header)) table_ = {};
    if (!table_.empty() && !draft_.total_row_seen) {
      table_.repeat(header, below);
    } else {
      perfeval::header columns(header, words::indicator_meaning);
      list_ = project_list(columns, in_hand_);
      if (count == 1 && i > 0 && is_above_header(rows.subspan(i - 1)))
        columns.fill_blanks(rows[i - 1], rows[i], words::indicator_meaning);
      name_score_column(columns, rows[i]);
      name_worn_label(columns);
      band_header_ = columns;
      if (!list_.is_list()) tasks_ = task_money(draft_, columns);
      table_ = indicator_table(draft_, std::move(columns), below, in_hand_->marks_blanks() && !rows[i].lines_up,
                               list_.is_list());
    }
    const auto& first = rows[i].cells.front();  // 产出指标（50分） | 目标值 | 完成值
    const auto named = words::category_of(first);
    if (count == 1 && !first.from_above && named != category::other && named != category::unknown)
      table_.open_heading_of_header(draft_, first);
    section_ = section::indicators;
    return mark(count);
  }

  // 预期目标 | 目标实际完成情况 | 20, below 自评得分 in the head: the points of the goals are a part of the total.
  void take_goal_points(const laid_row& row) {
    const auto* last = score_at_end(draft_, row);
    if (last == nullptr) return;
    subtotal points;
    points.label = cell_of(row.filled.front());
    points.score = figure_of(last, column::score, "", bounds_);
    draft_.made.subtotals.push_back(std::move(points));
  }

  // A first word that cannot be read, in a header without another one for the names: the label of the table.
  static void name_worn_label(header& columns) {
    const auto& all = columns.columns();
    const auto names = [](const header_column& c) {
      return is_level(c.meaning) || c.meaning == words::meaning::section;
    };
    if (!all.empty() && all.front().meaning == words::meaning::unknown && std::none_of(all.begin(), all.end(), names))
      columns.set_meaning(0, words::meaning::section);
  }

  // 50 over the scores of the indicators, below 自评得分 in the head.
  void name_score_column(header& columns, const laid_row& row) const {
    const auto* last = score_at_end(draft_, row);
    if (last == nullptr || columns.has(words::meaning::score)) return;
    const auto& all = columns.columns();
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].key == last->key && i + 1 == all.size()) columns.set_meaning(i, words::meaning::score);
  }

  // The rows of the left table, then those of the right one.
  std::size_t take_halves(const side_by_side& halves) {
    for (const auto* half : {&halves.left, &halves.right}) {
      header columns(half->header, words::indicator_meaning);
      columns.set_meaning(0, words::meaning::name);
      table_ = indicator_table(draft_, std::move(columns), half->rows, false);
      table_.open_heading(draft_, half->header.front().cells.front());
      for (const auto& row : half->rows) table_.take(draft_, row);
    }
    list_ = {};
    section_ = section::indicators;
    return mark(halves.rows);
  }

  // Its columns, as the rows of a table that stands upright.
  std::size_t take_turned(std::span<const laid_row> rows) {
    turned_ = std::make_unique<const turned_table>(rows);
    const auto upright = turned_->rows();
    for (auto i = start_indicators(upright, 0); i < upright.size(); ++i) take_indicator_row(upright[i]);
    return mark(rows.size());
  }

  std::size_t start_funds(std::span<const laid_row> rows, std::size_t i) {
    const auto by_words = header_rows(rows.subspan(i), words::fund_meaning, continues_fund_header);
    const bool of_two = is_fund_header_by_year(rows.subspan(i)) || is_split_fund_header(rows.subspan(i));
    const auto count = of_two ? std::max<std::size_t>(by_words, 2) : by_words;
    auto end = i + count;
    while (end < rows.size() && !is_title_row(rows[end]) && !is_indicator_header(rows[end]) &&
           !is_goal_header(rows[end]))
      ++end;
    funds_ = fund_table(draft_, rows.subspan(i, count), rows.subspan(i + count, end - i - count));
    take_pair_before_funds(draft_, rows[i]);
    section_ = section::funds;
    return mark(count);
  }

  // Rows of indicators with figures are none: the last row of a page.
  bool is_above_header(std::span<const laid_row> rows) const {
    const auto has_number = [](const laid_cell* cell) { return words::holds_digit(cell->key); };
    const auto& filled = rows[0].filled;
    if (section_ == section::indicators &&
        (rows[0].has_figure || std::any_of(filled.begin(), filled.end(), has_number)))
      return false;
    return is_above_indicators(rows);
  }

  // 预算安排情况 | 资金执行情况 | 预算执行进度, over 预算数： | 46 | 执行数： | 41.4 | 90%.
  std::size_t start_pairs(const laid_row& row) {
    declare_money_of_labels(draft_, row);
    for (const auto* cell : row.filled)
      if (words::fund_meaning(*cell) == words::meaning::execution_rate) draft_.rate_column = cell->column;
    section_ = section::head;
    return mark();
  }

  // The same money once more, by its uses.
  std::size_t leave_uses(std::span<const laid_row> rows, std::size_t uses) {
    const auto taken = rows.first(std::min(uses, rows.size()));
    for (const auto& row : taken)
      for (const auto* cell : row.filled)
        if (cell->is_figure) perfeval::keep(draft_, std::string(row.filled.front()->key), *cell);
    section_ = section::head;
    return mark(taken.size());
  }

  std::size_t start_transposed_funds(std::span<const laid_row> rows) {
    transposed_funds_ = transposed_funds(draft_, rows);
    section_ = section::transposed_funds;
    return mark(fund_line_header_rows(rows));
  }

  [[nodiscard]] bool heads_more_results(std::span<const laid_row> rows) const {
    return section_ == section::results && is_result_list_header(rows);
  }

  std::size_t start_results(std::span<const laid_row> rows) {
    const auto count = result_list_header_rows(rows);
    auto list = project_list::of_results(rows.first(count), in_hand_);
    if (section_ != section::results || !list_.has_header_of(list)) list_ = std::move(list);
    section_ = section::results;
    return mark(count);
  }

  // Each row is a form; 合计 is of none.
  bool take_result(const laid_row& row) {
    if (words::is_total(*row.filled.front()) || !row.has_figure) return true;
    if (!list_.begins_project(row)) return false;
    if (!draft_.made.project.empty()) start_below_header(row);
    section_ = section::results;
    list_.take(draft_, row);
    return true;
  }

  // The header applies to rows of later tables too, so its table is kept.
  std::size_t start_under(const laid_row& row, section table) {
    header_row_ = row;
    header_table_ = in_hand_;
    section_ = table;
    return mark();
  }

  void take_blank(const laid_row& row) {
    if (section_ == section::indicators && !draft_.total_row_seen && row.lines_up && !row.cells.empty())
      used_ |= table_.take(draft_, row);
  }

  bool take_in_section(const laid_row& row) {
    switch (section_) {
      case section::funds:
        if (begins_other_table(row) || ends_funds(row)) return section_ = section::head, false;
        if (is_total_of_form(draft_, row)) return section_ = section::indicators, take_indicator_row(row);
        take_pair_before_funds(draft_, row);
        return funds_.take(draft_, row);
      case section::transposed_funds:
        return transposed_funds_.take(draft_, row);
      case section::goals:
        if (begins_other_part(header_row_, row)) return section_ = section::head, false;
        return take_goals(draft_, header_row_, row);
      case section::management:
        return take_management(draft_, header_row_, row);
      case section::indicators:
        return !is_tail(row, table_) && take_indicator_row(row);
      case section::results:
        return take_result(row);
      case section::head:
      case section::aside:
      case section::accounts:
        return false;
    }
    return false;
  }

  bool take_indicator_row(const laid_row& row) {
    if (draft_.total_row_seen && !words::is_total(*row.filled.front())) return table_.doubts_total(draft_, row);
    if (list_.is_list() && !words::is_total(*row.filled.front())) take_project(row);
    tasks_.take(draft_, row);
    if (!table_.take(draft_, row)) return false;
    short_row_ = table_.is_short(row);
    last_ = {row.table, row.number, static_cast<std::uint32_t>(row.cells.size())};
    return true;
  }

  // The next project of a list is the next form, under the same header.
  void take_project(const laid_row& row) {
    if (!list_.begins_project(row)) return;
    if (!draft_.made.indicators.empty()) {
      start_below_header(row);
      table_ = indicator_table(draft_, list_.columns(), from_here_, false, true);
      section_ = section::indicators;
    }
    list_.take(draft_, row);
  }

  // 四、未完成原因及改进措施 over the whole width, and the reason below it.
  bool take_reason_below(const laid_row& row) {
    const bool alone = row.filled.size() == 1;
    const bool below =
        std::exchange(reason_next_, alone && draft_.has_indicators &&
                                        words::label_of(*row.filled.front()) == words::label::common_reason);
    if (!below || !alone || reason_next_ || !draft_.made.common_reason.empty()) return reason_next_;
    draft_.made.common_reason = cell_of(row.filled.front());
    return true;
  }

  bool take_anywhere(const laid_row& row) {
    if (take_reason_below(row)) return true;
    if (begins_list_of_duties(draft_, row) || begins_lists_of_money(draft_, row)) return true;
    if (section_ != section::indicators) declare_money_of_labels(draft_, row);
    if (take_heading(draft_, row)) return true;
    const bool among_rows = section_ == section::indicators && !draft_.total_row_seen;
    if (!among_rows && take_single_goal(draft_, row)) return true;
    if (section_ != section::goals && take_fund_pairs(draft_, row)) return take_bodies(draft_, row), true;
    return take_pairs(draft_, row);
  }

  static std::string why_skipped(std::span<const laid_row> rows) {
    if (rows.empty()) return "an empty table";
    return "no word of a form's headers or labels in " + std::to_string(rows.size()) +
           (rows.size() == 1 ? " row" : " rows");
  }

  limits bounds_;
  const lexicon& words_;
  words::known_keys known_;
  recognition result_;
  draft draft_;
  fund_table funds_;
  transposed_funds transposed_funds_;
  indicator_table table_;
  project_list list_;
  task_money tasks_;
  std::unique_ptr<const turned_table> turned_;
  header band_header_;  // of the indicators, for the projects whose names are rows below it
  std::shared_ptr<const laid_table> in_hand_;
  std::span<const laid_row> from_here_;  // the rows from the current one on
  laid_row header_row_;                  // of the goals or of the current management table
  std::shared_ptr<const laid_table> header_table_;
  section section_ = section::head;
  std::size_t form_end_ = 0;                   // the row of the table in hand in which the next form begins
  std::optional<std::int32_t> document_year_;  // of a line of text above a title
  place last_;                                 // of the last indicator row
  int nearest_ = 0;
  bool used_ = false;  // whether the current table yielded anything
  bool full_ = false;  // whether there were more forms than may be
  bool short_row_ = false;
  bool reason_next_ = false;  // the row before was the label of the reason, and nothing else
};

}  // namespace

recognition recognise(std::span<const table> tables, const limits& bounds, const lexicon& words) {
  walk through(bounds, words);
  try {
    for (const auto& table : tables) through.take(table);
    through.end_form();
  } catch (const deadline_passed& passed) {  // the forms that were ended are whole
    through.note(time_is_over("the forms", passed));
  }
  return through.finish();
}

}  // namespace v0
}  // namespace perfeval
