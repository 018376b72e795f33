// The new texts of cells. repair_xlsx.cpp and repair_docx.cpp write them into their formats.
#pragma once

#include "package/package_edit.hpp"

#include <perfeval/source.hpp>

#include <map>
#include <set>
#include <string>

namespace perfeval {
inline namespace v0 {

using cell_texts = std::map<place, std::string>;

// `as_text`: the cells in which a number would be shown otherwise.
void change_workbook(package_edit& package, const std::string& main_part, const cell_texts& texts,
                     const std::set<place>& as_text);
void change_word_document(package_edit& package, const std::string& main_part, const cell_texts& texts);

}  // namespace v0
}  // namespace perfeval
