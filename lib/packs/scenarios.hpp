// The scenarios of a pack's file: what a row, an execution line, a total or a whole form must earn.
#pragma once

#include "packs/source.hpp"

namespace perfeval::inline v0::packs {

// Those of the pack that is extended come first; one of the same name takes another's place.
void read_scenarios(section& root, pack_file& file);

}  // namespace perfeval::inline v0::packs
