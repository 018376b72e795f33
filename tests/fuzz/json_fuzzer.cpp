// Any bytes as JSON of forms: what could be read is written and read back equal.
#include <perfeval/read/json.hpp>
#include <perfeval/write/json.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto first = perfeval::read_json({reinterpret_cast<const char*>(data), size});
  const auto again = perfeval::read_json(perfeval::write_json(first.value));
  if (again.value != first.value) std::abort();
  return 0;
}
