// Whether what was read makes a form.
#pragma once

#include "recognise/draft.hpp"

#include <string>

namespace perfeval {
inline namespace v0 {

// A fund table or an indicator table, and something that names it.
bool is_form(const draft& d);

// How much speaks for one, to tell the nearest of several drafts that are none.
int parts_found(const draft& d);

// What a draft still lacks to be one.
std::string lacking(const draft& d);

}  // namespace v0
}  // namespace perfeval
