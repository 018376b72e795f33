/// A field as a sentence names it: “路灯”的得分; "the score of “路灯”".
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/language.hpp>

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::spoken_labels {

/// The label in its two parts: the name of a row, line or part, and that of the column; see label_of.
struct parts {
  std::string_view name;
  std::string_view column;  ///< empty for a whole row or part
};

inline parts parts_of(const named_field& named) noexcept {
  const std::string_view label = named.label;
  if (named.field.item == item::whole || named.field.item == item::name) return {label, {}};
  const std::size_t slash = label.rfind('/');
  if (slash == std::string_view::npos) return {label, {}};
  return {label.substr(0, slash), label.substr(slash + 1)};
}

/// Whether the paper has no name for the row or line, which then goes by its number.
inline bool is_numbered(const named_field& named, std::string_view name) {
  const std::string_view part = words_of(named.field.part, language::zh);
  return name.starts_with(part) && name.substr(part.size()) == "第" + std::to_string(named.field.index) + "行";
}

inline std::string quoted(std::string_view name) { return "“" + std::string(name) + "”"; }

/// “路灯”; 年度资金总额; 绩效指标第3行; "row 3".
inline std::string row_in(const named_field& named, std::string_view name, language language) {
  const bool zh = language == language::zh;
  if (is_numbered(named, name))
    return zh ? std::string(name)
              : (named.field.part == part::budget ? "line " : "row ") + std::to_string(named.field.index);
  if (named.field.part != part::budget) return quoted(name);
  constexpr std::string_view of_these = "其中：";
  if (name.starts_with(of_these) && name.size() > of_these.size()) name.remove_prefix(of_these.size());
  return zh ? std::string(name) : quoted(name);
}

/// score; score (自评得分) where the form has another name for the column.
inline std::string english_column(const field& field, std::string_view own) {
  std::string words(words_of(field.item, language::en));
  if (!own.empty() && own != words_of(field.item, language::zh)) words += " (" + std::string(own) + ")";
  return words;
}

/// 总分, 自评总分; 合计的得分, 合计行的分值; "the total score".
inline std::string of_total(const field& field, const parts& label, language language) {
  const bool zh = language == language::zh;
  const std::string name(label.name.empty() ? std::string_view("总分") : label.name);
  switch (field.item) {
    case item::score:
      return !zh ? "the total score" : name.ends_with("分") ? name : name + "的" + std::string(label.column);
    case item::weight:
      return zh ? name + "行的" + std::string(label.column) : "the total weight";
    case item::grade:
      return zh ? "等级" : "the grade";
    default:
      return zh ? "总分" : "the total";
  }
}

/// The row or line of a field, without its column.
inline std::string row_of(const named_field& named, language language) {
  if (named.field.index == 0) return named.label;
  return row_in(named, parts_of(named).name, language);
}

inline std::string spoken(const named_field& named, language language) {
  const bool zh = language == language::zh;
  const field& field = named.field;
  const parts label = parts_of(named);
  if (field.part == part::total) return of_total(field, label, language);
  if (field.index == 0) {
    if (zh) return label.column.empty() ? named.label : std::string(label.name) + "的" + std::string(label.column);
    const std::string whole = "the " + std::string(words_of(field.part, language));
    return label.column.empty() ? whole : "the " + english_column(field, label.column) + " of " + whole;
  }
  if (field.item == item::name) return zh ? "三级指标" : "the name of an indicator";
  const std::string row = row_in(named, label.name, language);
  if (label.column.empty()) return row;
  if (zh) return row + "的" + std::string(label.column);
  return "the " + english_column(field, label.column) + (field.part == part::subtotals ? " of the subtotal " : " of ") +
         row;
}

}  // namespace detail::spoken_labels
}  // namespace v0
}  // namespace perfeval
