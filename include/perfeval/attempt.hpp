/// The errors of this library as values, for hosts that do not use exceptions in their loops.
#pragma once

#include <perfeval/error.hpp>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace perfeval {
inline namespace v0 {

/// A value, or why there is none.
template <class T>
struct attempt {
  std::optional<T> value;  ///< what the call returned; nothing if it failed
  std::string error;       ///< the message of the exception; empty if there is a value

  /// Whether there is a value.
  [[nodiscard]] bool succeeded() const noexcept { return value.has_value(); }
  explicit operator bool() const noexcept { return succeeded(); }
};

/// Whether a call without a value was carried out, or why not.
template <>
struct attempt<void> {
  bool done = false;  ///< whether the call was carried out
  std::string error;  ///< the message of the exception; empty if it was carried out

  /// Whether it was carried out.
  [[nodiscard]] bool succeeded() const noexcept { return done; }
  explicit operator bool() const noexcept { return succeeded(); }
};

/// Calls `work` and catches what this library throws: attempted([&] { return score(form, rules); }). std::bad_alloc and
/// the exceptions of others pass through.
template <class Work>
auto attempted(Work&& work) -> attempt<decltype(std::forward<Work>(work)())> {
  if constexpr (std::is_void_v<decltype(std::forward<Work>(work)())>) {
    try {
      std::forward<Work>(work)();
      return {true, {}};
    } catch (const error& refused) {
      return {false, refused.what()};
    }
  } else {
    try {
      return {std::forward<Work>(work)(), {}};
    } catch (const error& refused) {
      return {std::nullopt, refused.what()};
    }
  }
}

}  // namespace v0
}  // namespace perfeval
