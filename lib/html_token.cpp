#include "html_token.hpp"

#include "utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace perfeval {
namespace {

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) noexcept { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_blank(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool same(std::string_view text, std::string_view lower_name) noexcept {
  return std::equal(text.begin(), text.end(), lower_name.begin(), lower_name.end(),
                    [](char a, char b) { return lower(a) == b; });
}

// Elements whose content is no markup.
bool is_raw(std::string_view name) noexcept {
  return same(name, "script") || same(name, "style") || same(name, "textarea") || same(name, "title") ||
         same(name, "xmp");
}

// The named entities that pages with forms use.
constexpr std::array<std::pair<std::string_view, char32_t>, 44> entities{{
    {"nbsp", 0xA0},     {"lt", '<'},       {"gt", '>'},       {"amp", '&'},       {"quot", '"'},     {"apos", '\''},
    {"ge", 0x2265},     {"le", 0x2264},    {"ne", 0x2260},    {"mdash", 0x2014},  {"ndash", 0x2013}, {"hellip", 0x2026},
    {"middot", 0xB7},   {"times", 0xD7},   {"divide", 0xF7},  {"permil", 0x2030}, {"ensp", 0x2002},  {"emsp", 0x2003},
    {"thinsp", 0x2009}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"lsquo", 0x2018},  {"rsquo", 0x2019}, {"laquo", 0xAB},
    {"raquo", 0xBB},    {"deg", 0xB0},     {"plusmn", 0xB1},  {"sup2", 0xB2},     {"sup3", 0xB3},    {"yen", 0xA5},
    {"radic", 0x221A},  {"minus", 0x2212}, {"bull", 0x2022},  {"star", 0x2606},   {"starf", 0x2605}, {"percnt", '%'},
    {"square", 0x25A1}, {"check", 0x2713}, {"zwnj", 0x200C},  {"zwj", 0x200D},    {"frac12", 0xBD},  {"copy", 0xA9},
    {"reg", 0xAE},      {"trade", 0x2122},
}};

// &#8805; &#x2265;
bool append_numbered(std::string& to, std::string_view digits) {
  const bool hexadecimal = !digits.empty() && lower(digits[0]) == 'x';
  if (hexadecimal) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 7) return false;
  char32_t point = 0;
  for (const char c : digits) {
    const char l = lower(c);
    if (c >= '0' && c <= '9')
      point = point * (hexadecimal ? 16 : 10) + static_cast<char32_t>(c - '0');
    else if (hexadecimal && l >= 'a' && l <= 'f')
      point = point * 16 + static_cast<char32_t>(l - 'a' + 10);
    else
      return false;
  }
  const bool bad = point == 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000);
  utf8::append(to, bad ? utf8::replacement : point);
  return true;
}

bool append_entity(std::string& to, std::string_view name) {
  if (name.starts_with("#")) return append_numbered(to, name.substr(1));
  for (const auto& [known, point] : entities)
    if (name == known) return utf8::append(to, point), true;
  return false;
}

}  // namespace

bool is_tag(const html_token& token, std::string_view lower_name) noexcept { return same(token.name, lower_name); }

std::string_view attribute_of(const html_token& token, std::string_view lower_name) noexcept {
  const auto all = token.attributes;
  for (std::size_t i = 0; i < all.size();) {
    while (i < all.size() && (is_blank(all[i]) || all[i] == '/')) ++i;
    const auto name_start = i;
    while (i < all.size() && !is_blank(all[i]) && all[i] != '=' && all[i] != '/') ++i;
    const auto name = all.substr(name_start, i - name_start);
    while (i < all.size() && is_blank(all[i])) ++i;
    std::string_view value;
    if (i < all.size() && all[i] == '=') {
      ++i;
      while (i < all.size() && is_blank(all[i])) ++i;
      const char quote = i < all.size() && (all[i] == '"' || all[i] == '\'') ? all[i++] : '\0';
      const auto start = i;
      while (i < all.size() && (quote != '\0' ? all[i] != quote : !is_blank(all[i]))) ++i;
      value = all.substr(start, i - start);
      if (quote != '\0' && i < all.size()) ++i;
    } else if (name.empty()) {
      ++i;
    }
    if (!name.empty() && same(name, lower_name)) return value;
  }
  return {};
}

html_token html_tokens::next() {
  while (at_ < page_.size()) {
    if (page_[at_] != '<') {
      const auto end = std::min(page_.find('<', at_), page_.size());
      html_token token{html_token::kind::text, {}, {}, page_.substr(at_, end - at_)};
      at_ = end;
      return token;
    }
    const char c = at_ + 1 < page_.size() ? page_[at_ + 1] : '\0';
    if (page_.substr(at_, 4) == "<!--") {
      const auto end = page_.find("-->", at_ + 4);
      at_ = end == page_.npos ? page_.size() : end + 3;
    } else if (c == '!' || c == '?') {
      const auto end = page_.find('>', at_);
      at_ = end == page_.npos ? page_.size() : end + 1;
    } else if (is_letter(c) || c == '/') {
      return tag();
    } else {  // a lone <
      html_token token{html_token::kind::text, {}, {}, page_.substr(at_, 1)};
      ++at_;
      return token;
    }
  }
  return {};
}

html_token html_tokens::tag() {
  html_token token;
  auto i = at_ + 1;
  token.is = html_token::kind::open;
  if (page_[i] == '/') {
    token.is = html_token::kind::close;
    ++i;
  }
  const auto start = i;
  while (i < page_.size() && !is_blank(page_[i]) && page_[i] != '>' && page_[i] != '/') ++i;
  token.name = page_.substr(start, i - start);
  const auto attributes = i;
  char quote = '\0';
  for (; i < page_.size() && (quote != '\0' || page_[i] != '>'); ++i) {
    if (quote != '\0') {
      if (page_[i] == quote) quote = '\0';
    } else if ((page_[i] == '"' || page_[i] == '\'') && page_[i - 1] == '=') {
      quote = page_[i];
    }
  }
  token.attributes = page_.substr(attributes, i - attributes);
  at_ = std::min(i + 1, page_.size());
  if (token.is == html_token::kind::open && is_raw(token.name)) pass_raw(token.name);
  return token;
}

void html_tokens::pass_raw(std::string_view name) {
  while (at_ < page_.size()) {
    const auto close = page_.find("</", at_);
    if (close == page_.npos) break;
    at_ = close + 2;
    const auto found = page_.substr(at_, name.size());
    if (std::equal(found.begin(), found.end(), name.begin(), name.end(),
                   [](char a, char b) { return lower(a) == lower(b); })) {
      at_ = close;
      return;
    }
  }
  at_ = page_.size();
}

void append_resolved(std::string& to, std::string_view text) {
  constexpr std::size_t longest = 10;
  while (!text.empty()) {
    const auto mark = text.find('&');
    to += text.substr(0, mark);
    if (mark == text.npos) return;
    text.remove_prefix(mark);
    const auto end = text.substr(0, longest + 1).find(';');
    if (end != text.npos && append_entity(to, text.substr(1, end - 1))) {
      text.remove_prefix(end + 1);
    } else {
      to += '&';
      text.remove_prefix(1);
    }
  }
}

}  // namespace perfeval
