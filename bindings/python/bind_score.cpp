/// score/ in Python: the scorecard, whose lines are the record of every point.
#include "bind.hpp"
#include "convert.hpp"
#include "interruptible.hpp"
#include "packs.hpp"
#include "shown_card.hpp"
#include "texts.hpp"

#include <perfeval/audit/finding.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/score/scorecard.hpp>
#include <perfeval/write/fill.hpp>
#include <perfeval/write/report.hpp>

#include <pybind11/stl.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

/// A line of a scorecard with what it takes to show it: its field, its label, its clause. It keeps its card.
struct shown_line {
  std::shared_ptr<shown_card> card;
  line record;
  std::string_view direction;
  std::string_view outcome;
  std::string field;
  std::string label;
  std::string source;
  std::string entry;
  std::string second_entry;
};

/// One of the rules that give points, by the parameter that it is.
struct shown_rule {
  asked_rule record;
  std::string entry;
};

shown_line shown(const line& record, shown_card& self) {
  const row_reading& read = record.reading();
  const field field = score_field(record.row, *self.form);
  const auto entry = [&](rule_entry one) {
    return record.row == 0 ? std::string(name_of(one))
                           : parameter_of(one, self.form->indicators[record.row - 1], self.rules->rules());
  };
  return {self.shared_from_this(),
          record,
          name_of(read.direction),
          name_of(read.result),
          path_of(field, *self.form),
          label_of(field, *self.form),
          citation(self.rules->rules().source(record.points.source)),
          entry(record.entry),
          entry(record.second.entry)};
}

std::vector<shown_line> rows_of(shown_card& self) {
  std::vector<shown_line> rows;
  for (const line& row : self.result.rows) rows.push_back(shown(row, self));
  return rows;
}

/// The lines that make up the total: the execution line, if it is scored, then the rows.
std::vector<shown_line> lines_of(shown_card& self) {
  std::vector<shown_line> lines = rows_of(self);
  if (self.result.execution.scored) lines.insert(lines.begin(), shown(self.result.execution, self));
  return lines;
}

std::shared_ptr<shown_card> score_form(const py::object& given, const pack_pointer& rules) {
  auto made = std::make_shared<shown_card>(given.cast<const form&>(), rules, given);
  const interruptible released;
  score(*made->form, rules->rules(), made->result);
  return made;
}

/// A card is pickled as its form and its rules, and scored again.
py::tuple state_of(const shown_card& self) { return py::make_tuple(self.own.attr("to_json")(), self.rules); }

