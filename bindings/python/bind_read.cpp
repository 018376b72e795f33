/// read/ in Python: documents from a path, from bytes, from the user's own tables; and their tables.
#include "bind.hpp"
#include "convert.hpp"
#include "interruptible.hpp"
#include "pickling.hpp"
#include "texts.hpp"

#include <perfeval/error.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/trouble.hpp>

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <chrono>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

using texts = std::vector<std::vector<std::string>>;

texts texts_of(const table& self) {
  texts rows;
  for (const table_row& row : self.rows) {
    std::vector<std::string>& cells = rows.emplace_back();
    for (const table_cell& cell : row.cells) cells.push_back(cell.text);
  }
  return rows;
}

/// A cell of a user's own table: a text, or a TableCell with its spans.
using given_cell = std::variant<table_cell, std::string>;

table_cell made_cell(std::string text, std::uint32_t column, std::uint32_t row_span, std::uint32_t column_span) {
  if (row_span == 0 || column_span == 0) throw invalid_value("a cell spans at least one row and one column, found 0");
  table_cell cell;
  cell.text = std::move(text);
  cell.column = column;
  cell.row_span = row_span;
  cell.column_span = column_span;
  return cell;
}

table made_table(std::vector<std::vector<given_cell>> rows, bool lines_up, std::uint32_t number,
                 std::vector<std::string> before) {
  table made;
  made.number = number;
  made.lines_up = lines_up;
  made.before = std::move(before);
  for (auto& cells : rows) {
    table_row& row = made.rows.emplace_back();
    for (auto& given : cells) {
      auto* cell = std::get_if<table_cell>(&given);
      row.cells.push_back(cell ? std::move(*cell) : made_cell(std::move(std::get<std::string>(given)), 0, 1, 1));
    }
  }
  number_columns(made);
  return made;
}

/// Gives a document that was made from other bytes (a PDF's tables, a converted file) the name of the user's file.
document named(document made, std::string path, std::string sha256, std::string format, std::vector<trouble> troubles) {
  made.path = std::move(path);
  made.sha256 = std::move(sha256);
  made.format = std::move(format);
  made.troubles.insert(made.troubles.begin(), std::make_move_iterator(troubles.begin()),
                       std::make_move_iterator(troubles.end()));
  return made;
}

document unreadable(std::string path, std::string sha256, std::string format, trouble trouble, const lexicon& words) {
  document made;
  made.words = words.added();
  made.troubles.push_back(std::move(trouble));
  return named(std::move(made), std::move(path), std::move(sha256), std::move(format), {});
}

/// A document is pickled as the JSON of its forms and the bytes of everything else.
py::tuple state_of(const document& self) {
  return py::make_tuple(self.path, self.sha256, self.format, name_of(self.state), write_json(self.forms),
                        packed(std::tuple(self.tables, self.readings, self.skipped, self.troubles, self.words)));
}

document from_state(const py::tuple& state) {
  document made;
  made.path = state[0].cast<std::string>();
  made.sha256 = state[1].cast<std::string>();
  made.format = state[2].cast<std::string>();
  const auto known = perfeval::named<document_state>(state[3].cast<std::string>());
  if (!known) throw invalid_value("found no state of a document in a pickle");
  made.state = *known;
  made.forms = read_json(state[4].cast<std::string>(), pickled_bounds()).value;
  std::tie(made.tables, made.readings, made.skipped, made.troubles, made.words) =
      unpacked<std::tuple<std::vector<table>, std::vector<form_reading>, std::vector<skipped_table>,
                          std::vector<trouble>, std::optional<words_file>>>(state[5].cast<py::tuple>());
  return made;
}

