/// Bodies of detail/poll.hpp.
#pragma once

#include <perfeval/detail/poll.hpp>

namespace perfeval {
inline namespace v0 {
namespace detail {

PERFEVAL_INLINE poll_listener*& poll_listener_of_thread() noexcept {
  static constinit thread_local poll_listener* listener = nullptr;
  return listener;
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
