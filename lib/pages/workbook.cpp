#include "pages/workbook.hpp"

#include "package/new_package.hpp"
#include "package/zip.hpp"
#include "pages/grid.hpp"
#include "text/ascii.hpp"
#include "text/markup.hpp"
#include "text/utf8.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

using new_package::relation_space;
using new_package::xml_head;

constexpr std::size_t longest_text = 32'767;  // characters of one cell
constexpr int most_digits = 15;               // what every number of that many digits survives in a workbook

// The styles of styles_part(), by their position in it: roles, then tinted words, then numbers by their decimals.
constexpr std::size_t first_number = 9;

constexpr std::size_t style_of(role role) {
  switch (role) {
    case role::title:
      return 1;
    case role::line:
      return 2;
    case role::label:
      return 3;
    case role::words:
      return 4;
    case role::figure:
      break;
  }
  return 5;
}

constexpr std::size_t style_of(severity severity) {
  switch (severity) {
    case severity::error:
      return 6;
    case severity::warning:
      return 7;
    case severity::note:
      break;
  }
  return 8;
}

std::string styles_part() {
  std::string formats, numbers;
  for (int places = 0; places <= most_digits; ++places) {
    const std::string code = places == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(places), '0');
    const std::string id = std::to_string(164 + places);
    formats += "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + code + "\"/>";
    numbers += "<xf numFmtId=\"" + id +
               "\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyBorder=\"1\" "
               "applyAlignment=\"1\">"
               "<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf>";
  }
  const auto xf = [](int font, int fill, int border, const char* across) {
    return "<xf numFmtId=\"0\" fontId=\"" + std::to_string(font) + "\" fillId=\"" + std::to_string(fill) +
           "\" borderId=\"" + std::to_string(border) +
           "\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment "
           "horizontal=\"" +
           across + "\" vertical=\"center\" wrapText=\"1\"/></xf>";
  };
  const auto font = [](int size, bool bold) {
    return std::string("<font>") + (bold ? "<b/>" : "") + "<sz val=\"" + std::to_string(size) +
           "\"/><name val=\"宋体\"/><charset val=\"134\"/></font>";
  };
  const auto fill = [](const char* colour) {
    return std::string("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF") + colour +
           "\"/><bgColor indexed=\"64\"/></patternFill></fill>";
  };
  const auto side = [](const char* name) {
    return std::string("<") + name + " style=\"thin\"><color auto=\"1\"/></" + name + ">";
  };
  return std::string(xml_head) + "<styleSheet xmlns=\"" + workbook_space + "\"><numFmts count=\"" +
         std::to_string(most_digits + 1) + "\">" + formats + "</numFmts>" + "<fonts count=\"3\">" + font(10, false) +
         font(16, true) + font(10, true) + "</fonts>" +
         "<fills count=\"5\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
         "patternType=\"gray125\"/></fill>" +
         fill("FFC7CE") + fill("FFEB9C") + fill("DDEBF7") + "</fills>" +
         "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>" + side("left") +
         side("right") + side("top") + side("bottom") + "<diagonal/></border></borders>" +
         "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>" +
         "<cellXfs count=\"" + std::to_string(first_number + most_digits + 1) +
         "\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>" + xf(1, 0, 0, "center") +
         xf(0, 0, 0, "center") + xf(2, 0, 1, "center") + xf(0, 0, 1, "left") + xf(0, 0, 1, "center") +
         xf(0, 2, 1, "left") + xf(0, 3, 1, "left") + xf(0, 4, 1, "left") + numbers + "</cellXfs>" +
         "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";
}