void bind_tables(py::module_& module) {
  py::class_<table_cell>(module, "TableCell", R"(A cell of a table.

column counts from 1: the grid column where the table lines up, else the cell's ordinal in its row.
0 is the next column.)")
      .def(py::init(&made_cell), py::arg("text"), py::arg("column") = 0, py::arg("row_span") = 1,
           py::arg("column_span") = 1)
      .def_readonly("text", &table_cell::text, "The displayed text, unchanged.")
      .def_readonly("stored", &table_cell::stored, "The stored text, if the format has one that differs (xlsx).")
      .def_readonly("column", &table_cell::column, "From 1; 0 for the next one.")
      .def_readonly("row_span", &table_cell::row_span, "How many rows it covers, from 1.")
      .def_readonly("column_span", &table_cell::column_span, "How many columns it covers, from 1.")
      .def_property_readonly(
          "tables", [](const table_cell& self) { return py::cast(self.tables, py::return_value_policy::copy); },
          "The tables inside it, in reading order.")
      .def("__str__", [](const table_cell& self) { return self.text; })
      .def("__repr__", [](const table_cell& self) { return "TableCell(" + quoted(self.text) + ")"; })
      .def(pickled_as_bytes<table_cell>())
      .def(py::self == py::self)
      .def("__hash__", [](const table_cell& self) { return py::hash(py::str(self.text)); });

  py::class_<table>(module, "Table",
                    R"(A table as a document has it: cells with their shown text.

rows: of texts, or of TableCells with their spans (a cell that a row span brings down from above is left out).
lines_up: a column number means the same column in every row.
before: the lines of text above it; a title may be among them.)")
      .def(py::init(&made_table), py::arg("rows"), py::arg("lines_up") = false, py::arg("number") = 1,
           py::arg("before") = std::vector<std::string>())
      .def_readonly("number", &table::number, "Its number in the document, from 1.")
      .def_readonly("name", &table::name, "The name of the sheet, if there is one.")
      .def_readonly("hides_columns", &table::hides_columns, "Columns with text are hidden and were left out.")
      .def_readonly("ends_early", &table::ends_early, "Its text ends in a row that may go on: the last one may be cut.")
      .def_readonly("lines_up", &table::lines_up, "A column number means the same column in every row.")
      .def_readonly("before", &table::before, "The lines of text between the previous table and this one.")
      .def_property_readonly("texts", &texts_of, "The displayed texts, row by row.")
      .def_property_readonly(
          "rows",
          [](const py::object& self) {
            py::list rows;
            for (const table_row& row : self.cast<const table&>().rows) {
              py::list cells;
              for (const table_cell& cell : row.cells) {
                cells.append(py::cast(&cell, py::return_value_policy::reference_internal, self));
              }
              rows.append(cells);
            }
            return rows;
          },
          "The cells, row by row; a cell that spans several rows is not repeated.")
      .def("__len__", [](const table& self) { return self.rows.size(); })
      .def("__repr__",
           [](const table& self) {
             return "<Table " + std::to_string(self.number) + ", " + std::to_string(self.rows.size()) + " rows>";
           })
      .def(pickled_as_bytes<table>())
      .def(py::self == py::self)
      .def("__hash__", [](const table& self) { return py::hash(py::make_tuple(self.number, self.rows.size())); });
}

/// A Fraction, or None.
py::object to_python(const time_limit& limit) {
  if (!limit.nanoseconds()) return py::none();
  return py::module_::import("fractions").attr("Fraction")(*limit.nanoseconds(), 1'000'000'000);
}

constexpr const char* limit_names[] = {"digits", "exponent",   "bytes", "tables", "forms",     "rows",   "columns",
                                       "cells",  "cell_bytes", "depth", "parts",  "expansion", "seconds"};

template <auto Limit>
auto number_of(const limits& self) {
  return +(self.*Limit);
}

/// Every bound by its name, as an argument and as an attribute.
void bind_limits(py::module_& module) {
  const limits usual;
  py::class_<limits>(module, "Limits", R"(Every bound of reading, in one object.

digits, exponent: of a number in a text.
bytes: of a document, and of its unpacked parts.
tables, forms, rows, columns, cells, cell_bytes, depth, parts: the most of each.
expansion: a part beyond 1 MiB may unpack to this many times its packed size.
seconds: time for reading a document, and again for auditing it; an int, Decimal or Fraction, None for no limit.)")
      .def(py::init([](std::uint32_t digits, std::uint32_t exponent, std::uint64_t bytes, std::uint32_t tables,
                       std::uint32_t forms, std::uint32_t rows, std::uint32_t columns, std::uint32_t cells,
                       std::uint32_t cell_bytes, std::uint32_t depth, std::uint32_t parts, std::uint32_t expansion,
                       const py::object& seconds) {
             return limits{digits,
                           exponent,
                           bytes,
                           tables,
                           forms,
                           rows,
                           columns,
                           cells,
                           cell_bytes,
                           depth,
                           parts,
                           expansion,
                           to_time_limit(seconds, "limits.seconds")};
           }),
           py::kw_only(), py::arg("digits") = +usual.digits, py::arg("exponent") = +usual.exponent,
           py::arg("bytes") = +usual.bytes, py::arg("tables") = +usual.tables, py::arg("forms") = +usual.forms,
           py::arg("rows") = +usual.rows, py::arg("columns") = +usual.columns, py::arg("cells") = +usual.cells,
           py::arg("cell_bytes") = +usual.cell_bytes, py::arg("depth") = +usual.depth, py::arg("parts") = +usual.parts,
           py::arg("expansion") = +usual.expansion, py::arg("seconds") = py::none())
      .def_property_readonly("digits", number_of<&limits::digits>, "Digits of a number in a text.")
      .def_property_readonly("exponent", number_of<&limits::exponent>, "Magnitude of its exponent.")
      .def_property_readonly("bytes", number_of<&limits::bytes>, "Of a document, and of its unpacked parts.")
      .def_property_readonly("tables", number_of<&limits::tables>, "Tables of a document.")
      .def_property_readonly("forms", number_of<&limits::forms>, "Forms of a document.")
      .def_property_readonly("rows", number_of<&limits::rows>,
                             "Rows of all tables of a document together; in JSON, entries in the lists of its forms.")
      .def_property_readonly("columns", number_of<&limits::columns>, "Grid columns of a table.")
      .def_property_readonly("cells", number_of<&limits::cells>,
                             "Cells of all tables of a document together; in JSON, values.")
      .def_property_readonly("cell_bytes", number_of<&limits::cell_bytes>, "Of the text of one cell.")
      .def_property_readonly("depth", number_of<&limits::depth>, "Nesting: JSON values, tables in cells.")
      .def_property_readonly("parts", number_of<&limits::parts>, "Parts of a package (docx, xlsx).")
      .def_property_readonly("expansion", number_of<&limits::expansion>,
                             "A part beyond 1 MiB may unpack to this many times its packed size.")
      .def_property_readonly(
          "seconds", [](const limits& self) { return to_python(self.seconds); },
          "Time for reading a document, and again for auditing it; None: as long as it takes.")
      .def("__repr__",
           [](const py::object& self) {
             std::string all;
             for (const char* name : limit_names)
               all += (all.empty() ? "" : ", ") + std::string(name) + "=" + std::string(py::str(self.attr(name)));
             return "Limits(" + all + ")";
           })
      .def("__reduce__",
           [](const py::object& self) {
             py::dict named;
             for (const char* name : limit_names) named[name] = self.attr(name);
             return py::make_tuple(py::module_::import("perfeval.calls").attr("made"),
                                   py::make_tuple(self.attr("__class__"), named));
           })
      .def(py::self == py::self)
      .def("__hash__",
           [](const limits& self) { return py::hash(py::make_tuple(+self.bytes, +self.rows, +self.digits)); });
}

}  // namespace

