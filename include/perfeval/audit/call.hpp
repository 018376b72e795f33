/// The findings that need all forms of one call, from however many documents: a text copied from the form of last year,
/// projects that spend more than their department. Of each form only keys are kept.
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/audit/form_trace.hpp>
#include <perfeval/form/form.hpp>

#include <span>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// The forms of one call. Findings within one document are its own and not repeated here.
class audited_call {
 public:
  /// Takes the forms of the next document.
  void take(const std::string& path, std::span<const form> forms);
  /// Takes the documents of another call, as if they followed.
  void take(const audited_call& other);

  /// copied-from-last-year and department-sum across documents: `documents` and `forms` name the forms, that of the
  /// finding first.
  [[nodiscard]] std::vector<finding> findings() const;

 private:
  std::vector<std::string> paths_;
  std::vector<detail::form_trace> forms_;
};

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/call.ipp>
#endif
