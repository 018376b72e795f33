// A form of twenty indicators as forms have them: kinds, directions and units as mixed as in published ones, one row in
// eight below its target, the execution score from the amounts.
#pragma once

#include <perfeval/form/statement.hpp>
#include <perfeval/perfeval.hpp>

#include <cstddef>
#include <string>

inline perfeval::figure score_of(const std::string& text) { return read_figure(text, perfeval::column::score); }

inline perfeval::indicator row(std::size_t i) {
  using namespace perfeval;
  static const char* const targets[] = {"≥20次", "95%", "≤30天", "100%", "≥737.8平米", "12个", "=8个", "≥90%"};
  static const char* const actuals[] = {"20次", "95.5%", "28天", "100%", "737.8平米", "11个", "8个", "93.2%"};
  static const char* const scores[] = {"4.5", "4.5", "4.5", "4.5", "4.5", "4.13", "4.5", "4.5"};
  indicator r;
  r.name = read_cell("第" + std::to_string(i) + "项任务");
  r.category = i < 12 ? category::output : category::benefit;
  r.kind = i < 12 ? kind::quantity : kind::social;
  r.target = read_cell(targets[i % 8]);
  r.actual = read_cell(actuals[i % 8]);
  r.wanted = read_statement(r.target.text, 2022);
  r.found = read_statement(r.actual.text, 2022);
  r.weight = read_figure("4.5", column::weight);
  r.score = score_of(scores[i % 8]);
  r.reason = read_cell(i % 8 == 5 ? "受疫情影响" : "");
  return r;
}

inline perfeval::budget_line execution_line() {
  using namespace perfeval;
  budget_line b;
  b.line = fund::total;
  b.label = read_cell("年度资金总额");
  b.initial_budget = read_figure("120.50", column::amount, "万元");
  b.annual_budget = read_figure("118.35", column::amount, "万元");
  b.executed = read_figure("117.02", column::amount, "万元");
  b.execution_rate = read_figure("98.88%", column::rate);
  b.weight = read_figure("10", column::weight);
  b.score = score_of("9.89");
  return b;
}

inline perfeval::form twenty_rows() {
  using namespace perfeval;
  form f;
  f.project = read_cell("二十项指标的项目");
  f.year = 2022;
  f.money = "万元";
  f.has = {true, true, true, true, true, true, true, true, true, true, true};
  f.budget.push_back(execution_line());
  decimal sum = f.budget[0].score.value;
  for (std::size_t i = 0; i < 20; ++i) {
    f.indicators.push_back(row(i));
    sum += f.indicators.back().score.value;
  }
  f.total.weight = read_figure("100", column::weight);
  f.total.score = score_of(to_string(sum));
  return f;
}
