/// Numbers and sets of points as people read them in either language: exact, as a record needs them, or near, as a
/// sentence does.
#pragma once

#include <perfeval/language.hpp>
#include <perfeval/names.hpp>
#include <perfeval/rounding.hpp>
#include <perfeval/value_set.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

/// How a text writes a number whose decimals do not terminate.
enum class fractions : std::uint8_t {
  near,   ///< as decimals to at least four places: 约8.3333, "about 8.3333"
  exact,  ///< 25/3
};
template <>
inline constexpr auto names_of<fractions> =
    every_name<fractions>({{fractions::near, "near"}, {fractions::exact, "exact"}});

namespace number_words {

/// A number that terminates, exactly; another one to at least four places, and to so many that it does not read like
/// `printed`: 约8.3333, "about 8.3333".
inline std::string near_text(const ratio& value, language language, const std::optional<decimal>& printed = {}) {
  const std::string exact = to_string(value);
  if (exact.find('/') == std::string::npos) return exact;
  constexpr std::int32_t most = 12;
  std::int32_t places = 4;
  decimal near = round(value, rounding{places, rounding_mode::half_up});
  while (places < most && printed && near == *printed) near = round(value, rounding{++places, rounding_mode::half_up});
  return (language == language::zh ? "约" : "about ") + to_string(near);
}

/// [0, 6) as people say it: 0至6（不含6）; "0 to 6 (6 excluded)". `number` writes its ends.
template <class Number>
std::string interval_text(const interval& points, language language, const Number& number) {
  const bool zh = language == language::zh;
  if (!points.low() && !points.high()) return zh ? "任何数" : "any number";
  const std::string low = points.low() ? number(points.low()->value) : "";
  const std::string high = points.high() ? number(points.high()->value) : "";
  const bool low_out = points.low() && !points.low()->closed;
  const bool high_out = points.high() && !points.high()->closed;
  if (!points.low()) return (zh ? (high_out ? "低于" : "不高于") : (high_out ? "below " : "at most ")) + high;
  if (!points.high()) return (zh ? (low_out ? "高于" : "不低于") : (low_out ? "above " : "at least ")) + low;
  if (low == high) return low;
  const std::string span = low + (zh ? "至" : " to ") + high;
  if (!low_out && !high_out) return span;
  const std::string out = low_out && high_out ? low + (zh ? "和" : " and ") + high : low_out ? low : high;
  return span + (zh ? "（不含" + out + "）" : " (" + out + " excluded)");
}

/// A set of points, its pieces joined by a word.
template <class Number>
std::string set_text(std::span<const interval> points, language language, const Number& number) {
  std::string words;
  for (const interval& piece : points) {
    if (!words.empty()) words += language == language::zh ? "或" : " or ";
    words += interval_text(piece, language, number);
  }
  return words;
}

/// The points of a sentence, next to the figure that is printed: 约8.3333至10（不含10）.
inline std::string near_text(std::span<const interval> points, language language,
                             const std::optional<decimal>& printed = {}) {
  if (points.size() == 1 && points[0].is_point()) return near_text(points[0].low()->value, language, printed);
  return set_text(points, language, [language](const ratio& value) { return near_text(value, language); });
}

/// The points of a record: 25/3至10（不含10）.
inline std::string exact_text(const interval& points, language language) {
  return interval_text(points, language, [](const ratio& value) { return to_string(value); });
}
inline std::string exact_text(const value_set& points, language language) {
  return set_text(points.parts(), language, [](const ratio& value) { return to_string(value); });
}

}  // namespace number_words
}  // namespace v0
}  // namespace perfeval
