/// C++ exceptions become those of perfeval.errors, with their fields.
#include "bind.hpp"
#include "python_rule.hpp"

#include <perfeval/error.hpp>

#include <exception>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

/// Raises perfeval.errors.<name>(arguments…).
template <class... Arguments>
void raise(const char* name, const Arguments&... arguments) {
  const py::object type = py::module_::import("perfeval.errors").attr(name);
  const py::object error = type(arguments...);
  PyErr_SetObject(type.ptr(), error.ptr());
}

void translate(std::exception_ptr pointer) {
  try {
    std::rethrow_exception(pointer);
  } catch (const division_by_zero& e) {
    raise("DivisionByZero", e.what());
  } catch (const invalid_value& e) {
    raise("InvalidValue", e.what(), e.position());
  } catch (const limit_exceeded& e) {
    raise("LimitExceeded", e.what());
  } catch (const stopped&) {
    PyErr_SetNone(PyExc_KeyboardInterrupt);
  } catch (const deadline_passed& e) {
    raise("DeadlinePassed", e.what());
  } catch (const error& e) {
    raise("Error", e.what());
  } catch (python_interruption& e) {
    e.raised.restore();
  }
}

}  // namespace

void bind_errors(py::module_&) { py::register_local_exception_translator(translate); }

}  // namespace perfeval::inline v0::python
