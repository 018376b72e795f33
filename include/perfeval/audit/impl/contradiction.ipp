#pragma once

#include <perfeval/audit/contradiction.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/form/heading.hpp>
#include <perfeval/form/impl/builder.ipp>
#include <perfeval/form/statement.hpp>

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::contradictions {

class comparison_of_fields {
 public:
  explicit comparison_of_fields(const form& form) : form_(form) {}

  std::vector<contradiction> found() {
    compare_head();
    compare_columns();
    for (std::uint32_t i = 1; i <= form_.budget.size(); ++i) compare_line(i, form_.budget[i - 1]);
    for (std::uint32_t i = 1; i <= form_.indicators.size(); ++i) compare_row(i, form_.indicators[i - 1]);
    for (std::uint32_t i = 1; i <= form_.subtotals.size(); ++i) compare_subtotal(i, form_.subtotals[i - 1]);
    compare_figure({part::total, 0, item::weight}, form_.total.weight, column::weight);
    compare_figure({part::total, 0, item::score}, form_.total.score, column::score);
    compare_cell({part::total, 0, item::grade}, form_.total.grade);
    return std::move(found_);
  }

 private:
  void say(const field& field, std::string message) {
    found_.push_back({field, path_of(field, form_), std::move(message)});
  }

  void compare_head() {
    constexpr field whole{part::document, 0, item::whole};
    if (form_.index == 0) say(whole, "the index of a form counts from 1, it is 0");
    if (!form_.money.empty() && form_.money != "元" && form_.money != "万元" && form_.money != "亿元" &&
        !is_own_money())
      say(whole, "the unit of the amounts is 元, 万元, 亿元 or not declared, it is \"" + form_.money + "\"");
    if (form_.year && (*form_.year < 1900 || *form_.year > 2200))
      say({part::year, 0, item::whole}, "the year " + std::to_string(*form_.year) + " is outside 1900 to 2200");
    compare_year();
    compare_cell(whole, form_.title);
    compare_cell({part::project, 0, item::whole}, form_.project);
    compare_cell({part::department, 0, item::whole}, form_.department);
    compare_cell({part::unit, 0, item::whole}, form_.unit);
    compare_cell({part::goal, 0, item::target}, form_.goal.target);
    compare_cell({part::goal, 0, item::actual}, form_.goal.actual);
    compare_cell(whole, form_.common_reason);
    for (const extra& one : form_.extras) compare_extra(whole, one.value);
    for (const unclear_column& one : form_.unclear_columns) compare_cell(whole, one.header);
  }

  /// A year of four digits in the year cell is that of the form.
  void compare_year() {
    constexpr field year{part::year, 0, item::whole};
    compare_cell(year, form_.year_cell);
    const std::string& text = form_.year_cell.text;
    bool named = false;
    for (std::size_t i = text.find_first_of(digits); i < text.size(); i = text.find_first_of(digits, i)) {
      const std::size_t end = std::min(text.find_first_not_of(digits, i), text.size());
      if (end - i == 4) {
        if (!form_.year || std::stoi(text.substr(i, 4)) == *form_.year) return;
        named = true;
      }
      i = end;
    }
    if (named) say(year, "the text \"" + text + "\" names another year than " + std::to_string(*form_.year));
  }

  /// A column that the form has is in its table, and only such a column has a name of its own.
  void compare_columns() {
    const auto& lines = form_.budget;
    const auto& rows = form_.indicators;
    const auto& has = form_.has;
    const auto& named = form_.headers;
    compare_column(part::budget, item::initial_budget, has.initial_budget, lines, &budget_line::initial_budget,
                   named.initial_budget);
    compare_column(part::budget, item::annual_budget, has.annual_budget, lines, &budget_line::annual_budget,
                   named.annual_budget);
    compare_column(part::budget, item::executed, has.executed, lines, &budget_line::executed, named.executed);
    compare_column(part::budget, item::execution_rate, has.execution_rate, lines, &budget_line::execution_rate,
                   named.execution_rate);
    compare_column(part::budget, item::weight, has.execution_weight, lines, &budget_line::weight,
                   named.execution_weight);
    compare_column(part::budget, item::score, has.execution_score, lines, &budget_line::score, named.execution_score);
    compare_column(part::indicators, item::weight, has.weight, rows, &indicator::weight, named.weight);
    compare_column(part::indicators, item::score, has.score, rows, &indicator::score, named.score);
    compare_column(part::indicators, item::target, has.target, rows, &indicator::target, named.target);
    compare_column(part::indicators, item::actual, has.actual, rows, &indicator::actual, named.actual);
    compare_column(part::indicators, item::reason, has.reason, rows, &indicator::reason, named.reason);
  }

  template <class Part, class Cell>
  void compare_column(part part, item item, bool has, const std::vector<Part>& parts, Cell Part::*member,
                      const std::string& header) {
    const auto absent = [member](const Part& one) { return (one.*member).content == content::absent; };
    if (has && !parts.empty() && std::all_of(parts.begin(), parts.end(), absent))
      say({part, 0, item}, "the form has the column, and no cell of it");
    if (!has && !header.empty())
      say({part, 0, item}, "the form has no such column, and its name is \"" + header + "\"");
  }

  void compare_line(std::uint32_t i, const budget_line& line) {
    const auto here = [i](item item) { return field{part::budget, i, item}; };
    if (!is_possible_depth(i, line))
      say(here(item::whole), "a total line stands at depth 0, the lines under it at 1 or 2; this " +
                                 std::string(name_of(line.line)) + " at " + std::to_string(line.depth));
    compare_label(here(item::whole), line);
    compare_figure(here(item::initial_budget), line.initial_budget, column::amount, form_.has.initial_budget);
    compare_figure(here(item::annual_budget), line.annual_budget, column::amount, form_.has.annual_budget);
    compare_figure(here(item::executed), line.executed, column::amount, form_.has.executed);
    compare_figure(here(item::execution_rate), line.execution_rate, column::rate, form_.has.execution_rate);
    compare_figure(here(item::weight), line.weight, column::weight, form_.has.execution_weight);
    compare_figure(here(item::score), line.score, column::score, form_.has.execution_score);
    compare_figure(here(item::whole), line.arrived, column::amount, form_.has.arrived);
    compare_cell(here(item::reason), line.reason);
  }

  /// A line before the total, and another sum, may stand at depth 0 too.
  [[nodiscard]] bool is_possible_depth(std::uint32_t i, const budget_line& line) const {
    if (line.line == fund::total) return line.depth == 0;
    if (line.depth > 0 || line.line == fund::line) return line.depth <= 2;
    return std::none_of(form_.budget.begin(), form_.budget.begin() + (i - 1),
                        [](const budget_line& above) { return above.line == fund::total; });
  }

  /// Only where the label is the official one of another line.
  void compare_label(const field& field, const budget_line& line) {
    compare_cell(field, line.label);
    for (const auto& [other, name] : names_of<fund>) {
      const char* official = official_label(other);
      if (other != line.line && official && line.label.text == official)
        say(field, "the label " + line.label.text + " is " + std::string(name) + ", the line " +
                       std::string(name_of(line.line)));
    }
  }

  void compare_row(std::uint32_t i, const indicator& row) {
    const auto here = [i](item item) { return field{part::indicators, i, item}; };
    compare_headings(here(item::whole), row);
    for (const cell* heading : {&row.level1, &row.level2}) compare_cell(here(item::whole), *heading);
    for (const cell* part_of_target : {&row.sign, &row.unit}) compare_cell(here(item::target), *part_of_target);
    for (const extra& one : row.extras) compare_extra(here(item::whole), one.value);
    compare_cell(here(item::name), row.name);
    compare_cell(here(item::target), row.target, form_.has.target);
    compare_cell(here(item::actual), row.actual, form_.has.actual);
    compare_cell(here(item::reason), row.reason, form_.has.reason);
    compare_statement(here(item::target), row.target, row.wanted);
    compare_statement(here(item::actual), row.actual, row.found);
    compare_figure(here(item::weight), row.weight, column::weight, form_.has.weight);
    compare_figure(here(item::score), row.score, column::score, form_.has.score);
    if (i > 1) return;
    if (row.weight.merged) say(here(item::weight), "the first row cannot continue a merged cell");
    if (row.score.merged) say(here(item::score), "the first row cannot continue a merged cell");
    if (row.under_weighted_parent) say(here(item::whole), "the first row cannot stand under a parent");
  }

  /// Only where the official words name one: a heading of another scheme may have been given a category by hand.
  void compare_headings(const field& field, const indicator& row) {
    const category named = heading_category(row.level1.text);
    if (is_official(named) && named != row.category)
      say(field, "the heading " + row.level1.text + " is " + std::string(name_of(named)) + ", the category " +
                     std::string(name_of(row.category)));
    const kind known = heading_kind(row.level2.text, category::unknown);
    if (known != kind::unknown && known != kind::other && known != row.kind)
      say(field, "the heading " + row.level2.text + " is " + std::string(name_of(known)) + ", the kind " +
                     std::string(name_of(row.kind)));
  }

  void compare_subtotal(std::uint32_t i, const subtotal& sum) {
    const auto here = [i](item item) { return field{part::subtotals, i, item}; };
    for (const std::uint32_t row : sum.rows)
      if (row == 0 || row > form_.indicators.size())
        say(here(item::whole), "it covers row " + std::to_string(row) + ", the form has " +
                                   std::to_string(form_.indicators.size()) + " rows");
    std::vector<std::uint32_t> rows = sum.rows;
    std::sort(rows.begin(), rows.end());
    if (std::adjacent_find(rows.begin(), rows.end()) != rows.end()) say(here(item::whole), "it covers a row twice");
    compare_cell(here(item::whole), sum.label);
    compare_figure(here(item::score), sum.score, column::score);
    if (!sum.weight_high) return compare_figure(here(item::weight), sum.weight, column::weight);
    if (sum.weight.has_value() && *sum.weight_high < sum.weight.value)
      say(here(item::weight), "the upper end " + to_string(*sum.weight_high) + " lies below the lower one");
  }

  void compare_cell(const field& field, const cell& cell, bool column = true) {
    check_text(field, cell.text);
    if (!column && cell.content != content::absent && !cell.empty())
      say(field, "the form has no such column, and the cell has a text: \"" + cell.text + "\"");
    if (cell.content == content::absent) {
      if (!cell.text.empty()) say(field, "the cell is absent, and has a text: \"" + cell.text + "\"");
    } else if (const content read = read_cell(cell.text).content; read != cell.content) {
      say(field, content_message(cell.text, read, cell.content));
    }
  }

  /// Some extras were figures before they were found to belong to no column: they remain numbers.
  void compare_extra(const field& field, const cell& cell) {
    if (cell.content != content::number || read_printed_number(cell.text).content != content::number)
      compare_cell(field, cell);
  }

  void check_text(const field& field, const std::string& text) {
    const std::string valid = repaired(text);
    if (valid != text) say(field, "the text is not valid UTF-8: \"" + valid + "\"");
  }

  void compare_figure(const field& field, const figure& figure, perfeval::column meaning, bool column = true) {
    check_text(field, figure.text);
    if (!column && figure.has_value())
      say(field, "the form has no such column, and the cell has a value: " + to_string(figure.value));
    if (!figure.has_value() && !(figure.value == decimal()))
      say(field,
          "the cell is " + std::string(name_of(figure.content)) + ", and has a value: " + to_string(figure.value));
    if (figure.merged && (figure.content != content::blank || !figure.text.empty()))
      say(field, "the cell continues one of an earlier row, and has a text of its own: \"" + figure.text + "\"");
    if (figure.content == content::absent) {
      if (!figure.text.empty()) say(field, "the cell is absent, and has a text: \"" + figure.text + "\"");
      return;
    }
    const perfeval::figure read = read_figure(figure.text, meaning, form_.money, {}, {}, form_.own_units);
    if (read.content != figure.content) return say(field, content_message(figure.text, read.content, figure.content));
    if (read.has_value() && !(read.value == figure.value))
      return say(field, "the text \"" + figure.text + "\" is the number " + to_string(read.value) + ", the value is " +
                            to_string(figure.value));
    if (read.has_value() && read.value.scale() != figure.value.scale())
      return say(field, "the text \"" + figure.text + "\" is printed as " + to_string(read.value) + ", the value as " +
                            to_string(figure.value));
    if (read.unit != figure.unit)
      say(field,
          "the text \"" + figure.text + "\" has the unit \"" + read.unit + "\", the figure \"" + figure.unit + "\"");
  }

  void compare_statement(const field& field, const cell& cell, const statement& stated) {
    if (!(read_statement(cell.text, form_.year, {}, form_.own_units) == stated))
      say(field, "what is stated was not read from the text \"" + cell.text + "\"");
  }

  [[nodiscard]] bool is_own_money() const {
    return std::any_of(form_.own_units.begin(), form_.own_units.end(), [&](const own_unit& one) {
      return one.name == form_.money && one.meaning.dimension == dimension::money;
    });
  }

  static std::string content_message(const std::string& text, content read, content given) {
    return "the text \"" + text + "\" is read as " + std::string(name_of(read)) + ", the content is " +
           std::string(name_of(given));
  }

  static constexpr const char* digits = "0123456789";

  const form& form_;
  std::vector<contradiction> found_;
};

}  // namespace detail::contradictions

PERFEVAL_INLINE std::vector<contradiction> check(const form& form) {
  return detail::contradictions::comparison_of_fields(form).found();
}

}  // namespace v0
}  // namespace perfeval
