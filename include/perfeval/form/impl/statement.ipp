#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/detail/ideographs.hpp>
#include <perfeval/detail/utf8.hpp>
#include <perfeval/form/impl/bound.ipp>
#include <perfeval/form/impl/date.ipp>
#include <perfeval/form/impl/numeral.ipp>
#include <perfeval/form/statement.hpp>
#include <perfeval/impl/printed.ipp>
#include <perfeval/impl/quantity.ipp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::statements {

/// Without the marks at its ends and a closing 完成: 12月底之前完成。
inline glyphs without_closing(glyphs g) noexcept {
  const auto close = [](glyphs text) {
    while (!text.empty() && one_of(text.back().c, U"。.!")) text = text.first(text.size() - 1);
    return printed_text::without_stray_marks(text);
  };
  g = close(g);
  glyphs shorter = g;
  if (!bound_words::take_end(shorter, U"完成")) return g;
  for (const std::u32string_view word : {U"已", U"全部", U"均"}) bound_words::take_end(shorter, word);
  return shorter.empty() ? g : close(shorter);
}

inline std::size_t first_digit(glyphs g) noexcept {
  std::size_t i = 0;
  while (i < g.size() && !is_digit(g[i].c)) ++i;
  return i;
}

/// Whether the text contains a word, other than as the beginning of a longer, harmless one (未 in 未成年人, 不满 in
/// 不满意).
inline bool holds_but(glyphs text, std::u32string_view word, std::u32string_view harmless_next) noexcept {
  for (std::size_t i = 0; i + word.size() <= text.size(); ++i)
    if (starts_with(text.subspan(i), word) &&
        (i + word.size() == text.size() || !one_of(text[i + word.size()].c, harmless_next)))
      return true;
  return false;
}

/// A bound of something else, or a denial: 不超过预算45万元, 未完成5个.
inline bool says_more(glyphs words) noexcept {
  for (const std::u32string_view word :
       {U"不低于", U"不少于", U"不小于", U"不超过", U"不高于", U"不大于", U"不多于", U"不足", U"低于", U"高于", U"大于",
        U"小于", U"多于", U"少于", U"超过", U"没有"})
    if (holds(words, word)) return true;
  return holds_but(words, U"不满", U"意") || holds_but(words, U"未", U"成来");
}

/// Words that the number belongs to: 第3, 每3, 前3 (but not 提前3, 目前3), and the 二 that text extraction makes of =.
inline bool leads_into_number(glyphs words) noexcept {
  const char32_t last = words.back().c;
  if (one_of(last, U"第每其逢(/.-")) return true;
  if (last == U'前') return words.size() == 1 || !one_of(words[words.size() - 2].c, U"提目之以年月日当此");
  for (const glyph& g : words)
    if (!one_of(g.c, U"一二三四五六七八九十百千万亿两几")) return false;
  return true;
}

/// Whether words may precede a number as its qualifier.
inline bool is_qualifier(glyphs words) noexcept {
  if (words.empty()) return true;
  for (const glyph& g : words)
    if (one_of(g.c, U"<>=≥≤≠%‰。;!?#$@*+|~≈[]{}")) return false;
  return !says_more(words) && !leads_into_number(words);
}

inline statement words_only(glyphs g, bool vague = false) {
  statement made;
  made.kind = statement_kind::words;
  made.vague = vague || holds(g, U"逐步") || holds(g, U"若干");
  return made;
}

inline unit year_unit() { return unit{dimension::time, "月", 12, 1, {}, "年"}; }

/// Whether a text without digits consists of Chinese characters and marks that begin no date, period or numeral and are
/// not vague, as most words do.
inline bool is_plain_words(std::string_view text) noexcept {
  static constexpr ideographs telling(U"年月季零一二三四五六七八九两十百半逐若");
  const auto is_mark = [text](std::size_t i) {
    const std::string_view one = text.substr(i, 3);
    return one == "，" || one == "。" || one == "、" || one == "；";
  };
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const char32_t c = ideograph_at(text, i);
    if (c != 0 ? telling.hold(c) : !is_mark(i)) return false;
  }
  return true;
}

/// Takes the sign before a number if it is a single character.
inline comparison take_single_sign(std::string_view& text) noexcept {
  constexpr std::pair<std::string_view, comparison> signs[] = {{"≥", comparison::at_least},
                                                               {"≤", comparison::at_most},
                                                               {">", comparison::above},
                                                               {"<", comparison::below},
                                                               {"=", comparison::equal}};
  if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return comparison::none;
  for (const auto& [sign, means] : signs) {
    if (!text.starts_with(sign)) continue;
    text.remove_prefix(sign.size());
    return means;
  }
  return comparison::none;
}

