/// What is kept of a form to compare it with others of one call, and what these comparisons find.
#pragma once

#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/form_trace.hpp>
#include <perfeval/audit/impl/across_keys.ipp>
#include <perfeval/audit/impl/codes.ipp>
#include <perfeval/audit/impl/field.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/detail/utf8.hpp>
#include <perfeval/quantity.hpp>
#include <perfeval/score/bound_form.hpp>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::traces {

using namespace across_keys;

// ------------------------------------------------------------------------------------------------ of one form

/// Shorter texts may well be the same every year.
inline constexpr std::size_t least_letters = 20;

inline bool is_long(std::string_view packed) noexcept {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < packed.size() && letters < least_letters; ++letters) i += decode(packed, i).bytes;
  return letters >= least_letters;
}

inline void add_text(const form& paper, const field& here, form_trace& out) {
  const cell& text = *cell_at(here, paper);
  if (text.text.size() < least_letters) return;
  const std::string packed = without_spaces(text.text);
  if (is_long(packed))
    out.texts.push_back({key().add(packed).value(), here, path_of(here, paper), label_of(here, paper)});
}

inline void add_texts(const form& paper, form_trace& out) {
  add_text(paper, {part::goal, 0, item::actual}, out);
  for (std::size_t i = 0; i < paper.indicators.size(); ++i) add_text(paper, row_field(i, item::reason), out);
}

/// The executed amount of the total line, where the form says in which unit.
inline void add_spending(const form& paper, form_trace& out) {
  const auto total = figures::total_line_index(paper);
  const auto money = read_unit(paper.money, paper.own_units);
  const auto yuan = read_unit("元");
  if (!total || !money || !converts(*money, *yuan)) return;
  const figure& executed = paper.budget[*total].executed;
  if (!executed.has_value()) return;
  const field here = line_field(*total, item::executed);
  out.spent = convert(executed.value, *money, *yuan);
  out.per_yuan = convert(decimal(1), *yuan, *money);
  out.executed_field = here;
  out.executed = trimmed(executed.text);
  out.executed_path = path_of(here, paper);
  out.executed_label = label_of(here, paper);
}

inline std::size_t key_of(std::string_view name) {
  const std::string packed = without_spaces(name);
  return packed.empty() ? 0 : key().add(packed).value();
}

inline void add_department(const form& paper, form_trace& out) {
  out.of_department = paper.kind == form_kind::department;
  if (!out.of_department && paper.kind != form_kind::project) return;
  out.department = key_of(paper.department.text);
  if (!out.of_department) return;
  for (const cell* name : {&paper.unit, &paper.project})  // a department's form may have its name in another cell
    if (out.department == 0) out.department = key_of(name->text);
}

inline form_trace trace_of(const form& paper, std::size_t document) {
  form_trace made;
  made.document = document;
  made.index = paper.index;
  made.year = paper.year;
  if (!paper.year) return made;
  made.project = trimmed((paper.project.empty() ? paper.department : paper.project).text);
  const std::string name = name_without_year(paper);
  if (!name.empty()) made.subject = key().add(name).add(without_spaces(paper.unit.text)).value();
  if (made.subject != 0) add_texts(paper, made);
  add_department(paper, made);
  if (made.department != 0) add_spending(paper, made);
  return made;
}

// ------------------------------------------------------------------------------------------------ copied texts

/// A text and the form of the year before that has it.
struct copied_text {
  const form_trace* form = nullptr;
  const text_trace* text = nullptr;
  const form_trace* source = nullptr;
};

inline bool of_several_years(std::span<const form_trace* const> group) {
  return std::any_of(group.begin(), group.end(),
                     [&group](const form_trace* f) { return f->year != group.front()->year; });
}

/// Stands for every document of a call.
inline constexpr std::size_t any_document = ~std::size_t{0};

/// Where each text of a project was first told, in its document and in the call.
class told_texts {
 public:
  explicit told_texts(std::span<const form_trace* const> forms) {
    for (const form_trace* one : forms)
      for (const text_trace& text : one->texts)
        for (const std::size_t document : {one->document, any_document})
          first_.try_emplace(key_of(text, *one->year, document), one);
  }
  /// nullptr if no form of that year has the text.
  [[nodiscard]] const form_trace* find(const text_trace& text, std::int32_t year, std::size_t document) const {
    const auto found = first_.find(key_of(text, year, document));
    return found == first_.end() ? nullptr : found->second;
  }

