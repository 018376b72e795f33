// A TOML text becomes a table, or the fault that prevents it.
#pragma once

#include "toml/source.hpp"

namespace perfeval::inline v0::toml_file {

// Nothing if the text is not TOML, or larger or deeper than the limits; `reading` then has the fault.
std::optional<toml::table> parse(std::string_view toml, context& reading);

}  // namespace perfeval::inline v0::toml_file
