// A rule in words for the points of the execution: 执行率90%以上得满分, in a header of the funds or in a note. The form
// is not held against the rule of the pack then.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/draft.hpp"

namespace perfeval {
inline namespace v0 {

// Keeps such a text among the extras of the funds.
void keep_rule_of_execution(draft& draft, const laid_cell& note);
void keep_rule_of_execution(draft& draft, const header_column& column);

}  // namespace v0
}  // namespace perfeval
