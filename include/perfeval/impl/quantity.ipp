#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/detail/ideographs.hpp>
#include <perfeval/detail/utf8.hpp>
#include <perfeval/impl/quantity_table.ipp>
#include <perfeval/quantity.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::units {

/// Whether an unknown word may be a unit: whole units of a list go first (quantity_table.ipp).
enum class unknown_words : std::uint8_t { any, short_ones, none };

using own_list = std::span<const own_unit>;

inline unit made_unit(const unit_table::known_unit& known) {
  return {known.dimension, std::string(known.base), known.numerator, known.denominator, {}, {}};
}

inline const own_unit* find_own_unit(std::string_view word, own_list own) noexcept {
  for (const own_unit& one : own)
    if (one.name == word) return &one;
  return nullptr;
}

/// A unit of the library or of the user.
inline std::optional<unit> find_unit(std::string_view word, own_list own) {
  if (const unit_table::known_unit* known = unit_table::find_known_unit(word)) return made_unit(*known);
  if (const own_unit* found = find_own_unit(word, own)) {
    unit made = found->meaning;
    made.text.clear();
    return made;
  }
  return std::nullopt;
}

/// The factor of a prefix such as 万, and what follows it; factor 1 if there is none.
struct prefixed {
  std::int64_t factor = 1;
  std::string_view rest;
};
inline prefixed split_multiplier(std::string_view word) noexcept {
  static constexpr ideographs firsts(U"千百十亿万");
  const char32_t first = word.empty() ? 0 : ideograph_at(word, 0);
  if (first == 0 || !firsts.hold(first)) return {1, word};  // as most units
  for (const unit_table::multiplier& m : unit_table::multipliers)
    if (word.starts_with(m.name)) return {m.factor, word.substr(m.name.size())};
  return {1, word};
}

constexpr bool is_numeral(char32_t c) noexcept { return one_of(c, U"一二三四五六七八九十百千万亿零〇两半几数"); }

/// Letters of any script; digits, numerals, signs and marks are none.
constexpr bool is_unit_letter(char32_t c) noexcept {
  if (c < 0x80) return is_latin(c);
  if (c >= 0x3000 && c < 0x3040) return false;  // Chinese marks
  if (c >= 0x2000 && c < 0x2100) return false;  // dashes, quotes, ‰
  if (c >= 0x2190 && c < 0x2600) return false;  // arrows, operators, circled numbers, boxes
  return c != 0xFFFD && c > 0xBF && !is_numeral(c);
}

/// The lengths in characters that decide whether an unknown word is short.
struct word_shape {
  std::size_t letters = 0;
  bool all_letters = true;
  bool all_latin = true;
  char32_t last = 0;
};
inline word_shape shape_of(std::string_view word) noexcept {
  word_shape shape;
  for (std::size_t position = 0; position < word.size();) {
    const code_point next = decode(word, position);
    position += next.bytes;
    ++shape.letters;
    shape.all_letters = shape.all_letters && is_unit_letter(next.value);
    shape.all_latin = shape.all_latin && is_latin(next.value);
    shape.last = next.value;
  }
  return shape;
}

/// A word that begins with a measured unit (元起, 天后, 月底) is more than a unit.
inline bool begins_with_measured(std::string_view word, own_list own) noexcept {
  for (const own_unit& one : own)
    if (one.meaning.dimension != dimension::named && word.starts_with(one.name)) return true;
  for (const unit_table::known_unit& known : unit_table::known_units)
    if (known.dimension != dimension::named && word.starts_with(known.name)) return true;
  return false;
}

inline bool may_be_unit(std::string_view word, unknown_words allowed, own_list own) noexcept {
  const word_shape shape = shape_of(word);
  if (shape.letters == 0 || !shape.all_letters || allowed == unknown_words::none) return false;
  if (allowed == unknown_words::any) return shape.letters <= 12;
  if (shape.all_latin) return shape.letters <= 6;
  return shape.letters == 1 ||
         (shape.letters == 2 && !begins_with_measured(word, own) && !one_of(shape.last, U"内外前后底初来中多余"));
}

