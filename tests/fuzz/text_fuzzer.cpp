// Any bytes as a text. Everything follows.
#include "everything.hpp"

#include <perfeval/read/text.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzzing::bytes_of(data, size);
  auto tables = perfeval::read_text(bytes, fuzzing::bounds());
  fuzzing::check_document(perfeval::read_tables(std::move(tables.value), fuzzing::bounds()), bytes, {});
  return 0;
}
