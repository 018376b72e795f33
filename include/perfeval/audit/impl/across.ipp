#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/examination.hpp>
#include <perfeval/audit/impl/conventions.ipp>
#include <perfeval/audit/impl/figures.ipp>
#include <perfeval/audit/sums.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/utf8.hpp>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::across {

using namespace figures;

/// Items that share a key, the groups in the order of their first items.
template <class Item>
class groups {
 public:
  void add(const std::string& key, Item item) {
    const auto [known, added] = positions_.try_emplace(key, all_.size());
    if (added) all_.emplace_back();
    all_[known->second].push_back(std::move(item));
  }
  [[nodiscard]] const std::vector<std::vector<Item>>& all() const noexcept { return all_; }

 private:
  std::unordered_map<std::string, std::size_t> positions_;
  std::vector<std::vector<Item>> all_;
};

// ------------------------------------------------------------------------------------------------ duplicate-form

inline std::string body_and_year(const form& form) {
  return without_spaces(form.unit.text) + "\n" + (form.year ? std::to_string(*form.year) : "");
}

inline std::string identity(const form& form) { return without_spaces(form.project.text) + "\n" + body_and_year(form); }

/// Every figure and short cell in which two versions of a form would differ.
inline std::vector<std::string> figures_of(const form& form) {
  std::vector<std::string> all;
  const auto put = [&all](const figure& f) {
    all.push_back(f.has_value() ? to_string(trimmed(f.value)) : without_spaces(f.text));
  };
  for (const budget_line& line : form.budget)
    for (const item column :
         {item::initial_budget, item::annual_budget, item::executed, item::execution_rate, item::weight, item::score})
      put(column_of(line, column));
  for (const indicator& row : form.indicators) {
    put(row.weight);
    put(row.score);
    all.push_back(without_spaces(row.target.text));
    all.push_back(without_spaces(row.actual.text));
  }
  put(form.total.weight);
  put(form.total.score);
  return all;
}

/// One finding for the forms of one project, unit and year.
inline void check_duplicates(std::span<const audited_form> forms, std::vector<finding>& out) {
  groups<const form*> same;
  for (const audited_form& one : forms)
    if (!one.form->project.empty()) same.add(identity(*one.form), one.form);
  for (const std::vector<const form*>& group : same.all()) {
    if (group.size() < 2) continue;
    const std::vector<std::string> first = figures_of(*group.front());
    finding f;
    f.code = code::duplicate_form;
    f.severity = severity::note;
    f.printed = trimmed(group.front()->project.text);
    for (const form* one : group) {
      if (one != group.front() && figures_of(*one) != first) f.severity = severity::warning;
      f.forms.push_back(one->index);
    }
    out.push_back(std::move(f));
  }
}

// ---------------------------------------------------------------------------------------------- figures-conflict

/// A measured quantity: a number whose unit is not money, a share or a count of whole things. (Two projects
/// may legitimately have different satisfaction rates.)
inline bool is_measured(const indicator& row, const pack& rules) {
  if (row.found.kind != statement_kind::number || row.found.sign != comparison::none) return false;
  const unit& unit = row.found.unit.dimension == dimension::none ? row.wanted.unit : row.found.unit;
  return unit.dimension != dimension::none && unit.dimension != dimension::money &&
         unit.dimension != dimension::share && !counts(unit, rules);
}

struct measured_row {
  ratio value;
  const perfeval::form* form;
  const indicator* row;
};

/// Bytes of the general word at the start of the text; 0 if there is none. Many indicators share these words: a name
/// made of them alone does not say which thing is measured.
inline std::size_t general_word(std::string_view text) noexcept {
  for (const std::string_view word : {"面积", "里程", "长度", "数量", "规模", "总量", "房屋", "用房", "租赁", "租用",
                                      "建设", "改造", "维修", "维护", "养护", "管护", "新建", "完成", "实际", "项目",
                                      "工程", "道路", "办公", "管理", "服务", "年度", "时间", "时限", "天数", "及时"})
    if (text.starts_with(word)) return word.size();
  return 0;
}

/// Whether a name tells one thing from all others: it has so many letters besides general words.
inline bool names_a_thing(std::string_view name, std::uint32_t letters) noexcept {
  std::uint32_t own = 0;
  while (!name.empty() && own < letters) {
    const std::size_t general = general_word(name);
    own += general == 0 ? 1 : 0;
    name.remove_prefix(general == 0 ? decode(name, 0).bytes : general);
  }
  return own >= letters;
}

/// What the row measures: rows with one key speak of the same thing.
inline std::string measured_key(const form& form, const indicator& row, const pack& rules) {
  const std::string name = without_spaces(row.name.text);
  const std::string project = names_a_thing(name, rules.across.object_letters) ? "" : without_spaces(form.project.text);
  return name + "\n" + project + "\n" + row.found.unit.base + "\n" + body_and_year(form);
}

inline groups<measured_row> measured_rows(std::span<const audited_form> forms, const pack& rules) {
  groups<measured_row> all;
  for (const audited_form& f : forms)
    for (std::size_t i = 0; i < f.form->indicators.size(); ++i) {
      const indicator& row = f.form->indicators[i];
      const ratio* value = f.card->rows[i].reading().value();
      if (value && is_measured(row, rules) && !without_spaces(row.name.text).empty())
        all.add(measured_key(*f.form, row, rules), {*value, f.form, &row});
    }
  return all;
}

/// Reports the rows of other forms whose actual is not that of the first.
inline void check_conflict(const std::vector<measured_row>& rows, std::vector<finding>& out) {
  const measured_row& first = rows.front();
  finding f;
  for (const measured_row& row : rows) {
    if (row.form == first.form || row.value == first.value) continue;
    if (f.forms.empty()) {
      f.forms.push_back(first.form->index);
      f.figures.push_back(first.row->actual.text);
    }
    f.forms.push_back(row.form->index);
    f.figures.push_back(row.row->actual.text);
  }
  if (f.forms.empty()) return;
  f.code = code::figures_conflict;
  for (const std::string& text : f.figures) f.printed += (f.printed.empty() ? "" : " / ") + text;
  f.detail = first.row->name.text;
  out.push_back(std::move(f));
}

inline void check_conflicts(std::span<const audited_form> forms, const pack& rules, std::vector<finding>& out) {
  const groups<measured_row> rows = measured_rows(forms, rules);
  for (const std::vector<measured_row>& group : rows.all()) check_conflict(group, out);
}

}  // namespace detail::across

PERFEVAL_INLINE std::vector<finding> audit_across(std::span<const audited_form> forms, const pack& rules) {
  std::vector<finding> found;
  detail::conventions::check_roundings(forms, rules, found);
  detail::across::check_duplicates(forms, found);
  detail::across::check_conflicts(forms, rules, found);
  const form nowhere;
  for (finding& f : found) {
    f.source = topic_of(f.code);
    f.path = path_of(f.field, nowhere);
    f.label = label_of(f.field, nowhere);
  }
  return found;
}

}  // namespace v0
}  // namespace perfeval
