// expected: (no matching|no known conversion|could not convert|deleted|no viable|cannot convert|requested)
#include <perfeval/form/builder.hpp>
const auto row = perfeval::make_row({.name = "里程"}, 2022.5);
