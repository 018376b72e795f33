// expected: deleted function
#include <perfeval/decimal.hpp>
perfeval::decimal price = perfeval::decimal(2) + 0.5;
int main() {}
