// What a field EQ shows, which has an instruction and no stored result: \o\ac(○,1) is ①, \f(39,4) a fraction.
#pragma once

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// Nothing for fields of other kinds. What is not understood ends in a question mark, so that it is no figure.
std::string shown_by_equation(std::string_view instruction);

}  // namespace v0
}  // namespace perfeval
