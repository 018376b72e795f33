/// All rows of columns, in blocks: a few instructions on 64 bits for most of them. What does not fit is scored apart.
#pragma once

#include <perfeval/detail/poll.hpp>
#include <perfeval/score/impl/column_row.ipp>

#include <array>
#include <cstring>
#include <span>

namespace perfeval {
inline namespace v0 {
namespace detail::column_kernel {

/// A block of rows on its way: arrays, so that one instruction works on several rows.
struct block {
  static constexpr std::size_t rows = 256;  // what a processor's nearest cache holds beside their columns
  template <class Value>
  using column = std::array<Value, rows>;

  const std::int64_t* weight = nullptr;  ///< where the rows lie
  const std::int64_t* target = nullptr;
  const std::int64_t* actual = nullptr;
  const std::uint8_t* direction = nullptr;
  column<std::int64_t> way;           ///< the number of the direction
  column<std::int64_t> fits;          ///< 1: the row is one of a shape, within the guess
  column<std::int64_t> scaled, n, d;  ///< the weight on the grid; the share of it
  column<std::int64_t> floor, rest;   ///< the points on the grid; what is left of n, at last 1 for any
  column<std::int64_t> written;
  column<std::uint8_t> settled;  ///< 1 where a row has points
  std::int64_t all_fit = 0;      ///< 1: every row does
};

/// Room for rows that do not lie as a block needs them: wider numbers, unknown ones, and the last rows of columns.
struct copied_block {
  block::column<std::int64_t> weight{}, target{}, actual{};
  block::column<std::uint8_t> direction{};
};

/// What holds for every block of a call.
struct block_limits {
  explicit block_limits(const plan& plan) : factors(plan.factors), unit(plan.place_unit) {
    const auto most = [](std::int64_t bound, std::int64_t factor) {
      return static_cast<std::uint64_t>(bound / factor);
    };
    weight = most(most_weight, factors.weight);
    target = most(most_guessed / 2, factors.target);
    actual = most(most_guessed / 2, factors.actual);
    for (std::size_t i = 0; i < plan.ways.size(); ++i)
      if (plan.ways[i].shape != shape::general) shaped |= std::uint64_t{1} << i;
    const shape at_most = plan.ways[1].shape;
    inverse = at_most == shape::inverse ? 1 : none;
    falling = at_most == shape::falling ? 1 : none;
  }

  static constexpr std::int64_t none = -1;

  alignment_factors factors;
  std::int64_t unit;
  std::uint64_t weight = 0, target = 0, actual = 0;  ///< below them the guess holds
  std::uint64_t shaped = 0;                          ///< a bit for each direction
  std::int64_t inverse = none, falling = none;       ///< the number of the direction of that shape
};

/// Puts the guess of product / divisor right by its remainder.
/// Requires: the guess is at most one off, and the divisor below 2^61.
[[gnu::always_inline]] inline void correct(std::int64_t product, std::int64_t divisor, std::int64_t& floor,
                                           std::int64_t& rest) noexcept {
  rest = static_cast<std::int64_t>(static_cast<std::uint64_t>(product) -
                                   static_cast<std::uint64_t>(floor) * static_cast<std::uint64_t>(divisor));
  floor += rest < 0 ? -1 : (rest >= divisor ? 1 : 0);
  rest += rest < 0 ? divisor : (rest >= divisor ? -divisor : 0);
}

/// A product modulo 2^64.
constexpr std::int64_t wrapped(std::int64_t a, std::int64_t b) noexcept {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
}

/// The points of a block on the grid. A weight below 2^50 and figures below 2^53 leave the guess of weight n / d at
/// most one off; its remainder is then exact modulo 2^64, whatever the product was.
[[gnu::always_inline]] inline void score_block(const block_limits& most, block& rows) noexcept {
  std::int64_t all_fit = 1;
  for (std::size_t i = 0; i < block::rows; ++i) {
    const std::uint64_t way = rows.direction[i];
    rows.fits[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(rows.weight[i]) < most.weight) &
                   static_cast<std::int64_t>(static_cast<std::uint64_t>(rows.target[i]) - 1 < most.target) &
                   static_cast<std::int64_t>(static_cast<std::uint64_t>(rows.actual[i]) < most.actual) &
                   static_cast<std::int64_t>(most.shaped >> way & 1U);
    rows.way[i] = static_cast<std::int64_t>(way);
    all_fit &= rows.fits[i];
  }
  rows.all_fit = all_fit;
  for (std::size_t i = 0; i < block::rows; ++i) {
    const std::int64_t target = wrapped(rows.target[i], most.factors.target);
    const std::int64_t actual = wrapped(rows.actual[i], most.factors.actual);
    const std::int64_t smaller = actual < target ? actual : target;
    const std::int64_t larger = actual < target ? target : actual;
    const auto twice = static_cast<std::int64_t>(2 * static_cast<std::uint64_t>(target) -
                                                 static_cast<std::uint64_t>(larger));  // of a straight fall
    const std::int64_t left = twice < 0 ? 0 : twice;
    const std::int64_t n = rows.way[i] == most.falling ? left : smaller;
    const std::int64_t fits = -rows.fits[i];  // all bits, or none: a row that does not fit is 0 of 1
    rows.scaled[i] = wrapped(rows.weight[i], most.factors.weight) & fits;
    rows.n[i] = (rows.way[i] == most.inverse ? target : n) & fits;
    rows.d[i] = ((rows.way[i] == most.inverse ? larger : target) & fits) | (1 - rows.fits[i]);
  }
  for (std::size_t i = 0; i < block::rows; ++i)
    rows.floor[i] = static_cast<std::int64_t>(static_cast<double>(rows.scaled[i]) * static_cast<double>(rows.n[i]) /
                                              static_cast<double>(rows.d[i]));
  for (std::size_t i = 0; i < block::rows; ++i)
    correct(
        static_cast<std::int64_t>(static_cast<std::uint64_t>(rows.scaled[i]) * static_cast<std::uint64_t>(rows.n[i])),
        rows.d[i], rows.floor[i], rows.rest[i]);
}

/// The points of a block as they are written. They are below 2^51: the guess, a product with a rounded part, is at most
/// one off.
[[gnu::always_inline]] inline void write_block(const block_limits& most, block& rows) noexcept {
  const std::int64_t half = most.unit / 2;
  const double part = 1.0 / static_cast<double>(most.unit);
  for (std::size_t i = 0; i < block::rows; ++i)
    rows.written[i] = static_cast<std::int64_t>(static_cast<double>(rows.floor[i] + half) * part);
  for (std::size_t i = 0; i < block::rows; ++i) {
    correct(rows.floor[i] + half, most.unit, rows.written[i], rows.n[i]);
    rows.rest[i] = rows.rest[i] != 0 ? 1 : 0;
    rows.settled[i] = static_cast<std::uint8_t>(rows.fits[i]);
  }
}

using block_step = void (*)(const block_limits&, block&) noexcept;

inline void score_narrow(const block_limits& most, block& rows) noexcept { score_block(most, rows); }
inline void write_narrow(const block_limits& most, block& rows) noexcept { write_block(most, rows); }
#if defined(__x86_64__)
#define PERFEVAL_WIDE [[gnu::target("avx512f,avx512dq,avx512vl,avx512bw")]]
/// The same for processors that work on eight rows at once.
PERFEVAL_WIDE inline void score_wide(const block_limits& most, block& rows) noexcept { score_block(most, rows); }
PERFEVAL_WIDE inline void write_wide(const block_limits& most, block& rows) noexcept { write_block(most, rows); }
#undef PERFEVAL_WIDE
inline bool is_wide() noexcept { return __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"); }
#endif

/// The two steps for this processor.
struct block_steps {
  block_step score = &score_narrow;
  block_step write = &write_narrow;

  block_steps() {
#if defined(__x86_64__)
    if (!is_wide()) return;
    score = &score_wide;
    write = &write_wide;
#endif
  }
};

/// A figure that no shape takes: the row is scored apart.
inline constexpr std::int64_t apart = -1;

/// The numbers of a column where they lie, or copied.
inline const std::int64_t* take_numbers(const number_column& column, std::size_t begin, std::size_t count,
                                        block::column<std::int64_t>& copied) {
  const bool plain = column.width == number_width::int64 && column.validity == nullptr;
  if (plain && count == block::rows) return static_cast<const std::int64_t*>(column.values) + column.offset + begin;
  for (std::size_t i = 0; i < count; ++i) copied[i] = whole(column, begin + i, 1).value_or(apart);
  return copied.data();
}

/// Points the block to its rows. What a shape cannot give is marked by its weight.
inline std::size_t take_block(const plan& plan, std::size_t begin, copied_block& copied, block& rows) {
  const row_columns& table = plan.table;
  const std::size_t count = std::min(block::rows, table.rows - begin);
  rows.target = take_numbers(table.target, begin, count, copied.target);
  rows.actual = take_numbers(table.actual, begin, count, copied.actual);
  rows.weight = take_numbers(table.weight, begin, count, copied.weight);
  if (plan.own || table.standings != nullptr) {
    if (rows.weight != copied.weight.data()) std::copy_n(rows.weight, count, copied.weight.data());
    rows.weight = copied.weight.data();
    for (std::size_t i = 0; i < count; ++i) {
      const bool counted = table.standings == nullptr || table.standings[begin + i] == standing::counted;
      if (!counted || (plan.own && own_rule(plan, begin + i) != nullptr)) copied.weight[i] = apart;
    }
  }
  rows.direction = reinterpret_cast<const std::uint8_t*>(table.directions) + begin;
  if (count == block::rows) return count;
  std::copy_n(rows.direction, count, copied.direction.data());
  rows.direction = copied.direction.data();
  return count;
}

/// The pack's own rounding of points, before they are written and added.
inline void round_block(const plan& plan, std::size_t count, block& rows) noexcept {
  for (std::size_t i = 0; i < count; ++i) {
    const grid_points points = rounded_points({rows.floor[i], rows.rest[i] != 0}, plan.ways[rows.direction[i]]);
    rows.floor[i] = points.floor;
    rows.rest[i] = points.inexact ? 1 : 0;
  }
}

/// Gives the points of a block, and scores apart what does not fit.
inline void give_block(const plan& plan, std::size_t begin, std::size_t count, const block& rows, column_scores& out,
                       std::span<enclosed_total> totals) {
  std::memcpy(&out.points[begin], rows.written.data(), count * sizeof(std::int64_t));
  std::memcpy(&out.settled[begin], rows.settled.data(), count);
  if (rows.all_fit != 0) return;
  for (std::size_t i = 0; i < count; ++i)
    if (rows.fits[i] == 0) score_apart(plan, begin + i, out, totals);
}

/// Adds the points of a block to the totals: of rows of one form that follow each other, at once. A row is below 2^50,
/// a block of them fits.
inline void add_block(const std::uint32_t* forms, std::size_t count, const block& rows,
                      std::span<enclosed_total> totals) noexcept {
  for (std::size_t i = 0; i < count;) {
    const std::uint32_t form = forms[i];
    std::int64_t low = 0;
    std::int64_t inexact = 0;
    std::int64_t scored = rows.all_fit;
    for (; i < count && forms[i] == form; ++i) {
      low += rows.floor[i];
      inexact += rows.rest[i];
      scored |= rows.fits[i];
    }
    enclosed_total& total = totals[form];
    enclose(low, static_cast<std::uint32_t>(inexact), total);
    total.scored = total.scored || scored != 0;
  }
}

inline void score_blocks(const plan& plan, column_scores& out, std::span<enclosed_total> totals) {
  const block_limits most(plan);
  const block_steps steps;
  const bool rounds = plan.rules.quant.rounding || plan.rules.execution.rounding;
  block rows;
  copied_block copied;
  for (std::size_t begin = 0; begin < plan.table.rows; begin += block::rows) {
    poll();
    const std::size_t count = take_block(plan, begin, copied, rows);
    steps.score(most, rows);
    if (rounds) round_block(plan, count, rows);
    steps.write(most, rows);
    give_block(plan, begin, count, rows, out, totals);
    if (plan.table.forms != nullptr) add_block(plan.table.forms + begin, count, rows, totals);
  }
}

inline void score_rows(const plan& plan, column_scores& out, std::span<enclosed_total> totals) {
  if (plan.fast) return score_blocks(plan, out, totals);
  for (std::size_t row = 0; row < plan.table.rows; ++row) {
    if (row % block::rows == 0) poll();
    score_apart(plan, row, out, totals);
  }
}

}  // namespace detail::column_kernel
}  // namespace v0
}  // namespace perfeval
