// Formulas whose result a workbook does not store: arithmetic, comparisons, joined texts and the functions of
// formula_functions.hpp. Office Open XML, ISO/IEC 29500-1, 18.17.
#pragma once

#include "tables/operand.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// The formula's offset from the cell that it was written for: relative references move along.
struct formula_shift {
  std::int64_t rows = 0, columns = 0;
};

// A cell that a formula names.
struct named_cell {
  std::string_view sheet;  // empty: the sheet of the formula
  std::uint32_t row = 0, column = 0;
};

using operands = std::function<operand(const named_cell&)>;

// The exact value: a number, a text or an error such as #DIV/0!. Nothing if the formula uses more than that, names an
// operand that is unknown, or takes more than `work_left` cells; sixteen letters of the formula count as one.
std::optional<operand> computed(std::string_view formula, formula_shift shift, const operands& cells,
                                std::size_t& work_left);

}  // namespace v0
}  // namespace perfeval
