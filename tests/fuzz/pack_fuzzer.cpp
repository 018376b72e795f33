// Any bytes as a pack: read whole or refused with errors that have a place, never both.
#include <perfeval/read/pack.hpp>
#include <perfeval/write/pack.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto reading = perfeval::read_pack({reinterpret_cast<const char*>(data), size}, "fuzz.toml");
  if (reading.value.has_value() != reading.errors.empty()) std::abort();
  for (const perfeval::toml_error& error : reading.errors)
    if (error.line == 0 || error.code.empty()) std::abort();
  if (reading.value && perfeval::parameters(reading.value->rules).empty()) std::abort();
  return 0;
}
