// Any bytes as a document of whatever format they seem to be: packages, pages, texts, JSON. Its forms come back equal
// from JSON, which takes valid UTF-8 only.
#include <perfeval/read/document.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/write/json.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto made = perfeval::read_document_bytes({reinterpret_cast<const char*>(data), size});
  if (made.forms.empty() && made.troubles.empty()) std::abort();  // nothing is refused without a word
  if (perfeval::read_json(perfeval::write_json(made.forms)).value != made.forms) std::abort();
  return 0;
}
