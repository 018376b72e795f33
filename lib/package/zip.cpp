// Packages over minizip, which needs nothing but zlib.
#include "package/zip.hpp"

#include "package/zip_memory.hpp"
#include "package/zip_salvage.hpp"
#include "text/ascii.hpp"

#include <perfeval/detail/poll.hpp>

#include <unzip.h>
#include <zip.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::uint64_t always_unpacked = 1u << 20;    // bytes that a part may unpack to whatever its packed size
constexpr std::size_t bytes_without_pause = 1u << 18;  // bytes that are packed or unpacked without a pause
constexpr uLong flag_encrypted = 1u;
constexpr uLong flag_utf8_name = 1u << 11;

// A part's name as names are compared: some writers begin all of them with a slash.
std::string folded(std::string_view name) {
  while (name.starts_with('/') || name.starts_with('\\') || name.starts_with("./")) name.remove_prefix(1);
  std::string folded = ascii::lowered(name);
  std::replace(folded.begin(), folded.end(), '\\', '/');
  return folded;
}

trouble unreadable_package(std::string found, std::string expected) {
  return {trouble_kind::unreadable_document, "the package", std::move(found), std::move(expected)};
}

trouble unreadable_part(const std::string& name, std::string found, std::string expected) {
  return {trouble_kind::unreadable_part, name, std::move(found), std::move(expected)};
}

std::string counted(std::uint64_t count, const char* wanted) { return std::to_string(count) + ' ' + wanted; }

}  // namespace

// ------------------------------------------------------------------------------------------------ reading

struct zip_reader::state {
  memory_file file;
  unzFile archive = nullptr;
  limits bounds;
  std::uint64_t unpacked = 0;  // by all parts so far
  std::vector<zip_entry> entries;
  std::vector<unz64_file_pos> positions;
  std::vector<uLong> flags;
  std::unordered_map<std::string, std::size_t> by_name;
  std::vector<salvaged_part> salvaged;  // instead of the archive, if it is truncated

  ~state() {
    if (archive) unzClose(archive);
  }
  void list(std::vector<trouble>& troubles);
  bool list_current();
  void list_salvaged(std::vector<trouble>& troubles);
  // How many bytes a part, and all remaining parts, may have.
  [[nodiscard]] std::uint64_t fair_size(const zip_entry& part) const {
    return std::max(always_unpacked, std::min<std::uint64_t>(part.packed, file.source.size()) * bounds.expansion);
  }
  [[nodiscard]] std::uint64_t rest() const { return bounds.bytes - std::min<std::uint64_t>(bounds.bytes, unpacked); }
  std::optional<std::string> unpack_salvaged(std::size_t entry, std::vector<trouble>& troubles);
};

void zip_reader::state::list_salvaged(std::vector<trouble>& troubles) {
  salvaged = salvage(file.source, bounds);
  for (const auto& part : salvaged) {
    by_name.emplace(folded(part.entry.name), entries.size());
    entries.push_back(part.entry);
  }
  if (entries.empty())
    troubles.push_back(
        unreadable_package("no directory of a zip package in " + counted(file.source.size(), "bytes"),
                           "a whole .docx or .xlsx: this one is cut off or damaged, save or fetch it again"));
  else
    troubles.push_back({trouble_kind::cut_off, "the package", "no directory at the end: the file is cut off",
                        "a whole .docx or .xlsx; the " + counted(entries.size(), "parts that were found were read")});
}

std::optional<std::string> zip_reader::state::unpack_salvaged(std::size_t entry, std::vector<trouble>& troubles) {
  const auto& part = salvaged.at(entry);
  auto [content, whole] = perfeval::unpack(part, static_cast<std::size_t>(std::min(rest(), fair_size(part.entry))));
  unpacked += content.size();
  if (!whole)
    troubles.push_back(unreadable_part(part.entry.name, "cut off after " + counted(content.size(), "bytes"),
                                       "a whole part; what stands before the cut was read"));
  return std::move(content);
}

