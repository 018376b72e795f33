/// A rule whose points are computed by a Python callable.
#pragma once

#include <perfeval/rule/rule.hpp>

#include <pybind11/pybind11.h>

#include <memory>
#include <utility>

namespace perfeval::inline v0::python {

/// KeyboardInterrupt, SystemExit and whatever else is not an Exception, and MemoryError: the call ends and raises it.
struct python_interruption final : rule_interruption {
  explicit python_interruption(pybind11::error_already_set raised_error) : raised(std::move(raised_error)) {}
  pybind11::error_already_set raised;
};

/// The rule of a pe.rule. It may be asked from any thread, with or without the GIL, which it takes for the call.
///
/// Errors of the call: perfeval::error with the Python error and its traceback; python_interruption.
std::shared_ptr<const custom_rule> rule_from(const pybind11::object& rule);

}  // namespace perfeval::inline v0::python
