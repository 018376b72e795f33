// expected: deleted function
#include <perfeval/score/bound_form.hpp>
const perfeval::budget_line* line = perfeval::total_budget_line(perfeval::form{});
