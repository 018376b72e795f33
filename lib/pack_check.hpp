// What only the whole pack can be asked: whether anything is missing, contradicts itself, or can never be reached.
#pragma once

#include "pack_source.hpp"

namespace perfeval::packs {

// A parameter of a pack: its key in the file and the topic whose clause it stands on.
struct parameter_key {
  std::string_view key;
  topic about;
  bool required = true;  // of a pack that extends none
};
std::span<const parameter_key> parameter_keys();

void check_pack(section& root, const pack_file& made);

void check_scenario(const section& of, const scenario& made);

}  // namespace perfeval::packs
