/// rule/ in Python: packs by their id, and rules written in Python in the place of curves.
#include "bind.hpp"
#include "convert.hpp"
#include "words.hpp"

#include <perfeval/error.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/rule/rule.hpp>

#include <pybind11/stl.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace perfeval::python {
namespace py = pybind11;
namespace {

std::shared_ptr<pack> built_in_pack(const std::string& id) {
  if (id == "cn-mof-2020") return std::make_shared<pack>(cn_mof_2020());
  throw invalid_value("unknown rules '" + id + "'; built in: cn-mof-2020");
}

/// A rule whose points a Python callable says. May be asked from any thread, with or without the GIL.
class python_rule final : public custom_rule {
 public:
  python_rule(const py::object& rule, std::optional<bool> rises)
      : custom_rule(text_of(rule, "name"), text_of(rule, "version"), text_of(rule, "source"), rises), callable_(rule) {}
  python_rule(const python_rule&) = delete;
  python_rule& operator=(const python_rule&) = delete;
  ~python_rule() override {
    const py::gil_scoped_acquire gil;
    callable_ = py::object();
  }

  /// Errors: perfeval::error with the Python error's type and message.
  [[nodiscard]] ratio points(const ratio& target, const ratio& actual, const ratio& weight) const override {
    const py::gil_scoped_acquire gil;
    try {
      return to_ratio(callable_(to_python(target), to_python(actual), to_python(weight)));
    } catch (const py::error_already_set& e) {
      throw error(std::string(py::str(e.type().attr("__name__"))) + ": " + std::string(py::str(e.value())));
    }
  }

 private:
  static std::string text_of(const py::object& rule, const char* attribute) { return py::str(rule.attr(attribute)); }

  py::object callable_;
};

/// The choice that a word names. Choices count from 0 up to `last`.
template <class Choice>
std::optional<Choice> choice_named(const std::optional<std::string>& word, Choice last, const char* what) {
  if (!word) return std::nullopt;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (word_of(static_cast<Choice>(i)) == *word) return static_cast<Choice>(i);
  }
  throw invalid_value("unknown " + std::string(what) + " '" + *word + "'");
}

std::shared_ptr<pack> with_rule(const pack& self, const py::object& rule, const std::optional<std::string>& wanted_kind,
                                const std::optional<std::string>& wanted_category, const std::string& name) {
  row_match match;
  match.of = choice_named(wanted_kind, kind::other, "kind");
  match.in = choice_named(wanted_category, category::other, "category");
  match.name_holds = name;
  match.rule = row_rule(std::make_shared<python_rule>(rule, rule.attr("rises").cast<std::optional<bool>>()));
  auto made = std::make_shared<pack>(self);
  made->rows.insert(made->rows.begin(), std::move(match));
  return made;
}

bool has_own_rules(const pack& self) { return !self.rows.empty(); }

}  // namespace

void bind_rule(py::module_& module) {
  py::class_<pack, std::shared_ptr<pack>>(module, "Pack", R"(A named and dated set of rules, by its id.

Errors: InvalidValue for an id that is not built in.)")
      .def(py::init(&built_in_pack), py::arg("id"))
      .def_readonly("id", &pack::id)
      .def_readonly("version", &pack::version)
      .def_readonly("title", &pack::title)
      .def("with_rule", &with_rule, py::arg("rule"), py::kw_only(), py::arg("kind") = py::none(),
           py::arg("category") = py::none(), py::arg("name") = "",
           R"(A pack that is this one, with a rule written in Python for the rows that fit all conditions given.

kind, category: words of the glossary. name: a word in the indicator's name. Without conditions the rule is for every row.
The rule added last is asked first. Errors: InvalidValue for an unknown kind or category.)")
      .def("__repr__",
           [](const pack& self) {
             return "<Pack " + self.id + " " + self.version +
                    (has_own_rules(self) ? " with " + std::to_string(self.rows.size()) + " rules of its own" : "") +
                    ">";
           })
      .def(
          "__eq__",
          [](const pack& a, const pack& b) { return a.id == b.id && a.version == b.version && a.rows == b.rows; },
          py::is_operator())
      .def("__hash__", [](const pack& self) { return py::hash(py::make_tuple(self.id, self.version)); })
      .def(py::pickle(
          [](const pack& self) {
            if (has_own_rules(self))
              throw py::type_error("a pack with rules written in Python cannot be pickled: send its id and the rules");
            return py::make_tuple(self.id);
          },
          [](const py::tuple& state) { return built_in_pack(state[0].cast<std::string>()); }));
}

}  // namespace perfeval::python
