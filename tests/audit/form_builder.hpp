// A form from short texts, as a clerk would type it: what stands on paper, read by the library's own readers of cells.
// Every column is there unless it is taken away; every part is there and right unless it is replaced, so that a test's
// one defect stands alone.
#pragma once

#include <perfeval/form/form.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace perfeval::test {

struct line_texts {
  std::string initial, annual, executed, rate, weight, score;
};

struct row_texts {
  std::string name, target, actual, weight, score, reason;
  std::string sign = "absent", unit = "absent";  // columns that only some forms have
};

inline figure absent_figure() { return {}; }

class form_builder {
 public:
  explicit form_builder(std::int32_t year = 2022, std::string money = "万元") {
    of_.project = read_cell("道路养护");
    of_.department = read_cell("交通局");
    of_.unit = read_cell("养护中心");
    of_.year = year;
    of_.money = std::move(money);
    of_.has = {true, true, true, true, true, true, true, true, true, true, true};
    of_.goal = {read_cell("养护道路"), read_cell("已养护道路")};
  }

  form_builder& fund_line(fund fund, const line_texts& texts, std::string label = "", std::uint32_t depth = 1) {
    budget_line line;
    line.line = fund;
    line.depth = fund == fund::total ? 0 : depth;
    line.label = read_cell(label.empty() ? label_of(fund) : label);
    line.initial_budget = read_figure(texts.initial, column::amount, of_.money);
    line.annual_budget = read_figure(texts.annual, column::amount, of_.money);
    line.executed = read_figure(texts.executed, column::amount, of_.money);
    line.execution_rate = read_figure(texts.rate, column::rate);
    line.weight = read_figure(texts.weight, column::weight);
    line.score = read_figure(texts.score, column::score);
    of_.budget.push_back(std::move(line));
    return *this;
  }
  form_builder& total_funds(const line_texts& texts) { return fund_line(fund::total, texts); }

  form_builder& row(kind kind, const row_texts& texts) { return row(kind, category_of(kind), texts); }
  form_builder& row(kind kind, category category, const row_texts& texts) {
    indicator made;
    made.kind = kind;
    made.category = category;
    made.name = read_cell(texts.name);
    made.target = read_cell(texts.target);
    made.actual = read_cell(texts.actual);
    if (texts.sign != "absent") made.sign = read_cell(texts.sign);
    if (texts.unit != "absent") made.unit = read_cell(texts.unit);
    made.weight = read_figure(texts.weight, column::weight);
    made.score = read_figure(texts.score, column::score);
    made.reason = read_cell(texts.reason);
    made.wanted = read_statement(texts.target, of_.year);
    made.found = read_statement(texts.actual, of_.year);
    of_.indicators.push_back(std::move(made));
    return *this;
  }
  // A row without any defect.
  form_builder& plain_row(kind kind, const std::string& weight, const std::string& score) {
    const std::string number = std::to_string(of_.indicators.size() + 1);
    return row(kind, {"养护路段" + number, "=" + number + "0公里", number + "0公里", weight, score, ""});
  }

  form_builder& subtotal(const std::string& weight, const std::string& score, std::vector<std::uint32_t> rows) {
    perfeval::subtotal made;
    made.label = read_cell("小计");
    made.weight = read_figure(weight, column::weight);
    made.score = read_figure(score, column::score);
    made.rows = std::move(rows);
    of_.subtotals.push_back(std::move(made));
    return *this;
  }
  form_builder& total(const std::string& weight, const std::string& score) {
    of_.total.label = read_cell("总分");
    of_.total.weight = read_figure(weight, column::weight);
    of_.total.score = read_figure(score, column::score);
    return *this;
  }
  form_builder& grade(const std::string& word) {
    of_.total.grade = read_cell(word);
    return *this;
  }

  // For what the short texts cannot express.
  form& paper() { return of_; }
  [[nodiscard]] const form& done() const { return of_; }

  static category category_of(kind kind) {
    switch (kind) {
      case kind::quantity:
      case kind::quality:
      case kind::timeliness:
      case kind::cost:
        return category::output;
      case kind::economic:
      case kind::social:
      case kind::ecological:
      case kind::sustainability:
        return category::benefit;
      case kind::satisfaction:
        return category::satisfaction;
      default:
        return category::unknown;
    }
  }

 private:
  static std::string label_of(fund fund) {
    const char* official = official_label(fund);
    return official != nullptr ? official : "单位资金";
  }

  form of_;
};

// A form that has no defect at all: execution 10, output 50, benefit 30, satisfaction 10; 90% of the budget spent;
// total 99.
inline form_builder sound_form() {
  form_builder made;
  made.total_funds({"100", "100", "90", "90%", "10", "9"});
  made.plain_row(kind::quantity, "50", "50")
      .plain_row(kind::social, "30", "30")
      .plain_row(kind::satisfaction, "10", "10");
  made.total("100", "99");
  return made;
}

}  // namespace perfeval::test
