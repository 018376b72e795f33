/// form/ in Python: what the paper says, read-only. A cell or a line lives as long as something refers to its form.
#include "bind.hpp"
#include "convert.hpp"
#include "words.hpp"

#include <perfeval/audit/field.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/write/json.hpp>

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

std::string quoted(const std::string& text) { return py::repr(py::str(text)).cast<std::string>(); }

std::optional<decimal> value_of(const figure& self) {
  if (!self.has_value()) return std::nullopt;
  return self.value;
}

void bind_cells(py::module_& module) {
  py::class_<place>(module, "Place",
                    "A cell's place in a document: table, row and column count from 1; 0 is not known.")
      .def_readonly("table", &place::table)
      .def_readonly("row", &place::row)
      .def_readonly("column", &place::column)
      .def("__repr__",
           [](const place& place) {
             return "Place(table=" + std::to_string(place.table) + ", row=" + std::to_string(place.row) +
                    ", column=" + std::to_string(place.column) + ")";
           })
      .def(py::self == py::self)
      .def("__hash__",
           [](const place& place) { return py::hash(py::make_tuple(place.table, place.row, place.column)); });

  py::class_<cell>(module, "Cell", R"(A cell as the paper shows it.

content is 'absent' (the form has no such cell), 'blank', 'dash', 'number' or 'unreadable' (words, in a cell that is no figure).)")
      .def_readonly("text", &cell::text, "The shown text, untouched.")
      .def_readonly("stored", &cell::stored, "The stored text, where the format has one that differs.")
      .def_readonly("place", &cell::place)
      .def_property_readonly("content", [](const cell& self) { return word_of(self.content); })
      .def("__str__", [](const cell& self) { return self.text; })
      .def("__repr__", [](const cell& self) { return "Cell(" + quoted(self.text) + ")"; })
      .def("__bool__", [](const cell& self) { return !self.empty(); })
      .def(py::self == py::self)
      .def("__hash__", [](const cell& self) { return py::hash(py::str(self.text)); });

  py::class_<figure, cell>(module, "Figure", R"(A cell of a number column.

value is a Decimal with the scale printed, in the column's unit (4500元 in a 万元 column is 0.4500); None if the cell is no number.)")
      .def_property_readonly("value", &value_of)
      .def_readonly("unit", &figure::unit, "The unit printed in the cell itself.")
      .def_readonly("merged", &figure::merged, "Part of a merged cell that is filled in an earlier row.")
      .def("__repr__", [](const figure& self) { return "Figure(" + quoted(self.text) + ")"; })
      .def(py::self == py::self)
      .def("__hash__", [](const figure& self) { return py::hash(py::str(self.text)); });
}

void bind_statement(py::module_& module) {
  py::class_<statement>(module, "Statement", R"(What a target or an actual states.

kind is 'nothing', 'number', 'range', 'date', 'period' or 'words'; sign is 'none', 'at_least', 'above', 'at_most', 'below' or
'equal'. low and high are the numbers as printed, in unit; equal for one number.)")
      .def_property_readonly("kind", [](const statement& self) { return word_of(self.kind); })
      .def_property_readonly("sign", [](const statement& self) { return word_of(self.sign); })
      .def_readonly("low", &statement::low)
      .def_readonly("high", &statement::high)
      .def_property_readonly("unit", [](const statement& self) { return self.unit.text; })
      .def_readonly("qualifier", &statement::qualifier)
      .def_readonly("vague", &statement::vague)
      .def("__repr__",
           [](const statement& self) {
             return "<Statement " + word_of(self.kind) + " " + word_of(self.sign) + " " + to_string(self.low) +
                    (self.low == self.high ? "" : "~" + to_string(self.high)) + self.unit.text + ">";
           })
      .def(py::self == py::self)
      .def("__hash__",
           [](const statement& self) { return py::hash(py::make_tuple(self.low, self.high, self.unit.text)); });
}

void bind_rows(py::module_& module) {
  py::class_<budget_line>(module, "BudgetLine", "A line of the fund table; amounts in the form's money unit.")
      .def_property_readonly("line", [](const budget_line& self) { return word_of(self.line); })
      .def_readonly("depth", &budget_line::depth)
      .def_readonly("label", &budget_line::label)
      .def_readonly("initial_budget", &budget_line::initial_budget)
      .def_readonly("annual_budget", &budget_line::annual_budget)
      .def_readonly("executed", &budget_line::executed)
      .def_readonly("execution_rate", &budget_line::execution_rate)
      .def_readonly("weight", &budget_line::weight)
      .def_readonly("score", &budget_line::score)
      .def_readonly("reason", &budget_line::reason)
      .def("__repr__", [](const budget_line& self) { return "<BudgetLine " + quoted(self.label.text) + ">"; })
      .def(py::self == py::self)
      .def("__hash__", [](const budget_line& self) { return py::hash(py::str(self.label.text)); });

  py::class_<indicator>(module, "Indicator",
                        "A row of the indicator table. wanted and found are what target and actual state.")
      .def_readonly("level1", &indicator::level1)
      .def_readonly("level2", &indicator::level2)
      .def_property_readonly("category", [](const indicator& self) { return word_of(self.category); })
      .def_property_readonly("kind", [](const indicator& self) { return word_of(self.kind); })
      .def_readonly("name", &indicator::name)
      .def_readonly("sign", &indicator::sign)
      .def_readonly("target", &indicator::target)
      .def_readonly("unit", &indicator::unit)
      .def_readonly("actual", &indicator::actual)
      .def_readonly("weight", &indicator::weight)
      .def_readonly("score", &indicator::score)
      .def_readonly("reason", &indicator::reason)
      .def_readonly("wanted", &indicator::wanted)
      .def_readonly("found", &indicator::found)
      .def_property_readonly("extras",
                             [](const indicator& self) {
                               py::dict extras;
                               for (const extra& e : self.extras) extras[py::str(e.label)] = py::cast(e.value);
                               return extras;
                             })
      .def("__repr__", [](const indicator& self) { return "<Indicator " + quoted(self.name.text) + ">"; })
      .def(py::self == py::self)
      .def("__hash__", [](const indicator& self) { return py::hash(py::str(self.name.text)); });

  py::class_<goal>(module, "Goal", "The year's goal, and what was done.")
      .def_readonly("target", &goal::target)
      .def_readonly("actual", &goal::actual)
      .def(py::self == py::self)
      .def("__hash__", [](const goal& self) { return py::hash(py::str(self.target.text)); });

  py::class_<subtotal>(module, "Subtotal",
                       "A printed subtotal, or the points in a heading; rows counts indicators from 1.")
      .def_readonly("label", &subtotal::label)
      .def_readonly("weight", &subtotal::weight)
      .def_readonly("score", &subtotal::score)
      .def_readonly("weight_high", &subtotal::weight_high, "The upper end of a heading's range, or None.")
      .def_readonly("rows", &subtotal::rows)
      .def(py::self == py::self)
      .def("__hash__", [](const subtotal& self) { return py::hash(py::str(self.label.text)); });

  py::class_<total_line>(module, "TotalLine", "The total: weight, score, and the grade where one is printed.")
      .def_readonly("label", &total_line::label)
      .def_readonly("weight", &total_line::weight)
      .def_readonly("score", &total_line::score)
      .def_readonly("grade", &total_line::grade)
      .def(py::self == py::self)
      .def("__hash__", [](const total_line& self) { return py::hash(py::str(self.score.text)); });
}

/// The budget lines by the names of fields: total, appropriation, carry_over, other, line[n].
py::dict lines_by_name(const py::object& self) {
  const form& paper = self.cast<const form&>();
  py::list lines = self.attr("budget");
  py::dict named;
  for (std::uint32_t i = 1; i <= paper.budget.size(); ++i) {
    const std::string path = path_of({part::budget, i, item::whole}, paper);
    named[py::str(path.substr(path.find('.') + 1))] = lines[i - 1];
  }
  return named;
}

form from_json(const std::string& text) {
  auto read = read_json(text);
  if (!read.troubles.empty()) {
    const trouble& t = read.troubles.front();
    throw invalid_value(t.at + ": found " + t.found + ", expected " + t.expected);
  }
  if (read.value.size() != 1) throw invalid_value("expected one form, found " + std::to_string(read.value.size()));
  return std::move(read.value.front());
}

std::string repr_of(const form& self) {
  return "<Form " + std::to_string(self.index) + " " + quoted(self.project.text) + ", " +
         (self.year ? std::to_string(*self.year) : "year not known") + ", " + std::to_string(self.indicators.size()) +
         " indicators>";
}

void bind_whole(py::module_& module) {
  py::class_<form>(module, "Form", R"(A form: what the paper says, every cell with its text, its value and its place.

form[field] takes the field of a finding: form["budget.total.execution_rate"], form["indicators[3].score"].)")
      .def_readonly("index", &form::index)
      .def_property_readonly("kind", [](const form& self) { return word_of(self.kind); })
      .def_readonly("title", &form::title)
      .def_readonly("project", &form::project)
      .def_readonly("department", &form::department)
      .def_readonly("unit", &form::unit)
      .def_readonly("year", &form::year)
      .def_readonly("year_cell", &form::year_cell)
      .def_readonly("money", &form::money)
      .def_readonly("budget", &form::budget)
      .def_readonly("goal", &form::goal)
      .def_readonly("indicators", &form::indicators)
      .def_readonly("subtotals", &form::subtotals)
      .def_readonly("total", &form::total)
      .def_readonly("common_reason", &form::common_reason)
      .def_readonly("troubles", &form::troubles)
      .def_property_readonly("_lines", &lines_by_name)
      .def("__getitem__",
           [](const py::object& self, const std::string& path) {
             return py::module_::import("perfeval.fields").attr("look_up")(self, path);
           })
      .def(
          "to_json", [](const form& self) { return write_json(std::span(&self, 1)); },
          "The form as JSON, lossless (docs/schema/form.schema.json).")
      .def_static("from_json", &from_json, py::arg("text"),
                  "The form of a JSON text. Errors: InvalidValue, naming the place.")
      .def("__repr__", &repr_of)
      .def("_repr_html_",
           [](const py::object& self) { return py::module_::import("perfeval.render_forms").attr("form_html")(self); })
      .def(py::self == py::self)
      .def("__hash__",
           [](const form& self) {
             return py::hash(py::make_tuple(self.index, self.project.text, self.total.score.text));
           })
      .def(py::pickle([](const form& self) { return py::make_tuple(write_json(std::span(&self, 1))); },
                      [](const py::tuple& state) { return from_json(state[0].cast<std::string>()); }));
}

void bind_trouble(py::module_& module) {
  py::class_<trouble>(module, "Trouble", "Something about the input or the call, never about what the form says.")
      .def(py::init([](std::string kind, std::string place, std::string found, std::string expected) {
             return trouble{std::move(kind), std::move(place), std::move(found), std::move(expected)};
           }),
           py::arg("kind"), py::arg("at"), py::arg("found"), py::arg("expected"))
      .def_readonly("kind", &trouble::kind)
      .def_readonly("at", &trouble::at)
      .def_readonly("found", &trouble::found)
      .def_readonly("expected", &trouble::expected)
      .def("__repr__",
           [](const trouble& self) {
             return "Trouble(" + quoted(self.kind) + ", at=" + quoted(self.at) + ", found=" + quoted(self.found) +
                    ", expected=" + quoted(self.expected) + ")";
           })
      .def(py::self == py::self)
      .def("__hash__",
           [](const trouble& self) { return py::hash(py::make_tuple(self.kind, self.at, self.found, self.expected)); })
      .def(py::pickle([](const trouble& self) { return py::make_tuple(self.kind, self.at, self.found, self.expected); },
                      [](const py::tuple& state) {
                        return trouble{state[0].cast<std::string>(), state[1].cast<std::string>(),
                                       state[2].cast<std::string>(), state[3].cast<std::string>()};
                      }));
}

}  // namespace

void bind_form(py::module_& module) {
  bind_cells(module);
  bind_statement(module);
  bind_rows(module);
  bind_trouble(module);
  bind_whole(module);
}

}  // namespace perfeval::inline v0::python
