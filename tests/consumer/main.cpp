#include "all_headers.hpp"

#include <cstdio>

int division_by_zero_seen_by_the_other_unit();

int main() {
  std::printf("perfeval %s\n", PERFEVAL_VERSION);
  return division_by_zero_seen_by_the_other_unit() == 1 ? 0 : 1;
}
