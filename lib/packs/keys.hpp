// The parameters of a pack by their dotted keys, in the order in which packs/parameters.hpp declares them.
#pragma once

#include "packs/parameters.hpp"

#include <span>
#include <string>
#include <vector>

namespace perfeval::inline v0::packs {

// A parameter of a pack: its key in the file and the topic whose clause applies to it.
struct parameter_key {
  std::string key;
  perfeval::topic topic;
  bool required;  // in a pack that extends none
};
std::span<const parameter_key> parameter_keys();

}  // namespace perfeval::inline v0::packs
