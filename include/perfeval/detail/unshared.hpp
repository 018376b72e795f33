/// Room that a value keeps for its next use: a copy of the value has none of its own yet.
#pragma once

#include <memory>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// Owns a T that may be incomplete where values are copied. Never compared: it holds nothing that lasts.
template <class T>
class unshared {
 public:
  unshared() = default;
  unshared(const unshared&) noexcept {}
  unshared(unshared&&) noexcept = default;
  // NOLINTNEXTLINE(cert-oop54-cpp): nothing is assigned, each keeps its own
  unshared& operator=(const unshared&) noexcept { return *this; }
  unshared& operator=(unshared&&) noexcept = default;
  ~unshared() = default;

  /// The room, made if there is none yet. T is complete here.
  T& made() {
    if (!held_) held_ = std::make_shared<T>();
    return *held_;
  }
  void release() noexcept { held_.reset(); }

 private:
  std::shared_ptr<T> held_;  // knows how to delete an incomplete T
};

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
