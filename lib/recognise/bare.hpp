// The bare form of a key: without what stands in brackets, before it and around it.
#pragma once

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace words {

// A key is read from its bare form; `open` keeps that form if there were brackets in the middle of it.
std::string_view bare_in(std::string_view key, std::string& open);
// True, and the prefix is gone, if the text begins with it.
inline bool drop_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}
// The text between the first brackets; empty if there are none.
std::string_view in_brackets(std::string_view key);

}  // namespace words
}  // namespace v0
}  // namespace perfeval
