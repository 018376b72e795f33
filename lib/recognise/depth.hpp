// The hierarchy of the fund lines: which is the total, which lines make it up, and which are parts of another line, by
// their labels, numbers and indentation; if these leave it open, by what adds up.
#pragma once

#include "recognise/words.hpp"

#include <perfeval/form/budget_line.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {

// Sets `depth` of every line, and `line` of the total. Whether every line that has parts is then their sum.
bool settle_depth(std::vector<budget_line>& lines, words::known_keys& known);

}  // namespace v0
}  // namespace perfeval
