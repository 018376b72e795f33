// Build a form in code and score it again and again: how many of 100 wells must be sunk for the form to be graded
// "good"? The binding and the scorecard are made once; from the second round on nothing is allocated.
#include <perfeval/perfeval.hpp>

#include <iostream>

namespace {

using namespace perfeval::literals;

perfeval::figure printed(const char* text, perfeval::column column) { return perfeval::read_figure(text, column); }

perfeval::indicator row(const char* name, const char* target, const char* actual, const char* weight) {
  perfeval::indicator made;
  made.category = perfeval::category::output;
  made.kind = perfeval::kind::quantity;
  made.name = perfeval::read_cell(name);
  made.target = perfeval::read_cell(target);
  made.actual = perfeval::read_cell(actual);
  made.wanted = perfeval::read_statement(target);
  made.found = perfeval::read_statement(actual);
  made.weight = printed(weight, perfeval::column::weight);
  return made;
}

perfeval::form wells() {
  perfeval::form made;
  made.project = perfeval::read_cell("农村饮水安全工程");
  made.money = "万元";
  made.has = {.annual_budget = true,
              .executed = true,
              .execution_weight = true,
              .weight = true,
              .target = true,
              .actual = true};
  perfeval::budget_line total;
  total.line = perfeval::fund::total;
  total.annual_budget = printed("400", perfeval::column::amount);
  total.executed = printed("390.5", perfeval::column::amount);
  total.weight = printed("10", perfeval::column::weight);
  made.budget = {total};
  made.indicators = {row("打井数量", "≥100眼", "0眼", "60"), row("受益人口", "≥3000人", "3200人", "30")};
  return made;
}

}  // namespace

int main() {
  const perfeval::form form = wells();
  const perfeval::pack rules = perfeval::cn_mof_2020();
  perfeval::bound_form bound = bind(form, rules);
  perfeval::scorecard card;

  int wells_sunk = 0;
  for (;; ++wells_sunk) {
    set_actual(bound, 0, wells_sunk);
    score(bound, card);
    if (card.total->exact >= perfeval::ratio(80)) break;
  }
  std::cout << wells_sunk << " wells earn " << to_string(*card.total->exact) << " points\n";

  // By hand: 10 * 390.5/400 = 9.7625 for execution, 30 for the people served, 0.6 a well: 80 - 39.7625 = 40.2375
  // = 67.0625 wells, so 68.
  const bool right = wells_sunk == 68 && card.total->exact == perfeval::ratio(9.7625_d + 30 + 68 * 0.6_d);
  return right && card.grade == perfeval::grade::good ? 0 : 1;
}
