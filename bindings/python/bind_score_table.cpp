/// Tables in Python: rows of any library of frames to points, totals, grades and ranks, and back, as columns of Arrow.
#include "arrow_reading.hpp"
#include "bind.hpp"
#include "given_rows.hpp"
#include "interruptible.hpp"
#include "made_rows.hpp"
#include "packs.hpp"

#include <perfeval/audit/columns.hpp>
#include <perfeval/score/columns.hpp>

#include <pybind11/stl.h>

#include <map>
#include <string_view>
#include <utility>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

column_request request_of(const std::optional<std::string>& ranks, bool exact, bool keys, bool rank_ranges) {
  column_request wanted{exact, keys, std::nullopt, rank_ranges};
  if (ranks && !(wanted.ranks = named<tie_ranks>(*ranks)))
    throw invalid_value("there are no ranks '" + *ranks + "', expected one of " + known_words<tie_ranks>());
  return wanted;
}

/// Errors: InvalidValue if something about forms is wanted, and the table has none.
void check_forms(const column_request& wanted, const given_table& table, const column_names& names) {
  if (!wanted.ranks && !wanted.keys && !wanted.rank_ranges) return;
  if (column_of(table, names, "form") == nullptr)
    throw invalid_value("ranks and keys are those of forms: the table has no column " + names.of_roles.at("form") +
                        "; it has " + joined(table.names()));
}

py::list troubles_of(const column_scores& scores) {
  py::list troubles;
  for (const column_trouble& one : scores.troubles) troubles.append(py::make_tuple(one.row, one.cause));
  return troubles;
}

py::tuple score_table(const py::object& given, const std::map<std::string, std::string>& names,
                      const std::vector<std::string>& required, const pack_pointer& rules,
                      const std::optional<std::string>& ranks, bool exact, bool keys, bool rank_ranges) {
  const column_request wanted = request_of(ranks, exact, keys, rank_ranges);
  const given_table table(given);
  check_forms(wanted, table, {names, required});
  std::optional<given_rows> rows;
  column_scores scores;
  made_columns of_rows;
  made_columns of_forms;
  {
    const interruptible without_gil;
    rows.emplace(table, column_names{names, required});
    score_columns(rows->columns, rules->rules(), scores, wanted);
    of_rows = rows_given(scores, wanted);
    of_forms = forms_given(rows->forms, scores, wanted);
  }
  return py::make_tuple(std::move(of_rows), std::move(of_forms), troubles_of(scores), table.names());
}

std::vector<std::string> names_of_columns(const made_columns& self) {
  std::vector<std::string> all;
  for (const arrow_column& one : self.table.children) all.push_back(one.name);
  return all;
}

// ---- What is printed

/// The texts of a column that the table may lack, one for each row; empty where it is unknown.
std::vector<std::string_view> texts_of(const given_table& table, const column_names& names, const std::string& role) {
  const given_column* column = column_of(table, names, role);
  std::vector<std::string_view> all;
  if (column == nullptr) return all;
  given_texts texts(*column);
  if (texts.are_whole()) throw py::type_error("column " + column->name + " must have texts, found whole numbers");
  all.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) all.push_back(texts.text().value_or(std::string_view()));
  return all;
}

/// What is printed beside the figures, and what owns it.
struct given_prints {
  given_prints(const given_table& table, const column_names& names)
      : score(numbers_of(table, names, "score")),
        reasons(texts_of(table, names, "reason")),
        units(texts_of(table, names, "unit")) {
    if (column_of(table, names, "total") != nullptr) total.emplace(*column_of(table, names, "total"), table.rows());
    columns.score = score.column();
    if (total) columns.total = total->column();
    if (column_of(table, names, "reason") != nullptr) columns.reasons = reasons.data();
    if (column_of(table, names, "unit") != nullptr) columns.units = units.data();
  }
  given_prints(const given_prints&) = delete;
  given_prints& operator=(const given_prints&) = delete;

  exact_numbers score;
  std::optional<exact_numbers> total;
  std::vector<std::string_view> reasons, units;
  printed_columns columns;
};