bool zip_reader::state::list_current() {
  unz_file_info64 info{};
  if (unzGetCurrentFileInfo64(archive, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) return false;
  std::string name(info.size_filename, '\0');
  unz64_file_pos position{};
  if (unzGetCurrentFileInfo64(archive, &info, name.data(), info.size_filename, nullptr, 0, nullptr, 0) != UNZ_OK ||
      unzGetFilePos64(archive, &position) != UNZ_OK)
    return false;
  by_name.emplace(folded(name), entries.size());  // the first of two parts with the same name
  entries.push_back({std::move(name), info.compressed_size, info.uncompressed_size, (info.flag & flag_encrypted) != 0});
  positions.push_back(position);
  flags.push_back(info.flag);
  return true;
}

void zip_reader::state::list(std::vector<trouble>& troubles) {
  int next = unzGoToFirstFile(archive);
  for (; next == UNZ_OK; next = unzGoToNextFile(archive)) {
    detail::poll();
    if (entries.size() == bounds.parts) {
      troubles.push_back(
          unreadable_package("more than " + counted(bounds.parts, "parts"),
                             "at most that many (limits.parts): raise the limit if the package is sound"));
      return;
    }
    if (!list_current()) break;
  }
  if (next != UNZ_END_OF_LIST_OF_FILE)
    troubles.push_back(unreadable_package("a directory that breaks off after " + counted(entries.size(), "parts"),
                                          "a whole zip package: save or fetch the file again"));
}

zip_reader::zip_reader(std::string_view bytes, const limits& bounds, std::vector<trouble>& troubles)
    : state_(std::make_unique<state>()) {
  state_->file.source = bytes;
  state_->bounds = bounds;
  zlib_filefunc64_def functions = functions_of(state_->file);
  state_->archive = unzOpen2_64("", &functions);
  if (state_->archive)
    state_->list(troubles);
  else
    state_->list_salvaged(troubles);
}

zip_reader::zip_reader(zip_reader&&) noexcept = default;
zip_reader& zip_reader::operator=(zip_reader&&) noexcept = default;
zip_reader::~zip_reader() = default;

const std::vector<zip_entry>& zip_reader::entries() const noexcept { return state_->entries; }

std::optional<std::size_t> zip_reader::find(std::string_view name) const {
  const auto found = state_->by_name.find(folded(name));
  if (found == state_->by_name.end()) return {};
  return found->second;
}

std::optional<std::string> zip_reader::unpack(std::size_t entry, std::vector<trouble>& troubles) {
  const zip_entry& part = state_->entries.at(entry);
  const auto refuse = [&](std::string found, std::string expected) {
    troubles.push_back(unreadable_part(part.name, std::move(found), std::move(expected)));
    return std::nullopt;
  };
  if (part.encrypted) return refuse("an encrypted part", "a package without a password");

  if (!state_->archive) return state_->unpack_salvaged(entry, troubles);
  const limits& bounds = state_->bounds;
  const std::uint64_t rest = state_->rest(), fair = state_->fair_size(part);
  if (unzGoToFilePos64(state_->archive, &state_->positions[entry]) != UNZ_OK ||
      unzOpenCurrentFile(state_->archive) != UNZ_OK)
    return refuse("a part that cannot be opened", "a whole package, its parts stored or deflated: save the file again");

  std::string content(static_cast<std::size_t>(std::min({part.unpacked, rest, fair})),
                      '\0');  // the claim is not trusted beyond the limits
  std::size_t got = 0;
  int read = 0;
  while (got < content.size() &&
         (read = unzReadCurrentFile(state_->archive, content.data() + got,
                                    static_cast<unsigned>(std::min(content.size() - got, bytes_without_pause)))) > 0) {
    detail::poll();
    got += static_cast<std::size_t>(read);
  }
  char beyond = 0;
  const bool more = read >= 0 && got == content.size() && unzReadCurrentFile(state_->archive, &beyond, 1) > 0;
  const int closed = unzCloseCurrentFile(state_->archive);
  state_->unpacked += got;

  if (more && got >= rest)
    return refuse("more than " + counted(bounds.bytes, "unpacked bytes"),
                  "at most that many (limits.bytes): raise the limit if the document is sound");
  if (more && got >= fair)
    return refuse("more than " + counted(bounds.expansion, "times its packed size"),
                  "at most that (limits.expansion): raise the limit if the document is sound");
  if (more || read < 0 || closed != UNZ_OK || got != part.unpacked)
    return refuse("damaged bytes after " + counted(got, "sound ones"), "a whole package: save or fetch the file again");
  return content;
}

// ------------------------------------------------------------------------------------------------ writing

struct zip_writer::state {
  std::string bytes;
  memory_file file;
  zipFile archive = nullptr;

  void open(const std::string& name, int method, bool raw, uLong flags);
  void require(bool done, const char* wanted, const std::string& name) const {
    if (!done) throw error(std::string("cannot ") + wanted + " the part " + name + " of a package");
  }
};

void zip_writer::state::open(const std::string& name, int method, bool raw, uLong flags) {
  zip_fileinfo dated{};
  dated.dosDate = (1u << 21) | (1u << 16);  // 1980-01-01, the first day that a package can name
  require(zipOpenNewFileInZip4_64(archive, name.c_str(), &dated, nullptr, 0, nullptr, 0, nullptr, method,
                                  Z_DEFAULT_COMPRESSION, raw, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0,
                                  0, flags, 0) == ZIP_OK,
          "open", name);
}

zip_writer::zip_writer() : state_(std::make_unique<state>()) {
  state_->file.written = &state_->bytes;
  zlib_filefunc64_def functions = functions_of(state_->file);
  state_->archive = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
  if (!state_->archive) throw error("cannot begin a package");
}

zip_writer::~zip_writer() {
  if (state_->archive) zipClose(state_->archive, nullptr);
}

void zip_writer::add(const std::string& name, std::string_view content) {
  state_->open(name, Z_DEFLATED, false, flag_utf8_name);
  for (std::size_t position = 0; position < content.size(); position += bytes_without_pause) {
    detail::poll();
    state_->require(
        zipWriteInFileInZip(state_->archive, content.data() + position,
                            static_cast<unsigned>(std::min(content.size() - position, bytes_without_pause))) == ZIP_OK,
        "write", name);
  }
  state_->require(zipCloseFileInZip(state_->archive) == ZIP_OK, "close", name);
}

void zip_writer::copy(zip_reader& archive, std::size_t entry) {
  auto& source = *archive.state_;
  const zip_entry& part = source.entries.at(entry);
  int method = 0;
  int level = 0;
  unz_file_info64 info{};
  state_->require(unzGoToFilePos64(source.archive, &source.positions[entry]) == UNZ_OK &&
                      unzGetCurrentFileInfo64(source.archive, &info, nullptr, 0, nullptr, 0, nullptr, 0) == UNZ_OK &&
                      unzOpenCurrentFile2(source.archive, &method, &level, 1) == UNZ_OK,
                  "read", part.name);
  state_->open(part.name, method, true, info.flag & (flag_utf8_name | flag_encrypted));
  std::uint64_t copied = 0;
  char block[16384];
  for (int got; (got = unzReadCurrentFile(source.archive, block, sizeof block)) > 0;
       copied += static_cast<std::uint64_t>(got))
    state_->require(zipWriteInFileInZip(state_->archive, block, static_cast<unsigned>(got)) == ZIP_OK, "write",
                    part.name);
  unzCloseCurrentFile(source.archive);
  state_->require(copied == part.packed, "copy", part.name);
  state_->require(zipCloseFileInZipRaw64(state_->archive, info.uncompressed_size, info.crc) == ZIP_OK, "close",
                  part.name);
}

std::string zip_writer::finish() {
  const int closed = zipClose(state_->archive, nullptr);
  state_->archive = nullptr;
  if (closed != ZIP_OK) throw error("cannot finish a package");
  return std::move(state_->bytes);
}

}  // namespace v0
}  // namespace perfeval
