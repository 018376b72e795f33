// expected: (no matching|no viable|conversion from .char. to|cannot convert|ambiguous)
#include <perfeval/decimal.hpp>
perfeval::decimal five = '5';
int main() {}
