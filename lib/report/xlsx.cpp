// A report as a workbook: one row a finding, and a sheet that says by which rules and words.
#include <perfeval/write/report_page.hpp>

#include "pages/workbook.hpp"
#include "report/words.hpp"

#include <array>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

namespace words = report_words;

struct column {
  bilingual name;
  std::uint32_t width;
  bool for_programs = false;  // left out in Chinese, which is for officials
};
constexpr column columns[] = {
    {words::path, 24},      {words::number, 6},    {words::project, 26},          {words::severity_word, 9},
    {words::code_word, 22}, {words::place, 26},    {words::field_word, 24, true}, {{"表", "Table"}, 6},
    {{"行", "Row"}, 6},     {{"列", "Column"}, 6}, {words::printed, 16},          {words::expected, 16},
    {words::text, 60},      {words::source, 40}};

class finding_rows {
 public:
  finding_rows(page& out, const pack& rules, language language) : out_(out), rules_(rules), language_(language) {
    for (const column& one : columns) {
      if (one.for_programs && language == language::zh) continue;
      out_.widths.push_back(one.width);
      put(one.name.text(language), role::label);
    }
  }

  void add(const std::vector<finding>& findings, const std::string& path, const std::string& number,
           const std::string& project) {
    for (const auto& f : findings) add(f, path, number, project);
  }

 private:
  void add(const finding& f, const std::string& path, const std::string& number, const std::string& project) {
    const auto whole = [&f](std::uint32_t n) { return f.cell.known() ? std::to_string(n) : std::string(); };
    out_.rows.emplace_back();
    put(path);
    put(number, role::figure, true);
    put(project);
    put(std::string(words_of(f.severity, language_)));
    out_.rows.back().cells.back().tinted = f.severity;
    put(std::string(name_of(f.code)));
    put(label_text(f, language_));
    if (language_ != language::zh) put(f.path);
    for (const auto n : {f.cell.table, f.cell.row, f.cell.column}) put(whole(n), role::figure, true);
    put(printed_words(f, language_));
    put(expected_words(f, language_));
    put(message(f, language_));
    put(source_text(f, rules_, language_));
  }

  void put(std::string text, role plays = role::words, bool number = false) {
    if (out_.rows.empty()) out_.rows.emplace_back();
    page_cell cell;
    cell.text = std::move(text);
    cell.column = static_cast<std::uint32_t>(out_.rows.back().cells.size());
    cell.plays = plays;
    cell.number = number;
    out_.rows.back().cells.push_back(std::move(cell));
  }

  page& out_;
  const pack& rules_;
  language language_;
};

// The rules and the user's own words that the report rests on, and the version of the library.
page grounds_page(const report& report, language language) {
  constexpr std::uint32_t wide = 90;
  page made;
  made.name = words::source.text(language);
  made.widths = {wide};
  page_cell cell;
  cell.text = grounds_text(report, language);
  cell.plays = role::words;
  made.rows.emplace_back().cells.push_back(std::move(cell));
  return made;
}

}  // namespace

std::string to_xlsx(const report& report, const pack& rules, language language) {
  page all;
  all.name = words::text.text(language);
  finding_rows rows(all, rules, language);
  rows.add(report.findings, "", "", "");
  for (const auto& document : report.documents) {
    rows.add(document.findings, document.path, "", "");
    for (const auto& form : document.forms)
      rows.add(form.findings, document.path, std::to_string(form.index), form.project);
  }
  const std::array<page, 2> pages{std::move(all), grounds_page(report, language)};
  return workbook_of(pages, true);
}

}  // namespace v0
}  // namespace perfeval
