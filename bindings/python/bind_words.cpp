/// The words by which forms are read, in Python: those of the library, and a user's own added from TOML.
#include "bind.hpp"
#include "pickling.hpp"
#include "refusals.hpp"
#include "texts.hpp"
#include "toml_errors.hpp"

#include <perfeval/quantity.hpp>
#include <perfeval/read/lexicon.hpp>

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

/// Errors: perfeval.errors.InvalidWords with everything that is wrong.
lexicon words_from_toml(const std::string& toml, const std::string& file) {
  refuse_path(toml, ".toml", "words=path in read, audit and the other calls reads it");
  lexicon_reading read = read_lexicon(toml, file);
  if (read.value) return std::move(*read.value);
  raise_toml_errors("InvalidWords", read.errors);
}

}  // namespace

void bind_words(py::module_& module) {
  py::class_<words_file>(module, "WordsFile", "A file of words that was added to those of the library.")
      .def_readonly("file", &words_file::file, "As it was named.")
      .def_readonly("fingerprint", &words_file::fingerprint, "SHA-256 of its bytes, 64 hexadecimal digits.")
      .def("__repr__", [](const words_file& self) { return "<WordsFile " + quoted(self.file) + ">"; })
      .def(pickled_as_bytes<words_file>())
      .def(py::self == py::self)
      .def("__hash__", [](const words_file& self) { return py::hash(py::str(self.fingerprint)); });

  py::class_<lexicon>(module, "Lexicon",
                      R"(The words by which forms are read: headers, labels, headings, lines of funds.

Lexicon() has the words of the library; from_toml(text, file) adds those of a file.)")
      .def(py::init<>())
      .def_static("from_toml", &words_from_toml, py::arg("toml"), py::arg("file") = "words.toml",
                  "The words of the library and those of a TOML text. Raises InvalidWords, which names every fault.")
      .def_property_readonly("added", &lexicon::added, "The file whose words were added; None if none were.")
      .def_property_readonly("units", &lexicon::units, "The units of that file.")
      .def(py::pickle(
          [](const lexicon& self) {
            if (!self.added()) return py::tuple();
            return py::tuple(py::make_tuple(self.toml(), self.added()->file));
          },
          [](const py::tuple& state) {
            return state.empty() ? lexicon()
                                 : words_from_toml(state[0].cast<std::string>(), state[1].cast<std::string>());
          }))
      .def("__repr__",
           [](const lexicon& self) {
             return self.added() ? "<Lexicon with " + quoted(self.added()->file) + ">" : std::string("<Lexicon>");
           })
      .def(py::self == py::self)
      .def("__hash__",
           [](const lexicon& self) { return py::hash(py::str(self.added() ? self.added()->fingerprint : "")); });
  module.def("lexicon_lists",
             [] { return std::vector<std::string_view>(lexicon_lists().begin(), lexicon_lists().end()); });
}

}  // namespace perfeval::inline v0::python
