// A report as a workbook: a summary with charts, then the findings, forms, indicators and budget lines as lists.
#include <perfeval/detail/poll.hpp>
#include <perfeval/version.hpp>
#include <perfeval/write/pack.hpp>
#include <perfeval/write/report_page.hpp>

#include "report/book.hpp"
#include "report/page.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

namespace words = report_words;

constexpr bilingual summary_name{"汇总", "Summary"};
constexpr bilingual findings_name{"问题", "Findings"};
constexpr bilingual forms_name{"自评表", "Forms"};
constexpr bilingual indicators_name{"指标", "Indicators"};
constexpr bilingual budget_name{"资金", "Budget lines"};
constexpr bilingual kind_word{"类别", "Code"};
constexpr std::size_t codes_charted = 15;

struct column_words {
  bilingual name;
  std::uint32_t width;
  bool for_programs = false;  // left out in Chinese, which is for officials
};

constexpr column_words finding_columns[] = {
    {words::path, 16},  {words::number, 5},    {words::project, 20},          {words::severity_word, 8},
    {kind_word, 26},    {words::place, 20},    {words::field_word, 16, true}, {{"表", "Table"}, 5},
    {{"行", "Row"}, 4}, {{"列", "Column"}, 6}, {words::printed, 14},          {words::expected, 14},
    {words::text, 44},  {words::source, 28}};

constexpr column_words form_columns[] = {{words::path, 22},
                                         {words::number, 6},
                                         {{"主管部门", "Department"}, 18},
                                         {{"实施单位", "Unit"}, 20},
                                         {words::project, 28},
                                         {words::year, 6},
                                         {{"金额单位", "Money unit"}, 8},
                                         {{"全年预算数", "Annual budget"}, 14},
                                         {{"全年执行数", "Executed"}, 14},
                                         {{"填报执行率", "Rate printed"}, 10},
                                         {{"复算执行率", "Rate exact"}, 24},
                                         {{"填报总分", "Score printed"}, 9},
                                         {{"复算最低分", "Recomputed, low"}, 18},
                                         {{"复算最高分", "Recomputed, high"}, 18},
                                         {{"等级", "Grade"}, 9},
                                         {{"错误", "Errors"}, 7},
                                         {{"警告", "Warnings"}, 9},
                                         {{"提示", "Notes"}, 7}};
constexpr std::size_t project_column = 4, total_column = 11;

constexpr column_words indicator_columns[] = {{words::path, 22},
                                              {words::number, 6},
                                              {words::project, 24},
                                              {{"指标序号", "Row"}, 8},
                                              {{"一级指标", "Level 1"}, 12},
                                              {{"二级指标", "Level 2"}, 14},
                                              {{"三级指标", "Indicator"}, 26},
                                              {{"年度指标值", "Target"}, 18},
                                              {{"实际完成值", "Actual"}, 18},
                                              {{"分值", "Weight"}, 8},
                                              {{"得分", "Score"}, 8},
                                              {{"偏差原因", "Reason"}, 36}};

constexpr column_words budget_columns[] = {{words::path, 22},
                                           {words::number, 6},
                                           {words::project, 24},
                                           {{"资金", "Funds"}, 20},
                                           {{"金额单位", "Money unit"}, 8},
                                           {{"年初预算数", "Initial budget"}, 14},
                                           {{"全年预算数", "Annual budget"}, 14},
                                           {{"全年执行数", "Executed"}, 14},
                                           {{"执行率", "Rate"}, 10},
                                           {{"分值", "Weight"}, 8},
                                           {{"得分", "Score"}, 8}};

// The column of an item of an indicator or a budget line; the first if it has none.
std::size_t indicator_column(item item) {
  constexpr std::pair<perfeval::item, std::size_t> known[] = {{item::name, 6},   {item::target, 7}, {item::actual, 8},
                                                              {item::weight, 9}, {item::score, 10}, {item::reason, 11}};
  for (const auto& [one, column] : known)
    if (one == item) return column;
  return 6;
}

