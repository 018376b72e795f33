/// form/ in Python: the form as printed, read-only. A cell or a line keeps its form alive.
#include "bind.hpp"
#include "convert.hpp"
#include "interruptible.hpp"
#include "pickling.hpp"
#include "refusals.hpp"
#include "texts.hpp"

#include <perfeval/audit/field.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/trouble.hpp>
#include <perfeval/write/redact.hpp>

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

form form_from_json(const std::string& text) {
  refuse_path(text, ".json", "read(path).forms has the forms of a file");
  return form_of_json(text);
}

/// Columns and cells that have no name here, by the heading printed for them.
py::dict named(const std::vector<extra>& extras) {
  py::dict all;
  for (const extra& each : extras) all[py::str(each.label)] = py::cast(each.value);
  return all;
}

void bind_columns(py::module_& module) {
  py::class_<columns>(module, "Columns",
                      R"(Which number columns a form has: a check is silent on a form without its column.

execution_weight and execution_score are those of the fund table; weight and score are those of the indicators.)")
      .def_readonly("initial_budget", &columns::initial_budget, "年初预算数, in the fund table.")
      .def_readonly("annual_budget", &columns::annual_budget, "全年预算数, in the fund table.")
      .def_readonly("arrived", &columns::arrived, "到位数, in the fund table.")
      .def_readonly("executed", &columns::executed, "全年执行数, in the fund table.")
      .def_readonly("execution_rate", &columns::execution_rate, "执行率, in the fund table.")
      .def_readonly("execution_weight", &columns::execution_weight, "分值, in the fund table.")
      .def_readonly("execution_score", &columns::execution_score, "得分, in the fund table.")
      .def_readonly("weight", &columns::weight, "分值, of the indicators.")
      .def_readonly("score", &columns::score, "得分, of the indicators.")
      .def_readonly("target", &columns::target, "年度指标值.")
      .def_readonly("actual", &columns::actual, "实际完成值.")
      .def_readonly("reason", &columns::reason, "偏差原因分析及改进措施.")
      .def(pickled_in_form<columns>([](form& whole) -> columns& { return whole.has; }))
      .def("__repr__",
           [](const columns& self) {
             return std::string("<Columns") + (self.annual_budget ? " annual_budget" : "") +
                    (self.executed ? " executed" : "") + (self.weight ? " weight" : "") + (self.score ? " score" : "") +
                    (self.target ? " target" : "") + (self.actual ? " actual" : "") + ">";
           })
      .def(py::self == py::self)
      .def("__hash__", [](const columns& self) {
        return py::hash(py::make_tuple(self.annual_budget, self.executed, self.weight, self.score, self.target));
      });
}

void bind_column_headers(py::module_& module) {
  py::class_<column_headers>(module, "ColumnHeaders",
                             R"(The form's own names of its columns, without blanks and notes in brackets.

Empty where the form has the word of the official form, or no such column.)")
      .def_readonly("initial_budget", &column_headers::initial_budget, "Instead of 年初预算数.")
      .def_readonly("annual_budget", &column_headers::annual_budget, "Instead of 全年预算数.")
      .def_readonly("executed", &column_headers::executed, "Instead of 全年执行数.")
      .def_readonly("execution_rate", &column_headers::execution_rate, "Instead of 执行率.")
      .def_readonly("execution_weight", &column_headers::execution_weight, "Instead of 分值, in the fund table.")
      .def_readonly("execution_score", &column_headers::execution_score, "Instead of 得分, in the fund table.")
      .def_readonly("weight", &column_headers::weight, "Instead of 分值.")
      .def_readonly("score", &column_headers::score, "Instead of 得分.")
      .def_readonly("target", &column_headers::target, "Instead of 年度指标值.")
      .def_readonly("actual", &column_headers::actual, "Instead of 实际完成值.")
      .def_readonly("reason", &column_headers::reason, "Instead of 偏差原因分析及改进措施.")
      .def(pickled_in_form<column_headers>([](form& whole) -> column_headers& { return whole.headers; }))
      .def("__repr__",
           [](const column_headers& self) {
             return "<ColumnHeaders " + quoted(self.target) + " " + quoted(self.actual) + " " + quoted(self.score) +
                    ">";
           })
      .def(py::self == py::self)
      .def("__hash__", [](const column_headers& self) {
        return py::hash(py::make_tuple(self.target, self.actual, self.weight, self.score));
      });
}

