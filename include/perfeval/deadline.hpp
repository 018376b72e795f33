/// A time, or a stop token, for every call of this thread: reading, scoring, auditing, writing, searching. Include it
/// where one is set; limits.seconds needs only error.hpp.
#pragma once

#include <perfeval/detail/poll.hpp>
#include <perfeval/error.hpp>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <version>
#if defined(__cpp_lib_jthread)
#include <stop_token>
#endif

namespace perfeval {
inline namespace v0 {

namespace detail {

/// 1500000000 is 1.5.
inline std::string seconds_text(std::int64_t nanoseconds) {
  constexpr std::int64_t second = 1'000'000'000;
  std::string text = std::to_string(second + nanoseconds % second);  // a 1 and nine digits
  text.replace(0, 1, std::to_string(nanoseconds / second) + ".");
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace detail

/// As long as it lives, the calls of this thread end when its time is over or its stop is requested: at once for a
/// person (0.5 s at most on usual machines). One within another holds as well as the other.
///
/// Errors of the calls: deadline_passed, `stopped`, or what `question` throws. Reading and auditing a document report a
///                      trouble `time-limit` instead of deadline_passed.
///
///     const perfeval::deadline until(std::chrono::seconds(2));
///     const perfeval::deadline stop(token);
class [[nodiscard]] deadline final : private detail::poll_listener {
 public:
  explicit deadline(time_limit seconds) : deadline(seconds, nullptr) {}
#if defined(__cpp_lib_jthread)
  explicit deadline(std::stop_token token, time_limit seconds = {})
      : deadline(seconds, [asked_token = std::move(token)] {
          if (asked_token.stop_requested()) throw stopped();
        }) {}
#endif
  /// `question` is called some fifty times a second, and throws to end the call.
  template <std::invocable Question>
  explicit deadline(Question question) : deadline(time_limit(), std::function<void()>(std::move(question))) {}

 private:
  using clock = std::chrono::steady_clock;
  static constexpr unsigned turns_between_looks = 4;  // the clock is not asked at every turn of a loop
  static constexpr std::chrono::milliseconds time_between_questions{20};

  deadline(time_limit seconds, std::function<void()> question)
      : seconds_(seconds), question_(std::move(question)), start_(clock::now()), next_question_(start_) {
    if (seconds_.nanoseconds() || question_) hear();
  }

  void asked() override {
    if (turns_++ % turns_between_looks != 0) return;
    const clock::time_point now = clock::now();
    if (question_ && now >= next_question_) {
      question_();
      next_question_ = clock::now() + time_between_questions;
    }
    if (const auto most = seconds_.nanoseconds(); most && now - start_ >= std::chrono::nanoseconds(*most))
      throw deadline_passed("more than " + detail::seconds_text(*most) + " s");
  }

  time_limit seconds_;
  std::function<void()> question_;
  clock::time_point start_;
  clock::time_point next_question_;
  unsigned turns_ = 0;
};

}  // namespace v0
}  // namespace perfeval
