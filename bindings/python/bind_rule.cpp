/// rule/ in Python: packs by id or from TOML, and rules written in Python in the place of curves.
#include "bind.hpp"
#include "convert.hpp"
#include "interruptible.hpp"
#include "packs.hpp"
#include "python_rule.hpp"
#include "refusals.hpp"
#include "texts.hpp"
#include "toml_errors.hpp"

#include <perfeval/error.hpp>
#include <perfeval/rule/rule.hpp>
#include <perfeval/testing/scenarios.hpp>
#include <perfeval/trouble.hpp>
#include <perfeval/write/pack.hpp>

#include <pybind11/stl.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

std::vector<std::shared_ptr<const custom_rule>> registered(const std::vector<py::object>& rules) {
  std::vector<std::shared_ptr<const custom_rule>> made;
  for (const py::object& rule : rules) made.push_back(rule_from(rule));
  return made;
}

std::string toml_of(const std::string& id) {
  for (const shipped_pack& shipped : shipped_packs()) {
    if (shipped.id == id) return std::string(shipped.toml);
  }
  return "";
}

constexpr const char* path_of_pack =
    "Pack.from_toml(Path(path).read_text(\"utf-8\"), path) reads it, and rules=path in score, audit and the other "
    "calls";

pack_pointer shipped(const std::string& id) {
  refuse_path(id, ".toml", path_of_pack);
  return std::make_shared<held_pack>(held_pack{read_shipped_pack(id), toml_of(id)});
}

/// Errors: perfeval.errors.InvalidPack with everything that is wrong.
pack_pointer from_toml(const std::string& toml, const std::string& file, const std::vector<py::object>& rules) {
  refuse_path(toml, ".toml", path_of_pack);
  pack_reading read = read_pack(toml, file, registered(rules));
  if (read.value) return std::make_shared<held_pack>(held_pack{std::move(*read.value), rules.empty() ? toml : ""});
  raise_toml_errors("InvalidPack", read.errors);
}

/// The choice that a word names.
template <class Choice>
std::optional<Choice> choice_named(const std::optional<std::string>& word, const char* wanted) {
  if (!word) return std::nullopt;
  if (const auto choice = named<Choice>(*word)) return choice;
  throw invalid_value("unknown " + std::string(wanted) + " '" + *word + "'" + nearest<Choice>(*word) + ", expected " +
                      one_of<Choice>());
}

pack_pointer with_rule(const held_pack& self, const py::object& rule, const std::optional<std::string>& wanted_kind,
                       const std::optional<std::string>& wanted_category, const std::string& name) {
  row_match match;
  match.kind = choice_named<kind>(wanted_kind, "kind");
  match.category = choice_named<category>(wanted_category, "category");
  match.name_holds = name;
  match.rule = row_rule(rule_from(rule));
  auto made = std::make_shared<held_pack>(held_pack{self.file, ""});
  made->file.rules.rows.insert(made->file.rules.rows.begin(), std::move(match));
  return made;
}

std::vector<std::string> doubts_of(const held_pack& self) {
  std::vector<std::string> texts;
  for (const toml_error& doubt : self.file.doubts) texts.push_back(to_string(doubt));
  return texts;
}

/// Every parameter by its dotted name, in the order of the schema.
py::dict parameters_of(const held_pack& self) {
  py::dict named;
  for (const pack_parameter& p : parameters(self.rules())) named[py::str(p.key)] = p.value;
  return named;
}

/// The clause behind every parameter, as cited.
py::dict sources_of(const held_pack& self) {
  py::dict named;
  for (const pack_parameter& p : parameters(self.rules()))
    if (!p.source.empty()) named[py::str(p.key)] = p.source;
  return named;
}

/// The pack's own scenarios, and those of a separate table, named after its file.
scenario_report tested(const held_pack& self, const std::string& csv, const std::string& file) {
  std::vector<scenario> all = self.file.scenarios;
  for (scenario& one : read_scenarios(csv).value) {
    one.file = file;
    all.push_back(std::move(one));
  }
  return test_pack(self.rules(), all);
}

std::vector<trouble> scenario_troubles(const py::bytes& csv) { return read_scenarios(std::string(csv)).troubles; }

/// Parameters that differ: name, value here, value there.
py::list differences_of(const held_pack& self, const held_pack& other) {
  py::list found;
  for (const pack_difference& d : differences(self.rules(), other.rules()))
    found.append(py::make_tuple(d.key, d.a, d.b));
  return found;
}

py::tuple state_of(const held_pack& self) {
  if (self.toml.empty()) {
    throw py::type_error(
        "a pack with rules written in Python cannot be pickled, since they are code: pickle the pack "
        "that they were added to, and add them again (with_rule, from_toml) where it is loaded");
  }
  return py::make_tuple(self.toml, self.rules().id);
}

