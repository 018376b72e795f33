// expected: deleted function|deleted constructor
#include <perfeval/decimal.hpp>
const perfeval::decimal cents(250, 2.5);
