/// Rules across rows, as a pack declares them: the treatment of rows without a result, the maximum points of a
/// category, and vetoes. score/across.hpp applies them.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/form/indicator.hpp>
#include <perfeval/names.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// The rows that a rule applies to; an empty condition matches every row.
struct row_filter {
  std::optional<perfeval::kind> kind;          ///< nothing: of any kind
  std::optional<perfeval::category> category;  ///< nothing: of any category
  std::string name_holds;                      ///< a word in the indicator's name

  /// Whether every condition that is given fits the row.
  [[nodiscard]] bool fits(const indicator& row) const {
    return (!kind || *kind == row.kind) && (!category || *category == row.category) &&
           (name_holds.empty() || row.name.text.find(name_holds) != std::string::npos);
  }
  friend bool operator==(const row_filter&, const row_filter&) = default;
};

/// The maximum points that a category may contribute (`across.caps`).
struct category_cap {
  perfeval::category category = perfeval::category::unknown;  ///< whose points are capped
  decimal most;                                               ///< in points
  friend bool operator==(const category_cap&, const category_cap&) = default;
};

/// A veto (一票否决, `across.vetoes`): if a row earns less than `below` of its weight, the total is at most `most`.
struct row_veto {
  row_filter rows;  ///< those that it watches
  decimal below;    ///< a share of the weight, above 0 and up to 1
  decimal most;     ///< in points
  friend bool operator==(const row_veto&, const row_veto&) = default;
};

/// A row whose actual is 不适用 (`across.not_applicable`).
enum class when_not_applicable : std::uint8_t {
  as_printed,  ///< a row like any other: its printed score counts
  leaves       ///< it drops out, and the rows of its category carry its weight in proportion
};
template <>
inline constexpr auto names_of<when_not_applicable> = every_name<when_not_applicable>(
    {{when_not_applicable::as_printed, "as_printed"}, {when_not_applicable::leaves, "leaves"}});

/// A row whose actual is blank or a dash (`across.missing`).
enum class when_missing : std::uint8_t {
  as_printed,  ///< its printed score counts
  open,        ///< it may earn anything from 0 to its weight, whatever is printed
  zero         ///< it earns nothing
};
template <>
inline constexpr auto names_of<when_missing> = every_name<when_missing>(
    {{when_missing::as_printed, "as_printed"}, {when_missing::open, "open"}, {when_missing::zero, "zero"}});

/// The rules across the rows of a form. By default none: the total is the sum of its rows.
struct across_declared {
  when_not_applicable not_applicable = when_not_applicable::as_printed;  ///< of rows whose actual is 不适用
  when_missing missing = when_missing::as_printed;                       ///< how a row without an actual counts
  std::vector<std::string> excused;  ///< words in a row's reason that excuse a missed target: it earns its weight
  std::vector<category_cap> caps;    ///< each for one category
  std::vector<row_veto> vetoes;      ///< each for the rows that it names
  std::uint32_t object_letters = 6;  ///< a name of so many letters besides general words means one thing in all forms

  /// Whether the total may differ from the sum of the rows.
  [[nodiscard]] bool speaks() const noexcept {
    return not_applicable != when_not_applicable::as_printed || missing != when_missing::as_printed ||
           !excused.empty() || !caps.empty() || !vetoes.empty();
  }
  friend bool operator==(const across_declared&, const across_declared&) = default;
};

}  // namespace v0
}  // namespace perfeval
