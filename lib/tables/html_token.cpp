#include "tables/html_token.hpp"

#include "tables/html_entities.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// Elements whose content a page does not show. A template that is a shadow root is shown.
bool is_unseen(const html_token& tag) noexcept {
  if (is_tag(tag, "template")) return !attribute_of(tag, "shadowrootmode");
  return is_any_tag(tag, {"script", "style", "title", "iframe", "noframes", "noembed"});
}
// Elements whose content is shown and is not markup.
bool is_plain(const html_token& tag) noexcept { return is_any_tag(tag, {"textarea", "xmp"}); }

struct html_attribute {
  std::string_view name, value;
};

// The attributes of a tag one by one, from after its name to its closing >.
class html_attributes {
 public:
  html_attributes(std::string_view page, std::size_t position) : page_(page), position_(position) {}

  std::optional<html_attribute> next() noexcept {
    while (position_ < page_.size() && (ascii::is_blank(page_[position_]) || page_[position_] == '/')) ++position_;
    if (done()) return std::nullopt;
    html_attribute made;
    const auto start = position_++;  // a name may begin with =
    while (!done() && !ascii::is_blank(page_[position_]) && page_[position_] != '/' && page_[position_] != '=')
      ++position_;
    made.name = page_.substr(start, position_ - start);
    const auto after_name = position_;
    pass_blanks();
    if (position_ < page_.size() && page_[position_] == '=')
      made.value = value();
    else
      position_ = after_name;
    return made;
  }

  // Where the tag's > is; the end of the page if it has none.
  [[nodiscard]] std::size_t end() noexcept {
    while (next()) {
    }
    return position_;
  }

 private:
  [[nodiscard]] bool done() const noexcept { return position_ >= page_.size() || page_[position_] == '>'; }
  void pass_blanks() noexcept {
    while (position_ < page_.size() && ascii::is_blank(page_[position_])) ++position_;
  }
  std::string_view value() noexcept {
    ++position_;
    pass_blanks();
    if (done()) return {};
    const char quote = page_[position_];
    if (quote == '"' || quote == '\'') {
      const auto start = ++position_;
      const auto end = std::min(page_.find(quote, start), page_.size());
      position_ = std::min(end + 1, page_.size());
      return page_.substr(start, end - start);
    }
    const auto start = position_;
    while (!done() && !ascii::is_blank(page_[position_])) ++position_;
    return page_.substr(start, position_ - start);
  }

  std::string_view page_;
  std::size_t position_;
};

// What browsers substitute for numbers that name no character: those of Windows-1252 (HTML Living Standard, 13.2.5.80).
constexpr std::array<char32_t, 32> windows_1252{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t point_of(char32_t number) noexcept {
  if (number >= 0x80 && number < 0xA0) return windows_1252[number - 0x80];
  const bool none = number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000);
  return none ? utf8::replacement : number;
}

// "#8805;" "#x2265". The number of characters used, 0 if it is not a reference.
std::size_t append_numbered(std::string& out, std::string_view text) {
  const bool hexadecimal = text.size() > 1 && ascii::lower(text[1]) == 'x';
  const std::size_t start = hexadecimal ? 2 : 1;
  std::size_t i = start;
  char32_t number = 0;
  for (; i < text.size(); ++i) {
    const char c = ascii::lower(text[i]);
    char32_t digit = 0;
    if (ascii::is_digit(c))
      digit = static_cast<char32_t>(c - '0');
    else if (hexadecimal && c >= 'a' && c <= 'f')
      digit = static_cast<char32_t>(c - 'a' + 10);
    else
      break;
    number = std::min<char32_t>(number * (hexadecimal ? 16 : 10) + digit, 0x110000);
  }
  if (i == start) return 0;
  utf8::append(out, point_of(number));
  return i < text.size() && text[i] == ';' ? i + 1 : i;
}

const html_entity* entity_named(std::string_view name) noexcept {
  const auto found = std::lower_bound(html_entities.begin(), html_entities.end(), name,
                                      [](const html_entity& e, std::string_view wanted) { return e.name < wanted; });
  return found != html_entities.end() && found->name == name ? found : nullptr;
}

// "ge;" and the few that are allowed without a semicolon, "nbsp". The number of characters used, 0 if it is unknown.
std::size_t append_named(std::string& out, std::string_view text) {
  constexpr std::size_t longest = 31, longest_bare = 6;
  std::size_t length = 0;
  while (length < text.size() && length <= longest && (ascii::is_letter(text[length]) || ascii::is_digit(text[length])))
    ++length;
  if (length < text.size() && text[length] == ';')
    if (const auto* found = entity_named(text.substr(0, length))) return out += found->text, length + 1;
  for (length = std::min(length, longest_bare); length >= 2; --length)
    if (const auto* found = entity_named(text.substr(0, length)); found != nullptr && found->bare)
      return out += found->text, length;
  return 0;
}

}  // namespace

