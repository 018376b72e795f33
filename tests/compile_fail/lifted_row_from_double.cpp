// expected: (no matching|no known conversion|could not convert|deleted|no viable|cannot convert|requested)
#include <perfeval/score/what_if.hpp>
perfeval::lift wrong(const perfeval::form& paper, const perfeval::pack& rules) { return lift_by(paper, rules, 1.5); }
