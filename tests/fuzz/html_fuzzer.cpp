// Any bytes as a web page. Everything follows.
#include "everything.hpp"

#include <perfeval/read/html.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto tables = perfeval::read_html(fuzzing::bytes_of(data, size), fuzzing::bounds());
  fuzzing::check_document(perfeval::read_tables(std::move(tables.value), fuzzing::bounds()), {});
  return 0;
}
