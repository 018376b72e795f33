#include "tables/number_format.hpp"

#include "tables/number_format_section.hpp"

#include <perfeval/decimal.hpp>
#include <perfeval/rounding.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

// The formats that a workbook names by number, as Excel in Chinese shows them; any other number is General.
struct numbered_format {
  unsigned id = 0;
  std::string_view code;
};
constexpr std::array<numbered_format, 50> builtin_formats{{
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {9, "0%"},
    {10, "0.00%"},
    {11, "0.00E+00"},
    {12, "# ?/?"},
    {13, "# ?\?/?\?"},
    {14, "yyyy/m/d"},
    {15, "d-mmm-yy"},
    {16, "d-mmm"},
    {17, "mmm-yy"},
    {18, "h:mm AM/PM"},
    {19, "h:mm:ss AM/PM"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, "yyyy\"年\"m\"月\""},
    {28, "m\"月\"d\"日\""},
    {29, "m\"月\"d\"日\""},
    {30, "yyyy/m/d"},
    {31, "yyyy\"年\"m\"月\"d\"日\""},
    {32, "h\"时\"mm\"分\""},
    {33, "h\"时\"mm\"分\"ss\"秒\""},
    {34, "上午/下午h\"时\"mm\"分\""},
    {35, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
    {36, "yyyy\"年\"m\"月\""},
    {37, "#,##0;-#,##0"},
    {38, "#,##0;-#,##0"},
    {39, "#,##0.00;-#,##0.00"},
    {40, "#,##0.00;-#,##0.00"},
    {41, "#,##0"},
    {42, "#,##0"},
    {43, "#,##0.00"},
    {44, "#,##0.00"},
    {45, "mm:ss"},
    {46, "[h]:mm:ss"},
    {47, "mm:ss.0"},
    {48, "##0.0E+0"},
    {49, "@"},
    {50, "yyyy\"年\"m\"月\""},
    {51, "m\"月\"d\"日\""},
    {52, "yyyy\"年\"m\"月\""},
    {53, "m\"月\"d\"日\""},
    {54, "m\"月\"d\"日\""},
    {55, "上午/下午h\"时\"mm\"分\""},
    {56, "上午/下午h\"时\"mm\"分\"ss\"秒\""},
    {57, "yyyy\"年\"m\"月\""},
    {58, "m\"月\"d\"日\""},
}};
static_assert(std::is_sorted(builtin_formats.begin(), builtin_formats.end(),
                             [](const numbered_format& a, const numbered_format& b) { return a.id < b.id; }));

constexpr int significant_digits = 15;

decimal rounded(const decimal& x, std::int32_t places) { return round(x, rounding{places, rounding_mode::half_up}); }

// Digits before the point and the zeros after it that come before the first significant digit.
std::int32_t places_for_significant(const decimal& x) {
  std::string text = to_string(abs(x));
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  if (whole != "0") return significant_digits - static_cast<std::int32_t>(whole.size());
  std::int32_t zeros = 0;
  for (auto i = point; i != std::string::npos && ++i < text.size() && text[i] == '0';) ++zeros;
  return significant_digits + zeros;
}

decimal as_kept(const decimal& x) {
  const auto places = places_for_significant(x);
  return places >= 0 ? rounded(x, places) : x;
}

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

// The digits before the point with the literals between them; a literal beyond the digits goes in front.
std::string with_inside(const std::string& digits, const format_section& section) {
  std::string made;
  auto literal = section.inside.begin();
  const auto put_literals = [&](int left) {
    for (; literal != section.inside.end() && section.whole_places - literal->first >= left; ++literal)
      made += literal->second;
  };
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto left = static_cast<int>(digits.size() - i);
    put_literals(left);
    if (section.grouped && i > 0 && left % 3 == 0) made += ',';
    made += digits[i];
  }
  put_literals(0);
  return made;
}

std::string shown_digits(const decimal& value, const format_section& section) {
  std::string text = to_string(rounded(abs(value), section.most_decimals));
  const auto point = text.find('.');
  std::string whole = text.substr(0, point), decimals = point == std::string::npos ? "" : text.substr(point + 1);
  decimals.resize(static_cast<std::size_t>(section.most_decimals), '0');
  while (static_cast<int>(decimals.size()) > section.least_decimals && decimals.back() == '0') decimals.pop_back();
  if (whole == "0" && section.least_whole == 0) whole.clear();
  while (static_cast<int>(whole.size()) < section.least_whole) whole.insert(whole.begin(), '0');
  whole = with_inside(whole, section);
  for (auto literal = section.inside_decimals.rbegin(); literal != section.inside_decimals.rend(); ++literal)
    decimals.insert(std::min(static_cast<std::size_t>(literal->first), decimals.size()), literal->second);
  return section.most_decimals > 0 && (!decimals.empty() || section.point_kept) ? whole + "." + decimals : whole;
}

