// What the reader of a pack adds to that of any TOML file: the rules that the host program registered.
#pragma once

#include "toml/source.hpp"

#include <perfeval/read/pack.hpp>

namespace perfeval::inline v0::packs {

using toml_file::choices;
using toml_file::joined;
using toml_file::one_of;
using toml_file::section;

inline constexpr toml_file::sort pack_sort{"pack", "pack", "a key of the schema (docs/schema/rules.schema.json)"};

struct context : toml_file::context {
  context(std::string_view toml, std::string name, const limits& limits, registered_rules rules)
      : toml_file::context(toml, std::move(name), limits, pack_sort), code(rules) {}
  registered_rules code;
};

}  // namespace perfeval::inline v0::packs
