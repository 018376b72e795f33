// expected-gcc: could not convert
// expected-clang: no viable conversion
#include <perfeval/form/builder.hpp>
const perfeval::row_texts row{.name = "养护里程", .score = 45};
