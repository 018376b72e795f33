#include "tables/css_escape.hpp"
#include "tables/css_length.hpp"
#include "tables/css_look.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// A text in quotation marks, with its escapes resolved; signs of a font's own are left out. Removes it from `value`.
std::string taken_text(std::string_view& value) {
  const char quote = value.front();
  std::string made;
  value.remove_prefix(1);
  while (!value.empty() && value.front() != quote) {
    const bool escaped = value.front() == '\\';
    const auto point = escaped ? take_escape(value) : std::nullopt;
    if (!point) {
      made += value.substr(0, 1);
      value.remove_prefix(std::min<std::size_t>(1, value.size()));
      continue;
    }
    const bool own = *point == 0 || (*point >= 0xE000 && *point <= 0xF8FF) || *point > 0xEFFFF;
    if (!own) utf8::append(made, *point);
  }
  value.remove_prefix(std::min<std::size_t>(1, value.size()));
  return made;
}

}  // namespace

std::optional<std::string> css_content_of(
    std::string_view value, const std::function<std::optional<std::string>(std::string_view)>& attribute) {
  std::string made;
  for (value = ascii::trimmed(value); !value.empty(); value = ascii::trimmed(value)) {
    if (value.front() == '"' || value.front() == '\'') {
      made += taken_text(value);
      continue;
    }
    const auto end = std::min(value.find(value.find('(') < value.find(' ') ? ')' : ' '), value.size() - 1) + 1;
    const auto word = ascii::trimmed(value.substr(0, end));
    value.remove_prefix(end);
    if (ascii::is_one_of(word, {"none", "normal", "inherit", "initial", "unset"})) continue;
    const auto name = arguments_of(word, "attr");
    if (!name || name->empty()) return word.starts_with("url(") ? std::optional(made) : std::nullopt;
    made += attribute(name->front()).value_or("");
  }
  return made;
}

std::optional<std::string> css_resolved(std::string_view value,
                                        const std::function<std::optional<std::string>(std::string_view)>& value_of) {
  constexpr std::string_view call = "var(";
  constexpr int most = 100;
  std::string made(value);
  for (int i = 0; i < most; ++i) {
    const auto start = made.rfind(call);  // the innermost
    if (start == made.npos) return made;
    const auto end = made.find(')', start);
    if (end == made.npos) return std::nullopt;
    const std::string inner = made.substr(start + call.size(), end - start - call.size());
    const auto comma = inner.find(',');
    auto found = value_of(ascii::trimmed(std::string_view(inner).substr(0, comma)));
    if (!found && comma != inner.npos) found = ascii::trimmed(std::string_view(inner).substr(comma + 1));
    if (!found || made.size() + found->size() > 10'000) return std::nullopt;
    made.replace(start, end + 1 - start, *found);
  }
  return std::nullopt;
}

}  // namespace v0
}  // namespace perfeval
