// Pages as a Word document (WordprocessingML).
#include <perfeval/detail/poll.hpp>
#include <perfeval/write/docx.hpp>

#include "package/new_package.hpp"
#include "package/zip.hpp"
#include "pages/grid.hpp"
#include "pages/page.hpp"
#include "text/markup.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace {

using new_package::xml_head;
constexpr const char* word_space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

// Units: twentieths of a point. A4 with margins of 2 cm.
constexpr std::uint32_t page_width = 11906, page_height = 16838, margin = 1134;
constexpr std::uint32_t text_width = page_width - 2 * margin;
constexpr std::uint32_t most_lines_kept = 12;  // a longer row may break over pages

std::string styles_part() {
  return std::string(xml_head) + "<w:styles xmlns:w=\"" + word_space +
         "\"><w:docDefaults><w:rPrDefault><w:rPr>"
         "<w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\" w:cs=\"Times New Roman\"/><w:sz "
         "w:val=\"18\"/><w:szCs w:val=\"18\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>"
         "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
         "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
         "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
         "Table\"/><w:tblPr><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" "
         "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>";
}

// The text of a run: ends of lines are breaks, tabs are tabs.
std::string run_content(std::string_view text) {
  std::string made;
  while (true) {
    const auto end = text.find_first_of("\n\t");
    if (const auto piece = text.substr(0, end); !piece.empty())
      made += "<w:t xml:space=\"preserve\">" + escaped(piece) + "</w:t>";
    if (end == text.npos) return made;
    made += text[end] == '\n' ? "<w:br/>" : "<w:tab/>";
    text.remove_prefix(end + 1);
  }
}

std::string paragraph_of(const page_cell& cell) {
  std::string looks;
  if (cell.plays == role::title) looks = "<w:rPr><w:b/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr>";
  if (cell.plays == role::label) looks = "<w:rPr><w:b/></w:rPr>";
  const std::string across = cell.plays == role::words ? "" : "<w:pPr><w:jc w:val=\"center\"/></w:pPr>";
  if (cell.text.empty()) return "<w:p>" + across + "</w:p>";
  return "<w:p>" + across + "<w:r>" + looks + run_content(cell.text) + "</w:r></w:p>";
}

std::vector<std::uint32_t> column_widths(const page& page) {
  const std::uint32_t all = std::max(1u, std::accumulate(page.widths.begin(), page.widths.end(), 0u));
  std::vector<std::uint32_t> widths;
  for (const auto width : page.widths) widths.push_back(width * text_width / all);
  return widths;
}

std::string borders_of(const page_cell& cell) {
  if (cell.plays == role::title || cell.plays == role::line) return "";
  std::string sides;
  for (const char* side : {"top", "left", "bottom", "right"})
    sides += std::string("<w:") + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>";
  return "<w:tcBorders>" + sides + "</w:tcBorders>";
}

std::string cell_of(const grid_position& square, bool begins, const std::vector<std::uint32_t>& widths) {
  const page_cell& cell = *square.cell;
  const auto first = widths.begin() + cell.column;
  std::string subject =
      "<w:tcW w:w=\"" + std::to_string(std::accumulate(first, first + cell.column_span, 0u)) + "\" w:type=\"dxa\"/>";
  if (cell.column_span > 1) subject += "<w:gridSpan w:val=\"" + std::to_string(cell.column_span) + "\"/>";
  if (cell.row_span > 1) subject += begins ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";
  subject += borders_of(cell) + "<w:vAlign w:val=\"center\"/>";
  return "<w:tc><w:tcPr>" + subject + "</w:tcPr>" + (begins ? paragraph_of(cell) : "<w:p/>") + "</w:tc>";
}

std::string table_of(const page& page) {
  const auto widths = column_widths(page);
  std::string table = "<w:tbl><w:tblPr><w:tblW w:w=\"" +
                      std::to_string(std::accumulate(widths.begin(), widths.end(), 0u)) +
                      "\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
  for (const auto width : widths) table += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  table += "</w:tblGrid>";
  const auto grid = grid_of(page);
  const auto lines = row_lines(page);
  for (std::size_t r = 0; r < grid.size(); ++r) {
    detail::poll();
    table += "<w:tr><w:trPr>" + std::string(lines[r] <= most_lines_kept ? "<w:cantSplit/>" : "") +
             "<w:trHeight w:val=\"" + std::string(r == 0 ? "600" : "340") + "\"/></w:trPr>";
    for (std::size_t k = 0; k < grid[r].size(); ++k) {
      const auto& square = grid[r][k];
      if (square.cell != nullptr && square.cell->column == k) table += cell_of(square, square.begins(r, k), widths);
    }
    table += "</w:tr>";
  }
  return table + "</w:tbl>";
}

std::string document_part(const std::vector<page>& pages) {
  std::string body;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) body += "<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>";
    body += table_of(pages[i]);
  }
  const auto number = [](std::uint32_t n) { return '"' + std::to_string(n) + '"'; };
  const std::string m = number(margin);
  return std::string(xml_head) + "<w:document xmlns:w=\"" + word_space + "\"><w:body>" + body +
         "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>" +
         "<w:sectPr><w:pgSz w:w=" + number(page_width) + " w:h=" + number(page_height) + "/><w:pgMar w:top=" + m +
         " w:right=" + m + " w:bottom=" + m + " w:left=" + m +
         " w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
}

}  // namespace

std::string write_docx(std::span<const form> forms) {
  const new_package::typed_part types[] = {{"/word/document.xml", "wordprocessingml.document.main+xml"},
                                           {"/word/styles.xml", "wordprocessingml.styles+xml"}};
  const new_package::related_part main[] = {{"officeDocument", "word/document.xml"}};
  const new_package::related_part styles[] = {{"styles", "styles.xml"}};
  zip_writer package;
  package.add("[Content_Types].xml", new_package::content_types(types));
  package.add("_rels/.rels", new_package::relationships(main));
  package.add("word/document.xml", document_part(pages_of(forms)));
  package.add("word/_rels/document.xml.rels", new_package::relationships(styles));
  package.add("word/styles.xml", styles_part());
  return package.finish();
}

}  // namespace v0
}  // namespace perfeval
