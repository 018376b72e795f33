/// The total of an earlier state: which rows, left out of the sum or counted twice in it, give a printed total.
#pragma once

#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/score/prints.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::stale_totals {

using namespace figures;

/// A printed figure that is part of a sum, and the scored line behind it, if it may have had another value.
struct addend {
  perfeval::field field;
  decimal value;
  const line* scored = nullptr;
};

inline void add_row(std::vector<addend>& all, examination& exam, std::size_t i, item column) {
  const indicator& row = exam.paper().indicators[i];
  const figure& figure = column == item::weight ? row.weight : row.score;
  if (!is_scored(row) || !figure.has_value()) return;
  all.push_back({row_field(i, column), figure.value, column == item::score ? &exam.card().rows[i] : nullptr});
}

inline void add_execution(std::vector<addend>& all, examination& exam, item column) {
  const auto total = total_line_index(exam.paper());
  if (!total) return;
  const figure& figure = column_of(exam.paper().budget[*total], column);
  if (figure.has_value())
    all.push_back({line_field(*total, column), figure.value, column == item::score ? &exam.card().execution : nullptr});
}

/// What the sum behind a wrong total, subtotal or total weight is made of.
inline std::vector<addend> addends_of(examination& exam, const field& sum) {
  std::vector<addend> all;
  if (sum.part == part::subtotals) {
    for (const std::uint32_t row : exam.paper().subtotals[sum.index - 1].rows)
      if (row != 0 && row <= exam.paper().indicators.size()) add_row(all, exam, row - 1, sum.item);
    return all;
  }
  if (sum.item == item::weight || !totals_indicators_alone(exam.paper(), exam.rules()))
    add_execution(all, exam, sum.item);
  for (std::size_t i = 0; i < exam.rows(); ++i) add_row(all, exam, i, sum.item);
  return all;
}

/// Whether the total had another admissible value of this score, exact or at the places printed.
inline bool other_value_explains(const addend& a, const decimal& sum, const decimal& total) {
  if (!a.scored) return false;
  const ratio rest(sum - a.value);
  const auto explains = [&](const std::optional<bound>& end) {
    if (!end || !end->closed) return false;
    const rounding shown{shown_places(a.value), rounding_mode::half_up};
    return (!(end->value == ratio(a.value)) && prints(rest + end->value, total, {}).match == match::agrees) ||
           rest + ratio(round(end->value, shown)) == ratio(total);
  };
  return std::any_of(a.scored->points.points.begin(), a.scored->points.points.end(),
                     [&](const interval& piece) { return explains(piece.low()) || explains(piece.high()); });
}

/// The rows that alone explain a total, and what it did with them.
struct omitted_rows {
  std::vector<field> rows;
  omission kind = omission::left_out;
};

/// A total that lacks a positive score leaves it out; one that lacks a deduction counts too much.
inline omission omission_of(const decimal& sum, const decimal& total, const decimal& value) {
  return sum - total == value ? omission::left_out : omission::counted_twice;
}

inline omitted_rows single_rows(const std::vector<addend>& all, const decimal& sum, const decimal& total) {
  omitted_rows found;
  const decimal apart = abs(total - sum);
  for (const addend& a : all) {
    const bool whole = abs(a.value) == apart;
    if (!whole && !other_value_explains(a, sum, total)) continue;
    found.rows.push_back(a.field);
    found.kind = whole ? omission_of(sum, total, a.value) : omission::changed;
  }
  return found;
}

/// The pairs whose sum is `apart`, up to two of them, each as two fields. One walk from both ends of the sorted values.
inline std::vector<field> pairs_of(std::vector<addend> all, const decimal& apart) {
  std::vector<field> found;
  std::sort(all.begin(), all.end(), [](const addend& a, const addend& b) {
    return a.value == b.value ? a.field < b.field : a.value < b.value;
  });
  std::size_t low = 0;
  std::size_t high = all.empty() ? 0 : all.size() - 1;
  while (low < high && found.size() < 4) {
    const decimal sum = all[low].value + all[high].value;
    if (sum == apart) {
      found.push_back(all[low].field);
      found.push_back(all[high].field);
      // another pair exists where a neighbour has the same value
      if (low + 1 < high && all[low + 1].value == all[low].value)
        ++low;
      else
        --high;
    } else {
      sum < apart ? ++low : --high;
    }
  }
  return found;
}

/// The row, or else the pair of rows, that alone explains a total of an earlier state; empty if none or several do.
inline omitted_rows rows_behind(examination& exam, const field& total_field, const decimal& sum, const decimal& total) {
  std::vector<addend> all = addends_of(exam, total_field);
  std::erase_if(all, [](const addend& a) { return a.value.is_zero() && !a.scored; });
  const omitted_rows singles = single_rows(all, sum, total);
  if (!singles.rows.empty()) return singles.rows.size() == 1 ? singles : omitted_rows();
  std::erase_if(all, [](const addend& a) { return a.value.is_zero(); });
  std::vector<field> pair = pairs_of(std::move(all), abs(total - sum));
  if (pair.size() != 2) return {};
  std::sort(pair.begin(), pair.end());
  return {std::move(pair), total < sum ? omission::left_out : omission::counted_twice};
}

}  // namespace detail::stale_totals
}  // namespace v0
}  // namespace perfeval
