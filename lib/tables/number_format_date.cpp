#include "tables/number_format_date.hpp"

#include <perfeval/rounding.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace {

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

// Days since 1899-12-30; the inverse.
std::int64_t serial_of(const civil& date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0), era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t yoe = year - era * 400;
  const std::int64_t doy = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468 + 25569;
}

// The date of a day in a workbook, which counts a 0 January and a 29 February 1900.
civil date_of(std::int64_t day) {
  if (day == 0) return {1900, 1, 0};
  if (day == 60) return {1900, 2, 29};
  return civil_of(day < 60 ? day + 1 : day);
}

std::string padded(std::int64_t value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

std::optional<std::int64_t> whole_number(const decimal& x) {
  const std::string text = to_string(x);
  if (text.size() > 17 || text.find_first_not_of("-0123456789") != std::string::npos) return std::nullopt;
  return std::stoll(text);
}

constexpr std::int64_t last_day = 2'958'465;  // 9999-12-31
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekdays{"Saturday",  "Sunday",   "Monday", "Tuesday",
                                                   "Wednesday", "Thursday", "Friday"};
constexpr std::array<std::string_view, 7> chinese_weekdays{"六", "日", "一", "二", "三", "四", "五"};

constexpr std::array<std::string_view, 12> chinese_months{"一", "二", "三", "四", "五",   "六",
                                                          "七", "八", "九", "十", "十一", "十二"};

// The number of exactly `digits` digits at the beginning of `text`, and the sign after it; both are removed.
std::optional<std::int64_t> take_number(std::string_view& text, std::size_t digits, std::string_view after) {
  if (text.size() < digits) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  if (text.empty()) return value;
  if (after.find(text.front()) == after.npos) return std::nullopt;
  text.remove_prefix(1);
  return value;
}

bool is_half(const std::string& piece) { return piece == "am/pm" || piece == "a/p" || piece == "上午/下午"; }
bool is_literal(const std::string& piece) { return piece[0] == '\x01'; }

class date_writer {
 public:
  date_writer(const date_pieces& format, std::int64_t ticks, std::int64_t per_second, bool since_1904)
      : format_(format), ticks_(ticks), per_second_(per_second), seconds_(ticks / per_second) {
    days_ = seconds_ / 86400 + (since_1904 ? 1462 : 0);
    date_ = since_1904 ? civil_of(days_) : date_of(days_);
    halves_ = std::any_of(format.pieces.begin(), format.pieces.end(), is_half);
  }

  std::string run() {
    std::string text;
    for (std::size_t i = 0; i < format_.pieces.size(); ++i) text += piece(i);
    return text;
  }

 private:
  std::string piece(std::size_t i) {
    const auto& piece = format_.pieces[i];
    const std::size_t size = piece.size();
    if (is_half(piece)) return half(piece);
    switch (piece[0]) {
      case '\x01':
        return piece.substr(1);
      case 'y':
      case 'e':
        return size <= 2 && piece[0] == 'y' ? padded(date_.year % 100, 2) : padded(date_.year, 4);
      case 'd':
        return size <= 2 ? padded(date_.day, size) : weekday(size == 3);
      case 'a':
        return (size == 4 ? "星期" : "周") + std::string(chinese_weekdays[static_cast<std::size_t>(days_ % 7)]);
      case 'h':
        return padded(halves_ ? (clock() / 3600 + 11) % 12 + 1 : clock() / 3600, std::min<std::size_t>(size, 2));
      case 's':
        return padded(clock() % 60, std::min<std::size_t>(size, 2));
      case '.':
        return '.' + padded(ticks_ % per_second_, size - 1);
      case '[':
        return padded(piece[1] == 'h' ? seconds_ / 3600 : piece[1] == 'm' ? seconds_ / 60 : seconds_, size - 2);
      default:
        return is_minute(i) ? padded(clock() / 60 % 60, std::min<std::size_t>(size, 2)) : month(size);
    }
  }

  [[nodiscard]] std::string half(const std::string& piece) const {
    const bool morning = clock() < 43200;
    if (piece == "a/p") return morning ? "A" : "P";
    if (piece == "am/pm" && !format_.chinese) return morning ? "AM" : "PM";
    return morning ? "上午" : "下午";
  }

  // An m next to hours or seconds.
  [[nodiscard]] bool is_minute(std::size_t i) const {
    const auto& all = format_.pieces;
    const auto begins = [](const std::string& piece, char kind) {
      return piece[0] == kind || (piece[0] == '[' && piece[1] == kind);
    };
    for (std::size_t k = i; k-- > 0;)
      if (!is_literal(all[k])) {
        if (begins(all[k], 'h')) return true;
        break;
      }
    for (std::size_t k = i + 1; k < all.size(); ++k)
      if (!is_literal(all[k])) return begins(all[k], 's');
    return false;
  }

  [[nodiscard]] std::string month(std::size_t size) const {
    if (size <= 2) return padded(date_.month, size);
    if (format_.chinese) return chinese_month(size);
    const auto name = months[static_cast<std::size_t>(date_.month - 1)];
    return std::string(name.substr(0, size == 3 ? 3 : size == 5 ? 1 : name.size()));
  }

  // 12月, 十二月, 十
  [[nodiscard]] std::string chinese_month(std::size_t size) const {
    const auto name = chinese_months[static_cast<std::size_t>(date_.month - 1)];
    if (size == 5) return std::string(name.substr(0, std::string_view("十").size()));
    return (size == 3 ? std::to_string(date_.month) : std::string(name)) + "月";
  }

  [[nodiscard]] std::string weekday(bool brief) const {
    const auto i = static_cast<std::size_t>(days_ % 7);
    if (format_.chinese) return (brief ? "周" : "星期") + std::string(chinese_weekdays[i]);
    return std::string(weekdays[i].substr(0, brief ? 3 : weekdays[i].size()));
  }

  [[nodiscard]] std::int64_t clock() const { return seconds_ % 86400; }

  const date_pieces& format_;
  std::int64_t ticks_, per_second_, seconds_, days_ = 0;
  civil date_{};
  bool halves_ = false;
};

}  // namespace

