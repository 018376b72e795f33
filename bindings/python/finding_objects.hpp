/// Findings as the objects of reports.py, made without the text of a report between.
#pragma once

#include "audited.hpp"

#include <pybind11/pybind11.h>

namespace perfeval::inline v0::python {

/// Every finding of a report, in the order of its JSON.
/// Requires: the class has the attributes that are given here, and a constructor that asks for no argument in __new__.
pybind11::list finding_objects(const audited& source, const pybind11::type& type);

}  // namespace perfeval::inline v0::python