std::size_t line_column(item item) {
  constexpr std::pair<perfeval::item, std::size_t> known[] = {
      {item::initial_budget, 5}, {item::annual_budget, 6}, {item::executed, 7},        {item::execution_rate, 8},
      {item::weight, 9},         {item::score, 10},        {item::execution_score, 10}};
  for (const auto& [one, column] : known)
    if (one == item) return column;
  return 3;
}

std::size_t form_column(part part) {
  switch (part) {
    case part::department:
      return 2;
    case part::unit:
      return 3;
    case part::year:
      return 5;
    case part::total:
      return total_column;
    default:
      return project_column;
  }
}

book_cell text_cell(std::string text, book_look look = book_look::words) {
  book_cell cell;
  cell.text = std::move(text);
  cell.look = look;
  return cell;
}

book_cell figure_cell(const figure& printed, const std::string& unit) {
  if (!printed.has_value()) return text_cell(printed.text, book_look::figure);
  return number_cell(trimmed(printed.text), unit);
}

// A number that ends is one; any other is written as the fraction that it is, and about how much that is.
book_cell ratio_cell(const ratio& value) {
  const std::string exact = to_string(value);
  if (exact.find('/') == exact.npos) return number_cell(exact);
  return text_cell(exact + " ≈ " + to_string(round(value, {4, rounding_mode::half_up})), book_look::figure);
}

book_cell rate_cell(const ratio& value) {
  const std::string exact = to_string(value * ratio(100));
  if (exact.find('/') == exact.npos) return number_cell(exact + "%");
  return text_cell(to_string(value) + " ≈ " + to_string(round(value * ratio(100), {4, rounding_mode::half_up})) + "%",
                   book_look::figure);
}

// "≈ 96.54%", "25%".
std::string near_rate(const ratio& value) {
  const decimal shown = round(value * ratio(100), {2, rounding_mode::half_up});
  return (ratio(shown) == value * ratio(100) ? "" : "≈ ") + to_string(shown) + "%";
}

class report_book {
 public:
  report_book(const report& report, std::span<const std::span<const form>> papers, const pack& rules, language language)
      : report_(report),
        papers_(papers),
        rules_(rules),
        language_(language),
        findings_(list(findings_name, finding_columns)),
        forms_(list(forms_name, form_columns)),
        indicators_(list(indicators_name, indicator_columns)),
        budget_(list(budget_name, budget_columns)) {}

  std::string make(const std::string& date) {
    for (std::size_t d = 0; d < report_.documents.size(); ++d)
      for (std::size_t i = 0; i < report_.documents[d].forms.size(); ++i) add_form(d, i);
    add_findings(report_.findings, report_.documents.size(), {});
    for (std::size_t d = 0; d < report_.documents.size(); ++d) {
      add_findings(report_.documents[d].findings, d, {});
      for (std::size_t i = 0; i < report_.documents[d].forms.size(); ++i)
        add_findings(report_.documents[d].forms[i].findings, d, i);
    }
    std::vector<book_sheet> sheets{std::move(findings_), std::move(forms_), std::move(indicators_), std::move(budget_)};
    const book_losses lost = fit(sheets);
    sheets.insert(sheets.begin(), summary(date, lost, sheets[1]));
    fit(sheets);
    return written(sheets, text({"第 &P 页，共 &N 页", "Page &P of &N"}));
  }

 private:
  // Document, position of the form in it, part, number of the row in the part.
  using row_key = std::tuple<std::size_t, std::size_t, part, std::uint32_t>;

  template <std::size_t N>
  book_sheet list(const bilingual& name, const column_words (&columns)[N]) {
    book_sheet sheet;
    sheet.name = text(name);
    for (const column_words& one : columns)
      if (!one.for_programs || language_ != language::zh) sheet.columns.push_back({text(one.name), one.width});
    return sheet;
  }

  [[nodiscard]] std::string text(const bilingual& words) const { return words.text(language_); }

  [[nodiscard]] const form* paper_of(std::size_t document, std::size_t position) const {
    if (document >= papers_.size() || position >= papers_[document].size()) return nullptr;
    return &papers_[document][position];
  }

