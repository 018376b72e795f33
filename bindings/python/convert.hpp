/// Numbers across the border: decimal <-> decimal.Decimal with its scale, ratio <-> fractions.Fraction. A float or a
/// bool is refused with a TypeError that says what to write instead.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/ratio.hpp>

#include <pybind11/pybind11.h>

#include <string>

namespace perfeval::inline v0::python {

namespace py = pybind11;

/// decimal.Decimal, with the scale kept.
py::object to_python(const decimal& value);
/// fractions.Fraction, whatever the value.
py::object to_python(const ratio& value);

/// From an int or a Decimal.
/// Errors: TypeError for anything else; ValueError for NaN and infinity.
decimal to_decimal(py::handle value);
/// From an int, a Decimal or a Fraction.
/// Errors: as to_decimal.
ratio to_ratio(py::handle value);

}  // namespace perfeval::inline v0::python

namespace pybind11::detail {

/// Lets every bound function take and give numbers of this library as Python's own.
template <>
struct type_caster<perfeval::decimal> {
  PYBIND11_TYPE_CASTER(perfeval::decimal, io_name("int | decimal.Decimal", "decimal.Decimal"));
  bool load(handle source, bool) {
    value = perfeval::python::to_decimal(source);
    return true;
  }
  static handle cast(const perfeval::decimal& source, return_value_policy, handle) {
    return perfeval::python::to_python(source).release();
  }
};

template <>
struct type_caster<perfeval::ratio> {
  PYBIND11_TYPE_CASTER(perfeval::ratio, io_name("int | decimal.Decimal | fractions.Fraction", "fractions.Fraction"));
  bool load(handle source, bool) {
    value = perfeval::python::to_ratio(source);
    return true;
  }
  static handle cast(const perfeval::ratio& source, return_value_policy, handle) {
    return perfeval::python::to_python(source).release();
  }
};

}  // namespace pybind11::detail