std::shared_ptr<shown_card> from_state(const py::tuple& state) {
  const py::object own = py::module_::import("perfeval._core").attr("Form").attr("from_json")(state[0]);
  return score_form(own, state[1].cast<pack_pointer>());
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

std::optional<std::uint16_t> segment_of(std::uint16_t segment) {
  return segment != 0 ? std::optional<std::uint16_t>(segment) : std::nullopt;
}

std::optional<shown_rule> second_of(const shown_line& self) {
  if (self.record.second.entry == rule_entry::none) return std::nullopt;
  return shown_rule{self.record.second, self.second_entry};
}

bool same_card(const shown_card& a, const shown_card& b) { return &a == &b || text_of(a) == text_of(b); }

/// A line is pickled as its card and its row; 0 is the execution line.
shown_line line_from(const py::tuple& state) {
  auto& card = state[0].cast<shown_card&>();
  const auto row = state[1].cast<std::size_t>();
  if (row > card.result.rows.size()) throw invalid_value("found no row " + std::to_string(row) + " in a scorecard");
  return shown(row == 0 ? card.result.execution : card.result.rows[row - 1], card);
}

void bind_lines(py::module_& module) {
  py::class_<shown_rule>(module, "AskedRule", "A rule of the pack that gives points, and where on its curve.")
      .def_readonly("entry", &shown_rule::entry, "Its parameter: 'quant.at_most', 'rows[2]'.")
      .def_property_readonly(
          "x", [](const shown_rule& self) { return self.record.x; },
          "actual / target, the actual, or the days after a deadline, exact; None where it is not one value.")
      .def_property_readonly(
          "segment", [](const shown_rule& self) { return segment_of(self.record.segment); },
          "The piece of its curve that x is in, from 1; None where no single piece gives the points.")
      .def("__repr__", [](const shown_rule& self) { return "<AskedRule " + self.entry + ">"; });
  py::class_<shown_line>(module, "ScoreLine",
                         R"(The record of one line's points: what was read, which rule, what it gives.

Units: weight, printed, points and taken are points of the form.)")
      .def_readonly("field", &shown_line::field, "The cell that has its score, as form[field] takes it.")
      .def_readonly("label", &shown_line::label, "The name of that cell for readers of the form.")
      .def_readonly("source", &shown_line::source, "The clause behind its points, as cited.")
      .def_property_readonly(
          "row", [](const shown_line& self) { return self.record.row; },
          "The indicator, from 1; 0 for the execution line.")
      .def_property_readonly(
          "scored", [](const shown_line& self) { return self.record.scored; },
          "False for a row without weight and score, a placeholder, a child of a weighted parent.")
      .def_property_readonly(
          "shares_score", [](const shown_line& self) { return self.record.shares_score; },
          "Whether its weight or score is a merged cell: the rows of that cell are scored together.")
      .def_property_readonly(
          "with_row", [](const shown_line& self) { return self.record.with_row; },
          "The first of the rows scored together, whose line has their points; 0 for a row that is the first, or is "
          "scored alone.")
      .def_property_readonly(
          "worded_rule", [](const shown_line& self) { return self.record.worded_rule; },
          "Whether the form has a scoring rule of its own for the row, in words: its points are not known.")
      .def_property_readonly(
          "deducts", [](const shown_line& self) { return self.record.deducts; },
          "Whether it is a row of deductions, added as printed.")
      .def_property_readonly(
          "bonus", [](const shown_line& self) { return self.record.bonus; },
          "Whether it is a row of bonus points, added as printed.")
      .def_property_readonly(
          "weight", [](const shown_line& self) { return self.record.weight; },
          "As printed, of rows scored together the sum; None if it is not.")
      .def_property_readonly(
          "printed", [](const shown_line& self) { return self.record.printed; }, "The score as printed, or None.")
      .def_property_readonly(
          "x", [](const shown_line& self) { return self.record.x; },
          "actual / target, executed / budget, the actual, or the days after a deadline, exact; None where it is not "
          "one value.")
      .def_readonly("entry", &shown_line::entry,
                    "The parameter of the pack that gives the points: 'quant.at_least', 'rows[2]'; '' if none does.")
      .def_property_readonly(
          "segment", [](const shown_line& self) { return segment_of(self.record.segment); },
          "The piece of the rule's curve that x is in, from 1; None where no single piece gives the points.")
      .def_property_readonly("second", &second_of,
                             "Of an undecided direction, the rule of the other reading; else None.")
      .def_property_readonly(
          "rounded", [](const shown_line& self) { return self.record.rounded; }, "Whether the pack rounds the points.")
      .def_property_readonly(
          "points", [](const shown_line& self) { return self.record.points.points; },
          "The points that the rule permits, exactly; an empty set if unknown.")
      .def_property_readonly(
          "taken", [](const shown_line& self) { return self.record.points.taken; },
          "The value that the total takes, if the rule names one.")
      .def_property_readonly(
          "undecided", [](const shown_line& self) { return self.record.points.undecided; },
          "Whether the points are those of two readings: the form does not say which direction is better.")
      .def_readonly("direction", &shown_line::direction,
                    ("Which way the target points: " + one_of<direction>() + ".").c_str())
      .def_readonly("outcome", &shown_line::outcome,
                    ("Under every direction admitted: " + one_of<outcome>() + ".").c_str())
      .def_property_readonly(
          "rule", [](const shown_line& self) { return self.record.rule; },
          "Name and version of a rule as code; '' for a curve.")
      .def_property_readonly(
          "failure", [](const shown_line& self) { return self.record.failure; },
          "Why a rule as code gave no points, so that they are open; '' if it did.")
      .def_property_readonly(
          "unasked", [](const shown_line& self) { return self.record.unasked; },
          "Why the row's own rule does not apply to it, so that another gives its points; '' if it does.")
      .def(
          "__eq__",
          [](const shown_line& a, const shown_line& b) { return a.field == b.field && same_card(*a.card, *b.card); },
          py::is_operator())
      .def("__hash__", [](const shown_line& self) { return py::hash(py::make_tuple(self.field, text_of(*self.card))); })
      .def(py::pickle([](const shown_line& self) { return py::make_tuple(self.card, self.record.row); }, &line_from))
      .def("__repr__", [](const shown_line& self) {
        return "<ScoreLine " + self.field + " points " + to_string(self.record.points.points) + ">";
      });
}

}  // namespace

