// Labels outside of the tables: which cell is one, and which cell has its value.
#pragma once

#include "recognise/row.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// A word for a label, or for a total.
bool is_known_label(const laid_cell& cell);
// 项目名称：…
bool begins_with_label(const laid_cell& cell);
bool begins_with_label(std::string_view text, const words::dictionary& dictionary);

// The cells that begin in the row.
std::vector<const laid_cell*> own_cells(const laid_row& row);

// If merged cells were lost (项目名称 | | 救助发放), there are blanks between a label and its value: the index of the
// cell before the value. A value directly followed by another value is itself a label.
std::size_t past_lost_merge(const std::vector<const laid_cell*>& cells, std::size_t label);

// The parts of a text between line ends, U+3000 and runs of spaces.
std::vector<std::string_view> parts_of(std::string_view text);

inline bool has_any(std::string_view key, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return key.find(word) != key.npos; });
}

// False if the part was set before.
inline bool set_once(cell& part, const laid_cell& value) {
  if (!part.empty()) return false;
  part = cell_of(&value);
  return true;
}

}  // namespace v0
}  // namespace perfeval
