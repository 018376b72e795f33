#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/detail/utf8.hpp>
#include <perfeval/printed.hpp>
#include <perfeval/quantity.hpp>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::printed_text {

/// A number in a line of glyphs.
struct scanned_number {
  bool found = false;
  decimal value;
  std::size_t end = 0;  ///< the glyph after it
  bool spaced = false, mixed_width = false;
  number_fault fault = number_fault::none;  ///< if not found
};

/// The end of the digits from `i` on that no space breaks. Requires a digit at `i`.
inline std::size_t run_end(glyphs g, std::size_t i) noexcept {
  for (++i; i < g.size() && is_digit(g[i].c) && !g[i].spaced;) ++i;
  return i;
}

/// The end of a whole part: one run of digits; or runs of three after a first of at most three, separated by commas or
/// spaces (215,457 and 215 457); or single digits separated by spaces (2 1 5), a point too (9 5 . 6). Anything else is
/// two numbers, of which the first run is one: 8 9.75.
inline std::size_t whole_end(glyphs g, std::size_t i) noexcept {
  const std::size_t first = run_end(g, i);
  bool threes = first - i <= 3;
  bool ones = first - i == 1;
  std::size_t end = first;
  while (end < g.size()) {
    const bool comma = g[end].c == U',' && end + 1 < g.size() && is_digit(g[end + 1].c);
    if (!comma && !is_digit(g[end].c)) break;
    const std::size_t begin = end + (comma ? 1 : 0);
    end = run_end(g, begin);
    threes = threes && end - begin == 3;
    ones = ones && !comma && end - begin == 1;
  }
  const bool point = end + 1 < g.size() && g[end].c == U'.' && is_digit(g[end + 1].c);
  if (point && end != first && !g[end].spaced && !g[end + 1].spaced) ones = false;
  return threes || ones ? end : first;
}

/// The end of the digits after a point: one run, or single digits separated by spaces.
inline std::size_t fraction_end(glyphs g, std::size_t i) noexcept {
  const std::size_t first = run_end(g, i);
  if (first - i != 1) return first;
  std::size_t end = first;
  while (end < g.size() && is_digit(g[end].c)) {
    if (run_end(g, end) != end + 1) return first;
    ++end;
  }
  return end;
}

/// The end of E±digits at `i`, or `i`.
inline std::size_t exponent_end(glyphs g, std::size_t i) noexcept {
  std::size_t position = i;
  if (position >= g.size() || (g[position].c != U'E' && g[position].c != U'e') || g[position].spaced) return i;
  ++position;
  if (position < g.size() && (g[position].c == U'+' || g[position].c == U'-')) ++position;
  return position < g.size() && is_digit(g[position].c) ? run_end(g, position) : i;
}

/// The digits, sign, point and exponent of [first, end) as plain text, with a digit before the point.
inline std::string plain_number(glyphs number) {
  std::string text;
  text.reserve(number.size());
  for (const glyph& g : number) {
    if (g.c == U'.' && (text.empty() || text == "-")) text.push_back('0');
    if (g.c != U',' && g.c != U'+') text.push_back(static_cast<char>(g.c));
  }
  return text;
}

inline void note_widths(glyphs number, scanned_number& out) noexcept {
  bool wide = false;
  bool narrow = false;
  for (std::size_t i = 0; i < number.size(); ++i) {
    out.spaced = out.spaced || (i > 0 && number[i].spaced);
    if (is_digit(number[i].c)) (number[i].wide ? wide : narrow) = true;
  }
  out.mixed_width = wide && narrow;
}

/// The number at glyph `i`: a sign, digits in groups, a point, an exponent; .9 has no digit before the point.
inline scanned_number scan_number(glyphs g, std::size_t i, const limits& bounds) {
  scanned_number out;
  std::size_t position = i;
  if (position < g.size() && (g[position].c == U'-' || g[position].c == U'+')) ++position;
  const bool starts_with_point = position + 1 < g.size() && g[position].c == U'.' && is_digit(g[position + 1].c);
  if (!starts_with_point && (position >= g.size() || !is_digit(g[position].c))) {
    out.fault = number_fault::no_number;
    return out;
  }
  if (!starts_with_point) position = whole_end(g, position);
  if (position + 1 < g.size() && g[position].c == U'.' && is_digit(g[position + 1].c))
    position = fraction_end(g, position + 1);
  if (position + 1 < g.size() && g[position].c == U'.' && is_digit(g[position + 1].c)) {
    out.fault = number_fault::two_points;
    return out;
  }
  position = exponent_end(g, position);
  const glyphs number = g.subspan(i, position - i);
  const std::string text = plain_number(number);
  const auto read = from_chars(text.data(), text.data() + text.size(), out.value, bounds);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    out.fault = number_fault::too_large;
    return out;
  }
  out.found = true;
  out.end = position;
  note_widths(number, out);
  return out;
}

