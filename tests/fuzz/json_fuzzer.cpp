// Any bytes as JSON of forms: what could be read is written and read back equal, without a trouble, and can be audited
// and scored.
#include <perfeval/audit/report.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/write/json.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto first = perfeval::read_json({reinterpret_cast<const char*>(data), size});
  const auto again = perfeval::read_json(perfeval::write_json(first.value));
  if (again.value != first.value || !again.troubles.empty()) std::abort();
  static const perfeval::pack rules = perfeval::cn_mof_2020();
  static_cast<void>(perfeval::audit_forms(first.value, rules));  // scores them too
  return 0;
}
