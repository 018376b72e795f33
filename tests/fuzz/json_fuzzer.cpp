// Any bytes as JSON of forms: what could be read is written and read back equal, without a trouble. Everything follows.
#include "everything.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = perfeval::read_json(fuzzing::bytes_of(data, size), fuzzing::bounds());
  fuzzing::check_forms(read.value, fuzzing::usual_rules());
  perfeval::report made = perfeval::report_under(fuzzing::usual_rules());
  made.documents.push_back(perfeval::audit_forms(read.value, fuzzing::usual_rules()));
  fuzzing::check_report(made, fuzzing::usual_rules());
  return 0;
}
