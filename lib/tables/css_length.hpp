// Lengths, functions and lists of words in the values of style sheets (CSS Values 4).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// A length in thousandths of a pixel, or of its unit's.
struct css_length {
  long thousandths = 0;
  std::string_view unit;
};

// "-9999px", ".5em", "0", "50%".
std::optional<css_length> length_of(std::string_view text);

// In pixels of a usual screen; a share is one of its width.
std::optional<long> pixels(std::string_view text);

// 0 if it is no length.
long thousandths_of(std::string_view text);

bool is_zero(std::string_view text);

// The arguments of "name(a, b)"; nothing for another function.
std::optional<std::vector<std::string_view>> arguments_of(std::string_view text, std::string_view name);

// The words of a value, apart from those in parentheses.
std::vector<std::string_view> words_of(std::string_view value);

}  // namespace v0
}  // namespace perfeval
