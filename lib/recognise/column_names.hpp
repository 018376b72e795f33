// What the form itself calls its columns (`form::headers`), for the sentences about them.
#pragma once

#include "recognise/words.hpp"

#include <perfeval/form/form.hpp>
#include <perfeval/read/form_reading.hpp>

#include <string_view>

namespace perfeval {
inline namespace v0 {

// Keeps the header of a column unless it is the word of the official form. The first header of a column counts, and
// that of an adjusted target before that of the first target.
void name_column(column_headers& headers, form_table table, words::meaning meaning, std::string_view header);

}  // namespace v0
}  // namespace perfeval
