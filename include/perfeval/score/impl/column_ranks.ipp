/// Ranks of forms on their exact totals: sorted by enclosures, and by exact sums where enclosures overlap.
#pragma once

#include <perfeval/score/impl/column_forms.ipp>

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::column_kernel {

/// A form that is ranked, with the enclosure of its total.
struct ranked_form {
  std::int64_t low = 0;
  std::uint32_t inexact = 0;
  std::uint32_t form = 0;
};

/// The first number above those of the enclosure, or its only one.
inline std::int64_t end_of(const ranked_form& one) noexcept { return one.low + one.inexact; }

inline std::vector<ranked_form> by_enclosure(const column_scores& out, std::span<const enclosed_total> totals) {
  std::vector<ranked_form> all;
  all.reserve(totals.size());
  for (std::size_t form = 0; form < totals.size(); ++form)
    if (out.settled_totals[form] != 0)
      all.push_back({totals[form].low, totals[form].inexact, static_cast<std::uint32_t>(form)});
  sort_polling(
      all, [](const ranked_form& a, const ranked_form& b) { return a.low != b.low ? a.low > b.low : a.form < b.form; });
  return all;
}

/// Where the forms end whose enclosures overlap those of the first, directly or through others. Two totals that are the
/// same whole number of the grid are tied, and need nothing else.
inline std::size_t end_of_overlap(std::span<const ranked_form> all, std::size_t begin, bool& inexact) {
  std::size_t end = begin + 1;
  std::int64_t lowest = all[begin].low;
  inexact = all[begin].inexact != 0;
  while (end < all.size()) {
    const ranked_form& next = all[end];
    const bool meets = next.inexact == 0 ? next.low == lowest : end_of(next) > lowest;
    if (!meets) break;
    inexact = inexact || next.inexact != 0;
    lowest = next.low;
    ++end;
  }
  return end;
}

/// Forms whose enclosures overlap, by position in the sorted list.
struct overlap {
  std::size_t begin = 0, end = 0;
};

/// A form with its exact total, in 64 bits where that fits.
struct exactly_ranked {
  ranked_form ranked;
  std::optional<short_total> brief;
  ratio total;  ///< where it does not
};

inline exactly_ranked exactly(const plan& plan, std::span<const std::size_t> rows, const ranked_form& ranked) {
  exactly_ranked made{ranked, std::nullopt, {}};
  if (!looks_across(plan)) made.brief = short_total_of(plan, rows);
  if (!made.brief) made.total = *exact_total_of(plan, rows)->exact;
  return made;
}

inline std::strong_ordering compare(const exactly_ranked& a, const exactly_ranked& b) {
  if (a.brief && b.brief) return *a.brief <=> *b.brief;
  return (a.brief ? a.brief->value() : a.total) <=> (b.brief ? b.brief->value() : b.total);
}

/// Sorts the overlapping forms by their exact totals, and marks in `tied` those that equal the one before.
inline void sort_overlaps(const plan& plan, std::span<const overlap> overlaps, std::span<ranked_form> all,
                          std::vector<bool>& tied) {
  std::vector<std::uint32_t> wanted;
  for (const overlap& one : overlaps)
    for (std::size_t i = one.begin; i < one.end; ++i) wanted.push_back(all[i].form);
  if (wanted.empty()) return;
  const rows_of_forms forms(plan.table, std::move(wanted));
  std::size_t next = 0;
  std::vector<exactly_ranked> exact;
  for (const overlap& one : overlaps) {
    poll();
    exact.clear();
    for (std::size_t i = one.begin; i < one.end; ++i) {
      poll_sometimes(i);
      exact.push_back(exactly(plan, forms.rows(next++), all[i]));
    }
    sort_polling(exact, [](const exactly_ranked& a, const exactly_ranked& b) {
      const auto order = compare(a, b);
      return order != 0 ? order > 0 : a.ranked.form < b.ranked.form;
    });
    for (std::size_t i = 0; i < exact.size(); ++i) {
      all[one.begin + i] = exact[i].ranked;
      tied[one.begin + i] = i > 0 && compare(exact[i], exact[i - 1]) == 0;
    }
  }
}

inline void rank_forms(const plan& plan, tie_ranks ties, column_scores& out, std::span<const enclosed_total> totals) {
  out.ranks.assign(totals.size(), 0);
  std::vector<ranked_form> all = by_enclosure(out, totals);
  std::vector<bool> tied(all.size(), false);
  std::vector<overlap> overlaps;
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    bool inexact = false;
    end = end_of_overlap(all, begin, inexact);
    if (end - begin > 1 && inexact) overlaps.push_back({begin, end});
    if (!inexact)
      for (std::size_t i = begin + 1; i < end; ++i) tied[i] = true;
  }
  sort_overlaps(plan, overlaps, all, tied);
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto position = static_cast<std::uint32_t>(i + 1);
    if (ties == tie_ranks::ordinal)
      rank = position;
    else if (!tied[i])
      rank = ties == tie_ranks::dense ? rank + 1 : position;
    out.ranks[all[i].form] = rank;
  }
}

}  // namespace detail::column_kernel
}  // namespace v0
}  // namespace perfeval
