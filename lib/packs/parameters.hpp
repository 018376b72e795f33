// The parameters of a pack's file, and the documents that single ones stand on.
#pragma once

#include "packs/source.hpp"

namespace perfeval::inline v0::packs {

// A parameter of a pack: its key in the file and the topic whose clause it stands on.
struct parameter_key {
  std::string_view key;
  perfeval::topic topic;
  bool required = true;  // of a pack that extends none
};
std::span<const parameter_key> parameter_keys();

void read_parameters(section& root, pack& pack);

// [sources] over.reason_ratio = { document = …, clause = …, quote = … }
void read_sources(section& root, std::span<const parameter_key> keys, std::vector<parameter_source>& out);

// The kinds and categories that a rule may ask for: all that the paper prints.
choices<kind> kind_words();
choices<category> category_words();

}  // namespace perfeval::inline v0::packs
