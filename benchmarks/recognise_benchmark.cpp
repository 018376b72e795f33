// How fast do tables become forms? The seventeen forms, their tables already read, as every format lays them out.
#include <perfeval/read/document.hpp>

#include <benchmark/benchmark.h>

#include <string>

namespace {

using namespace perfeval;

void recognise_forms(benchmark::State& state, const std::string& path) {
  const document read = read_document(path);
  if (read.forms.size() != 17) return state.SkipWithError("not the seventeen forms");
  std::size_t rows = 0;
  for (auto _ : state) {
    const recognition found = recognise(read.tables);
    rows = found.forms.back().indicators.size();
    benchmark::DoNotOptimize(rows);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(read.forms.size()));
}
BENCHMARK_CAPTURE(recognise_forms, text, PERFEVAL_EXAMPLE_DATA "/forms.txt");
BENCHMARK_CAPTURE(recognise_forms, docx, PERFEVAL_TEST_DATA "/forms.docx");
BENCHMARK_CAPTURE(recognise_forms, xlsx, PERFEVAL_TEST_DATA "/forms.xlsx");
BENCHMARK_CAPTURE(recognise_forms, html, PERFEVAL_TEST_DATA "/forms.html");

}  // namespace
