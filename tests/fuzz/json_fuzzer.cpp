// Any bytes as JSON of forms: what could be read is written and read back equal, without a trouble. Everything follows.
#include "everything.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzzing::bytes_of(data, size);
  const auto forms = perfeval::read_json(bytes, fuzzing::bounds()).value;
  const perfeval::pack& rules = fuzzing::usual_rules();
  fuzzing::check_forms(forms, perfeval::audit_forms(forms, rules), rules, fuzzing::turn_of(bytes));
  return 0;
}
