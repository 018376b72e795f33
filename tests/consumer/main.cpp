#include "all_headers.hpp"

#include <cstdio>

int division_by_zero_seen_by_the_other_unit();

/// Something of the header-only core, and of the compiled half where it is linked.
bool works() {
#if defined(WITH_IO)
  if (perfeval::read_document_bytes("").state != perfeval::document_state::unreadable) return false;
#endif
  const perfeval::form empty;
  return perfeval::audit_forms({&empty, 1}, perfeval::cn_mof_2020()).forms.size() == 1;
}

int main() {
  std::printf("perfeval %s\n", PERFEVAL_VERSION);
  return division_by_zero_seen_by_the_other_unit() == 1 && works() ? 0 : 1;
}
