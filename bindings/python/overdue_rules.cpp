#include "overdue_rules.hpp"

#include <perfeval/error.hpp>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

using clock = std::chrono::steady_clock;

std::optional<end_of_calls>& end_of_rules() noexcept {
  static thread_local std::optional<end_of_calls> end;
  return end;
}

/// The calls under way in all threads; guarded by the GIL.
std::vector<rule_call*>& calls_under_way() {
  static auto* all = new std::vector<rule_call*>();  // as long as the process
  return *all;
}

/// What ends a rule. No Exception, so that few rules catch it.
PyObject* overdue() {
  static PyObject* type = PyErr_NewException("perfeval._core.RuleOverdue", PyExc_BaseException, nullptr);
  return type;
}

/// The process whose watch is kept; a child that was forked has none.
pid_t watching = 0;
clock::time_point last_use;

void keep_watch() {
  last_use = clock::now();
  if (watching == ::getpid()) return;
  watching = ::getpid();
  py::module_::import("perfeval.calls").attr("watch")(py::cpp_function(&end_overdue_rules));
}

std::optional<end_of_calls> sooner(std::optional<end_of_calls> one, const std::optional<end_of_calls>& other) {
  return other && (!one || other->time < one->time) ? other : one;
}

}  // namespace

time_of_rules::time_of_rules(time_limit seconds) : outer_(end_of_rules()) {
  if (seconds.nanoseconds()) end_of_rules() = sooner(end_after(*seconds.nanoseconds()), outer_);
}

time_of_rules::~time_of_rules() { end_of_rules() = outer_; }

rule_call::rule_call()
    : thread_(PyThread_get_thread_ident()), end_(sooner(soonest_end(), end_of_rules())), flag_(flag_of_thread()) {
  if (!end_ && !flag_) return;
  if (end_) keep_watch();
  calls_under_way().push_back(this);
  watched_ = true;
}

rule_call::~rule_call() {
  if (!watched_) return;
  auto& all = calls_under_way();
  all.erase(std::find(all.rbegin(), all.rend(), this).base() - 1);
  if (ended_) PyThreadState_SetAsyncExc(thread_, nullptr);  // what it did not live to see
}

bool rule_call::ended_by(const py::error_already_set& raised) const { return ended_ && raised.matches(overdue()); }

void rule_call::rethrow() const {
  ask_whether_to_end();
  throw deadline_passed(end_->said);
}

void rule_call::end() {
  ended_ = true;
  PyThreadState_SetAsyncExc(thread_, overdue());
}

bool end_overdue_rules() {
  constexpr std::chrono::seconds idle{5};
  const clock::time_point now = clock::now();
  bool any = false;
  for (rule_call* one : calls_under_way()) {
    if (!one->end_) continue;
    any = true;
    if (now >= one->end_->time) one->end();
  }
  if (any || now - last_use < idle) return true;
  watching = 0;
  return false;
}

void end_rules_of(const stop_flag::state& flag) {
  for (rule_call* one : calls_under_way())
    if (one->flag_.get() == &flag) one->end();
}

}  // namespace perfeval::inline v0::python