bool is_tag_named(const html_token& token, std::string_view lower_name) noexcept {
  return token.part.empty() ? ascii::same_word(token.name, lower_name) : token.part == lower_name;
}

std::optional<std::string_view> attribute_of(const html_token& token, std::string_view lower_name) noexcept {
  html_attributes all(token.attributes, 0);
  while (const auto attribute = all.next())
    if (ascii::same_word(attribute->name, lower_name)) return attribute->value;
  return std::nullopt;
}

html_token html_tokens::next() {
  while (position_ < page_.size()) {
    if (position_ < text_end_) return text_until(text_end_);
    if (page_[position_] != '<') return text_until(std::min(page_.find('<', position_), page_.size()));
    if (auto token = markup(); token.kind != html_token::type::end) return token;
  }
  return {};
}

html_token html_tokens::text_until(std::size_t end) {
  html_token token{html_token::type::text, {}, {}, page_.substr(position_, end - position_)};
  position_ = end;
  return token;
}

// A tag, a < that is text, or nothing if a comment or a declaration was skipped.
html_token html_tokens::markup() {
  const char c = position_ + 1 < page_.size() ? page_[position_ + 1] : '\0';
  if (ascii::is_letter(c)) return tag(false);
  if (page_.substr(position_).starts_with("<!--")) return pass_comment(), html_token{};
  if (c == '!' || c == '?') return pass_through(">"), html_token{};
  if (c != '/' || position_ + 2 >= page_.size()) return text_until(position_ + 1);
  if (ascii::is_letter(page_[position_ + 2])) return tag(true);
  return pass_through(">"), html_token{};
}

void html_tokens::pass_comment() {
  position_ += 4;
  if (page_.substr(position_).starts_with('>') || page_.substr(position_).starts_with("->")) return pass_through(">");
  for (auto dashes = page_.find("--", position_); dashes != page_.npos; dashes = page_.find("--", dashes + 1)) {
    position_ = dashes + 2;
    const auto rest = page_.substr(position_);
    if (rest.starts_with('>') || rest.starts_with("!>")) return pass_through(">");
  }
  position_ = page_.size();
}

void html_tokens::pass_through(std::string_view mark) {
  const auto end = page_.find(mark, position_);
  position_ = end == page_.npos ? page_.size() : end + mark.size();
}

html_token html_tokens::tag(bool closing) {
  html_token token;
  token.kind = closing ? html_token::type::close : html_token::type::open;
  const auto start = position_ + (closing ? 2 : 1);
  auto after = start;
  while (after < page_.size() && !ascii::is_blank(page_[after]) && page_[after] != '>' && page_[after] != '/') ++after;
  token.name = page_.substr(start, after - start);
  token.word = tag_name(token.name);
  const auto end = html_attributes(page_, after).end();
  token.attributes = page_.substr(after, end - after);
  position_ = std::min(end + 1, page_.size());
  if (end == page_.size()) return {};  // a truncated tag is ignored
  if (closing) return token;
  if (is_unseen(token)) position_ = end_of_raw(token.name);
  if (is_plain(token)) text_end_ = end_of_raw(token.name);
  return token;
}

// Where the closing tag of an element whose content is not markup begins.
std::size_t html_tokens::end_of_raw(std::string_view name) const noexcept {
  for (auto close = page_.find("</", position_); close != page_.npos; close = page_.find("</", close + 2)) {
    const auto after = close + 2 + name.size();
    const char next = after < page_.size() ? page_[after] : '\0';
    if (ascii::same_word(page_.substr(close + 2, name.size()), name) &&
        (ascii::is_blank(next) || next == '>' || next == '/'))
      return close;
  }
  return page_.size();
}

void append_resolved(std::string& out, std::string_view text) {
  for (;;) {
    const auto mark = text.find('&');
    out += text.substr(0, mark);
    if (mark == text.npos) return;
    text.remove_prefix(mark + 1);
    const auto used = text.starts_with('#') ? append_numbered(out, text) : append_named(out, text);
    if (used == 0) out += '&';
    text.remove_prefix(used);
  }
}

std::uint64_t number_of(const html_token& tag, std::string_view name, std::uint64_t most) {
  auto text = attribute_of(tag, name).value_or("");
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n\f\r"), text.size()));
  if (text.starts_with('+')) text.remove_prefix(1);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return most;
  return end == text.data() ? 1 : std::min(value, most);
}

std::string folded(std::string_view text) {
  std::string made;
  for (const char c : text)
    if (c > ' ') made += ascii::lower(c);
  return made;
}

}  // namespace v0
}  // namespace perfeval
