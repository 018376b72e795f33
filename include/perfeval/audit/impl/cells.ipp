#pragma once

#include <perfeval/audit/cells.hpp>
#include <perfeval/audit/impl/doubt.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/impl/left_over.ipp>
#include <perfeval/audit/impl/sums.ipp>
#include <perfeval/audit/questions.hpp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/formula_text.hpp>
#include <perfeval/detail/spaceless.hpp>
#include <perfeval/score/impl/row_reading.ipp>

#include <array>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::cells {

using namespace figures;

// ------------------------------------------------------------------------------------------------ actuals

/// A target or an actual in a unit of time, its own or that of the unit column.
inline bool is_duration(const indicator& row, const form& form) {
  return row.wanted.kind == statement_kind::period || row.found.kind == statement_kind::period ||
         (row.wanted.unit.dimension == dimension::none && unit_beside(row, form).dimension == dimension::time);
}

/// A target of zero, and an actual so far above it that the pack requires a reason (`over.zero_target_limit`).
inline bool exceeds_zero_target(const row_reading& row, const ratio& actual, const pack& rules) {
  return rules.over.zero_target_limit && row.measurable() && row.direction != direction::deadline &&
         row.low.is_zero() && row.high.is_zero() && actual >= ratio(*rules.over.zero_target_limit);
}

/// `far_from`: of the target, from where on a reason is required. `above`: that is above the target.
inline void check_overshoot(examination& exam, std::size_t i, const ratio& far_from, bool above) {
  const indicator& row = exam.paper().indicators[i];
  const row_reading& reading = exam.card().rows[i].reading();
  const bool upward = reading.direction == direction::at_least || reading.direction == direction::equal;
  const ratio* actual = reading.value();
  if (actual && exceeds_zero_target(reading, *actual, exam.rules())) {
    if (!gives_reason(row, exam.paper(), exam.rules()))
      exam.report(code::overshoot_unexplained, severity::warning, row_field(i, item::actual));
    return;
  }
  if (!upward || !actual || reading.low.sign() <= 0 || is_duration(row, exam.paper())) return;
  const field here = row_field(i, item::actual);
  const auto& over = exam.rules().over;
  if (above && *actual <= reading.low) return exam.judge(here, verdict::agrees);  // as most
  const bool far = *actual >= reading.low * far_from;
  const bool flagged = !far && over.flag_ratio && *actual >= reading.low * ratio(*over.flag_ratio);
  if ((!far && !flagged) || gives_reason(row, exam.paper(), exam.rules())) return exam.judge(here, verdict::agrees);
  if (left_over::may_hold(exam.paper(), i, item::reason)) return exam.judge(here, verdict::cannot_tell);
  exam.report(code::overshoot_unexplained, far ? severity::warning : severity::note, here);
}

inline bool starts_with_sign(std::string_view text) noexcept {
  text = trimmed(text);
  for (const std::string_view sign : {"≥", "≧", "≮", "＞", ">", "≤", "≦", "≯", "＜", "<", "&gt;", "&lt;"})
    if (text.starts_with(sign)) return true;
  return false;
}

/// 达到95%: before a measured value, 达到 states an achievement, not a bound.
inline bool says_reached(const cell& actual, const form& form) {
  std::string text = without_spaces(actual.text);
  for (const std::string_view word : {"达到", "达"}) {
    const std::size_t position = text.find(word);
    if (position == std::string::npos) continue;
    text.erase(position, word.size());
    return read_statement(text, {}, {}, form.own_units).sign == comparison::none;
  }
  return false;
}

/// An operator sign in front, or a bound word with a number; a period such as 1年内 does not count.
inline bool is_inequality(const indicator& row, const form& form) {
  const statement& s = row.found;
  const bool bounded =
      s.sign != comparison::none && s.sign != comparison::equal && !s.sign_is_within && row_reader::is_number(s);
  if (bounded && s.sign_is_word && s.sign == comparison::at_least && says_reached(row.actual, form)) return false;
  return bounded || (!row_reader::is_number(s) && starts_with_sign(row.actual.text));
}

/// The words of a scale, for the sentence: 好、较好、一般 …
inline void add_degrees(std::string& words, const scale& s) {
  for (const degree& d : s.degrees) words.append(words.empty() ? "" : "、").append(d.word);
}

/// Requires: the target is in words.
inline void check_scale(examination& exam, std::size_t i) {
  const indicator& row = exam.paper().indicators[i];
  const scale* wanted = exam.rules().vocabulary.find_scale(spaceless(row.target.text).text());
  if (!wanted || row.actual.empty()) return;
  if (tiers_of(wanted->degrees, spaceless(row.actual.text).text()) != 0) return;
  add_degrees(exam.report(code::value_outside_scale, severity::warning, row_field(i, item::actual)).expected, *wanted);
}

