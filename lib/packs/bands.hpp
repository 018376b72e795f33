// Bands of a rule in a pack's file: their extents and shares. Together they cover every number exactly once.
#pragma once

#include "packs/context.hpp"

namespace perfeval::inline v0::packs {

// `bands = [{ below = "60%", share = 0 }, …]`. True if a whole curve was read.
bool read_bands(section& table, curve& curve);

}  // namespace perfeval::inline v0::packs
