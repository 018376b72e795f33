// Any bytes as numbers: what is read prints to the same number, and arithmetic on it keeps its laws, with and without
// big integers.
#include <perfeval/preimage.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace perfeval;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// What was read with 1,000 digits and an exponent of 1,000 is at most so long when written out.
limits wide() {
  limits bounds;
  bounds.digits = 3'000;
  bounds.exponent = 3'000;
  return bounds;
}

void check_text(const decimal& x) {
  require(same_as_written(decimal::parse(to_scientific(x), wide()), x));
  require(decimal::parse(to_string(x), wide()) == x);
}

void check_laws(const decimal& a, const decimal& b) {
  require(a + b - b == a);
  require((a < b) == ((a - b).sign() < 0));
  require(b.is_zero() || a / b * b == a);
  for (unsigned mode = 0; mode < 8; ++mode) {
    const rounding how(2, static_cast<rounding_mode>(mode));
    require(preimage(round(a, how), how).contains(a));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const char* first = reinterpret_cast<const char*>(data);
  decimal a;
  const auto [end, error] = from_chars(first, first + size, a);
  require(end >= first && end <= first + size);
  if (error != std::errc{}) return 0;
  check_text(a);
  decimal b;
  if (end != first + size && from_chars(end + 1, first + size, b).ec == std::errc{}) check_laws(a, b);
  return 0;
}