decimal power_of_ten(std::int32_t exponent) { return decimal::parse("1e" + std::to_string(exponent)); }

// The exponent of the first significant digit.
std::int32_t magnitude(const decimal& x) { return significant_digits - 1 - places_for_significant(x); }

std::string shown_scientific(const decimal& value, const format_section& section) {
  const std::int32_t step = std::max(section.whole_places, 1);
  std::int32_t exponent = value.sign() == 0 ? 0 : magnitude(value);
  exponent -= ((exponent % step) + step) % step;
  decimal mantissa = rounded(abs(value) * power_of_ten(-exponent), section.most_decimals);
  if (mantissa >= power_of_ten(step)) {
    exponent += step;
    mantissa = rounded(abs(value) * power_of_ten(-exponent), section.most_decimals);
  }
  std::string digits = std::to_string(exponent < 0 ? -exponent : exponent);
  while (static_cast<int>(digits.size()) < section.exponent_digits) digits.insert(digits.begin(), '0');
  std::string shown = shown_digits(mantissa, section);
  if (value.sign() == 0 && section.least_whole == 0) shown.insert(0, "0");
  return shown + 'E' + (exponent < 0 ? "-" : section.exponent_plus ? "+" : "") + digits;
}

struct fraction {
  std::int64_t numerator = 0, denominator = 1;
};

// The nearest fraction with at most that denominator: the last convergents of the continued fraction.
fraction nearest_fraction(std::int64_t numerator, std::int64_t denominator, std::int64_t most) {
  __extension__ using wide = __int128;
  const auto common = std::gcd(numerator, denominator);
  numerator /= common;
  denominator /= common;
  if (denominator <= most) return {numerator, denominator};
  std::int64_t p0 = 0, q0 = 1, p1 = 1, q1 = 0, n = numerator, d = denominator;
  for (;;) {
    const std::int64_t a = n / d;
    if (wide{q1} * a + q0 > most) break;
    const std::int64_t p2 = p0 + a * p1, q2 = q0 + a * q1;
    p0 = std::exchange(p1, p2);
    q0 = std::exchange(q1, q2);
    n = std::exchange(d, n - a * d);
  }
  const std::int64_t k = (most - q0) / q1;
  const fraction between{p0 + k * p1, q0 + k * q1}, last{p1, q1};
  const auto distance = [&](const fraction& f) {  // times both denominators
    const wide apart = wide{f.numerator} * denominator - wide{numerator} * f.denominator;
    return apart < 0 ? -apart : apart;
  };
  return distance(last) * between.denominator <= distance(between) * last.denominator ? last : between;
}

// Nothing if the number has too many digits for a cell's fraction.
std::optional<std::string> shown_fraction(const decimal& value, const format_section& section) {
  constexpr std::int32_t places = 12;  // further places do not change a fraction that a cell can show
  const decimal size = rounded(abs(value), places);
  const decimal whole = round(size, rounding{0, rounding_mode::down});
  const std::string text = without_trailing_zeros(to_string(section.fraction_whole ? size - whole : size));
  const auto point = std::min(text.find('.'), text.size());
  const std::string digits = text.substr(0, point) + (point < text.size() ? text.substr(point + 1) : "");
  if (digits.size() > 18) return std::nullopt;
  std::int64_t tens = 1;
  for (auto i = point + 1; i < text.size(); ++i) tens *= 10;
  const std::int64_t numerator = std::stoll(digits);
  __extension__ using wide = __int128;
  const auto nearest =
      section.denominator > 0
          ? fraction{static_cast<std::int64_t>((wide{numerator} * section.denominator * 2 + tens) / (wide{tens} * 2)),
                     section.denominator}
          : nearest_fraction(numerator, tens, section.most_denominator);
  const std::string part = std::to_string(nearest.numerator) + '/' + std::to_string(nearest.denominator);
  if (!section.fraction_whole) return part;
  const bool carried = nearest.numerator == nearest.denominator;
  const std::string before = to_string(carried ? whole + decimal(1) : whole);
  if (section.fraction_kept && (carried || nearest.numerator == 0))
    return before + " 0/" + std::to_string(nearest.denominator);
  if (carried || nearest.numerator == 0) return before;
  return whole.sign() == 0 && !section.whole_kept ? part : before + ' ' + part;
}

std::string_view sign_of(std::string_view condition) { return condition.substr(0, condition.find_first_not_of("<>=")); }

std::optional<decimal> bound_of(std::string_view condition) {
  condition.remove_prefix(sign_of(condition).size());
  try {
    return decimal::parse(condition);
  } catch (const error&) {
    return std::nullopt;
  }
}

bool meets(const decimal& value, std::string_view condition) {
  const auto sign = sign_of(condition);
  const auto bound = bound_of(condition);
  if (!bound) return false;
  if (sign == ">") return value > *bound;
  if (sign == ">=") return value >= *bound;
  if (sign == "<") return value < *bound;
  if (sign == "<=") return value <= *bound;
  return (value == *bound) == (sign == "=");
}