 private:
  static std::size_t key_of(const text_trace& text, std::int32_t year, std::size_t document) noexcept {
    return key().add(text.key).add(number_of(year)).add(document).value();
  }
  std::unordered_map<std::size_t, const form_trace*> first_;
};

/// Which documents two forms may come from.
enum class reach : std::uint8_t { within_a_document, across_documents };

/// The texts that a form of the year before has. What its own document shows is not repeated across documents.
template <class Take>
void each_copy(std::span<const form_trace> forms, reach reach, const Take& take) {
  groups<const form_trace*> projects;
  for (const form_trace& one : forms)
    if (!one.texts.empty()) projects.add(key().add(one.subject), &one);
  projects.each([&](std::span<const form_trace* const> group) {
    if (!of_several_years(group)) return;
    const told_texts told(group);
    for (const form_trace* one : group)
      for (const text_trace& text : one->texts) {
        const form_trace* source = told.find(text, *one->year - 1, one->document);
        if (reach == reach::across_documents) source = source ? nullptr : told.find(text, *one->year - 1, any_document);
        if (source) take(copied_text{one, &text, source});
      }
  });
}

// ------------------------------------------------------------------------------------------------ departments

/// The projects of a department, each once: of two forms of one project the one that spent less.
struct department_projects {
  ratio spent;
  std::vector<const form_trace*> forms;
};

/// The projects of a group of forms, of one document or of all.
inline department_projects projects_of(std::span<const form_trace* const> group, std::size_t document) {
  department_projects made;
  std::unordered_map<std::size_t, std::size_t> known;
  for (const form_trace* one : group) {
    if (one->of_department || one->subject == 0 || !one->spent) continue;
    if (document != any_document && one->document != document) continue;
    const auto [place, added] = known.try_emplace(one->subject, made.forms.size());
    if (added)
      made.forms.push_back(one);
    else if (*one->spent < *made.forms[place->second]->spent)
      made.forms[place->second] = one;
  }
  for (const form_trace* one : made.forms) made.spent += *one->spent;
  return made;
}

/// The forms of departments whose projects spent more than they did, all of one department and year.
template <class Take>
void check_department(std::span<const form_trace* const> group, reach reach, const Take& take) {
  const auto is_department = [](const form_trace* one) { return one->of_department && one->spent; };
  if (std::none_of(group.begin(), group.end(), is_department)) return;
  std::unordered_map<std::size_t, department_projects> projects;  // by document
  const auto projects_in = [&](std::size_t document) -> const department_projects& {
    const auto known = projects.find(document);
    return known != projects.end() ? known->second : projects[document] = projects_of(group, document);
  };
  for (const form_trace* one : group) {
    if (!is_department(one)) continue;
    const department_projects& own = projects_in(one->document);
    const bool shown = own.spent > *one->spent;
    if (reach == reach::within_a_document) {
      if (shown) take(*one, own);
    } else if (!shown) {
      const department_projects& all = projects_in(any_document);
      if (all.spent > *one->spent) take(*one, all);
    }
  }
}

template <class Take>
void each_department(std::span<const form_trace> forms, reach reach, const Take& take) {
  groups<const form_trace*> departments;
  for (const form_trace& one : forms)
    if (one.department != 0) departments.add(key().add(one.department).add(number_of(one.year)), &one);
  departments.each([&](std::span<const form_trace* const> group) { check_department(group, reach, take); });
}

// ------------------------------------------------------------------------------------------------ findings

inline finding finding_of(code code, std::string path, std::string label) {
  finding f;
  f.code = code;
  f.severity = severity::note;
  f.source = topic_of(code);
  f.path = std::move(path);
  f.label = std::move(label);
  return f;
}

inline finding finding_of(const copied_text& copied) {
  finding f = finding_of(code::copied_from_last_year, copied.text->path, copied.text->label);
  f.field = copied.text->field;
  f.detail = std::to_string(*copied.source->year);
  return f;
}

inline finding finding_of(const form_trace& department, const department_projects& projects) {
  finding f = finding_of(code::department_sum, department.executed_path, department.executed_label);
  f.field = department.executed_field;
  f.printed = department.executed;
  f.expected = to_string(projects.spent * department.per_yuan);
  return f;
}

}  // namespace detail::traces
}  // namespace v0
}  // namespace perfeval
