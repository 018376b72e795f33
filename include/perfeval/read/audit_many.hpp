/// The audit of many files: several at a time, given in order, none kept. Compiled: link perfeval::io.
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/deadline.hpp>
#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/read/lexicon.hpp>
#include <perfeval/rule/pack.hpp>

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// How many files are audited.
struct many_options {
  limits bounds = {};    ///< of each file; `seconds` is its time for reading, and again for the audit
  lexicon words = {};    ///< the words by which forms are read
  unsigned threads = 0;  ///< that read and audit; 0: one for each processor
};

/// What came of one file.
struct audited_file {
  document_report report;   ///< as audit_document() gives it for this file alone
  std::vector<form> forms;  ///< the forms that the report is about, in its order
};

/// Reads and audits each file, and calls `take` with what came of it, in the order of `paths` and in the thread of the
/// call. At most two files for each thread are read ahead of what was taken, so that memory does not grow with their
/// number; of each form that was taken only keys are kept, for what several files show together.
///
/// Returns: copied-from-last-year and department-sum across the files, see audited_call.
/// Errors: invalid_value if `take` is empty. Whatever is wrong with a file, an error that nobody foresaw included, is a
///         trouble and a finding `unreadable-document` of that file, and the others go on. The call ends with what
///         `take` throws, and, as every call, with what a deadline of its thread throws; the files that were begun are
///         then given up. Rules as code are called by several threads at once.
PERFEVAL_API std::vector<finding> audit_many(std::span<const std::string> paths, const pack& rules,
                                             const std::function<void(audited_file&&)>& take,
                                             const many_options& options = {});

#if defined(__cpp_lib_jthread)
/// Likewise; throws `stopped` soon after a stop is requested, and gives no file that comes after it.
inline std::vector<finding> audit_many(std::span<const std::string> paths, const pack& rules,
                                       const std::function<void(audited_file&&)>& take, const std::stop_token& stop,
                                       const many_options& options = {}) {
  if (!take) return audit_many(paths, rules, take, options);
  const deadline until(stop);
  const auto take_until_then = [&](audited_file&& one) {
    if (stop.stop_requested()) throw stopped();
    take(std::move(one));
  };
  return audit_many(paths, rules, take_until_then, options);
}
#endif

}  // namespace v0
}  // namespace perfeval
