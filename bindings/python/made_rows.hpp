/// Tables of rows and forms to give away: what they earn, as columns of Arrow.
#pragma once

#include "columns.hpp"
#include "given_rows.hpp"

#include <perfeval/detail/poll.hpp>
#include <perfeval/score/columns.hpp>

#include <cstddef>
#include <memory>
#include <optional>

namespace perfeval::inline v0::python {

/// A table to give away.
struct made_columns {
  arrow_column table;
};

/// Appends a column, filled row by row.
template <class Fill>
void give(column_type declared, arrow_column& table, Fill fill) {
  const auto column = std::make_shared<value_column>(declared);
  for (std::size_t row = 0; row < static_cast<std::size_t>(table.length); ++row) {
    detail::poll_sometimes(row);
    fill(*column, row);
  }
  value_column::give(column, table.children);
}

inline void add(const std::optional<ratio>& value, value_column& column) {
  value ? column.add(*value) : column.add_nothing();
}

/// The points of the rows.
made_columns rows_given(const column_scores& scores, const column_request& wanted);
/// The totals, grades and ranks of the forms.
made_columns forms_given(const form_numbers& forms, const column_scores& scores, const column_request& wanted);

}  // namespace perfeval::inline v0::python