  std::vector<book_cell> head(std::size_t document, std::size_t position) {
    const form_report& form = report_.documents[document].forms[position];
    return {text_cell(report_.documents[document].path), count_cell(form.index), text_cell(form.project)};
  }

  void add_form(std::size_t document, std::size_t position) {
    const form_report& form = report_.documents[document].forms[position];
    const perfeval::form* paper = paper_of(document, position);
    rows_[{document, position, part::project, 0}] = forms_.rows.size() + 1;
    std::vector<book_cell> row{text_cell(report_.documents[document].path), count_cell(form.index),
                               text_cell(form.department), text_cell(form.unit), text_cell(form.project)};
    row.push_back(form.year ? number_cell(std::to_string(*form.year)) : text_cell(""));
    add_money(row, paper);
    row.push_back(paper != nullptr ? figure_cell(paper->total.score, "分") : number_cell(form.printed_total));
    row.push_back(form.recomputed ? ratio_cell(form.recomputed->low) : text_cell(""));
    row.push_back(form.recomputed ? ratio_cell(form.recomputed->high) : text_cell(""));
    row.push_back(text_cell(form.grade ? std::string(words_of(*form.grade, language_)) : ""));
    const report_counts counts = counts_of(form.findings);
    for (const std::size_t n : {counts.errors, counts.warnings, counts.notes}) row.push_back(count_cell(n));
    forms_.rows.push_back(std::move(row));
    if (paper == nullptr) return;
    for (std::size_t i = 0; i < paper->indicators.size(); ++i) {
      detail::poll();
      add_indicator(document, position, *paper, i);
    }
    for (std::size_t i = 0; i < paper->budget.size(); ++i) add_line(document, position, *paper, i);
  }

  // The total line of the funds, in the unit of the form.
  void add_money(std::vector<book_cell>& row, const form* paper) {
    row.push_back(text_cell(paper != nullptr ? paper->money : ""));
    if (paper == nullptr || paper->budget.empty() || paper->budget.front().line != fund::total) {
      row.resize(row.size() + 4);
      return;
    }
    const budget_line& total = paper->budget.front();
    row.push_back(figure_cell(total.annual_budget, paper->money));
    row.push_back(figure_cell(total.executed, paper->money));
    row.push_back(figure_cell(total.execution_rate, {}));
    const bool divides =
        total.annual_budget.has_value() && total.executed.has_value() && total.annual_budget.value.sign() > 0;
    row.push_back(divides ? rate_cell(total.executed.value / total.annual_budget.value) : text_cell(""));
  }

  void add_indicator(std::size_t document, std::size_t position, const form& paper, std::size_t i) {
    const indicator& one = paper.indicators[i];
    rows_[{document, position, part::indicators, static_cast<std::uint32_t>(i + 1)}] = indicators_.rows.size() + 1;
    std::vector<book_cell> row = head(document, position);
    row.push_back(count_cell(i + 1));
    for (const cell* shown : {&one.level1, &one.level2, &one.name}) row.push_back(text_cell(shown->text));
    for (const cell* shown : {&one.target, &one.actual}) row.push_back(number_cell(shown->text));
    row.push_back(figure_cell(one.weight, "分"));
    row.push_back(figure_cell(one.score, "分"));
    row.push_back(text_cell(one.reason.text));
    indicators_.rows.push_back(std::move(row));
  }

  void add_line(std::size_t document, std::size_t position, const form& paper, std::size_t i) {
    const budget_line& line = paper.budget[i];
    rows_[{document, position, part::budget, static_cast<std::uint32_t>(i + 1)}] = budget_.rows.size() + 1;
    std::vector<book_cell> row = head(document, position);
    row.push_back(text_cell(line.label.text));
    row.push_back(text_cell(paper.money));
    for (const figure* amount : {&line.initial_budget, &line.annual_budget, &line.executed})
      row.push_back(figure_cell(*amount, paper.money));
    row.push_back(figure_cell(line.execution_rate, {}));
    row.push_back(figure_cell(line.weight, "分"));
    row.push_back(figure_cell(line.score, "分"));
    budget_.rows.push_back(std::move(row));
  }

