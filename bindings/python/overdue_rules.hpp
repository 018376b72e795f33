/// Rules in Python that are still at work when their call is to end: no loop of the library asks meanwhile.
#pragma once

#include "interruptible.hpp"

#include <pybind11/pybind11.h>

#include <memory>
#include <optional>

namespace perfeval::inline v0::python {

/// For the rules that this thread asks as long as it lives: a time that a call of the library sees to otherwise.
class time_of_rules {
 public:
  explicit time_of_rules(time_limit seconds);
  ~time_of_rules();
  time_of_rules(const time_of_rules&) = delete;
  time_of_rules& operator=(const time_of_rules&) = delete;

 private:
  std::optional<end_of_calls> outer_;
};

/// The call of a rule, which ends with an exception of Python once its time is over or its flag is set. Made, used and
/// destroyed with the GIL.
class rule_call {
 public:
  rule_call();
  ~rule_call();
  rule_call(const rule_call&) = delete;
  rule_call& operator=(const rule_call&) = delete;

  /// Whether the exception is the one that ends it.
  [[nodiscard]] bool ended_by(const pybind11::error_already_set& raised) const;
  /// Throws why it is to end.
  [[noreturn]] void rethrow() const;

 private:
  friend bool end_overdue_rules();
  friend void end_rules_of(const stop_flag::state& flag);

  void end();

  unsigned long thread_;
  std::optional<end_of_calls> end_;
  std::shared_ptr<const stop_flag::state> flag_;
  bool watched_ = false;
  bool ended_ = false;
};

/// Ends the rules whose time is over. Whether to look again in a moment: not if no rule with a time was asked for a
/// while.
bool end_overdue_rules();

/// Ends the rules of the threads that hold a flag.
void end_rules_of(const stop_flag::state& flag);

}  // namespace perfeval::inline v0::python
