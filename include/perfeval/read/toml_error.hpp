/// Faults of files that users write in TOML: packs of rules and lists of words.
#pragma once

#include <perfeval/export.hpp>

#include <cstdint>
#include <string>

namespace perfeval {
inline namespace v0 {

/// One fault of a TOML file, and its place.
struct toml_error {
  std::string code;          ///< stable; one of `pack_error_codes` or `lexicon_error_codes`
  std::string file;          ///< as it was named when it was read
  std::uint32_t line = 0;    ///< from 1
  std::uint32_t column = 0;  ///< from 1, in characters
  std::string key;           ///< dotted: `execution.points.bands[2].from`
  std::string found;         ///< what the file has there
  std::string expected;      ///< what was expected, and what to do

  friend bool operator==(const toml_error&, const toml_error&) = default;
};

/// "packs/city.toml:12:8: bands-gap: execution.points.bands: no band takes 0.65; expected …"
PERFEVAL_API std::string to_string(const toml_error& error);

}  // namespace v0
}  // namespace perfeval
