#include "package/zip_salvage.hpp"

#include <perfeval/detail/poll.hpp>

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <memory>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::string_view header_mark = "PK\x03\x04";
constexpr std::size_t header_size = 30;
constexpr std::uint16_t stored = 0, deflated = 8;
constexpr std::uint64_t flag_encrypted = 1, flag_sizes_behind = 8;

std::uint64_t number_at(std::string_view bytes, std::size_t position, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[position + i]);
  return value;
}

// Nothing if there is no header of a part here.
std::optional<salvaged_part> part_at(std::string_view package, std::size_t position) {
  if (package.size() - position < header_size) return std::nullopt;
  const auto header = package.substr(position);
  const auto flags = number_at(header, 6, 2), packed = number_at(header, 18, 4);
  const auto name_size = number_at(header, 26, 2), data = header_size + name_size + number_at(header, 28, 2);
  salvaged_part part;
  part.method = static_cast<std::uint16_t>(number_at(header, 8, 2));
  if ((part.method != stored && part.method != deflated) || name_size == 0 || data > header.size()) return std::nullopt;
  part.entry.name = header.substr(header_size, static_cast<std::size_t>(name_size));
  part.entry.encrypted = (flags & flag_encrypted) != 0;
  part.size_known = (flags & flag_sizes_behind) == 0 && packed != UINT32_MAX;
  part.packed = header.substr(static_cast<std::size_t>(data));
  if (part.size_known) {
    part.entry.packed = packed;
    part.entry.unpacked = number_at(header, 22, 4);
  } else {
    part.entry.packed = std::min(part.packed.find(header_mark), part.packed.size());
  }
  part.packed = part.packed.substr(0, static_cast<std::size_t>(part.entry.packed));
  return part;
}

}  // namespace

std::vector<salvaged_part> salvage(std::string_view package, const limits& bounds) {
  std::vector<salvaged_part> parts;
  for (auto position = package.find(header_mark); position != package.npos && parts.size() < bounds.parts;) {
    detail::poll();
    const auto part = part_at(package, position);
    if (part) parts.push_back(*part);
    const auto behind = part ? static_cast<std::size_t>(part->packed.data() - package.data()) + part->packed.size()
                             : position + header_mark.size();
    position = package.find(header_mark, behind);
  }
  return parts;
}

unpacked_part unpack(const salvaged_part& part, std::size_t most) {
  unpacked_part made;
  if (part.method == stored) {
    made.content = part.packed.substr(0, most);
    made.whole = part.size_known && made.content.size() == part.entry.packed;
    return made;
  }
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return made;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.packed.data()));  // zlib's signature; it only reads
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(part.packed.size(), UINT32_MAX));
  char block[65536];
  const std::unique_ptr<z_stream, int (*)(z_streamp)> open(&stream, inflateEnd);
  for (int state = Z_OK; state == Z_OK && made.content.size() < most;) {
    detail::poll();
    stream.next_out = reinterpret_cast<Bytef*>(block);
    stream.avail_out = sizeof block;
    state = inflate(&stream, Z_NO_FLUSH);
    made.content.append(block, std::min(sizeof block - stream.avail_out, most - made.content.size()));
    made.whole = state == Z_STREAM_END;
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
