// Stored numbers as dates and times. ISO/IEC 29500-1, 18.17.4.
#pragma once

#include <perfeval/decimal.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// A date's format in pieces: "yyyy", "m", "[h]", "am/pm", "上午/下午", ".00" (parts of a second), or a literal after
// '\x01'.
struct date_pieces {
  std::vector<std::string> pieces;
  bool chinese = false;  // names of months and days in Chinese ([$-804])
};

// Nothing if the number is not a day in a workbook's range.
std::optional<std::string> shown_date(const decimal& value, const date_pieces& format, bool since_1904);

// The number that a workbook stores for a date in ISO 8601: 2022-12-20, 2022-12-20T08:30:00.000Z. Nothing for other
// texts.
std::optional<std::string> serial_of(std::string_view iso, bool since_1904);

}  // namespace v0
}  // namespace perfeval