/// The unit behind a number if it is known by name or a single Chinese character, and cannot be part of a date, a
/// period or a bound; false for another one.
inline bool read_common_unit(std::string_view tail, unit& made) {
  static constexpr ideographs more_than_units(U"年月季内余多");
  if (tail.empty()) return true;
  const char32_t single = tail.size() == 3 ? ideograph_at(tail, 0) : 0;
  if (single != 0 && more_than_units.hold(single)) return false;
  if (const unit_table::known_unit* known = unit_table::find_known_unit(tail)) {
    made = units::made_unit(*known);
    made.text = tail;
  } else if (auto other = single != 0 ? read_unit_after_number(tail) : std::nullopt) {
    made = std::move(*other);
  } else {
    return false;
  }
  return made.dimension != dimension::time;
}

/// One number, at most one sign before it and a common unit behind it, as most targets and actuals are printed; false
/// if it may be something else, and `made` is then of no use.
inline bool read_common(std::string_view text, const limits& bounds, statement& made) {
  made.sign = take_single_sign(text);
  auto number = printed_text::scan_simple(text, bounds);
  if (!number || (number->end > 4 && text[4] == '.')) return false;  // 2023.07 may be a month
  if (!read_common_unit(text.substr(number->end), made.unit)) return false;
  made.kind = statement_kind::number;
  made.low = made.high = std::move(number->value);
  return true;
}

/// Reads one cell. The part before the number is analysed once; then a date is tried, then a range, then one
/// number.
class statement_reader {
 public:
  statement_reader(const glyph_line& cell, std::optional<std::int32_t> year, const limits& bounds,
                   std::span<const own_unit> own)
      : cell_(cell), all_(without_closing(cell.all())), year_(year), bounds_(bounds), own_(own) {}

  [[nodiscard]] statement read() {
    const std::size_t digit = first_digit(all_);
    if (digit == all_.size()) return read_numerals();
    split_at(digit);
    if (refused_) return words_only(all_, vague_);
    if (const auto date = read_date(all_.subspan(digit))) return *date;
    if (vague_) return words_only(all_, true);
    if (const auto range = read_range()) return *range;
    return read_number();
  }

 private:
  /// Removes sign, bound word and vague word from the part before the number; the rest is the qualifier.
  void split_at(std::size_t digit) {
    start_ = digit;
    before_ = all_.first(digit);
    refused_ = !before_.empty() && is_latin(before_.back().c) && !all_[digit].spaced;  // A4, CO2
    take_own_sign();
    share_ = bound_words::take_end(before_, U"百分之");
    vague_ = bound_words::take_vague_before(before_);
    bound_ = bound_words::take_before(before_);
    vague_ = bound_words::take_vague_before(before_) || vague_;
    refused_ = refused_ || bound_.refused || !is_qualifier(before_);
  }

  /// A minus belongs to the number if nothing, or an operator, precedes it; after words it may be a dash.
  void take_own_sign() noexcept {
    if (before_.empty() || (before_.back().c != U'-' && before_.back().c != U'+')) return;
    glyphs rest = before_.first(before_.size() - 1);
    if (!rest.empty() && bound_words::take_one_before(rest).sign == comparison::none) return;
    before_ = before_.first(before_.size() - 1);
    --start_;
  }

  [[nodiscard]] statement with_qualifier(statement_kind kind) const {
    statement made;
    made.kind = kind;
    made.qualifier = trimmed(cell_.printed(before_));
    return made;
  }

  // ------------------------------------------------------------------------------------------------------------- dates

  /// A date, a year that is the form's own, or words where a date is meant and none exists; nothing if no date is
  /// meant.
  std::optional<statement> read_date(glyphs text) {
    const dates::date_reading date = dates::date_reader(text, year_).read(bound_.sign != comparison::none);
    if (date.state == dates::date_reading::state::none) return std::nullopt;
    glyphs before = before_;
    const bool deadline = bound_words::points_down(bound_.sign) || bound_words::take_end(before, U"不晚于") ||
                          bound_words::take_end(before, U"不迟于") || bound_words::take_end(before, U"截至") ||
                          bound_words::take_end(before, U"截止");
    const bool after = bound_words::points_up(bound_.sign) || ends_with(before, U"晚于") ||
                       ends_with(before, U"迟于") || ends_with(before, U"早于");
    if (date.state == dates::date_reading::state::refused || after || vague_) return words_only(all_, vague_);
    if (date.state == dates::date_reading::state::own_year) return one_year();
    before_ = before;
    statement made = with_qualifier(statement_kind::date);
    made.first = deadline ? earliest_day : date.first;
    made.last = date.last;
    made.by = date.deadline || deadline;
    return made;
  }

