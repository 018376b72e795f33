// A page as a sequence of tags and texts, tokenized as in browsers (HTML Living Standard, 13.2.5); the meaning of tags
// is not known here.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "text/ascii.hpp"

namespace perfeval {
inline namespace v0 {

// The name of a tag in one number, whatever its case, so that names are compared at once. Names of more than ten
// characters, and those with others than letters and digits, are 0: none of them is asked for.
class tag_name {
 public:
  constexpr tag_name() = default;
  constexpr explicit tag_name(std::string_view name) noexcept {
    if (name.size() > longest) return;
    std::uint64_t bits = 0;
    for (const char c : name) {
      if (code_of(c) == 0) return;
      bits = (bits << 6) | code_of(c);
    }
    bits_ = bits;
  }
  template <std::size_t Size>
  consteval tag_name(const char (&name)[Size])  // NOLINT(google-explicit-constructor): so that a literal is a name
      : tag_name(std::string_view(name, Size - 1)) {
    if (bits_ == 0) throw "a name that no number holds";
  }
  friend constexpr bool operator==(const tag_name&, const tag_name&) = default;

 private:
  static constexpr std::size_t longest = 10;
  static constexpr std::uint64_t code_of(char c) noexcept {
    if (ascii::is_letter(c)) return static_cast<std::uint64_t>(ascii::lower(c) - 'a' + 1);
    return c >= '0' && c <= '9' ? static_cast<std::uint64_t>(c - '0' + 27) : 0;
  }

  std::uint64_t bits_ = 0;
};

struct html_token {
  enum class type : std::uint8_t { text, open, close, end };
  type kind = type::end;
  std::string_view name;        // of a tag, as written
  std::string_view attributes;  // between the name and the closing >
  std::string_view text;        // between tags, with entities as written
  std::string_view part = {};   // table, tr, td …: what its role or style makes of an element of another name
  tag_name word = {};           // of the part, if there is one, else of the name
};

inline bool is_tag(const html_token& token, tag_name name) noexcept { return token.word == name; }
inline bool is_any_tag(const html_token& token, std::initializer_list<tag_name> names) noexcept {
  return std::find(names.begin(), names.end(), token.word) != names.end();
}
// For a name that is not known beforehand.
bool is_tag_named(const html_token& token, std::string_view lower_name) noexcept;

// The value of an attribute, with entities as written; nothing if it is absent.
std::optional<std::string_view> attribute_of(const html_token& token, std::string_view lower_name) noexcept;

class html_tokens {
 public:
  explicit html_tokens(std::string_view page) : page_(page) {}

  // The next token. Comments, declarations and invisible content (scripts, styles, templates …) are skipped.
  html_token next();

 private:
  html_token markup();
  void pass_comment();
  void pass_through(std::string_view mark);
  html_token tag(bool closing);
  [[nodiscard]] std::size_t end_of_raw(std::string_view name) const noexcept;
  html_token text_until(std::size_t end);

  std::string_view page_;
  std::size_t position_ = 0;
  std::size_t text_end_ = 0;  // there is no markup before this position: the inside of a textarea
};

// Appends the text with its entities resolved (&nbsp; &ge; &#8805; &#x2265; …); unknown ones are kept as written.
void append_resolved(std::string& out, std::string_view text);

// The whole number at the start of an attribute, at most `most`; 1 if there is none.
std::uint64_t number_of(const html_token& tag, std::string_view name, std::uint64_t most);

// Without blanks and control characters, in lower case: how names and words of attributes are compared.
std::string folded(std::string_view text);

}  // namespace v0
}  // namespace perfeval