  // The cell that a finding is about, on the sheet that has it; nullptr if none has.
  struct target {
    book_sheet* sheet = nullptr;
    std::size_t row = 0, column = 0;  // the row with that of the column names
  };
  target target_of(std::size_t document, std::size_t position, const field& field) {
    const auto row_in = [&](part part, std::uint32_t index) {
      const auto found = rows_.find({document, position, part, index});
      return found == rows_.end() ? std::size_t{0} : found->second;
    };
    if (field.part == part::indicators)
      if (const auto row = row_in(part::indicators, field.index); row > 0)
        return {&indicators_, row, indicator_column(field.item)};
    if (field.part == part::budget)
      if (const auto row = row_in(part::budget, field.index); row > 0) return {&budget_, row, line_column(field.item)};
    return {&forms_, row_in(part::project, 0), form_column(field.part)};
  }

  void add_findings(const std::vector<finding>& findings, std::size_t document, std::optional<std::size_t> position) {
    for (const finding& f : findings) {
      detail::poll();
      add_finding(f, document, position);
    }
  }

  void add_finding(const finding& f, std::size_t document, std::optional<std::size_t> position) {
    const form_report* form = position ? &report_.documents[document].forms[*position] : nullptr;
    ++codes_[f.code].second;
    codes_[f.code].first = std::max(codes_[f.code].first, f.severity);
    std::vector<book_cell> row;
    row.push_back(text_cell(document < report_.documents.size() ? report_.documents[document].path : ""));
    row.push_back(form != nullptr ? count_cell(form->index) : text_cell(""));
    row.push_back(text_cell(form != nullptr ? form->project : ""));
    row.push_back(text_cell(std::string(words_of(f.severity, language_))));
    row.back().tinted = f.severity;
    row.push_back(text_cell(kind_words(f.code)));
    if (position) link(row.back(), f, target_of(document, *position, f.field));
    row.push_back(text_cell(label_text(f, language_)));
    if (language_ != language::zh) row.push_back(text_cell(f.path));
    for (const auto n : {f.cell.table, f.cell.row, f.cell.column})
      row.push_back(f.cell.known() ? count_cell(n) : text_cell(""));
    row.push_back(number_cell(printed_words(f, language_)));
    row.push_back(number_cell(expected_words(f, language_)));
    row.push_back(text_cell(message(f, language_)));
    row.push_back(text_cell(source_text(f, rules_, language_)));
    findings_.rows.push_back(std::move(row));
  }

  // Each leads to the other: the finding to its cell, the cell, coloured, to its first finding.
  void link(book_cell& own, const finding& f, const target& there) {
    if (there.row == 0) return;
    own.link = place_in(*there.sheet, there.row, there.column);
    if (there.row - 1 >= there.sheet->rows.size()) return;
    book_cell& cell = there.sheet->rows[there.row - 1].at(there.column);
    if (!cell.tinted || is_graver(f.severity, *cell.tinted)) cell.tinted = f.severity;
    if (cell.link.empty()) cell.link = place_in(findings_, findings_.rows.size() + 1, own_column);
  }
  static constexpr std::size_t own_column = 4;

  // A code for those who filter: in words for those who read no English.
  [[nodiscard]] std::string kind_words(code code) const {
    return language_ == language::zh ? code_words(code, language_) : std::string(name_of(code));
  }

  book_sheet summary(const std::string& date, const book_losses& lost, const book_sheet& forms) {
    book_sheet sheet;
    sheet.name = text(summary_name);
    sheet.is_list = false;
    sheet.columns = {{"", 34}, {"", 28}, {"", 10}, {"", 3},  {"", 14}, {"", 14},
                     {"", 14}, {"", 14}, {"", 14}, {"", 14}, {"", 1}};
    sheet.rows.push_back({text_cell(words::title.text(language_), book_look::title)});
    add_grounds(sheet, date, lost);
    add_counts(sheet, forms);
    add_grades(sheet);
    add_codes(sheet);
    add_documents(sheet);
    place_charts(sheet);
    return sheet;
  }

