#include "made_rows.hpp"

#include <string>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {
namespace {

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

void give_rank(const column_scores& scores, const char* name, std::uint32_t rank_range::*end, arrow_column& table) {
  give({name, value_type::whole}, table, [&](value_column& column, std::size_t form) {
    const std::uint32_t rank = scores.rank_ranges[form].*end;
    rank != 0 ? column.add(std::int64_t{rank}) : column.add_nothing();
  });
}

}  // namespace

made_columns rows_given(const column_scores& scores, const column_request& wanted) {
  arrow_column table = table_of(scores.points.size());
  table.children.push_back(points_column("points", scores.points, scores.settled, scores.places));
  if (wanted.exact)
    give({"points_exact", value_type::quotient}, table,
         [&](value_column& column, std::size_t row) { add(scores.exact_points[row], column); });
  return {std::move(table)};
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
  if (wanted.keys)
    give({"total_key", value_type::text}, table, [&](value_column& column, std::size_t form) {
      scores.keys[form].empty() ? column.add_nothing() : column.add(std::string_view(scores.keys[form]));
    });
  if (wanted.ranks)
    give({"rank", value_type::whole}, table, [&](value_column& column, std::size_t form) {
      scores.ranks[form] != 0 ? column.add(std::int64_t{scores.ranks[form]}) : column.add_nothing();
    });
  if (wanted.rank_ranges) {
    give_rank(scores, "rank_best", &rank_range::best, table);
    give_rank(scores, "rank_worst", &rank_range::worst, table);
  }
  return {std::move(table)};
}

}  // namespace perfeval::inline v0::python
