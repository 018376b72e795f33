/// Interrupts in Python: Ctrl-C in the main thread, and a flag for the threads of a pool.
#include "bind.hpp"
#include "interruptible.hpp"
#include "python_rule.hpp"

#include <utility>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

unsigned long main_thread = 0;

std::shared_ptr<const std::atomic<bool>>& flag_of_thread() noexcept {
  static thread_local std::shared_ptr<const std::atomic<bool>> flag;
  return flag;
}

}  // namespace

void stop_flag::hold() const { flag_of_thread() = requested_; }

void ask_whether_to_end() {
  if (const auto& flag = flag_of_thread(); flag && flag->load(std::memory_order_relaxed)) throw stopped();
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
}

}  // namespace perfeval::inline v0::python