std::optional<std::string> shown_date(const decimal& value, const date_pieces& format, bool since_1904) {
  std::size_t places = 0;  // of the seconds
  for (const auto& piece : format.pieces)
    if (piece[0] == '.') places = std::min<std::size_t>(piece.size() - 1, 3);
  std::int64_t per_second = 1;
  for (std::size_t i = 0; i < places; ++i) per_second *= 10;
  const auto ticks =
      whole_number(round(value * decimal(86400) * decimal(per_second), rounding{0, rounding_mode::half_up}));
  if (!ticks || *ticks < 0 || *ticks / per_second / 86400 > last_day) return std::nullopt;
  return date_writer(format, *ticks, per_second, since_1904).run();
}

std::optional<std::string> serial_of(std::string_view iso, bool since_1904) {
  const auto year = take_number(iso, 4, "-"), month = take_number(iso, 2, "-"), day = take_number(iso, 2, "T ");
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return std::nullopt;
  const std::int64_t days = serial_of(civil{*year, *month, *day}) - (since_1904 ? 1462 : 0);
  std::int64_t seconds = 0;
  for (const int unit : {3600, 60, 1}) {
    if (iso.empty()) break;
    const auto value = take_number(iso, 2, unit == 1 ? ".Z+-" : ":Z");
    if (!value) return std::nullopt;
    seconds += *value * unit;
  }
  constexpr std::int32_t places = 12;
  const ratio part = ratio(seconds) / ratio(86400);
  return to_string(decimal(days) + round(part, rounding{seconds == 0 ? 0 : places, rounding_mode::half_up}));
}

}  // namespace v0
}  // namespace perfeval
