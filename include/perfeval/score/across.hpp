/// Rules across rows: missing, not applicable and excused rows; category caps; vetoes. Exact, even for points that are
/// still open.
#pragma once

#include <perfeval/form/form.hpp>
#include <perfeval/interval.hpp>
#include <perfeval/names.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rule/pack.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// The standing of a row in the total. There are three different ways of having no result.
enum class standing : std::uint8_t {
  counted,         ///< its rule determines its points
  missing,         ///< a result is due but not given: its weight stays, and anything from 0 to the weight is possible
  not_applicable,  ///< 不适用: the row drops out, and the applicable rows of its group carry its weight in proportion
  excused,         ///< missed for an accepted reason: it earns its full weight
};
template <>
inline constexpr auto names_of<standing> = every_name<standing>({{standing::counted, "counted"},
                                                                 {standing::missing, "missing"},
                                                                 {standing::not_applicable, "not_applicable"},
                                                                 {standing::excused, "excused"}});

/// A row as it enters the total.
struct across_row {
  ratio weight;               ///< >= 0
  interval points{ratio(0)};  ///< the points of its rule: one value, or what is still possible; used if it is counted
  perfeval::standing standing = perfeval::standing::counted;  ///< whether and how the row counts
  std::uint32_t group = 0;  ///< rows that carry each other's weight and share a cap: a category
};

/// The maximum points that a group may contribute.
struct group_cap {
  std::uint32_t group = 0;  ///< as in `across_row::group`
  ratio most;               ///< in points
};

/// A veto (一票否决): if the row's share of its weight is in `shares`, the total is at most `most`.
struct veto {
  std::size_t row = 0;  ///< from 0
  interval shares;      ///< shares of the weight, 0 to 1: interval::below(0.6_d)
  ratio most;           ///< in points
};

/// The rules across the rows of a form.
struct across_rules {
  std::vector<group_cap> caps;  ///< of the groups that have one
  std::vector<veto> vetoes;     ///< on single rows
};

/// A group that exceeds its cap, or may exceed it.
struct capped_group {
  std::uint32_t group = 0;    ///< as in `across_row::group`
  interval before{ratio(0)};  ///< the sum of its rows
  ratio most;                 ///< points: its cap
};

/// The resulting rows and total.
struct across_total {
  interval points{ratio(0)};         ///< one value if nothing is open
  interval before_vetoes{ratio(0)};  ///< the sum within the caps
  ratio weight;                      ///< of all rows, including that of rows that dropped out
  std::vector<across_row>
      rows;  ///< as counted: weights and points after re-weighting; rows that dropped out have neither
  std::vector<capped_group> capped;  ///< the groups that a cap limits, or may limit
  std::vector<std::size_t> vetoed;   ///< the vetoes that certainly apply, by their position in the rules
};

/// The rows after re-weighting: a missing row may earn [0, w], an excused one earns w, and one that is not applicable
/// drops out: its weight and points are carried by the applicable rows of its group in proportion to their weights or,
/// if the group has none left, by those of the whole form.
/// Errors: invalid_value if no row is left to carry the weight.
std::vector<across_row> reweighted(std::span<const across_row> rows);

/// Applies standing, re-weighting, caps, sum and vetoes, in this order.
/// Errors: as `reweighted`; invalid_value if a veto refers to no row.
across_total total_across(std::span<const across_row> rows, const across_rules& rules);

/// The standing of a row by its own actual: blank, a dash or no cell is missing; 不适用 is not applicable. A form does
/// not say that a row is excused: the caller knows.
standing standing_of(const indicator& row);

struct scorecard;

/// The scored rows of a card with the points that each adds; groups are categories. Rows that are not scored have
/// weight 0. The standing is that of standing_of, whatever the pack says.
/// Errors: invalid_value if the card has other rows than the form.
std::vector<across_row> rows_across(const scorecard& card, const form& form, const pack& rules);

/// A veto of the pack that applied to a row.
struct held_veto {
  std::size_t rule = 0;  ///< its position in `across.vetoes`
  std::size_t row = 0;   ///< the indicator, from 0
};

/// The rules across rows as a pack declares them, applied to a form.
struct across_record {
  across_total total;             ///< its rows are the indicators in the order of the form, then the execution line
  std::vector<held_veto> vetoes;  ///< those that applied
};

/// The group of the execution line, which is not a category.
inline constexpr std::uint32_t execution_group = 255;

/// Applies the pack's rules across the rows of a scored form: which rows drop out, are open or excused, then caps and
/// vetoes. Nothing if no row is left.
/// Errors: as `rows_across`.
/// Source: docs/rules.md#across.
std::optional<across_record> applied_across(const scorecard& card, const form& form, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/across.ipp>
#endif
