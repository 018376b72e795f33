#include "report/book.hpp"

#include "package/new_package.hpp"
#include "package/zip.hpp"
#include "pages/page.hpp"
#include "pages/workbook.hpp"
#include "report/book_chart.hpp"
#include "report/book_styles.hpp"
#include "text/ascii.hpp"
#include "text/markup.hpp"
#include "text/utf8.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using new_package::relation_space;
using new_package::xml_head;

constexpr std::size_t most_digits = 15;  // every number of that many survives in a workbook
constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t most_links = 65'000;  // of a sheet; Excel repairs a file that has more than 65,530
constexpr std::string_view cut_mark = "…";
constexpr std::uint32_t usual_height = 18;  // of a row, in points

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The digits of 1,234,567 without the commas; empty if a group has not three digits.
std::string without_thousands(std::string_view text) {
  const auto first = text.find(',');
  if (first == text.npos) return std::string(text);
  if (first == 0 || first > 3) return {};
  std::string digits(text.substr(0, first));
  for (std::string_view rest = text.substr(first); !rest.empty(); rest.remove_prefix(4)) {
    if (rest.size() < 4 || rest[0] != ',' || !all_digits(rest.substr(1, 3))) return {};
    digits += rest.substr(1, 3);
  }
  return digits;
}

// A hundredth of a number without a sign: 98.5 is 0.985.
std::string hundredth(std::string whole, std::string_view part) {
  if (whole.size() < 3) whole.insert(0, 3 - whole.size(), '0');
  return whole.substr(0, whole.size() - 2) + "." + whole.substr(whole.size() - 2) + std::string(part);
}

std::size_t significant_digits(std::string_view whole, std::string_view part) {
  const std::string all = std::string(whole) + std::string(part);
  const auto first = all.find_first_not_of('0');
  return first == all.npos ? 1 : all.size() - first;
}

// The text cut to what a cell holds; whether it was.
bool cut(std::string& text) {
  if (text.size() <= longest_book_text) return false;
  std::size_t units = 0, kept = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto [point, length] = utf8::decode(std::string_view(text).substr(i));
    units += point > 0xFFFF ? 2 : 1;
    i += length;
    if (units < longest_book_text) kept = i;  // leaves one for the mark
    if (units <= longest_book_text) continue;
    text.resize(kept);
    text += cut_mark;
    return true;
  }
  return false;
}

void append_cell(std::string& out, const book_cell& cell, const std::string& name, book_styles& styles) {
  out += "<c r=\"" + name + "\" s=\"" + std::to_string(styles.style_of(cell)) + '"';
  if (cell.text.empty() && cell.digits.empty())
    out += "/>";
  else if (!cell.digits.empty())
    out += "><v>" + cell.digits + "</v></c>";
  else
    out += " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + workbook_text(cell.text) + "</t></is></c>";
}

std::uint32_t height_of(const std::vector<book_cell>& row, const std::vector<book_column>& columns) {
  std::uint32_t lines = 1;
  bool title = false;
  for (std::size_t k = 0; k < row.size(); ++k) {
    title = title || row[k].look == book_look::title;
    if (row[k].look != book_look::title && k < columns.size())
      lines = std::max(lines, lines_of(row[k].text, columns[k].width));
  }
  return title ? 26 : std::min<std::uint32_t>(409, 14 * lines + 4);  // 409: the highest row there is
}

void append_row(std::string& out, const std::vector<book_cell>& row, std::size_t number, const book_sheet& sheet,
                book_styles& styles) {
  out += "<row r=\"" + std::to_string(number + 1) + "\" ht=\"" + std::to_string(height_of(row, sheet.columns)) +
         "\" customHeight=\"1\">";
  for (std::size_t k = 0; k < row.size(); ++k) append_cell(out, row[k], cell_name(number, k), styles);
  out += "</row>";
}

std::size_t head_rows(const book_sheet& sheet) { return sheet.is_list ? 1 : 0; }

std::vector<book_cell> head_of(const book_sheet& sheet) {
  std::vector<book_cell> row;
  for (const book_column& column : sheet.columns) {
    book_cell cell;
    cell.text = column.name;
    cell.look = book_look::label;
    row.push_back(std::move(cell));
  }
  return row;
}

// The last row and column that a sheet uses, charts too.
std::pair<std::size_t, std::size_t> end_of(const book_sheet& sheet) {
  std::size_t row = std::max<std::size_t>(1, sheet.rows.size() + head_rows(sheet)) - 1;
  std::size_t column = std::max<std::size_t>(1, sheet.columns.size()) - 1;
  for (const book_chart& chart : sheet.charts) {
    row = std::max(row, chart.bottom - 1);
    column = std::max(column, chart.right - 1);
  }
  return {row, column};
}

