// Answers questions about numbers for an oracle in another language (differential.py): a line `a b c places` in, one
// line out.
#include <perfeval/exact_sum.hpp>

#include <cstdint>
#include <iostream>
#include <string>

using namespace perfeval;

namespace {

limits wide() {
  limits bounds;
  bounds.digits = 10'000;
  bounds.exponent = 10'000;
  return bounds;
}

std::string in_lowest_terms(const ratio& x) { return to_string(x.numerator()) + "/" + to_string(x.denominator()); }

template <class Number>
void print_rounded(const Number& x, std::int32_t places) {
  for (unsigned mode = 0; mode < 8; ++mode)
    std::cout << ' ' << to_string(round(x, {places, static_cast<rounding_mode>(mode)}));
}
void print_rounded(const exact_sum& x, std::int32_t places) {
  for (unsigned mode = 0; mode < 8; ++mode)
    std::cout << ' ' << to_string(x.rounded({places, static_cast<rounding_mode>(mode)}));
}

/// a + b, a - b, a b, the order of a and b, a rounded; and where b is not zero: a / b, it rounded, a / b + c / b and it
/// rounded.
void answer(const decimal& a, const decimal& b, const decimal& c, std::int32_t places) {
  std::cout << to_string(a + b) << ' ' << to_string(a - b) << ' ' << to_string(a * b) << ' '
            << (a < b ? -1 : (a == b ? 0 : 1));
  print_rounded(a, places);
  if (!b.is_zero()) {
    const ratio quotient = a / b;
    std::cout << ' ' << in_lowest_terms(quotient);
    print_rounded(quotient, places);
    exact_sum sum;
    sum += quotient;
    sum += c / b;
    std::cout << ' ' << in_lowest_terms(quotient + c / b) << ' ' << in_lowest_terms(quotient * c - sum.value());
    print_rounded(sum, places);
  }
  std::cout << '\n';
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  const limits bounds = wide();
  std::string a, b, c;
  std::int32_t places = 0;
  while (std::cin >> a >> b >> c >> places)
    answer(decimal::parse(a, bounds), decimal::parse(b, bounds), decimal::parse(c, bounds), places);
}
