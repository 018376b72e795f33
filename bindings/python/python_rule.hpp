/// A rule whose points are computed by a Python callable.
#pragma once

#include <perfeval/rule/rule.hpp>

#include <pybind11/pybind11.h>

#include <memory>

namespace perfeval::inline v0::python {

/// The rule of a pe.rule. It may be asked from any thread, with or without the GIL, which it takes for the call.
///
/// Errors of the call: perfeval::error with the Python error and its traceback. Ctrl-C inside of a rule fails the row
/// and is raised again by the interpreter afterwards.
std::shared_ptr<const custom_rule> rule_from(const pybind11::object& rule);

}  // namespace perfeval::inline v0::python
