// expected: (no matching|no known conversion|could not convert|deleted|no viable|cannot convert|requested)
#include <perfeval/form/builder.hpp>
perfeval::form_builder made(2022.5, "万元");
