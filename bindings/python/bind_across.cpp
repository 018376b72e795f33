/// score/across.hpp in Python: the effect of rules across rows on a form, if its pack declares any.
#include "bind.hpp"
#include "convert.hpp"
#include "texts.hpp"

#include <perfeval/score/across.hpp>

#include <pybind11/stl.h>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

void bind_rows(py::module_& module) {
  py::class_<across_row>(module, "AcrossRow", "A row as the total sees it, after re-weighting. Units: points.")
      .def_readonly("weight", &across_row::weight,
                    "Its weight, including weight that it carries for others; 0 if it dropped out.")
      .def_readonly("points", &across_row::points, "The points that it adds: one value, or what is still possible.")
      .def_property_readonly(
          "standing", [](const across_row& self) { return name_of(self.standing); },
          (one_of<standing>() + " (docs/rules.md#across).").c_str())
      .def_readonly("group", &across_row::group, "Rows of one group, a category, carry each other's weight.");

  py::class_<capped_group>(module, "CappedGroup", "A group that brings in more than its cap, or may. Units: points.")
      .def_readonly("group", &capped_group::group, "The group, as in its rows.")
      .def_readonly("before", &capped_group::before, "The sum of its rows.")
      .def_readonly("most", &capped_group::most, "The cap.");

  py::class_<held_veto>(module, "HeldVeto", "A veto (一票否决) of the pack that held for a row.")
      .def_readonly("rule", &held_veto::rule, "Its position among the vetoes of the pack, from 0.")
      .def_readonly("row", &held_veto::row, "The indicator, from 0.");
}

}  // namespace

void bind_across(py::module_& module) {
  bind_rows(module);
  py::class_<across_total>(module, "AcrossTotal",
                           "The rows after the rules across them, and their total. Units: points.")
      .def_readonly("points", &across_total::points, "The total; one value if nothing is open.")
      .def_readonly("before_vetoes", &across_total::before_vetoes, "The sum within the caps.")
      .def_readonly("weight", &across_total::weight, "Of all rows, including rows that dropped out.")
      .def_readonly("rows", &across_total::rows, "The indicators in the order of the form, then the execution line.")
      .def_readonly("capped", &across_total::capped, "The groups that a cap limits, or may limit.")
      .def_readonly("vetoed", &across_total::vetoed, "The vetoes that certainly apply, by position, from 0.");

  py::class_<across_record>(module, "AcrossRecord", "The effect of the rules across rows on a form.")
      .def_readonly("total", &across_record::total, "The rows as counted, and their total.")
      .def_readonly("vetoes", &across_record::vetoes, "The vetoes of the pack that applied, each with its row.");
}

}  // namespace perfeval::inline v0::python
