/// The digest of a form: at most two sentences, the most serious first, each with what to ask the author.
#pragma once

#include <perfeval/audit/report.hpp>
#include <perfeval/language.hpp>

#include <string>

namespace perfeval {
inline namespace v0 {

/// 总分填写的是“68.9”，而各项得分之和为69.5 …: the circumstance of the form, then its gravest findings; consequences
/// are left out. A form without errors and warnings says so.
std::string digest(const form_report& report, language language);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/digest.ipp>
#endif