void bind_score(py::module_& module) {
  py::class_<shown_card, std::shared_ptr<shown_card>>(module, "Scorecard",
                                                      R"(What every line of a form earns under a pack.

Units: points.
Source: docs/rules.md#totals.)")
      .def_property_readonly(
          "total",
          [](const shown_card& self) -> std::optional<ratio> {
            return self.result.total ? self.result.total->exact : std::nullopt;
          },
          "The exact sum of unrounded lines; None if a line is open, or none is scored.")
      .def_property_readonly(
          "low", [](const shown_card& self) { return total_part(self, &recomputed_total::low); },
          "The smallest possible total; None if no line is scored.")
      .def_property_readonly(
          "high", [](const shown_card& self) { return total_part(self, &recomputed_total::high); },
          "The largest possible total; None if no line is scored.")
      .def_property_readonly("grade", &grade_of_card,
                             "Of the exact total; if that is open, the common grade of low and high; else None.")
      .def_property_readonly(
          "execution_rate", [](const shown_card& self) { return self.result.execution_rate; },
          "Executed / budget, exact; None if it cannot be computed.")
      .def_property_readonly(
          "execution_leaves", [](const shown_card& self) { return self.result.execution_leaves; },
          "Whether the budget is zero and the pack leaves the execution line out then.")
      .def_property_readonly(
          "execution", [](shown_card& self) { return shown(self.result.execution, self); },
          "The execution line, scored or not.")
      .def_property_readonly("rows", &rows_of, "A line for each indicator, in paper order.")
      .def_property_readonly("lines", &lines_of, "The execution line, if it is scored, then the rows.")
      .def_property_readonly(
          "across", [](const shown_card& self) { return self.result.across; },
          "The effect of rules across rows; None if the pack declares none.")
      .def_property_readonly(
          "troubles", [](const shown_card& self) { return self.result.troubles; },
          "Rules that failed, or do not apply to their row: row, rule, cause.")
      .def_property_readonly(
          "form", [](const shown_card& self) { return self.own; }, "The form that was scored.")
      .def_property_readonly(
          "rules", [](const shown_card& self) { return self.rules->rules().id + " " + self.rules->rules().version; },
          "Id and version of the pack.")
      .def(
          "to_json",
          [](const shown_card& self, int indent) {
            return to_json(self.result, *self.form, self.rules->rules(), indent);
          },
          py::arg("indent") = 0, py::call_guard<interruptible>(),
          "The card as JSON (docs/schema/score.schema.json); indent: blanks a level.")
      .def(
          "filled", [](const shown_card& self) { return filled(*self.form, self.result, self.rules->rules()); },
          py::call_guard<interruptible>(),
          "The form with its blank rates, scores, sums and grade filled in; what is printed is left alone.")
      .def(
          "__eq__", [](const shown_card& a, const shown_card& b) { return same_card(a, b); }, py::is_operator())
      .def("__hash__", [](const shown_card& self) { return py::hash(py::str(text_of(self))); })
      .def(py::pickle(&state_of, &from_state))
      .def("__repr__", [](const shown_card& self) { return "<Scorecard " + total_text(self) + ">"; });
  bind_lines(module);
  module.def("score", &score_form, py::arg("form"), py::arg("rules").none(false),
             "The points of a form under a pack, exactly.");
}

}  // namespace perfeval::inline v0::python
