// Any bytes as a document of whatever format they seem to be: packages, pages, texts, JSON. Everything follows.
#include "everything.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzzing::bytes_of(data, size);
  fuzzing::check_document(perfeval::read_document_bytes(bytes, {}, fuzzing::bounds()), bytes, bytes);
  return 0;
}
