// The table `units` of a words file: each unit is a number of one that the library knows.
#pragma once

#include "toml/source.hpp"

#include <perfeval/quantity.hpp>

namespace perfeval {
inline namespace v0 {
namespace words {

// "垧" = "15 亩". `reading` has the faults.
own_units read_units(const toml::node& table, toml_file::context& reading);

}  // namespace words
}  // namespace v0
}  // namespace perfeval
