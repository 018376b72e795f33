#include "tables/number_format_section.hpp"

#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr int most_places = 30;  // as workbooks allow

bool same(std::string_view text, std::string_view lower_text) { return ascii::lowered(text) == lower_text; }

class section_parser {
 public:
  explicit section_parser(std::string_view format) : format_(format) {}

  format_section run() {
    while (position_ < format_.size()) step();
    flush_thousands();
    if (system_) take_system_form();
    return std::move(made_);
  }

 private:
  void step() {
    const char c = format_[position_];
    if (c == '"') return quoted();
    if (c == '\\' || c == '!') return escaped();  // ! as Excel and WPS write it in Chinese
    if (c == '_' || c == '*') return padding();
    if (c == '[') return bracketed();
    if (made_.is_date && c == '.' && rest().substr(1).starts_with('0')) return parts_of_a_second();
    if (c == '0' || c == '#' || c == '?') return placeholder(c);
    if (c == '.') return point();
    if (c == ',') return comma();
    if (c == '%') return ++made_.percents, literal("%", 1);
    if (rest().size() >= 5 && same(rest().substr(0, 5), "am/pm")) return date_piece("am/pm", 5);
    if (rest().size() >= 3 && same(rest().substr(0, 3), "a/p")) return date_piece("a/p", 3);
    if (rest().starts_with("上午/下午")) return date_piece("上午/下午", std::string_view("上午/下午").size());
    if (!made_.digits && std::string_view("ymdhseYMDHSE").find(c) != std::string_view::npos) return date_token();
    if (rest().starts_with("aaa")) return date_token();
    if (rest().size() >= 7 && same(rest().substr(0, 7), "general")) return general(7);
    if (rest().starts_with("G/通用格式")) return general(std::string_view("G/通用格式").size());
    if (c == '@') return made_.around_text.emplace_back(), general(1);
    if ((c == 'E' || c == 'e') && made_.digits && !made_.is_date) return exponent();
    if (c == '/' && made_.digits && !made_.is_date) return fraction();
    const auto length = utf8::decode(rest()).length;
    literal(rest().substr(0, length), length);
  }

