/// Shared state of one form's audit: the form, the pack, the scorecard, and the recorded verdicts and findings. For
/// authors of checks; users call audit().
#pragma once

#include <perfeval/audit/form_audit.hpp>
#include <perfeval/audit/judged_cells.hpp>
#include <perfeval/audit/row_glance.hpp>
#include <perfeval/audit/storage.hpp>
#include <perfeval/score/scorecard.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// One form under audit. Borrows everything; lives as long as one call of audit().
class examination {
 public:
  /// Records into the result.
  examination(const form& form, const pack& rules, const scorecard& card, form_audit& result)
      : form_(form), rules_(rules), card_(card), result_(result), judged_(form, own_marks_), glances_(own_glances_) {}
  /// Takes what it needs from the storage, and leaves it there.
  examination(const form& form, const pack& rules, const scorecard& card, form_audit& result,
              detail::audit_storage& storage)
      : form_(form),
        rules_(rules),
        card_(card),
        result_(result),
        storage_(&storage),
        judged_(form, storage.judged),
        glances_(storage.glances) {
    glances_.clear();
  }
  examination(const examination&) = delete;
  examination& operator=(const examination&) = delete;
  ~examination() = default;

  /// What is under audit, and what has been found.
  [[nodiscard]] const form& paper() const noexcept { return form_; }
  [[nodiscard]] const pack& rules() const noexcept { return rules_; }
  [[nodiscard]] const scorecard& card() const noexcept { return card_; }
  /// The number of indicators.
  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::vector<finding>& findings() noexcept { return result_.findings; }
  /// What the letters of a row may say. `row` counts from 0.
  [[nodiscard]] const detail::row_glance& glance(std::size_t row) {
    if (glances_.empty()) [[unlikely]]
      look_at_rows();
    return glances_[row];
  }
  /// Lists that a check may use; nullptr if this audit has none.
  [[nodiscard]] detail::audit_storage* storage() noexcept { return storage_; }

  /// Records the verdict of a check on a cell.
  void judge(const field& field, verdict verdict) { judged_.judge(field, verdict); }

  /// The verdict on a cell of the form so far; nothing if no check has judged it.
  [[nodiscard]] std::optional<verdict> verdict_on(const field& cell) const noexcept { return judged_.verdict_on(cell); }

  /// Records a finding (and, if its code compares figures, the verdict differs). The reference is valid until the next
  /// report.
  finding& report(code code, severity severity, const field& field, std::string expected = {});

  /// The first finding of this code at this field; nullptr if there is none. Many findings are found by key.
  [[nodiscard]] finding* find(code code, const field& field);

  /// Takes away the findings for which the condition holds.
  template <class Condition>
  void remove(const Condition& condition) {
    std::erase_if(result_.findings, condition);
    positions_.clear();
    indexed_ = 0;
  }

  /// Stores the verdicts and arranges the findings.
  void close();

 private:
  const form& form_;
  const pack& rules_;
  const scorecard& card_;
  const std::size_t rows_ = form_.indicators.size();
  form_audit& result_;
  detail::audit_storage* storage_ = nullptr;
  std::vector<std::uint8_t> own_marks_;
  detail::judged_cells judged_;
  std::vector<detail::row_glance> own_glances_;
  std::vector<detail::row_glance>& glances_;                  ///< empty until a check asks
  std::unordered_map<std::uint64_t, std::size_t> positions_;  ///< of the first `indexed_` findings, by field and code
  std::size_t indexed_ = 0;

  finding& next_finding();
  void look_at_rows();

  template <class Word>
  static std::uint64_t packed(const field& field, Word word) noexcept {
    return static_cast<std::uint64_t>(field.part) << 48U | std::uint64_t{field.index} << 16U |
           static_cast<std::uint64_t>(field.item) << 8U | static_cast<std::uint64_t>(word);
  }
};

/// The fields of rows, lines and totals, as checks name them. `row` and `line` count from 0.
inline field row_field(std::size_t row, item item) {
  return {part::indicators, static_cast<std::uint32_t>(row + 1), item};
}
inline field line_field(std::size_t line, item item) {
  return {part::budget, static_cast<std::uint32_t>(line + 1), item};
}
inline field total_field(item item) { return {part::total, 0, item}; }
inline constexpr field all_indicators{part::indicators, 0, item::whole};

/// Whether the row has a reason: its own, or the form's common one; blanks, dashes and `vocabulary.no_reason` do not
/// count.
bool gives_reason(const indicator& row, const form& paper, const pack& rules);
/// Whether the row's own reason cell contains a reason.
bool gives_own_reason(const indicator& row, const pack& rules);
/// Whether the cell, or the common reason cell of the form, contains a reason.
bool gives_reason(const cell& reason, const form& form, const pack& rules);
/// Full: s = w > 0. Deducted: s < w, and s is not w rounded half-up to the places of s. Rows that are scored together
/// are full together, and deducted at the first of them. `row` counts from 0.
bool is_full(const examination& exam, std::size_t row);
bool is_deducted(const examination& exam, std::size_t row);
/// The row after the last that is scored together with this one, the first of them.
std::size_t end_of_group(const examination& exam, std::size_t row);
namespace detail {
/// Whether the row has no name, and all its cells are blank or …….
bool cold_is_unfilled_row(const indicator& row);
}  // namespace detail
/// A row that was never filled in: the name is blank, …… or just 指标n：, and target, actual, weight and score are
/// blank.
inline bool is_placeholder(const indicator& row) {
  return !row.weight.has_value() && !row.score.has_value() && detail::cold_is_unfilled_row(row);
}
/// The name without a leading 指标n： and without spaces.
std::string bare_name(std::string_view name);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/examination.ipp>
#endif
