/// The languages in which the library speaks to people.
#pragma once

#include <cstdint>

namespace perfeval {
inline namespace v0 {

/// The languages that messages exist in.
enum class language : std::uint8_t { zh, en };

}  // namespace v0
}  // namespace perfeval
