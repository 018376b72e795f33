/// A cell, read-only: its place, text and content, its figure, its statement.
#include "bind.hpp"
#include "convert.hpp"
#include "pickling.hpp"
#include "texts.hpp"

#include <perfeval/form/statement.hpp>
#include <perfeval/printed.hpp>

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <optional>
#include <string>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

std::optional<decimal> value_of(const figure& self) {
  if (!self.has_value()) return std::nullopt;
  return self.value;
}

void bind_place(py::module_& module) {
  py::class_<place>(module, "Place", "A cell's place in a document, counting from 1 in reading order; 0 is not known.")
      .def_readonly("table", &place::table, "The number of the table, or of the sheet. 0: not read from paper.")
      .def_readonly("row", &place::row, "The row of the table, counting a title row.")
      .def_readonly("column", &place::column,
                    "The grid column if the format has spans, else the position of the cell in its row.")
      .def("__repr__",
           [](const place& place) {
             return "Place(table=" + std::to_string(place.table) + ", row=" + std::to_string(place.row) +
                    ", column=" + std::to_string(place.column) + ")";
           })
      .def(pickled_as_bytes<place>())
      .def(py::self == py::self)
      .def("__hash__",
           [](const place& place) { return py::hash(py::make_tuple(place.table, place.row, place.column)); });
}

void bind_cells(py::module_& module) {
  py::class_<cell>(module, "Cell", "A cell as the paper shows it.")
      .def_readonly("text", &cell::text, "The displayed text, unchanged.")
      .def_readonly("stored", &cell::stored, "The stored text, if the format has one that differs (xlsx).")
      .def_readonly("place", &cell::place, "Where it is in the document.")
      .def_property_readonly(
          "content", [](const cell& self) { return name_of(self.content); },
          (one_of<content>() + ": 'absent' where the form has no such cell; 'unreadable' in a cell that is not a\n"
                               "figure means words, and nothing is wrong with it.")
              .c_str())
      .def("__str__", [](const cell& self) { return self.text; })
      .def("__repr__", [](const cell& self) { return "Cell(" + quoted(self.text) + ")"; })
      .def("__bool__", [](const cell& self) { return !self.empty(); })
      .def(pickled_in_form<cell>([](form& whole) -> cell& { return whole.project; }))
      .def(py::self == py::self)
      .def("__hash__", [](const cell& self) { return py::hash(py::str(self.text)); });

  py::class_<figure, cell>(module, "Figure", "A cell of a number column.")
      .def_property_readonly("value", &value_of,
                             R"(The number with the scale printed; None if the cell does not hold one.

Units: those of the column (4500元 in a 万元 column is 0.4500).)")
      .def_readonly("unit", &figure::unit, "The unit printed in the cell itself: '%', '万元', '分'; '' if none is.")
      .def_readonly("merged", &figure::merged, "Whether it is part of a merged cell whose figure is in an earlier row.")
      .def("__repr__", [](const figure& self) { return "Figure(" + quoted(self.text) + ")"; })
      .def(pickled_in_form<figure>([](form& whole) -> figure& { return whole.total.score; }))
      .def(py::self == py::self)
      .def("__hash__", [](const figure& self) { return py::hash(py::str(self.text)); });
}

