// Tables that were copied out of a document or a page as text: a TAB between the cells that a row has.
#pragma once

#include <perfeval/read/table.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

using texts_of_row = std::vector<std::string_view>;

// The texts of a table; of the lines of a text, between their TABs. They point into what they are of.
// `without`: so many rows at the end are left out.
std::vector<texts_of_row> texts_of(const table& table, std::size_t without);
std::vector<texts_of_row> texts_between_tabs(std::string_view text);

// Whether each row has its own cells and no more, so that one over several columns counts once and the columns do not
// line up; a sheet has a blank for each column that a cell covers, also if its rows end after their last value.
bool are_copied(const std::vector<texts_of_row>& rows);

}  // namespace v0
}  // namespace perfeval
