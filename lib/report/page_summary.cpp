// The summary of the report page in both languages; the style sheet shows one of them.
#include "report/page.hpp"

#include <perfeval/version.hpp>
#include <perfeval/write/pack.hpp>
#include <perfeval/write/report_page.hpp>

#include "report/words.hpp"
#include "text/markup.hpp"
#include "text/sha256.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

namespace words = report_words;

constexpr std::size_t forms_listed = 20;

// The text in both languages, escaped.
template <class Text>
std::string both(const Text& text) {
  const std::string zh = escaped(text(language::zh)), en = escaped(text(language::en));
  if (zh == en) return zh;
  return "<span class=\"zh\" lang=\"zh-CN\">" + zh + "</span><span class=\"en\" lang=\"en\">" + en + "</span>";
}

std::string both(const bilingual& text) {
  return both([&](language language) { return std::string(text.text(language)); });
}

std::string cell(const std::string& content, const char* kind = "") {
  return (*kind ? std::string("<td class=\"") + kind + "\">" : std::string("<td>")) + content + "</td>";
}

std::string tag(severity level) {
  return "<span class=\"tag " + std::string(name_of(level)) + "\">" +
         both([&](language language) { return std::string(words_of(level, language)); }) + "</span>";
}

std::string heading(const bilingual& text) { return "<th scope=\"col\">" + both(text) + "</th>"; }

std::string shown(const ratio& value) { return to_string(round(value, {2, rounding_mode::half_up})); }

std::string tile(const bilingual& name, const std::string& value, const std::string& note = {}) {
  return "<div class=\"tile\"><dt>" + both(name) + "</dt><dd>" + value +
         (note.empty() ? "" : "<small>" + note + "</small>") + "</dd></div>\n";
}

class summary_writer {
 public:
  summary_writer(const report& report, const pack& rules, const std::vector<paged_form>& forms, const std::string& date)
      : report_(report), rules_(rules), forms_(forms), date_(date) {}

  std::string write() {
    html_ = "<header>\n<h1>" + both(words::title) + "</h1>\n<p class=\"grounds\">" +
            both([&](language language) { return grounds_text(report_, language); }) +
            (date_.empty() ? "" : " · " + escaped(date_)) + "</p>\n<div id=\"tools\"></div>\n</header>\n<main>\n" +
            "<section id=\"summary\">\n";
    tiles();
    charts();
    worst();
    codes();
    about();
    origin();
    html_ += "</section>\n<section id=\"forms\"><noscript><p>" +
             both(bilingual{"各表的版面和逐条说明需要启用网页脚本才能显示。",
                            "The forms themselves are shown by a script."}) +
             "</p></noscript></section>\n</main>\n";
    return std::move(html_);
  }

 private:
  void tiles() {
    const report_counts all = counts_of(report_);
    ratio budget, executed;
    std::size_t with_money = 0;
    for (const paged_form& one : forms_) {
      const form_figures figures = figures_of(one);
      if (!figures.budget || !figures.executed) continue;
      budget += *figures.budget;
      executed += *figures.executed;
      ++with_money;
    }
    html_ +=
        "<dl class=\"tiles\">\n" + tile({"自评表", "Forms"}, std::to_string(all.forms), both([&](language language) {
                                          return language == language::zh ? std::to_string(all.documents) + "个文件"
                                                                          : counted(all.documents, "document");
                                        })) +
        tile({"错误", "Errors"}, std::to_string(all.errors)) +
        tile({"警告", "Warnings"}, std::to_string(all.warnings)) + tile({"提示", "Notes"}, std::to_string(all.notes));
    if (with_money > 0) {
      const std::string of_forms = both([&](language language) {
        const std::string n = std::to_string(with_money);
        return language == language::zh ? "万元，" + n + "张表" : "万元, " + counted(with_money, "form");
      });
      html_ += tile({"全年预算数", "Budget"}, shown(budget), of_forms) +
               tile({"全年执行数", "Executed"}, shown(executed), of_forms);
      if (budget.sign() > 0)
        html_ += tile({"执行率（按金额加权）", "Execution rate, weighted by money"},
                      shown(executed / budget * ratio(100)) + "%");
    }
    grades();
    html_ += "</dl>\n";
  }

  // 优 5 良 3.
  void grades() {
    std::string text;
    for (const auto& row : names_of<grade>) {
      std::size_t n = 0;
      for (const paged_form& one : forms_) n += one.report->grade == row.value ? 1 : 0;
      if (n == 0) continue;
      text += "<span class=\"grade\">" +
              both([&](language language) { return std::string(words_of(row.value, language)); }) + " " +
              std::to_string(n) + "</span> ";
    }
    if (!text.empty()) html_ += tile({"复算等级", "Recomputed grades"}, "<span class=\"grades\">" + text + "</span>");
  }

  void charts() { html_ += "<div id=\"charts\"></div>\n"; }

