/// score/ in Python: the scorecard, whose lines are the record of every point.
#include "bind.hpp"
#include "convert.hpp"
#include "packs.hpp"
#include "shown_card.hpp"
#include "words.hpp"

#include <perfeval/audit/finding.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/score/scorecard.hpp>
#include <perfeval/write/fill.hpp>
#include <perfeval/write/json.hpp>
#include <perfeval/write/report.hpp>

#include <pybind11/stl.h>

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

/// A line of a scorecard with what it takes to show it: its field, its label, its clause. Borrows nothing.
struct shown_line {
  line record;
  std::string towards;
  std::string outcome;
  std::string field;
  std::string label;
  std::string source;
};

shown_line shown(const line& record, const field& field, const shown_card& self) {
  const row_reading& read = record.reading();
  return {record,
          word_of(read.towards),
          word_of(read.result),
          path_of(field, *self.form),
          label_of(field, *self.form),
          citation(self.rules->rules().source(record.points.source))};
}

/// The position of the total budget line from 1; 0 if the form has none.
std::uint32_t position_of_total(const form& form) {
  const budget_line* line = total_budget_line(form);
  return line == nullptr ? 0 : static_cast<std::uint32_t>(line - form.budget.data()) + 1;
}

std::vector<shown_line> lines_of(const shown_card& self) {
  std::vector<shown_line> lines;
  const scorecard& card = self.result;
  if (card.execution.scored) {
    lines.push_back(shown(card.execution, {part::budget, position_of_total(*self.form), item::score}, self));
  }
  for (std::size_t i = 0; i < card.rows.size(); ++i) {
    lines.push_back(shown(card.rows[i], {part::indicators, static_cast<std::uint32_t>(i + 1), item::score}, self));
  }
  return lines;
}

std::shared_ptr<shown_card> score_form(const form& form, const pack_pointer& rules) {
  auto made = std::make_shared<shown_card>(shown_card{&form, rules, {}, nullptr});
  score(form, rules->rules(), made->result);
  return made;
}

/// A card is pickled as its form and its rules, and scored again.
py::tuple state_of(const shown_card& self) { return py::make_tuple(write_json(std::span(self.form, 1)), self.rules); }

std::shared_ptr<shown_card> from_state(const py::tuple& state) {
  auto own = std::make_shared<const form>(read_json(state[0].cast<std::string>()).value.at(0));
  auto made = score_form(*own, state[1].cast<pack_pointer>());
  made->own = std::move(own);
  return made;
}

std::string text_of(const shown_card& self) { return to_json(self.result, *self.form, self.rules->rules()); }

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
      .def_readonly("direction", &shown_line::towards)
      .def_readonly("outcome", &shown_line::outcome)
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
      .def_property_readonly("lines", &lines_of)
      .def_property_readonly("troubles", [](const shown_card& self) { return self.result.troubles; })
      .def_property_readonly(
          "form", [](const shown_card& self) { return self.form; }, py::return_value_policy::reference_internal)
      .def_property_readonly(
          "rules", [](const shown_card& self) { return self.rules->rules().id + " " + self.rules->rules().version; })
      .def(
          "to_json",
          [](const shown_card& self, int indent) {
            return to_json(self.result, *self.form, self.rules->rules(), indent);
          },
          py::arg("indent") = 0)
      .def(
          "filled", [](const shown_card& self) { return filled(*self.form, self.result, self.rules->rules()); },
          "The form with its blank rates, scores, sums and grade filled in; what is printed is left alone.")
      .def("_repr_html_",
           [](const py::object& self) {
             return py::module_::import("perfeval.render_forms").attr("scorecard_html")(self);
           })
      .def(
          "__eq__", [](const shown_card& a, const shown_card& b) { return text_of(a) == text_of(b); },
          py::is_operator())
      .def("__hash__", [](const shown_card& self) { return py::hash(py::str(text_of(self))); })
      .def(py::pickle(&state_of, &from_state))
      .def("__repr__", [](const shown_card& self) { return "<Scorecard " + total_text(self) + ">"; });
  module.def("score", &score_form, py::arg("form"), py::arg("rules"), py::keep_alive<0, 1>(),
             py::call_guard<py::gil_scoped_release>());
}

}  // namespace perfeval::inline v0::python
