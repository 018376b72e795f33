#include "recognise/column_names.hpp"

#include <perfeval/detail/utf8.hpp>

#include <string>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// A name longer than this is a note to the author, not a name.
constexpr std::size_t most_letters = 16;

struct named_column {
  form_table table;
  words::meaning meaning;
  std::string column_headers::*name;
  std::string_view official;  // the word of the official form, which labels have anyway
};

constexpr named_column named_columns[] = {
    {form_table::funds, meaning::initial_budget, &column_headers::initial_budget, "年初预算数"},
    {form_table::funds, meaning::annual_budget, &column_headers::annual_budget, "全年预算数"},
    {form_table::funds, meaning::executed, &column_headers::executed, "全年执行数"},
    {form_table::funds, meaning::execution_rate, &column_headers::execution_rate, "执行率"},
    {form_table::funds, meaning::weight, &column_headers::execution_weight, "分值"},
    {form_table::funds, meaning::score, &column_headers::execution_score, "得分"},
    {form_table::indicators, meaning::weight, &column_headers::weight, "分值"},
    {form_table::indicators, meaning::score, &column_headers::score, "得分"},
    {form_table::indicators, meaning::target, &column_headers::target, "年度指标值"},
    {form_table::indicators, meaning::adjusted_target, &column_headers::target, "年度指标值"},
    {form_table::indicators, meaning::actual, &column_headers::actual, "实际完成值"},
    {form_table::indicators, meaning::reason, &column_headers::reason, "偏差原因分析及改进措施"},
};

bool is_blank(char32_t letter) { return letter <= U' ' || letter == U'\u00A0' || letter == U'\u3000'; }
bool opens_note(char32_t letter) { return letter == U'(' || letter == U'（' || letter == U'[' || letter == U'【'; }

// 全年预算数（A） and 全年 预算数： are 全年预算数; a slash, which ends the name of a row in labels, is written wide.
// Empty if nothing or too much is left.
std::string short_name(std::string_view header) {
  std::string name;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < header.size();) {
    const auto letter = detail::decode(header, i);
    const std::string_view bytes = header.substr(i, letter.bytes);
    i += letter.bytes;
    if (is_blank(letter.value)) continue;
    if (opens_note(letter.value)) break;
    name += bytes == "/" ? std::string_view("／") : bytes;
    ++letters;
  }
  for (const std::string_view colon : {":", "："})
    if (name.ends_with(colon)) name.resize(name.size() - colon.size());
  return letters <= most_letters ? name : std::string();
}

}  // namespace

void name_column(column_headers& headers, form_table table, meaning meaning, std::string_view header) {
  for (const named_column& column : named_columns) {
    if (column.table != table || column.meaning != meaning) continue;
    std::string& name = headers.*column.name;
    if (!name.empty() && meaning != meaning::adjusted_target) return;
    std::string own = short_name(header);
    name = own == column.official ? std::string() : std::move(own);
    return;
  }
}

}  // namespace v0
}  // namespace perfeval
