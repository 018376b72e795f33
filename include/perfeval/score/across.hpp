/// Rules across rows: what is missing, not applicable or excused; category caps; vetoes. Exact, over points that may
/// still be open.
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

/// How a row stands in the total. Three ways of having no result are three different things.
enum class standing : std::uint8_t {
  counted,         ///< its rule gives its points
  missing,         ///< a result is owed and not given: its weight stays, anything from 0 to it is possible
  not_applicable,  ///< the row has no object (不适用): it leaves, and the applicable rows of its group carry its
                   ///< weight, in proportion
  excused,         ///< missed for an accepted reason: its weight stays, and nothing is deducted
};
template <>
inline constexpr auto names_of<standing> = every_name<standing>({{standing::counted, "counted"},
                                                                 {standing::missing, "missing"},
                                                                 {standing::not_applicable, "not_applicable"},
                                                                 {standing::excused, "excused"}});

/// A row as the total sees it.
struct across_row {
  ratio weight;               ///< >= 0
  interval points{ratio(0)};  ///< what its rule gives: one value, or what is still possible; used where it is counted
  perfeval::standing standing = perfeval::standing::counted;
  std::uint32_t group = 0;  ///< rows that carry each other's weight and share a cap: a category
};

/// The most points that a group may bring in.
struct group_cap {
  std::uint32_t group = 0;
  ratio most;
};

/// A veto (一票否决): where the row's share of its weight lies in `on`, the total is at most `most`.
struct veto {
  std::size_t row = 0;  ///< from 0
  interval shares;      ///< of the share of the weight, 0 to 1: interval::below(0.6_d)
  ratio most;
};

/// The rules across the rows of a form.
struct across_rules {
  std::vector<group_cap> caps;
  std::vector<veto> vetoes;
};

/// A group that brings in more than its cap, or may.
struct capped_group {
  std::uint32_t group = 0;
  interval before{ratio(0)};  ///< the sum of its rows
  ratio most;
};

/// What became of the rows, and the total.
struct across_total {
  interval points{ratio(0)};         ///< one value where nothing is open
  interval before_vetoes{ratio(0)};  ///< the sum within the caps
  ratio weight;                      ///< of all rows; what left has been taken over
  std::vector<across_row> rows;      ///< as counted: weights and points after re-weighting; what left has neither
  std::vector<capped_group> capped;  ///< the groups that a cap cuts, or may cut
  std::vector<std::size_t> vetoed;   ///< the vetoes that hold for certain, by their place in the rules
};

/// The rows after their standing: missing [0, w], excused w, not applicable gone, its weight and its points carried by
/// the applicable rows of its group in proportion to their weights; where none of the group is left, by those of the
/// whole form.
/// Errors: invalid_value where no row at all is left to carry it.
std::vector<across_row> reweighted(std::span<const across_row> rows);

/// Standing, re-weighting, caps, sum, vetoes, in this order.
/// Errors: as `reweighted`; invalid_value where a veto names no row.
across_total total_across(std::span<const across_row> rows, const across_rules& rules);

/// How a row stands by its own actual: blank, a dash or no cell is missing, 不适用 is not applicable. That a row is
/// excused is not said on a form: the caller knows.
standing standing_of(const indicator& row);

struct scorecard;

/// The scored rows of a card, each with what it adds; groups are categories. Rows that are not scored come with weight
/// 0. Source of the standing: standing_of, whatever the pack makes of it.
std::vector<across_row> rows_across(const scorecard& card, const form& form, const pack& rules);

/// A veto of the pack that held for a row.
struct held_veto {
  std::size_t rule = 0;  ///< its place in `across.vetoes`
  std::size_t row = 0;   ///< the indicator, from 0
};

/// The rules across rows as a pack declares them, applied to a form.
struct across_record {
  across_total total;  ///< its rows are the indicators in paper order, then the execution line
  std::vector<held_veto> vetoes;
};

/// The group of the execution line, which no category is.
inline constexpr std::uint32_t execution_group = 255;

/// Applies what the pack declares across the rows of a scored form: who leaves, is open or excused, then caps and
/// vetoes. Nothing where no row is left.
/// Source: docs/rules.md#across.
std::optional<across_record> applied_across(const scorecard& card, const form& form, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/across.ipp>
#endif
