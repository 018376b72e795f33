#pragma once

#include <perfeval/form/form.hpp>

namespace perfeval {
inline namespace v0 {
/// Rows and lines with a figure that a reader left in doubt (97.50?): the form says that figures are hidden, and what
/// else stands in such a row may belong elsewhere.
namespace detail::doubt {

inline bool marked(const cell& part) { return part.text.ends_with('?'); }

/// Requires: the form hides rows.
inline bool is_open(const indicator& row) {
  return marked(row.target) || marked(row.actual) || marked(row.weight) || marked(row.score) || marked(row.name);
}

inline bool is_open(const budget_line& line) {
  return marked(line.initial_budget) || marked(line.annual_budget) || marked(line.executed) ||
         marked(line.execution_rate) || marked(line.weight) || marked(line.score);
}

inline bool is_open(const subtotal& sum) { return marked(sum.weight) || marked(sum.score); }

inline bool is_open(const total_line& total) { return marked(total.weight) || marked(total.score); }

}  // namespace detail::doubt
}  // namespace v0
}  // namespace perfeval
