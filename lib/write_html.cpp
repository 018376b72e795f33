// Pages as a web page.
#include <perfeval/write/html.hpp>

#include "markup.hpp"
#include "page.hpp"

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
    "th { background: #f4f4f4; } .figure { text-align: center; }\n"
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

std::string cell_of(const page_cell& cell) {
  const char* tag = cell.plays == role::label ? "th" : "td";
  return std::string("<") + tag + span("colspan", cell.column_span) + span("rowspan", cell.row_span) +
         class_of(cell.plays) + '>' + html_text(cell.text) + "</" + tag + '>';
}

std::string table_of(const page& of) {
  const std::uint32_t all = std::max(1u, std::accumulate(of.widths.begin(), of.widths.end(), 0u));
  std::string table = "<table>\n<colgroup>";
  for (const auto width : of.widths) table += "<col style=\"width:" + std::to_string(width * 100 / all) + "%\">";
  table += "</colgroup>\n";
  for (const auto& row : of.rows) {
    table += "<tr>";
    for (const auto& cell : row.cells) table += cell_of(cell);
    table += "</tr>\n";
  }
  return table + "</table>\n";
}

}  // namespace

std::string write_html(std::span<const form> forms) {
  std::string html = head;
  for (const auto& of : pages_of(forms)) html += table_of(of);
  return html + "</body>\n</html>\n";
}

}  // namespace v0
}  // namespace perfeval
