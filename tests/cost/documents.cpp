#include <perfeval/audit/report.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/read/lexicon.hpp>
#include <perfeval/read/pack.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/testing/scenarios.hpp>
#include <perfeval/write/mark.hpp>

#include "construction.hpp"
#include "package/zip.hpp"

#include <string>
#include <utility>

namespace perfeval::cost {
namespace {

std::string number(std::size_t i) { return std::to_string(i); }

// A text for each number below `size`, one after the other.
template <class Text>
std::string joined(std::size_t size, const Text& text_of) {
  std::string all;
  for (std::size_t i = 0; i < size; ++i) all += text_of(i);
  return all;
}

work reading_bytes(std::string bytes) {
  if (read_document_bytes(bytes).state == document_state::unreadable) throw invalid_value("the bytes were not read");
  return [bytes = std::move(bytes)] { static_cast<void>(read_document_bytes(bytes)); };
}

// ------------------------------------------------------------------------------------------------ workbooks

struct book {
  std::string rows;
  std::string merged = {};
  std::string formats = {};
  std::size_t sheets = 1;
};

std::string xlsx_of(const book& texts) {
  zip_writer package;
  std::string list, relations;
  for (std::size_t i = 1; i <= texts.sheets; ++i) {
    list += "<sheet name=\"表" + number(i) + "\" sheetId=\"" + number(i) + "\" r:id=\"rId" + number(i) + "\"/>";
    relations += "<Relationship Id=\"rId" + number(i) + "\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet" +
                 number(i) + ".xml\"/>";
    package.add("xl/worksheets/sheet" + number(i) + ".xml",
                "<worksheet><sheetData>" + texts.rows + "</sheetData>" + texts.merged + "</worksheet>");
  }
  package.add("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>" + list + "</sheets></workbook>");
  package.add("xl/_rels/workbook.xml.rels",
              "<Relationships>" + relations +
                  "<Relationship Id=\"s\" Type=\"http://x/styles\" Target=\"styles.xml\"/></Relationships>");
  package.add("xl/styles.xml", "<styleSheet>" + texts.formats + "</styleSheet>");
  return package.finish();
}

// The format of the one number is n letters long, in as many cells.
work formats(std::size_t size) {
  const std::string cells = joined(16, [](std::size_t i) {
    return "<row r=\"" + number(i + 1) + "\"><c r=\"A" + number(i + 1) + "\" s=\"1\"><v>1</v></c></row>";
  });
  const std::string letters(size, 'x');
  return reading_bytes(
      xlsx_of({cells,
               {},
               "<numFmts><numFmt numFmtId=\"164\" formatCode=\"&quot;" + letters +
                   "&quot;0\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"}));
}

work sections(std::size_t size) {
  const std::string format = joined(size, [](std::size_t) { return "[红]\\x#,##0.0?/?_)"; });
  return reading_bytes(xlsx_of({"<row r=\"1\"><c r=\"A1\" s=\"1\"><v>12345.678</v></c></row>",
                                {},
                                "<numFmts><numFmt numFmtId=\"164\" formatCode=\"" + format +
                                    "\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"}));
}

// Every row below the first is merged with it, in another column.
work merged_ranges(std::size_t size) {
  const std::string ranges = joined(
      size, [](std::size_t i) { return "<mergeCell ref=\"A" + number(2 * i + 1) + ":C" + number(2 * i + 2) + "\"/>"; });
  const std::string rows = joined(size, [](std::size_t i) {
    return "<row r=\"" + number(2 * i + 1) + "\"><c r=\"A" + number(2 * i + 1) + "\"><v>1</v></c></row>";
  });
  return reading_bytes(xlsx_of({rows, "<mergeCells>" + ranges + "</mergeCells>"}));
}

work ranges_of_a_row(std::size_t size) {
  const auto letter = [](std::size_t i) { return std::string(1, static_cast<char>('A' + i)); };
  const auto column = [&](std::size_t i) { return (i < 26 ? "" : letter(i / 26 - 1)) + letter(i % 26); };
  const std::string ranges =
      joined(size, [&](std::size_t i) { return "<mergeCell ref=\"" + column(i) + "1:" + column(i) + "200\"/>"; });
  const std::string rows = joined(200, [](std::size_t i) {
    return "<row r=\"" + number(i + 1) + "\"><c r=\"A" + number(i + 1) + "\"><v>1</v></c></row>";
  });
  return reading_bytes(xlsx_of({rows, "<mergeCells>" + ranges + "</mergeCells>"}));
}

// Ranges over the same cells, one within the other.
work nested_ranges(std::size_t size) {
  const std::string ranges =
      joined(size, [](std::size_t i) { return "<mergeCell ref=\"A1:B" + number(i + 2) + "\"/>"; });
  return reading_bytes(
      xlsx_of({"<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "<mergeCells>" + ranges + "</mergeCells>"}));
}

work formulas(std::size_t size) {
  return reading_bytes(xlsx_of({joined(size, [](std::size_t i) {
    const std::string cell = "A" + number(i + 1);
    return "<row r=\"" + number(i + 1) + "\"><c r=\"" + cell + "\"><f>" +
           (i == 0 ? "1" : "A" + number(i) + "+SUM(A1:A" + number(i) + ")") + "</f></c></row>";
  })}));
}

work places(std::size_t size) {
  return reading_bytes(xlsx_of({"<row r=\"1\"><c r=\"A1\"><f>ROUND(1/3," + number(size) +
                                ")</f></c><c r=\"B1\"><f>ROUND(7," + number(size) + ")*3</f></c></row>"}));
}

work sheets(std::size_t size) {
  return reading_bytes(xlsx_of({"<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", {}, {}, size}));
}

// ------------------------------------------------------------------------------------------------ Word

std::string docx_of(const std::string& body) {
  zip_writer package;
  package.add("word/document.xml",
              "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body +
                  "</w:body></w:document>");
  return package.finish();
}

std::string word_cell(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>";
}

work runs(std::size_t size) {
  return reading_bytes(docx_of("<w:tbl><w:tr><w:tc><w:p>" +
                               joined(size, [](std::size_t) { return "<w:r><w:t>路</w:t></w:r>"; }) +
                               "</w:p></w:tc></w:tr></w:tbl>"));
}

work merged_down(std::size_t size) {
  return reading_bytes(
      docx_of("<w:tbl>" +
              joined(size,
                     [](std::size_t i) {
                       return "<w:tr>" + word_cell("路", i == 0 ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>") +
                              word_cell(number(i)) + "</w:tr>";
                     }) +
              "</w:tbl>"));
}

// ------------------------------------------------------------------------------------------------ pages and texts

work columns(std::size_t size) {
  const std::string cells = joined(size, [](std::size_t i) { return "<td>" + number(i) + "</td>"; });
  return reading_bytes("<table><tr>" + cells + "</tr><tr>" + cells + "</tr></table>");
}

work columns_of_indicators(std::size_t size) {
  const auto row = [size](const std::string& first, const char* each) {
    return "<tr>" + first + joined(size, [each](std::size_t i) { return "<td>" + (each + number(i)) + "</td>"; }) +
           "</tr>";
  };
  const std::string below = row("<td>产出指标</td><td>公里</td><td>5个</td>", "x");
  return reading_bytes("<p>项目支出绩效自评表</p><table>" +
                       row("<td>一级指标</td><td>三级指标</td><td>指标值</td>", "栏") + below + below + "</table>");
}

work table_parts(std::size_t size) {
  return reading_bytes(
      "<table>" +
      joined(size, [](std::size_t i) { return i % 2 == 0 ? "<thead><tr><td>a" : "<tfoot><tr><td rowspan=\"3\">b"; }) +
      "</table>");
}

work open_elements(std::size_t size) {
  return reading_bytes("<table><tr><td>" + joined(size, [](std::size_t i) { return i % 2 == 0 ? "<b>x" : "<p><i>"; }) +
                       "</table>");
}

work styles(std::size_t size) {
  return reading_bytes("<style>" + joined(size, [](std::size_t i) { return ".c" + number(i) + " .d{display:none}"; }) +
                       "</style><table>" +
                       joined(size, [](std::size_t i) { return "<tr><td class=\"c" + number(i) + "\">x</td></tr>"; }) +
                       "</table>");
}

work attributes(std::size_t size) {
  return reading_bytes("<table><tr><td " + joined(size, [](std::size_t i) { return "a" + number(i) + "=\"x\" "; }) +
                       ">x</td></tr></table>");
}

work lines(std::size_t size) {
  return reading_bytes(joined(size, [](std::size_t i) { return "a" + number(i) + ",2,\"3\"\n"; }));
}

// Whose numbers may have commas in them, and which end after their last value.
work cut_lines(std::size_t size) {
  return reading_bytes("项目,年初预算数,全年预算数,全年执行数,分值,得分,说明\n" + joined(size, [](std::size_t i) {
                         return i % 2 == 0 ? "甲" + number(i) + ",100,120,60,10\n" : "乙,10,20,30,40,50,无\n";
                       }));
}

work text_rows(std::size_t size) {
  return reading_bytes(joined(size, [](std::size_t i) { return "甲" + number(i) + "\t乙\n\t丙\n\n"; }));
}

// A title and labels with their figures, as programs repeat what was merged over columns and rows.
work repeated_pairs(std::size_t size) {
  const auto row = [size](const auto& text) {
    return "<tr>" + joined(size, [&](std::size_t i) { return "<td>" + text(i) + "</td>"; }) + "</tr>";
  };
  const auto pairs = row([](std::size_t i) { return i % 2 == 0 ? "标签" + number(i / 2) : std::string(number(i)); });
  return reading_bytes("<table>" + row([](std::size_t) { return std::string("项目支出绩效自评表"); }) + pairs + pairs +
                       pairs + "</table>");
}

// Without the cells that are merged from above.
work short_markdown(std::size_t size) {
  return reading_bytes("| a | b | c |\n|-|-|-|\n| x | | |\n| y | 1 | 2 |\n" +
                       joined(size, [](std::size_t i) { return "| " + number(i) + " | 3 |\n"; }));
}

work markdown(std::size_t size) {
  return reading_bytes("|a|b|\n|-|-|\n" + joined(size, [](std::size_t i) { return "|" + number(i) + "|x|\n"; }));
}

// A whole form as a page.
std::string page_of(std::size_t size) {
  return "<table><tr><td>项目支出绩效自评表（2022年度）</td></tr>"
         "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td><td>实际完成值</td><td>分值</td>"
         "<td>得分</td></tr>" +
         joined(size,
                [](std::size_t i) {
                  return "<tr><td>产出指标</td><td>数量指标</td><td>养护路段" + number(i) +
                         "</td><td>≥10公里</td><td>8公里</td><td>1</td><td>0.9</td></tr>";
                }) +
         "<tr><td>总分</td><td></td><td></td><td></td><td></td><td>100</td><td>90</td></tr></table>";
}

work page_rows(std::size_t size) { return reading_bytes(page_of(size)); }

work header_letters(std::size_t size) {
  return reading_bytes("<table><tr><td>指标" + joined(size, [](std::size_t) { return "产出指标值完成"; }) +
                       "</td><td>得分</td></tr><tr><td>a</td><td>1</td></tr></table>");
}

work json_keys(std::size_t size) {
  return reading_bytes("{\"schema\":1,\"forms\":[{" +
                       joined(size, [](std::size_t i) { return "\"k" + number(i) + "\":1,"; }) + "\"rows\":[]}]}");
}

// ------------------------------------------------------------------------------------------------ marked, words, packs

std::string docx_form(std::size_t size) {
  const auto row = [](std::initializer_list<std::string> texts) {
    std::string cells;
    for (const std::string& text : texts) cells += word_cell(text);
    return "<w:tr>" + cells + "</w:tr>";
  };
  return docx_of("<w:p><w:r><w:t>项目支出绩效自评表（2022年度）</w:t></w:r></w:p><w:tbl>" +
                 row({"一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"}) +
                 joined(size,
                        [&](std::size_t i) {
                          return row({"产出指标", "数量指标", "养护路段" + number(i), "≥10公里", "8公里", "1", "0.9"});
                        }) +
                 row({"总分", "", "", "", "", "100", "90"}) + "</w:tbl>");
}

work marked(std::size_t size) {
  const std::string bytes = docx_form(size);
  const pack& rules = cn_mof_2020();
  if (read_document_bytes(bytes).forms.empty()) throw invalid_value("no form was read");
  return [bytes, report = audit_forms(read_document_bytes(bytes).forms, rules)] {
    static_cast<void>(mark(bytes, report, language::zh));
  };
}

work words(std::size_t size) {
  return [toml = "[score_column]\nwhole = [" +
                 joined(size, [](std::size_t i) { return "\"考核得分" + number(i) + "\","; }) +
                 "]\n"] { static_cast<void>(read_lexicon(toml, "words.toml")); };
}

work bands(std::size_t size) {
  return [toml = "id = \"x\"\nversion = \"1\"\nextends = \"cn-mof-2020\"\n" + joined(size, [](std::size_t i) {
                   return "[[rows]]\nname = \"路" + number(i) + "\"\nrule = { kind = \"constant\", share = 0.5 }\n";
                 })] { static_cast<void>(read_pack(toml, "pack.toml")); };
}

// Units of a file of words, and cells with one of them. A name has letters alone.
std::string unit_name(std::size_t i) {
  std::string name = "架次";
  for (; i != 0; i /= 26) name += static_cast<char>('a' + i % 26);
  return name;
}

std::string units_of(std::size_t size) {
  return "[units]\n" + joined(size, [](std::size_t i) { return "\"" + unit_name(i) + "\" = \"2 次\"\n"; });
}

work own_units(std::size_t size) {
  const std::string toml = units_of(size);
  if (!read_lexicon(toml, "words.toml").value) throw invalid_value("the units were not read");
  return [toml] { static_cast<void>(read_lexicon(toml, "words.toml")); };
}

work own_units_in_cells(std::size_t size) {
  const lexicon words = read_lexicon(units_of(8), "words.toml").value.value();
  const std::string bytes =
      "<table><tr><td>项目支出绩效自评表（2022年度）</td></tr><tr><td>一级指标</td><td>三级指标</td><td>年度指标值</td>"
      "<td>实际完成值</td><td>分值</td><td>得分</td></tr>" +
      joined(size,
             [](std::size_t i) {
               return "<tr><td>产出指标</td><td>起降" + number(i) + "</td><td>≥10" + unit_name(i % 8) + "</td><td>8" +
                      unit_name(i % 8) + "</td><td>1</td><td>0.9</td></tr>";
             }) +
      "</table>";
  if (read_document_bytes(bytes, {}, {}, words).forms.empty()) throw invalid_value("no form was read");
  return [bytes, words] { static_cast<void>(read_document_bytes(bytes, {}, {}, words)); };
}

// Forms without rows: as JSON, and as tables of a page.
work empty_forms(std::size_t size) {
  const std::string forms = joined(size, [](std::size_t i) { return (i == 0 ? "" : ",") + std::string("{}"); });
  return reading_bytes("{\"schema\":1,\"forms\":[" + forms + "]}");
}

work empty_tables(std::size_t size) {
  return reading_bytes(joined(size, [](std::size_t) { return "<table><tr><td>项目支出绩效自评表</table>"; }));
}

// The header of the indicators on every page of a table.
work headers_again(std::size_t size) {
  return reading_bytes(
      "<table>" +
      joined(size,
             [](std::size_t i) {
               return "<tr><td>一级指标<td>二级指标<td>三级指标<td>年度指标值<td>实际完成值<td>分值<td>得分</tr>"
                      "<tr><td>产出指标<td>数量指标<td>第" +
                      number(i) + "<td>≥5个<td>5个<td>1<td>1</tr>";
             }) +
      "</table>");
}

// Titles of accounts and of forms by turns, above a table.
work titles_by_turns(std::size_t size) {
  return reading_bytes(joined(size, [](std::size_t) { return "<p>支出决算表</p><p>项目支出绩效自评表</p>"; }) +
                       "<table>" + joined(size, [](std::size_t) { return "<tr><td>甲<td>乙</tr>"; }) + "</table>");
}

// Many forms beside each other, over as many rows.
work forms_in_a_row(std::size_t size) {
  return reading_bytes("<table><tr>" + joined(size, [](std::size_t) { return "<td>项目名称<td>甲<td>"; }) + "</tr>" +
                       joined(size, [](std::size_t i) { return "<tr><td>" + number(i) + "</tr>"; }) + "</table>");
}

work scenarios(std::size_t size) {
  return [csv = "name,target,actual,weight,expect\n" + joined(size, [](std::size_t i) {
                  return "s" + number(i) + ",≥90%,85%,10,85/9\n";
                })] { static_cast<void>(test_pack(cn_mof_2020(), read_scenarios(csv).value)); };
}

}  // namespace

std::vector<construction> reading_constructions() {
  return {{"letters of a number format", 4'000, formats},
          {"parts of a number format", 100, sections},
          {"merged ranges", 100, merged_ranges},
          {"merged ranges over one row", 100, ranges_of_a_row},
          {"merged ranges within others", 200, nested_ranges},
          {"formulas", 600, formulas},
          {"places of ROUND", 20'000, places},
          {"sheets", 50, sheets},
          {"runs of a cell", 500, runs},
          {"rows merged down", 200, merged_down},
          {"columns", 500, columns},
          {"columns of an indicator table", 2'000, columns_of_indicators},
          {"forms beside each other", 300, forms_in_a_row},
          {"alternating parts of a table", 200, table_parts},
          {"elements left open", 500, open_elements},
          {"rules of a style sheet", 100, styles},
          {"attributes", 500, attributes},
          {"lines of a CSV", 500, lines},
          {"lines of a CSV cut after their last value", 500, cut_lines},
          {"labels and figures that are repeated", 1'000, repeated_pairs},
          {"short rows in Markdown", 300, short_markdown},
          {"rows of a text", 300, text_rows},
          {"rows in Markdown", 300, markdown},
          {"rows of a page", 100, page_rows},
          {"letters of a header", 100, header_letters},
          {"keys of JSON", 500, json_keys},
          {"marked cells", 50, marked},
          {"words of a file", 200, words},
          {"units of a file", 100, own_units},
          {"cells with a unit of a file", 100, own_units_in_cells},
          {"empty forms", 200, empty_forms},
          {"empty tables", 200, empty_tables},
          {"headers on every page", 1'000, headers_again},
          {"titles by turns", 500, titles_by_turns},
          {"rules of a pack", 50, bands},
          {"scenarios", 50, scenarios}};
}

}  // namespace perfeval::cost
