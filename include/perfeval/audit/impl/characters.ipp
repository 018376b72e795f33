#pragma once

#include <perfeval/audit/impl/cells.ipp>
#include <perfeval/audit/impl/digit_width.ipp>
#include <perfeval/audit/impl/field.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/quality.hpp>
#include <perfeval/detail/config.hpp>

#include <array>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::characters {

using namespace digit_widths;
using namespace figures;

inline constexpr std::array<std::string_view, 2> wide_spaces{"\u3000", "\u00A0"};
inline constexpr std::array<std::string_view, 7> stray_marks{"：", ":", "，", ",", "、", "；", ";"};

template <std::size_t N>
std::string_view starts_with_any(std::string_view text, const std::array<std::string_view, N>& marks) noexcept {
  for (const std::string_view mark : marks)
    if (text.starts_with(mark)) return mark;
  return {};
}

template <std::size_t N>
std::string_view ends_with_any(std::string_view text, const std::array<std::string_view, N>& marks) noexcept {
  for (const std::string_view mark : marks)
    if (text.ends_with(mark)) return mark;
  return {};
}

/// The text without spaces and line ends that are only layout; wide spaces are kept.
inline std::string_view without_layout(std::string_view text) noexcept {
  constexpr std::string_view layout = " \t\r\n";
  const std::size_t start = text.find_first_not_of(layout);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(layout) - start + 1);
}

inline std::size_t spaces_at(std::string_view text, std::size_t i) noexcept {
  const std::size_t start = i;
  while (i < text.size()) {
    if (text[i] == ' ')
      ++i;
    else if (const auto wide = starts_with_any(text.substr(i), wide_spaces); !wide.empty())
      i += wide.size();
    else
      break;
  }
  return i - start;
}

/// A blank between the digits of one number, or a mix of full-width and half-width digits.
inline std::optional<stray_text> stray_in_number(std::string_view text) noexcept {
  digit_width before = digit_width::none;
  bool point = false;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t bytes = 1;
    const digit_width here = digit_at(text, i, bytes);
    if (here != digit_width::none) {
      if (before != digit_width::none && before != here) return stray_text::mixed_width;
      before = here;
      point = false;
      i += bytes;
      continue;
    }
    const std::size_t blank = before != digit_width::none ? spaces_at(text, i) : 0;
    if (blank != 0 && i + blank < text.size()) {
      std::size_t next = 1;
      const bool continues = digit_at(text, i + blank, next) != digit_width::none || (!point && text[i + blank] == '.');
      if (continues) return stray_text::mark;
    }
    if (text[i] == '.' && before != digit_width::none && !point)
      point = true;
    else
      before = digit_width::none;
    ++i;
  }
  return std::nullopt;
}

/// The first bytes of all characters that may be stray: blanks, marks, full-width digits. None of them continues a
/// character.
inline constexpr auto stray_bytes = [] {
  std::array<bool, 256> bytes{};
  for (const unsigned byte : {0x20U, 0x2CU, 0x3AU, 0x3BU, 0xC2U, 0xE3U, 0xEFU}) bytes[byte] = true;
  return bytes;
}();

/// Most texts contain none of them.
inline bool may_be_stray(std::string_view text) noexcept {
  bool found = false;
  for (const char byte : text) found |= stray_bytes[static_cast<unsigned char>(byte)];
  return found;
}

/// What is stray in a text; nothing if it is clean.
inline std::optional<stray_text> stray_in(std::string_view shown) noexcept {
  const std::string_view text = without_layout(shown);
  const auto is_at_an_end = [text](const auto& marks) {
    return !starts_with_any(text, marks).empty() || !ends_with_any(text, marks).empty();
  };
  if (is_at_an_end(wide_spaces) || is_at_an_end(stray_marks)) return stray_text::mark;
  return stray_in_number(text);
}

inline void report_stray(examination& exam, const cell& c, const field& here) {
  const auto stray = stray_in(c.text);
  if (!stray) return;
  finding& f = exam.report(code::stray_character, severity::note, here);
  f.printed = c.text;
  f.detail = *stray;
}

inline void check_text(examination& exam, const cell& c, const field& here) {
  if (may_be_stray(c.text) && !c.empty()) report_stray(exam, c, here);
}

}  // namespace detail::characters

PERFEVAL_INLINE void check_characters(examination& exam) {
  using detail::characters::check_text;
  const form& form = exam.paper();
  check_text(exam, form.project, {part::project, 0, item::whole});
  for (std::size_t i = 0; i < form.budget.size(); ++i)
    for (const item column : detail::figures::figure_items)
      check_text(exam, *detail::fields::budget_cell(form.budget[i], column), line_field(i, column));
  for (std::size_t i = 0; i < exam.rows(); ++i) {
    if (is_placeholder(form.indicators[i])) continue;
    const indicator& row = form.indicators[i];
    const detail::row_glance seen = exam.glance(i);
    const auto is_stray = [](std::uint8_t classes) { return (classes & detail::letters::stray) != 0; };
    if (is_stray(seen.name)) check_text(exam, row.name, row_field(i, item::name));
    if (is_stray(seen.target)) check_text(exam, row.target, row_field(i, item::target));
    if (is_stray(seen.actual)) check_text(exam, row.actual, row_field(i, item::actual));
    check_text(exam, row.weight, row_field(i, item::weight));
    check_text(exam, row.score, row_field(i, item::score));
  }
  check_text(exam, form.total.weight, total_field(item::weight));
  check_text(exam, form.total.score, total_field(item::score));
}

}  // namespace v0
}  // namespace perfeval
