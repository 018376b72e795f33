// The management table of transfer forms: 资金管理情况 by aspect, each with 情况说明 and 存在问题. It contains no
// figures and is kept as labelled text.
#pragma once

#include "recognise/draft.hpp"

namespace perfeval {
inline namespace v0 {

bool is_management_header(std::span<const laid_row> rows);
bool take_management(draft& draft, const laid_row& header, const laid_row& row);

}  // namespace v0
}  // namespace perfeval