void bind_budget_line(py::module_& module) {
  py::class_<budget_line>(module, "BudgetLine", "A line of the fund table. Units: amounts in the form's money unit.")
      .def_property_readonly(
          "line", [](const budget_line& self) { return name_of(self.line); },
          ("The fund: " + one_of<fund>() + " for any other.").c_str())
      .def_readonly("depth", &budget_line::depth, "0 the total, 1 directly under it, 2 a line's own 其中 line.")
      .def_readonly("label", &budget_line::label, "The name of the line on the form.")
      .def_readonly("initial_budget", &budget_line::initial_budget, "年初预算数.")
      .def_readonly("annual_budget", &budget_line::annual_budget, "全年预算数.")
      .def_readonly("arrived", &budget_line::arrived, "到位数: what of the budget has come in.")
      .def_readonly("executed", &budget_line::executed, "全年执行数.")
      .def_readonly("execution_rate", &budget_line::execution_rate, "执行率 as printed. Units: per cent, or a ratio.")
      .def_readonly("weight", &budget_line::weight, "分值. Units: points.")
      .def_readonly("score", &budget_line::score, "得分. Units: points.")
      .def_readonly("reason", &budget_line::reason, "偏差原因, where the line has such a cell.")
      .def("__repr__", [](const budget_line& self) { return "<BudgetLine " + quoted(self.label.text) + ">"; })
      .def(pickled_in_form<budget_line>([](form& whole) -> budget_line& { return only(whole.budget); }))
      .def(py::self == py::self)
      .def("__hash__", [](const budget_line& self) { return py::hash(py::str(self.label.text)); });
}

void bind_indicator(py::module_& module) {
  py::class_<indicator>(module, "Indicator", "A row of the indicator table.")
      .def_readonly("level1", &indicator::level1, "The 一级指标 heading that governs the row.")
      .def_readonly("level2", &indicator::level2, "The 二级指标 heading that governs the row.")
      .def_property_readonly(
          "category", [](const indicator& self) { return name_of(self.category); },
          ("What level1 says: " + one_of<category>() + ".").c_str())
      .def_property_readonly(
          "kind", [](const indicator& self) { return name_of(self.kind); },
          ("What level2 says: " + one_of<kind>() + ".").c_str())
      .def_readonly("name", &indicator::name, "三级指标.")
      .def_readonly("sign", &indicator::sign, "指标性质, where the target is split over columns.")
      .def_readonly("target", &indicator::target, "年度指标值.")
      .def_readonly("unit", &indicator::unit, "度量单位, where the target is split over columns.")
      .def_readonly("actual", &indicator::actual, "实际完成值.")
      .def_readonly("weight", &indicator::weight, "分值. Units: points.")
      .def_readonly("score", &indicator::score, "得分. Units: points.")
      .def_readonly("reason", &indicator::reason, "偏差原因分析及改进措施.")
      .def_readonly("under_weighted_parent", &indicator::under_weighted_parent,
                    "Whether it is a part (其中) of a row above that has the weight: it is never scored.")
      .def_readonly("wanted", &indicator::wanted, "What `target` states.")
      .def_readonly("found", &indicator::found, "What `actual` states.")
      .def_property_readonly(
          "extras", [](const indicator& self) { return named(self.extras); },
          R"(The cells of columns that have no name here, by heading; of two with one heading, the last.

to_json() of the form has them all.)")
      .def("__repr__", [](const indicator& self) { return "<Indicator " + quoted(self.name.text) + ">"; })
      .def(pickled_in_form<indicator>([](form& whole) -> indicator& { return only(whole.indicators); }))
      .def(py::self == py::self)
      .def("__hash__", [](const indicator& self) { return py::hash(py::str(self.name.text)); });
}

