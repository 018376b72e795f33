/// A finding: a figure that does not add up, or a cell that a reviewer would ask about. It holds codes and values; its
/// sentence is rendered from them by audit/message.hpp.
#pragma once

#include <perfeval/audit/codes.hpp>
#include <perfeval/audit/field.hpp>
#include <perfeval/interval.hpp>
#include <perfeval/language.hpp>
#include <perfeval/names.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rounding.hpp>
#include <perfeval/rule/clause.hpp>
#include <perfeval/rule/vocabulary.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// error: the form breaks its own arithmetic or its rules. warning: very probably wrong or missing. note: worth a look.
enum class severity : std::uint8_t { note, warning, error };

template <>
inline constexpr auto names_of<severity> = every_word<severity>({{severity::note, "note", "提示", "note"},
                                                                 {severity::warning, "warning", "警告", "warning"},
                                                                 {severity::error, "error", "错误", "error"}});

/// Whether the first is more severe: error before warning before note.
constexpr bool is_graver(severity a, severity b) noexcept {
  switch (a) {
    case severity::error:
      return b != severity::error;
    case severity::warning:
      return b == severity::note;
    case severity::note:
      break;
  }
  return false;
}

/// The result of a check on a figure. A check that lacks its input never guesses. If several checks judge one figure,
/// the last of these counts.
enum class verdict : std::uint8_t { agrees, cannot_tell, differs };

/// Its word for people follows a count: "12 agree".
template <>
inline constexpr auto names_of<verdict> =
    every_word<verdict>({{verdict::agrees, "agrees", "一致", "agree"},
                         {verdict::cannot_tell, "cannot_tell", "无法判断", "undecided"},
                         {verdict::differs, "differs", "不符", "differ"}});

/// The simplest slip that would explain a figure that differs.
enum class diagnosis : std::uint8_t {
  none,
  rounding,
  last_digit,
  sign,
  percent_ratio,
  unit_slip,
  power_of_ten,
  transposed_digits,
  truncated,
  copied_cell,
  stale_total,
  unknown
};

/// `none` has no name; neither `none` nor `unknown` has words for people.
template <>
inline constexpr auto names_of<diagnosis> = every_word<diagnosis>({
    {diagnosis::none, "", "", ""},
    {diagnosis::rounding, "rounding", "取舍方式", "rounding"},
    {diagnosis::last_digit, "last-digit", "末位差一", "off by one in the last digit"},
    {diagnosis::sign, "sign", "正负号写错", "wrong sign"},
    {diagnosis::percent_ratio, "percent-ratio", "百分数与小数混淆", "percentage and ratio confused"},
    {diagnosis::unit_slip, "unit-slip", "元与万元混淆", "元 and 万元 confused"},
    {diagnosis::power_of_ten, "power-of-ten", "小数点错位", "decimal point misplaced"},
    {diagnosis::transposed_digits, "transposed-digits", "相邻数字颠倒", "two digits swapped"},
    {diagnosis::truncated, "truncated", "漏写末尾数字", "last digits missing"},
    {diagnosis::copied_cell, "copied-cell", "误抄其他单元格", "copied from another cell"},
    {diagnosis::stale_total, "stale-total", "合计没有随明细更新", "total not updated"},
    {diagnosis::unknown, "unknown", "", ""},
});

/// Why nothing could be read from a document.
enum class hindrance : std::uint8_t {
  none,
  no_bytes,      ///< the file does not exist, cannot be opened, or exceeds `limits::bytes`
  encrypted,     ///< it requires a password
  other_format,  ///< recognised, but must be converted first: .doc, .xls, .xlsb, .rtf, .odt, OLE, …
  layout_only,   ///< a PDF or an OFD, which has pages instead of tables
  picture,       ///< a scan or a photograph
  archive,       ///< documents packed into one file
  unknown_format,
  out_of_time,  ///< the time ended before it was read or audited (limits::seconds)
  damaged,      ///< the format is supported, but the file is corrupt
  no_table,
  no_form  ///< it has tables, but none is a form
};

