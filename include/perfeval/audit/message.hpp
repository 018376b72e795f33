/// The sentence of a finding, rendered from its code and values on request, in either language. The audit does not
/// include this file.
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/language.hpp>

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

/// The full message: where, what was found, what was expected, what to do; then the likely cause and the root.
std::string message(const finding& f, language language);

/// A field as a sentence names it: “路灯”的得分; "the score of “路灯”".
std::string field_words(const named_field& named, language language);

/// What a check expected, as a person reads it: 约8.33至10（不含10）, "about 8.33 up to, but not including, 10".
/// Figures and texts quoted from the paper are returned as they are.
std::string expected_words(const finding& f, language language);

/// What is printed, as a person reads it: shares by category and figures of several forms are spelled out.
std::string printed_words(const finding& f, language language);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/message.ipp>
#endif
