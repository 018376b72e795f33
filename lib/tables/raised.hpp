// Superscript and subscript texts: note marks, exponents, indices.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// A note mark (1, ①, [1], *) is left out: it is not a digit of the figure before it. A power (m², 10⁴) keeps its
// superscript signs, and any other text is kept unchanged.
void append_raised(std::string& text, std::string_view raised);

// A note mark at the beginning of a line, ¹9.75: it is left out when a digit follows.
class leading_note {
 public:
  void append_raised(std::string& text, std::string_view raised);
  // `from`: where the text begins that was appended since.
  void drop_before_digit(std::string& text, std::size_t start);

 private:
  std::size_t begin_ = 0, length_ = 0;
};

// Digits directly after a digit keep their subscript signs: they are not digits of that figure.
void append_lowered(std::string& text, std::string_view lowered);

}  // namespace v0
}  // namespace perfeval
