/// What can go wrong with an input or a call: a kind of a fixed list, where it happened, what was found and what was
/// expected. A figure that does not add up is a `finding` (audit/finding.hpp).
#pragma once

#include <perfeval/detail/words.hpp>
#include <perfeval/names.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// What went wrong.
enum class trouble_kind : std::uint8_t {
  // documents and what is in them
  unreadable_document,
  no_form_found,
  cut_off,
  limit_exceeded,
  time_limit,
  invalid_utf8,
  invalid_encoding,
  encoding_unknown,
  unreadable_part,
  missing_part,
  unread_part,
  hidden_sheet,
  hidden_cells,
  hidden_columns,
  formula_without_value,
  // forms
  unknown_column,
  cell_unplaced,
  column_unclear,
  cell_not_found,
  // forms as JSON
  invalid_json,
  unknown_key,
  repeated_key,
  missing_key,
  wrong_type,
  wrong_value,
  // rules and their scenarios
  rule_failed,
  rule_not_applied,
  rule_without_row,
  total_not_exact,
  scenario_column,
  scenario_invalid
};

namespace detail {

/// The facts of a kind of trouble.
struct trouble_words {
  trouble_kind value{};
  std::string_view name;      ///< the stable word of JSON and Python
  std::string_view zh, en;    ///< what happened, for people
  std::string_view advice{};  ///< what to do, in Chinese, if the trouble itself does not say it
  bool quotes_paper = false;  ///< `found` is a text of the form
};

}  // namespace detail

template <>
inline constexpr auto names_of<trouble_kind> = detail::enum_table<detail::trouble_words>({
    {trouble_kind::unreadable_document, "unreadable-document", "文件无法读取", "the document cannot be read",
     "请核对文件能否正常打开，必要时重新导出后再提交"},
    {trouble_kind::no_form_found, "no-form-found", "没有找到自评表", "no form was found", "请确认提交的是自评表"},
    {trouble_kind::cut_off, "cut-off", "内容不完整", "the content is cut off", "请重新导出或重新下载后再提交"},
    {trouble_kind::limit_exceeded, "limit-exceeded", "超过读取的上限，其余内容没有读取", "a limit was exceeded",
     "请核对文件，或拆分后再提交"},
    {trouble_kind::time_limit, "time-limit", "超过规定的时间，其余内容没有处理", "the time is over",
     "请拆分后再提交，或放宽时间限制"},
    {trouble_kind::invalid_utf8, "invalid-utf8", "含有无效字符，无法读出", "bytes are not text",
     "请用办公软件重新保存后再提交"},
    {trouble_kind::invalid_encoding, "invalid-encoding", "文字编码有误，有的字符无法读出",
     "bytes do not fit the encoding", "请用办公软件重新保存后再提交"},
    {trouble_kind::encoding_unknown, "encoding-unknown", "不能识别文件的文字编码", "the encoding is not known",
     "请用办公软件重新保存后再提交"},
    {trouble_kind::unreadable_part, "unreadable-part", "文件的一部分已损坏，没有读取", "a part is damaged",
     "请重新导出后再提交"},
    {trouble_kind::missing_part, "missing-part", "文件缺少一部分内容", "a part is missing",
     "请用办公软件打开并重新保存后再提交"},
    {trouble_kind::unread_part, "unread-part", "嵌入的内容没有读取", "an embedded part was not read",
     "请用办公软件打开并重新保存后再提交"},
    {trouble_kind::hidden_sheet, "hidden-sheet", "隐藏的工作表没有读取", "a hidden sheet was left out",
     "需要审核的，请取消隐藏"},
    {trouble_kind::hidden_cells, "hidden-cells", "隐藏的内容没有读取", "hidden content was left out",
     "需要审核的，请取消隐藏"},
    {trouble_kind::hidden_columns, "hidden-columns", "隐藏的列没有读取", "hidden columns were left out",
     "需要审核的，请取消隐藏"},
    {trouble_kind::formula_without_value, "formula-without-value", "有公式没有保存计算结果",
     "a formula has no stored value", "请用表格软件打开，重新计算并保存后再提交"},
    {trouble_kind::unknown_column, "unknown-column", "有不能识别的栏目，没有采用", "a column is not known",
     "请核对栏目名称", true},
    {trouble_kind::cell_unplaced, "cell-unplaced", "有不能归入任何栏目的内容", "a cell is under no header",
     "请核对这一格的位置", true},
    {trouble_kind::column_unclear, "column-unclear", "栏目的含义不明确，没有采用", "a header is unclear", "请核对表头",
     true},
    {trouble_kind::cell_not_found, "cell-not-found", "文件中找不到要更正的单元格，没有更正",
     "a cell to be corrected was not found", "请在原文件中核对"},
    {trouble_kind::invalid_json, "invalid-json", "数据格式有误", "the text is not JSON", "请核对数据文件"},
    {trouble_kind::unknown_key, "unknown-key", "数据中有不能识别的项目，没有采用", "a key is not known",
     "请核对数据文件", true},
    {trouble_kind::repeated_key, "repeated-key", "数据中有重复的项目，只采用了第一项", "a key is given twice",
     "请核对数据文件"},
    {trouble_kind::missing_key, "missing-key", "数据中缺少项目", "a key is missing", "请核对数据文件"},
    {trouble_kind::wrong_type, "wrong-type", "数据的类型有误，没有采用", "a value has the wrong type",
     "请核对数据文件"},
    {trouble_kind::wrong_value, "wrong-value", "数据的取值有误，没有采用", "a value is not allowed", "请核对数据文件"},
    {trouble_kind::rule_failed, "rule-failed", "评分规则执行出错，该项没有计算", "a rule failed",
     "请联系规则的编写人员"},
    {trouble_kind::rule_not_applied, "rule-not-applied", "指定的评分规则不适用于该项，已按其他规则计算",
     "a rule does not apply to its row", "请联系规则的编写人员"},
    {trouble_kind::rule_without_row, "rule-without-row", "没有符合条件的指标，指定的评分规则没有用到",
     "no row fits the conditions of a rule", "请核对规则的适用条件"},
    {trouble_kind::total_not_exact, "total-not-exact", "各项得分相加的小数位数过多，只能给出合计的范围",
     "the exact total has too many digits", "请核对各项指标值"},
    {trouble_kind::scenario_column, "scenario-column", "算例表中有不能识别的栏目", "a column of scenarios is not known",
     "请核对算例表的表头", true},
    {trouble_kind::scenario_invalid, "scenario-invalid", "算例填写有误，没有采用", "a scenario is not valid",
     "请核对算例"},
});

/// A problem with the input or the call, never with the content of a form: an unreadable part, a user's rule that
/// failed.
struct trouble {
  trouble_kind kind = trouble_kind::unreadable_document;  ///< what went wrong
  std::string at;     ///< the place in words, from the outside in: "table 1, row 2, column 3", "line 5", "sheet 汇总"
  std::string found;  ///< the fragment that was found
  std::string expected;  ///< what was expected instead, and what to do; in English
  std::string advice{};  ///< what to do, in Chinese, if there is more to say than for every trouble of its kind

  friend bool operator==(const trouble&, const trouble&) = default;
};

/// The part that could be read, and the troubles met on the way; `std::expected` would drop one of the two.
template <class T>
struct reading {
  T value{};                      ///< what could be read; empty if nothing could
  std::vector<trouble> troubles;  ///< in the order in which they were met

  /// Whether there was no trouble.
  [[nodiscard]] bool clean() const noexcept { return troubles.empty(); }
};

}  // namespace v0
}  // namespace perfeval
