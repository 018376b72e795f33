// Any bytes as a text: read, recognised, written as JSON and read back equal.
#include <perfeval/read/form.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/read/text.hpp>
#include <perfeval/write/json.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto tables = perfeval::read_text({reinterpret_cast<const char*>(data), size});
  const auto found = perfeval::recognise(tables.value);
  const auto again = perfeval::read_json(perfeval::write_json(found.forms));
  if (again.value != found.forms || !again.troubles.empty()) std::abort();
  return 0;
}
