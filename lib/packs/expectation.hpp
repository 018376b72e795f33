// What the texts of a scenario mean, before it is run: its expectation, and its figures.
#pragma once

#include <perfeval/read/pack.hpp>
#include <perfeval/value_set.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval::inline v0::packs {

// "9.5", "278/3", "[6, 8)", "[0, 5] ∪ [8, 8]"; nothing if it cannot be read.
std::optional<value_set> read_points(std::string_view text);

// The grade that `expect` names: a word of the pack, or excellent, good, fair, poor.
std::optional<grade> read_grade(std::string_view text, const vocabulary& words);

// A text of a scenario that cannot be read.
struct unreadable_text {
  std::string_view name;  // its key
  std::string found;
  std::string_view expected;
};

// Every text of the scenario that cannot be read. Without `words` any word may be a grade.
std::vector<unreadable_text> unreadable_texts(const scenario& asked, const vocabulary* words);

}  // namespace perfeval::inline v0::packs
