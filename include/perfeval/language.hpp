/// The languages of messages for people.
#pragma once

#include <cstdint>

namespace perfeval {
inline namespace v0 {

/// The language of a message.
enum class language : std::uint8_t { zh, en };

}  // namespace v0
}  // namespace perfeval
