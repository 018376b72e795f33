// Detecting the format of bytes, and the properties of each format.
#include <perfeval/read/format.hpp>

#include "package/zip.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace perfeval {
namespace {

using enum document_format;

std::string package_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_writer package;
  for (const auto& [name, content] : parts) package.add(name, content);
  return package.finish();
}

document_format format_of(std::string_view bytes) { return detect_format(bytes).format; }

TEST(Formats, APdfMayBeginWithSomethingElse) {
  EXPECT_EQ(format_of("%PDF-1.7\n"), pdf);
  EXPECT_EQ(format_of("\r\n\x01 junk\n%PDF-1.4\n...\n%%EOF\n"), pdf);
  EXPECT_EQ(format_of("格式须为 %PDF-1.4\n"), text);
}

TEST(Formats, ATableDrawnInATextWithBrokenCellsIsNotRead) {
  const std::string rule = "+--------+-------+\n";
  const std::string head = rule + "| 资金   | 全年  |\n|        | 预算  |\n" + rule;
  const std::string line = "| 年度资 | 5     |\n| 金总额 | 60.00 |\n" + rule;
  const std::string rest = "| 其他   | 40.00 |\n" + rule;
  const auto broken = detect_format(head + line + rest);
  EXPECT_EQ(broken.format, unknown);
  EXPECT_EQ(broken.found, "a table drawn in a text, with cells broken over lines");
  // As databases draw it: each line is a row.
  EXPECT_NE(format_of(rule + "| 资金   | 预算  |\n" + rule + "| 总额   | 60.00 |\n| 其他   | 40.00 |\n" + rule),
            unknown);
  const std::string rows = rest + rest + rest;  // one cell is broken: 7 over 2 is 72
  EXPECT_EQ(format_of(rule + "| 资金   | 全年  |\n" + rule + rows + "| 总额   | 7     |\n|        | 2     |\n" + rule),
            unknown);
  const std::string head_and_lines =
      rule + "| 资金   | 预算  |\n" + rule + "| 总额   | 60.00 |\n| 其他   | 40.00 |\n" + rule;
  EXPECT_NE(format_of(head_and_lines + "\n" + head_and_lines + "\n" + head_and_lines), unknown);
}

TEST(Formats, ATableOfOrgWithLineEndsInCellsIsNotRead) {
  const auto broken = detect_format("| 预算\\\\ | 全年 |\n| 执行   |      |\n| 总额   | 5.80 |\n");
  EXPECT_EQ(broken.format, unknown);
  EXPECT_EQ(broken.found, "a table drawn in a text, with cells broken over lines");
}

TEST(Formats, TablesOfWikisAreNamed) {
  for (const auto* text : {"{|\n| 项目名称\n| 某项目\n|}\n", "[cols=\",,\"]\n|===\n|项目名称 |某项目\n|===\n"})
    EXPECT_NE(detect_format(text).found.find("wiki"), std::string::npos);
  for (const auto* text : {"= 自评表\n\n[width=\"100%\",cols=\"2*\"]\n|===\n|项目名称 |某项目\n|===\n",
                           "[width=\"100%\"]\n|===\n|项目名称 |某项目\n|===\n", "|\\2. 自评表|\n|项目名称|某项目|\n",
                           "[table]\n[tr][td=2,1]自评表[/td][/tr]\n[/table]\n"})
    EXPECT_NE(detect_format(text).found.find("wiki"), std::string::npos) << text;
  EXPECT_EQ(detect_format("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n").format, document_format::markdown);
}

// As programs that extract the text of pages leave a table: no blank cells, each row filled up to seven lines.
TEST(Formats, RowsWithoutTheirBlankCellsAreNotRead) {
  const auto found = detect_format(
      "自评表 | ||||||\n项目名称 | 甲 | |||||\n年初预算数 | 全年预算数 | 全年执行数 | 得分 | |||\n"
      "年度资金总额 | 5 | 5 | 10 | |||\n");
  EXPECT_EQ(found.format, unknown);
  EXPECT_EQ(found.found, "rows without their blank and merged cells, as when only the text of a page is kept");
  EXPECT_EQ(found.expected, "the page or the document itself");
  EXPECT_EQ(found.advice, "请提交原网页或原文件");
  EXPECT_EQ(format_of("项目名称|甲||||\n年度|2023||||\n预算数|执行数|得分|||\n5|5|10|||\n"), csv);
  EXPECT_EQ(format_of("名称 | 甲 | ||\n预算数 | | 5 | ||\n执行数 | | 5 | ||\n得分 | 10 | | ||\n"), csv);
}

TEST(Formats, PackagesAreDetectedByTheirParts) {
  EXPECT_EQ(format_of(package_of({{"word/document.xml", "<w/>"}})), docx);
  EXPECT_EQ(format_of(package_of({{"xl/workbook.xml", "<w/>"}})), xlsx);
  EXPECT_EQ(format_of(package_of({{"OFD.xml", "<o/>"}, {"Doc_0/Document.xml", "<o/>"}})), ofd);
  EXPECT_EQ(format_of(package_of({{"a.txt", "x"}})), unknown);
}

TEST(Formats, APackageMayBeginWithWhatASenderHasPutInFrontOfIt) {
  for (const std::string& before :
       {std::string("\r\n"), std::string("HTTP/1.1 200 OK\r\n\r\n"), std::string(512, '\0')})
    EXPECT_EQ(format_of(before + package_of({{"xl/workbook.xml", "<w/>"}})), xlsx) << before;
}

