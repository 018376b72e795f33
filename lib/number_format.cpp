#include "number_format.hpp"

#include "utf8.hpp"

#include <perfeval/decimal.hpp>
#include <perfeval/rounding.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace perfeval {
namespace {

constexpr int significant_digits = 15;
constexpr int most_places = 30;  // as workbooks allow

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

// One section of a format, as far as a number needs it.
struct section {
  std::string before, after;  // literal texts around the digits
  int least_whole = 0;        // zeros before the point
  int least_decimals = 0, most_decimals = 0;
  int percents = 0, thousands_off = 0;
  bool grouped = false, digits = false, general = false, unknown = false;
  std::vector<std::string> date;  // tokens, if it is a date: "yyyy", "m", or a literal after '\x01'
  bool is_date = false;
};

std::vector<std::string_view> sections_of(std::string_view format) {
  std::vector<std::string_view> all;
  std::size_t start = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] == '"') quoted = !quoted;
    if (format[i] == '\\' && !quoted)
      ++i;
    else if (format[i] == ';' && !quoted) {
      all.push_back(format.substr(start, i - start));
      start = i + 1;
    }
  }
  all.push_back(format.substr(start));
  return all;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

class section_parser {
 public:
  explicit section_parser(std::string_view format) : format_(format) {}

  section run() {
    while (at_ < format_.size()) step();
    flush_thousands();
    return std::move(made_);
  }

 private:
  void step() {
    const char c = format_[at_];
    if (c == '"') return quoted();
    if (c == '\\') return escaped();
    if (c == '_' || c == '*') return padding();
    if (c == '[') return bracketed();
    if (c == '0' || c == '#' || c == '?') return placeholder(c);
    if (c == '.') return point();
    if (c == ',') return comma();
    if (c == '%') return ++made_.percents, literal("%", 1);
    if (std::string_view("ymdhsYMDHS").find(c) != std::string_view::npos) return date_token();
    if (rest().starts_with("General") || rest().starts_with("GENERAL")) return made_.general = true, void(at_ += 7);
    if (c == '@') return made_.general = true, void(++at_);
    if (c == 'E' || c == 'e' || (c == '/' && made_.digits && !made_.is_date)) return made_.unknown = true, void(++at_);
    const auto length = utf8::decode(rest()).length;
    literal(rest().substr(0, length), length);
  }

  void quoted() {
    const auto end = std::min(format_.find('"', at_ + 1), format_.size());
    literal(format_.substr(at_ + 1, end - at_ - 1), end - at_ + 1);
  }
  void escaped() {
    ++at_;
    if (at_ >= format_.size()) return;
    const auto length = utf8::decode(rest()).length;
    literal(rest().substr(0, length), length);
  }
  void padding() {  // a blank as wide as the next character, or a filling: neither is text
    ++at_;
    if (at_ < format_.size()) at_ += utf8::decode(rest()).length;
  }
  void bracketed() {  // colours and conditions show nothing; [$¥-804] shows its sign
    const auto end = std::min(format_.find(']', at_), format_.size());
    const auto inside = format_.substr(at_ + 1, end - at_ - 1);
    if (inside.starts_with("$"))
      return literal(inside.substr(1, inside.find('-') == inside.npos ? inside.npos : inside.find('-') - 1),
                     end - at_ + 1);
    at_ = end + 1;
  }
  void placeholder(char c) {
    made_.digits = true;
    if (commas_ > 0) made_.grouped = true;
    commas_ = 0;
    if (after_point_) {
      if (made_.most_decimals < most_places) ++made_.most_decimals;
      if (c != '#') made_.least_decimals = made_.most_decimals;
    } else if (c != '#' && made_.least_whole < most_places) {
      ++made_.least_whole;
    }
    ++at_;
  }
  void point() {
    if (made_.is_date) return literal(".", 1);
    after_point_ = true;
    flush_thousands();
    ++at_;
  }
  void comma() {
    if (made_.is_date || !made_.digits) return literal(",", 1);
    ++commas_;
    ++at_;
  }
  void date_token() {
    const char kind = lower(format_[at_]);
    std::string token;
    while (at_ < format_.size() && lower(format_[at_]) == kind) token += lower(format_[at_++]);
    made_.is_date = true;
    made_.date.push_back(std::move(token));
  }
  void literal(std::string_view text, std::size_t length) {
    at_ += length;
    if (text != "%") flush_thousands();
    (made_.digits ? made_.after : made_.before) += text;
    made_.date.push_back('\x01' + std::string(text));
  }
  // Commas after the last digit divide by a thousand each.
  void flush_thousands() {
    made_.thousands_off += commas_;
    commas_ = 0;
  }
  [[nodiscard]] std::string_view rest() const { return format_.substr(at_); }

  std::string_view format_;
  std::size_t at_ = 0;
  section made_;
  int commas_ = 0;
  bool after_point_ = false;
};

std::string grouped(const std::string& digits) {
  std::string made;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) made += ',';
    made += digits[i];
  }
  return made;
}