void bind_read(py::module_& module) {
  bind_limits(module);
  bind_tables(module);
  py::class_<skipped_table>(module, "SkippedTable", "A table of a document that contributed nothing to any form.")
      .def_readonly("table", &skipped_table::table, "Its number in the document, from 1.")
      .def_readonly("reason", &skipped_table::reason, "Why, in words.")
      .def("__repr__",
           [](const skipped_table& self) {
             return "<SkippedTable " + std::to_string(self.table) + ": " + self.reason + ">";
           })
      .def(pickled_as_bytes<skipped_table>())
      .def(py::self == py::self)
      .def("__hash__", [](const skipped_table& self) { return py::hash(py::make_tuple(self.table, self.reason)); });

  py::class_<document>(module, "Document", "A document as it was read: its forms, its tables, and the troubles met.")
      .def_readonly("path", &document::path, "As given; '' for bytes without a name.")
      .def_readonly("sha256", &document::sha256,
                    "Of the bytes, 64 hexadecimal digits; '' if they could not be obtained.")
      .def_readonly("format", &document::format, "By content, never by name: 'text', 'json' …; '' if it is not known.")
      .def_property_readonly(
          "state", [](const document& self) { return name_of(self.state); },
          (one_of<document_state>() + "; 'no_form': the bytes were read, and nothing in them is a form.").c_str())
      .def_readonly("forms", &document::forms, "In reading order, numbered from 1.")
      .def_readonly("readings", &document::readings, "How each of the forms was read; none for forms from JSON.")
      .def_readonly("tables", &document::tables, "In reading order; none for forms that were saved as JSON.")
      .def_readonly("skipped", &document::skipped, "The tables that are not forms, and why.")
      .def_readonly("troubles", &document::troubles, "What could not be read, and where.")
      .def_readonly("words", &document::words, "The words file that it was read with; None if there was none.")
      .def("__repr__",
           [](const document& self) {
             return "<Document " + quoted(self.path) + ", " + counted(self.forms.size(), "form") + ", " +
                    counted(self.troubles.size(), "trouble") + ">";
           })
      .def(py::pickle(&state_of, &from_state))
      .def(py::self == py::self)
      .def("__hash__", [](const document& self) { return py::hash(py::make_tuple(self.path, self.sha256)); });

  const py::call_guard<interruptible> without_gil;
  module.def("read_path", &read_document, py::arg("path"), py::arg("limits") = limits(), py::arg("words") = lexicon(),
             without_gil);
  module.def(
      "read_bytes",
      [](const std::string& bytes, const std::string& name, const limits& bounds, const lexicon& words) {
        return read_document_bytes(bytes, name, bounds, words);
      },
      py::arg("data"), py::arg("name") = "", py::arg("limits") = limits(), py::arg("words") = lexicon(), without_gil);
  module.def(
      "read_tables",
      [](std::vector<table> tables, const limits& bounds, const lexicon& words) {
        return read_tables(std::move(tables), bounds, words);
      },
      py::arg("tables"), py::arg("limits") = limits(), py::arg("words") = lexicon(), without_gil);
  module.def("named", &named, py::arg("document"), py::arg("path"), py::arg("sha256"), py::arg("format"),
             py::arg("troubles") = std::vector<trouble>(), without_gil);
  module.def("unreadable", &unreadable, py::arg("path"), py::arg("sha256"), py::arg("format"), py::arg("trouble"),
             py::arg("words") = lexicon());
}

}  // namespace perfeval::inline v0::python
