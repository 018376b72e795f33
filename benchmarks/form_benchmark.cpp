// How fast are whole forms? A form of twenty indicators already read: scored into a scorecard that is reused, and
// audited in full.
#include "twenty_rows.hpp"

#include <perfeval/perfeval.hpp>
#include <perfeval/score/explain.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>

namespace {

using namespace perfeval;

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
