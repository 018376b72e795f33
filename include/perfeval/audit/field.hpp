/// A path in a form: budget.total.execution_rate, indicators[3].score. Held as three small numbers, written out on
/// request.
#pragma once

#include <perfeval/detail/words.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/language.hpp>

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// The part of a form (or of a document) that a field belongs to.
enum class part : std::uint8_t {
  project,
  department,
  unit,
  year,
  goal,
  budget,
  indicators,
  subtotals,
  total,
  document
};

/// The item within the part. `whole`: the part itself (the table of indicators, one indicator row, the document).
enum class item : std::uint8_t {
  whole,
  initial_budget,
  annual_budget,
  executed,
  execution_rate,
  weight,
  score,
  name,
  target,
  actual,
  reason,
  grade,
  execution_score
};

std::string_view name_of(part part) noexcept;  ///< "indicators"
std::string_view name_of(item item) noexcept;  ///< "execution_rate"; empty for the whole

/// What the official form prints (年度指标值), and that in English.
std::string_view words_of(part part, language language) noexcept;
std::string_view words_of(item item, language language) noexcept;

/// Where a finding points.
struct field {
  perfeval::part part = perfeval::part::document;
  std::uint32_t index = 0;  ///< budget: position of the line in paper order from 1; indicators, subtotals: number from
                            ///< 1; 0: the whole table
  perfeval::item item = perfeval::item::whole;

  friend constexpr bool operator==(const field&, const field&) = default;
  friend constexpr auto operator<=>(const field&, const field&) = default;
};

/// The path as written in JSON. The first line of each fund has its own name; any other is line[n], n counting the
/// lines below the total.
std::string path_of(const field& field, const form& form);

/// What the budget lines are called in paths, after `budget.`, in paper order: total, appropriation, line[1] …
std::vector<std::string> budget_line_names(const form& form);

/// The score cell of a scored line: that of an indicator (from 1), or, for 0, of the total budget line.
field score_field(std::uint32_t row, const form& form) noexcept;

/// What a reader of the form calls it: 年度资金总额/执行率, 总分/得分, the indicator's name and the column; a row
/// without a name is 绩效指标第3行.
std::string label_of(const field& field, const form& form);

/// The cell that the field names; nullptr where it names a whole part.
const cell* cell_at(const field& field, const form& form) noexcept;

/// The number column that the field names; nullptr where it is none.
const figure* figure_at(const field& field, const form& form) noexcept;

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/field.ipp>
#endif
