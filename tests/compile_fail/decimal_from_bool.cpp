// expected: (no matching|no viable|conversion from .bool. to|cannot convert|ambiguous)
#include <perfeval/decimal.hpp>
perfeval::decimal yes = true;
int main() {}
