// Reads the parameters of a pack's file, and the sources of individual ones, into a pack.
#pragma once

#include "packs/context.hpp"

namespace perfeval::inline v0::packs {

void read_parameters(section& root, pack& pack);

// [sources] over.reason_ratio = { document = …, clause = …, quote = … }
void read_sources(section& root, std::vector<parameter_source>& out);

// The kinds and categories that a rule may require: all those that forms print.
choices<kind> kind_words();
choices<category> category_words();

}  // namespace perfeval::inline v0::packs
