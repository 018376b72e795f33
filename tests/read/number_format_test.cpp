#include "tables/number_format.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

namespace perfeval {
namespace {

struct format_case {
  const char* stored;
  const char* format;
  const char* shown;
};

// What Excel and LibreOffice show for these cells; checked by hand against the rules of ISO/IEC 29500-1, 18.8.31.
const format_case cases[] = {
    {"0.9996", "0.00%", "99.96%"},
    {"0.99959999999999993", "0.00%", "99.96%"},
    {"19.992000000000001", "General", "19.992"},
    {"20", "General", "20"},
    {"20", "0.00", "20.00"},
    {"1.005", "0.00", "1.01"},
    {"2.5", "0", "3"},
    {"-2.5", "0", "-3"},
    {"-0.4", "0", "0"},
    {"215457.6", "#,##0.00", "215,457.60"},
    {"1234567", "#,##0", "1,234,567"},
    {"0", "#,##0", "0"},
    {"0.5", "#.00", ".50"},
    {"12", "000", "012"},
    {"3", "0\"个\"", "3个"},
    {"3", "0.0_ ", "3.0"},
    {"-5", "0.00_);[Red]\\(0.00\\)", "(5.00)"},
    {"5", "0.00_);[Red]\\(0.00\\)", "5.00"},
    {"0", "0;-0;\"—\"", "—"},
    {"5", "[$¥-804]#,##0.00", "¥5.00"},
    {"1234567", "0.0,", "1234.6"},
    {"0.0123456789012345678", "General", "0.0123456789012346"},
    {"123456789012345678", "General", "123456789012345678"},
    {"1E-2", "General", "0.01"},
    {"0.1", "0.###", "0.1"},
    {"44926", "yyyy/m/d", "2022/12/31"},
    {"44926", "yyyy\"年\"m\"月\"d\"日\"", "2022年12月31日"},
    {"44926.5", "yyyy-mm-dd hh:mm", "2022-12-31 12:00"},
    {"1", "yyyy-mm-dd", "1900-01-01"},
    {"61", "yyyy-mm-dd", "1900-03-01"},
    {"99999999999", "yyyy-mm-dd", "99999999999"},
    {"x", "0.00", "x"},
    {"5", "", "5"},
    {"5", "@", "5"},
};

TEST(NumberFormats, ShowWhatAWorkbookShows) {
  for (const auto& c : cases)
    EXPECT_EQ(shown(c.stored, c.format, false, {}), c.shown) << c.stored << " under " << c.format;
}

// Blanks that only align ("0.5 ", "-  1/2") are no text.
std::string without_alignment(const std::string& text) {
  std::string made;
  for (const char c : text)
    if (c != ' ' || !(made.empty() || made.back() == ' ' || made.back() == '-')) made += c;
  while (!made.empty() && made.back() == ' ') made.pop_back();
  return made;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && quoted && line.substr(i + 1, 1) == "\"")
      fields.back() += line[i++];
    else if (line[i] == '"')
      quoted = !quoted;
    else if (line[i] == ',' && !quoted)
      fields.emplace_back();
    else
      fields.back() += line[i];
  }
  return fields;
}

// tests/data/make_number_formats.py: a stored number, or a text after '; the format; what LibreOffice shows; where
// Excel differs, what Excel shows and why.
TEST(NumberFormats, ShowWhatLibreOfficeOrExcelShows) {
  std::ifstream file(PERFEVAL_TEST_DATA "/number_formats.csv");
  int held = 0;
  for (std::string line; std::getline(file, line); ++held) {
    const auto fields = fields_of(line);
    ASSERT_EQ(fields.size(), 5u) << line;
    const auto& stored = fields[0];
    const auto made =
        stored.starts_with('\'') ? shown_text(stored.substr(1), fields[1]) : shown(stored, fields[1], false, {});
    EXPECT_EQ(without_alignment(made), without_alignment(fields[4].empty() ? fields[2] : fields[3])) << line;
  }
  EXPECT_GE(held, 1019);
}

TEST(NumberFormats, OfChineseDatesShowChinese) {
  // 2022-12-31 was a Saturday (ISO week date 2022-W52-6).
  EXPECT_EQ(shown("44926", "[$-804]dddd", false, {}), "星期六");
  EXPECT_EQ(shown("44926", "aaa", false, {}), "周六");
  EXPECT_EQ(shown("44926.75", "上午/下午h\"时\"mm\"分\"", false, {}), "下午6时00分");
}

TEST(NumberFormats, OfAnyTextComeToAnEnd) {
  for (const char* format : {"E",   "0E",  "0E+",        "?/", "?/?????????", "# ?/0", "[h", "[<]0",    "[<x]0;0",
                             ".0s", "aaa", "\"",         "\\", "[",           "_",     "*",  ";;;;",    "0.",
                             ".",   ",",   "%%%%%%%%%%", "[$", "y",           "0/0",   "E+", "\xFF\xFE"})
    EXPECT_FALSE(shown("1234.5", format, false, {}).size() > 100) << format;
  EXPECT_LT(shown("1", "0." + std::string(100'000, '0'), false, {}).size(), 100u);
}

}  // namespace
}  // namespace perfeval
