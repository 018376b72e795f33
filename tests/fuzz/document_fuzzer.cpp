// Any bytes as a document of whatever format they seem to be: packages, pages, texts, JSON.
#include <perfeval/read/document.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto made = perfeval::read_document_bytes({reinterpret_cast<const char*>(data), size});
  if (made.forms.empty() && made.troubles.empty()) std::abort();  // nothing is refused without a word
  return 0;
}
