#include "python_rule.hpp"

#include "convert.hpp"
#include "overdue_rules.hpp"

#include <perfeval/error.hpp>

#include <pybind11/stl.h>

#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

std::string text_of(const py::object& rule, const char* attribute) { return py::str(rule.attr(attribute)); }

/// perfeval.calls.Row: the row as printed, together with the exact numbers.
py::object row_object(const py::object& row_type, const indicator& row, const ratio& target, const ratio& actual,
                      const ratio& weight) {
  const std::string& unit = row.unit.empty() ? row.wanted.unit.text : row.unit.text;
  py::dict others;
  for (const extra& each : row.extras) others[py::str(each.label)] = each.value.text;
  return row_type(target, actual, weight, row.name.text, name_of(row.kind), name_of(row.category), row.sign.text, unit,
                  row.level1.text, row.level2.text, row.target.text, row.actual.text, row.reason.text, others);
}

constexpr std::size_t most_digits = 1'000;  // of points, as for a rule in C++

bool is_longer(const py::object& whole) {
  constexpr std::size_t most_bits = 3'328;
  int overflow = 0;
  PyLong_AsLongLongAndOverflow(whole.ptr(), &overflow);
  return overflow != 0 && whole.attr("bit_length")().cast<std::size_t>() > most_bits;
}

/// Whether a number is too long for points. Asked before it is converted, which takes time in proportion to the square
/// of its digits.
bool is_too_long(const py::object& given) {
  if (PyLong_Check(given.ptr()) != 0) return is_longer(given);
  if (py::hasattr(given, "_numerator"))
    return is_longer(given.attr("_numerator")) || is_longer(given.attr("_denominator"));
  if (!py::hasattr(given, "adjusted")) return false;
  return std::abs(given.attr("adjusted")().cast<long>()) > long{most_digits} ||
         py::len(py::str(given)) > 2 * most_digits;
}

class python_rule final : public custom_rule {
 public:
  explicit python_rule(const py::object& rule)
      : custom_rule(text_of(rule, "name"), text_of(rule, "version"), text_of(rule, "source"),
                    rule.attr("rises").cast<std::optional<bool>>()),
        function_(rule.attr("asked")) {
    const py::module_ calls = py::module_::import("perfeval.calls");
    failure_text_ = calls.attr("failure_text");
    if (text_of(rule, "needs") == "row") row_ = calls.attr("Row");
  }
  python_rule(const python_rule&) = delete;
  python_rule& operator=(const python_rule&) = delete;
  ~python_rule() override {
    const py::gil_scoped_acquire gil;
    function_ = failure_text_ = row_ = py::object();
  }

  [[nodiscard]] ratio points(const ratio& target, const ratio& actual, const ratio& weight) const override {
    const py::gil_scoped_acquire gil;
    if (row_) throw invalid_value("the rule " + name() + " needs the row: it has no points outside of a form");
    return asked([&] {
      const py::object numbers[] = {to_python(target), to_python(actual), to_python(weight)};
      PyObject* const arguments[] = {numbers[0].ptr(), numbers[1].ptr(), numbers[2].ptr()};
      return PyObject_Vectorcall(function_.ptr(), arguments, 3, nullptr);
    });
  }

  [[nodiscard]] ratio points_in(const indicator& row, const ratio& target, const ratio& actual,
                                const ratio& weight) const override {
    if (!row_) return points(target, actual, weight);
    const py::gil_scoped_acquire gil;
    return asked(
        [&] { return PyObject_CallOneArg(function_.ptr(), row_object(row_, row, target, actual, weight).ptr()); });
  }

 private:
  /// The points that a call gives: a new reference, or nullptr and a Python error.
  template <class Call>
  ratio asked(Call call) const {
    try {
      const auto given = watched(call);
      if (is_too_long(given)) throw limit_exceeded("the rule " + name() + " gave points with more than 1,000 digits");
      return to_ratio(given);
    } catch (py::error_already_set& failed) {
      if (failed.trace()) PyException_SetTraceback(failed.value().ptr(), failed.trace().ptr());
      if (!failed.matches(PyExc_Exception) || failed.matches(PyExc_MemoryError)) throw python_interruption(failed);
      const std::string cause = py::str(failure_text_(failed.value()));
      throw error(cause);
    } catch (const py::builtin_exception& refused) {  // what to_ratio refuses
      throw error(std::string(refused.what()));
    }
  }

  template <class Call>
  static py::object watched(Call call) {
    const rule_call under_way;
    auto given = py::reinterpret_steal<py::object>(call());
    if (given) return given;
    py::error_already_set raised;
    if (under_way.ended_by(raised)) under_way.rethrow();
    throw raised;
  }

  py::object function_;
  py::object failure_text_;
  py::object row_;  ///< perfeval.rules.Row, if the rule wants it
};

}  // namespace

std::shared_ptr<const custom_rule> rule_from(const py::object& rule) {
  if (!py::hasattr(rule, "asked"))
    throw py::type_error("expected a rule, found " +
                         std::string(py::str(py::module_::import("perfeval.calls").attr("found")(rule))) +
                         ": make one of a function with the decorator perfeval.rule");
  return std::make_shared<python_rule>(rule);
}

}  // namespace perfeval::inline v0::python
