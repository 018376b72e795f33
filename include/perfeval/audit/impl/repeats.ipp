#pragma once

#include <perfeval/audit/impl/message.ipp>
#include <perfeval/audit/repeats.hpp>
#include <perfeval/detail/config.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::repeats {

inline void add(repeated_note& note, const finding& f, std::uint32_t form) {
  if (note.forms.empty()) note.first = &f;
  if (note.forms.empty() || note.forms.back() != form) note.forms.push_back(form);
  note.code = f.code;
  if (f.fields.empty()) note.cells.push_back({form, f.path});
  for (const named_field& one : f.fields) note.cells.push_back({form, one.path});
}

}  // namespace detail::repeats

PERFEVAL_INLINE std::vector<repeated_note> repeats_of(const document_report& document) {
  std::vector<repeated_note> of_codes(names<code>().size());
  for (const form_report& form : document.forms)
    for (const finding& f : form.findings)
      if (f.severity == severity::note && f.explained_by.empty())
        detail::repeats::add(of_codes[static_cast<std::size_t>(f.code)], f, form.index);
  std::erase_if(of_codes, [](const repeated_note& note) { return note.forms.size() < 2; });
  return of_codes;
}

PERFEVAL_INLINE std::string message(const repeated_note& note, language language) {
  const std::string forms = detail::values::form_numbers(note.forms, language);
  const std::string cells = std::to_string(note.cells.size());
  const std::string first = std::to_string(note.forms.front());
  const std::string example = message(*note.first, language);
  return language == language::zh
             ? "第" + forms + "张表共" + cells + "处有同样的问题。第" + first + "张表：" + example
             : "Forms " + forms + " have the same problem, " + cells + " times in all. Form " + first + ": " + example;
}

}  // namespace v0
}  // namespace perfeval