/// A number of digits with at most one point, as nearly all are printed.
struct simple_number {
  decimal value;
  std::size_t end = 0;  ///< the byte after it
};
/// The number at the start of a text; nothing if it may be another notation.
inline std::optional<simple_number> scan_simple(std::string_view text, const limits& bounds) {
  constexpr std::uint32_t most = 18;  // digits that fit 64 bits
  std::uint64_t coefficient = 0;
  std::size_t end = 0;
  const auto take_digits = [&] {
    for (; end < text.size() && text[end] >= '0' && text[end] <= '9'; ++end)
      coefficient = coefficient * 10 + static_cast<std::uint64_t>(text[end] - '0');
  };
  take_digits();
  const std::size_t whole = end;
  if (whole == 0) return std::nullopt;
  if (end < text.size() && text[end] == '.') ++end;
  take_digits();
  const std::size_t places = end == whole ? 0 : end - whole - 1;
  if (end > most || (end != whole && places == 0) || bounds.digits < most || bounds.exponent < most)
    return std::nullopt;
  return simple_number{decimal(static_cast<std::int64_t>(coefficient), static_cast<std::int32_t>(places)), end};
}

/// A letter that an extraction puts in place of a digit (1O0, 2l5).
constexpr bool looks_like_digit(char32_t c) noexcept { return one_of(c, U"OoQlI|"); }

/// `：:，,、；;` at the ends of a cell, left by an author or by text extraction, are not part of its content.
inline glyphs without_stray_marks(glyphs g) noexcept {
  constexpr std::u32string_view marks = U":,、;";
  while (!g.empty() && one_of(g.front().c, marks)) g = g.subspan(1);
  while (!g.empty() && one_of(g.back().c, marks)) g = g.first(g.size() - 1);
  return g;
}

/// ￥ before an amount adds nothing to what its column says, and neither does 人民币; before points it is the format of
/// a cell.
inline glyphs without_currency_sign(glyphs g) noexcept {
  constexpr std::u32string_view currency = U"人民币";
  const auto same = [](const glyph& one, char32_t c) { return one.c == c; };
  if (g.size() > currency.size() && std::equal(g.begin(), g.begin() + currency.size(), currency.begin(), same))
    g = g.subspan(currency.size());
  return !g.empty() && (g.front().c == U'￥' || g.front().c == U'¥') ? g.subspan(1) : g;
}

/// The inside of a pair of brackets that encloses the whole: （个）.
inline glyphs without_brackets(glyphs g) noexcept {
  if (g.size() < 3 || g.front().c != U'(' || g.back().c != U')') return g;
  const glyphs inside = g.subspan(1, g.size() - 2);
  return holds(inside, U"(") || holds(inside, U")") ? g : inside;
}

/// The dash characters; a run of one of them is a dash too (—— and ---).
constexpr int dash_sort(char32_t c) noexcept {
  if (c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2500) return 1;
  if (c == U'/') return 2;
  return c == U'*' ? 3 : 0;
}

/// Walks the code points of a text other than spaces, with widths folded.
template <class Visit>
inline void each_printed(std::string_view text, Visit visit) noexcept {
  for (std::size_t position = 0; position < text.size();) {
    const code_point next = decode(text, position);
    position += next.bytes;
    if (!is_space(next.value) && !visit(folded(next.value))) return;
  }
}

/// The dash that the whole text repeats; 0 if it is anything else.
inline int sort_of_dash(std::string_view text) noexcept {
  int sort = -1;
  each_printed(text, [&sort](char32_t c) {
    const int own = dash_sort(c);
    sort = sort == -1 || sort == own ? own : 0;
    return sort != 0;
  });
  return sort;
}

