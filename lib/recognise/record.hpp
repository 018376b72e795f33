// The record of a reading: what became of each header and label (perfeval/read/form_reading.hpp).
#pragma once

#include "recognise/columns.hpp"
#include "recognise/draft.hpp"

namespace perfeval {
inline namespace v0 {

// The columns of a header. `in_list`: some are about the project of the row.
void record_columns(draft& draft, const header& header, form_table table, bool in_list = false);
// A header or label over the amounts of one kind.
void record_column(draft& draft, std::string header, const place& cell, form_table table, words::meaning meaning);
void record_label(draft& draft, const laid_cell& name, std::string field, const laid_cell& value);

// What only the whole form determines: the lines, what was left over, what was unclear.
void settle_reading(draft& draft);

}  // namespace v0
}  // namespace perfeval
