// Forms without the places of their cells: what two layouts of one form have in common.
#pragma once

#include <perfeval/form/form.hpp>

namespace perfeval::testing {

inline form unplaced(form of) {
  const auto forget = [](auto&... cells) { ((cells.at = {}), ...); };
  of.index = 1;
  of.troubles.clear();
  forget(of.title, of.project, of.department, of.unit, of.year_cell, of.goal.target, of.goal.actual, of.common_reason);
  forget(of.total.label, of.total.weight, of.total.score, of.total.grade);
  for (auto& l : of.budget)
    forget(l.label, l.initial_budget, l.annual_budget, l.arrived, l.executed, l.execution_rate, l.weight, l.score,
           l.reason);
  for (auto& r : of.indicators) {
    forget(r.level1, r.level2, r.name, r.sign, r.target, r.unit, r.actual, r.weight, r.score, r.reason);
    for (auto& e : r.extras) forget(e.value);
  }
  for (auto& s : of.subtotals) forget(s.label, s.weight, s.score);
  for (auto& e : of.extras) forget(e.value);
  return of;
}

}  // namespace perfeval::testing
