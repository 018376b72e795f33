// The letters, numbers and formulas that number columns: (A), ③=①+②, E/C×100%.
#pragma once

#include <cstddef>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace words {

// Where a formula begins that reaches to the end of a key: ③=①+②, ④, =B/A. The size of the key if there is none.
std::size_t formula_begin(std::string_view key);

}  // namespace words
}  // namespace v0
}  // namespace perfeval
