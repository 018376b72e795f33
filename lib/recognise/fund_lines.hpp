// What only all lines of the funds together determine: the total among them, which of two lists counts, their depth,
// the amounts in the form's money.
#pragma once

#include "recognise/draft.hpp"

namespace perfeval {
inline namespace v0 {

void settle_funds(draft& d);

}  // namespace v0
}  // namespace perfeval
