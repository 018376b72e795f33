/// The forms of columns: totals and grades from enclosures, and from the rows again where an enclosure cannot decide.
#pragma once

#include <perfeval/exact_sum.hpp>
#include <perfeval/score/impl/across.ipp>
#include <perfeval/score/impl/bounded_sum.ipp>
#include <perfeval/score/impl/column_rows.ipp>

#include <compare>
#include <limits>
#include <numeric>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::column_kernel {

/// The rows of some forms, each form's together.
class rows_of_forms {
 public:
  rows_of_forms(const row_columns& table, std::vector<std::uint32_t> forms) : forms_(std::move(forms)) {
    std::vector<std::uint32_t> place(table.form_count, none);
    for (std::size_t i = 0; i < forms_.size(); ++i) place[forms_[i]] = static_cast<std::uint32_t>(i);
    ends_.assign(forms_.size() + 1, 0);
    for (std::size_t row = 0; row < table.rows; ++row)
      if (const std::uint32_t i = place[table.forms[row]]; i != none) ++ends_[i + 1];
    for (std::size_t i = 1; i < ends_.size(); ++i) ends_[i] += ends_[i - 1];
    rows_.resize(ends_.back());
    std::vector<std::size_t> next(ends_.begin(), ends_.end() - 1);
    for (std::size_t row = 0; row < table.rows; ++row)
      if (const std::uint32_t i = place[table.forms[row]]; i != none) rows_[next[i]++] = row;
  }

  [[nodiscard]] std::size_t size() const noexcept { return forms_.size(); }
  [[nodiscard]] std::uint32_t form(std::size_t i) const noexcept { return forms_[i]; }
  [[nodiscard]] std::span<const std::size_t> rows(std::size_t i) const noexcept {
    return std::span(rows_).subspan(ends_[i], ends_[i + 1] - ends_[i]);
  }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  std::vector<std::uint32_t> forms_;
  std::vector<std::size_t> ends_;
  std::vector<std::size_t> rows_;
};

/// An exact total in units of the grid: whole + n / d, with 0 <= n < d < 2^62.
struct short_total {
  std::int64_t whole = 0, n = 0, d = 1;

  [[nodiscard]] ratio value() const {
    return ratio_access::make(long_product(whole, d) + n, long_product(d, 1)) / ratio(grid);
  }
  friend bool operator==(const short_total&, const short_total&) = default;  // in lowest terms
  friend std::strong_ordering operator<=>(const short_total& a, const short_total& b) noexcept {
    if (a.whole != b.whole) return a.whole <=> b.whole;
    const int128 left = long_product(a.n, b.d);
    const int128 right = long_product(b.n, a.d);
    return left < right ? std::strong_ordering::less
                        : (left > right ? std::strong_ordering::greater : std::strong_ordering::equal);
  }
};

/// Adds n / d below 1; false if the common denominator or the sum does not fit.
inline bool add_rest(std::int64_t n, std::int64_t d, short_total& total) noexcept {
  constexpr std::int64_t most = std::int64_t{1} << 62;
  const std::int64_t common = std::gcd(total.d, d);
  const int128 denominator = long_product(total.d / common, d);
  if (denominator >= most) return false;
  const int128 sum = long_product(total.n, d / common) + long_product(n, total.d / common);
  if (__builtin_add_overflow(total.whole, sum >= denominator ? 1 : 0, &total.whole)) return false;
  const auto rest = static_cast<std::int64_t>(sum >= denominator ? sum - denominator : sum);
  const std::int64_t lowest = std::gcd(rest, static_cast<std::int64_t>(denominator));
  total.n = rest / lowest;
  total.d = static_cast<std::int64_t>(denominator) / lowest;
  return true;
}

/// The total of rows whose points shapes give; nothing if some are others, or their common denominator does not fit.
inline std::optional<short_total> short_total_of(const plan& plan, std::span<const std::size_t> rows) {
  if (!plan.fast) return std::nullopt;
  short_total total;
  for (const std::size_t row : rows) {
    const auto figures = whole_row(plan, row);
    if (!figures || !has_shape(plan, row, *figures)) return std::nullopt;
    const way& way = plan.ways[static_cast<std::size_t>(plan.table.directions[row])];
    const grid_points points = wide_points(way, *figures);
    if (__builtin_add_overflow(total.whole, points.floor, &total.whole)) return std::nullopt;
    if (!points.inexact) continue;
    const auto [n, d] = share_of(way.shape, figures->target, figures->actual);
    const int128 rest = long_product(figures->weight, n) - long_product(points.floor, d);
    const std::int64_t common = std::gcd(static_cast<std::int64_t>(rest), d);
    if (!add_rest(static_cast<std::int64_t>(rest) / common, d / common, total)) return std::nullopt;
  }
  return total;
}

