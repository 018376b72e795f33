// Checks that need the whole pack: whether anything is missing, contradicts itself, or can never be reached.
#pragma once

#include "packs/context.hpp"

namespace perfeval::inline v0::packs {

void check_pack(section& root, pack_file& made);

}  // namespace perfeval::inline v0::packs
