// Formulas whose result a workbook does not store: plain arithmetic, and SUM over cells of the same sheet. Office Open
// XML, ISO/IEC 29500-1, 18.17.
#pragma once

#include <perfeval/ratio.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// The content of a cell that a formula names.
struct operand {
  enum class type { blank, number, text, unknown };
  type kind = type::blank;
  ratio value;
};

// The formula's offset from the cell that it was written for: relative references move along.
struct formula_shift {
  std::int64_t rows = 0, columns = 0;
};

using operands = std::function<operand(std::uint32_t row, std::uint32_t column)>;

// The exact value. Nothing if the formula uses more than + - * / % ( ) and SUM, names another sheet or a text, divides
// by zero, or takes more than `work_left` cells.
std::optional<ratio> computed(std::string_view formula, formula_shift shift, const operands& cells,
                              std::size_t& work_left);

}  // namespace v0
}  // namespace perfeval