/// In Chinese what is wrong, and what to do.
template <>
inline constexpr auto names_of<hindrance> = every_word<hindrance>(
    {{hindrance::none, "", "", ""},
     {hindrance::no_bytes, "no-bytes", "文件不存在、无法打开或超过允许的大小，请核对",
      "it does not exist, cannot be opened or is too large"},
     {hindrance::encrypted, "encrypted", "文件设有密码，请解除密码后再提交", "it is protected by a password"},
     {hindrance::other_format, "other-format", "文件是旧版或其他格式，请另存为新版文字文档或电子表格后再提交",
      "its format must be converted first"},
     {hindrance::layout_only, "layout-only", "文件是版式文件，请提交可以编辑的原文件",
      "it has pages and no tables: submit the document it was made from"},
     {hindrance::picture, "picture", "文件是图片，请提交可以编辑的原文件",
      "it is a picture: submit the document it was made from"},
     {hindrance::archive, "archive", "文件是压缩包，请解压后提交其中的文件",
      "it is an archive: submit the files in it"},
     {hindrance::unknown_format, "unknown-format", "文件为空，或不是可以识别的格式，请提交原文件",
      "it is empty or in a format that is not recognised"},
     {hindrance::out_of_time, "out-of-time", "文件未能在规定的时间内处理完，请拆分后再提交，或放宽时间限制",
      "it takes longer than the time that was set"},
     {hindrance::damaged, "damaged", "文件已损坏或不完整，请重新导出后再提交", "it is damaged or incomplete"},
     {hindrance::no_table, "no-table", "文件中没有表格，请确认提交的是自评表", "the document has no table"},
     {hindrance::no_form, "no-form", "文件中的表格都不是自评表，请确认提交的是自评表",
      "none of its tables is a form"}});

/// Why an indicator is in the wrong place.
enum class misfiling : std::uint8_t { money, satisfaction, category };
template <>
inline constexpr auto names_of<misfiling> = every_word<misfiling>(
    {{misfiling::money, "money", "以金额计量，不属于数量、质量或时效指标",
      "it is an amount of money, not a quantity, a quality or a time"},
     {misfiling::satisfaction, "satisfaction", "满意度应列入满意度指标", "satisfaction has a category of its own"},
     {misfiling::category, "category", "二级指标与所在的一级指标不对应", "its kind does not belong to its category"}});

/// What is stray in a text.
enum class stray_text : std::uint8_t { mark, mixed_width };
template <>
inline constexpr auto names_of<stray_text> = every_word<stray_text>(
    {{stray_text::mark, "mark", "含有多余的标点或空格，请删去", "has a stray mark or space: remove it"},
     {stray_text::mixed_width, "mixed_width", "混用了全角和半角数字，请统一",
      "mixes full-width and half-width digits: use one width"}});

/// What a figure was compared with, where its code names something else.
enum class basis : std::uint8_t {
  parts,           ///< the lines listed below a line that is itself a sum
  sums,            ///< the sum and the rate that agree with an amount once its point is moved
  strict_sign,     ///< a target with a strict sign, which the actual only equals
  several_scores,  ///< the scores of several rows under one weight, together
  range,           ///< the points of a heading that gives a range; its upper end is quoted
};
template <>
inline constexpr auto names_of<basis> = every_name<basis>({{basis::parts, "parts"},
                                                           {basis::sums, "sums"},
                                                           {basis::strict_sign, "strict_sign"},
                                                           {basis::several_scores, "several_scores"},
                                                           {basis::range, "range"}});

/// What a total of an earlier state did with the rows that explain it.
enum class omission : std::uint8_t {
  left_out,
  counted_twice,
  changed,  ///< it was added up with another admissible value of the row
};
template <>
inline constexpr auto names_of<omission> = every_name<omission>(
    {{omission::left_out, "left_out"}, {omission::counted_twice, "counted_twice"}, {omission::changed, "changed"}});

