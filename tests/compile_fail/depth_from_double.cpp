// expected: (no matching|no known conversion|could not convert|deleted|no viable|cannot convert|requested)
#include <perfeval/form/builder.hpp>
void wrong(perfeval::form_builder& made) { made.fund_line(perfeval::fund::other, {}, 1.5); }
