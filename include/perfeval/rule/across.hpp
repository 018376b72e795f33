/// Rules across rows, as a pack declares them: what becomes of a row without a result, the most points that a category
/// may bring in, and vetoes. How they are applied is score/across.hpp.
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

/// Which rows something is about; an empty condition fits every row.
struct row_filter {
  std::optional<perfeval::kind> kind;
  std::optional<perfeval::category> category;
  std::string name_holds;  ///< a word in the indicator's name

  [[nodiscard]] bool fits(const indicator& row) const {
    return (!kind || *kind == row.kind) && (!category || *category == row.category) &&
           (name_holds.empty() || row.name.text.find(name_holds) != std::string::npos);
  }
  friend bool operator==(const row_filter&, const row_filter&) = default;
};

/// The most points that a category may bring in (`across.caps`).
struct category_cap {
  perfeval::category category = perfeval::category::unknown;
  decimal most;
  friend bool operator==(const category_cap&, const category_cap&) = default;
};

/// A veto (一票否决, `across.vetoes`): where a row earns less than `below` of its weight, the total is at most `most`.
struct row_veto {
  row_filter rows;
  decimal below;  ///< a share of the weight, above 0 and up to 1
  decimal most;
  friend bool operator==(const row_veto&, const row_veto&) = default;
};

/// A row whose actual says 不适用 (`across.not_applicable`).
enum class when_not_applicable : std::uint8_t {
  as_printed,  ///< is a row like any other: what is printed for it stands
  leaves       ///< leaves the total, and the rows of its category carry its weight, in proportion
};
template <>
inline constexpr auto names_of<when_not_applicable> = every_name<when_not_applicable>(
    {{when_not_applicable::as_printed, "as_printed"}, {when_not_applicable::leaves, "leaves"}});

/// A row whose actual is blank or a dash (`across.missing`).
enum class when_missing : std::uint8_t {
  as_printed,  ///< keeps the score that is printed for it
  open,        ///< may earn anything from 0 to its weight, whatever is printed
  zero         ///< earns nothing
};
template <>
inline constexpr auto names_of<when_missing> = every_name<when_missing>(
    {{when_missing::as_printed, "as_printed"}, {when_missing::open, "open"}, {when_missing::zero, "zero"}});

/// The rules across the rows of a form. By default none: the total is the sum of its rows.
struct across_declared {
  when_not_applicable not_applicable = when_not_applicable::as_printed;
  when_missing missing = when_missing::as_printed;
  std::vector<std::string> excused;  ///< words in the reason of a row by which a miss is excused: it earns its weight
  std::vector<category_cap> caps;
  std::vector<row_veto> vetoes;

  /// Whether the total may be another one than the sum of the rows.
  [[nodiscard]] bool speaks() const noexcept {
    return not_applicable != when_not_applicable::as_printed || missing != when_missing::as_printed ||
           !excused.empty() || !caps.empty() || !vetoes.empty();
  }
  friend bool operator==(const across_declared&, const across_declared&) = default;
};

}  // namespace v0
}  // namespace perfeval
