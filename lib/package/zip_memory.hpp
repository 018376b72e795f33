// In-memory files for minizip: a string that is read, or one that is written.
#pragma once

#include <ioapi.h>

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// A file in memory. Lives as long as the archive that uses it; minizip opens it once.
struct memory_file {
  std::string_view source;         // the input, if `written` is null
  std::string* written = nullptr;  // the output
  std::size_t position = 0;

  [[nodiscard]] std::string_view content() const noexcept { return written ? std::string_view(*written) : source; }
};

// minizip's table of file functions for one memory_file.
zlib_filefunc64_def functions_of(memory_file& file);

}  // namespace v0
}  // namespace perfeval
