// Superscript and subscript texts: note marks, exponents, indices.
#pragma once

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// A note mark (1, ①, [1], *) is left out: it is not a digit of the figure before it. A power (m², 10⁴) keeps its
// superscript signs, and any other text is kept unchanged.
void append_raised(std::string& text, std::string_view raised);

// Digits directly after a digit keep their subscript signs: they are not digits of that figure.
void append_lowered(std::string& text, std::string_view lowered);

}  // namespace v0
}  // namespace perfeval
