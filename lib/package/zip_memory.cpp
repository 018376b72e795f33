// Files in memory for minizip.
#include "package/zip_memory.hpp"

#include <algorithm>
#include <cstring>

namespace perfeval {
inline namespace v0 {
namespace {

memory_file& file_of(void* opaque) { return *static_cast<memory_file*>(opaque); }

void* open_memory(void* opaque, const void*, int) { return opaque; }

uLong read_memory(void* opaque, void*, void* out, uLong size) {
  memory_file& file = file_of(opaque);
  const auto content = file.content();
  const std::size_t rest = content.size() - std::min(file.position, content.size());
  const std::size_t taken = std::min<std::size_t>(size, rest);
  if (taken > 0) std::memcpy(out, content.data() + file.position, taken);
  file.position += taken;
  return static_cast<uLong>(taken);
}

uLong write_memory(void* opaque, void*, const void* source, uLong size) {
  memory_file& file = file_of(opaque);
  if (!file.written) return 0;
  std::string& all = *file.written;
  if (file.position + size > all.size()) all.resize(file.position + size);
  std::memcpy(all.data() + file.position, source, size);
  file.position += size;
  return size;
}

ZPOS64_T tell_memory(void* opaque, void*) { return file_of(opaque).position; }

long seek_memory(void* opaque, void*, ZPOS64_T offset, int origin) {
  memory_file& file = file_of(opaque);
  const std::size_t size = file.content().size();
  const std::size_t base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                           : origin == ZLIB_FILEFUNC_SEEK_CUR ? file.position
                                                              : size;
  const auto wanted = base + static_cast<std::size_t>(offset);  // minizip passes negative offsets as wrapped ones
  if (wanted > size) return -1;
  file.position = wanted;
  return 0;
}

int close_memory(void*, void*) { return 0; }
int error_of_memory(void*, void*) { return 0; }

}  // namespace

zlib_filefunc64_def functions_of(memory_file& file) {
  zlib_filefunc64_def all{};
  all.zopen64_file = open_memory;
  all.zread_file = read_memory;
  all.zwrite_file = write_memory;
  all.ztell64_file = tell_memory;
  all.zseek64_file = seek_memory;
  all.zclose_file = close_memory;
  all.zerror_file = error_of_memory;
  all.opaque = &file;
  return all;
}

}  // namespace v0
}  // namespace perfeval
