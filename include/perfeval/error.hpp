/// Errors and how they are reported. Violated requirements and values that cannot exist throw one of the exceptions
/// below, in every build. A malformed document never throws; it gives a `reading` with its troubles. A number that does
/// not add up is a `finding` (audit/finding.hpp).
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {

/// The base class of every exception that this library throws deliberately (allocation failure remains std::bad_alloc).
class [[gnu::visibility("default")]] error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A division by zero was requested.
class [[gnu::visibility("default")]] division_by_zero : public error {
 public:
  division_by_zero() : error("division by zero: the divisor of an exact quotient must not be 0") {}
};

/// A value that cannot exist was requested: a text that is not a number, a rounding with absurd places, a curve with a
/// gap.
class [[gnu::visibility("default")]] invalid_value : public error {
 public:
  explicit invalid_value(const std::string& message, std::size_t position = 0) : error(message), position_(position) {}
  /// Units: bytes from the start of the refused text; 0 if no text is involved.
  [[nodiscard]] std::size_t position() const noexcept { return position_; }

 private:
  std::size_t position_;
};

/// An exact result would exceed one of the `limits`. Nothing was rounded; the operation was not performed.
class [[gnu::visibility("default")]] limit_exceeded : public error {
 public:
  using error::error;
};

/// What is thrown to end a whole call, where an error ends a row or a file. Nothing in the library catches it but where
/// a document is read or audited.
class [[gnu::visibility("default")]] interruption {
 public:
  virtual ~interruption() = default;
};

/// The time of a call is over (limits.seconds, `deadline`). Reading and auditing a document report a trouble
/// `time-limit` instead and return what was done until then.
class [[gnu::visibility("default")]] deadline_passed : public error, public interruption {
 public:
  using error::error;
};

/// A stop was requested of the token that was given to a `deadline`. The call has no result.
class [[gnu::visibility("default")]] stopped : public error, public interruption {
 public:
  stopped() : error("stopped: the caller asked the call to end") {}
};

/// A whole number that a call is given. Its own type, because a built-in one takes 2022.5 as 2022 and -1 as 2^64 - 1
/// without a word: a double or a bool does not compile here, and what an Integer cannot hold is refused.
template <std::integral Integer>
class whole_of {
 public:
  /// Errors: invalid_value if an Integer cannot hold it.
  template <std::integral Given>
    requires(!std::same_as<Given, bool>)
  constexpr whole_of(Given value) : value_(static_cast<Integer>(value)) {
    if (!std::in_range<Integer>(value))
      throw invalid_value("expected a whole number from " + std::to_string(std::numeric_limits<Integer>::min()) +
                          " to " + std::to_string(std::numeric_limits<Integer>::max()) + ", found " +
                          std::to_string(value));
  }

  constexpr operator Integer() const noexcept { return value_; }
  friend std::string to_string(whole_of value) { return std::to_string(value.value_); }

 private:
  Integer value_;
};

/// How long a call may take, to the nanosecond; by default as long as it wants. Made from a whole number of seconds or
/// from a std::chrono::duration of whole numbers, never from a double.
class time_limit {
 public:
  constexpr time_limit() = default;
  /// Errors: invalid_value if it is negative.
  template <std::integral Whole>
    requires(!std::same_as<Whole, bool>)
  constexpr time_limit(Whole seconds) : nanoseconds_(counted(seconds, 1, 1)) {}
  template <class Duration>
    requires std::integral<typename Duration::rep>
  constexpr time_limit(const Duration& time)
      : nanoseconds_(counted(time.count(), Duration::period::num, Duration::period::den)) {}

  /// Nothing: as long as it wants. A time beyond 292 years is 292 years.
  [[nodiscard]] constexpr std::optional<std::int64_t> nanoseconds() const noexcept { return nanoseconds_; }
  friend bool operator==(const time_limit&, const time_limit&) = default;

 private:
  static constexpr std::int64_t second = 1'000'000'000;

  /// count * numerator / denominator seconds.
  template <std::integral Whole>
  static constexpr std::int64_t counted(Whole count, std::int64_t numerator, std::int64_t denominator) {
    if (std::cmp_less(count, 0)) throw invalid_value("a time limit is not negative");
    std::int64_t time = 0;
    if (!std::in_range<std::int64_t>(count)) return INT64_MAX;
    const auto whole = static_cast<std::int64_t>(count) / denominator;
    const auto rest = static_cast<std::int64_t>(count) % denominator;
    const auto part = denominator <= second ? rest * second / denominator : rest / (denominator / second);
    if (__builtin_mul_overflow(whole, second, &time) || __builtin_add_overflow(time, part, &time) ||
        __builtin_mul_overflow(time, numerator, &time))
      return INT64_MAX;
    return time;
  }

  std::optional<std::int64_t> nanoseconds_;
};

/// All limits of the library in one object, accepted by every function that reads.
///
/// The defaults are several times what any real form needs and stop what only an attacker or an accident produces.
struct limits {
  whole_of<std::uint32_t> digits = 1'000;      ///< digits of a number in a text
  whole_of<std::uint32_t> exponent = 1'000;    ///< largest magnitude of its exponent
  whole_of<std::uint64_t> bytes = 256u << 20;  ///< size of a document, and of all its unpacked parts together
  whole_of<std::uint32_t> tables = 100'000;    ///< tables in one document
  whole_of<std::uint32_t> forms = 10'000;      ///< forms in one document
  whole_of<std::uint32_t> rows = 1'048'576;    ///< rows in all tables of a document together; in JSON: entries of lists
  whole_of<std::uint32_t> columns = 16'384;    ///< grid columns in one table
  whole_of<std::uint32_t> cells = 8'000'000;   ///< cells in all tables of a document together; in JSON: values
  whole_of<std::uint32_t> cell_bytes = 1u << 20;  ///< length of the text of one cell
  whole_of<std::uint32_t> depth = 64;             ///< nesting (JSON values, tables in cells)
  whole_of<std::uint32_t> parts = 10'000;         ///< parts in one package (docx, xlsx)
  whole_of<std::uint32_t> expansion =
      200;               ///< ratio of unpacked to packed size, for a part beyond 1 MiB; of shown text
                         ///< to the size of a workbook, beyond 16 MiB
  time_limit seconds{};  ///< time for reading a document, and again for auditing it; 0: none of it

  friend bool operator==(const limits&, const limits&) = default;
};

}  // namespace v0
}  // namespace perfeval
