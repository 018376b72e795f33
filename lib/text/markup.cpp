#include "text/markup.hpp"

#include "text/utf8.hpp"

namespace perfeval {
inline namespace v0 {
namespace {

bool is_forbidden(char32_t point) {
  return (point < 0x20 && point != U'\t' && point != U'\n' && point != U'\r') || point == 0xFFFE || point == 0xFFFF;
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const auto [point, length] = utf8::decode(text);
    switch (point) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\r':
        out += "&#13;";
        break;
      default:
        utf8::append(out, is_forbidden(point) ? utf8::replacement : point);
    }
    text.remove_prefix(length);
  }
}

std::string escaped(std::string_view text) {
  std::string made;
  append_escaped(made, text);
  return made;
}

std::string html_text(std::string_view text) {
  std::string made;
  while (true) {
    const auto end = text.find('\n');
    append_escaped(made, text.substr(0, end));
    if (end == text.npos) return made;
    made += "<br>";
    text.remove_prefix(end + 1);
  }
}

std::string markdown_text(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c == '\n')
      made += "<br>";
    else if (std::string_view("|\\*_<`[]").find(c) != std::string_view::npos)
      (made += '\\') += c;
    else if (c != '\r')
      made += c;
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