std::string shown_digits(const decimal& value, const section& in) {
  std::string text = to_string(rounded(abs(value), in.most_decimals));
  const auto point = text.find('.');
  std::string whole = text.substr(0, point), decimals = point == std::string::npos ? "" : text.substr(point + 1);
  decimals.resize(static_cast<std::size_t>(in.most_decimals), '0');
  while (static_cast<int>(decimals.size()) > in.least_decimals && decimals.back() == '0') decimals.pop_back();
  if (whole == "0" && in.least_whole == 0) whole.clear();
  while (static_cast<int>(whole.size()) < in.least_whole) whole.insert(whole.begin(), '0');
  if (in.grouped) whole = grouped(whole);
  return in.most_decimals > 0 && (!decimals.empty() || in.least_decimals > 0) ? whole + "." + decimals : whole;
}

struct civil {
  std::int64_t year, month, day;
};

// Days since 1899-12-30; by H. Hinnant's published method of eras.
civil civil_of(std::int64_t serial) {
  const std::int64_t z = serial - 25569 + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  const std::int64_t month = mp < 10 ? mp + 3 : mp - 9;
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

std::string padded(std::int64_t value, std::size_t width) {
  std::string text = std::to_string(value);
  while (text.size() < width) text.insert(text.begin(), '0');
  return text;
}

std::optional<std::int64_t> whole_number(const decimal& x) {
  const std::string text = to_string(x);
  if (text.size() > 12 || text.find_first_not_of("-0123456789") != std::string::npos) return std::nullopt;
  return std::stoll(text);
}

// The last day that workbooks know: 9999-12-31.
constexpr std::int64_t last_day = 2'958'465;

std::optional<std::string> shown_date(const decimal& value, const section& in, bool since_1904) {
  const auto seconds = whole_number(rounded(value * decimal(86400), 0));
  if (!seconds || *seconds < 0 || *seconds / 86400 > last_day) return std::nullopt;
  std::int64_t days = *seconds / 86400 + (since_1904 ? 1462 : 0);
  if (!since_1904 && days < 60) ++days;  // workbooks count a 29 February 1900
  const auto date = civil_of(days);
  const std::int64_t clock = *seconds % 86400;
  std::string text;
  bool after_hours = false;
  for (std::size_t i = 0; i < in.date.size(); ++i) {
    const auto& token = in.date[i];
    if (token[0] == '\x01') {
      text += token.substr(1);
      continue;
    }
    bool before_seconds = false;
    for (std::size_t k = i + 1; k < in.date.size(); ++k)
      if (in.date[k][0] != '\x01') {
        before_seconds = in.date[k][0] == 's';
        break;
      }
    const std::size_t width = token.size() >= 2 ? 2 : 1;
    switch (token[0]) {
      case 'y':
        text += token.size() <= 2 ? padded(date.year % 100, 2) : padded(date.year, 4);
        break;
      case 'd':
        text += padded(date.day, width);
        break;
      case 'h':
        text += padded(clock / 3600, width);
        break;
      case 's':
        text += padded(clock % 60, width);
        break;
      default:
        text += after_hours || before_seconds ? padded(clock / 60 % 60, width) : padded(date.month, width);
        break;
    }
    after_hours = token[0] == 'h';
  }
  return text;
}

std::string general(const decimal& value) { return without_trailing_zeros(to_string(as_kept(value))); }

}  // namespace

std::string_view builtin_format(unsigned id) {
  switch (id) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
      return "#,##0";
    case 4:
      return "#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 14:
    case 30:
      return "yyyy/m/d";
    case 20:
      return "h:mm";
    case 21:
      return "h:mm:ss";
    case 22:
      return "yyyy/m/d h:mm";
    case 27:
    case 36:
    case 50:
    case 52:
    case 57:
      return "yyyy\"年\"m\"月\"";
    case 28:
    case 29:
    case 51:
    case 53:
    case 54:
    case 58:
      return "m\"月\"d\"日\"";
    case 31:
      return "yyyy\"年\"m\"月\"d\"日\"";
    case 37:
    case 38:
      return "#,##0;-#,##0";
    case 39:
    case 40:
      return "#,##0.00;-#,##0.00";
    case 41:
    case 42:
      return "#,##0";
    case 43:
    case 44:
      return "#,##0.00";
    default:
      return "General";
  }
}

std::string shown(std::string_view stored, std::string_view format, bool since_1904, const limits& bounds) {
  decimal value;
  try {
    value = decimal::parse(stored, bounds);
  } catch (const error&) {
    return std::string(stored);
  }
  if (format.empty()) format = "General";
  const auto all = sections_of(format);
  std::size_t which = 0;
  if (value.sign() < 0 && all.size() >= 2) which = 1;
  if (value.sign() == 0 && all.size() >= 3) which = 2;
  section in = section_parser(all[which]).run();
  if (in.is_date) {
    if (const auto date = shown_date(as_kept(value), in, since_1904)) return *date;
    return general(value);
  }
  if (in.unknown || (in.general && !in.digits && in.before.empty() && in.after.empty())) return general(value);
  const bool minus = value.sign() < 0 && which == 0;
  if (!in.digits) return in.general ? in.before + general(value) + in.after : (minus ? "-" : "") + in.before + in.after;
  value = as_kept(value);
  for (int i = 0; i < in.percents && i < 4; ++i) value = value * decimal(100);
  for (int i = 0; i < in.thousands_off && i < 8; ++i) value = value * decimal::parse("0.001");
  const std::string digits = shown_digits(value, in);
  const bool zero = digits.find_first_of("123456789") == std::string::npos;
  return (minus && !zero ? "-" : "") + in.before + digits + in.after;
}

}  // namespace perfeval
