#include "json/value.hpp"

#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using ascii::is_digit;
using json_type = json_value::type;

// The parser is recursive: no limit of a user may exhaust the stack.
constexpr std::uint32_t most_depth = 1000;
constexpr std::size_t usual_members = 4;

// The bytes that stand for themselves inside a string.
constexpr std::array<bool, 256> is_plain = [] {
  std::array<bool, 256> made{};
  for (std::size_t byte = 0x20; byte < made.size(); ++byte) made[byte] = byte != '"' && byte != '\\';
  return made;
}();

class parser {
 public:
  parser(std::string_view bytes, const limits& bounds) : bytes_(bytes), bounds_(bounds) {
    if (bytes_.starts_with("\xEF\xBB\xBF")) position_ = 3;
  }

  json_tree run() {
    skip_blanks();
    if (value(tree_.root, 0)) {
      skip_blanks();
      if (position_ < bytes_.size()) fail("the end of the document");
    }
    return std::move(tree_);
  }

 private:
  bool value(json_value& out, std::uint32_t depth) {
    detail::poll();
    out.position = position_;
    if (values_++ == bounds_.cells) return too_many();
    switch (peek()) {
      case '{':
        return object(out, depth);
      case '[':
        return array(out, depth);
      case '"':
        out.kind = json_type::string;
        return string(out.text);
      case 't':
        out.kind = json_type::boolean;
        out.truth = true;
        return word("true");
      case 'f':
        out.kind = json_type::boolean;
        return word("false");
      case 'n':
        return word("null");
      default:
        break;
    }
    if (peek() == '-' || is_digit(peek())) return number(out);
    return fail("a value");
  }

  bool object(json_value& value, std::uint32_t depth) {
    value.kind = json_type::object;
    if (depth >= std::min<std::uint32_t>(bounds_.depth, most_depth)) return too_deep();
    ++position_;
    skip_blanks();
    if (take('}')) return true;
    for (;;) {
      if (peek() != '"') return fail("a key in quotation marks");
      std::string_view key;
      if (!string(key)) return false;
      skip_blanks();
      if (!take(':')) return fail("a colon after the key");
      skip_blanks();
      if (values_ == bounds_.cells) return too_many();
      if (value.members.empty()) value.members.reserve(usual_members);
      value.members.push_back({key, {}});
      if (!this->value(value.members.back().value, depth + 1)) return false;
      skip_blanks();
      if (take('}')) return true;
      if (!take(',')) return fail("a comma or }");
      skip_blanks();
    }
  }

  bool array(json_value& out, std::uint32_t depth) {
    out.kind = json_type::array;
    if (depth >= std::min<std::uint32_t>(bounds_.depth, most_depth)) return too_deep();
    ++position_;
    skip_blanks();
    if (take(']')) return true;
    for (;;) {
      if (values_ == bounds_.cells) return too_many();
      out.items.emplace_back();
      if (!value(out.items.back(), depth + 1)) return false;
      skip_blanks();
      if (take(']')) return true;
      if (!take(',')) return fail("a comma or ]");
      skip_blanks();
    }
  }

  bool number(json_value& value) {
    value.kind = json_type::number;
    const auto start = position_;
    take('-');
    if (take('0')) {
      if (is_digit(peek())) return fail("no digit after a leading zero");
    } else if (!digits()) {
      return false;
    }
    if (take('.') && !digits()) return false;
    if (peek() == 'e' || peek() == 'E') {
      ++position_;
      if (peek() == '+' || peek() == '-') ++position_;
      if (!digits()) return false;
    }
    value.text = bytes_.substr(start, position_ - start);
    return true;
  }

  bool digits() {
    if (!is_digit(peek())) return fail("a digit");
    while (is_digit(peek())) ++position_;
    return true;
  }

  bool string(std::string_view& out) {
    const auto start = ++position_;
    std::string* unescaped = nullptr;  // once there is an escape
    for (;;) {
      if (position_ >= bytes_.size()) return fail("the closing quotation mark of a string");
      const auto before = position_;
      if (!characters()) return false;
      out = unescaped == nullptr ? bytes_.substr(start, position_ - start)
                                 : unescaped->append(bytes_, before, position_ - before);
      if (out.size() > bounds_.cell_bytes) return too_long();
      if (take('"')) return true;
      if (!take('\\')) continue;
      if (unescaped == nullptr) unescaped = &tree_.unescaped.emplace_back(out);
      if (!escape(*unescaped)) return false;
      out = *unescaped;
    }
  }

  // The characters up to a quotation mark or an escape: no control characters, well-formed UTF-8.
  bool characters() {
    const auto start = position_;
    while (position_ < bytes_.size() && is_plain[static_cast<unsigned char>(bytes_[position_])]) ++position_;
    if (position_ < bytes_.size() && static_cast<unsigned char>(bytes_[position_]) < 0x20)
      return fail("no control character inside a string (write \\n)");
    const auto bad = utf8::first_malformed(bytes_.substr(start, position_ - start));
    if (bad != bytes_.npos) return position_ = start + bad, fail("UTF-8");
    return true;
  }

