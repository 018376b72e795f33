// A planted race, which the thread sanitizer must report: two threads change one bound form, which docs/cpp.md gives to
// one thread alone. The test that runs it passes only if the report comes.
#include <perfeval/perfeval.hpp>

#include <thread>

int main() {
  perfeval::form_builder made(2022, "万元");
  made.row({.level1 = "产出指标",
            .level2 = "数量指标",
            .name = "里程",
            .target = "≥100公里",
            .actual = "80公里",
            .weight = "50",
            .score = "40"});
  const perfeval::form paper = made.done();
  perfeval::bound_form bound = perfeval::bind(paper, perfeval::cn_mof_2020());
  std::thread other([&] { perfeval::set_actual(bound, 0, perfeval::ratio(60)); });
  perfeval::set_actual(bound, 0, perfeval::ratio(90));
  other.join();
}
