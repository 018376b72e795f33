// '20 and '20': the mark by which a spreadsheet keeps a figure as a text.
#pragma once

#include <string>

namespace perfeval {
inline namespace v0 {

// Takes the mark away, and the one at the end; a word in quotation marks keeps them.
void drop_text_marks(std::string& text);

}  // namespace v0
}  // namespace perfeval
