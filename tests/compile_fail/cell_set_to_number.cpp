// A cell is set by its text, which has a scale: "9.50".
// expected-gcc: could not convert|invalid initialization
// expected-clang: no matching function|no viable conversion
#include <perfeval/form/setters.hpp>
void wrong(perfeval::form& paper) { set_score(paper, 0, 9.5); }
