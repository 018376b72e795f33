// A page as a sequence of tags and texts, tokenized as in browsers (HTML Living Standard, 13.2.5); the meaning of tags
// is not known here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

struct html_token {
  enum class type : std::uint8_t { text, open, close, end };
  type kind = type::end;
  std::string_view name;        // of a tag, as written: compare with is_tag
  std::string_view attributes;  // between the name and the closing >
  std::string_view text;        // between tags, with entities as written
  std::string_view part = {};   // table, tr, td …: what its role or style makes of an element of another name
};

bool is_tag(const html_token& token, std::string_view lower_name) noexcept;

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

}  // namespace v0
}  // namespace perfeval
