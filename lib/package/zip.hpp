// Zip packages in memory: the parts of a docx or xlsx, read under limits, written, or copied without unpacking.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/trouble.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// One entry of a package.
// Units: bytes; `unpacked` is the size that the package claims.
struct zip_entry {
  std::string name;
  std::uint64_t packed = 0;
  std::uint64_t unpacked = 0;
  bool encrypted = false;
};

// A package opened for reading. Borrows its bytes.
class zip_reader {
 public:
  // Opens a package; its entries are the readable ones, in the order of its directory.
  // Faults (not a package, too many parts, encryption) become troubles, and the reader is then empty or lacks those
  // entries. The parts of a truncated package are those whose beginnings remain.
  zip_reader(std::string_view bytes, const limits& bounds, std::vector<trouble>& troubles);
  zip_reader(zip_reader&&) noexcept;
  zip_reader& operator=(zip_reader&&) noexcept;
  ~zip_reader();

  [[nodiscard]] const std::vector<zip_entry>& entries() const noexcept;

  // The position of a part among the entries, or nothing. Names of parts ignore the case of ASCII letters; '\' counts
  // as '/'.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;

  // Unpacks a part; of a truncated one, whatever remains, with a trouble. Nothing, and a trouble, if it is encrypted or
  // damaged, exceeds `bounds.expansion`, or if all parts together exceed `bounds.bytes`.
  std::optional<std::string> unpack(std::size_t entry, std::vector<trouble>& troubles);

 private:
  friend class zip_writer;
  struct state;
  std::unique_ptr<state> state_;
};

// A package being written to memory. The same parts produce the same bytes: every entry is dated 1980-01-01.
class zip_writer {
 public:
  zip_writer();
  zip_writer(const zip_writer&) = delete;
  zip_writer& operator=(const zip_writer&) = delete;
  ~zip_writer();

  void add(const std::string& name, std::string_view content);

  // Copies an entry in its compressed form.
  // Errors: perfeval::error if the entry cannot be read.
  void copy(zip_reader& archive, std::size_t entry);

  // The whole package; nothing may be added afterwards.
  std::string finish();

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace v0
}  // namespace perfeval
