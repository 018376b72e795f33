// A table of forms scored by `score_columns`, beside a loop that only reads the same columns and writes as many. Rows a
// second; the kernel is compiled into this program, at -O3.
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/score/columns.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <random>
#include <vector>

namespace {

using perfeval::target_direction;

constexpr std::size_t rows_of_form = 20;
constexpr std::size_t forms = 100'000;

// Rows of 5 points, one in eight of which is missed. `tied`: targets of a few small numbers, so that totals are thirds
// and sevenths that many forms share.
struct table {
  explicit table(bool tied) {
    std::mt19937_64 chance(29);
    const auto below = [&](std::uint64_t end) { return static_cast<std::int64_t>(chance() % end); };
    constexpr std::int64_t small[] = {3, 6, 7, 10};
    constexpr target_direction given[] = {target_direction::at_least, target_direction::at_least,
                                          target_direction::equal, target_direction::at_most};
    for (std::size_t row = 0; row < rows_of_form * forms; ++row) {
      const std::int64_t wanted = tied ? small[below(4)] : 100 + below(999'900);
      const bool misses = below(8) == 0;
      weight.push_back(500);
      target.push_back(wanted);
      actual.push_back(misses ? below(static_cast<std::uint64_t>(wanted)) : wanted + below(100));
      direction.push_back(given[below(4)]);
      form.push_back(static_cast<std::uint32_t>(row / rows_of_form));
    }
  }

  [[nodiscard]] perfeval::row_columns columns() const {
    perfeval::row_columns made;
    made.rows = weight.size();
    made.weight = {weight.data(), perfeval::number_width::int64, 2, nullptr, 0};
    made.target = {target.data(), perfeval::number_width::int64, 0, nullptr, 0};
    made.actual = {actual.data(), perfeval::number_width::int64, 0, nullptr, 0};
    made.directions = direction.data();
    made.forms = form.data();
    made.form_count = forms;
    return made;
  }

  std::vector<std::int64_t> weight, target, actual;
  std::vector<target_direction> direction;
  std::vector<std::uint32_t> form;
};

const table& portfolio(bool tied) {
  static const table few(false), many(true);
  return tied ? many : few;
}

void count_rows(benchmark::State& state) {
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows_of_form * forms));
}

void read_and_write(benchmark::State& state) {
  const table& data = portfolio(false);
  std::vector<std::int64_t> points(data.weight.size());
  std::vector<std::uint8_t> settled(data.weight.size());
  for (auto _ : state) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      points[i] = data.weight[i] + data.target[i] + data.actual[i] + data.form[i];
      settled[i] = static_cast<std::uint8_t>(data.direction[i]);
    }
    benchmark::ClobberMemory();
  }
  count_rows(state);
}

void score(benchmark::State& state, bool tied, bool ranks) {
  const auto columns = portfolio(tied).columns();
  perfeval::column_scores scores;
  perfeval::column_request wanted;
  if (ranks) wanted.ranks = perfeval::tie_ranks::competition;
  for (auto _ : state) {
    perfeval::score_columns(columns, perfeval::cn_mof_2020(), scores, wanted);
    benchmark::DoNotOptimize(scores.totals.data());
  }
  count_rows(state);
}

BENCHMARK(read_and_write);
BENCHMARK_CAPTURE(score, points_totals_grades, false, false);
BENCHMARK_CAPTURE(score, with_ranks, false, true);
BENCHMARK_CAPTURE(score, with_ranks_of_many_ties, true, true);

}  // namespace
