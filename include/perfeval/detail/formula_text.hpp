/// The text of a formula that a cell shows because no result is stored: =SUM(D3:D5), ＝汇总!B3, =A1&"人".
#pragma once

#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// Whether a text is a formula. `= 95` and `=十分` are not.
inline bool is_formula(std::string_view text) {
  constexpr std::string_view wide_sign = "＝";
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  if (text.starts_with('='))
    text.remove_prefix(1);
  else if (text.starts_with(wide_sign))
    text.remove_prefix(wide_sign.size());
  else
    return false;
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const auto follows = [](char c) { return (c >= '0' && c <= '9') || c == '$' || c == '('; };
  char before = ' ';
  for (const char c : text) {
    if (c == '!' || c == '"' || c == '^') return true;
    if (is_letter(before) && follows(c)) return true;
    if (c != ' ' && c != '\n') before = c;
  }
  return false;
}

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
