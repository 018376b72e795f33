// Takes the marks of an earlier audit out of a document, so that a document marked again does not carry them twice.
#pragma once

#include "package/package_edit.hpp"

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// Whether a text is what a mark writes into a comment: 错误（weight-sum）：…
bool is_mark_text(std::string_view text);

// Whether there were any.
bool unmark_workbook(package_edit& package, const std::string& main_part);
bool unmark_word_document(package_edit& package, const std::string& main_part);

}  // namespace v0
}  // namespace perfeval
