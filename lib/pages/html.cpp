// Pages as a web page.
#include <perfeval/detail/poll.hpp>
#include <perfeval/write/html.hpp>

#include "pages/page.hpp"
#include "text/markup.hpp"

#include <algorithm>
#include <numeric>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr const char* head =
    "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>绩效自评表</title>\n<style>\n"
    "body { font: 14px/1.5 \"Noto Serif CJK SC\", \"Source Han Serif SC\", SimSun, 宋体, serif; margin: 2em auto; "
    "max-width: 60em; }\n"
    "table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0 0 3em; break-after: page; }\n"
    "td, th { border: 1px solid #555; padding: .3em .4em; white-space: pre-wrap; overflow-wrap: anywhere; font-weight: "
    "normal; }\n"
    "pre { font: inherit; margin: 0; white-space: inherit; } th { background: #f4f4f4; } .figure { text-align: center; "
    "}\n"
    ".title { border: 0; font-size: 1.6em; font-weight: bold; text-align: center; } .line { border: 0; text-align: "
    "center; }\n"
    "@page { size: A4; margin: 15mm; } @media print { body { margin: 0; font-size: 11px; } th { background: none; } }\n"
    "</style>\n</head>\n<body>\n";

const char* class_of(role plays) {
  switch (plays) {
    case role::title:
      return " class=\"title\"";
    case role::line:
      return " class=\"line\"";
    case role::figure:
      return " class=\"figure\"";
    default:
      return "";
  }
}

std::string span(const char* name, std::uint32_t count) {
  return count > 1 ? std::string(" ") + name + "=\"" + std::to_string(count) + '"' : "";
}

// Whether flowing text would lose spaces: at the end of a line, two in a row, a tab.
bool needs_its_blanks(const std::string& text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool at_an_end = i == 0 || i + 1 == text.size();
    if (text[i] == '\t' ||
        (blank(text[i]) && (at_an_end || (text[i] == ' ' && (blank(text[i - 1]) || blank(text[i + 1]))))))
      return true;
  }
  return false;
}

std::string content_of(const std::string& text) {
  return needs_its_blanks(text) ? "<pre>" + html_text(text) + "</pre>" : html_text(text);
}

std::string cell_of(const page_cell& cell) {
  const char* tag = cell.plays == role::label ? "th" : "td";
  return std::string("<") + tag + span("colspan", cell.column_span) + span("rowspan", cell.row_span) +
         class_of(cell.plays) + '>' + content_of(cell.text) + "</" + tag + '>';
}

std::string table_of(const page& page) {
  const std::uint32_t all = std::max(1u, std::accumulate(page.widths.begin(), page.widths.end(), 0u));
  std::string table = "<table>\n<colgroup>";
  for (const auto width : page.widths) table += "<col style=\"width:" + std::to_string(width * 100 / all) + "%\">";
  table += "</colgroup>\n";
  for (const auto& row : page.rows) {
    detail::poll();
    table += "<tr>";
    for (const auto& cell : row.cells) table += cell_of(cell);
    table += "</tr>\n";
  }
  return table + "</table>\n";
}

}  // namespace

std::string write_html(std::span<const form> forms) {
  std::string html = head;
  for (const auto& page : pages_of(forms)) html += table_of(page);
  return html + "</body>\n</html>\n";
}

}  // namespace v0
}  // namespace perfeval
