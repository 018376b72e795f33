// Forms without the places of their cells: what two layouts of one form have in common.
#pragma once

#include <perfeval/form/form.hpp>

namespace perfeval::testing {

inline form unplaced(form form) {
  const auto forget = [](auto&... cells) { ((cells.place = {}), ...); };
  form.index = 1;
  form.troubles.clear();
  form.headers = {};  // a page has those of the official form
  forget(form.title, form.project, form.department, form.unit, form.year_cell, form.goal.target, form.goal.actual,
         form.common_reason);
  forget(form.total.label, form.total.weight, form.total.score, form.total.grade);
  for (auto& l : form.budget)
    forget(l.label, l.initial_budget, l.annual_budget, l.arrived, l.executed, l.execution_rate, l.weight, l.score,
           l.reason);
  for (auto& r : form.indicators) {
    forget(r.level1, r.level2, r.name, r.sign, r.target, r.unit, r.actual, r.weight, r.score, r.reason);
    for (auto& e : r.extras) forget(e.value);
  }
  for (auto& s : form.subtotals) forget(s.label, s.weight, s.score);
  for (auto& e : form.extras) forget(e.value);
  return form;
}

}  // namespace perfeval::testing
