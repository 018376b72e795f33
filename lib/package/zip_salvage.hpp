// The remains of a truncated zip package: without the directory at its end, its parts are found by their local headers.
#pragma once

#include "package/zip.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct salvaged_part {
  zip_entry entry;           // `unpacked` as the header claims it, 0 if it does not
  std::string_view packed;   // the available bytes; they may extend beyond the part
  std::uint16_t method = 0;  // 0 stored, 8 deflated
  bool size_known = false;
};

std::vector<salvaged_part> salvage(std::string_view package, const limits& bounds);

struct unpacked_part {
  std::string content;  // as far as it could be unpacked
  bool whole = false;
};

unpacked_part unpack(const salvaged_part& part, std::size_t most);

}  // namespace v0
}  // namespace perfeval
