/// What a form says of its project as a whole, where that matters more than any single finding.
#pragma once

#include <perfeval/form/form.hpp>
#include <perfeval/rule/pack.hpp>

#include <cstdint>
#include <string>

namespace perfeval {
inline namespace v0 {

/// not_carried_out: everything is zero and consistent, and a reason is given. points_without_work: nothing was spent,
/// the form says that the work was not done, and a row has points all the same.
enum class circumstance_kind : std::uint8_t { none, not_carried_out, points_without_work };
template <>
inline constexpr auto names_of<circumstance_kind> =
    every_name<circumstance_kind>({{circumstance_kind::none, "none"},
                                   {circumstance_kind::not_carried_out, "not-carried-out"},
                                   {circumstance_kind::points_without_work, "points-without-work"}});

/// A circumstance, with the texts of the form that show it.
struct circumstance {
  circumstance_kind kind = circumstance_kind::none;  ///< none: nothing about the form as a whole
  std::string budget;                                ///< the annual budget, with the unit of the form
  std::string quote;                                 ///< the reason, or the words that say the work was not done
  std::string label;                                 ///< the row with points
  std::string score;                                 ///< of that row
  std::string weight;                                ///< of that row
};

/// The circumstance that the cells and reasons of the form show, by the words of the pack.
circumstance circumstance_of(const form& form, const pack& rules);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/circumstance.ipp>
#endif
