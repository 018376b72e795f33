// How fast are whole forms? A form of twenty indicators already read: scored into a scorecard that is reused, and
// audited in full.
#include <perfeval/perfeval.hpp>
#include <perfeval/score/explain.hpp>

#include <benchmark/benchmark.h>

#include <string>

namespace {

using namespace perfeval;

figure score_of(const std::string& text) { return read_figure(text, column::score); }

/// A row as a form has it: kinds, directions and units as mixed as in published forms.
indicator row(std::size_t i) {
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

budget_line total_line() {
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

form twenty_rows() {
  form f;
  f.project = read_cell("二十项指标的项目");
  f.year = 2022;
  f.money = "万元";
  f.has = {true, true, true, true, true, true, true, true, true, true, true};
  f.budget.push_back(total_line());
  decimal sum = f.budget[0].score.value;
  for (std::size_t i = 0; i < 20; ++i) {
    f.indicators.push_back(row(i));
    sum += f.indicators.back().score.value;
  }
  f.total.weight = read_figure("100", column::weight);
  f.total.score = score_of(to_string(sum));
  return f;
}

void score_form(benchmark::State& state) {
  const form f = twenty_rows();
  const pack rules = cn_mof_2020();
  const bound_form bound = bind(f, rules);
  scorecard card;
  for (auto _ : state) {
    score(bound, card);
    benchmark::DoNotOptimize(card.total->exact);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(score_form);

void bind_form(benchmark::State& state) {
  const form f = twenty_rows();
  const pack rules = cn_mof_2020();
  bound_form bound;
  for (auto _ : state) {
    bind(f, rules, bound);
    benchmark::DoNotOptimize(bound.rows.data());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(bind_form);

/// The tree of a scorecard, built and rendered; items are the form's lines.
void explain_form(benchmark::State& state) {
  const form f = twenty_rows();
  const pack rules = cn_mof_2020();
  const scorecard card = score(f, rules);
  for (auto _ : state) benchmark::DoNotOptimize(explain(card, f, rules));
  state.SetItemsProcessed(state.iterations() * 21);
}
BENCHMARK(explain_form);

/// What if: another actual in every row, then scored.
void score_other_actuals(benchmark::State& state) {
  const form f = twenty_rows();
  const pack rules = cn_mof_2020();
  bound_form bound = bind(f, rules);
  scorecard card;
  std::int64_t step = 0;
  for (auto _ : state) {
    const ratio actual = ratio(90 + ++step % 20) / ratio(100);
    for (std::size_t i = 0; i < bound.rows.size(); ++i) set_actual(bound, i, actual);
    score(bound, card);
    benchmark::DoNotOptimize(card.total->exact);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(score_other_actuals);

void audit_form(benchmark::State& state) {
  const form f = twenty_rows();
  const pack rules = cn_mof_2020();
  const scorecard card = score(f, rules);
  std::size_t found = 0;
  for (auto _ : state) {
    const form_audit result = audit(f, rules, card);
    found = result.findings.size();
    benchmark::DoNotOptimize(result.verdicts);
  }
  state.SetItemsProcessed(state.iterations());
  state.counters["findings"] = static_cast<double>(found);
}
BENCHMARK(audit_form);

}  // namespace
