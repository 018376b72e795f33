#pragma once

#include <perfeval/audit/call.hpp>
#include <perfeval/audit/impl/traces.ipp>
#include <perfeval/detail/config.hpp>

#include <utility>

namespace perfeval {
inline namespace v0 {
PERFEVAL_INLINE void audited_call::take(const std::string& path, std::span<const form> forms) {
  for (const form& one : forms) forms_.push_back(detail::traces::trace_of(one, paths_.size()));
  paths_.push_back(path);
}

PERFEVAL_INLINE void audited_call::take(const audited_call& other) {
  const std::size_t before = paths_.size();
  paths_.insert(paths_.end(), other.paths_.begin(), other.paths_.end());
  for (const detail::form_trace& one : other.forms_) {
    forms_.push_back(one);
    forms_.back().document += before;
  }
}

PERFEVAL_INLINE std::vector<finding> audited_call::findings() const {
  using namespace detail::traces;
  using detail::form_trace;
  std::vector<finding> all;
  const auto add = [&](finding f, const form_trace& form, std::span<const form_trace* const> others) {
    f.figures = {form.project, std::to_string(*form.year)};
    const auto name = [&](const form_trace& one) {
      f.documents.push_back(paths_[one.document]);
      f.forms.push_back(one.index);
    };
    name(form);
    for (const form_trace* one : others) name(*one);
    all.push_back(std::move(f));
  };
  each_copy(forms_, reach::across_documents, [&](const copied_text& copied) {
    const form_trace* source = copied.source;
    add(finding_of(copied), *copied.form, {&source, 1});
  });
  each_department(forms_, reach::across_documents, [&](const form_trace& form, const department_projects& projects) {
    add(finding_of(form, projects), form, projects.forms);
  });
  return all;
}

}  // namespace v0
}  // namespace perfeval
