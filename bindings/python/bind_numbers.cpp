/// rounding.hpp, interval.hpp, value_set.hpp and preimage.hpp in Python. decimal and ratio themselves are Python's
/// Decimal and Fraction.
#include "bind.hpp"
#include "convert.hpp"
#include "texts.hpp"

#include <perfeval/preimage.hpp>

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

std::string listed(std::span<const std::string_view> words) {
  std::string list;
  for (const std::string_view word : words) list.append(list.empty() ? "" : ", ").append(word);
  return list;
}

rounding make_rounding(std::int32_t places, const std::string& mode) {
  const auto known = named<rounding_mode>(mode);
  if (!known) {
    throw invalid_value("unknown rounding mode '" + mode + "'" + nearest<rounding_mode>(mode) + "; one of " +
                        listed(names<rounding_mode>()));
  }
  return {places, *known};
}

std::string mode_of(const rounding& rounding) { return std::string(name_of(rounding.mode)); }

std::optional<bound> end_of(std::optional<ratio> x, bool closed) {
  if (!x) return std::nullopt;
  return bound{*x, closed};
}

/// ends: "[]", "[)", "(]" or "()"; an absent end is always open.
interval make_interval(std::optional<ratio> low, std::optional<ratio> high, const std::string& ends) {
  if (ends.size() != 2 || (ends[0] != '[' && ends[0] != '(') || (ends[1] != ']' && ends[1] != ')')) {
    throw invalid_value("the ends of an interval are '[]', '[)', '(]' or '()', found '" + ends + "'");
  }
  return {end_of(std::move(low), ends[0] == '['), end_of(std::move(high), ends[1] == ']')};
}

std::optional<ratio> value_of(const std::optional<bound>& end) {
  if (!end) return std::nullopt;
  return end->value;
}

std::string ends_of(const interval& value) {
  const bool low = value.low() && value.low()->closed;
  const bool high = value.high() && value.high()->closed;
  return std::string(low ? "[" : "(") + (high ? "]" : ")");
}

/// Parts may be intervals or numbers, which are points.
value_set make_value_set(const py::args& parts) {
  value_set made;
  for (const py::handle part : parts) {
    made.add(py::isinstance<interval>(part) ? part.cast<interval>() : interval(to_ratio(part)));
  }
  return made;
}

std::vector<interval> parts_of(const value_set& value) { return {value.parts().begin(), value.parts().end()}; }

template <class T>
std::string html(const T& value) {
  return "<code>" + to_string(value) + "</code>";  // digits, brackets, ∞ and ∪ only: nothing to escape
}

template <class T>
std::size_t hash_of_text(const T& value) {
  return std::hash<std::string>()(to_string(value));
}

void bind_rounding(py::module_& module) {
  py::class_<rounding>(module, "Rounding", R"(Digits kept after the point, and the way to get there.

places may be negative: -1 rounds to tens. mode is one of half_up (ties away from zero), half_even, half_down, up (away
from zero), down (cut off), ceiling, floor, zero_five_up. There is no default.
Errors: InvalidValue for an unknown mode or absurd places.)")
      .def(py::init(&make_rounding), py::arg("places"), py::arg("mode"))
      .def_readonly("places", &rounding::places, "Digits kept after the point; negative ones round to tens, hundreds …")
      .def_property_readonly("mode", &mode_of, "The name of the mode, such as 'half_up'.")
      .def("__repr__",
           [](const rounding& rounding) {
             return "Rounding(" + std::to_string(rounding.places) + ", '" + mode_of(rounding) + "')";
           })
      .def(py::self == py::self)
      .def("__hash__",
           [](const rounding& rounding) { return py::hash(py::make_tuple(rounding.places, mode_of(rounding))); })
      .def(py::pickle([](const rounding& rounding) { return py::make_tuple(rounding.places, mode_of(rounding)); },
                      [](const py::tuple& state) {
                        return make_rounding(state[0].cast<std::int32_t>(), state[1].cast<std::string>());
                      }));
}

