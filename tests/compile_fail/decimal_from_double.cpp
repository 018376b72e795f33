// expected: deleted function
#include <perfeval/decimal.hpp>
perfeval::decimal price = 2.5;
int main() {}
