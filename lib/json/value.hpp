// JSON as a tree that keeps the source text of numbers and the position of every value. Nothing about forms. Texts are
// views of the document, which must outlive its tree.
#pragma once

#include <perfeval/error.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct json_member;

struct json_value {
  enum class type : std::uint8_t { null, boolean, number, string, array, object };
  type kind = type::null;
  bool truth = false;
  std::string_view text;     // a string's characters; a number exactly as it is written
  std::size_t position = 0;  // byte of the document
  std::vector<json_value> items;
  std::vector<json_member> members;  // in order; keys may repeat

  [[nodiscard]] const json_value* find(std::string_view key) const noexcept;
};

struct json_member {
  std::string_view key;
  json_value value;
};

struct json_break {
  std::size_t position = 0;
  std::string found, expected;
  bool limit = false;
};

struct json_tree {
  json_value root;
  std::vector<json_break> breaks;     // at most one; the values before it are in the tree
  std::deque<std::string> unescaped;  // texts that were written with escapes
};

// RFC 8259, strictly: no comments, no trailing commas, UTF-8 only, one value. A byte order mark is skipped. Nesting up
// to bounds.depth.
json_tree parse_json(std::string_view bytes, const limits& bounds);

// Where a byte of a document stands.
class json_lines {
 public:
  explicit json_lines(std::string_view bytes) : bytes_(bytes) {}

  // "line 3, column 7", both from 1, the column in bytes.
  std::string position(std::size_t byte);

 private:
  std::string_view bytes_;
  std::vector<std::size_t> starts_;  // of the lines, found when a position is first asked for
};

const char* name_of(json_value::type type) noexcept;

// Appends the string with its quotation marks.
void append_json_string(std::string& out, std::string_view text);

}  // namespace v0
}  // namespace perfeval