  // One below the other, from the second row; together no higher than the first printed page.
  static void place_charts(book_sheet& sheet) {
    constexpr std::uint32_t grades_height = 190, least_height = 90, bar_height = 13;  // points
    std::size_t top = 1;
    for (book_chart& chart : sheet.charts) {
      chart.top = top;
      const auto bars = static_cast<std::uint32_t>(chart.rows);
      chart.bottom = row_below(sheet, top, chart.lying ? least_height + bar_height * bars : grades_height);
      top = chart.bottom + 1;
    }
  }

  void add_fact(book_sheet& sheet, const bilingual& name, book_cell value) {
    sheet.rows.push_back({text_cell(text(name), book_look::label), std::move(value)});
  }

  void add_grounds(book_sheet& sheet, const std::string& date, const book_losses& lost) {
    add_fact(sheet, words::rules, text_cell(report_.rules_id + " " + report_.rules_version));
    add_fact(sheet, {"规则指纹（SHA-256）", "Rules, SHA-256"}, text_cell(fingerprint(rules_)));
    if (report_.words) {
      add_fact(sheet, words::words, text_cell(report_.words->file));
      add_fact(sheet, {"增补词表指纹（SHA-256）", "Words, SHA-256"}, text_cell(report_.words->fingerprint));
    }
    add_fact(sheet, {"软件版本", "Version"}, text_cell(std::string("perfeval ") + PERFEVAL_VERSION));
    if (!date.empty()) add_fact(sheet, {"日期", "Date"}, text_cell(date));
    if (lost.texts > 0)
      add_fact(sheet, {"超过单元格长度而截断的文字", "Texts cut to what a cell holds"}, count_cell(lost.texts));
    if (lost.rows > 0) add_fact(sheet, {"超过工作表行数而省略的行", "Rows left out"}, count_cell(lost.rows));
    if (lost.links > 0) add_fact(sheet, {"省略的链接", "Links left out"}, count_cell(lost.links));
    sheet.rows.emplace_back();
  }

  void add_counts(book_sheet& sheet, const book_sheet& forms) {
    const report_counts counts = counts_of(report_);
    add_fact(sheet, {"文件数", "Documents"}, count_cell(counts.documents));
    add_fact(sheet, {"无法读取的文件数", "Unreadable documents"}, count_cell(counts.unreadable));
    add_fact(sheet, {"自评表数", "Forms"}, count_cell(counts.forms));
    sheet.rows.back().back().link = place_in(forms, 0, 0);
    add_fact(sheet, {"错误", "Errors"}, count_cell(counts.errors));
    add_fact(sheet, {"警告", "Warnings"}, count_cell(counts.warnings));
    add_fact(sheet, {"提示", "Notes"}, count_cell(counts.notes));
    add_sums(sheet);
    sheet.rows.emplace_back();
  }

  // The funds of the forms that print both amounts, for each unit of money.
  void add_sums(book_sheet& sheet) {
    std::map<std::string, std::pair<decimal, decimal>> sums;
    for (const auto& forms : papers_)
      for (const form& paper : forms) {
        if (paper.budget.empty() || paper.budget.front().line != fund::total || paper.money.empty()) continue;
        const budget_line& total = paper.budget.front();
        if (!total.annual_budget.has_value() || !total.executed.has_value()) continue;
        auto& [budget, executed] = sums[paper.money];
        budget = budget + total.annual_budget.value;
        executed = executed + total.executed.value;
      }
    for (const auto& [money, sum] : sums) {
      const bool chinese = language_ == language::zh;
      const std::string unit = chinese ? "（" + money + "）" : " (" + money + ")";
      const auto fact = [&](const std::string& name, book_cell value) {
        sheet.rows.push_back({text_cell(name, book_look::label), std::move(value)});
      };
      fact((chinese ? "全年预算数合计" : "Annual budget, sum") + unit, number_cell(to_string(sum.first)));
      fact((chinese ? "全年执行数合计" : "Executed, sum") + unit, number_cell(to_string(sum.second)));
      if (sum.first.sign() > 0)
        fact(chinese ? "执行率（以" + money + "为单位的表）" : "Execution rate (forms in " + money + ")",
             text_cell(near_rate(sum.second / sum.first), book_look::figure));
    }
  }

