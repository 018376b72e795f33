// expected: (deleted function|call to deleted)
#include <perfeval/ratio.hpp>
perfeval::ratio share(0.5f);
int main() {}