// ---------------------------------------------------------------------------------------------- missing and unreadable

inline void check_missing_of(examination& exam, std::size_t i, bool unfilled) {
  const form& form = exam.paper();
  const indicator& row = form.indicators[i];
  const auto blank = [](const cell& c) { return c.content == content::blank && c.stored.empty(); };  // no zero unshown
  if (!blank(row.target) && !blank(row.actual) && !blank(row.weight) && !blank(row.score)) return;   // as most
  if (is_placeholder(row) || exam.card().rows[i].deducts) return;
  const auto lacks = [&](enum code missing, item part) {
    if (hides_rows(form) || left_over::may_hold(form, i, part))
      return exam.judge(row_field(i, part), verdict::cannot_tell);
    exam.report(missing, severity::warning, row_field(i, part));
  };
  const bool bonus = exam.card().rows[i].bonus;                                               // not everyone earns one
  const bool in_parts = i + 1 < exam.rows() && form.indicators[i + 1].under_weighted_parent;  // which have them
  if (is_scored(row) && !bonus && !in_parts) {
    if (form.has.target && blank(row.target)) lacks(code::target_missing, item::target);
    if (form.has.actual && blank(row.actual) && !unfilled) lacks(code::actual_missing, item::actual);
  }
  if (row.under_weighted_parent) return;
  if (row.score.has_value() && blank(row.weight) && !row.weight.merged && form.has.weight)
    lacks(code::weight_missing, item::weight);
  if (row.weight.has_value() && blank(row.score) && !row.score.merged && form.has.score && !unfilled && !bonus)
    lacks(code::score_missing, item::score);
}

inline void check_execution_missing(examination& exam) {
  const auto total = total_line_index(exam.paper());
  if (!total) return;
  const budget_line& line = exam.paper().budget[*total];
  const bool missing = line.score.content == content::blank && line.score.stored.empty();
  if (!line.weight.has_value() || !missing || !exam.paper().has.execution_score) return;
  const field here = line_field(*total, item::score);
  if (hides_rows(exam.paper())) return exam.judge(here, verdict::cannot_tell);
  exam.report(code::score_missing, severity::warning, here);
}

/// 95?: readers put the mark behind a figure of which they are not certain. It cannot be read, which is not its fault.
inline bool is_doubted(std::string_view text) {
  return text.ends_with('?') && text.find_first_of("0123456789") != text.npos;
}

/// What readers write for a cell that holds nothing but a picture. It may show anything.
inline bool is_picture(std::string_view text) { return text == "[图片]"; }

/// 满分: all points of the row, in a word.
inline bool says_full_marks(std::string_view text) { return text == "满分" || text == "全分"; }

inline void check_readable(examination& exam, const figure& f, const field& here) {
  if (f.content != content::unreadable) return;
  if (is_formula(f.text)) return void(exam.report(code::formula_without_value, severity::warning, here));
  const bool open = is_doubted(f.text) || is_picture(f.text) || says_full_marks(f.text);
  const auto severity_found = open ? severity::note : severity::warning;
  finding& found = exam.report(code::number_unreadable, severity_found, here);
  if (const printed_number tried = read_printed_number(f.text); tried.content == content::unreadable)
    found.detail = tried.unread;
}

inline void check_all_readable(examination& exam) {
  const form& form = exam.paper();
  const bool hides = hides_rows(form);
  const auto is_open = [&](const auto& line) { return hides && doubt::is_open(line); };
  for (std::size_t i = 0; i < form.budget.size(); ++i)
    for (const item column : figure_items)
      if (!is_open(form.budget[i])) check_readable(exam, column_of(form.budget[i], column), line_field(i, column));
  const auto check_column = [&](item column, figure indicator::*of_row, figure subtotal::*of_sum, const figure& total) {
    for (std::size_t i = 0; i < exam.rows(); ++i) {
      const figure& printed = form.indicators[i].*of_row;
      if (printed.content != content::unreadable || is_placeholder(form.indicators[i])) continue;
      if (!is_open(form.indicators[i])) check_readable(exam, printed, row_field(i, column));
    }
    for (std::uint32_t i = 1; i <= form.subtotals.size(); ++i)
      if (!is_open(form.subtotals[i - 1]))
        check_readable(exam, form.subtotals[i - 1].*of_sum, {part::subtotals, i, column});
    if (!is_open(form.total)) check_readable(exam, total, total_field(column));
  };
  check_column(item::weight, &indicator::weight, &subtotal::weight, form.total.weight);
  check_column(item::score, &indicator::score, &subtotal::score, form.total.score);
}

// ------------------------------------------------------------------------------------------------ units