/// A unit without a stroke that is not known by its whole name.
inline std::optional<unit> read_other_unit(std::string_view word, unknown_words allowed, own_list own) {
  const prefixed p = split_multiplier(word);
  if (p.factor != 1 && p.rest.empty()) return unit{dimension::none, {}, p.factor, 1, {}, {}};
  if (p.factor != 1) {
    if (auto known = find_unit(p.rest, own); known && known->dimension != dimension::share) {
      known->numerator *= p.factor;
      return known;
    }
  }
  if (!may_be_unit(p.rest, allowed, own)) return std::nullopt;
  return unit{dimension::named, std::string(p.rest), p.factor, 1, {}, {}};
}

/// A unit without a stroke.
inline std::optional<unit> read_simple_unit(std::string_view word, unknown_words allowed, own_list own) {
  if (auto known = find_unit(word, own)) return known;
  return read_other_unit(word, allowed, own);
}

/// Adds a segment in its place among the others: 元/月/人 is 元/人/月.
inline void insert_sorted(std::string& per, std::string_view segment) {
  std::size_t begin = 0;
  while (begin < per.size()) {
    const std::size_t end = std::min(per.find('/', begin), per.size());
    if (segment < std::string_view(per).substr(begin, end - begin)) break;
    begin = end + 1;
  }
  if (begin < per.size())
    per.insert(begin, std::string(segment) + "/");
  else
    per += (per.empty() ? "" : "/") + std::string(segment);
}

/// One segment of what follows a stroke, spelled in one way: 平米 is 平方米, 人次 is 人/次.
inline bool append_per(std::string& per, std::string_view segment, unknown_words allowed, own_list own) {
  for (const unit_table::product& one : unit_table::products)
    if (segment == one.name) {
      insert_sorted(per, one.first);
      insert_sorted(per, one.second);
      return true;
    }
  const unit_table::known_unit* known = unit_table::find_known_unit(segment);
  if (!known && find_own_unit(segment, own) == nullptr &&
      !may_be_unit(segment, allowed == unknown_words::none ? unknown_words::short_ones : allowed, own))
    return false;
  insert_sorted(per, known ? unit_table::first_spelling(*known) : segment);
  return true;
}

/// What parts the units of a compound: a stroke and its likes part any two; a mark of sentences only what a stroke
/// began, and only from a unit that is known (元/人、月, but not 4元/人，合格).
struct joint {
  std::string_view sign;
  bool mark;
};
inline constexpr joint joints[] = {{"/", false}, {"每", false}, {"*", false}, {"×", false}, {"·", false}, {"•", false},
                                   {"∙", false}, {"・", false}, {"‧", false}, {"⋅", false}, {"･", false}, {"﹒", false},
                                   {".", true},  {",", true},   {"、", true}, {"-", true}};

/// Whether a joint may begin with a byte: most are those of other characters.
inline constexpr auto joint_bytes = [] {
  std::array<bool, 256> bytes{};
  for (const joint& one : joints) bytes[static_cast<unsigned char>(one.sign.front())] = true;
  return bytes;
}();
constexpr bool may_begin_joint(char byte) noexcept { return joint_bytes[static_cast<unsigned char>(byte)]; }

/// The position of the next joint, and its length including joints that follow immediately (/每); the end if there is
/// none.
struct found_joint {
  std::size_t position, bytes;
  bool mark;
};
inline found_joint find_joint(std::string_view word, std::size_t start, bool marks) noexcept {
  const auto joint_at = [&](std::size_t position) -> const joint* {
    for (const joint& one : joints)
      if ((marks || !one.mark) && word.substr(position).starts_with(one.sign)) return &one;
    return nullptr;
  };
  for (std::size_t i = start; i < word.size(); ++i) {
    if (!may_begin_joint(word[i])) continue;
    const joint* first = joint_at(i);
    if (!first) continue;
    std::size_t end = i + first->sign.size();
    while (const joint* more = end < word.size() ? joint_at(end) : nullptr) end += more->sign.size();
    return {i, end - i, first->mark};
  }
  return {word.size(), 0, false};
}