void bind_unit(py::module_& module) {
  py::class_<unit>(module, "Unit", R"(A unit as printed, and what it converts into.

A number in this unit is number * numerator / denominator in the unit `base`. Two units convert if and only if their
dimension, base and per are equal: 万元 is 10000/1 of 元, 亩 is 2000/3 of 平方米.)")
      .def_property_readonly(
          "dimension", [](const unit& self) { return name_of(self.dimension); },
          (one_of<dimension>() + " (a word of its own).").c_str())
      .def_readonly("base", &unit::base, "The canonical unit that it is expressed in; '1' for shares.")
      .def_readonly("numerator", &unit::numerator, "Of the factor to the base.")
      .def_readonly("denominator", &unit::denominator, "Of the factor to the base.")
      .def_readonly("per", &unit::per, "What follows the slash: '年' in 万元/年.")
      .def_readonly("text", &unit::text, "As printed.")
      .def("__str__", [](const unit& self) { return self.text; })
      .def("__repr__", [](const unit& self) { return "<Unit " + quoted(self.text) + ">"; })
      .def(pickled_in_form<unit>([](form& whole) -> unit& { return only(whole.indicators).wanted.unit; }))
      .def(py::self == py::self)
      .def("__hash__", [](const unit& self) { return py::hash(py::str(self.text)); });

  py::class_<own_unit>(module, "OwnUnit", "A unit that a words file adds to those of the library.")
      .def_readonly("name", &own_unit::name, "As it is printed in cells and headers.")
      .def_readonly("meaning", &own_unit::meaning, "One of it, in a unit of the library.")
      .def(pickled_in_form<own_unit>([](form& whole) -> own_unit& { return only(whole.own_units); }))
      .def("__repr__", [](const own_unit& self) { return "<OwnUnit " + quoted(self.name) + ">"; })
      .def(py::self == py::self)
      .def("__hash__", [](const own_unit& self) { return py::hash(py::str(self.name)); });
}

/// Python's date for a day that a date states; None for a statement that is not a date, and for "any earlier day".
template <day_number statement::*Day>
py::object date_of(const statement& self) {
  constexpr day_number first_of_python = -719'162, last_of_python = 2'932'896, ordinal_of_1970 = 719'163;
  const day_number day = self.*Day;
  if (self.kind != statement_kind::date || day < first_of_python || day > last_of_python) return py::none();
  return py::module_::import("datetime").attr("date").attr("fromordinal")(day + ordinal_of_1970);
}

void bind_statement(py::module_& module) {
  py::class_<statement>(module, "Statement", "What a target or an actual states, as read from its cell alone.")
      .def_property_readonly(
          "kind", [](const statement& self) { return name_of(self.kind); }, (one_of<statement_kind>() + ".").c_str())
      .def_property_readonly(
          "sign", [](const statement& self) { return name_of(self.sign); },
          ("The bound written with the number: " + one_of<comparison>() + ".").c_str())
      .def_readonly("sign_is_word", &statement::sign_is_word, "Whether the sign is a word (不低于, 以上).")
      .def_readonly("sign_is_within", &statement::sign_is_within,
                    "Whether it is the bound word of a period: 1年内, 30天以内.")
      .def_readonly("low", &statement::low, "The number as printed, the lower end of a range. Units: `unit`.")
      .def_readonly("high", &statement::high, "The upper end of a range; equal to low for one number. Units: `unit`.")
      .def_readonly("unit", &statement::unit, "The unit printed with the number; its dimension is 'none' without one.")
      .def_property_readonly("first", &date_of<&statement::first>,
                             R"(Of a date, the first day that it allows; a bare year or month spans all its days.

None for a statement that is not a date, and where any earlier day is allowed (12月31日前).)")
      .def_property_readonly("last", &date_of<&statement::last>,
                             "Of a date, the last day that it allows; None for a statement that is not a date.")
      .def_readonly("by", &statement::by,
                    "Of a date, whether it is a deadline (前, 底前, 之前, 内): only `last` counts.")
      .def_readonly(
          "vague", &statement::vague,
          "左右 约 逐步 若干, 100余人: no bound is stated, and it compares with nothing; the kind is 'words'.")
      .def_readonly("qualifier", &statement::qualifier, "The words before the number: 实际在编, 合同金额.")
      .def("__repr__",
           [](const statement& self) {
             return "<Statement " + std::string(name_of(self.kind)) + " " + std::string(name_of(self.sign)) + " " +
                    to_string(self.low) + (self.low == self.high ? "" : "~" + to_string(self.high)) + self.unit.text +
                    ">";
           })
      .def(pickled_in_form<statement>([](form& whole) -> statement& { return only(whole.indicators).wanted; }))
      .def(py::self == py::self)
      .def("__hash__",
           [](const statement& self) { return py::hash(py::make_tuple(self.low, self.high, self.unit.text)); });
}

}  // namespace

void bind_cell(py::module_& module) {
  bind_place(module);
  bind_cells(module);
  bind_unit(module);
  bind_statement(module);
}

}  // namespace perfeval::inline v0::python