std::size_t style_of(const page_cell& cell) {
  if (cell.tinted) return style_of(*cell.tinted);
  const int places = cell.number ? decimals_stored_exactly(cell.text) : -1;
  return places >= 0 ? first_number + static_cast<std::size_t>(places) : style_of(cell.plays);
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

void append_cell(std::string& out, const page_cell& cell, std::size_t row, std::size_t column) {
  const std::string name = cell_name(row, column);
  const std::size_t style = style_of(cell);
  out += "<c r=\"" + name + "\" s=\"" + std::to_string(style) + '"';
  if (cell.text.empty()) {
    out += "/>";
  } else if (style >= first_number) {
    out += "><v>" + cell.text + "</v></c>";
  } else {
    if (characters_in(cell.text) > longest_text)
      throw limit_exceeded(
          "cell " + name + " would hold more than " + std::to_string(longest_text) +
          " characters, the most that a workbook allows: shorten the text, or write .docx, .html or .json");
    out += " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + workbook_text(cell.text) + "</t></is></c>";
  }
}

std::string rows_of(const page& page) {
  std::string rows;
  const auto grid = grid_of(page);
  const auto lines = row_lines(page);
  for (std::size_t r = 0; r < page.rows.size(); ++r) {
    detail::poll();
    const bool title = !page.rows[r].cells.empty() && page.rows[r].cells.front().plays == role::title;
    const std::uint32_t points =
        std::min<std::uint32_t>(409, title ? 30 : 13 * lines[r] + 6);  // 409: the highest row there is
    rows += "<row r=\"" + std::to_string(r + 1) + "\" ht=\"" + std::to_string(points) + "\" customHeight=\"1\">";
    for (std::size_t k = 0; k < grid[r].size(); ++k) {
      const auto& square = grid[r][k];
      if (square.cell == nullptr) continue;
      if (square.begins(r, k))
        append_cell(rows, *square.cell, r, k);
      else
        rows += "<c r=\"" + cell_name(r, k) + "\" s=\"" + std::to_string(style_of(*square.cell)) + "\"/>";
    }
    rows += "</row>";
  }
  return rows;
}

std::string merges_of(const page& page) {
  std::string merges;
  std::size_t count = 0;
  for (std::size_t r = 0; r < page.rows.size(); ++r)
    for (const auto& cell : page.rows[r].cells) {
      if (cell.row_span * cell.column_span == 1) continue;
      ++count;
      merges += "<mergeCell ref=\"" + cell_name(r, cell.column) + ':' +
                cell_name(r + cell.row_span - 1, cell.column + cell.column_span - 1) + "\"/>";
    }
  return count == 0 ? "" : "<mergeCells count=\"" + std::to_string(count) + "\">" + merges + "</mergeCells>";
}

std::string sheet_part(const page& page, bool wide) {
  std::string columns;
  for (std::size_t k = 0; k < page.widths.size(); ++k) {
    const std::string n = std::to_string(k + 1);
    columns += "<col min=\"" + n + "\" max=\"" + n + "\" width=\"" + std::to_string(page.widths[k] + 1) +
               "\" customWidth=\"1\"/>";
  }
  const std::string all =
      "A1:" + cell_name(page.rows.empty() ? 0 : page.rows.size() - 1, page.widths.empty() ? 0 : page.widths.size() - 1);
  return std::string(xml_head) + "<worksheet xmlns=\"" + workbook_space +
         "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"" + all + "\"/>" +
         "<sheetViews><sheetView workbookViewId=\"0\">" +
         (wide ? "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>" : "") +
         "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"14\"/>" +
         (columns.empty() ? "" : "<cols>" + columns + "</cols>") + "<sheetData>" + rows_of(page) + "</sheetData>" +
         (wide ? "<autoFilter ref=\"" + all + "\"/>" : "") + merges_of(page) +
         "<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" "
         "header=\"0.3\" footer=\"0.3\"/>" +
         "<pageSetup paperSize=\"9\" orientation=\"" + (wide ? "landscape" : "portrait") +
         "\" fitToWidth=\"1\" fitToHeight=\"0\"/>" + "<ignoredErrors><ignoredError sqref=\"" + all +
         "\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>";
}

// A sheet's name: at most 31 characters, none of []:*?/\ and no apostrophe at an end, unlike any other but for case.
std::string sheet_name(const page& page, std::size_t number) {
  std::string name = std::to_string(number);
  std::size_t characters = name.size();
  if (!page.name.empty()) {
    name += ' ';
    ++characters;
  }
  for (std::string_view rest = page.name; !rest.empty() && characters < 31; ++characters) {
    const auto [point, length] = utf8::decode(rest);
    rest.remove_prefix(length);
    const bool allowed =
        point >= 0x20 && point != U'\'' &&
        std::string_view("[]:*?/\\").find(static_cast<char>(point < 0x80 ? point : U'a')) == std::string_view::npos;
    if (point > 0xFFFF) break;  // counts twice
    utf8::append(name, allowed ? point : U' ');
  }
  return name;
}

// The parts of the workbook, sheets first: rId1 is the first sheet.
struct workbook_parts {
  std::vector<new_package::typed_part> types{{"/xl/workbook.xml", "spreadsheetml.sheet.main+xml"},
                                             {"/xl/styles.xml", "spreadsheetml.styles+xml"}};
  std::vector<new_package::related_part> related;
  std::string sheets;
};

void add_sheet(workbook_parts& out, const page& page, std::size_t number) {
  const std::string n = std::to_string(number);
  const std::string file = "worksheets/sheet" + n + ".xml";
  out.types.push_back({"/xl/" + file, "spreadsheetml.worksheet+xml"});
  out.related.push_back({"worksheet", file});
  out.sheets +=
      "<sheet name=\"" + escaped(sheet_name(page, number)) + "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"/>";
}

}  // namespace