  [[nodiscard]] statement one_year() const {
    statement made = with_qualifier(statement_kind::period);
    made.low = made.high = decimal(1);
    made.unit = year_unit();
    return made;
  }

  // ----------------------------------------------------------------------------------------------------------- numbers

  /// One number with what follows it.
  [[nodiscard]] statement read_number() const {
    printed_text::scanned_number number = printed_text::scan_number(all_, start_, bounds_);
    if (!number.found) return words_only(all_);
    return finish(std::move(number.value), all_.subspan(number.end));
  }

  /// A number whose value is known and the unit and bound word behind it.
  [[nodiscard]] statement finish(decimal value, glyphs after) const {
    const bool vague = take_vague_after(after);
    const bound_words::found_bound behind = bound_words::take_after(after);
    const auto unit = read_tail_unit(after);
    const bound_words::found_bound bound = bound_words::merged(bound_, behind);
    if (!unit || bound.refused || vague || !controlled(behind)) return words_only(all_, vague);
    const bool period = unit->dimension == dimension::time && unit->per.empty();
    statement made = with_qualifier(period ? statement_kind::period : statement_kind::number);
    if (behind.sign == comparison::at_most) drop_control(made);
    made.sign = bound.sign;
    made.sign_is_within = period && bound.is_within;
    made.sign_is_word = bound.is_word && bound.sign != comparison::none;
    made.low = made.high = std::move(value);
    made.unit = *unit;
    return made;
  }

  /// 控制在 alone states no bound; with 内, 以内 or 以下 it belongs to the bound word.
  [[nodiscard]] bool controlled(const bound_words::found_bound& behind) const noexcept {
    return !ends_with(before_, U"控制在") || behind.sign == comparison::none || behind.sign == comparison::at_most;
  }
  void drop_control(statement& made) const {
    glyphs before = before_;
    if (bound_words::take_end(before, U"控制在")) made.qualifier = trimmed(cell_.printed(before));
  }

  /// 100余人, 100多人, 100人左右.
  static bool take_vague_after(glyphs& after) noexcept {
    const bool front = !after.empty() && one_of(after.front().c, U"余多");
    if (front) after = after.subspan(1);
    return bound_words::take_any_end(after, bound_words::vague_after) || front;
  }

  [[nodiscard]] std::optional<unit> read_tail_unit(glyphs tail) const {
    if (share_) return tail.empty() ? read_unit("%") : std::nullopt;
    if (tail.empty()) return unit{};
    return read_unit_after_number(cell_.printed(tail), own_);
  }

  // ------------------------------------------------------------------------------------------------------------ ranges

  [[nodiscard]] static bool has_leading_zero(glyphs number) noexcept {
    return number.size() > 1 && number[0].c == U'0' && is_digit(number[1].c);
  }

  /// The glyph of the second number of a range, and where its first number's unit ends; nothing if there is no range
  /// mark.
  struct range_mark {
    std::size_t position, second;
  };
  [[nodiscard]] std::optional<range_mark> find_range_mark(std::size_t start) const noexcept {
    for (std::size_t i = start; i + 1 < all_.size(); ++i) {
      if (is_digit(all_[i].c)) return std::nullopt;
      if (!one_of(all_[i].c, U"-~—–至到")) continue;
      const bool twice = all_[i].c == U'—' && all_[i + 1].c == U'—';
      std::size_t second = i + (twice ? 2 : 1);
      const bool minus = second + 1 < all_.size() && all_[second].c == U'-' && all_[i].c != U'-';
      if (second + (minus ? 1U : 0U) < all_.size() && is_digit(all_[second + (minus ? 1U : 0U)].c))
        return range_mark{i, second};
      return std::nullopt;
    }
    return std::nullopt;
  }

