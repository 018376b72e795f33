// Escapes in style sheets (CSS Syntax 3, 4.3.7): \64 is a d, \: a colon.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// The number that the escape at the start of a text writes, 0 if it is that of no character; nothing if the sign behind
// the \ stands for itself. Removes the escape, or only its \.
std::optional<char32_t> take_escape(std::string_view& text);

// A name or value with its escapes resolved; nothing if one stands for a sign that names do not have: "none\9", which
// only an old browser understands.
std::optional<std::string> css_unescaped(std::string_view text);

}  // namespace v0
}  // namespace perfeval
