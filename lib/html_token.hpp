// A page as a run of tags and texts, as browsers tell them apart; nothing about what the tags mean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace perfeval {

struct html_token {
  enum class kind : std::uint8_t { text, open, close, end };
  kind is = kind::end;
  std::string_view name;        // of a tag, as it is written: compare with is_tag
  std::string_view attributes;  // between the name and the closing >
  std::string_view text;        // between tags, entities as they are written
};

bool is_tag(const html_token& token, std::string_view lower_name) noexcept;

// The value of an attribute, entities as they are written; empty if it is not there.
std::string_view attribute_of(const html_token& token, std::string_view lower_name) noexcept;

class html_tokens {
 public:
  explicit html_tokens(std::string_view page) : page_(page) {}

  // The next token. Comments, declarations, scripts and styles are passed over.
  html_token next();

 private:
  html_token tag();
  void pass_raw(std::string_view name);

  std::string_view page_;
  std::size_t at_ = 0;
};

// Appends the text with its entities resolved (&nbsp; &ge; &#8805; &#x2265; …); one that is not known stays as it is
// written.
void append_resolved(std::string& to, std::string_view text);

}  // namespace perfeval