/// Adds verdict, code and severity.
void give_judgements(const std::vector<column_judgement>& all, arrow_column& table) {
  give({"verdict", value_type::text}, table, [&](value_column& column, std::size_t i) {
    all[i].verdict ? column.add(name_of(*all[i].verdict)) : column.add_nothing();
  });
  give({"code", value_type::text}, table, [&](value_column& column, std::size_t i) {
    all[i].code ? column.add(name_of(*all[i].code)) : column.add_nothing();
  });
  give({"severity", value_type::text}, table, [&](value_column& column, std::size_t i) {
    all[i].code ? column.add(name_of(all[i].severity)) : column.add_nothing();
  });
}

/// Adds an end of the points that the rules admit, where a score does not agree.
void give_expected(const column_audit& audited, const ratio admitted_points::*end, const char* name,
                   arrow_column& table) {
  auto next = audited.expected.begin();
  give({name, value_type::quotient}, table, [&](value_column& column, std::size_t row) {
    if (next == audited.expected.end() || next->row != row) return column.add_nothing();
    column.add((*next++).*end);
  });
}

void give_sums(const column_audit& audited, bool any_printed, arrow_column& table) {
  if (any_printed)
    give({"printed", value_type::exact}, table, [&](value_column& column, std::size_t form) {
      audited.printed[form] ? column.add(*audited.printed[form]) : column.add_nothing();
    });
  give({"sum", value_type::exact}, table,
       [&](value_column& column, std::size_t form) { column.add(audited.sums[form]); });
}

py::tuple audit_table(const py::object& given, const std::map<std::string, std::string>& names,
                      const std::vector<std::string>& required, const pack_pointer& rules,
                      const std::optional<std::string>& ranks, bool exact, bool keys, bool rank_ranges) {
  const column_request wanted = request_of(ranks, exact, keys, rank_ranges);
  const given_table table(given);
  const column_names columns{names, required};
  check_forms(wanted, table, columns);
  std::optional<given_rows> rows;
  std::optional<given_prints> printed;
  column_audit audited;
  made_columns of_rows;
  made_columns of_forms;
  {
    const interruptible without_gil;
    rows.emplace(table, columns);
    printed.emplace(table, columns);
    audit_columns(rows->columns, printed->columns, rules->rules(), audited, wanted);
    of_rows = rows_given(audited.scores, wanted);
    give_judgements(audited.rows, of_rows.table);
    give_expected(audited, &admitted_points::low, "low", of_rows.table);
    give_expected(audited, &admitted_points::high, "high", of_rows.table);
    of_forms = forms_given(rows->forms, audited.scores, wanted);
    give_sums(audited, printed->total.has_value(), of_forms.table);
    if (printed->total) give_judgements(audited.totals, of_forms.table);
  }
  return py::make_tuple(std::move(of_rows), std::move(of_forms), troubles_of(audited.scores), table.names());
}

}  // namespace

void bind_score_table(py::module_& module) {
  py::class_<made_columns>(module, "ScoredColumns", "Columns that score_table gives, which Arrow takes as they are.")
      .def("__len__", [](const made_columns& self) { return self.table.length; })
      .def_property_readonly("names", &names_of_columns, "The names of the columns.")
      .def(
          "__arrow_c_stream__", [](const made_columns& self, const py::object&) { return stream_of(self.table); },
          py::arg("requested_schema") = py::none());
  module.def("score_table", &score_table, py::arg("table"), py::arg("names"), py::arg("required"), py::arg("pack"),
             py::arg("ranks"), py::arg("exact"), py::arg("keys"), py::arg("rank_ranges"),
             "The points of the rows of a table, and the totals of its forms: see perfeval.score_table.");
  module.def("audit_table", &audit_table, py::arg("table"), py::arg("names"), py::arg("required"), py::arg("pack"),
             py::arg("ranks"), py::arg("exact"), py::arg("keys"), py::arg("rank_ranges"),
             "The same with verdicts on the printed scores and totals: see perfeval.audit_table.");
}

}  // namespace perfeval::inline v0::python
