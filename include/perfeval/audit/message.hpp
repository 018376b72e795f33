/// The sentence of a finding, rendered from its code and values on request, in either language. The audit does not
/// include this file.
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/language.hpp>

#include <string>

namespace perfeval {
inline namespace v0 {

/// What a reader is told: where, what was found, what was expected, what to do.
std::string message(const finding& f, language language);

/// A rounding mode as people call it: 四舍五入, 截尾; "half up", "cut off".
std::string words_of(rounding_mode mode, language language);

/// A diagnosis in a few words; empty for none and unknown.
std::string words_of(diagnosis diagnosis, language language);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/message.ipp>
#endif
