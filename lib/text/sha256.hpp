// SHA-256 (FIPS 180-4), the fingerprint of a document. Not for secrets.
#pragma once

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace v0
}  // namespace perfeval
