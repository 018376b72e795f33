#include "tables/docx_equation.hpp"

#include <perfeval/printed.hpp>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr int most_depth = 20;

// The shapes that Word and WPS draw around a character.
bool is_frame(std::string_view text) {
  constexpr std::array<std::string_view, 8> frames{"○", "〇", "◯", "□", "△", "◇", "O", "o"};
  return std::find(frames.begin(), frames.end(), text) != frames.end();
}

// 1 in a circle is ①; a word in a circle is itself.
std::string framed(std::string_view text) {
  constexpr unsigned first_row = 20, second_row = 35, third_row = 50;
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::string(text);
  std::string made;
  if (number >= 1 && number <= first_row)
    utf8::append(made, static_cast<char32_t>(0x2460 + number - 1));
  else if (number > first_row && number <= second_row)
    utf8::append(made, static_cast<char32_t>(0x3251 + number - first_row - 1));
  else if (number > second_row && number <= third_row)
    utf8::append(made, static_cast<char32_t>(0x32B1 + number - second_row - 1));
  else
    made = "(" + std::string(text) + ")";
  return made;
}

class equation {
 public:
  explicit equation(std::string_view source) : left_(source) {}

  std::string shown() {
    std::string made = expression(0);
    if (!left_.empty()) open_ = true;
    return open_ ? made + '?' : made;
  }

 private:
  // Up to a comma or a bracket that closes.
  std::string expression(int depth) {
    std::string made;
    while (!left_.empty() && (depth == 0 || (left_.front() != ',' && left_.front() != ';' && left_.front() != ')'))) {
      if (left_.front() == '\\' && left_.size() > 1 && ascii::is_letter(left_[1])) {
        made += part(depth);
      } else {
        if (left_.front() == '\\' && left_.size() > 1) left_.remove_prefix(1);  // a sign that is text: \, \( \)
        made += left_.front();
        left_.remove_prefix(1);
      }
    }
    return std::string(trimmed(made));
  }

  // \f(39,4): a letter, options (\ac, \up5), and the parts in brackets.
  std::string part(int depth) {
    const char kind = ascii::lower(left_[1]);
    left_.remove_prefix(2);
    bool raises = false;
    for (left_ = trimmed(left_); left_.size() > 2 && left_.front() == '\\'; left_ = trimmed(left_)) {
      raises = raises || (kind == 's' && ascii::lower(left_[1]) == 'u');
      left_.remove_prefix(2);
      while (!left_.empty() && left_.front() != '(' && left_.front() != '\\') left_.remove_prefix(1);
    }
    if (left_.empty() || left_.front() != '(' || depth >= most_depth) {
      open_ = true;
      return {};
    }
    std::vector<std::string> parts;
    do {
      left_.remove_prefix(1);
      parts.push_back(expression(depth + 1));
    } while (!left_.empty() && left_.front() != ')');
    if (!left_.empty()) left_.remove_prefix(1);
    return together(kind, raises, std::move(parts));
  }

  std::string together(char kind, bool raises, std::vector<std::string> parts) {
    switch (kind) {
      case 'f':
        return joined(parts, "/");
      case 'r':
        return parts.size() > 1 ? joined(parts, "√") : "√" + joined(parts, "");
      case 's':
        return (raises ? "^" : "_") + joined(parts, " ");
      case 'x':
      case 'b':
      case 'l':
      case 'a':
        return joined(parts, " ");
      case 'd':  // a blank of some width
        return {};
      case 'o':
        return overlaid(std::move(parts));
      default:
        open_ = true;
        return joined(parts, " ");
    }
  }

  // Signs upon each other: one in a frame, or an order that cannot be told.
  std::string overlaid(std::vector<std::string> parts) {
    const auto signs = std::remove_if(parts.begin(), parts.end(), [](const auto& one) { return is_frame(one); });
    const bool in_frame = signs != parts.end();
    parts.erase(signs, parts.end());
    if (parts.size() == 1) return in_frame ? framed(parts.front()) : parts.front();
    open_ = open_ || parts.size() > 1;
    return joined(parts, " ");
  }

  static std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string made;
    for (std::size_t i = 0; i < parts.size(); ++i) made += (i > 0 ? std::string(between) : std::string()) + parts[i];
    return made;
  }

  std::string_view left_;
  bool open_ = false;
};

}  // namespace

std::string shown_by_equation(std::string_view instruction) {
  instruction = trimmed(instruction);
  if (instruction.size() < 3 || !ascii::same_word(instruction.substr(0, 2), "eq") ||
      (!ascii::is_blank(instruction[2]) && instruction[2] != '\\'))
    return {};
  return equation(trimmed(instruction.substr(2))).shown();
}

}  // namespace v0
}  // namespace perfeval
