/// What long loops ask: whether the call is to end. See deadline.hpp.
#pragma once

#include <perfeval/detail/config.hpp>

#include <algorithm>
#include <cstddef>

namespace perfeval {
inline namespace v0 {
namespace detail {

class poll_listener;

/// The innermost listener of this thread; nullptr: none.
poll_listener*& poll_listener_of_thread() noexcept;

/// Asked while calls of its thread work, as long as it is heard. It throws an interruption to end the call.
class [[gnu::visibility("default")]] poll_listener {
 public:
  poll_listener() = default;
  poll_listener(const poll_listener&) = delete;
  poll_listener& operator=(const poll_listener&) = delete;
  virtual ~poll_listener() {
    for (poll_listener** link = &poll_listener_of_thread(); *link; link = &(*link)->outer_)
      if (*link == this) {
        *link = outer_;
        return;
      }
  }

  void hear() {
    outer_ = poll_listener_of_thread();
    poll_listener_of_thread() = this;
  }
  void look() {
    asked();
    if (outer_) outer_->look();
  }

 private:
  virtual void asked() = 0;

  poll_listener* outer_ = nullptr;
};

/// At the head of a loop whose turns each take about a microsecond or longer.
inline void poll() {
  if (poll_listener* listener = poll_listener_of_thread()) listener->look();
}

/// At the head of a loop of short turns, of which this is one.
inline void poll_sometimes(std::size_t turn) {
  constexpr std::size_t turns = 4096;
  if (turn % turns == 0) poll();
}

/// std::sort, which asks meanwhile. An interruption leaves the range in any order.
template <class Range, class Order>
void sort_polling(Range& range, Order order) {
  std::size_t turn = 0;
  std::sort(range.begin(), range.end(), [&](const auto& a, const auto& b) {
    poll_sometimes(++turn);
    return order(a, b);
  });
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/detail/impl/poll.ipp>
#endif
