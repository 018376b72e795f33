// Words in TOML: tables named as the lists of recognise/dictionary.hpp become entries, or faults with their places.
#pragma once

#include "recognise/dictionary.hpp"
#include "toml/source.hpp"

#include <perfeval/quantity.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {
namespace words {

inline constexpr toml_file::sort words_sort{"words", "words file", ""};

struct added_words {
  std::vector<entry> words;
  own_units units;
};

// The words of a file that a user wrote. `reading` has the faults; with one of them the words are not to be used.
added_words read_added(std::string_view toml, toml_file::context& reading);

// Those that come with the library: a test verifies that they have no fault.
std::vector<entry> read_built_in();
std::string_view built_in_text() noexcept;  // generated from recognise/lexicon.toml

}  // namespace words
}  // namespace v0
}  // namespace perfeval
