// expected: (a decimal literal has decimal digits|is not a constant expression)
#include <perfeval/decimal.hpp>
using namespace perfeval::literals;
auto sixteen = 0x10_d;
int main() {}
