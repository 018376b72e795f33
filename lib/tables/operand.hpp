// The values that formulas of a workbook work with.
#pragma once

#include <perfeval/ratio.hpp>

#include <optional>
#include <string>

namespace perfeval {
inline namespace v0 {

// The content of a cell that a formula names, or the value of a part of it.
struct operand {
  enum class type { blank, number, text, truth, error, unknown };
  type kind = type::blank;
  ratio number;      // of a truth value: 1 or 0
  std::string text;  // of an error: #DIV/0!
};

// Thrown and caught only inside: the formula is not one that can be computed.
struct not_plain {};

// A number of more digits than a workbook can hold; sums of such would each cost more than the last.
bool is_too_long(const ratio& number) noexcept;

inline operand operand_of(ratio number) {
  if (is_too_long(number)) throw not_plain();
  return {operand::type::number, std::move(number), {}};
}
inline operand operand_of(std::string text) { return {operand::type::text, {}, std::move(text)}; }
inline operand truth(bool holds) { return {operand::type::truth, ratio(holds ? 1 : 0), {}}; }
inline operand division_error() { return {operand::type::error, {}, "#DIV/0!"}; }

// The number that an operand is in a calculation: a blank is 0, a text of digits its number.
// Errors: not_plain.
ratio number_in(const operand& value);

// The text that an operand is next to &: a number with at most fifteen digits.
// Errors: not_plain.
std::string text_in(const operand& value);

// The exact value with more digits than a cell can show.
std::string stored_text(const ratio& value);

}  // namespace v0
}  // namespace perfeval
