// Values that gdb shows through cmake/perfeval_gdb.py; printers.cmake says how.
#include <perfeval/audit/field.hpp>
#include <perfeval/decimal.hpp>
#include <perfeval/interval.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rounding.hpp>
#include <perfeval/source.hpp>
#include <perfeval/value_set.hpp>

namespace {

[[gnu::noinline]] void stop_here() { __asm__ volatile(""); }

}  // namespace

int main() {
  using namespace perfeval;
  const decimal score = decimal::parse("95.60");
  const decimal small = decimal::parse("-0.05");
  const decimal large = decimal::parse("-1234567890123456789012345678901234567890.5");
  const ratio third = decimal(10) / decimal(30);
  const ratio half = decimal(1) / decimal(2);
  const rounding cents(2, rounding_mode::half_up);
  const interval tier = interval::closed_open(decimal::parse("0.6"), decimal::parse("0.8"));
  const interval open_ended = interval::at_most(3);
  const value_set both{tier, interval::closed(decimal::parse("0.9"), 1)};
  const value_set nothing;
  const place cell{1, 8, 3};
  const field here{part::indicators, 3, item::score};
  stop_here();
  return static_cast<int>(both.size() + nothing.size() + cell.row + here.index) == 0 || score == small ||
                 large == score || third == half || cents.places == 0 || tier == open_ended
             ? 1
             : 0;
}