void bind_sums(py::module_& module) {
  py::class_<goal>(module, "Goal", "年度总体目标: what was intended for the year, and what was done.")
      .def_readonly("target", &goal::target, "预期目标.")
      .def_readonly("actual", &goal::actual, "实际完成情况.")
      .def(pickled_in_form<goal>([](form& whole) -> goal& { return whole.goal; }))
      .def("__repr__", [](const goal& self) { return "<Goal " + quoted(self.target.text) + ">"; })
      .def(py::self == py::self)
      .def("__hash__", [](const goal& self) { return py::hash(py::str(self.target.text)); });

  py::class_<subtotal>(module, "Subtotal", "A printed subtotal, or the points in a heading such as 产出指标(50分).")
      .def_readonly("label", &subtotal::label, "Its label, or the heading.")
      .def_readonly("weight", &subtotal::weight, "Its weight; for a heading's range the lower end. Units: points.")
      .def_readonly("score", &subtotal::score, "Its score. Units: points.")
      .def_readonly("weight_high", &subtotal::weight_high, "The upper end of a heading's range, or None.")
      .def_readonly("rows", &subtotal::rows, "The indicators that it covers, counted from 1.")
      .def(pickled_in_form<subtotal>([](form& whole) -> subtotal& { return only(whole.subtotals); }))
      .def("__repr__", [](const subtotal& self) { return "<Subtotal " + quoted(self.label.text) + ">"; })
      .def(py::self == py::self)
      .def("__hash__", [](const subtotal& self) { return py::hash(py::str(self.label.text)); });

  py::class_<total_line>(module, "TotalLine", "总分.")
      .def_readonly("label", &total_line::label, "Its label.")
      .def_readonly("weight", &total_line::weight, "The sum of the weights as printed. Units: points.")
      .def_readonly("score", &total_line::score, "The total as printed. Units: points.")
      .def_readonly("grade", &total_line::grade, "优 良 中 差, if printed.")
      .def(pickled_in_form<total_line>([](form& whole) -> total_line& { return whole.total; }))
      .def("__repr__", [](const total_line& self) { return "<TotalLine " + quoted(self.score.text) + ">"; })
      .def(py::self == py::self)
      .def("__hash__", [](const total_line& self) { return py::hash(py::str(self.score.text)); });

  py::class_<unclear_column>(module, "UnclearColumn",
                             "A column that was not read because its header leaves more than one reading.")
      .def_property_readonly(
          "question", [](const unclear_column& self) { return name_of(self.question); },
          (one_of<column_question>() + ".").c_str())
      .def_readonly("header", &unclear_column::header, "The texts of the headers, 、 between them.")
      .def(pickled_in_form<unclear_column>([](form& whole) -> unclear_column& { return only(whole.unclear_columns); }))
      .def("__repr__", [](const unclear_column& self) { return "<UnclearColumn " + quoted(self.header.text) + ">"; })
      .def(py::self == py::self)
      .def("__hash__", [](const unclear_column& self) { return py::hash(py::str(self.header.text)); });
}

/// The budget lines by their names in paths.
py::dict lines_by_name(const py::object& self) {
  const std::vector<std::string> names = budget_line_names(self.cast<const form&>());
  py::list lines = self.attr("budget");
  py::dict named;
  for (std::size_t i = 0; i < names.size(); ++i) named[py::str(names[i])] = lines[i];
  return named;
}

std::string repr_of(const form& self) {
  return "<Form " + std::to_string(self.index) + " " + quoted(self.project.text) + ", " +
         (self.year ? std::to_string(*self.year) : "year not known") + ", " + std::to_string(self.indicators.size()) +
         " indicators>";
}

