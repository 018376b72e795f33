#include "refusals.hpp"

#include <perfeval/error.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

void* refuse_value(std::size_t) {
  throw py::type_error("found an object that was made by __new__ alone, expected one with a value: call the class");
}

int refuse_making(PyObject* self, PyObject*, PyObject*) {
  const std::string name = py::str(py::type::handle_of(self).attr("__name__"));
  const std::string words = name + ": its objects are made by the library, as parts of what it reads and gives";
  PyErr_SetString(PyExc_TypeError, words.c_str());
  return -1;
}

/// How Python calls a function of pybind11 (METH_FASTCALL | METH_KEYWORDS).
using calling = PyObject* (*)(PyObject* self, PyObject* const* given, std::size_t count, PyObject* names);

calling pybind_call = nullptr;  ///< the one function behind all functions of pybind11

py::tuple positional(PyObject* const* given, std::size_t count) {
  py::tuple all(count);
  for (std::size_t i = 0; i < count; ++i) all[i] = py::reinterpret_borrow<py::object>(given[i]);
  return all;
}

py::dict by_name(PyObject* const* given, py::handle names) {
  py::dict all;
  if (!names) return all;
  for (py::handle name : py::reinterpret_borrow<py::tuple>(names))
    all[name] = py::reinterpret_borrow<py::object>(*given++);
  return all;
}

/// Replaces pybind11's text of a refused call, and that of an argument taken for a list because it has items.
/// doc: that of the function, or nullptr.
void reword(py::error_already_set& refused, const char* doc, PyObject* const* given, std::size_t count,
            py::handle names) {
  const std::string text = py::str(refused.value());
  const bool is_refused = text.find("(): incompatible ") != std::string::npos;
  if (!is_refused && (doc == nullptr || text.find("has no len()") == std::string::npos)) return refused.restore();
  try {
    const py::module_ calls = py::module_::import("perfeval.calls");
    const py::object worded = is_refused
                                  ? calls.attr("refusal")(text, positional(given, count), by_name(given + count, names))
                                  : calls.attr("unfit")(doc, positional(given, count), by_name(given + count, names));
    if (worded.is_none()) return refused.restore();
    PyErr_SetObject(PyExc_TypeError, worded.ptr());
  } catch (py::error_already_set&) {  // an argument whose own methods raise
    refused.restore();
  }
}

/// A number that pybind11 makes a whole one by cutting it off: a Fraction, a Decimal.
bool is_cut_off(PyObject* value) {
  const PyNumberMethods* number = Py_TYPE(value)->tp_as_number;
  return number != nullptr && number->nb_int != nullptr && number->nb_index == nullptr;
}

/// Whether a value is, or has among its items, one that pybind11 takes for another: a bool for a number, bytes for a
/// text, and where a parameter is a whole number, a fraction for it.
bool may_be_mistaken(PyObject* value, bool takes_whole, int depth = 3) {
  if (PyBool_Check(value) != 0 || PyBytes_Check(value) != 0 || PyByteArray_Check(value) != 0) return true;
  if (takes_whole && is_cut_off(value)) return true;
  if (depth == 0 || (PyList_CheckExact(value) == 0 && PyTuple_CheckExact(value) == 0)) return false;
  PyObject** items = PySequence_Fast_ITEMS(value);
  return std::any_of(items, items + PySequence_Fast_GET_SIZE(value),
                     [takes_whole, depth](PyObject* item) { return may_be_mistaken(item, takes_whole, depth - 1); });
}

/// A function of pybind11: its documentation, which begins with its signatures, and whether they have a whole number.
struct documented {
  const char* text = nullptr;
  bool takes_whole = false;
};

/// Raises TypeError and returns true if an argument would be mistaken for what it is not.
bool is_mistaken(const documented& function, PyObject* const* given, std::size_t count, py::handle names) {
  const std::size_t all = count + (names ? py::len(names) : 0);
  const auto doubtful = [&function](PyObject* one) { return may_be_mistaken(one, function.takes_whole); };
  if (function.text == nullptr || std::none_of(given, given + all, doubtful)) return false;
  try {
    const py::object words =
        py::module_::import("perfeval.calls")
            .attr("mistaken")(function.text, positional(given, count), by_name(given + count, names));
    if (words.is_none()) return false;
    PyErr_SetObject(PyExc_TypeError, words.ptr());
  } catch (py::error_already_set& raised) {
    raised.restore();
  }
  return true;
}

