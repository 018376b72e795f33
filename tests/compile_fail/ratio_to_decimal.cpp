// expected: (conversion from .*ratio.* to non-scalar type .*decimal|no viable conversion from .*ratio.* to .*decimal)
#include <perfeval/ratio.hpp>
perfeval::decimal third = perfeval::decimal(1) / perfeval::decimal(3);
int main() {}
