/// Interrupts in Python: Ctrl-C in the main thread, and a flag for the threads of a pool.
#include "bind.hpp"
#include "convert.hpp"
#include "interruptible.hpp"
#include "overdue_rules.hpp"
#include "python_rule.hpp"

#include <pybind11/stl.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

unsigned long main_thread = 0;

using clock = std::chrono::steady_clock;

std::shared_ptr<const stop_flag::state>& held_flag() noexcept {
  static thread_local std::shared_ptr<const stop_flag::state> flag;
  return flag;
}

class timed_block;

/// An end that a block made.
struct end_of_block {
  end_of_calls end;
  const timed_block* block;
};

/// Those of the blocks that this thread is in.
std::vector<end_of_block>& ends_of_thread() noexcept {
  static thread_local std::vector<end_of_block> ends;
  return ends;
}

/// The calls of the thread that enters it end with its time.
class timed_block {
 public:
  explicit timed_block(const py::object& seconds) : seconds_(to_time_limit(seconds, "seconds")) {}

  void enter() {
    if (seconds_.nanoseconds()) ends_of_thread().push_back({end_after(*seconds_.nanoseconds()), this});
  }
  void exit() {
    auto& ends = ends_of_thread();
    const auto last = std::find_if(ends.rbegin(), ends.rend(), [&](const auto& one) { return one.block == this; });
    if (last != ends.rend()) ends.erase(std::prev(last.base()));
  }

 private:
  time_limit seconds_;
};

/// What is left of the time of this thread's calls, in nanoseconds, 0 once it is over; None: there is no end.
std::optional<std::int64_t> time_left() {
  const auto end = soonest_end();
  if (!end) return std::nullopt;
  return std::max<std::int64_t>(std::chrono::nanoseconds(end->time - clock::now()).count(), 0);
}

}  // namespace

end_of_calls end_after(std::int64_t nanoseconds) {
  const clock::time_point now = clock::now();
  const clock::duration most = clock::time_point::max() - now;
  return {now + std::min<clock::duration>(std::chrono::nanoseconds(nanoseconds), most),
          "more than " + detail::seconds_text(nanoseconds) + " s"};
}

const std::shared_ptr<const stop_flag::state>& flag_of_thread() noexcept { return held_flag(); }

std::optional<end_of_calls> soonest_end() {
  std::optional<end_of_calls> soonest;
  const auto take = [&](const end_of_calls& end) {
    if (!soonest || end.time < soonest->time) soonest = end;
  };
  for (const end_of_block& one : ends_of_thread()) take(one.end);
  if (const auto& flag = flag_of_thread(); flag && flag->end) take(*flag->end);
  return soonest;
}

time_limit to_time_limit(const py::object& seconds, const std::string& name) {
  if (seconds.is_none()) return {};
  const py::object nanoseconds = to_python(to_ratio(seconds)) * py::int_(1'000'000'000);
  if (nanoseconds < py::int_(0)) throw invalid_value(name + " is not negative, found " + std::string(py::str(seconds)));
  const py::int_ whole(py::module_::import("math").attr("floor")(nanoseconds));
  if (whole > py::int_(INT64_MAX)) return std::chrono::nanoseconds(INT64_MAX);
  return std::chrono::nanoseconds(whole.cast<std::int64_t>());
}

void stop_flag::request() {
  state_->requested.store(true, std::memory_order_relaxed);
  end_rules_of(*state_);
}

void stop_flag::hold() const { held_flag() = state_; }

void ask_whether_to_end() {
  if (const auto& flag = flag_of_thread(); flag && flag->requested.load(std::memory_order_relaxed)) throw stopped();
  if (const auto end = soonest_end(); end && clock::now() >= end->time) throw deadline_passed(end->said);
  if (PyThread_get_thread_ident() != main_thread) return;  // Python handles signals in the main thread alone
  const py::gil_scoped_acquire gil;
  if (PyErr_CheckSignals() != 0) throw python_interruption(py::error_already_set());
}

void bind_interruption(py::module_& module) {
  main_thread = py::module_::import("threading").attr("main_thread")().attr("ident").cast<unsigned long>();
  py::class_<stop_flag>(module, "StopFlag", "A flag that ends the calls of the threads that hold it.")
      .def(py::init<>())
      .def("request", &stop_flag::request, "End them: each raises KeyboardInterrupt.")
      .def("hold", &stop_flag::hold, "For the calls of this thread from now on.");
  py::class_<timed_block>(module, "Deadline",
                          R"(The time of the calls in a block: `with pe.Deadline(2): pe.score(form)`.

seconds: an int, Decimal or Fraction from 0; None for no limit.
It holds for the calls of the thread that enters the block, and for the threads in which they read and audit files.
What has no place for a trouble raises DeadlinePassed; reading and auditing report the trouble `time-limit`.)")
      .def(py::init<const py::object&>(), py::arg("seconds"))
      .def("__enter__",
           [](const py::object& self) {
             self.cast<timed_block&>().enter();
             return self;
           })
      .def("__exit__", [](timed_block& self, const py::args&) { self.exit(); });
  module.def("time_left", &time_left, "What is left of the time of the calls, in nanoseconds; None: there is no end.");
  module.def("ask", &ask_whether_to_end, "Raises what ends the calls of this thread, if they are to end.");
}

}  // namespace perfeval::inline v0::python
