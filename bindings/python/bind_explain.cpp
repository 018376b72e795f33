/// The record of a scorecard as a tree, and what would be if the rules or an actual were others.
#include "bind.hpp"
#include "convert.hpp"
#include "interruptible.hpp"
#include "language.hpp"
#include "packs.hpp"
#include "shown_card.hpp"

#include <perfeval/audit/finding.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/score/what_if.hpp>

#include <pybind11/stl.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

/// A node of a tree that it keeps alive, with the card that was explained, whose pack has the clauses.
struct shown_explanation {
  std::shared_ptr<const explanation> node;
  std::shared_ptr<shown_card> card;
  std::uint32_t indicator = 0;
  perfeval::language language = language::en;
  bool fractions = false;
  std::vector<std::size_t> path{};  ///< the children that lead from the root to this node

  [[nodiscard]] std::string text() const { return to_text(*node, language); }
};

shown_explanation explained(shown_card& self, std::uint32_t indicator, const std::string& lang, bool exact) {
  const language wanted = language_named(lang);
  explanation tree = [&] {
    const interruptible free;
    return explanation_of(self.result, *self.form, self.rules->rules(), indicator, wanted,
                          exact ? fractions::exact : fractions::near);
  }();
  return {std::make_shared<const explanation>(std::move(tree)), self.shared_from_this(), indicator, wanted, exact};
}

shown_explanation child_of(const shown_explanation& self, std::size_t number) {
  shown_explanation child = self;
  child.node = std::shared_ptr<const explanation>(self.node, &self.node->children.at(number));
  child.path.push_back(number);
  return child;
}

std::vector<shown_explanation> children_of(const shown_explanation& self) {
  std::vector<shown_explanation> all;
  for (std::size_t i = 0; i < self.node->children.size(); ++i) all.push_back(child_of(self, i));
  return all;
}

/// A node is pickled as the card and the way to it.
py::tuple state_of(const shown_explanation& self) {
  return py::make_tuple(self.card, self.indicator, name_of(self.language), self.fractions, self.path);
}

shown_explanation from_state(const py::tuple& state) {
  shown_explanation node = explained(state[0].cast<shown_card&>(), state[1].cast<std::uint32_t>(),
                                     state[2].cast<std::string>(), state[3].cast<bool>());
  for (const std::size_t number : state[4].cast<std::vector<std::size_t>>()) {
    if (number >= node.node->children.size()) throw invalid_value("found no such node in a pickled explanation");
    node = child_of(node, number);
  }
  return node;
}

py::object cell_of(const shown_explanation& self) {
  const place& place = self.node->cell;
  if (!place.known()) return py::none();
  return py::make_tuple(place.table, place.row, place.column);
}

void bind_explanation(py::module_& module) {
  py::class_<shown_explanation>(module, "Explanation",
                                R"(A node of the record of a scorecard: where points come from, and why.

What the children of a node add sums exactly to what the node adds. Units: points.
Source: the clause of the pack that the node cites.)")
      .def_property_readonly(
          "title", [](const shown_explanation& self) { return self.node->title; },
          "What the node is about: a form, a row, a cell, a rule.")
      .def_property_readonly(
          "value", [](const shown_explanation& self) { return self.node->value; }, "Its value in words and figures.")
      .def_property_readonly(
          "adds", [](const shown_explanation& self) { return self.node->adds; },
          "The points that it adds to its parent, exactly; None if it adds none or is open.")
      .def_property_readonly(
          "source",
          [](const shown_explanation& self) {
            return self.node->source ? citation(*self.node->source, self.language) : std::string();
          },
          "The clause behind it, as cited; '' without one.")
      .def_property_readonly("cell", &cell_of,
                             "Table, row and column of the cell that it was read from, from 1; None without one.")
      .def_property_readonly("children", &children_of, "The nodes below it, in the order of the form.")
      .def("to_text", &shown_explanation::text, "The tree as lines of text.")
      .def(
          "to_json", [](const shown_explanation& self) { return to_json(*self.node); }, py::call_guard<interruptible>(),
          "The tree as JSON.")
      .def(
          "to_html", [](const shown_explanation& self) { return to_html(*self.node, self.language); },
          py::call_guard<interruptible>(), "The tree as a part of a page, its rows collapsed.")
      .def("__contains__", [](const shown_explanation& self,
                              const std::string& text) { return self.text().find(text) != std::string::npos; })
      .def("__str__", &shown_explanation::text)
      .def("__repr__", [](const shown_explanation& self) { return "<Explanation " + self.node->title + ">"; })
      .def(
          "__eq__",
          [](const shown_explanation& a, const shown_explanation& b) { return to_json(*a.node) == to_json(*b.node); },
          py::is_operator())
      .def("__hash__", [](const shown_explanation& self) { return py::hash(py::str(to_json(*self.node))); })
      .def(py::pickle(&state_of, &from_state));
  py::reinterpret_borrow<py::class_<shown_card, std::shared_ptr<shown_card>>>(module.attr("Scorecard"))
      .def("explain", &explained, py::arg("indicator") = 0, py::arg("lang") = "en", py::arg("fractions") = false,
           R"(The record as a tree: every point traced to its cells, rule, clause, x, piece, exact value and rounding.

indicator: that one alone (counting from 1); 0: all.
fractions: whether its texts write 25/3 and not about 8.3333; `adds` is exact in any case.
Errors: InvalidValue if the form has no such indicator.)");
}

py::tuple sides(const change& change) { return py::make_tuple(change.before, change.after); }

std::optional<std::string> grade_word(const std::optional<grade>& grade) {
  return grade ? std::optional<std::string>(std::string(name_of(*grade))) : std::nullopt;
}

/// (index, total, grade before, grade after, [(field, points)]): perfeval.what_if makes its values of it.
py::tuple change_tuple(const form& form, const form_change& change) {
  py::list rows;
  for (const row_change& row : change.rows)
    rows.append(py::make_tuple(path_of(score_field(row.row, form), form), sides(row.points)));
  return py::make_tuple(change.index, sides(change.total), grade_word(change.grade_before),
                        grade_word(change.grade_after), rows);
}

form_change changed(const form& form, const pack_pointer& before, const pack_pointer& after) {
  const interruptible free;
  return what_if(form, before->rules(), after->rules());
}

/// (refused, grade, needed, actuals, nearest, whether the nearest itself lifts, printable)
py::tuple lift_tuple(const form& form, const pack_pointer& rules, std::uint32_t indicator, const std::string& lang) {
  const language wanted = language_named(lang);
  const lift found = [&] {
    const interruptible free;
    return lift_by(form, rules->rules(), indicator, wanted);
  }();
  const auto nearest = found.nearest ? std::optional<ratio>(found.nearest->value) : std::nullopt;
  return py::make_tuple(found.refused, grade_word(found.grade), found.needed, found.actuals, nearest,
                        found.nearest && found.nearest->closed, found.printable);
}

}  // namespace

void bind_explain(py::module_& module) {
  bind_explanation(module);
  module.def(
      "what_if",
      [](const form& form, const pack_pointer& before, const pack_pointer& after) {
        return change_tuple(form, changed(form, before, after));
      },
      py::arg("form"), py::arg("before").none(false), py::arg("after").none(false));
  module.def("lift_by", &lift_tuple, py::arg("form"), py::arg("rules").none(false), py::arg("indicator"),
             py::arg("lang") = "en");
}

}  // namespace perfeval::inline v0::python