  void codes() {
    std::map<std::pair<int, code>, std::size_t> counts;
    const auto count = [&](const std::vector<finding>& findings) {
      for (const finding& f : findings) ++counts[{-static_cast<int>(f.severity), f.code}];
    };
    count(report_.findings);
    for (const document_report& document : report_.documents) {
      count(document.findings);
      for (const form_report& one : document.forms) count(one.findings);
    }
    if (counts.empty()) {
      html_ += "<p class=\"clean\">" + both(words::clean) + "</p>\n";
      return;
    }
    std::map<int, std::vector<std::pair<code, std::size_t>>> levels;
    for (const auto& [key, n] : counts) levels[key.first].emplace_back(key.second, n);
    html_ += "<h2>" + both(bilingual{"问题分类", "Findings by kind"}) + "</h2>\n<table class=\"list kinds\"><tbody>\n";
    for (auto& [level, kinds] : levels) {
      std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
      html_ += "<tr><td>" + tag(static_cast<severity>(-level)) + "</td><td>";
      for (const auto& one : kinds) {
        const code kind = one.first;
        html_ += "<span class=\"kind\"><a href=\"#forms\" data-code=\"" + std::string(name_of(kind)) + "\">" +
                 both([&](language language) { return code_words(kind, language); }) + "</a> " +
                 std::to_string(one.second) + "</span> ";
      }
      html_ += "</td></tr>\n";
    }
    html_ += "</tbody></table>\n";
  }

  static std::string project(const form_report& form) {
    if (form.project.empty()) return both(words::nameless);
    return "<bdi>" + escaped(shortened(form.project)) + "</bdi>";
  }

  void worst() {
    html_ += "<h2>" + both(bilingual{"问题最多的自评表", "Forms with the gravest findings"}) +
             "</h2>\n<div class=\"wide\"><table class=\"list\"><thead><tr>" + heading(words::project) +
             heading({"主管部门", "Department"}) + heading(words::year) + heading(words::printed) +
             heading(words::recomputed) + heading(words::grade_word) + heading(words::text) + "</tr></thead><tbody>\n";
    std::size_t listed = 0;
    for (const paged_form* one : gravest_first(forms_)) {
      if (++listed > forms_listed) break;
      const form_report& f = *one->report;
      html_ += "<tr>" + cell("<a href=\"#" + anchor_of(*one) + "\">" + project(f) + "</a>") +
               cell("<bdi>" + escaped(shortened(f.department)) + "</bdi>") +
               cell(f.year ? std::to_string(*f.year) : "", "n") + cell(escaped(f.printed_total), "n") +
               cell(both([&](language language) { return near_total_text(f, language); }), "n") +
               cell(f.grade ? both([&](language language) { return std::string(words_of(*f.grade, language)); }) : "",
                    "word") +
               cell(both([&](language language) {
                 const auto text = counts_text(counts_of(f.findings), language);
                 return text.empty() ? std::string("—") : text;
               })) +
               "</tr>\n";
    }
    html_ += "</tbody></table></div>\n";
  }

  // What concerns no single form: findings across documents, of documents, and what could not be read.
  void about() {
    if (!report_.findings.empty()) list(both(words::across), report_.findings, {});
    for (const document_report& one : report_.documents)
      if (!one.findings.empty() || !one.troubles.empty())
        list(one.path.empty() ? both(bilingual{"整批自评表", "All forms together"}) : escaped(one.path), one.findings,
             one.troubles);
  }

  void list(const std::string& title, const std::vector<finding>& findings, const std::vector<trouble>& troubles) {
    html_ += "<h3>" + title + "</h3>\n<ul class=\"about\">\n";
    for (const finding* f : by_severity(findings))
      html_ +=
          "<li>" + tag(f->severity) + " " + both([&](language language) { return message(*f, language); }) + "</li>\n";
    for (const trouble& t : troubles)
      html_ += "<li>" + both([&](language language) { return trouble_text(t, language); }) + "</li>\n";
    html_ += "</ul>\n";
  }

  // What made the page, from what: version, rules and input with their fingerprints, date.
  void origin() {
    std::string inputs;
    for (const document_report& one : report_.documents) inputs += one.path + '\0' + one.sha256 + '\n';
    const bool is_one = report_.documents.size() == 1 && !report_.documents[0].sha256.empty();
    html_ += "<p class=\"small\">perfeval " PERFEVAL_VERSION + (date_.empty() ? "" : " · " + escaped(date_)) + "<br>" +
             both(words::rules) + " " + escaped(report_.rules_id) + " " + escaped(report_.rules_version) +
             " · SHA-256 " + fingerprint(rules_) + "<br>" + both(bilingual{"被审文件", "Input"}) + " · SHA-256 " +
             (is_one ? report_.documents[0].sha256 : sha256(inputs)) + "</p>\n";
  }

  // A name as long as a list has room for; the form shows it whole.
  static std::string shortened(const std::string& text) {
    constexpr std::size_t longest = 180;
    if (text.size() <= longest) return text;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
  }

  const report& report_;
  const pack& rules_;
  const std::vector<paged_form>& forms_;
  const std::string& date_;
  std::string html_;
};

}  // namespace

std::string page_summary(const report& report, const pack& rules, const std::vector<paged_form>& forms,
                         const std::string& date) {
  return summary_writer(report, rules, forms, date).write();
}

}  // namespace v0
}  // namespace perfeval
