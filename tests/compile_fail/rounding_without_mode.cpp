// expected: (no matching|could not convert|no viable|too few)
#include <perfeval/rounding.hpp>
auto cents = perfeval::round(perfeval::ratio(1), {2});
int main() {}
