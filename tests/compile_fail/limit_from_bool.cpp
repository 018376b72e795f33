// expected: (no matching|no known conversion|could not convert|deleted|no viable|cannot convert|requested)
#include <perfeval/error.hpp>
void wrong(perfeval::limits& bounds) { bounds.rows = true; }