// The section for a value: the first whose condition it meets. Without one, the first section is for what is above 0
// (of two sections, also for 0), the second for what is below 0, the third for the rest. Nothing if the only section
// has a condition that the value does not meet.
std::optional<std::size_t> section_for(const decimal& value, const std::vector<format_section>& all) {
  if (!all[0].condition.empty()) {
    if (meets(value, all[0].condition)) return 0;
  } else if (all.size() == 1 || value.sign() > 0 || (all.size() == 2 && value.sign() == 0)) {
    return 0;
  }
  if (all.size() == 1) return std::nullopt;
  if (!all[1].condition.empty()) {
    if (meets(value, all[1].condition)) return 1;
  } else if (value.sign() < 0 || all.size() == 2) {
    return 1;
  }
  return all.size() - 1;
}

// Values above 0, one in each interval between the bounds of the conditions, and the bounds.
std::vector<decimal> values_above_zero(const std::vector<format_section>& all) {
  std::vector<decimal> bounds;
  for (const auto& section : all)
    if (const auto bound = bound_of(section.condition); bound && bound->sign() > 0) bounds.push_back(*bound);
  std::sort(bounds.begin(), bounds.end());
  const decimal half = decimal::parse("0.5");
  std::vector<decimal> values{bounds.empty() ? decimal(1) : bounds.front() * half};
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    values.push_back(bounds[i]);
    values.push_back(i + 1 < bounds.size() ? (bounds[i] + bounds[i + 1]) * half : bounds[i] * decimal(2));
  }
  return values;
}

// A minus sign is left out where the first or the second section can only be met by numbers below 0: the section's
// literals say what they are. Observed in Excel: -20 under [<-10]0 is 20, -5 under [>-10]0 is -5, -2 under [>=-1]0;0 is
// 2 and under [>=1]0;0 is -2.
bool leaves_out_minus(std::size_t index, const std::vector<format_section>& all) {
  if (index > 1 || (all.size() == 1 && all[0].condition.empty())) return false;
  const auto values = values_above_zero(all);
  return std::none_of(values.begin(), values.end(), [&](const decimal& v) { return section_for(v, all) == index; });
}

std::vector<format_section> parsed(std::string_view format) {
  std::vector<format_section> all;
  for (const auto section : sections_of(format))
    if (all.size() < 4) all.push_back(parse_section(section));
  return all;
}

std::string general(const decimal& value) { return without_trailing_zeros(to_string(as_kept(value))); }

}  // namespace

std::string_view builtin_format(unsigned id) {
  const auto found = std::lower_bound(builtin_formats.begin(), builtin_formats.end(), id,
                                      [](const numbered_format& one, unsigned wanted) { return one.id < wanted; });
  return found != builtin_formats.end() && found->id == id ? found->code : "General";
}

std::string shown(std::string_view stored, std::string_view format, bool since_1904, const limits& bounds) {
  decimal value;
  try {
    value = decimal::parse(stored, bounds);
  } catch (const error&) {
    return std::string(stored);
  }
  if (format.empty() || format == "General") return (value.sign() < 0 ? "-" : "") + general(abs(value));
  std::vector<format_section> all = parsed(format);
  if (all.size() == 4 || all.back().is_text()) all.pop_back();
  const auto index = all.empty() ? std::nullopt : section_for(value, all);
  if (!index) return general(value);
  const format_section& section = all[*index];
  if (section.is_date) return shown_date(as_kept(value), section.date, since_1904).value_or(general(value));
  const std::string minus = value.sign() < 0 && !leaves_out_minus(*index, all) ? "-" : "";
  if (!section.digits) return minus + section.before + (section.general ? general(abs(value)) : "") + section.after;
  value = as_kept(value);
  for (int i = 0; i < section.percents && i < 4; ++i) value = value * decimal(100);
  for (int i = 0; i < section.thousands_off && i < 8; ++i) value = value * decimal::parse("0.001");
  const std::optional<std::string> digits = section.fraction     ? shown_fraction(value, section)
                                            : section.scientific ? shown_scientific(value, section)
                                                                 : shown_digits(value, section);
  if (!digits) return general(value);
  const auto numerator = section.fraction ? digits->find('/') : std::string::npos;
  const bool zero = digits->substr(0, numerator).find_first_of("123456789") == std::string::npos;
  return (zero ? "" : minus) + section.before + *digits + section.after;
}

std::string shown_text(const std::string& text, std::string_view format) {
  if (text.empty() || format.empty() || format == "General" || format == "@") return text;
  const auto all = parsed(format);
  const auto& last = all.back();
  if (!last.is_text()) return all.size() == 4 ? last.before + last.after : text;
  std::string made = last.around_text.front();
  for (std::size_t i = 1; i < last.around_text.size(); ++i) made += text + last.around_text[i];
  return made;
}

}  // namespace v0
}  // namespace perfeval
