/// The signs and bound words written before a number and after its unit. 以上, 以下 and 以内 include the number, 超过
/// and 不满 do not (民法典 1259).
#pragma once

#include <perfeval/detail/utf8.hpp>
#include <perfeval/form/statement.hpp>

#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::bound_words {

struct bound_word {
  std::u32string_view word;
  comparison means;
};

/// Longer signs first, so that >= is not read as =.
inline constexpr bound_word operator_signs[] = {
    {U"&gt;=", comparison::at_least}, {U"&lt;=", comparison::at_most}, {U"&ge;", comparison::at_least},
    {U"&le;", comparison::at_most},   {U"&gt;", comparison::above},    {U"&lt;", comparison::below},
    {U">=", comparison::at_least},    {U"=>", comparison::at_least},   {U"<=", comparison::at_most},
    {U"=<", comparison::at_most},     {U"≥=", comparison::at_least},   {U"≤=", comparison::at_most},
    {U"==", comparison::equal},       {U"≥", comparison::at_least},    {U"≤", comparison::at_most},
    {U">", comparison::above},        {U"<", comparison::below},       {U"=", comparison::equal},
};

/// Longer words first, so that 不低于 is not read as 低于.
inline constexpr bound_word words_before[] = {
    {U"大于或等于", comparison::at_least}, {U"高于或等于", comparison::at_least},
    {U"小于或等于", comparison::at_most},  {U"低于或等于", comparison::at_most},
    {U"大于等于", comparison::at_least},   {U"高于等于", comparison::at_least},
    {U"小于等于", comparison::at_most},    {U"低于等于", comparison::at_most},
    {U"不得低于", comparison::at_least},   {U"不得少于", comparison::at_least},
    {U"不得小于", comparison::at_least},   {U"不得超过", comparison::at_most},
    {U"不得高于", comparison::at_most},    {U"不得大于", comparison::at_most},
    {U"不得多于", comparison::at_most},    {U"不低于", comparison::at_least},
    {U"不少于", comparison::at_least},     {U"不小于", comparison::at_least},
    {U"不超过", comparison::at_most},      {U"不高于", comparison::at_most},
    {U"不大于", comparison::at_most},      {U"不多于", comparison::at_most},
    {U"达到", comparison::at_least},       {U"至少", comparison::at_least},
    {U"至多", comparison::at_most},        {U"最多", comparison::at_most},
    {U"超过", comparison::above},          {U"高于", comparison::above},
    {U"大于", comparison::above},          {U"多于", comparison::above},
    {U"低于", comparison::below},          {U"小于", comparison::below},
    {U"少于", comparison::below},          {U"不足", comparison::below},
    {U"不满", comparison::below},          {U"等于", comparison::equal},
    {U"达", comparison::at_least},         {U"超", comparison::above},
};

inline constexpr bound_word words_after[] = {
    {U"及其以上", comparison::at_least}, {U"及以上", comparison::at_least},  {U"或以上", comparison::at_least},
    {U"以上", comparison::at_least},     {U"及其以下", comparison::at_most}, {U"及以下", comparison::at_most},
    {U"或以下", comparison::at_most},    {U"以下", comparison::at_most},
};

inline constexpr std::u32string_view within_words[] = {U"范围以内", U"范围之内", U"范围内", U"以内", U"之内", U"内"};
inline constexpr std::u32string_view vague_after[] = {U"左右", U"上下", U"不等"};
inline constexpr std::u32string_view vague_before[] = {U"大约", U"大概", U"将近", U"接近", U"约", U"近", U"≈", U"~"};
/// Words that end in 约 or 近 and are not vague: 节约10%.
inline constexpr std::u32string_view not_vague[] = {U"节约", U"合约", U"违约", U"签约",
                                                    U"预约", U"履约", U"附近", U"最近"};

inline bool take_end(glyphs& text, std::u32string_view word) noexcept {
  if (!ends_with(text, word)) return false;
  text = text.first(text.size() - word.size());
  return true;
}

