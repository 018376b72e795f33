/// A pack as stored for Python: the rules, and the file they came from.
#pragma once

#include <perfeval/read/pack.hpp>
#include <perfeval/write/pack.hpp>

#include <memory>
#include <string>

namespace perfeval::inline v0::python {

/// Shared and immutable. `toml` is empty if a rule written in Python was added: such a pack has no file.
struct held_pack {
  pack_file file;
  std::string toml;

  [[nodiscard]] const pack& rules() const noexcept { return file.rules; }
};

using pack_pointer = std::shared_ptr<held_pack>;

/// Whether both give every form the same points, under the same name.
inline bool same_rules(const held_pack& a, const held_pack& b) {
  return &a == &b || (a.rules().id == b.rules().id && a.rules().version == b.rules().version &&
                      differences(a.rules(), b.rules()).empty() && a.rules().rows == b.rules().rows);
}

}  // namespace perfeval::inline v0::python
