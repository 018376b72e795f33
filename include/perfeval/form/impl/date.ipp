/// Dates and spans of dates in a cell: 2022年12月30日, 12月底前, 2023.07-2024.01, 第四季度. What a deadline is worth is
/// the pack's to say.
#pragma once

#include <perfeval/detail/utf8.hpp>
#include <perfeval/form/impl/numeral.ipp>
#include <perfeval/form/statement.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::dates {

constexpr std::int32_t least_year = 1900;
constexpr std::int32_t most_year = 2100;

constexpr bool is_leap(std::int32_t year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr unsigned days_in(std::int32_t year, unsigned month) noexcept {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// A date as far as it is written: from one day of a year to another of it. A day of 0 is the last of its month.
struct date_point {
  std::optional<std::int32_t> year;
  unsigned from_month = 1, from_day = 1;
  unsigned to_month = 12, to_day = 0;
  bool whole_year = false;  ///< a year and nothing finer
  bool all_year = false;    ///< 全年 is written
  bool month_only = false;  ///< 12月 alone, which may be twelve months
  bool dotted = false;      ///< 2023.07, which may be a number
};

/// A text read as a date.
struct date_reading {
  enum class state : std::uint8_t { none, refused, date, own_year } state = state::none;
  day_number first = 0;
  day_number last = 0;
  bool deadline = false;
};

/// Reads dates from a line of glyphs, left to right. Each `take` advances if the named part is at the current position.
class date_reader {
 public:
  /// A year of the form that no calendar has is none.
  date_reader(glyphs text, std::optional<std::int32_t> form_year) : text_(text) {
    if (form_year && *form_year >= 1 && *form_year <= 9999) form_year_ = form_year;
  }

  /// The whole text as a date or a span of dates. `with_sign`: it follows an operator, so 12月 is twelve months.
  date_reading read(bool with_sign) {
    if (!may_be_date()) return {};
    const auto first = take_point({});
    if (!first) return {};
    std::optional<date_point> second;
    if (take_span_mark()) {
      second = take_point(first);
      if (!second) return {};
    }
    const bool deadline = take_by();
    if (position_ != text_.size()) return {};
    if (!second && is_no_date(*first, with_sign, deadline)) return {};
    return second ? span(*first, *second) : single(*first, deadline);
  }

 private:
  /// Every date names a year, a month or a quarter, or begins as 2023- or 2023.: most numbers do not.
  [[nodiscard]] bool may_be_date() const noexcept {
    if (text_.size() > 4 && at_digit(0) && one_of(text_[4].c, U"-/.")) return true;
    return std::any_of(text_.begin(), text_.end(), [](const glyph& g) { return one_of(g.c, U"年月季"); });
  }
  [[nodiscard]] glyphs rest() const noexcept { return text_.subspan(position_); }
  [[nodiscard]] bool at_digit(std::size_t i) const noexcept { return i < text_.size() && is_digit(text_[i].c); }

  bool take(std::u32string_view word) noexcept {
    if (!starts_with(rest(), word)) return false;
    position_ += word.size();
    return true;
  }

  /// Up to four digits that no further digit follows; else nothing is taken.
  std::optional<std::int32_t> take_digits(std::size_t most) noexcept {
    std::size_t end = position_;
    std::int32_t value = 0;
    for (; at_digit(end) && end - position_ < most; ++end)
      value = value * 10 + static_cast<std::int32_t>(text_[end].c - U'0');
    if (end == position_ || at_digit(end)) return std::nullopt;
    position_ = end;
    return value;
  }

  /// A number from 1 to `most` in digits or in Chinese.
  std::optional<unsigned> take_ordinal(unsigned most) noexcept {
    const std::size_t start = position_;
    auto value = take_digits(2);
    if (!value) value = numerals::take_numeral(text_, position_);
    if (value && *value >= 1 && *value <= static_cast<std::int32_t>(most)) return static_cast<unsigned>(*value);
    position_ = start;
    return std::nullopt;
  }

  bool take_span_mark() noexcept {
    if (position_ >= text_.size() || !one_of(text_[position_].c, U"-~—–至到")) return false;
    const char32_t mark = text_[position_].c;
    ++position_;
    if (mark == U'—' && position_ < text_.size() && text_[position_].c == U'—') ++position_;
    return true;
  }

  bool take_by() noexcept {
    for (const std::u32string_view word : {U"之前", U"以前", U"前", U"之内", U"以内", U"内", U"止"})
      if (take(word)) return true;
    return false;
  }

  std::optional<date_point> take_point(const std::optional<date_point>& before) {
    const std::size_t start = position_;
    if (auto numeric = take_numeric()) return numeric;
    position_ = start;
    date_point point;
    if (!take_year(point)) return std::nullopt;
    const bool has_year = point.year.has_value();
    if (before && !has_year) point.year = before->year;
    if (take_within_year(point, has_year, before)) return point;
    if (!has_year) return std::nullopt;
    point.whole_year = true;
    return point;
  }

  /// 2023-12-31, 2023/12/31, 2023.12.31, 2023.07.
  std::optional<date_point> take_numeric() {
    const auto year = take_digits(4);
    if (!year || *year < least_year || *year > most_year || position_ >= text_.size()) return std::nullopt;
    const char32_t mark = text_[position_].c;
    if (!one_of(mark, U"-/.")) return std::nullopt;
    ++position_;
    const auto month = take_digits(2);
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    date_point point;
    point.year = year;
    point.from_month = point.to_month = static_cast<unsigned>(*month);
    const std::size_t after_month = position_;
    if (position_ < text_.size() && text_[position_].c == mark) {
      ++position_;
      if (const auto day = take_digits(2); day && *day >= 1 && *day <= 31) {
        point.from_day = point.to_day = static_cast<unsigned>(*day);
        return point;
      }
      position_ = after_month;
    }
    if (position_ < text_.size() && text_[position_].c == U'月') return std::nullopt;  // 2022-12月: left to be words
    point.dotted = mark == U'.';
    return point;
  }

  /// A year, if one is written. False if the text here cannot be the beginning of a date.
  bool take_year(date_point& point) {
    const std::size_t start = position_;
    for (const std::u32string_view word : {U"本年", U"当年", U"今年"}) {
      if (!take(word)) continue;
      point.year = form_year_;
      take(U"度");
      return form_year_.has_value();
    }
    const auto digits = take_digits(4);
    const std::size_t length = position_ - start;
    if (digits && length == 4 && *digits >= least_year && *digits <= most_year && (take(U"年") || precedes_year())) {
      point.year = digits;
      take(U"度");
      return true;
    }
    if (digits && length == 2 && form_year_ && take(U"年") && at_digit(position_)) {  // 22年12月
      point.year = *form_year_ - *form_year_ % 100 + *digits;
      return true;
    }
    position_ = start;
    return true;
  }

  /// 2022 in 2022-2024年.
  [[nodiscard]] bool precedes_year() const {
    date_reader ahead(rest(), form_year_);
    if (!ahead.take_span_mark()) return false;
    const std::size_t start = ahead.position_;
    const auto year = ahead.take_digits(4);
    return year && ahead.position_ - start == 4 && ahead.take(U"年");
  }

  bool take_within_year(date_point& point, bool has_year, const std::optional<date_point>& before) {
    if (take(U"全年")) {
      point.whole_year = point.all_year = true;
      return true;
    }
    if (take(U"上半年")) return months(point, 1, 6);
    if (take(U"下半年")) return months(point, 7, 12);
    if ((has_year && (take(U"底") || take(U"末"))) || take(U"年底") || take(U"年末")) return months(point, 12, 12);
    if ((has_year && take(U"初")) || take(U"年初")) return months(point, 1, 1);
    if (!has_year && starts_with(rest(), U"年内") && take(U"年")) return true;
    return take_quarter(point, has_year) || take_month(point, has_year) || take_day_of(point, before);
  }

  static bool months(date_point& point, unsigned first, unsigned last) noexcept {
    point.from_month = first;
    point.to_month = last;
    return true;
  }

  /// 第四季度, 四季度末. 4季度 without a year is four quarters.
  bool take_quarter(date_point& point, bool has_year) {
    const std::size_t start = position_;
    const bool ordinal = take(U"第");
    const bool in_digits = at_digit(position_);
    const auto quarter = take_ordinal(4);
    if (!quarter || !take(U"季度") || (in_digits && !ordinal && !has_year)) {
      position_ = start;
      return false;
    }
    months(point, *quarter * 3 - 2, *quarter * 3);
    if (take(U"末") || take(U"底")) point.from_month = point.to_month;
    if (take(U"初")) point.to_month = point.from_month;
    return true;
  }

  bool take_month(date_point& point, bool has_year) {
    const std::size_t start = position_;
    const auto month = take_ordinal(12);
    if (!month || !(take(U"月份") || take(U"月") || precedes_month())) {
      position_ = start;
      return false;
    }
    months(point, *month, *month);
    if (take_part_of_month(point)) return true;
    if (take_day(point)) return true;
    point.month_only = !has_year;
    return true;
  }

  /// 1 in 1-12月.
  [[nodiscard]] bool precedes_month() const {
    date_reader ahead(rest(), form_year_);
    return ahead.take_span_mark() && ahead.take_ordinal(12) && ahead.take(U"月");
  }

  bool take_part_of_month(date_point& point) noexcept {
    if (take(U"底") || take(U"末") || take(U"下旬")) {
      point.from_day = 21;
    } else if (take(U"中旬")) {
      point.from_day = 11;
      point.to_day = 20;
    } else if (take(U"初") || take(U"上旬")) {
      point.to_day = 10;
    } else {
      return false;
    }
    return true;
  }

  bool take_day(date_point& point) {
    const std::size_t start = position_;
    const auto day = take_ordinal(31);
    if (day && (take(U"日") || take(U"号"))) {
      point.from_day = point.to_day = *day;
      return true;
    }
    position_ = start;
    return false;
  }

  /// The second end of 3月1日至31日.
  bool take_day_of(date_point& point, const std::optional<date_point>& before) {
    if (!before || before->from_day != before->to_day || !take_day(point)) return false;
    return months(point, before->to_month, before->to_month);
  }

  [[nodiscard]] bool is_no_date(const date_point& point, bool with_sign, bool deadline) const noexcept {
    if (point.month_only && with_sign) return true;
    if (!point.dotted || deadline) return false;
    return !form_year_ || *point.year < *form_year_ - 1 || *point.year > *form_year_ + 1;
  }

  static bool exists(std::int32_t year, unsigned month, unsigned day) noexcept { return day <= days_in(year, month); }
  static unsigned last_day(std::int32_t year, const date_point& point) noexcept {
    return point.to_day != 0 ? point.to_day : days_in(year, point.to_month);
  }

  [[nodiscard]] date_reading single(const date_point& point, bool deadline) const {
    const auto year = point.year ? point.year : form_year_;
    if (point.whole_year && !deadline && (year == form_year_ || (point.all_year && !form_year_)))
      return {date_reading::state::own_year, 0, 0, false};
    return between(point, year, point, year, deadline, deadline);
  }

  [[nodiscard]] date_reading span(const date_point& first, const date_point& second) const {
    return between(first, first.year ? first.year : form_year_, second, second.year ? second.year : form_year_, true,
                   false);
  }

  /// From the first day of one point to the last of another; `open`: any earlier day is allowed too.
  static date_reading between(const date_point& start, std::optional<std::int32_t> start_year, const date_point& finish,
                              std::optional<std::int32_t> finish_year, bool deadline, bool open) {
    constexpr date_reading refused{date_reading::state::refused, 0, 0, false};
    if (!start_year || !finish_year) return refused;
    const unsigned end = last_day(*finish_year, finish);
    if (!exists(*start_year, start.from_month, start.from_day) || !exists(*finish_year, finish.to_month, end))
      return refused;
    const day_number first = open ? earliest_day : days_from_civil(*start_year, start.from_month, start.from_day);
    const day_number last = days_from_civil(*finish_year, finish.to_month, end);
    if (first > last) return refused;
    return {date_reading::state::date, first, last, deadline};
  }

  glyphs text_;
  std::optional<std::int32_t> form_year_;
  std::size_t position_ = 0;
};

}  // namespace detail::dates

PERFEVAL_INLINE day_number days_from_civil(std::int32_t year, unsigned month, unsigned day) noexcept {
  // Years begin in March, so that the leap day is the last of its year; 0000-03-01 is 719468 days before 1970-01-01.
  constexpr std::int32_t last_year = 5'000'000;  // beyond it a day number leaves 32 bits
  const std::int32_t bounded = std::min(std::max(year, -last_year), last_year);
  const std::int32_t y = month <= 2 ? bounded - 1 : bounded;
  const auto floored = [](std::int32_t a, std::int32_t b) { return a / b - (a % b < 0 ? 1 : 0); };
  const auto months_since_march = static_cast<std::int32_t>((month + 9) % 12);
  return 365 * y + floored(y, 4) - floored(y, 100) + floored(y, 400) + (153 * months_since_march + 2) / 5 +
         static_cast<std::int32_t>(day) - 1 - 719468;
}

}  // namespace v0
}  // namespace perfeval
