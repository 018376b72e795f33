// A report as Markdown.
#include <perfeval/audit/digest.hpp>
#include <perfeval/detail/poll.hpp>
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
  markdown_writer(const report& report, const pack& rules, language language)
      : report_(report), rules_(rules), language_(language) {}

  std::string write() {
    const auto counts = counts_text(counts_of(report_), language_);
    text_ = std::string("# ") + words::title.text(language_) + "\n\n" +
            markdown_text(grounds_text(report_, language_)) + "\n\n**" +
            (counts.empty() ? words::clean.text(language_) : counts) + "**\n\n";
    if (!report_.findings.empty()) {
      text_ += std::string("## ") + words::across.text(language_) + "\n\n";
      findings(report_.findings);
    }
    for (const auto& document : report_.documents) take(document);
    sources();
    return text_;
  }

 private:
  void take(const document_report& report) {
    text_ += "## " + markdown_text(report.path.empty() ? words::document.text(language_) : report.path) + "\n\n";
    for (const auto& t : report.troubles) text_ += "- " + markdown_text(trouble_text(t, language_)) + '\n';
    if (!report.troubles.empty()) text_ += '\n';
    if (!report.findings.empty()) {
      text_ += std::string("### ") + words::of_document.text(language_) + "\n\n";
      findings(report.findings);
    }
    for (const auto& form : report.forms) take(form);
  }

  void take(const form_report& report) {
    text_ += "### " + markdown_text(heading_of(report, language_)) + "\n\n";
    std::vector<std::string> facts;
    const auto add = [&](const bilingual& name, const std::string& value) {
      if (!value.empty()) facts.push_back(std::string(name.text(language_)) + ' ' + markdown_text(value));
    };
    add(words::printed, report.printed_total);
    add(words::recomputed, total_text(report, language_));
    add(words::grade_word, report.grade_range ? message(*report.grade_range, language_) : "");
    for (const auto& fact : facts)
      text_ += (&fact == &facts.front() ? "" : language_ == language::zh ? "；" : "; ") + fact;
    text_ += "\n\n" + markdown_text(digest(report, language_)) + "\n\n";
    findings(report.findings);
    repairs(report.repairs);
  }

  void repairs(const std::vector<repair>& all) {
    for (std::size_t i = 0; i < all.size() && i < repairs_shown; ++i)
      text_ += std::string("- ") + (i == 0 ? words::repair : words::other_repair).text(language_) +
               markdown_text(repair_text(all[i], language_)) + '\n';
    if (!all.empty()) text_ += '\n';
  }

  void findings(const std::vector<finding>& all) {
    if (all.empty()) {
      text_ += std::string(words::clean.text(language_)) + "\n\n";
      return;
    }
    text_ += row_of({words::severity_word.text(language_), words::place.text(language_), words::printed.text(language_),
                     words::expected.text(language_), words::text.text(language_)}) +
             rule_of(5);
    for (const auto* f : by_severity(all)) {
      detail::poll();
      const std::string place = words_of(f->cell, language_);
      text_ += row_of({std::string(words_of(f->severity, language_)),
                       markdown_text(label_text(*f, language_)) + (place.empty() ? "" : "<br>" + place),
                       markdown_text(printed_words(*f, language_)), markdown_text(expected_words(*f, language_)),
                       markdown_text(message(*f, language_)) + " `" + std::string(name_of(f->code)) + "` [^" +
                           std::to_string(notes_.number(source_text(*f, rules_, language_))) + "]"});
    }
    text_ += '\n';
  }

  void sources() {
    std::size_t n = 0;
    for (const auto& source : notes_.all()) text_ += "[^" + std::to_string(++n) + "]: " + markdown_text(source) + '\n';
  }

  const report& report_;
  const pack& rules_;
  language language_;
  source_notes notes_;
  std::string text_;
};

}  // namespace

std::string to_markdown(const report& report, const pack& rules, language language) {
  check_rules(report, rules);
  return markdown_writer(report, rules, language).write();
}

}  // namespace v0
}  // namespace perfeval