/// One more value of a sentence: a text of the paper or a figure, or what the check found.
using finding_detail =
    std::variant<std::string, misfiling, stray_text, basis, column_question, unread_number, item, omission>;

/// The weight of a category, or of the execution of the budget.
struct category_weight {
  std::optional<perfeval::category> category;  ///< nothing: the execution
  decimal printed;                             ///< points, as the form gives them
  decimal expected;                            ///< points, as the rules have them
};

/// A field with its names for programs and for readers of the form.
struct named_field {
  perfeval::field field;  ///< its part, index and column
  std::string path;       ///< path_of(field)
  std::string label;      ///< label_of(field)

  /// Whether it names no field.
  [[nodiscard]] bool empty() const noexcept { return path.empty(); }
};

/// The field of the form with its names.
named_field name_field(const field& field, const form& form);

/// What the form itself calls a column.
struct column_word {
  item column = item::whole;  ///< as the official form calls it
  std::string text;           ///< as the form calls it
};

/// The total of a form as the pack has it, and with the execution score rounded as the document rounds.
struct convention_total {
  std::uint32_t form = 0;  ///< its number in the document, from 1
  ratio exact;             ///< points, nothing rounded that the pack does not round
  ratio rounded;           ///< points, with the rounded execution score
};

/// The forms of a document whose figures fit one way of rounding.
struct mode_use {
  rounding_mode mode = rounding_mode::half_up;  ///< the way of rounding
  std::vector<std::uint32_t> forms;             ///< their numbers in the document, from 1
};

/// A finding. Strings are quoted from the paper, or exact numbers as text; none is a sentence.
struct finding {
  perfeval::code code = perfeval::code::total_mismatch;  ///< what was found; codes are permanent (docs/findings.md)
  perfeval::severity severity = severity::note;          ///< note, warning or error
  perfeval::diagnosis diagnosis = diagnosis::none;       ///< the slip that would explain the figure
  perfeval::hindrance hindrance = hindrance::none;       ///< why nothing could be read from the document
  topic source = topic::arithmetic;                      ///< the topic of its clause: see clause_of
  perfeval::field field;                                 ///< what it is about
  place cell;            ///< the place of that field in the document; unknown if it has none
  std::string path;      ///< path_of(field)
  std::string label;     ///< label_of(field)
  std::string printed;   ///< the text of the cell; empty if there is none
  std::string expected;  ///< what the check computed: a number, an interval, or words; empty if it computes nothing
  std::vector<interval> points;                ///< what was expected, where it is a set of points and not one figure
  std::vector<category_weight> weights;        ///< for weight-structure: in the order of the form
  std::vector<std::string> figures;            ///< texts of other cells that the sentence quotes
  finding_detail detail;                       ///< one more value for the sentence
  std::optional<perfeval::rounding> rounding;  ///< the rounding that the sentence names; nothing if it names none
  std::vector<named_field> candidates;         ///< the copied cell, the rows left out
  named_field explained_by;                    ///< the root defect; empty if there is none
  std::vector<named_field> fields;             ///< of a note that stands for several cells: each of them, `field` first
  std::vector<place> cells;                    ///< their places
  std::uint32_t among = 0;                     ///< of how many rows, if it stands for several
  std::vector<std::uint32_t> forms;            ///< for findings across forms: their numbers in the document
  std::vector<std::string> documents;          ///< for findings across documents: the paths of those of `forms`
  std::vector<mode_use> modes;                 ///< for rounding-inconsistent: which forms fit which rounding
  std::vector<column_word> columns;            ///< columns with another name than in the official form
  std::vector<convention_total> totals;        ///< for rounding-convention of the execution scores
};

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/finding.ipp>
#endif