void bind_whole(py::module_& module) {
  py::class_<form>(module, "Form", R"(A form: what the paper says, every cell with its text, its value and its place.

form[field] takes the field of a finding: form["budget.total.execution_rate"], form["indicators[3].score"].)")
      .def(
          "redacted", [](const form& self) { return redacted(self); }, py::call_guard<interruptible>(),
          "The form with ＊＊＊ in place of persons and telephone numbers.")
      .def_readonly("index", &form::index, "Its number in the document, from 1.")
      .def_property_readonly(
          "kind", [](const form& self) { return name_of(self.kind); }, (one_of<form_kind>() + ".").c_str())
      .def_readonly("title", &form::title, "…自评表.")
      .def_readonly("project", &form::project, "项目名称.")
      .def_readonly("department", &form::department, "主管部门.")
      .def_readonly("unit", &form::unit, "实施单位.")
      .def_readonly("year", &form::year, "The year that the form reports on; None if it is not known.")
      .def_readonly("year_cell", &form::year_cell, "The cell that contains the year.")
      .def_readonly("money", &form::money, "The unit of the amounts: '元', '万元', '亿元'; '' if none is declared.")
      .def_readonly("own_units", &form::own_units, "Units of the words file that it was read with.")
      .def_readonly("has", &form::has, "The number columns that it has.")
      .def_readonly("headers", &form::headers, "Its own names of its columns.")
      .def_readonly("budget", &form::budget, "The lines of the fund table, in the order of the form.")
      .def_readonly("goal", &form::goal, "年度总体目标.")
      .def_readonly("indicators", &form::indicators, "In the order of the form, including placeholder rows.")
      .def_readonly("subtotals", &form::subtotals, "In the order of the form.")
      .def_readonly("total", &form::total, "总分.")
      .def_readonly("common_reason", &form::common_reason, "One reason for the whole form, if it has no reason column.")
      .def_property_readonly(
          "extras", [](const form& self) { return named(self.extras); },
          "Other labelled cells outside the tables, by label; the last of two with the same label.")
      .def_readonly("unclear_columns", &form::unclear_columns,
                    "Columns with more than one reading, none of which was taken.")
      .def_readonly("troubles", &form::troubles, "What could not be read.")
      .def_property_readonly("_lines", &lines_by_name)
      .def(
          "__getitem__",
          [](const py::object& self, const std::string& path) {
            return py::module_::import("perfeval.fields").attr("look_up")(self, path);
          },
          py::arg("field"))
      .def(
          "to_json", [](const form& self) { return json_of_form(self); }, py::call_guard<interruptible>(),
          "The form as JSON, lossless (docs/schema/form.schema.json).")
      .def_static("from_json", &form_from_json, py::arg("text"), py::call_guard<interruptible>(),
                  "The form of a JSON text.\nErrors: InvalidValue, naming the place.")
      .def("__repr__", &repr_of)
      .def(py::self == py::self)
      .def("__hash__",
           [](const form& self) {
             return py::hash(py::make_tuple(self.index, self.project.text, self.total.score.text));
           })
      .def(py::pickle([](const form& self) { return py::make_tuple(json_of_form(self)); },
                      [](const py::tuple& state) { return form_of_json(state[0].cast<std::string>()); }));
}

/// Errors: InvalidValue for a word that names no kind of trouble.
trouble trouble_from(const std::string& kind, std::string place, std::string found, std::string expected,
                     std::string advice) {
  const auto known = perfeval::named<trouble_kind>(kind);
  if (!known) throw invalid_value("no kind of trouble is called " + kind);
  return {*known, std::move(place), std::move(found), std::move(expected), std::move(advice)};
}

py::tuple parts_of(const trouble& self) {
  return py::make_tuple(name_of(self.kind), self.at, self.found, self.expected, self.advice);
}

void bind_trouble(py::module_& module) {
  py::class_<trouble>(module, "Trouble", "A problem with the input or the call, never with the content of a form.")
      .def(py::init(&trouble_from), py::arg("kind"), py::arg("at"), py::arg("found"), py::arg("expected"),
           py::arg("advice") = "")
      .def_property_readonly(
          "kind", [](const trouble& self) { return name_of(self.kind); },
          "A stable word: 'unreadable-document', 'cut-off', 'rule-failed' …")
      .def_readonly("at", &trouble::at, "The place in words: byte, line, part or cell.")
      .def_readonly("found", &trouble::found, "The fragment that was found.")
      .def_readonly("expected", &trouble::expected, "What was expected instead, and what to do.")
      .def_readonly("advice", &trouble::advice,
                    "What to do, in Chinese, if there is more to say than for every trouble of its kind; else ''.")
      .def("__repr__",
           [](const trouble& self) {
             return "Trouble(" + quoted(std::string(name_of(self.kind))) + ", at=" + quoted(self.at) +
                    ", found=" + quoted(self.found) + ", expected=" + quoted(self.expected) +
                    (self.advice.empty() ? "" : ", advice=" + quoted(self.advice)) + ")";
           })
      .def(py::self == py::self)
      .def("__hash__", [](const trouble& self) { return py::hash(parts_of(self)); })
      .def(py::pickle(&parts_of, [](const py::tuple& state) {
        return trouble_from(state[0].cast<std::string>(), state[1].cast<std::string>(), state[2].cast<std::string>(),
                            state[3].cast<std::string>(), state.size() > 4 ? state[4].cast<std::string>() : "");
      }));
}

}  // namespace

void bind_form(py::module_& module) {
  bind_columns(module);
  bind_column_headers(module);
  bind_budget_line(module);
  bind_indicator(module);
  bind_sums(module);
  bind_trouble(module);
  bind_whole(module);
}

}  // namespace perfeval::inline v0::python
