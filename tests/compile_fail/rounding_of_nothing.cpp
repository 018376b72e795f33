// expected: (no matching function|no default constructor|no matching constructor)
#include <perfeval/rounding.hpp>
perfeval::rounding unsaid;
int main() {}
