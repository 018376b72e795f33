#include "all_headers.hpp"

int division_by_zero_seen_by_the_other_unit() {
  try {
    throw perfeval::division_by_zero();
  } catch (const perfeval::error&) {
    return 1;
  }
}
