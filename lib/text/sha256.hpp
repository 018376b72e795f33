// SHA-256 (FIPS 180-4), the fingerprint of a document. Not for secrets.
#pragma once

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// 64 lower-case hexadecimal digits, by the processor's own instructions for it if it has them.
std::string sha256(std::string_view bytes);

// The same without them, for tests.
std::string sha256_by_program(std::string_view bytes);

}  // namespace v0
}  // namespace perfeval
