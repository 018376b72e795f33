// Bytes of Chinese documents to UTF-8: detecting the encoding, and converting.
#pragma once

#include <perfeval/trouble.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// The name that a page declares (<meta charset=…>, <?xml encoding=…>), in lower case; empty if it declares none.
std::string declared_encoding(std::string_view bytes);

// Whether every byte is part of a well-formed GB18030 character, at least one is not ASCII, and the bytes are not UTF-8
// with a few bad ones.
bool is_gb18030(std::string_view bytes) noexcept;

// Whether the bytes are Big5: its common characters, which GB18030 would read as rare ones.
bool is_big5(std::string_view bytes) noexcept;

// Whether the bytes are UTF-16 or UTF-32: by the byte order mark, or by where the zeros of their ASCII characters are.
bool is_wide(std::string_view bytes) noexcept;

// Without what old programs write behind a text: Ctrl-Z, and what fills its last block.
std::string_view without_end_marks(std::string_view bytes) noexcept;

// The text in UTF-8, decided by the byte order mark, by `declared`, or by the bytes. Bytes that fit no encoding become
// U+FFFD and are reported.
std::string as_utf8(std::string_view bytes, std::string_view declared, std::vector<trouble>& troubles);

}  // namespace v0
}  // namespace perfeval
