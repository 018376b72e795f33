// The functions that forms use: SUM, AVERAGE, MIN, MAX, PRODUCT, COUNT, ROUND and its like, ABS, INT, IF, IFERROR,
// TEXT, LEN, TRIM, ISBLANK and its like.
#pragma once

#include "tables/operand.hpp"

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// An argument of a function: one value, or the cells of a range.
struct formula_argument {
  std::vector<operand> values;
  bool refers = false;  // to cells: texts and blanks there do not count
};

// The value of a function.
// Errors: not_plain for one that is not known, or for arguments that it does not take.
operand function_value(std::string_view upper_name, const std::vector<formula_argument>& arguments);

}  // namespace v0
}  // namespace perfeval
