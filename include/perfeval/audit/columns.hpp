/// Audits rows that lie in columns: the printed score of each row, and the printed total of each form, held against the
/// figures beside them. What it says of a row or a total is what the audit of the same figures as a form says.
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/decimal.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/columns.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// What is printed beside the figures of `row_columns`: borrowed for the call, `rows` items each. The zeros that end a
/// number are those of its column, not of the paper: 8.60 at scale 2 is read as 8.6.
struct printed_columns {
  number_column score;                        ///< unknown: the row has none
  std::optional<number_column> total;         ///< of the row's form; unknown, or the same in all of its rows
  const std::string_view* reasons = nullptr;  ///< of deviations, empty if there is none; nullptr: no place for reasons
  const std::string_view* units = nullptr;    ///< of target and actual: "%", "公里"; nullptr: bare numbers
};

/// What the audit says of one printed figure.
struct column_judgement {
  std::optional<perfeval::verdict> verdict;  ///< nothing if no check judges the figure
  std::optional<perfeval::code> code;        ///< the gravest finding at the figure, or at the weight of a score
  perfeval::severity severity{};             ///< of that finding
};

/// The points that the rule admits for a row whose score does not agree.
struct admitted_points {
  std::size_t row = 0;  ///< from 0
  ratio low, high;      ///< the ends of the closed hull
};

/// What rows and forms earn, and what is wrong with what is printed. Reusable: a call keeps its storage.
struct column_audit {
  column_scores scores;                         ///< as score_columns gives them
  std::vector<column_judgement> rows;           ///< of the score of each row
  std::vector<admitted_points> expected;        ///< in ascending order of their rows; not where they are unknown
  std::vector<column_judgement> totals;         ///< of the printed total of each form
  std::vector<std::optional<decimal>> printed;  ///< the printed total of each form; nothing if it has none
  std::vector<decimal> sums;                    ///< of the printed scores of each form
};

/// Scores the rows, and audits what is printed. A score that the fast way of score_columns shows to be right takes a
/// few instructions more; a form with any other score, or with a total that is not the sum, is audited as a form: with
/// its severities, its causes and consequences.
/// Errors: as score_columns; invalid_value, naming the row, for a second scored row of budget execution in a form, and
///         for a total that is not that of an earlier row of the form; invalid_value for totals without forms.
/// Source: docs/scale.md#audit.
void audit_columns(const row_columns& rows, const printed_columns& printed, const pack& rules, column_audit& audited,
                   const column_request& wanted = {});

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/columns.ipp>
#endif
