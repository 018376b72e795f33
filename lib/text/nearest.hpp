// The name that a misspelled one was probably meant to be.
#pragma once

#include <span>
#include <string_view>

namespace perfeval::inline v0 {

// The known name that is most like `name`: few letters differ, or one is a part of the other; a name of several
// words (`target_column`) may be meant by its first ones. The first of several; empty if none is alike.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known);

}  // namespace perfeval::inline v0