  void quoted() {
    const auto end = std::min(format_.find('"', position_ + 1), format_.size());
    literal(format_.substr(position_ + 1, end - position_ - 1), end - position_ + 1);
  }
  void escaped() {
    ++position_;
    if (position_ >= format_.size()) return;
    const auto length = utf8::decode(rest()).length;
    literal(rest().substr(0, length), length);
  }
  void general(std::size_t length) {
    made_.general = true;
    position_ += length;
  }
  void padding() {  // a blank as wide as the next character, or a filling: neither is text
    ++position_;
    if (position_ < format_.size()) position_ += utf8::decode(rest()).length;
  }
  void bracketed() {  // colours and conditions show nothing; [$¥-804] shows its sign
    const auto end = std::min(format_.find(']', position_), format_.size());
    const auto inside = format_.substr(position_ + 1, end - position_ - 1);
    position_ = end + 1;
    if (!inside.empty() && (inside[0] == '<' || inside[0] == '>' || inside[0] == '=')) made_.condition = inside;
    const std::string lower_inside = ascii::lowered(inside);
    for (const std::string_view chinese : {"-804", "-0804", "zh-cn", "zh-hans"})
      if (lower_inside.ends_with(chinese)) made_.date.chinese = true;
    if (lower_inside.starts_with("$-f800") || lower_inside.starts_with("$-x-sysdate")) system_ = 'd';
    if (lower_inside.starts_with("$-f400") || lower_inside.starts_with("$-x-systime")) system_ = 't';
    if (is_elapsed(inside)) return date_piece('[' + ascii::lowered(inside) + ']', 0);
    if (inside.starts_with('$'))
      literal(inside.substr(1, inside.find('-') == inside.npos ? inside.npos : inside.find('-') - 1), 0);
  }
  // The long date or the time of the reader's system, whatever else the format says; the reader of a form is Chinese.
  void take_system_form() {
    made_.is_date = true;
    made_.date.chinese = true;
    made_.date.pieces = system_ == 'd' ? std::vector<std::string>{"yyyy", "\x01年", "m", "\x01月", "d", "\x01日"}
                                       : std::vector<std::string>{"h", "\x01:", "mm", "\x01:", "ss"};
  }
  // [h], [mm], [ss]: not the time of day, but the elapsed time.
  static bool is_elapsed(std::string_view inside) {
    return !inside.empty() && std::string_view("hmsHMS").find(inside[0]) != std::string_view::npos &&
           inside.find_first_not_of(inside[0]) == inside.npos;
  }
  void placeholder(char c) {
    if (made_.digits && split_ && after_point_)
      made_.inside_decimals.emplace_back(made_.most_decimals, std::exchange(made_.after, {}));
    else if (made_.digits && split_) {
      made_.inside.emplace_back(made_.whole_places, std::exchange(made_.after, {}));
      made_.whole_kept = made_.least_whole > 0;
      made_.fraction_kept = false;
    }
    split_ = false;
    made_.fraction_kept = made_.fraction_kept || c == '0';
    made_.digits = true;
    if (commas_ > 0) made_.grouped = true;
    commas_ = 0;
    if (after_point_) {
      if (made_.most_decimals < most_places) ++made_.most_decimals;
      if (c == '0') made_.least_decimals = made_.most_decimals;
      if (c == '?') made_.point_kept = true;
    } else if (made_.whole_places < most_places) {
      ++made_.whole_places;
      if (c == '0' || made_.least_whole > 0) ++made_.least_whole;
    }
    ++position_;
  }
  void point() {
    if (made_.is_date) return literal(".", 1);
    after_point_ = true;
    flush_thousands();
    ++position_;
  }
  void comma() {
    if (made_.is_date || !made_.digits) return literal(",", 1);
    ++commas_;
    ++position_;
  }
  // E+00
  void exponent() {
    made_.scientific = true;
    ++position_;
    if (rest().starts_with('+') || rest().starts_with('-')) made_.exponent_plus = format_[position_++] == '+';
    for (; position_ < format_.size() && (format_[position_] == '0' || format_[position_] == '#'); ++position_)
      if (made_.exponent_digits < most_places) ++made_.exponent_digits;
  }
  // ?/? or ?/8: the places before the sign are the numerator's; others before them are those of the whole number.
  void fraction() {
    made_.fraction = true;
    made_.fraction_whole = !made_.inside.empty();
    ++position_;
    constexpr std::int64_t largest = 100'000;
    for (made_.most_denominator = 1; position_ < format_.size() && is_place(format_[position_]); ++position_) {
      if (format_[position_] >= '0' && format_[position_] <= '9')
        made_.denominator = std::min(made_.denominator * 10 + (format_[position_] - '0'), largest);
      made_.most_denominator = std::min(made_.most_denominator * 10, largest);
    }
    made_.most_denominator = std::max<std::int64_t>(made_.most_denominator - 1, 1);
  }
  static bool is_place(char c) { return c == '?' || c == '#' || (c >= '0' && c <= '9'); }
  void date_token() {
    const char kind = ascii::lower(format_[position_]);
    std::string token;
    while (position_ < format_.size() && ascii::lower(format_[position_]) == kind)
      token += ascii::lower(format_[position_++]);
    date_piece(std::move(token), 0);
  }
  void parts_of_a_second() {
    const auto end = std::min(format_.find_first_not_of('0', position_ + 1), format_.size());
    date_piece('.' + std::string(std::min<std::size_t>(end - position_ - 1, 3), '0'), end - position_);
  }
  void date_piece(std::string piece, std::size_t length) {
    made_.is_date = true;
    made_.date.pieces.push_back(std::move(piece));
    position_ += length;
  }
  void literal(std::string_view text, std::size_t length) {
    position_ += length;
    if (text != "%") flush_thousands();
    split_ = made_.digits;
    (made_.digits || made_.general ? made_.after : made_.before) += text;
    made_.around_text.back() += text;
    made_.date.pieces.push_back('\x01' + std::string(text));
  }
  // Commas after the last digit divide by a thousand each.
  void flush_thousands() {
    made_.thousands_off += commas_;
    commas_ = 0;
  }
  [[nodiscard]] std::string_view rest() const { return format_.substr(position_); }

  std::string_view format_;
  std::size_t position_ = 0;
  format_section made_;
  int commas_ = 0;
  char system_ = 0;                           // 'd': the system's date, 't': its time
  bool after_point_ = false, split_ = false;  // split_: a literal followed the last digit
};

}  // namespace

std::vector<std::string_view> sections_of(std::string_view format) {
  std::vector<std::string_view> all;
  std::size_t start = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] == '"') quoted = !quoted;
    if (!quoted && std::string_view("\\!_*").find(format[i]) != std::string_view::npos)
      ++i;
    else if (format[i] == ';' && !quoted) {
      all.push_back(format.substr(start, i - start));
      start = i + 1;
    }
  }
  all.push_back(format.substr(start));
  return all;
}

format_section parse_section(std::string_view section) { return section_parser(section).run(); }

}  // namespace v0
}  // namespace perfeval
