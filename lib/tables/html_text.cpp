#include "tables/html_text.hpp"

#include "tables/html_token.hpp"
#include "text/ascii.hpp"

#include <utility>

namespace perfeval {
inline namespace v0 {

void flowing_text::add(std::string_view source) {
  std::string resolved;
  if (source.find('&') != source.npos) {
    append_resolved(resolved, source);
    source = resolved;
  }
  add_resolved(source);
}

void flowing_text::add_resolved(std::string_view text) {
  const auto before = text_.size();
  preformatted_ > 0 ? keep(text) : flow(text);
  leading_.drop_before_digit(text_, before);
}

void flowing_text::flow(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (ascii::is_blank(text[i]) || text[i] == '\0') {
      blank_ = blank_ || text[i] != '\0';
      ++i;
      continue;
    }
    const auto start = i;
    while (i < text.size() && !ascii::is_blank(text[i]) && text[i] != '\0') ++i;
    if (blank_ && !text_.empty() && text_.back() != '\n') text_ += ' ';
    blank_ = false;
    text_ += text.substr(start, i - start);
  }
}

void flowing_text::keep(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\0') continue;
    const bool return_and_feed = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (return_and_feed) ++i;
    const char c = text[i] == '\r' ? '\n' : text[i];
    if (!(c == '\n' && first_line_end_)) text_ += c;
    first_line_end_ = false;
  }
}

void flowing_text::add_apart(std::string_view text, bool raised) {
  while (!text.empty() && ascii::is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && ascii::is_blank(text.back())) text.remove_suffix(1);
  const auto before = text_.size();
  const bool due = std::exchange(blank_, false);
  raised ? leading_.append_raised(text_, text) : append_lowered(text_, text);
  blank_ = due && text_.size() == before;
}

void flowing_text::end_line() {
  blank_ = false;
  if (!text_.empty()) text_ += '\n';
}

void flowing_text::end_block() {
  blank_ = false;
  if (!text_.empty() && text_.back() != '\n') text_ += '\n';
}

void flowing_text::begin_preformatted() {
  end_block();
  ++preformatted_;
  first_line_end_ = true;
}

void flowing_text::end_preformatted() {
  if (preformatted_ > 0) --preformatted_;
  first_line_end_ = false;
  end_block();
}

std::string flowing_text::take() {
  while (!text_.empty() && text_.back() == '\n') text_.pop_back();
  return std::exchange(*this, {}).text_;
}

}  // namespace v0
}  // namespace perfeval
