// The bytes of a file or a pipe, without ever waiting for a writer that does not come.
#pragma once

#include <cstdint>
#include <string>

namespace perfeval {
inline namespace v0 {

struct file_bytes {
  std::string bytes;
  std::string refused, expected;  // why they could not be read; empty if they could
};

// At most one byte more than `most`: a file that grows meanwhile is cut off there.
file_bytes bytes_of_file(const std::string& path, std::uint64_t most);

}  // namespace v0
}  // namespace perfeval
