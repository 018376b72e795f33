// expected: (no matching|no known conversion|could not convert|deleted|no viable|cannot convert|requested)
#include <perfeval/form/setters.hpp>
void wrong(perfeval::form& paper) { set_target(paper, 0.5, "1"); }