void bind_packs(py::module_& module) {
  py::class_<held_pack, pack_pointer>(module, "Pack", R"(A named and dated set of rules, by its id.

Errors: InvalidValue for an id that is not shipped, naming those that are.)")
      .def(py::init(&shipped), py::arg("id"))
      .def_static("from_toml", &from_toml, py::arg("text"), py::arg("file") = "", py::arg("rules") = py::list(),
                  R"(The pack of a TOML text, checked. rules: rules written in Python that it may name.

Errors: InvalidPack with everything that is wrong, line by line; a broken pack never half-loads.)")
      .def_property_readonly(
          "id", [](const held_pack& self) { return self.rules().id; }, "Its id, such as 'cn-mof-2020'.")
      .def_property_readonly(
          "version", [](const held_pack& self) { return self.rules().version; }, "Its version.")
      .def_property_readonly(
          "title", [](const held_pack& self) { return self.rules().title; }, "Its name in Chinese.")
      .def_property_readonly(
          "jurisdiction", [](const held_pack& self) { return self.rules().jurisdiction; },
          "The region that it is for; '' for no certain one.")
      .def_property_readonly(
          "from_year", [](const held_pack& self) { return self.file.from_year; },
          "The first year that it is for, or None.")
      .def_property_readonly(
          "to_year", [](const held_pack& self) { return self.file.to_year; }, "The last year that it is for, or None.")
      .def_property_readonly(
          "extends", [](const held_pack& self) { return self.file.extends; },
          "The id of the pack that it changes; '' if it stands alone.")
      .def_readonly("toml", &held_pack::toml, "The text of its file.")
      .def_property_readonly("doubts", &doubts_of,
                             "What its file says and probably does not mean, each with its line and key, as text.")
      .def("parameters", &parameters_of, "Every parameter by its dotted name, exact.")
      .def("sources", &sources_of, "The clause behind each parameter.")
      .def("differences", &differences_of, py::arg("other"), "What differs: (name, value here, value there).")
      .def("with_rule", &with_rule, py::arg("rule"), py::kw_only(), py::arg("kind") = py::none(),
           py::arg("category") = py::none(), py::arg("name") = "",
           R"(A pack that is this one, with a rule written in Python for the rows that fit all conditions given.

kind, category: words of the glossary.
name: a word in the indicator's name.
Without conditions the rule is for every row; the rule added last is asked first.
Errors: InvalidValue for an unknown kind or category.)")
      .def(
          "test",
          [](const held_pack& self, const std::string& csv, const std::string& file) {
            return to_json(tested(self, csv, file));
          },
          py::arg("csv") = "", py::arg("file") = "",
          "Runs the pack's own scenarios and those of a CSV; the outcome with coverage and mutants, as JSON.",
          py::call_guard<interruptible>())
      .def(
          "test_text",
          [](const held_pack& self, const std::string& csv, const std::string& file) {
            return to_text(tested(self, csv, file));
          },
          py::arg("csv") = "", py::arg("file") = "", py::call_guard<interruptible>(),
          "What `test` found, as lines for people.")
      .def("__repr__",
           [](const held_pack& self) {
             return "<Pack " + self.rules().id + " " + self.rules().version +
                    (self.toml.empty() ? " with rules in Python" : "") + ">";
           })
      .def("__eq__", &same_rules, py::is_operator())
      .def("__hash__",
           [](const held_pack& self) { return py::hash(py::make_tuple(self.rules().id, self.rules().version)); })
      .def("__copy__", [](const pack_pointer& self) { return self; })
      .def(
          "__deepcopy__", [](const pack_pointer& self, const py::dict&) { return self; }, py::arg("memo"))
      .def(py::pickle(&state_of, [](const py::tuple& state) {
        return from_toml(state[0].cast<std::string>(), state[1].cast<std::string>(), {});
      }));
}

std::vector<std::string> shipped_ids() {
  std::vector<std::string> ids;
  for (const shipped_pack& shipped : shipped_packs()) ids.emplace_back(shipped.id);
  return ids;
}

/// The id of the shipped pack that fits a form's region and year, and why.
std::pair<std::string, std::string> chosen_for(const form& form) {
  const pack_choice chosen = choose_pack(form);
  return {chosen.id, chosen.reason};
}

}  // namespace

void bind_rule(py::module_& module) {
  bind_packs(module);
  module.def("shipped_packs", &shipped_ids, "The ids of the packs that come with the library.");
  module.def("scenario_troubles", &scenario_troubles, py::arg("csv"), "What cannot be read in a table of scenarios.");
  module.def("choose_pack", &chosen_for, py::arg("form"),
             "The id of the shipped pack that fits the region and year of the form, and why.");
}

}  // namespace perfeval::inline v0::python