  void add_head(book_sheet& sheet, std::initializer_list<bilingual> names) {
    auto& row = sheet.rows.emplace_back();
    for (const bilingual& name : names) row.push_back(text_cell(text(name), book_look::label));
  }

  void add_chart(book_sheet& sheet, const bilingual& title, std::size_t first, std::size_t rows, std::size_t numbers,
                 bool lying) {
    if (rows == 0) return;
    book_chart chart;
    chart.title = text(title);
    chart.first_row = first;
    chart.rows = rows;
    chart.numbers = numbers;
    chart.lying = lying;
    chart.left = 4;
    chart.right = 10;
    sheet.charts.push_back(std::move(chart));
  }

  void add_grades(book_sheet& sheet) {
    std::map<grade, std::size_t> counts;
    std::size_t open = 0;
    for (const auto& document : report_.documents)
      for (const auto& form : document.forms)
        if (form.grade)
          ++counts[*form.grade];
        else
          ++open;
    add_head(sheet, {words::grade_word, {"自评表数", "Forms"}});
    const std::size_t first = sheet.rows.size();
    for (const grade one : {grade::excellent, grade::good, grade::fair, grade::poor})
      sheet.rows.push_back({text_cell(std::string(words_of(one, language_))), count_cell(counts[one])});
    sheet.rows.push_back({text_cell(text({"不能确定", "open"})), count_cell(open)});
    add_chart(sheet, {"复算等级分布", "Grades, recomputed"}, first, sheet.rows.size() - first, 1, false);
    sheet.rows.emplace_back();
  }

  void add_codes(book_sheet& sheet) {
    std::vector<std::pair<code, std::pair<severity, std::size_t>>> counted(codes_.begin(), codes_.end());
    std::stable_sort(counted.begin(), counted.end(),
                     [](const auto& a, const auto& b) { return a.second.second > b.second.second; });
    add_head(sheet, {kind_word, words::severity_word, {"问题数", "Findings"}});
    const std::size_t first = sheet.rows.size();
    for (const auto& [code, count] : counted) {
      sheet.rows.push_back({text_cell(kind_words(code)), text_cell(std::string(words_of(count.first, language_))),
                            count_cell(count.second)});
      sheet.rows.back()[1].tinted = count.first;
    }
    add_chart(sheet, {"各类问题数", "Findings by code"}, first, std::min(codes_charted, counted.size()), 2, true);
    sheet.rows.emplace_back();
  }

  void add_documents(book_sheet& sheet) {
    add_head(sheet, {words::path, {"文件指纹（SHA-256）", "SHA-256 of the file"}, {"自评表数", "Forms"}});
    for (const auto& document : report_.documents)
      sheet.rows.push_back({text_cell(document.path), text_cell(document.sha256), count_cell(document.forms.size())});
  }

  const report& report_;
  std::span<const std::span<const form>> papers_;
  const pack& rules_;
  language language_;
  book_sheet findings_, forms_, indicators_, budget_;
  std::map<row_key, std::size_t> rows_;  // where a form, an indicator or a line is, with the row of the column names
  std::map<code, std::pair<severity, std::size_t>> codes_;
};

}  // namespace

std::string to_xlsx(const report& report, std::span<const std::span<const form>> forms, const pack& rules,
                    language language, const std::string& date) {
  check_rules(report, rules);
  return report_book(report, forms, rules, language).make(date);
}

std::string to_xlsx(const report& report, const pack& rules, language language) {
  return to_xlsx(report, {}, rules, language);
}

}  // namespace v0
}  // namespace perfeval