/// Whether the first character, a letter, a digit, ≥, ≤ or a Chinese character other than 无 and 不, already says that
/// a text is neither blank nor a dash: so most texts begin.
inline bool begins_a_word(std::string_view text) noexcept {
  const char32_t first = static_cast<unsigned char>(text.front());
  if (first < 0x80U) return is_latin(first) || is_digit(first);
  if (first == 0xE2U) return text.starts_with("≥") || text.starts_with("≤");
  const char32_t ideograph = ideograph_at(text, 0);
  return ideograph != 0 && ideograph != U'无' && ideograph != U'不';
}

/// Whether the last character is a Chinese one, or visible ASCII: so most texts end.
inline bool ends_a_word(std::string_view text) noexcept {
  const auto last = static_cast<unsigned char>(text.back());
  return last < 0x80U ? last > 0x20U && last != 0x7FU : text.size() >= 3 && ideograph_at(text, text.size() - 3) != 0;
}

inline bool reads(std::string_view text, std::u32string_view word) noexcept {
  std::size_t i = 0;
  bool same = true;
  each_printed(text, [&](char32_t c) {
    same = i < word.size() && c == word[i];
    ++i;
    return same;
  });
  return same && i == word.size();
}

/// The power of ten that converts `given` to `wanted`; nothing if there is none.
inline std::optional<std::int32_t> decimal_shift(const unit& given, const unit& wanted) noexcept {
  if (!converts(given, wanted)) return std::nullopt;
  std::int32_t shift = 0;
  std::int64_t have = given.numerator;
  std::int64_t want = wanted.numerator;
  for (; have > want && have % 10 == 0; ++shift) have /= 10;
  for (; want > have && want % 10 == 0; --shift) want /= 10;
  if (have != want || given.denominator != wanted.denominator) return std::nullopt;
  return shift;
}

/// A number in brackets is an amount below zero, (19.50), not the number of a note or a column, (1).
inline bool is_bracketed_amount(glyphs inside) noexcept {
  std::size_t digits = 0, marks = 0;
  for (const glyph& g : inside) {
    if (is_digit(g.c))
      ++digits;
    else if (g.c == U'.' || g.c == U',')
      ++marks;
    else
      return false;
  }
  return digits > 0 && is_digit(inside[0].c) && (marks > 0 || digits > 2);
}

inline void refuse(figure& figure) {
  figure.content = content::unreadable;
  figure.value = {};
  figure.unit.clear();
}

/// An amount's unit, and its value in the column's.
inline bool read_amount_unit(const std::string& tail, std::string_view money, std::span<const own_unit> own_units,
                             figure& figure) {
  if (tail.empty()) return true;
  auto own = read_unit(tail, own_units);
  if (own && own->dimension == dimension::none) own = read_unit(tail + "元");  // 250万
  if (!own || own->dimension != dimension::money || !own->per.empty()) return false;
  if (money.empty()) return true;
  const auto column_unit = read_unit(money, own_units);
  if (!column_unit) return false;
  const auto shift = decimal_shift(*own, *column_unit);
  if (shift) figure.value = figure.value * decimal(1, -*shift);
  return shift.has_value();
}

inline bool read_figure_unit(const std::string& tail, column column, std::string_view money,
                             std::span<const own_unit> own_units, figure& figure) {
  if (column == column::amount) return read_amount_unit(tail, money, own_units, figure);
  if (tail.empty()) return true;
  if (column == column::rate) {
    if (tail == "%") return true;
    const auto own = read_unit(tail, own_units);
    return own && own->dimension == dimension::share;
  }
  return tail == "分" || (tail == "%" && column == column::weight);  // 60% of 100 points
}

}  // namespace detail::printed_text

PERFEVAL_INLINE std::string_view trimmed(std::string_view text) noexcept {
  using namespace detail::printed_text;
  if (!text.empty() && begins_a_word(text) && ends_a_word(text)) return text;
  std::size_t first = text.size();
  std::size_t end = 0;
  for (std::size_t position = 0; position < text.size();) {
    const detail::code_point next = detail::decode(text, position);
    if (!detail::is_space(next.value)) {
      if (first == text.size()) first = position;
      end = position + next.bytes;
    }
    position += next.bytes;
  }
  return end == 0 ? std::string_view{} : text.substr(first, end - first);
}

PERFEVAL_INLINE std::string without_spaces(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  std::size_t begin = 0;  // of the letters that were not added yet
  for (std::size_t position = 0; position < text.size();) {
    if (detail::ideograph_at(text, position) != 0) {  // as most
      position += 3;
      continue;
    }
    const detail::code_point next = detail::decode(text, position);
    if (detail::is_space(next.value)) {
      kept.append(text.substr(begin, position - begin));
      begin = position + next.bytes;
    }
    position += next.bytes;
  }
  kept.append(text.substr(begin));
  return kept;
}

