/// Tables in Python: rows of any library of frames to points, totals, grades and ranks, and back, as columns of Arrow.
#include "arrow_reading.hpp"
#include "bind.hpp"
#include "columns.hpp"
#include "interruptible.hpp"
#include "packs.hpp"

#include <perfeval/score/columns.hpp>

#include <pybind11/stl.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

/// A table to give away.
struct made_columns {
  arrow_column table;
};

/// The columns for the roles: weight, target, actual, direction, form, category, kind, standing.
struct column_names {
  std::map<std::string, std::string> of_roles;
  std::vector<std::string> required;  ///< roles that must have one
};

std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : ", ") + one;
  return text.empty() ? "none" : text;
}

/// The column of a role; nullptr if the role has none.
/// Errors: InvalidValue if the table lacks one that must be there.
const given_column* column_of(const given_table& table, const column_names& names, const std::string& role) {
  const std::string& name = names.of_roles.at(role);
  if (const given_column* column = table.find(name)) return column;
  if (std::find(names.required.begin(), names.required.end(), role) == names.required.end()) return nullptr;
  throw invalid_value("the table has no column " + name + (name == role ? "" : " for " + role) + "; it has " +
                      joined(table.names()));
}

exact_numbers numbers_of(const given_table& table, const column_names& names, const std::string& role) {
  return {*column_of(table, names, role), table.rows()};
}

// ---- Words

constexpr std::array<std::pair<std::string_view, target_direction>, 6> direction_signs{
    {{"≥", target_direction::at_least},
     {">=", target_direction::at_least},
     {"≤", target_direction::at_most},
     {"<=", target_direction::at_most},
     {"=", target_direction::equal},
     {"＝", target_direction::equal}}};

/// The word of an enumerator: its name, or what it is called in Chinese.
template <class Enum>
std::optional<Enum> meant(std::string_view word) {
  if (const auto value = named<Enum>(word)) return value;
  if constexpr (worded_enumeration<Enum>)
    for (const auto& one : names_of<Enum>)
      if (!one.zh.empty() && one.zh == word) return one.value;
  if constexpr (std::is_same_v<Enum, target_direction>)
    for (const auto& [sign, value] : direction_signs)
      if (sign == word) return value;
  return std::nullopt;
}

template <class Enum>
std::string known_words() {
  std::vector<std::string> all;
  for (const auto& one : names_of<Enum>) all.emplace_back(one.name);
  return joined(all);
}

/// The enumerators of a column of words. An unknown one is `otherwise`, if there is such.
template <class Enum>
std::vector<Enum> enumerators(const given_column& column, std::size_t rows, std::optional<Enum> otherwise) {
  given_texts texts(column);
  if (texts.are_whole()) throw py::type_error("column " + column.name + " must have words, found whole numbers");
  std::vector<Enum> all(rows);
  std::string_view last;
  std::optional<Enum> last_meant;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto word = texts.text();
    if (word && last_meant && *word == last) {
      all[row] = *last_meant;
      continue;
    }
    const auto value = word ? meant<Enum>(*word) : otherwise;
    if (!value)
      throw invalid_value("row " + std::to_string(row) + " of column " + column.name + " is " +
                          (word ? "'" + std::string(*word) + "'" : "null") + ", expected one of " +
                          known_words<Enum>());
    all[row] = *value;
    if (word) {
      last = *word;
      last_meant = value;
    }
  }
  return all;
}

template <class Enum>
std::vector<Enum> optional_enumerators(const given_table& table, const column_names& names, const std::string& role,
                                       Enum otherwise) {
  const given_column* column = column_of(table, names, role);
  return column == nullptr ? std::vector<Enum>() : enumerators<Enum>(*column, table.rows(), otherwise);
}

// ---- Forms

/// The forms of the rows, numbered as they first come, with what they are called.
struct form_numbers {
  std::vector<std::uint32_t> of_rows;
  std::vector<std::int64_t> wholes;
  std::vector<std::string> texts;
  bool whole = true;

  [[nodiscard]] std::size_t size() const noexcept { return whole ? wholes.size() : texts.size(); }
};

[[noreturn]] void refuse_unknown_form(const given_column& column, std::size_t row) {
  throw invalid_value("row " + std::to_string(row) + " of column " + column.name + " is null: a row has a form");
}

