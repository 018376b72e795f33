/// Rows that others give: the columns of a table as the library scores them, in the roles that the call names.
#pragma once

#include "arrow_reading.hpp"

#include <perfeval/score/columns.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace perfeval::inline v0::python {

/// The columns for the roles: weight, target, actual, direction, form, category, kind, standing, precision; of an audit
/// also score, total, reason and unit.
struct column_names {
  std::map<std::string, std::string> of_roles;
  std::vector<std::string> required;  ///< roles that must have one
};

/// The column of a role; nullptr if the role has none.
/// Errors: InvalidValue if the table lacks one that must be there.
const given_column* column_of(const given_table& table, const column_names& names, const std::string& role);

/// All names with commas between them; "none" if there is none.
std::string joined(const std::vector<std::string>& all);

/// The names of an enumeration, joined.
template <class Enum>
std::string known_words() {
  std::vector<std::string> all;
  for (const auto& one : names_of<Enum>) all.emplace_back(one.name);
  return joined(all);
}

/// The forms of the rows, numbered as they first come, with what they are called.
struct form_numbers {
  std::vector<std::uint32_t> of_rows;
  std::vector<std::int64_t> wholes;
  std::vector<std::string> texts;
  bool whole = true;

  [[nodiscard]] std::size_t size() const noexcept { return whole ? wholes.size() : texts.size(); }
};

/// The columns of the library, and what owns them.
struct given_rows {
  /// Errors: InvalidValue and TypeError, naming the column.
  given_rows(const given_table& table, const column_names& names);
  given_rows(const given_rows&) = delete;
  given_rows& operator=(const given_rows&) = delete;

  exact_numbers weight, target, actual;
  std::vector<target_direction> directions;
  std::vector<standing> standings;
  std::vector<precision> precisions;
  std::vector<kind> kinds;
  std::vector<category> categories;
  form_numbers forms;
  row_columns columns;
};

/// The exact numbers of a role that must have a column.
exact_numbers numbers_of(const given_table& table, const column_names& names, const std::string& role);

}  // namespace perfeval::inline v0::python
