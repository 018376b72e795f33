// Any bytes as a web page.
#include <perfeval/read/form.hpp>
#include <perfeval/read/html.hpp>

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto tables = perfeval::read_html({reinterpret_cast<const char*>(data), size});
  perfeval::recognise(tables.value);
  return 0;
}