/// An exact total, or its ends.
struct exact_total {
  std::optional<ratio> exact;
  ratio low, high;
};

inline exact_total sum_of_rows(const plan& plan, std::span<const std::size_t> rows) {
  if (const auto total = short_total_of(plan, rows)) {
    const ratio value = total->value();
    return {value, value, value};
  }
  bounded_sum low;
  bounded_sum high;
  bool open = false;
  for (const std::size_t row : rows) {
    const row_value value = value_of_row(plan, row);
    if (!value.scored) continue;
    open = open || !value.exact;
    low.add(value.low);
    high.add(value.high);
  }
  exact_total total{std::nullopt, low.low(), high.high()};
  if (!open && low.is_exact()) total.exact = total.low;
  return total;
}

// ---- Rules across rows

/// The standing of a row under the pack, as for the rows of a form. `points`: nothing if it is not scored.
inline across_row row_across(const plan& plan, std::size_t row, const std::optional<interval>& points) {
  const across_declared& declared = plan.rules.across;
  const bool executes = plan.table.directions[row] == target_direction::execution;
  across_row made;
  made.group = executes                           ? execution_group
               : plan.table.categories == nullptr ? 0
                                                  : static_cast<std::uint32_t>(plan.table.categories[row]);
  if (!points) return made;
  made.weight = ratio(plan.table.weight.number(row));
  made.points = *points;
  switch (standing_of_row(plan, row)) {
    case standing::excused:
      made.standing = standing::excused;
      break;
    case standing::not_applicable:
      if (declared.not_applicable == when_not_applicable::leaves) made.standing = standing::not_applicable;
      break;
    case standing::missing:
      if (declared.missing == when_missing::zero) made.points = interval(ratio(0));
      break;
    default:
      break;
  }
  const bool no_budget = executes && plan.table.target.known(row) && plan.table.target.number(row).is_zero();
  if (no_budget && plan.rules.execution.zero_budget == zero_budget::exclude) made.standing = standing::not_applicable;
  return made;
}

inline across_rules across_rules_for(const plan& plan, std::span<const std::size_t> rows) {
  across_rules made;
  for (const category_cap& cap : plan.rules.across.caps)
    made.caps.push_back({static_cast<std::uint32_t>(cap.category), ratio(cap.most)});
  for (const row_veto& one : plan.rules.across.vetoes)
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool kind = !one.rows.kind || *one.rows.kind == plan.table.kinds[rows[i]];
      const bool category = !one.rows.category || *one.rows.category == plan.table.categories[rows[i]];
      const bool executes = plan.table.directions[rows[i]] == target_direction::execution;
      if (kind && category && !executes) made.vetoes.push_back({i, interval::below(one.below), ratio(one.most)});
    }
  return made;
}

inline bool carries_weight(std::span<const across_row> rows) {
  return std::any_of(rows.begin(), rows.end(), [](const across_row& row) {
    return row.standing != standing::not_applicable && row.weight.sign() > 0;
  });
}

/// Nothing if no row is left to carry the weight.
inline std::optional<exact_total> total_across_rows(const plan& plan, std::span<const std::size_t> rows) {
  std::vector<across_row> all;
  for (const std::size_t row : rows) {
    const row_value value = value_of_row(plan, row);
    all.push_back(
        row_across(plan, row, value.scored ? std::optional(interval::closed(value.low, value.high)) : std::nullopt));
  }
  if (!carries_weight(all)) return std::nullopt;
  const interval points = total_across(all, across_rules_for(plan, rows)).points;
  exact_total total{std::nullopt, points.low()->value, points.high()->value};
  if (points.is_point()) total.exact = total.low;
  return total;
}

inline bool leaves_execution(const plan& plan) { return plan.rules.execution.zero_budget == zero_budget::exclude; }

/// Whether a total may differ from the sum of its rows.
inline bool looks_across(const plan& plan) {
  return plan.across || plan.table.standings != nullptr || leaves_execution(plan);
}

inline std::optional<exact_total> exact_total_of(const plan& plan, std::span<const std::size_t> rows) {
  return looks_across(plan) ? total_across_rows(plan, rows) : sum_of_rows(plan, rows);
}

// ---- Enclosures

/// The rounded total, if every number of the enclosure rounds to it.
inline std::optional<std::int64_t> rounded_total(const enclosed_total& total, std::int64_t unit) noexcept {
  const std::int64_t last = total.inexact == 0 ? total.low : total.low + total.inexact - 1;
  const std::int64_t rounded = (total.low + unit / 2) / unit;
  return last + unit / 2 - rounded * unit < unit ? std::optional<std::int64_t>(rounded) : std::nullopt;
}