/// What kind of thing a statement compares as: its unit's dimension, or a date; `none` for words and bare numbers.
enum class measure : std::uint8_t {
  nothing,
  bare,
  money,
  share,
  count,
  length,
  area,
  mass,
  volume,
  time,
  date,
  other,
  words
};

inline measure measure_of(const statement& s, const unit& column_unit, const pack& rules) noexcept {
  switch (s.kind) {
    case statement_kind::nothing:
      return measure::nothing;
    case statement_kind::words:
      return s.vague ? measure::nothing : measure::words;
    case statement_kind::date:
      return measure::date;
    default:
      break;
  }
  const unit& unit = s.unit.dimension == dimension::none ? column_unit : s.unit;
  switch (unit.dimension) {
    case dimension::none:
      return measure::bare;
    case dimension::money:
      return measure::money;
    case dimension::share:
      return measure::share;
    case dimension::length:
      return measure::length;
    case dimension::area:
      return measure::area;
    case dimension::mass:
      return measure::mass;
    case dimension::volume:
      return measure::volume;
    case dimension::time:
      return measure::time;
    case dimension::named:
      break;
  }
  return counts(unit, rules) ? measure::count : measure::other;
}

/// A date, or a number in a unit that compares with its own kind only.
inline bool has_dimension(measure measure) noexcept {
  switch (measure) {
    case measure::nothing:
    case measure::bare:
    case measure::other:
    case measure::words:
      return false;
    case measure::money:
    case measure::share:
    case measure::count:
    case measure::length:
    case measure::area:
    case measure::mass:
    case measure::volume:
    case measure::time:
    case measure::date:
      break;
  }
  return true;
}

/// A number, with a unit or without; neither a date nor a period.
inline bool states_number(const statement& statement, measure measure) noexcept {
  return measure != measure::nothing && measure != measure::words && statement.kind != statement_kind::period &&
         statement.kind != statement_kind::date;
}

/// Whether a unit that is neither measured nor a count word (粒, 盏) meets another one. Compounds are left out: 人 and
/// 人/天 may be meant alike.
inline bool words_clash(const unit& wanted, const unit& found) {
  return wanted.per.empty() && found.per.empty() && wanted.base != found.base;
}

/// Whether both are numbers in units of one kind, in which nothing clashes: as in most rows.
inline bool units_agree(const statement& wanted, const statement& found) noexcept {
  const auto is_counted = [](const statement& s) {
    return s.kind != statement_kind::nothing && s.kind != statement_kind::words && s.kind != statement_kind::date;
  };
  const dimension own = wanted.unit.dimension;
  return own != dimension::none && own == found.unit.dimension && is_counted(wanted) && is_counted(found) &&
         (own != dimension::named || wanted.unit.base == found.unit.base);
}

/// Whether a number that is not read may stand in the words of an actual: 12座（含危桥3座）; for a target in 次, 五次.
inline bool may_state_number(const indicator& row) {
  const std::string_view words = row.actual.text;
  if (!row_reader::digits_in(words).empty()) return true;
  const std::string& unit = row.wanted.unit.text;
  const std::size_t position = unit.empty() ? std::string_view::npos : words.find(unit);
  if (position == std::string_view::npos || position < 3) return false;
  const std::string_view before = words.substr(position - 3, 3);
  return std::string_view("一二两三四五六七八九十百千万").find(before) != std::string_view::npos;
}

/// Nothing, a note for two count words, or a warning for two dimensions or words against a number.
inline std::optional<severity> unit_clash(const indicator& row, const form& form, const pack& rules) {
  const bool own_units = row.wanted.unit.dimension != dimension::none && row.found.unit.dimension != dimension::none;
  const unit column_unit = own_units ? unit{} : unit_beside(row, form);
  const measure target = measure_of(row.wanted, column_unit, rules);
  const measure actual = measure_of(row.found, column_unit, rules);
  if (states_number(row.wanted, target) && actual == measure::words)
    return may_state_number(row) ? std::nullopt : std::optional(severity::warning);
  const unit& wanted = row.wanted.unit.dimension == dimension::none ? column_unit : row.wanted.unit;
  const unit& found = row.found.unit.dimension == dimension::none ? column_unit : row.found.unit;
  if (target == measure::count && actual == measure::count)
    return wanted.base == found.base ? std::nullopt : std::optional(severity::note);
  const auto is_unit = [](measure m) { return has_dimension(m) || m == measure::other; };
  if (is_unit(target) && is_unit(actual) && (target == measure::other || actual == measure::other))
    return target != measure::date && actual != measure::date && words_clash(wanted, found)
               ? std::optional(severity::warning)
               : std::nullopt;
  if (has_dimension(target) && has_dimension(actual) && target != actual) return severity::warning;
  return std::nullopt;
}