template <std::size_t N>
inline bool take_any_end(glyphs& text, const std::u32string_view (&words)[N]) noexcept {
  for (const std::u32string_view word : words)
    if (take_end(text, word)) return true;
  return false;
}

template <std::size_t N>
inline comparison take_bound(glyphs& text, const bound_word (&words)[N]) noexcept {
  for (const bound_word& bound : words)
    if (take_end(text, bound.word)) return bound.means;
  return comparison::none;
}

/// A bound before a number or after its unit.
struct found_bound {
  comparison sign = comparison::none;
  bool is_word = false;
  bool is_within = false;  ///< 内, 以内
  bool refused = false;    ///< the words contradict each other, or are denied: 未达到80%
};

inline bool points_up(comparison c) noexcept { return c == comparison::at_least || c == comparison::above; }
inline bool points_down(comparison c) noexcept { return c == comparison::at_most || c == comparison::below; }

/// Two bounds of one number, ≥80%以上: one of them if both point the same way (the one that includes the number), else
/// refused.
inline found_bound merged(const found_bound& a, const found_bound& b) noexcept {
  if (a.sign == comparison::none || a.refused)
    return b.refused ? b : found_bound{b.sign, b.is_word, b.is_within, a.refused};
  if (b.sign == comparison::none || b.refused) return {a.sign, a.is_word, a.is_within, b.refused};
  const bool same_way = (points_up(a.sign) && points_up(b.sign)) || (points_down(a.sign) && points_down(b.sign));
  if (a.sign != b.sign && !same_way) return {a.sign, a.is_word, a.is_within, true};
  const comparison sign = a.sign == b.sign ? a.sign : points_up(a.sign) ? comparison::at_least : comparison::at_most;
  return {sign, a.is_word && b.is_word, a.is_within && b.is_within, false};
}

/// Takes one sign or bound word off the end of the words before a number. A word that is denied (未达到, 没有超过) is
/// refused.
inline found_bound take_one_before(glyphs& before) noexcept {
  if (before.empty()) return {comparison::none, true, false, false};
  if (glyphs rest = before; take_end(rest, U":")) {  // ≥：95%
    const found_bound bound = take_one_before(rest);
    if (bound.sign != comparison::none) before = rest;
    return bound;
  }
  if (const comparison sign = take_bound(before, operator_signs); sign != comparison::none)
    return {sign, false, false, false};
  const comparison sign = take_bound(before, words_before);
  const bool denied = sign != comparison::none && !before.empty() &&
                      (one_of(before.back().c, U"未没不非无") || ends_with(before, U"没有"));
  return {sign, true, false, denied};
}

/// Takes the signs and bound words off the end of the words before a number; 达到≥80% has two.
inline found_bound take_before(glyphs& before) noexcept {
  const found_bound last = take_one_before(before);
  if (last.sign == comparison::none) return last;
  return merged(take_one_before(before), last);
}

/// Takes the bound word off the end of what follows a number: 以上, 及其以下, 以内, with or without (含).
inline found_bound take_after(glyphs& after) noexcept {
  const bool open = take_end(after, U"(不含)");
  if (!open) take_end(after, U"(含)");
  found_bound bound;
  bound.is_word = true;
  bound.sign = take_bound(after, words_after);
  if (bound.sign == comparison::none && take_any_end(after, within_words)) {
    bound.sign = comparison::at_most;
    bound.is_within = true;
  }
  if (bound.sign == comparison::none) return {comparison::none, false, false, open};
  const bool excluded = take_end(after, U"(不含)") || open;
  if (!excluded) take_end(after, U"(含)");
  if (excluded) bound.sign = bound.sign == comparison::at_least ? comparison::above : comparison::below;
  return bound;
}

inline bool take_vague_before(glyphs& before) noexcept {
  if (before.empty()) return false;
  for (const std::u32string_view word : not_vague)
    if (ends_with(before, word)) return false;
  return take_any_end(before, vague_before);
}

}  // namespace detail::bound_words
}  // namespace v0
}  // namespace perfeval
