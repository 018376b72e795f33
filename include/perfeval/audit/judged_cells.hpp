/// The verdicts on the cells of one form: one for each cell, differs before cannot_tell before agrees.
#pragma once

#include <perfeval/audit/field.hpp>
#include <perfeval/audit/form_audit.hpp>
#include <perfeval/form/form.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// Borrows the space of its marks, a byte for each cell of the form: 0, or its verdict plus one.
class judged_cells {
 public:
  judged_cells(const form& form, std::vector<std::uint8_t>& marks) : marks_(marks) {
    rows_[static_cast<std::size_t>(part::budget)] = form.budget.size();
    rows_[static_cast<std::size_t>(part::indicators)] = form.indicators.size();
    rows_[static_cast<std::size_t>(part::subtotals)] = form.subtotals.size();
    std::size_t all = 0;
    for (std::size_t i = 0; i < parts; ++i) {
      first_[i] = all;
      all += (rows_[i] + 1) * items;
    }
    marks_.assign(all, 0);
  }

  void judge(const field& cell, verdict verdict) {
    const auto part = static_cast<std::size_t>(cell.part);
    const bool inside = cell.index <= rows_[part];
    std::uint8_t& mark = inside ? marks_[first_[part] + cell.index * items + static_cast<std::size_t>(cell.item)]
                                : elsewhere_[{cell.part, cell.index, cell.item}];
    const auto found = static_cast<std::uint8_t>(static_cast<std::uint8_t>(verdict) + 1);
    if (found <= mark) return;
    if (mark != 0) --count_[mark];
    ++count_[found];
    mark = found;
  }

  /// The verdict on a cell of the form; nothing if no check judged it.
  [[nodiscard]] std::optional<verdict> verdict_on(const field& cell) const noexcept {
    const auto part = static_cast<std::size_t>(cell.part);
    if (cell.index > rows_[part]) return std::nullopt;
    const std::uint8_t mark = marks_[first_[part] + cell.index * items + static_cast<std::size_t>(cell.item)];
    return mark == 0 ? std::nullopt : std::optional(static_cast<verdict>(mark - 1));
  }

  [[nodiscard]] verdict_counts counts() const noexcept {
    verdict_counts all;
    all.agrees = count_[static_cast<std::size_t>(verdict::agrees) + 1];
    all.cannot_tell = count_[static_cast<std::size_t>(verdict::cannot_tell) + 1];
    all.differs = count_[static_cast<std::size_t>(verdict::differs) + 1];
    return all;
  }

 private:
  static constexpr std::size_t parts = static_cast<std::size_t>(part::document) + 1;
  static constexpr std::size_t items = 16;
  static_assert(static_cast<std::size_t>(item::execution_score) < items);

  std::vector<std::uint8_t>& marks_;
  std::array<std::size_t, parts> rows_{};
  std::array<std::size_t, parts> first_{};
  std::map<field, std::uint8_t> elsewhere_;  // fields of lines or rows that the form lacks
  std::array<std::uint32_t, 4> count_{};     // by mark
};

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