PERFEVAL_INLINE content content_of(std::string_view text) noexcept {
  if (text.empty()) return content::blank;
  if (detail::printed_text::begins_a_word(text)) return content::unreadable;
  const int sort = detail::printed_text::sort_of_dash(text);
  if (sort == -1) return content::blank;
  if (sort != 0 || detail::printed_text::reads(text, U"无") || detail::printed_text::reads(text, U"不适用"))
    return content::dash;
  return content::unreadable;
}

PERFEVAL_INLINE std::string words_of(const unread_number& number, language language) {
  const bool zh = language == language::zh;
  switch (number.fault) {
    case number_fault::none:
      break;
    case number_fault::no_number:
      return zh ? "" : "a number such as 95, 95.60 or 215,457.6";
    case number_fault::two_points:
      return zh ? "只能有一个小数点" : "a number with one point";
    case number_fault::letters:
      return zh ? "数字之间不能夹有字母" : "digits only, without letters among them";
    case number_fault::too_large: {
      const std::string digits = std::to_string(number.digits);
      const std::string exponent = std::to_string(number.exponent);
      return zh ? "数字不得超过" + digits + "位，指数不得超过" + exponent
                : "a number of at most " + digits + " digits and an exponent within ±" + exponent;
    }
  }
  return {};
}

PERFEVAL_INLINE printed_number read_printed_number(std::string_view text, const limits& bounds) {
  const detail::glyph_line cell(text);
  const detail::glyphs g = cell.all();
  detail::printed_text::scanned_number scanned = detail::printed_text::scan_number(g, 0, bounds);
  printed_number read;
  read.unread = {scanned.fault, bounds.digits, bounds.exponent};
  if (!scanned.found) return read;
  const bool more = scanned.end + 1 < g.size();
  if (more && detail::printed_text::looks_like_digit(g[scanned.end].c) && detail::is_digit(g[scanned.end + 1].c)) {
    read.unread.fault = number_fault::letters;
    return read;
  }
  read.content = content::number;
  read.value = std::move(scanned.value);
  read.end = g[scanned.end - 1].offset + g[scanned.end - 1].bytes;
  read.spaced = scanned.spaced;
  read.mixed_width = scanned.mixed_width;
  return read;
}

PERFEVAL_INLINE cell read_cell(std::string_view text, place place) {
  return {std::string(text), {}, place, content_of(text)};
}

PERFEVAL_INLINE figure read_figure(std::string_view text, column column, std::string_view money, place place,
                                   const limits& bounds, std::span<const own_unit> own) {
  figure made;
  static_cast<cell&>(made) = read_cell(text, place);
  if (made.content != content::unreadable) return made;
  if (auto simple = detail::printed_text::scan_simple(text, bounds)) {
    const std::string_view tail = text.substr(simple->end);
    if (tail.empty() || tail == "%" || tail == "分") {
      made.content = content::number;
      made.value = std::move(simple->value);
      if (tail.empty()) return made;
      made.unit = tail;
      if (!detail::printed_text::read_figure_unit(made.unit, column, money, own, made))
        detail::printed_text::refuse(made);
      return made;
    }
  }
  const detail::glyph_line cell(text);
  detail::glyphs g = detail::printed_text::without_stray_marks(cell.all());
  if (column != column::rate) g = detail::printed_text::without_currency_sign(g);
  const detail::glyphs inside = detail::printed_text::without_brackets(g);
  const bool below_zero =
      column == column::amount && inside.size() < g.size() && detail::printed_text::is_bracketed_amount(inside);
  if (below_zero) g = inside;
  detail::printed_text::scanned_number scanned = detail::printed_text::scan_number(g, 0, bounds);
  if (!scanned.found) return made;
  made.content = content::number;
  made.value = below_zero ? -scanned.value : std::move(scanned.value);
  const std::string tail = detail::folded_text(detail::printed_text::without_brackets(g.subspan(scanned.end)));
  made.unit = tail;
  if (!detail::printed_text::read_figure_unit(tail, column, money, own, made)) detail::printed_text::refuse(made);
  return made;
}

}  // namespace v0
}  // namespace perfeval
