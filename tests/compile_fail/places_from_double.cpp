// expected: deleted function|deleted constructor
#include <perfeval/rounding.hpp>
const perfeval::rounding cents(2.5, perfeval::rounding_mode::half_up);