void bind_interval(py::module_& module) {
  py::class_<interval>(module, "Interval",
                       R"(All numbers between two ends, each open, closed or absent (None). Never empty.

ends says which belong to it: '[]', '[)', '(]' or '()'.
Errors: InvalidValue where nothing lies between the ends.)")
      .def(py::init(&make_interval), py::arg("low"), py::arg("high"), py::arg("ends") = "[]")
      .def_property_readonly(
          "low", [](const interval& self) { return value_of(self.low()); }, "The lower end; None if there is none.")
      .def_property_readonly(
          "high", [](const interval& self) { return value_of(self.high()); }, "The upper end; None if there is none.")
      .def_property_readonly("ends", &ends_of, "Which ends belong to it: '[]', '[)', '(]' or '()'.")
      .def("__contains__", [](const interval& self, const ratio& x) { return self.contains(x); })
      .def("__repr__", [](const interval& self) { return to_string(self); })
      .def("_repr_html_", &html<interval>)
      .def(py::self == py::self)
      .def("__hash__", &hash_of_text<interval>)
      .def(py::pickle(
          [](const interval& self) {
            return py::make_tuple(value_of(self.low()), value_of(self.high()), ends_of(self));
          },
          [](const py::tuple& state) {
            return make_interval(state[0].cast<std::optional<ratio>>(), state[1].cast<std::optional<ratio>>(),
                                 state[2].cast<std::string>());
          }));
}

void bind_value_set(py::module_& module) {
  py::class_<value_set>(module, "ValueSet",
                        R"(A finite union of intervals, sorted, disjoint, joined where they touch. May be empty.

Built from intervals and numbers. | & ~ are union, intersection and everything outside; + - * / give what can arise from
a value of each.)")
      .def(py::init(&make_value_set))
      .def_property_readonly(
          "parts", [](const value_set& self) { return py::tuple(py::cast(parts_of(self))); },
          "The intervals, ascending.")
      .def_property_readonly("single", &value_set::single, "Its only number, or None.")
      .def_property_readonly("hull", &value_set::hull,
                             "The smallest interval that contains it; None for the empty set.")
      .def("__contains__", [](const value_set& self, const ratio& x) { return self.contains(x); })
      .def("__bool__", [](const value_set& self) { return !self.empty(); })
      .def("__len__", [](const value_set& self) { return self.parts().size(); })
      .def("__iter__", [](const value_set& self) { return py::iter(py::cast(parts_of(self))); })
      .def(
          "__or__", [](const value_set& a, const value_set& b) { return a | b; }, py::is_operator())
      .def(
          "__and__", [](const value_set& a, const value_set& b) { return a & b; }, py::is_operator())
      .def("__invert__", [](const value_set& a) { return complement(a); })
      .def("__neg__", [](const value_set& a) { return -a; })
      .def(
          "__add__", [](const value_set& a, const value_set& b) { return a + b; }, py::is_operator())
      .def(
          "__sub__", [](const value_set& a, const value_set& b) { return a - b; }, py::is_operator())
      .def(
          "__mul__", [](const value_set& a, const value_set& b) { return a * b; }, py::is_operator())
      .def(
          "__truediv__", [](const value_set& a, const value_set& b) { return a / b; }, py::is_operator())
      .def("__repr__", [](const value_set& self) { return to_string(self); })
      .def("_repr_html_", &html<value_set>)
      .def(py::self == py::self)
      .def("__hash__", &hash_of_text<value_set>)
      .def(py::pickle([](const value_set& self) { return py::tuple(py::cast(parts_of(self))); },
                      [](const py::tuple& parts) { return make_value_set(py::args(parts)); }));
}

/// The number that a text is, scale kept.
decimal parse(const std::string& text) { return decimal::parse(text); }

value_set preimage_under(const decimal& printed, const std::vector<rounding>& roundings) {
  return preimage(printed, std::span<const rounding>(roundings));
}

}  // namespace

void bind_numbers(py::module_& module) {
  bind_rounding(module);
  bind_interval(module);
  bind_value_set(module);
  module.def(
      "as_fraction", [](const ratio& x) { return x; }, py::arg("x"),
      "The exact number as a Fraction. Errors: TypeError for a float or a bool.");
  module.def("parse", &parse, py::arg("text"),
             "The number that a text is, scale kept. Errors: InvalidValue with the position of what is not a digit.");
  module.def(
      "round", [](const ratio& x, const rounding& rounding) { return round(x, rounding); }, py::arg("x"),
      py::arg("rounding"), "The number rounded to exactly these places.");
  module.def("exactly", &exactly, py::arg("x"), "The number as a decimal; None if its digits do not end.");
  module.def("preimage", &preimage_under, py::arg("printed"), py::arg("roundings"),
             "The exact values that print as this figure under any of the roundings.");
  module.def("roundings_that_print", &roundings_that_print, py::arg("x"), py::arg("printed"),
             py::arg("least_places") = 0,
             "Every rounding of at least so many places under which x prints as this figure.");
}

}  // namespace perfeval::inline v0::python
