// Tables as programs that extract the text of web pages leave them: cells apart by upright lines between spaces, those
// that are blank or merged left out, and every row filled up to the same number of lines.
//
//   项目名称 | 临时救助 | ||||||
//   年度资金总额 | 50 | 50 | 100% | ||||
#pragma once

#include <string_view>

namespace perfeval {
inline namespace v0 {

// Whether most rows of a text are filled up like that: under which header a cell of it was is no longer known.
bool has_padded_rows(std::string_view text);

}  // namespace v0
}  // namespace perfeval
