// Any bytes as a cell: read as a statement, as figures of every column, as a unit and as a sign. What is read keeps its
// own law.
#include <perfeval/form/statement.hpp>

#include <cstdint>
#include <cstdlib>

using namespace perfeval;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const statement read = read_statement(text, 2022);
  if (read.low > read.high || read.first > read.last) std::abort();
  if (read.kind == statement_kind::words && read.sign != comparison::none) std::abort();
  for (const column of : {column::amount, column::rate, column::weight, column::score}) {
    const figure found = read_figure(text, of, "万元");
    if (found.content == content::number && read.kind == statement_kind::nothing) std::abort();
  }
  const printed_number number = read_printed_number(text);
  if (number.end > size) std::abort();
  (void)read_unit(text);
  (void)read_sign(text);
  return 0;
}