std::string links_of(const book_sheet& sheet) {
  std::string links;
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    detail::poll();
    for (std::size_t k = 0; k < sheet.rows[r].size(); ++k)
      if (const std::string& link = sheet.rows[r][k].link; !link.empty())
        links += "<hyperlink ref=\"" + cell_name(r + head_rows(sheet), k) + "\" location=\"" + escaped(link) + "\"/>";
  }
  return links.empty() ? "" : "<hyperlinks>" + links + "</hyperlinks>";
}

// The elements of a sheet come in the order of the schema (CT_Worksheet).
std::string sheet_part(const book_sheet& sheet, std::string_view footer, book_styles& styles, bool first) {
  std::string columns, rows;
  for (std::size_t k = 0; k < sheet.columns.size(); ++k) {
    const std::string n = std::to_string(k + 1);
    columns += "<col min=\"" + n + "\" max=\"" + n + "\" width=\"" + std::to_string(sheet.columns[k].width + 2) +
               "\" customWidth=\"1\"/>";
  }
  if (sheet.is_list) append_row(rows, head_of(sheet), 0, sheet, styles);
  for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
    detail::poll();
    append_row(rows, sheet.rows[r], r + head_rows(sheet), sheet, styles);
  }
  const std::size_t last = std::max<std::size_t>(1, sheet.rows.size() + head_rows(sheet)) - 1;
  const std::string all = "A1:" + cell_name(last, std::max<std::size_t>(1, sheet.columns.size()) - 1);
  const std::string frozen = "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>";
  return std::string(xml_head) + "<worksheet xmlns=\"" + workbook_space + "\" xmlns:r=\"" +
         std::string(relation_space) + "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"" + all +
         "\"/><sheetViews><sheetView" + (sheet.is_list ? "" : " showGridLines=\"0\"") +
         (first ? " tabSelected=\"1\"" : "") + " workbookViewId=\"0\">" + (sheet.is_list ? frozen : "") +
         "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"" + std::to_string(usual_height) + "\"/>" +
         (columns.empty() ? "" : "<cols>" + columns + "</cols>") + "<sheetData>" + rows + "</sheetData>" +
         (sheet.is_list ? "<autoFilter ref=\"" + all + "\"/>" : "") + links_of(sheet) +
         "<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" "
         "header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" "
         "fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R" +
         escaped(footer) + "</oddFooter></headerFooter><ignoredErrors><ignoredError sqref=\"" + all +
         "\" numberStoredAsText=\"1\"/></ignoredErrors>" + (sheet.charts.empty() ? "" : "<drawing r:id=\"rId1\"/>") +
         "</worksheet>";
}

// What is printed, which row is repeated, what is filtered.
std::string defined_names(const std::vector<book_sheet>& sheets) {
  std::string names;
  const auto name = [&names](const char* kind, std::size_t sheet, const std::string& range, bool hidden) {
    names += std::string("<definedName name=\"_xlnm.") + kind + "\" localSheetId=\"" + std::to_string(sheet) + "\"" +
             (hidden ? " hidden=\"1\"" : "") + ">" + escaped(range) + "</definedName>";
  };
  const auto fixed = [](std::size_t row, std::size_t column) {
    std::string text = cell_name(row, column);
    text.insert(text.find_first_of("0123456789"), "$");
    return "$" + text;
  };
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const book_sheet& sheet = sheets[i];
    const std::string quoted = "'" + sheet.name + "'!";
    const auto [row, column] = end_of(sheet);
    const std::string all = quoted + fixed(0, 0) + ":" + fixed(row, column);
    if (sheet.is_list) name("_FilterDatabase", i, all, true);
    name("Print_Area", i, all, false);
    if (sheet.is_list) name("Print_Titles", i, quoted + "$1:$1", false);
  }
  return "<definedNames>" + names + "</definedNames>";
}

void add_charts(zip_writer& package, const std::vector<book_sheet>& sheets,
                std::vector<new_package::typed_part>& types) {
  std::size_t charts = 0, drawings = 0;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (sheets[i].charts.empty()) continue;
    const std::string drawing = "drawing" + std::to_string(++drawings) + ".xml";
    std::vector<new_package::related_part> of_drawing;
    for (const book_chart& chart : sheets[i].charts) {
      const std::string name = "chart" + std::to_string(++charts) + ".xml";
      package.add("xl/charts/" + name, chart_part(sheets[i], chart));
      types.push_back({"/xl/charts/" + name, "drawingml.chart+xml"});
      of_drawing.push_back({"chart", "../charts/" + name});
    }
    package.add("xl/drawings/" + drawing, drawing_part(sheets[i].charts));
    package.add("xl/drawings/_rels/" + drawing + ".rels", new_package::relationships(of_drawing));
    types.push_back({"/xl/drawings/" + drawing, "drawing+xml"});
    const new_package::related_part of_sheet[] = {{"drawing", "../drawings/" + drawing}};
    package.add("xl/worksheets/_rels/sheet" + std::to_string(i + 1) + ".xml.rels",
                new_package::relationships(of_sheet));
  }
}

}  // namespace

