#pragma once

#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/folding.hpp>
#include <perfeval/detail/config.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::folding {

/// What is expected there is a unit, a year or a scale, the same in all cells; elsewhere a figure of its own cell.
inline bool expects_no_figure(const finding& f) noexcept {
  return f.expected.empty() || f.code == code::unit_missing || f.code == code::unit_mismatch ||
         f.code == code::year_mismatch || f.code == code::value_outside_scale;
}

/// Of findings about other forms too, only the reasons copied from one form say the same.
inline bool folds_across(const finding& f) noexcept {
  return f.forms.empty() || (f.code == code::copied_from_last_year && f.field.part == part::indicators);
}

/// Whether the finding may stand together with others of its code.
inline bool may_fold(const finding& f, severity gravest) {
  return !is_graver(f.severity, gravest) && f.explained_by.empty() && !f.rounding && f.candidates.empty() &&
         folds_across(f) && (f.diagnosis == diagnosis::none || f.diagnosis == diagnosis::unknown) &&
         f.field.part != part::document && expects_no_figure(f);
}

/// The detail as a part of a key: its text, or its kind and number.
inline std::string detail_key(const finding_detail& detail) {
  return std::visit(
      [&detail]<class Value>(const Value& value) -> std::string {
        if constexpr (std::is_same_v<Value, std::string>) return value;
        if constexpr (std::is_enum_v<Value>)
          return std::to_string(detail.index()) + ":" + std::to_string(static_cast<int>(value));
        return {};
      },
      detail);
}

/// Findings with one key say the same.
inline std::string key_of(const finding& f) {
  std::string key =
      std::string(name_of(f.code)) + std::string(name_of(f.severity)) + "\n" + f.expected + "\n" + detail_key(f.detail);
  for (const std::uint32_t form : f.forms) key += "\n" + std::to_string(form);
  return key;
}

inline void add_to(finding& first, const finding& f) {
  if (first.fields.empty()) {
    first.fields.push_back({first.field, first.path, first.label});
    first.cells.push_back(first.cell);
  }
  first.fields.push_back({f.field, f.path, f.label});
  first.cells.push_back(f.cell);
}

inline std::uint32_t filled_rows(const form& form) {
  return static_cast<std::uint32_t>(std::count_if(form.indicators.begin(), form.indicators.end(),
                                                  [](const indicator& row) { return !is_placeholder(row); }));
}

}  // namespace detail::folding

PERFEVAL_INLINE void arrange(std::vector<finding>& findings) {
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  detail::arrange(findings, order);
}

PERFEVAL_INLINE std::vector<finding> folded(std::vector<finding> findings, const form& form, severity gravest) {
  std::unordered_map<std::string, std::size_t> first;
  std::vector<finding> kept;
  kept.reserve(findings.size());
  for (finding& f : findings) {
    if (detail::folding::may_fold(f, gravest)) {
      const auto [known, added] = first.try_emplace(detail::folding::key_of(f), kept.size());
      if (!added) {
        detail::folding::add_to(kept[known->second], f);
        continue;
      }
    }
    kept.push_back(std::move(f));
  }
  const std::uint32_t rows = detail::folding::filled_rows(form);
  for (finding& f : kept)
    if (!f.fields.empty()) f.among = rows;
  return kept;
}

}  // namespace v0
}  // namespace perfeval
