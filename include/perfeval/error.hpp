/// Errors and how they are reported. Violated requirements and values that cannot exist throw one of the exceptions
/// below, in every build. A malformed document never throws; it gives a `reading` with its troubles. A number that does
/// not add up is a `finding` (audit/finding.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

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

/// All limits of the library in one object, accepted by every function that reads.
///
/// The defaults are several times what any real form needs and stop what only an attacker or an accident produces.
struct limits {
  std::uint32_t digits = 1'000;         ///< digits of a number in a text
  std::uint32_t exponent = 1'000;       ///< largest magnitude of its exponent
  std::uint64_t bytes = 256u << 20;     ///< size of a document, and of all its unpacked parts together
  std::uint32_t tables = 100'000;       ///< tables in one document
  std::uint32_t rows = 1'048'576;       ///< rows in one table: those of a workbook's sheet
  std::uint32_t columns = 16'384;       ///< grid columns in one table
  std::uint32_t cell_bytes = 1u << 20;  ///< length of the text of one cell
  std::uint32_t depth = 64;             ///< nesting (JSON values, tables in cells)
  std::uint32_t parts = 10'000;         ///< parts in one package (docx, xlsx)
  std::uint32_t expansion = 200;        ///< ratio of unpacked to packed size, for a part beyond 1 MiB; of shown text
                                        ///< to the size of a workbook, beyond 16 MiB

  friend bool operator==(const limits&, const limits&) = default;
};

}  // namespace v0
}  // namespace perfeval