void number_wholes(const given_column& column, given_texts& texts, form_numbers& made) {
  std::unordered_map<std::int64_t, std::uint32_t> numbers;
  std::optional<std::int64_t> last;
  std::uint32_t number = 0;
  for (std::size_t row = 0; row < made.of_rows.size(); ++row) {
    const auto id = texts.whole();
    if (!id) refuse_unknown_form(column, row);
    if (id != last) {
      const auto [place, added] = numbers.try_emplace(*id, static_cast<std::uint32_t>(numbers.size()));
      if (added) made.wholes.push_back(*id);
      number = place->second;
      last = id;
    }
    made.of_rows[row] = number;
  }
}

void number_texts(const given_column& column, given_texts& texts, form_numbers& made) {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::string last;
  std::uint32_t number = 0;
  for (std::size_t row = 0; row < made.of_rows.size(); ++row) {
    const auto id = texts.text();
    if (!id) refuse_unknown_form(column, row);
    if (row == 0 || *id != last) {
      last = *id;
      const auto [place, added] = numbers.try_emplace(last, static_cast<std::uint32_t>(numbers.size()));
      if (added) made.texts.push_back(last);
      number = place->second;
    }
    made.of_rows[row] = number;
  }
}

form_numbers numbered(const given_column& column, std::size_t rows) {
  given_texts texts(column);
  form_numbers made;
  made.of_rows.resize(rows);
  made.whole = texts.are_whole();
  made.whole ? number_wholes(column, texts, made) : number_texts(column, texts, made);
  return made;
}

// ---- What is given

arrow_column table_of(std::size_t rows) {
  arrow_column table;
  table.format = "+s";
  table.length = static_cast<std::int64_t>(rows);
  table.buffers.emplace_back();
  return table;
}

/// Decimals of 128 bits with their validity, as Arrow has them.
struct decimal_values {
  std::vector<detail::int128> values;
  std::vector<std::uint8_t> validity;
};

/// Rounded points as a column of decimals, unknown where they are not settled.
arrow_column points_column(std::string name, const std::vector<std::int64_t>& points,
                           const std::vector<std::uint8_t>& settled, std::int32_t places) {
  const auto owned = std::make_shared<decimal_values>();
  owned->values.assign(points.begin(), points.end());
  owned->validity.assign(points.size() / 8 + 1, 0);
  arrow_column made;
  for (std::size_t i = 0; i < settled.size(); ++i) {
    owned->validity[i / 8] = static_cast<std::uint8_t>(owned->validity[i / 8] | unsigned{settled[i]} << i % 8);
    made.nulls += settled[i] == 0 ? 1 : 0;
  }
  made.name = std::move(name);
  made.format = "d:38," + std::to_string(places);
  made.length = static_cast<std::int64_t>(points.size());
  made.buffers = {made.nulls > 0 ? arrow_buffer(owned, owned->validity.data()) : arrow_buffer(),
                  arrow_buffer(owned, owned->values.data())};
  return made;
}

template <class Fill>
void give(column_type declared, arrow_column& table, Fill fill) {
  const auto column = std::make_shared<value_column>(declared);
  for (std::size_t row = 0; row < static_cast<std::size_t>(table.length); ++row) fill(*column, row);
  value_column::give(column, table.children);
}

void add(const std::optional<ratio>& value, value_column& column) { value ? column.add(*value) : column.add_nothing(); }

made_columns rows_given(const column_scores& scores, const column_request& wanted) {
  arrow_column table = table_of(scores.points.size());
  table.children.push_back(points_column("points", scores.points, scores.settled, scores.places));
  if (wanted.exact)
    give({"points_exact", value_type::quotient}, table,
         [&](value_column& column, std::size_t row) { add(scores.exact_points[row], column); });
  return {std::move(table)};
}

