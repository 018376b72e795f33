/// What every call does while the library works: it lets other threads run, and ends when it is interrupted.
#pragma once

#include <perfeval/deadline.hpp>

#include <pybind11/pybind11.h>

#include <atomic>
#include <memory>

namespace perfeval::inline v0::python {

/// A flag that ends the calls of the threads that hold it, from another thread.
class stop_flag {
 public:
  void request() noexcept { requested_->store(true, std::memory_order_relaxed); }
  /// For the calls of this thread from now on.
  void hold() const;

 private:
  std::shared_ptr<std::atomic<bool>> requested_ = std::make_shared<std::atomic<bool>>(false);
};

/// Errors: `stopped` if the flag of this thread is set; in the main thread python_interruption with what a signal
///         handler raises (KeyboardInterrupt).
void ask_whether_to_end();

/// Without the GIL, and interruptible.
class interruptible {
 public:
  interruptible() : watched_(&ask_whether_to_end) {}

 private:
  pybind11::gil_scoped_release released_;
  deadline watched_;
};

}  // namespace perfeval::inline v0::python