  /// 5~10个, 90%-95%: two ends in one unit, the lower first; no sign and no bound word. A range mark and no such range:
  /// words.
  [[nodiscard]] std::optional<statement> read_range() const {
    printed_text::scanned_number low = printed_text::scan_number(all_, start_, bounds_);
    if (!low.found) return std::nullopt;
    const auto mark = find_range_mark(low.end);
    if (!mark) return std::nullopt;
    printed_text::scanned_number high = printed_text::scan_number(all_, mark->second, bounds_);
    if (!high.found || bound_.sign != comparison::none || low.value > high.value ||
        has_leading_zero(all_.subspan(start_)) || has_leading_zero(all_.subspan(mark->second)))
      return words_only(all_);
    return finish_range(std::move(low.value), all_.subspan(low.end, mark->position - low.end), std::move(high.value),
                        all_.subspan(high.end));
  }

  [[nodiscard]] statement finish_range(decimal low, glyphs first_unit, decimal high, glyphs after) const {
    const bool vague = take_vague_after(after);
    const auto unit = read_tail_unit(after);
    const auto first = first_unit.empty() ? unit : read_tail_unit(first_unit);
    if (!unit || !first || vague || !same_unit(*first, *unit)) return words_only(all_, vague);
    statement made = with_qualifier(statement_kind::range);
    made.low = std::move(low);
    made.high = std::move(high);
    made.unit = *unit;
    return made;
  }

  static bool same_unit(const unit& a, const unit& b) noexcept {
    return converts(a, b) && a.numerator == b.numerator && a.denominator == b.denominator;
  }

  // ---------------------------------------------------------------------------------------------------------- numerals

  /// A cell without digits: a date (年底前), a period in Chinese (一年内), 百分之九十五; else words.
  [[nodiscard]] statement read_numerals() {
    if (const auto date = read_date(all_)) return *date;
    std::size_t position = 0;
    while (position < all_.size() && numerals::numeral_digit(all_[position].c) < 0 &&
           !one_of(all_[position].c, U"十百半"))
      ++position;
    before_ = all_.first(position);
    const bool share = starts_with(all_.subspan(position), U"百分之");
    if (share) position += 3;
    bound_ = bound_words::take_before(before_);
    if (position == all_.size() || !before_.empty() || bound_.refused) return words_only(all_);
    auto value = numeral_value(position, share);
    if (!value) return words_only(all_);
    share_ = share;
    const statement made = finish(std::move(*value), all_.subspan(position));
    return share || made.kind == statement_kind::period ? made : words_only(all_, made.vague);
  }

  /// 十二, 百 (only in 百分之百), 半 (0.5).
  [[nodiscard]] std::optional<decimal> numeral_value(std::size_t& position, bool share) const {
    if (all_[position].c == U'半') {
      ++position;
      return share ? std::nullopt : std::optional<decimal>(decimal(5, 1));
    }
    const auto value = numerals::take_numeral(all_, position);
    if (!value) return std::nullopt;
    return decimal(*value);
  }

  const glyph_line& cell_;
  glyphs all_;
  std::optional<std::int32_t> year_;
  const limits& bounds_;
  std::span<const own_unit> own_;
  glyphs before_;
  std::size_t start_ = 0;
  bound_words::found_bound bound_;
  bool share_ = false;
  bool vague_ = false;
  bool refused_ = false;
};

}  // namespace detail::statements

PERFEVAL_INLINE statement read_statement(std::string_view text, std::optional<std::int32_t> year, const limits& bounds,
                                         std::span<const own_unit> own) {
  statement made;
  if (content_of(text) != content::unreadable) return made;
  if (detail::statements::is_plain_words(text)) {
    made.kind = statement_kind::words;
    return made;
  }
  if (own.empty() && detail::statements::read_common(text, bounds, made)) return made;
  const detail::glyph_line cell(text);
  made = detail::statements::statement_reader(cell, year, bounds, own).read();
  return made;
}

PERFEVAL_INLINE comparison read_sign(std::string_view text) {
  const detail::glyph_line cell(text);
  detail::glyphs g = cell.all();
  if (g.empty()) return comparison::none;
  for (const std::u32string_view word : {U"指标", U"型", U"性"}) detail::bound_words::take_end(g, word);
  if (detail::is_exactly(g, U"正向")) return comparison::at_least;
  if (detail::is_exactly(g, U"反向") || detail::is_exactly(g, U"逆向") || detail::is_exactly(g, U"负向"))
    return comparison::at_most;
  detail::glyphs after = g;
  const detail::bound_words::found_bound behind = detail::bound_words::take_after(after);
  if (after.empty() && behind.sign != comparison::none) return behind.sign;
  const detail::bound_words::found_bound bound = detail::bound_words::take_before(g);
  return g.empty() && !bound.refused ? bound.sign : comparison::none;
}

}  // namespace v0
}  // namespace perfeval