/// 人·年 is 人年: two units that are one if nothing stands between them.
inline std::optional<unit> find_product(std::string_view word, const found_joint& joint, own_list own) {
  const std::string_view sign = word.substr(joint.position, joint.bytes);
  if (sign == "/" || sign == "每") return std::nullopt;
  const std::string whole = std::string(word.substr(0, joint.position)) += word.substr(joint.position + joint.bytes);
  return find_unit(whole, own);
}

inline std::optional<unit> read_folded_unit(std::string_view word, unknown_words allowed, own_list own) {
  if (auto known = find_unit(word, own)) return known;  // 人/次
  found_joint joint = find_joint(word, 0, false);
  if (joint.bytes == 0) return read_other_unit(word, allowed, own);
  if (auto known = find_product(word, joint, own)) return known;
  auto made = read_simple_unit(word.substr(0, joint.position), allowed, own);
  if (!made) return made;
  while (joint.bytes != 0) {
    const std::size_t begin = joint.position + joint.bytes;
    const bool known_only = joint.mark;
    joint = find_joint(word, begin, true);
    const std::string_view segment = word.substr(begin, joint.position - begin);
    if ((known_only && segment.size() > 3 && !find_unit(segment, own)) || !append_per(made->per, segment, allowed, own))
      return std::nullopt;
  }
  return made;
}

/// 元/(人·月) is 元/人·月: brackets that end the unit and open behind its stroke.
inline std::string without_brackets(std::string word) {
  const std::size_t open = word.find("/(");
  if (open == std::string::npos || word.back() != ')' || word.find('(', open + 2) != std::string::npos) return word;
  word.pop_back();
  return word.erase(open + 1, 1);
}

/// Whether a text is printed as it is compared: Chinese characters and ASCII without spaces.
inline bool is_plain(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size();) {
    const bool ascii = text[i] > ' ' && text[i] < '\x7F';
    if (!ascii && ideograph_at(text, i) == 0) return false;
    i += ascii ? 1 : 3;
  }
  return true;
}

inline std::optional<unit> read_printed_unit(std::string_view text, unknown_words allowed, own_list own) {
  const bool plain = is_plain(text);
  const glyph_line printed(plain ? std::string_view() : text);
  std::string word = plain ? std::string(text) : folded_text(printed.all());
  if (word.size() > 2 && word.front() == '(' && word.find(')') == word.size() - 1)
    word = word.substr(1, word.size() - 2);
  auto made = read_folded_unit(without_brackets(std::move(word)), allowed, own);
  if (made) made->text = plain ? text : printed.printed(printed.all());
  return made;
}

}  // namespace detail::units

PERFEVAL_INLINE std::optional<unit> read_unit(std::string_view text, std::span<const own_unit> own) {
  return detail::units::read_printed_unit(text, detail::units::unknown_words::any, own);
}

PERFEVAL_INLINE std::optional<unit> read_unit_after_number(std::string_view text, std::span<const own_unit> own) {
  return detail::units::read_printed_unit(text, detail::units::unknown_words::short_ones, own);
}

PERFEVAL_INLINE unit completed(const unit& own, const unit& other) {
  if (own.dimension != dimension::none) return own;
  if (own.numerator == 1 || other.dimension == dimension::none) return own.numerator == 1 ? other : own;
  unit made = other;
  made.numerator = own.numerator;
  made.denominator = own.denominator;
  made.text = own.text;
  return made;
}

PERFEVAL_INLINE bool converts(const unit& a, const unit& b) noexcept {
  return a.dimension == b.dimension && a.base == b.base && a.per == b.per;
}

PERFEVAL_INLINE ratio convert(const decimal& value, const unit& given, const unit& wanted) {
  if (!converts(given, wanted))
    throw invalid_value("a number in " + (given.text.empty() ? std::string("no unit") : "\"" + given.text + "\"") +
                        " cannot be expressed in " +
                        (wanted.text.empty() ? std::string("no unit") : "\"" + wanted.text + "\"") +
                        ": the units measure different things");
  return ratio(value) * ratio(decimal(given.numerator) * decimal(wanted.denominator)) /
         ratio(decimal(given.denominator) * decimal(wanted.numerator));
}

}  // namespace v0
}  // namespace perfeval
