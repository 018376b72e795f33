// The scenarios of a pack's file: what a row, an execution line, a total or a whole form must earn.
#pragma once

#include "packs/context.hpp"

namespace perfeval::inline v0::packs {

// Those of the extended pack come first; one with the same name replaces the inherited one.
void read_scenarios(section& root, pack_file& file);

}  // namespace perfeval::inline v0::packs