  bool escape(std::string& out) {
    static constexpr std::string_view names = "\"\\/bfnrt", values = "\"\\/\b\f\n\r\t";
    if (take('u')) return unicode(out);
    const auto i = position_ < bytes_.size() ? names.find(bytes_[position_]) : names.npos;
    if (i == names.npos) return fail("one of \" \\ / b f n r t u after a backslash");
    out += values[i];
    ++position_;
    return true;
  }

  bool unicode(std::string& out) {
    char32_t point = 0;
    if (!hexadecimal(point)) return false;
    if (point >= 0xDC00 && point < 0xE000) return fail("a first surrogate before a second one");
    if (point >= 0xD800 && point < 0xDC00) {
      char32_t second = 0;
      if (!take('\\') || !take('u') || !hexadecimal(second) || second < 0xDC00 || second >= 0xE000)
        return fail("the second surrogate of a pair");
      point = 0x10000 + ((point - 0xD800) << 10) + (second - 0xDC00);
    }
    utf8::append(out, point);
    return true;
  }

  bool hexadecimal(char32_t& point) {
    for (int i = 0; i < 4; ++i, ++position_) {
      const char c = peek();
      if (is_digit(c))
        point = point * 16 + static_cast<char32_t>(c - '0');
      else if (c >= 'a' && c <= 'f')
        point = point * 16 + static_cast<char32_t>(c - 'a' + 10);
      else if (c >= 'A' && c <= 'F')
        point = point * 16 + static_cast<char32_t>(c - 'A' + 10);
      else
        return fail("four hexadecimal digits after \\u");
    }
    return true;
  }

  bool word(std::string_view all) {
    if (bytes_.substr(position_, all.size()) != all) return fail("a value");
    position_ += all.size();
    return true;
  }

  [[nodiscard]] char peek() const noexcept { return position_ < bytes_.size() ? bytes_[position_] : '\0'; }
  bool take(char c) noexcept {
    if (position_ >= bytes_.size() || bytes_[position_] != c) return false;
    ++position_;
    return true;
  }
  void skip_blanks() noexcept {
    while (position_ < bytes_.size() && (bytes_[position_] == ' ' || bytes_[position_] == '\t' ||
                                         bytes_[position_] == '\n' || bytes_[position_] == '\r'))
      ++position_;
  }

  bool fail(std::string expected) {
    if (!tree_.breaks.empty()) return false;
    const auto rest = bytes_.substr(std::min(position_, bytes_.size()));
    tree_.breaks.push_back(
        {position_, rest.empty() ? "the end of the document" : utf8::shortened(rest, 24), std::move(expected), false});
    return false;
  }
  bool too_many() {
    tree_.breaks.push_back(
        {position_, "more than " + to_string(bounds_.cells) + " values", "at most that many (limits.cells)", true});
    return false;
  }
  bool too_deep() {
    tree_.breaks.push_back({position_, "values nested deeper than " + to_string(bounds_.depth),
                            "at most " + to_string(bounds_.depth) + " levels (limits.depth)", true});
    return false;
  }
  bool too_long() {
    tree_.breaks.push_back({position_, "a string of more than " + to_string(bounds_.cell_bytes) + " bytes",
                            "at most that many (limits.cell_bytes)", true});
    return false;
  }

  std::string_view bytes_;
  limits bounds_;
  std::size_t position_ = 0;
  std::size_t values_ = 0;
  json_tree tree_;
};

}  // namespace

const json_value* json_value::find(std::string_view key) const noexcept {
  for (const auto& [name, value] : members)
    if (name.size() == key.size() && name.starts_with(key.front()) && name == key) return &value;
  return nullptr;
}

json_tree parse_json(std::string_view bytes, const limits& bounds) { return parser(bytes, bounds).run(); }

std::string json_lines::position(std::size_t byte) {
  if (starts_.empty()) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < bytes_.size(); ++i)
      if (bytes_[i] == '\n') starts_.push_back(i + 1);
  }
  byte = std::min(byte, bytes_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), byte);
  return "line " + std::to_string(after - starts_.begin()) + ", column " + std::to_string(byte - *(after - 1) + 1);
}

const char* name_of(json_value::type type) noexcept {
  switch (type) {
    case json_type::null:
      return "null";
    case json_type::boolean:
      return "a boolean";
    case json_type::number:
      return "a number";
    case json_type::string:
      return "a string";
    case json_type::array:
      return "a list";
    case json_type::object:
      return "an object";
  }
  return "";
}

void append_json_string(std::string& out, std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string good;
  if (utf8::first_malformed(text) != text.npos) text = good = utf8::repaired(text);
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += digits[static_cast<unsigned char>(c) >> 4];
          out += digits[c & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

}  // namespace v0
}  // namespace perfeval
