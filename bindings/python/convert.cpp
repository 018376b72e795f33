#include "convert.hpp"

#include <pybind11/gil_safe_call_once.h>

#include <cstdint>
#include <utility>

namespace perfeval::inline v0::python {
namespace {

/// One of the two slots in which a Fraction keeps its parts. Asked for directly: its public properties are Python
/// functions, which cost a call each.
class slot {
 public:
  explicit slot(py::object descriptor) : descriptor_(std::move(descriptor)) {}

  [[nodiscard]] py::object get(py::handle fraction) const {
    return checked(type()->tp_descr_get(descriptor_.ptr(), fraction.ptr(), nullptr));
  }
  void set(py::handle fraction, const py::object& part) const {
    if (type()->tp_descr_set(descriptor_.ptr(), fraction.ptr(), part.ptr()) != 0) throw py::error_already_set();
  }

 private:
  [[nodiscard]] PyTypeObject* type() const { return Py_TYPE(descriptor_.ptr()); }
  static py::object checked(PyObject* given) {
    if (given == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::object>(given);
  }

  py::object descriptor_;
};

/// Python's number types and the attributes used of them, looked up once.
struct number_types {
  py::object decimal = py::module_::import("decimal").attr("Decimal");
  py::object fraction = py::module_::import("fractions").attr("Fraction");
  slot numerator{fraction.attr("_numerator")};
  slot denominator{fraction.attr("_denominator")};
  py::tuple nothing;
};

const number_types& types() {
  PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<number_types> storage;
  return storage.call_once_and_store_result([] { return number_types(); }).get_stored();
}

[[noreturn]] void refuse(py::handle value) {
  const std::string given =
      value.is_none() ? "None" : std::string(py::str(py::type::handle_of(value).attr("__name__")));
  std::string message = "expected an exact number (int, decimal.Decimal or fractions.Fraction), found " + given;
  if (PyFloat_Check(value.ptr())) {
    message +=
        ": a float is a binary fraction, not the number that was meant; write Decimal(\"0.1\") or Fraction(1, 10)";
  }
  throw py::type_error(message);
}

/// A whole number of any size. Python's text conversions of int stop at 4300 digits; those of Decimal do not.
decimal from_int(py::handle value) {
  int overflow = 0;
  const long long small = PyLong_AsLongLongAndOverflow(value.ptr(), &overflow);
  if (overflow == 0) return decimal(static_cast<std::int64_t>(small));
  const std::string digits = py::str(types().decimal(value));
  return decimal::parse(digits, {.digits = PERFEVAL_MOST_DIGITS});
}

decimal from_python_decimal(py::handle value) {
  if (!value.attr("is_finite")().cast<bool>()) {
    throw py::value_error("expected a finite number, found " + std::string(py::str(value)));
  }
  return decimal::parse(std::string(py::str(value)),
                        {.digits = PERFEVAL_MOST_DIGITS, .exponent = PERFEVAL_MOST_DIGITS});
}

/// An object that is a whole number: an int, or an equivalent (numpy.int64); never a bool.
bool is_whole(py::handle value) {
  if (PyLong_CheckExact(value.ptr())) return true;
  if (PyBool_Check(value.ptr()) || !PyIndex_Check(value.ptr())) return false;
  const std::string name = py::str(py::type::handle_of(value).attr("__name__"));
  return name != "bool" && name != "bool_";  // numpy's bools have an index too
}

py::object to_python_int(const decimal& whole) {
  if (const auto small = to_int64(whole)) return py::int_(*small);
  return py::reinterpret_steal<py::object>(PyNumber_Long(types().decimal(to_string(whole)).ptr()));
}

}  // namespace

py::object to_python(const decimal& value) { return types().decimal(to_scientific(value)); }

/// A Fraction in lowest terms is made without its constructor, which would look for their divisor again.
py::object to_python(const ratio& value) {
  const number_types& known = types();
  auto* type = reinterpret_cast<PyTypeObject*>(known.fraction.ptr());
  auto made = py::reinterpret_steal<py::object>(PyBaseObject_Type.tp_new(type, known.nothing.ptr(), nullptr));
  if (!made) throw py::error_already_set();
  known.numerator.set(made, to_python_int(value.numerator()));
  known.denominator.set(made, to_python_int(value.denominator()));
  return made;
}

decimal to_decimal(py::handle value) {
  if (is_whole(value)) {
    const auto whole = py::reinterpret_steal<py::object>(PyNumber_Index(value.ptr()));
    if (!whole) throw py::error_already_set();
    return from_int(whole);
  }
  if (py::isinstance(value, types().decimal)) return from_python_decimal(value);
  refuse(value);
}

ratio to_ratio(py::handle value) {
  const number_types& known = types();
  if (!py::type::handle_of(value).is(known.fraction) && !py::isinstance(value, known.fraction))
    return to_decimal(value);
  return from_int(known.numerator.get(value)) / from_int(known.denominator.get(value));
}

}  // namespace perfeval::inline v0::python