/// The ends of the total of each form; both are the total where it is settled and wanted as a quotient.
void give_ends(const column_scores& scores, arrow_column& table) {
  std::vector<const open_total*> open(scores.totals.size());
  for (const open_total& one : scores.open_totals) open[one.form] = &one;
  const auto end = [&](const ratio open_total::*end_member) {
    return [&scores, &open, end_member](value_column& column, std::size_t form) {
      if (open[form] != nullptr)
        column.add(open[form]->*end_member);
      else if (scores.settled_totals[form] != 0 && !scores.exact_totals.empty())
        add(scores.exact_totals[form], column);
      else
        column.add_nothing();
    };
  };
  give({"low", value_type::quotient}, table, end(&open_total::low));
  give({"high", value_type::quotient}, table, end(&open_total::high));
}

made_columns forms_given(const form_numbers& forms, const column_scores& scores, const column_request& wanted) {
  arrow_column table = table_of(scores.totals.size());
  give({"form", forms.whole ? value_type::whole : value_type::text}, table,
       [&](value_column& column, std::size_t form) {
         forms.whole ? column.add(forms.wholes[form]) : column.add(std::string_view(forms.texts[form]));
       });
  table.children.push_back(points_column("total", scores.totals, scores.settled_totals, scores.places));
  if (wanted.exact)
    give({"total_exact", value_type::quotient}, table,
         [&](value_column& column, std::size_t form) { add(scores.exact_totals[form], column); });
  give_ends(scores, table);
  give({"grade", value_type::text}, table, [&](value_column& column, std::size_t form) {
    scores.grades[form] ? column.add(name_of(*scores.grades[form])) : column.add_nothing();
  });
  if (wanted.ranks)
    give({"rank", value_type::whole}, table, [&](value_column& column, std::size_t form) {
      scores.ranks[form] != 0 ? column.add(std::int64_t{scores.ranks[form]}) : column.add_nothing();
    });
  return {std::move(table)};
}

/// The columns of the library, and what owns them.
struct owned_rows {
  owned_rows(const given_table& table, const column_names& names)
      : weight(numbers_of(table, names, "weight")),
        target(numbers_of(table, names, "target")),
        actual(numbers_of(table, names, "actual")),
        directions(enumerators<target_direction>(*column_of(table, names, "direction"), table.rows(), std::nullopt)),
        standings(optional_enumerators(table, names, "standing", standing::counted)),
        kinds(optional_enumerators(table, names, "kind", kind::unknown)),
        categories(optional_enumerators(table, names, "category", category::unknown)) {
    if (const given_column* column = column_of(table, names, "form")) forms = numbered(*column, table.rows());
    columns.rows = table.rows();
    columns.weight = weight.column();
    columns.target = target.column();
    columns.actual = actual.column();
    columns.directions = directions.data();
    if (!standings.empty()) columns.standings = standings.data();
    if (!kinds.empty()) columns.kinds = kinds.data();
    if (!categories.empty()) columns.categories = categories.data();
    if (!forms.of_rows.empty()) columns.forms = forms.of_rows.data();
    columns.form_count = forms.size();
  }
  owned_rows(const owned_rows&) = delete;
  owned_rows& operator=(const owned_rows&) = delete;

  exact_numbers weight, target, actual;
  std::vector<target_direction> directions;
  std::vector<standing> standings;
  std::vector<kind> kinds;
  std::vector<category> categories;
  form_numbers forms;
  row_columns columns;
};

py::tuple score_table(const py::object& given, const std::map<std::string, std::string>& names,
                      const std::vector<std::string>& required, const pack_pointer& rules,
                      const std::optional<std::string>& ranks, bool exact) {
  column_request wanted{exact, std::nullopt};
  if (ranks && !(wanted.ranks = named<tie_ranks>(*ranks)))
    throw invalid_value("there are no ranks '" + *ranks + "', expected one of " + known_words<tie_ranks>());
  const given_table table(given);
  std::optional<owned_rows> rows;
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
  py::list troubles;
  for (const column_trouble& one : scores.troubles) troubles.append(py::make_tuple(one.row, one.cause));
  return py::make_tuple(std::move(of_rows), std::move(of_forms), std::move(troubles));
}

std::vector<std::string> names_of_columns(const made_columns& self) {
  std::vector<std::string> all;
  for (const arrow_column& one : self.table.children) all.push_back(one.name);
  return all;
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
             py::arg("ranks"), py::arg("exact"),
             "The points of the rows of a table, and the totals of its forms: see perfeval.score_table.");
}

}  // namespace perfeval::inline v0::python
