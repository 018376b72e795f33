// A report as Markdown.
#include <perfeval/version.hpp>
#include <perfeval/write/report_page.hpp>

#include "report/words.hpp"
#include "text/markup.hpp"

namespace perfeval {
inline namespace v0 {
namespace {

namespace words = report_words;

std::string row_of(std::initializer_list<std::string> cells) {
  std::string row = "|";
  for (const auto& cell : cells) row += ' ' + cell + " |";
  return row + '\n';
}

std::string rule_of(std::size_t columns) {
  std::string row = "|";
  for (std::size_t i = 0; i < columns; ++i) row += " --- |";
  return row + '\n';
}

class markdown_writer {
 public:
  markdown_writer(const report& of, const pack& rules, language in) : of_(of), rules_(rules), in_(in) {}

  std::string write() {
    const auto counts = counts_text(counts_of(of_), in_);
    text_ = std::string("# ") + words::title.in(in_) + "\n\n" + words::rules.in(in_) + " " +
            markdown_text(of_.rules_id + " " + of_.rules_version) + " · perfeval " + PERFEVAL_VERSION + "\n\n**" +
            (counts.empty() ? words::clean.in(in_) : counts) + "**\n\n";
    if (!of_.findings.empty()) {
      text_ += std::string("## ") + words::across.in(in_) + "\n\n";
      findings(of_.findings);
    }
    for (const auto& document : of_.documents) take(document);
    sources();
    return text_;
  }

 private:
  void take(const document_report& of) {
    text_ += "## " + markdown_text(of.path.empty() ? words::document.in(in_) : of.path) + "\n\n";
    for (const auto& t : of.troubles) text_ += "- " + markdown_text(trouble_text(t, in_)) + '\n';
    if (!of.troubles.empty()) text_ += '\n';
    if (!of.findings.empty()) {
      text_ += std::string("### ") + words::of_document.in(in_) + "\n\n";
      findings(of.findings);
    }
    for (const auto& form : of.forms) take(form);
  }

  void take(const form_report& of) {
    text_ += "### " + std::to_string(of.index) + ". " + markdown_text(of.project) +
             (of.year ? " (" + std::to_string(*of.year) + ")" : "") + "\n\n";
    const std::string total = total_text(of);
    if (!of.printed_total.empty())
      text_ += std::string(words::printed.in(in_)) + ' ' + markdown_text(of.printed_total) + "; ";
    if (!total.empty()) text_ += std::string(words::recomputed.in(in_)) + ' ' + markdown_text(total) + "; ";
    if (of.grade) text_ += std::string(words::grade_.in(in_)) + ' ' + name_of(*of.grade, in_);
    text_ += "\n\n";
    findings(of.findings);
  }

  void findings(const std::vector<finding>& all) {
    if (all.empty()) {
      text_ += std::string(words::clean.in(in_)) + "\n\n";
      return;
    }
    text_ += row_of({words::severity_.in(in_), words::where.in(in_), words::printed.in(in_), words::expected.in(in_),
                     words::says.in(in_)}) +
             rule_of(5);
    for (const auto* f : by_severity(all)) {
      const std::string at = name_of(f->cell, in_);
      text_ += row_of({name_of(f->severity, in_),
                       markdown_text(f->label.empty() ? f->path : f->label) + (at.empty() ? "" : "<br>" + at),
                       markdown_text(f->printed), markdown_text(f->expected),
                       markdown_text(message(*f, in_)) + " `" + std::string(name_of(f->what)) + "` [^" +
                           std::to_string(notes_.number(citation(clause_of(*f, rules_)))) + "]"});
    }
    text_ += '\n';
  }

  void sources() {
    std::size_t n = 0;
    for (const auto& source : notes_.all()) text_ += "[^" + std::to_string(++n) + "]: " + markdown_text(source) + '\n';
  }

  const report& of_;
  const pack& rules_;
  language in_;
  source_notes notes_;
  std::string text_;
};

}  // namespace

std::string to_markdown(const report& of, const pack& rules, language in) {
  return markdown_writer(of, rules, in).write();
}

}  // namespace v0
}  // namespace perfeval
