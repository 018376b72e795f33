// expected: deleted function
#include <perfeval/decimal.hpp>
const auto cents = with_scale(perfeval::decimal(25, 1), 2.5);