TEST(Formats, WhatIsNoneIsSaidToBeWhatItIs) {
  const auto found = [](const std::string& bytes) { return detect_format(bytes).found; };
  const std::string zeros(300, '\0');
  EXPECT_EQ(found(package_of({{"自评表.docx", "x"}, {"a/b.xlsx", "y"}})), "a zip archive of files");
  EXPECT_EQ(found(package_of({{"Index/Document.iwa", "x"}})), "an Apple document (.pages, .numbers, .key)");
  EXPECT_EQ(found("GIF89a" + zeros), "a picture (GIF)");
  EXPECT_EQ(found("RIFF0000WEBPVP8" + zeros), "a picture (WebP)");
  EXPECT_EQ(found("7z\xBC\xAF\x27\x1C" + zeros), "a 7z archive");
  EXPECT_EQ(found(package_of({{"mimetype", "application/epub+zip"}})), "an electronic book (.epub)");
  EXPECT_EQ(found(package_of({{"mimetype", "application/vnd.oasis.opendocument.presentation"}})),
            "an OpenDocument presentation (.odp)");
  EXPECT_EQ(found(package_of({{"visio/document.xml", "<x/>"}})), "a drawing (Visio, .vsdx)");
  EXPECT_EQ(found(package_of({{"FixedDocSeq.fdseq", "<x/>"}})), "an XPS document");
  EXPECT_EQ(found(package_of({{"xl/workbook.bin", "x"}, {"xl/worksheets/sheet1.bin", "x"}})),
            "a binary workbook (.xlsb)");
  EXPECT_EQ(found(std::string("\0\1\0\0Standard Jet DB", 19) + zeros), "a database (Access, .mdb)");
  EXPECT_EQ(found(std::string("\5admin") + std::string(156, ' ')  // of 162 bytes
                                               .replace(100, 1, 1, '\0')),
            "the owner file of a document that is open in Word or Excel (~$…)");
  EXPECT_EQ(found(std::string("\3\x7A\x0C\x14\5\0\0\0\x61\0", 10) + zeros), "a database (dBASE, FoxPro, .dbf)");
  EXPECT_EQ(found("%!PS-Adobe-3.0\n"), "a PostScript file");
  std::string slides = "\xD0\xCF\x11\xE0" + zeros;
  for (const char c : std::string_view("PowerPoint Document")) (slides += c) += '\0';
  EXPECT_EQ(found(slides), "an old presentation (.ppt, .dps)");
  EXPECT_EQ(found("<uof:UOF xmlns:uof=\"u\"/>"), "a UOF document (标文通)");
  EXPECT_EQ(format_of("MZ,甲,乙\n1,2,3\n4,5,6\n"), csv);
}

// OpenDocument 1.2, part 3, 3.3 puts the part mimetype first; zip tools that repack a file do not.
TEST(Formats, AnOpenDocumentPackageIsOneInAnyOrderOfItsParts) {
  const std::string kind = "application/vnd.oasis.opendocument.";
  EXPECT_EQ(format_of(package_of({{"content.xml", "<o/>"}, {"mimetype", kind + "spreadsheet"}})), ods);
  EXPECT_EQ(format_of(package_of({{"mimetype", kind + "text"}, {"content.xml", "<o/>"}})), odt);
}

TEST(Formats, DocumentsInOneFileOfXmlAreNotTakenForWebPages) {
  const std::string office =
      "<?xml version=\"1.0\"?>\n<office:document office:mimetype=\"application/vnd.oasis.opendocument.";
  EXPECT_EQ(format_of(office + "text\">"), flat_odt);
  EXPECT_EQ(format_of(office + "spreadsheet\">"), flat_ods);
  EXPECT_EQ(format_of("<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"), word_xml);
  EXPECT_EQ(format_of("<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"), excel_xml);
  EXPECT_EQ(format_of("<html><a type=\"application/vnd.oasis.opendocument.text\">下载</a>"), html);
}

TEST(Formats, AWebArchiveIsDetectedByItsHeaders) {
  EXPECT_EQ(format_of("From: x\nSubject: y\nMIME-Version: 1.0\n\n<table>"), web_archive);
  EXPECT_EQ(format_of("Content-Type: multipart/related; boundary=b\n\n<table>"), web_archive);
  EXPECT_EQ(format_of("<html><body>mime-version: 1.0<table>"), html);
}

TEST(Formats, TheFactsOfAFormatAreThoseOfItsEnumerator) {
  EXPECT_EQ(facts_of(doc).name, "doc");
  EXPECT_EQ(facts_of(doc).endings, ".doc .wps");
  EXPECT_EQ(facts_of(doc).reader, format_reader::office_docx);
  EXPECT_EQ(name_of(facts_of(xls).reader), "office_xlsx");
  EXPECT_EQ(document_formats().size(), static_cast<std::size_t>(document_format::pptx) + 1);
  EXPECT_EQ(&document_formats()[5], &facts_of(docx));
}

TEST(Formats, WhatTheLibraryDoesNotReadComesWithATitleAndAnAnswer) {
  const auto found = detect_format("{\\rtf1\\ansi x}");
  EXPECT_EQ(found.place, "byte 0");
  EXPECT_EQ(found.found, "a rich text file (.rtf)");
  EXPECT_NE(found.expected.find("LibreOffice"), std::string::npos);
  EXPECT_TRUE(detect_format("{\"schema\": 1}").found.empty());
}

}  // namespace
}  // namespace perfeval
