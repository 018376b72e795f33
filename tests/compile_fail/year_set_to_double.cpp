// expected: (no matching|no known conversion|could not convert|deleted|no viable|cannot convert|requested)
#include <perfeval/form/setters.hpp>
void wrong(perfeval::form& paper) { set_year(paper, 2022.5); }
