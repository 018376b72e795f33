// expected: (deleted function|call to deleted)
#include <perfeval/ratio.hpp>
perfeval::ratio yes = true;
int main() {}
