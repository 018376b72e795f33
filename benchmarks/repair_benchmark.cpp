// How long does a repair take? A form of 220 cells with one, two and three wrong scores: all smallest repairs, each
// audited again. The bound is 50 ms for three.
#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/repair.hpp>
#include <perfeval/perfeval.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <string>

namespace {

using namespace perfeval;

/// Thirty rows of weight 3, met, and their figures; `wrong` scores of them without their point.
form thirty_rows(std::size_t wrong) {
  constexpr std::array<std::size_t, 3> places{7, 20, 26};
  form paper;
  paper.money = "万元";
  paper.year = 2022;
  paper.project = read_cell("道路养护");
  paper.has = {true, true, true, true, true, true, true, true, true, true, true};
  budget_line total;
  total.line = fund::total;
  total.label = read_cell("年度资金总额");
  total.initial_budget = read_figure("100", column::amount, "万元");
  total.annual_budget = read_figure("100", column::amount, "万元");
  total.executed = read_figure("90", column::amount, "万元");
  total.execution_rate = read_figure("90%", column::rate);
  total.weight = read_figure("10", column::weight);
  total.score = read_figure("9", column::score);
  paper.budget.push_back(total);
  for (std::size_t i = 0; i < 30; ++i) {
    bool is_wrong = false;
    for (std::size_t k = 0; k < wrong; ++k) is_wrong = is_wrong || places[k] == i;
    indicator row;
    row.kind = kind::quantity;
    row.category = category::output;
    row.name = read_cell("路段" + std::to_string(i + 1));
    row.target = read_cell("≥40公里");
    row.actual = read_cell("33公里");
    row.wanted = read_statement("≥40公里", 2022);
    row.found = read_statement("33公里", 2022);
    row.weight = read_figure("3", column::weight);
    row.score = read_figure(is_wrong ? "2475" : "2.475", column::score);  // 3 x 33/40
    row.reason = read_cell("雨天多");
    paper.indicators.push_back(row);
  }
  paper.total.label = read_cell("总分");
  paper.total.weight = read_figure("100", column::weight);
  paper.total.score = read_figure("83.25", column::score);  // 9 + 30 x 2.475
  return paper;
}

void repair_form(benchmark::State& state) {
  const form paper = thirty_rows(static_cast<std::size_t>(state.range(0)));
  const pack rules = cn_mof_2020();
  const form_audit result = audit(paper, rules);
  std::size_t cells = 0;
  for (auto _ : state) {
    const auto repairs = repairs_of(paper, rules, result);
    cells = repairs.empty() ? 0 : repairs.front().size();
    benchmark::DoNotOptimize(repairs.data());
  }
  state.counters["cells"] = static_cast<double>(cells);
}
BENCHMARK(repair_form)->Arg(1)->Arg(2)->Arg(3)->Unit(benchmark::kMillisecond);

}  // namespace
