// Checks that need the whole pack: whether anything is missing, contradicts itself, or can never be reached.
#pragma once

#include "packs/context.hpp"

#include <cstdint>

namespace perfeval::inline v0::packs {

// The pack that is extended, if any: where it is unknown, only what the file itself gives is checked.
enum class base_pack : std::uint8_t { read, unknown };

void check_pack(section& root, pack_file& made, base_pack base);

}  // namespace perfeval::inline v0::packs