book_cell number_cell(std::string_view text, std::string_view unit) {
  book_cell made;
  made.text = std::string(text);
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  const bool percent = rest.ends_with('%');
  if (percent) rest.remove_suffix(1);
  const bool has_unit = !percent && !unit.empty() && rest.ends_with(unit);
  if (has_unit) rest.remove_suffix(unit.size());
  const auto point = rest.find('.');
  const std::string_view left = rest.substr(0, point);
  const std::string_view part = point == rest.npos ? std::string_view() : rest.substr(point + 1);
  const std::string whole = without_thousands(left);
  if (!all_digits(whole) || (point != rest.npos && !all_digits(part)) || (whole.size() > 1 && whole[0] == '0') ||
      significant_digits(whole, part) > most_digits || part.size() > most_digits)
    return made;
  if (negative && (whole + std::string(part)).find_first_not_of('0') == std::string::npos) return made;
  made.look = book_look::figure;
  made.digits = negative ? "-" : "";
  if (percent)
    made.digits += hundredth(whole, part);
  else
    made.digits += whole + (part.empty() ? "" : "." + std::string(part));
  made.format = left.find(',') == left.npos ? "0" : "#,##0";
  if (!part.empty()) made.format += "." + std::string(part.size(), '0');
  if (percent) made.format += '%';
  if (has_unit) made.format += "\"" + std::string(unit) + "\"";
  return made;
}

book_cell count_cell(std::size_t count) { return number_cell(std::to_string(count)); }

book_losses fit(std::vector<book_sheet>& sheets) {
  book_losses lost;
  for (book_sheet& sheet : sheets) {
    if (const std::size_t most = most_rows - head_rows(sheet); sheet.rows.size() > most) {
      lost.rows += sheet.rows.size() - most;
      sheet.rows.resize(most);
    }
    std::size_t links = 0;
    for (auto& row : sheet.rows) {
      detail::poll();
      for (book_cell& cell : row) {
        if (cut(cell.text)) ++lost.texts;
        if (cell.link.empty() || ++links <= most_links) continue;
        cell.link.clear();
        ++lost.links;
      }
    }
  }
  return lost;
}

std::string place_in(const book_sheet& sheet, std::size_t row, std::size_t column) {
  return "'" + sheet.name + "'!" + cell_name(row, column);
}

std::size_t row_below(const book_sheet& sheet, std::size_t top, std::uint32_t points) {
  std::uint32_t passed = 0;
  std::size_t row = top;
  for (; passed < points; ++row) {
    const std::size_t own = row - head_rows(sheet);
    passed += own < sheet.rows.size() ? height_of(sheet.rows[own], sheet.columns) : usual_height;
  }
  return row;
}

std::string written(const std::vector<book_sheet>& sheets, std::string_view footer) {
  std::vector<new_package::typed_part> types{{"/xl/workbook.xml", "spreadsheetml.sheet.main+xml"},
                                             {"/xl/styles.xml", "spreadsheetml.styles+xml"}};
  std::vector<new_package::related_part> related;
  zip_writer package;
  book_styles styles;
  std::string listed;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string n = std::to_string(i + 1);
    const std::string file = "worksheets/sheet" + n + ".xml";
    package.add("xl/" + file, sheet_part(sheets[i], footer, styles, i == 0));
    types.push_back({"/xl/" + file, "spreadsheetml.worksheet+xml"});
    related.push_back({"worksheet", file});
    listed += "<sheet name=\"" + escaped(sheets[i].name) + "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"/>";
  }
  add_charts(package, sheets, types);
  related.push_back({"styles", "styles.xml"});
  const new_package::related_part main[] = {{"officeDocument", "xl/workbook.xml"}};
  package.add("[Content_Types].xml", new_package::content_types(types));
  package.add("_rels/.rels", new_package::relationships(main));
  package.add("xl/workbook.xml", std::string(xml_head) + "<workbook xmlns=\"" + workbook_space + "\" xmlns:r=\"" +
                                     std::string(relation_space) + "\"><sheets>" + listed + "</sheets>" +
                                     defined_names(sheets) + "</workbook>");
  package.add("xl/_rels/workbook.xml.rels", new_package::relationships(related));
  package.add("xl/styles.xml", styles.part());
  return package.finish();
}

}  // namespace v0
}  // namespace perfeval
