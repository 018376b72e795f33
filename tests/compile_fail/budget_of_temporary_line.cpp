// expected: deleted function
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/score/bound_form.hpp>
const perfeval::figure& wrong(const perfeval::form& paper) {
  return perfeval::budget_of(perfeval::budget_line{}, paper, perfeval::cn_mof_2020());
}