/// The bounds of the grades in units of the grid; nothing if they are finer, or grades need the exact total.
inline std::optional<std::array<std::int64_t, 3>> bounds_on_grid(const grade_rules& rules) {
  if (rules.rounding || rules.whole_numbers) return std::nullopt;
  std::array<std::int64_t, 3> bounds{};
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    const ratio on_grid = ratio(rules.bounds[i]) * ratio(grid);
    const decimal floor = round(on_grid, {0, rounding_mode::floor});
    if (ratio(floor) != on_grid || !fits_64(access::coefficient(floor))) return std::nullopt;
    bounds[i] = short_value(access::coefficient(floor));
  }
  return bounds;
}

/// The grade, if every number of the enclosure has it.
inline std::optional<grade> enclosed_grade(const enclosed_total& total, const std::array<std::int64_t, 3>& bounds) {
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (total.low >= bounds[i]) return static_cast<grade>(i);
    if (total.low + total.inexact > bounds[i]) return std::nullopt;
  }
  return grade::poor;
}
static_assert(static_cast<int>(grade::excellent) == 0 && static_cast<int>(grade::poor) == 3);

/// False if the enclosure does not decide total and grade.
inline bool settle_by_enclosure(const plan& plan, const std::optional<std::array<std::int64_t, 3>>& bounds,
                                const enclosed_total& total, std::size_t form, column_scores& out) {
  if (!total.scored) return true;
  if (total.open || !bounds || plan.place_unit == 0 || total.low < 0 || total.low >= most_enclosed) return false;
  const auto rounded = rounded_total(total, plan.place_unit);
  const auto grade = enclosed_grade(total, *bounds);
  if (!rounded || !grade) return false;
  out.totals[form] = *rounded;
  out.settled_totals[form] = 1;
  out.grades[form] = grade;
  return true;
}

// ---- Forms

/// Keeps what ranks need of a total that the rows across, or its digits, decide. Totals beyond the grid overlap each
/// other, above or below all others: their exact sums rank them.
inline void keep_enclosed(const ratio& exact, enclosed_total& total) {
  total.low = 0;
  total.inexact = 0;
  total.open = false;
  enclose(exact, total);
  const bool fits = !total.open && total.low > -most_enclosed && total.low < most_enclosed;
  if (fits) return;
  total.low = exact.sign() < 0 ? std::numeric_limits<std::int64_t>::min() : most_enclosed;
  total.inexact = std::numeric_limits<std::uint32_t>::max();
  total.open = false;
}

inline void settle_exactly(const plan& plan, std::uint32_t form, const exact_total& total, enclosed_total& enclosed,
                           column_scores& out) {
  if (total.exact) {
    out.totals[form] = written(*total.exact, out.places);
    out.settled_totals[form] = 1;
    out.grades[form] = grade_if_any(*total.exact, plan.rules);
    if (!out.exact_totals.empty()) out.exact_totals[form] = *total.exact;
    if (!out.keys.empty()) out.keys[form] = total_key(*total.exact);
    keep_enclosed(*total.exact, enclosed);
    return;
  }
  out.open_totals.push_back({form, total.low, total.high});
  const auto least = grade_if_any(total.low, plan.rules);
  if (least == grade_if_any(total.high, plan.rules)) out.grades[form] = least;
}

/// What is wanted as quotients: the points of every row.
inline void give_exact_points(const plan& plan, column_scores& out) {
  for (std::size_t row = 0; row < plan.table.rows; ++row) out.exact_points[row] = value_of_row(plan, row).exact;
}

inline void settle_forms(const plan& plan, const column_request& wanted, column_scores& out,
                         std::span<enclosed_total> totals) {
  if (wanted.exact) give_exact_points(plan, out);
  if (plan.table.forms == nullptr) return;
  const auto bounds = bounds_on_grid(plan.rules.grade);
  std::vector<std::uint32_t> undecided;
  for (std::size_t form = 0; form < totals.size(); ++form) {
    const bool again = wanted.exact || wanted.keys || plan.across || leaves_execution(plan);
    if ((totals[form].scored && again) || !settle_by_enclosure(plan, bounds, totals[form], form, out))
      undecided.push_back(static_cast<std::uint32_t>(form));
  }
  if (undecided.empty()) return;
  const rows_of_forms forms(plan.table, std::move(undecided));
  for (std::size_t i = 0; i < forms.size(); ++i) {
    poll();
    if (const auto total = exact_total_of(plan, forms.rows(i)))
      settle_exactly(plan, forms.form(i), *total, totals[forms.form(i)], out);
  }
}

}  // namespace detail::column_kernel
}  // namespace v0
}  // namespace perfeval