/// The functions of pybind11 by their own object, which `self` is.
std::unordered_map<PyObject*, documented>& functions() {
  static auto* all = new std::unordered_map<PyObject*, documented>();  // as long as the process
  return *all;
}

PyObject* worded_call(PyObject* self, PyObject* const* given, std::size_t count, PyObject* names) {
  const auto found = functions().find(self);
  if (found != functions().end() &&
      is_mistaken(found->second, given, static_cast<std::size_t>(PyVectorcall_NARGS(count)), names))
    return nullptr;
  PyObject* made = pybind_call(self, given, count, names);
  if (made != nullptr || PyErr_ExceptionMatches(PyExc_TypeError) == 0) return made;
  py::error_already_set refused;
  reword(refused, found == functions().end() ? nullptr : found->second.text, given,
         static_cast<std::size_t>(PyVectorcall_NARGS(count)), names);
  return nullptr;
}

/// Calls a __setstate__: what is no state of the class is a damaged pickle.
PyObject* state_call(PyObject* self, PyObject* const* given, std::size_t count, PyObject* names) {
  PyObject* made = pybind_call(self, given, count, names);
  if (made != nullptr) return made;
  for (PyObject* kind : {PyExc_TypeError, PyExc_IndexError, PyExc_RuntimeError, PyExc_UnicodeError})
    if (PyErr_ExceptionMatches(kind) != 0) {
      py::error_already_set cause;
      const py::object type = py::module_::import("perfeval.errors").attr("InvalidValue");
      const py::object error = type("found a damaged pickle, expected the bytes that were written");
      PyErr_SetObject(type.ptr(), error.ptr());
      break;
    }
  return nullptr;
}

/// Puts another call before the function of pybind11 behind an attribute; leaves any other attribute alone.
void word_refusals_of(py::handle attribute, calling worded = &worded_call) {
  PyObject* function = attribute.ptr();
  if (PyInstanceMethod_Check(function)) function = PyInstanceMethod_GET_FUNCTION(function);
  if (!PyCFunction_Check(function)) return;
  PyMethodDef& method = *reinterpret_cast<PyCFunctionObject*>(function)->m_ml;
  if (method.ml_flags != (METH_FASTCALL | METH_KEYWORDS)) return;  // not of pybind11 as we know it
  const auto call = reinterpret_cast<calling>(reinterpret_cast<void*>(method.ml_meth));
  if (call == &worded_call || call == &state_call) return;
  pybind_call = call;
  const std::string_view text = method.ml_doc != nullptr ? method.ml_doc : "";
  functions()[PyCFunction_GET_SELF(function)] = {method.ml_doc, text.find("SupportsInt") != text.npos};
  method.ml_meth = reinterpret_cast<PyCFunction>(reinterpret_cast<void*>(worded));
}

template <class Do>
void for_each_class(const py::module_& module, Do act) {
  for (const auto& [name, value] : py::dict(module.attr("__dict__")))
    if (PyType_Check(value.ptr()) != 0) act(value);
}

}  // namespace

void refuse_objects_without_value(py::module_& module) {
  for_each_class(module, [](py::handle made) {
    auto* type = reinterpret_cast<PyTypeObject*>(made.ptr());
    auto* known = py::detail::get_type_info(type);
    if (known == nullptr) return;
    known->operator_new = &refuse_value;
    if (type->tp_init == &py::detail::pybind11_object_init) type->tp_init = &refuse_making;
  });
}

void word_refusals(py::module_& module) {
  for (const auto& [name, value] : py::dict(module.attr("__dict__"))) word_refusals_of(value);
  for_each_class(module, [](py::handle made) {
    for (const auto& [name, value] : py::dict(made.attr("__dict__"))) {
      if (py::isinstance<py::staticmethod>(value)) {
        word_refusals_of(value.attr("__func__"));
      } else {
        word_refusals_of(value, name.cast<std::string>() == "__setstate__" ? &state_call : &worded_call);
      }
    }
  });
}

void refuse_path(std::string_view text, std::string_view ending, std::string_view reader) {
  if (!text.ends_with(ending) || text.find('\n') != text.npos) return;
  throw invalid_value("found the path " + std::string(text) +
                      " in the place of the text of the file: " + std::string(reader));
}

}  // namespace perfeval::inline v0::python
