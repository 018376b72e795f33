/// The file of a user's own words that a document was read with, for reports to name.
#pragma once

#include <string>

namespace perfeval {
inline namespace v0 {

/// A file of words that were added to the library's.
struct words_file {
  std::string file;         ///< as it was named
  std::string fingerprint;  ///< SHA-256 of its bytes, 64 hexadecimal digits

  friend bool operator==(const words_file&, const words_file&) = default;
};

}  // namespace v0
}  // namespace perfeval
