/// What every call does while the library works: it lets other threads run, and ends when it is interrupted.
#pragma once

#include <perfeval/deadline.hpp>

#include <pybind11/pybind11.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace perfeval::inline v0::python {

/// When the calls of a thread are to end, and how the error says it.
struct end_of_calls {
  std::chrono::steady_clock::time_point time;
  std::string said;
};

/// The soonest end of this thread's calls: of its `with Deadline`, or of the flag that it holds.
std::optional<end_of_calls> soonest_end();

/// The end of a time that begins now.
end_of_calls end_after(std::int64_t nanoseconds);

/// A flag that ends the calls of the threads that hold it, from another thread. They also end when the calls of the
/// thread that made the flag do.
class stop_flag {
 public:
  void request();
  /// For the calls of this thread from now on.
  void hold() const;

  struct state {
    std::atomic<bool> requested = false;
    std::optional<end_of_calls> end = soonest_end();
  };

 private:
  std::shared_ptr<state> state_ = std::make_shared<state>();
};

/// The flag that this thread holds, or nullptr.
const std::shared_ptr<const stop_flag::state>& flag_of_thread() noexcept;

/// Errors: `stopped` if the flag of this thread is set; deadline_passed after its soonest end; in the main thread
///         python_interruption with what a signal handler raises (KeyboardInterrupt).
void ask_whether_to_end();

/// From an int, a Decimal or a Fraction; None: no limit. To the nanosecond. `name`: of the argument, for errors.
time_limit to_time_limit(const pybind11::object& seconds, const std::string& name);

/// Without the GIL, and interruptible.
class interruptible {
 public:
  interruptible() : watched_(&ask_whether_to_end) {}

 private:
  pybind11::gil_scoped_release released_;
  deadline watched_;
};

}  // namespace perfeval::inline v0::python
