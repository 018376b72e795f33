/// score/ in Python: the scorecard, whose lines are the record of every point.
#include "bind.hpp"
#include "convert.hpp"
#include "words.hpp"

#include <perfeval/audit/finding.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/score/scorecard.hpp>
#include <perfeval/write/report.hpp>

#include <pybind11/stl.h>

#include <memory>
#include <string>
#include <vector>

namespace perfeval::python {
namespace py = pybind11;
namespace {

/// A line of a scorecard with what it takes to show it: its field, its label, its clause.
struct shown_line {
  line record;
  std::string field;
  std::string label;
  std::string source;
};

/// A scorecard beside the form and the pack that it borrows, and the names that belong to it.
struct shown_card {
  form of;
  std::shared_ptr<pack> rules;
  scorecard result;
  std::vector<shown_line> lines;
};

shown_line shown(const line& record, const field& at, const form& of, const pack& rules) {
  return {record, path_of(at, of), label_of(at, of), citation(rules.source(record.points.source))};
}

/// The position of the total budget line from 1; 0 if the form has none.
std::uint32_t position_of_total(const form& of) {
  const budget_line* line = total_budget_line(of);
  return line == nullptr ? 0 : static_cast<std::uint32_t>(line - of.budget.data()) + 1;
}

std::shared_ptr<shown_card> score_form(const form& of, const std::shared_ptr<pack>& rules) {
  auto made = std::make_shared<shown_card>(shown_card{of, rules, {}, {}});
  score(made->of, *rules, made->result);  // the scorecard borrows the form it is given: our own
  const scorecard& card = made->result;
  if (card.execution.scored) {
    made->lines.push_back(shown(card.execution, {part::budget, position_of_total(of), item::score}, of, *rules));
  }
  for (std::size_t i = 0; i < card.rows.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(i + 1);
    made->lines.push_back(shown(card.rows[i], {part::indicators, number, item::score}, of, *rules));
  }
  return made;
}

std::optional<std::string> grade_of_card(const shown_card& self) {
  if (!self.result.grade) return std::nullopt;
  return std::string(name_of(*self.result.grade));
}

template <class Number>
std::optional<Number> total_part(const shown_card& self, Number recomputed_total::*wanted) {
  if (!self.result.total) return std::nullopt;
  return (*self.result.total).*wanted;
}

std::string total_text(const shown_card& self) {
  if (!self.result.total) return "no total";
  const recomputed_total& total = *self.result.total;
  return total.exact ? to_string(*total.exact) : "[" + to_string(total.low) + ", " + to_string(total.high) + "]";
}

std::string explained(const shown_card& self, std::uint32_t indicator) {
  if (indicator > self.result.rows.size()) {
    throw invalid_value("the form has " + std::to_string(self.result.rows.size()) + " indicators, found " +
                        std::to_string(indicator));
  }
  return explain(self.result, self.of, *self.rules, indicator);
}

void bind_lines(py::module_& module) {
  py::class_<shown_line>(module, "ScoreLine")
      .def_readonly("field", &shown_line::field)
      .def_readonly("label", &shown_line::label)
      .def_readonly("source", &shown_line::source)
      .def_property_readonly("scored", [](const shown_line& self) { return self.record.scored; })
      .def_property_readonly("weight", [](const shown_line& self) { return self.record.weight; })
      .def_property_readonly("printed", [](const shown_line& self) { return self.record.printed; })
      .def_property_readonly("x", [](const shown_line& self) { return self.record.x; })
      .def_property_readonly("points", [](const shown_line& self) { return self.record.points.points; })
      .def_property_readonly("taken", [](const shown_line& self) { return self.record.points.taken; })
      .def_property_readonly("undecided", [](const shown_line& self) { return self.record.points.undecided; })
      .def_property_readonly("direction", [](const shown_line& self) { return word_of(self.record.reading().towards); })
      .def_property_readonly("outcome", [](const shown_line& self) { return word_of(self.record.reading().result); })
      .def_property_readonly("piece", [](const shown_line& self) { return self.record.segment; })
      .def_property_readonly("rule", [](const shown_line& self) { return self.record.rule; })
      .def_property_readonly("failure", [](const shown_line& self) { return self.record.failure; })
      .def("__repr__", [](const shown_line& self) {
        return "<ScoreLine " + self.field + " points " + to_string(self.record.points.points) + ">";
      });
}

}  // namespace

void bind_score(py::module_& module) {
  bind_lines(module);
  py::class_<shown_card, std::shared_ptr<shown_card>>(module, "Scorecard")
      .def_property_readonly("total",
                             [](const shown_card& self) -> std::optional<ratio> {
                               return self.result.total ? self.result.total->exact : std::nullopt;
                             })
      .def_property_readonly("low", [](const shown_card& self) { return total_part(self, &recomputed_total::low); })
      .def_property_readonly("high", [](const shown_card& self) { return total_part(self, &recomputed_total::high); })
      .def_property_readonly("grade", &grade_of_card)
      .def_property_readonly("execution_rate", [](const shown_card& self) { return self.result.execution_rate; })
      .def_readonly("lines", &shown_card::lines)
      .def_property_readonly("troubles", [](const shown_card& self) { return self.result.troubles; })
      .def_readonly("form", &shown_card::of)
      .def_property_readonly("rules", [](const shown_card& self) { return self.rules->id + " " + self.rules->version; })
      .def(
          "to_json",
          [](const shown_card& self, int indent) { return to_json(self.result, self.of, *self.rules, indent); },
          py::arg("indent") = 0)
      .def("explain", &explained, py::arg("indicator") = 0,
           "The record as text: x, exact points and source of every line, or of one indicator (counting from 1).")
      .def("_repr_html_",
           [](const py::object& self) {
             return py::module_::import("perfeval.render_forms").attr("scorecard_html")(self);
           })
      .def("__repr__", [](const shown_card& self) { return "<Scorecard " + total_text(self) + ">"; });
  module.def("score", &score_form, py::arg("form"), py::arg("rules"), py::call_guard<py::gil_scoped_release>());
}

}  // namespace perfeval::python
