// A chart of a workbook as its parts (DrawingML, ISO/IEC 29500-1, section 21).
#pragma once

#include "report/book.hpp"

#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

std::string chart_part(const book_sheet& sheet, const book_chart& chart);

// The drawing of a sheet that has its charts in order, as rId1, rId2 ….
std::string drawing_part(const std::vector<book_chart>& charts);

}  // namespace v0
}  // namespace perfeval