std::string cell_name(std::size_t row, std::size_t column) {
  std::string letters;
  for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
  return letters + std::to_string(row + 1);
}

std::string workbook_text(const std::string& text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = i + 6 < text.size() && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_' &&
                        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                                    text.begin() + static_cast<std::ptrdiff_t>(i) + 6, ascii::is_hexadecimal);
    if (text[i] == '\r')
      made += "_x000D_";
    else
      made += escape ? "_x005F_" : std::string(1, text[i]);
  }
  return escaped(made);
}

int decimals_stored_exactly(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto part = point == text.npos ? std::string_view() : text.substr(point + 1);
  const auto all_digits = [](std::string_view digits) { return digits.find_first_not_of("0123456789") == digits.npos; };
  if (whole.empty() || !all_digits(whole) || !all_digits(part) || (whole.size() > 1 && whole[0] == '0')) return -1;
  if (point != text.npos && (part.empty() || part.back() == '0')) return -1;
  if (negative && whole == "0" && part.empty()) return -1;
  return whole.size() + part.size() > most_digits ? -1 : static_cast<int>(part.size());
}

std::string workbook_of(std::span<const page> pages, bool wide) {
  const page nothing;
  if (pages.empty()) pages = {&nothing, 1};  // a workbook has a sheet
  workbook_parts parts;
  for (std::size_t i = 0; i < pages.size(); ++i) add_sheet(parts, pages[i], i + 1);
  parts.related.push_back({"styles", "styles.xml"});
  const new_package::related_part main[] = {{"officeDocument", "xl/workbook.xml"}};

  zip_writer package;
  package.add("[Content_Types].xml", new_package::content_types(parts.types));
  package.add("_rels/.rels", new_package::relationships(main));
  package.add("xl/workbook.xml", std::string(xml_head) + "<workbook xmlns=\"" + workbook_space + "\" xmlns:r=\"" +
                                     std::string(relation_space) + "\"><sheets>" + parts.sheets +
                                     "</sheets></workbook>");
  package.add("xl/_rels/workbook.xml.rels", new_package::relationships(parts.related));
  package.add("xl/styles.xml", styles_part());
  for (std::size_t i = 0; i < pages.size(); ++i)
    package.add("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", sheet_part(pages[i], wide));
  return package.finish();
}

}  // namespace v0
}  // namespace perfeval