/// A picture compares with nothing.
inline bool check_picture(examination& exam, std::size_t i) {
  const indicator& row = exam.paper().indicators[i];
  bool found = false;
  for (const auto& [text, column] :
       {std::pair(&row.target.text, item::target), std::pair(&row.actual.text, item::actual)})
    if (is_picture(*text)) {
      exam.report(code::number_unreadable, severity::note, row_field(i, column));
      found = true;
    }
  return found;
}

/// A formula without a result compares with nothing.
inline bool check_formula(examination& exam, std::size_t i) {
  const indicator& row = exam.paper().indicators[i];
  bool found = false;
  for (const auto& [text, column] :
       {std::pair(&row.target.text, item::target), std::pair(&row.actual.text, item::actual)})
    if (is_formula(*text)) {
      exam.report(code::formula_without_value, severity::warning, row_field(i, column));
      found = true;
    }
  return found;
}

inline void check_unit(examination& exam, std::size_t i) {
  const indicator& row = exam.paper().indicators[i];
  const detail::row_glance& seen = exam.glance(i);
  if (((seen.target | seen.actual) & letters::formula) != 0 && check_formula(exam, i)) return;
  if (check_picture(exam, i)) return;
  const bool under_way = exam.paper().kind == form_kind::monitoring &&  // 尚未调查, before the year has ended
                         measure_of(row.found, unit_beside(row, exam.paper()), exam.rules()) == measure::words;
  if (under_way) return;
  if (units_agree(row.wanted, row.found)) return;
  if (const auto severe = unit_clash(row, exam.paper(), exam.rules())) {
    const std::string expected =
        row.wanted.unit.dimension == dimension::none ? unit_beside(row, exam.paper()).text : row.wanted.unit.text;
    exam.report(code::unit_mismatch, *severe, row_field(i, item::actual), expected);
    return;
  }
  const auto bare = [](const statement& s) {
    return s.kind == statement_kind::number && s.unit.dimension == dimension::none && !s.low.is_zero();
  };
  const auto with_unit = [](const statement& s) {
    return row_reader::is_number(s) && s.unit.dimension != dimension::none;
  };
  const bool in_actual = bare(row.found) && with_unit(row.wanted);
  const bool in_target = bare(row.wanted) && with_unit(row.found);
  if ((!in_actual && !in_target) || unit_beside(row, exam.paper()).dimension != dimension::none) return;
  if (in_actual) exam.report(code::unit_missing, severity::note, row_field(i, item::actual), row.wanted.unit.text);
  if (in_target) exam.report(code::unit_missing, severity::note, row_field(i, item::target), row.found.unit.text);
}

}  // namespace detail::cells

PERFEVAL_INLINE void check_actuals(examination& exam) {
  const auto& over = exam.rules().over;
  const bool above = over.reason_ratio > 1 && (!over.flag_ratio || *over.flag_ratio > 1);
  const ratio far_from(over.reason_ratio);
  const bool hides = hides_rows(exam.paper());
  for (std::size_t i = 0; i < exam.rows(); ++i) {
    if (hides && detail::doubt::is_open(exam.paper().indicators[i])) continue;
    detail::cells::check_overshoot(exam, i, far_from, above);
    const indicator& row = exam.paper().indicators[i];
    if (row.wanted.kind == statement_kind::words) detail::cells::check_scale(exam, i);
    if (detail::cells::is_inequality(row, exam.paper()))
      exam.report(code::actual_is_inequality, severity::warning, row_field(i, item::actual));
  }
}

PERFEVAL_INLINE void check_missing(examination& exam) {
  const bool unfilled = is_unfilled(exam.paper());  // then form-unfilled is the one finding about them
  const bool hides = hides_rows(exam.paper());
  for (std::size_t i = 0; i < exam.rows(); ++i)
    if (!hides || !detail::doubt::is_open(exam.paper().indicators[i]))
      detail::cells::check_missing_of(exam, i, unfilled);
  if (!unfilled) detail::cells::check_execution_missing(exam);
  detail::cells::check_all_readable(exam);
}

PERFEVAL_INLINE void check_columns(examination& exam) {
  for (const unclear_column& column : exam.paper().unclear_columns) {
    const part table = concerns_funds(column.question) ? part::budget : part::indicators;
    finding& found = exam.report(code::column_unclear, severity::warning, {table, 0, item::whole});
    found.cell = column.header.place;
    found.printed = trimmed(column.header.text);
    found.detail = column.question;
  }
}

PERFEVAL_INLINE void check_units(examination& exam) {
  for (std::size_t i = 0; i < exam.rows(); ++i) detail::cells::check_unit(exam, i);
}

}  // namespace v0
}  // namespace perfeval
