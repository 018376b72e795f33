// expected: deleted function
#include <perfeval/score/bound_form.hpp>
void wrong(perfeval::bound_form& bound) { set_actual(bound, 0, 0.5); }
