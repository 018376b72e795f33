// Checks of a text before it is passed to the TOML parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace perfeval::inline v0::toml_file {

// Text that is not passed to the parser, because it recurses, or reads past its own tables.
struct obstacle {
  enum class sort : std::uint8_t {
    depth,      // brackets, or the parts of a dotted key, nested deeper than allowed
    character,  // anything but ASCII outside of texts and comments
    line_end,   // a backslash that ends a line of a text in three quotes
    escape,     // a backslash before anything but ASCII, in a text in double quotes
    header,     // a [ at the beginning of a line that no key follows
    quote,      // a text in quotes where neither a key nor a value begins
  } kind = sort::depth;
  std::size_t position = 0;
};
std::optional<obstacle> find_obstacle(std::string_view toml, std::uint32_t most_depth) noexcept;

}  // namespace perfeval::inline v0::toml_file
