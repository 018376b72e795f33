// A report as a web page.
#include <perfeval/version.hpp>
#include <perfeval/write/report_page.hpp>

#include "report/words.hpp"
#include "text/markup.hpp"

namespace perfeval {
inline namespace v0 {
namespace {

namespace words = report_words;

constexpr const char* style =
    "body { font: 15px/1.6 system-ui, \"Noto Sans CJK SC\", \"Microsoft YaHei\", \"PingFang SC\", sans-serif; color: "
    "#222; margin: 2em auto; max-width: 68em; padding: 0 1em; }\n"
    "h1 { font-size: 1.5em; margin-bottom: .2em; } h2 { font-size: 1.2em; margin-top: 2em; border-bottom: 2px solid "
    "#ddd; } h3 { font-size: 1em; margin: 1.6em 0 .4em; }\n"
    "table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #ddd; padding: .35em .6em; "
    "text-align: left; vertical-align: top; overflow-wrap: break-word; }\n"
    "th { background: #f6f6f6; font-weight: 600; white-space: nowrap; } td.n { text-align: right; white-space: nowrap; "
    "font-variant-numeric: tabular-nums; }\n"
    ".findings th:nth-child(1) { width: 5.2em; } .findings th:nth-child(2) { width: 22%; } .findings th:nth-child(3), "
    ".findings th:nth-child(4) { width: 13%; } .findings { table-layout: fixed; }\n"
    ".error, .warning, .note { white-space: nowrap; } .error { background: #ffc7ce; } .warning { background: #ffeb9c; "
    "} .note { background: #ddebf7; }\n"
    ".small { color: #666; font-size: .85em; } .clean { color: #2a7a2a; } a { color: #1a5fb4; text-decoration: none; } "
    "code { font-size: .85em; color: #666; }\n"
    "@page { size: A4; margin: 15mm; } @media print { body { font-size: 10pt; margin: 0; max-width: none; } h2, h3 { "
    "break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; } }\n";

std::string cell(const std::string& content, const char* kind = "") {
  return (*kind ? std::string("<td class=\"") + kind + "\">" : std::string("<td>")) + content + "</td>";
}

std::string small(const std::string& text) {
  return text.empty() ? "" : "<br><span class=\"small\">" + escaped(text) + "</span>";
}

class page_writer {
 public:
  page_writer(const report& report, const pack& rules, language language)
      : report_(report), rules_(rules), language_(language) {}

  std::string write() {
    head();
    glance();
    if (!report_.findings.empty()) {
      html_ += std::string("<h2>") + words::across.text(language_) + "</h2>\n";
      findings(report_.findings);
    }
    for (std::size_t d = 0; d < report_.documents.size(); ++d) document(report_.documents[d], d);
    sources();
    return html_ + "</body>\n</html>\n";
  }

 private:
  [[nodiscard]] std::string heading(const bilingual& name) const {
    return std::string("<th>") + name.text(language_) + "</th>";
  }

  void head() {
    const std::string lang = language_ == language::zh ? "zh-CN" : "en";
    html_ = "<!DOCTYPE html>\n<html lang=\"" + lang +
            "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
            words::title.text(language_) + "</title>\n<style>\n" + style + "</style>\n</head>\n<body>\n<h1>" +
            words::title.text(language_) + "</h1>\n";
    const report_counts all = counts_of(report_);
    const auto counts = counts_text(all, language_);
    const std::string size = language_ == language::zh
                                 ? std::to_string(all.documents) + "个文件，" + std::to_string(all.forms) + "张表；"
                                 : counted(all.documents, "document") + ", " + counted(all.forms, "form") + "; ";
    html_ += "<p>" + size + (counts.empty() ? words::clean.text(language_) : counts) + "<br><span class=\"small\">" +
             words::rules.text(language_) + " " + escaped(report_.rules_id) + " " + escaped(report_.rules_version) +
             " · perfeval " + PERFEVAL_VERSION + "</span></p>\n";
  }

  static std::string anchor(std::size_t document, const form_report& form) {
    return "d" + std::to_string(document + 1) + "f" + std::to_string(form.index);
  }

  // Every form in a row, with links to its findings.
  void glance() {
    const bool several = report_.documents.size() > 1;
    html_ += "<table><thead><tr>";
    if (several) html_ += heading(words::document);
    for (const auto& name :
         {words::number, words::project, words::year, words::printed, words::recomputed, words::grade_, words::text})
      html_ += heading(name);
    html_ += "</tr></thead><tbody>\n";
    for (std::size_t d = 0; d < report_.documents.size(); ++d)
      for (const auto& form : report_.documents[d].forms) {
        const auto text = counts_text(counts_of(form.findings), language_);
        html_ += "<tr>" + (several ? cell(escaped(report_.documents[d].path)) : "") +
                 cell(std::to_string(form.index), "n") +
                 cell("<a href=\"#" + anchor(d, form) + "\">" + escaped(form.project) + "</a>") +
                 cell(form.year ? std::to_string(*form.year) : "", "n") + cell(escaped(form.printed_total), "n") +
                 cell(escaped(total_text(form)), "n") + cell(form.grade ? words_of(*form.grade, language_) : "") +
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
      html_ += "<h3 id=\"" + anchor(number, form) + "\">" + std::to_string(form.index) + ". " + escaped(form.project) +
               (form.year ? " (" + std::to_string(*form.year) + ")" : "") + "</h3>\n";
      findings(form.findings);
    }
  }

  void findings(const std::vector<finding>& all) {
    if (all.empty()) {
      html_ += std::string("<p class=\"clean\">") + words::clean.text(language_) + "</p>\n";
      return;
    }
    html_ += "<table class=\"findings\"><thead><tr>";
    for (const auto& name : {words::severity_, words::place, words::printed, words::expected, words::text})
      html_ += heading(name);
    html_ += "</tr></thead><tbody>\n";
    for (const auto* f : by_severity(all)) {
      const auto note = std::to_string(notes_.number(citation(clause_of(*f, rules_))));
      html_ += "<tr>" + cell(std::string(words_of(f->severity, language_)), std::string(name_of(f->severity)).c_str()) +
               cell(escaped(f->label.empty() ? f->path : f->label) + small(words_of(f->cell, language_))) +
               cell(escaped(f->printed)) + cell(escaped(f->expected)) +
               cell(escaped(message(*f, language_)) + " <a href=\"#s" + note + "\">[" + note + "]</a><br><code>" +
                    std::string(name_of(f->code)) + "</code>") +
               "</tr>\n";
    }
    html_ += "</tbody></table>\n";
  }

  void sources() {
    if (notes_.all().empty()) return;
    html_ += std::string("<h2>") + words::sources.text(language_) + "</h2>\n<ol>\n";
    std::size_t n = 0;
    for (const auto& source : notes_.all())
      html_ += "<li id=\"s" + std::to_string(++n) + "\">" + escaped(source) + "</li>\n";
    html_ += "</ol>\n";
  }

  const report& report_;
  const pack& rules_;
  language language_;
  source_notes notes_;
  std::string html_;
};

}  // namespace

std::string to_html(const report& report, const pack& rules, language language) {
  return page_writer(report, rules, language).write();
}

}  // namespace v0
}  // namespace perfeval
