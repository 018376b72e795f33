/// Whether an exact value prints as a given figure: the only comparison between computed values and printed ones.
#pragma once

#include <perfeval/names.hpp>
#include <perfeval/rounding.hpp>
#include <perfeval/value_set.hpp>

#include <cstdint>
#include <span>

namespace perfeval {
inline namespace v0 {

/// Whether an exact value and a printed figure match.
enum class match : std::uint8_t { no, explained, agrees };
template <>
inline constexpr auto names_of<match> =
    every_name<match>({{match::no, "no"}, {match::explained, "explained"}, {match::agrees, "agrees"}});

/// Whether the first answer is the better one: agrees before explained before no.
constexpr bool is_better(match a, match b) noexcept {
  switch (a) {
    case match::agrees:
      return b != match::agrees;
    case match::explained:
      return b == match::no;
    case match::no:
      break;
  }
  return false;
}

/// The answer of `prints`, with the rounding if only an unusual one explains the figure.
struct print_match {
  perfeval::match match = perfeval::match::no;             ///< whether the figure may print the value
  perfeval::rounding rounding{0, rounding_mode::half_up};  ///< meaningful only if `match` is explained

  friend bool operator==(const print_match&, const print_match&) = default;
};

/// Whether x prints as s.
///
/// Let p be the number of decimals of s. `agrees`: x rounded half-up to p places is s. `explained`: x rounded by a mode
/// in `explains` to q <= p places, or half-up to q < p places (then padded with zeros), is s; the largest q is named,
/// at equal q half-up first and then the order of `explains`. `no`: otherwise.
/// Units: x and s have the same unit (a percentage is compared on its own scale).
/// Source: the findings' notation (docs/findings.md#prints).
print_match prints(const ratio& x, const decimal& s, std::span<const rounding_mode> explains);

/// Whether some x of the set prints as s: `agrees` if s lies in the set; otherwise its closed ends decide. Open ends do
/// not count, so nothing rounds up to the full points that [0, w) excludes. Of several points the best answer counts.
print_match prints(const value_set& xs, const decimal& s, std::span<const rounding_mode> explains);

/// { x : prints(x, s) is not `no` }.
value_set printing_as(const decimal& s, std::span<const rounding_mode> explains);

/// The better of two answers: agrees before explained before no; of two explanations the one with more places, then the
/// first.
print_match better(const print_match& a, const print_match& b) noexcept;

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/prints.ipp>
#endif
