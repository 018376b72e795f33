// Texts that a run sets higher or lower than the line: marks of notes, exponents, indices.
#pragma once

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// A mark of a note (1, ①, [1], *) is left out: it is no digit of the figure before it. A power (m², 10⁴) keeps its own
// signs, and any other text stays as it is.
void append_raised(std::string& text, std::string_view raised);

// Digits right behind a digit keep their own signs: they are no digits of that figure.
void append_lowered(std::string& text, std::string_view lowered);

}  // namespace v0
}  // namespace perfeval
