// UTF-8 for the readers: checking, repairing and walking texts, one code point at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace perfeval::inline v0::utf8 {

constexpr char32_t replacement = 0xFFFD;

// The code point that `text` begins with and its length in bytes; a malformed sequence is {replacement, 1}.
struct decoded {
  char32_t point;
  std::size_t length;
};
decoded decode(std::string_view text) noexcept;

void append(std::string& text, char32_t point);

// The first byte that is not well-formed UTF-8, or npos.
std::size_t first_malformed(std::string_view text) noexcept;

// A copy in which every malformed byte is U+FFFD.
std::string repaired(std::string_view text);

// At most `bytes` bytes of the text, cut between code points, with an ellipsis if anything was cut: for messages.
std::string shortened(std::string_view text, std::size_t bytes = 60);

}  // namespace perfeval::inline v0::utf8
