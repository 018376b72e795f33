// A report as a web page.
#include <perfeval/audit/digest.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/write/report_page.hpp>

#include "report/words.hpp"
#include "text/markup.hpp"

namespace perfeval {
inline namespace v0 {
namespace {

namespace words = report_words;

// Every rule is limited to `.perfeval`, so that a fragment in a notebook has the look of the page and changes nothing
// else.
constexpr const char* style =
    ".perfeval { font: 15px/1.6 system-ui, \"Noto Sans CJK SC\", \"Microsoft YaHei\", \"PingFang SC\", sans-serif; "
    "color: "
    "#222; }\n"
    "body.perfeval { margin: 2em auto; max-width: 68em; padding: 0 1em; }\n"
    ".perfeval h1 { font-size: 1.5em; margin-bottom: .2em; } .perfeval h2 { font-size: 1.2em; margin-top: 2em; "
    "border-bottom: 2px solid #ddd; } .perfeval h3 { font-size: 1em; margin: 1.6em 0 .4em; }\n"
    ".perfeval table { border-collapse: collapse; width: 100%; } .perfeval th, .perfeval td { border: 1px solid #ddd; "
    "padding: .35em .6em; text-align: left; vertical-align: top; overflow-wrap: break-word; }\n"
    ".perfeval th { background: #f6f6f6; font-weight: 600; white-space: nowrap; } .perfeval td.n { text-align: right; "
    "white-space: nowrap; font-variant-numeric: tabular-nums; }\n"
    ".perfeval .findings th:nth-child(1) { width: 5.2em; } .perfeval .findings th:nth-child(2) { width: 22%; } "
    ".perfeval "
    ".findings th:nth-child(3), .perfeval .findings th:nth-child(4) { width: 13%; } .perfeval .findings { "
    "table-layout: "
    "fixed; }\n"
    ".perfeval .error, .perfeval .warning, .perfeval .note { white-space: nowrap; } .perfeval .error { background: "
    "#ffc7ce; } .perfeval .warning { background: #ffeb9c; } .perfeval .note { background: #ddebf7; }\n"
    ".perfeval .small { color: #666; font-size: .85em; } .perfeval .clean { color: #2a7a2a; } .perfeval a { color: "
    "#1a5fb4; text-decoration: none; } .perfeval code { font-size: .85em; color: #666; }\n"
    "@page { size: A4; margin: 15mm; } @media print { body.perfeval { font-size: 10pt; margin: 0; max-width: none; } "
    ".perfeval h2, .perfeval h3 { break-after: avoid; } .perfeval tr { break-inside: avoid; } .perfeval thead { "
    "display: "
    "table-header-group; } }\n";

std::string cell(const std::string& content, const char* kind = "") {
  return (*kind ? std::string("<td class=\"") + kind + "\">" : std::string("<td>")) + content + "</td>";
}

std::string small(const std::string& text) {
  return text.empty() ? "" : "<br><span class=\"small\">" + escaped(text) + "</span>";
}

std::string heading(const bilingual& name, language language) {
  return std::string("<th>") + name.text(language) + "</th>";
}

std::string head_row(std::initializer_list<bilingual> names, language language) {
  std::string row;
  for (const auto& name : names) row += heading(name, language);
  return "<thead><tr>" + row + "</tr></thead>";
}

// A table of findings, each with the number of its source in the notes.
std::string findings_table(std::span<const shown_finding> shown, language language, source_notes& notes) {
  if (shown.empty()) return std::string("<p class=\"clean\">") + words::clean.text(language) + "</p>\n";
  std::string html =
      "<table class=\"findings\">" +
      head_row({words::severity_word, words::place, words::printed, words::expected, words::text}, language) +
      "<tbody>\n";
  for (const auto& f : shown) {
    const auto note = std::to_string(notes.number(f.source));
    html += "<tr>" + cell(std::string(words_of(f.severity, language)), std::string(name_of(f.severity)).c_str()) +
            cell(escaped(f.label) + small(words_of(f.cell, language))) + cell(escaped(f.printed)) +
            cell(escaped(f.expected)) +
            cell(escaped(f.message) + " <a href=\"#s" + note + "\">[" + note + "]</a><br><code>" + escaped(f.code) +
                 "</code>") +
            "</tr>\n";
  }
  return html + "</tbody></table>\n";
}

std::string sources_list(const source_notes& notes, language language) {
  if (notes.all().empty()) return {};
  std::string html = std::string("<h2>") + words::sources.text(language) + "</h2>\n<ol>\n";
  std::size_t n = 0;
  for (const auto& source : notes.all())
    html += "<li id=\"s" + std::to_string(++n) + "\">" + escaped(source) + "</li>\n";
  return html + "</ol>\n";
}

std::string scoped(const std::string& body) {
  return std::string("<div class=\"perfeval\"><style>\n") + style + "</style>\n" + body + "</div>\n";
}

class page_writer {
 public:
  page_writer(const report& report, const pack& rules, language language)
      : report_(report), rules_(rules), language_(language) {}

  std::string write() {
    summary();
    glance();
    if (!report_.findings.empty()) {
      html_ += std::string("<h2>") + words::across.text(language_) + "</h2>\n";
      findings(report_.findings);
    }
    for (std::size_t d = 0; d < report_.documents.size(); ++d) document(report_.documents[d], d);
    return html_ + sources_list(notes_, language_);
  }

 private:
  // How much was read, what was found, under which rules.
  void summary() {
    const report_counts all = counts_of(report_);
    const auto counts = counts_text(all, language_);
    const std::string size = language_ == language::zh
                                 ? std::to_string(all.documents) + "个文件，" + std::to_string(all.forms) + "张表；"
                                 : counted(all.documents, "document") + ", " + counted(all.forms, "form") + "; ";
    html_ += "<p>" + size + (counts.empty() ? words::clean.text(language_) : counts) + "<br><span class=\"small\">" +
             escaped(grounds_text(report_, language_)) + "</span></p>\n";
  }

  static std::string anchor(std::size_t document, const form_report& form) {
    return "d" + std::to_string(document + 1) + "f" + std::to_string(form.index);
  }

  // Every form in a row, with links to its findings.
  void glance() {
    const bool several = report_.documents.size() > 1;
    html_ += "<table><thead><tr>";
    if (several) html_ += heading(words::document, language_);
    for (const auto& name : {words::number, words::project, words::year, words::printed, words::recomputed,
                             words::grade_word, words::text})
      html_ += heading(name, language_);
    html_ += "</tr></thead><tbody>\n";
    for (std::size_t d = 0; d < report_.documents.size(); ++d)
      for (const auto& form : report_.documents[d].forms) {
        const auto text = counts_text(counts_of(form.findings), language_);
        html_ += "<tr>" + (several ? cell(escaped(report_.documents[d].path)) : "") +
                 cell(std::to_string(form.index), "n") +
                 cell("<a href=\"#" + anchor(d, form) + "\">" + escaped(project_text(form, language_)) + "</a>") +
                 cell(form.year ? std::to_string(*form.year) : "", "n") + cell(escaped(form.printed_total), "n") +
                 cell(escaped(total_text(form, language_)), "n") +
                 cell(form.grade ? std::string(words_of(*form.grade, language_)) : "") +
                 cell(text.empty() ? "—" : text) + "</tr>\n";
      }
    html_ += "</tbody></table>\n";
  }

  void document(const document_report& report, std::size_t number) {
    html_ += "<h2>" + escaped(report.path.empty() ? words::document.text(language_) : report.path) + "</h2>\n";
    if (!report.sha256.empty()) html_ += "<p class=\"small\">sha256 " + escaped(report.sha256) + "</p>\n";
    if (!report.troubles.empty()) {
      html_ += std::string("<h3>") + words::troubles.text(language_) + "</h3>\n<ul>\n";
      for (const auto& t : report.troubles) html_ += "<li>" + escaped(trouble_text(t, language_)) + "</li>\n";
      html_ += "</ul>\n";
    }
    if (!report.findings.empty()) {
      html_ += std::string("<h3>") + words::of_document.text(language_) + "</h3>\n";
      findings(report.findings);
    }
    for (const auto& form : report.forms) {
      html_ += "<h3 id=\"" + anchor(number, form) + "\">" + escaped(heading_of(form, language_)) + "</h3>\n";
      html_ += "<p>" + escaped(digest(form, language_)) + "</p>\n";
      if (form.grade_range) html_ += "<p>" + escaped(grade_text(*form.grade_range, language_)) + "</p>\n";
      findings(form.findings);
      repairs(form.repairs);
    }
  }

  void repairs(const std::vector<repair>& all) {
    for (std::size_t i = 0; i < all.size() && i < repairs_shown; ++i)
      html_ += std::string("<p>") + (i == 0 ? words::repair : words::other_repair).text(language_) +
               escaped(repair_text(all[i], language_)) + "</p>\n";
  }

  void findings(const std::vector<finding>& all) {
    std::vector<shown_finding> grave;
    std::vector<shown_finding> light;
    for (const auto* f : by_severity(all)) {
      detail::poll();
      (f->severity == severity::note ? light : grave).push_back(shown_of(*f, rules_, language_));
    }
    if (!grave.empty() || light.empty()) html_ += findings_table(grave, language_, notes_);
    if (light.empty()) return;
    html_ += "<details><summary>" + counts_text(counts_of(all).only_notes(), language_) + "</summary>\n" +
             findings_table(light, language_, notes_) + "</details>\n";
  }

  const report& report_;
  const pack& rules_;
  language language_;
  source_notes notes_;
  std::string html_;
};

}  // namespace

std::string html_page(const std::string& title, const std::string& body, language language) {
  const std::string lang = language == language::zh ? "zh-CN" : "en";
  return "<!DOCTYPE html>\n<html lang=\"" + lang +
         "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
         escaped(title) + "</title>\n<style>\n" + style + "</style>\n</head>\n<body class=\"perfeval\">\n<h1>" +
         escaped(title) + "</h1>\n" + body + "</body>\n</html>\n";
}

std::string to_html_fragment(const report& report, const pack& rules, language language) {
  check_rules(report, rules);
  return scoped(page_writer(report, rules, language).write());
}

std::string to_html_fragment(std::span<const shown_finding> findings, language language) {
  source_notes notes;
  std::string body = findings_table(findings, language, notes);
  body += sources_list(notes, language);
  return scoped(body);
}

shown_finding shown_of(const finding& f, const pack& rules, language language) {
  return {f.severity,
          std::string(name_of(f.code)),
          label_text(f, language),
          f.cell,
          printed_words(f, language),
          expected_words(f, language),
          message(f, language),
          source_text(f, rules, language)};
}

}  // namespace v0
}  // namespace perfeval
