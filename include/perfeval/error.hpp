/// What can go wrong, and where. Four kinds, four answers: a broken requirement and a value that cannot exist throw one
/// of the exceptions below, in every build; a document that is not what it should be gives a `reading` with its
/// troubles and never throws; a number that does not add up is a `finding` (audit/finding.hpp).
#pragma once

#include <perfeval/source.hpp>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// The root of every exception this library throws by itself (allocation failure stays std::bad_alloc).
class error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A quotient with a zero divisor was asked for.
class division_by_zero : public error {
 public:
  division_by_zero() : error("division by zero: the divisor of an exact quotient must not be 0") {}
};

/// A value that cannot exist was asked for: a text that is no number, a rounding with absurd places, a curve with a
/// gap.
class invalid_value : public error {
 public:
  explicit invalid_value(const std::string& message, std::size_t position = 0) : error(message), position_(position) {}
  /// Units: bytes from the start of the refused text; 0 where no text is concerned.
  [[nodiscard]] std::size_t position() const noexcept { return position_; }

 private:
  std::size_t position_;
};

/// An exact result would pass a bound of `limits`. Nothing was rounded; the operation was not done.
class limit_exceeded : public error {
 public:
  using error::error;
};

/// Every bound of the library in one object, accepted at every door that reads.
///
/// The defaults hold a form of any office many times over and stop what only an attacker or an accident produces.
struct limits {
  std::uint32_t digits = 1'000;         ///< most digits a number in a text may have
  std::uint32_t exponent = 1'000;       ///< largest magnitude of its exponent
  std::uint64_t bytes = 256u << 20;     ///< largest document, as bytes and as unpacked parts
  std::uint32_t tables = 100'000;       ///< most tables in one document
  std::uint32_t rows = 1'000'000;       ///< most rows in one table
  std::uint32_t columns = 16'384;       ///< most grid columns in one table
  std::uint32_t cell_bytes = 1u << 20;  ///< longest text of one cell
  std::uint32_t depth = 64;             ///< deepest nesting (JSON values, tables in cells)
  std::uint32_t parts = 10'000;         ///< most parts in one package (docx, xlsx)
  std::uint32_t expansion = 200;        ///< a part beyond 1 MiB may unpack to this many times its packed size

  friend bool operator==(const limits&, const limits&) = default;
};

/// Something about the input or the call, never about what the form says: an unreadable part, a rule of the user's that
/// failed.
struct trouble {
  std::string kind;      ///< a stable word: `unreadable-document`, `cut-off`, `rule-failed` …
  std::string at;        ///< where: byte, line, part or cell, in words
  std::string found;     ///< the fragment seen
  std::string expected;  ///< what was expected instead, and what to do

  friend bool operator==(const trouble&, const trouble&) = default;
};

/// What could be read, beside the troubles met: the readable rest is kept. (`std::expected` would drop it.)
template <class T>
struct reading {
  T value{};
  std::vector<trouble> troubles;

  [[nodiscard]] bool clean() const noexcept { return troubles.empty(); }
};

}  // namespace v0
}  // namespace perfeval
