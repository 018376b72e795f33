// A look at each cell of a row: no letter that a check asks for is overlooked. And verdicts, counted by cell.
#include <gtest/gtest.h>
#include <perfeval/audit/judged_cells.hpp>
#include <perfeval/audit/row_glance.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace perfeval;
using detail::letter_classes;

constexpr letter_classes usual;

bool finds(const std::string& text, std::uint8_t kind) { return (usual.found_in(text) & kind) != 0; }

// Each letter alone, at both ends of a text, and between letters of one, two and three bytes.
TEST(AGlance, OverlooksNoLetter) {
  namespace letters = detail::letters;
  const std::vector<std::pair<std::string, std::uint8_t>> all{
      {"年", letters::date},      {"月", letters::date},    {"满", letters::satisfied}, {"份", letters::counted},
      {"人", letters::counted},   {"名", letters::counted}, {"户", letters::counted},   {"个", letters::counted},
      {"=", letters::formula},    {"＝", letters::formula}, {" ", letters::stray},      {"\u00A0", letters::stray},
      {"\u3000", letters::stray}, {"：", letters::stray},   {":", letters::stray},      {"，", letters::stray},
      {",", letters::stray},      {"、", letters::stray},   {"；", letters::stray},     {";", letters::stray},
      {"５", letters::stray}};
  for (const auto& [letter, kind] : all)
    for (const std::string before : {"", "9", "%", "é", "工程", "工程12"})
      for (const std::string after : {"", "9", "é", "工"}) EXPECT_TRUE(finds(before + letter + after, kind)) << letter;
}

TEST(AGlance, PassesFiguresAndPlainWords) {
  for (const char* text : {"", "4.5", "98.88%", "工程"}) EXPECT_EQ(usual.found_in(text), 0) << text;
}

// The last bytes of a text that was cut within a letter do not hide what follows, and nothing beyond the end is read.
TEST(AGlance, StandsTextsThatAreCut) {
  EXPECT_TRUE(finds("\xE5=", detail::letters::formula));
  EXPECT_TRUE(finds("\xE5\xB9:", detail::letters::stray));
  EXPECT_EQ(usual.found_in("\xE5\xB9"), 0);
}

TEST(AGlance, FindsWhereAWordOfThePackMayBegin) {
  letter_classes own;
  own.add_first({"预算执行", "GDP"}, detail::letters::spending);
  for (const char* text : {"全年预算执行率", "预算执行", "人均GDP"})
    EXPECT_NE(own.found_in(text) & detail::letters::spending, 0) << text;
  EXPECT_EQ(own.found_in("工程"), 0);
}

// Three verdicts on one cell and one on another: differs before cannot_tell before agrees. A line that the form lacks
// counts like any other.
TEST(Verdicts, CountACellOnce) {
  form paper;
  paper.indicators.resize(2);
  std::vector<std::uint8_t> marks;
  detail::judged_cells judged(paper, marks);
  const field score{part::indicators, 2, item::score};
  judged.judge(score, verdict::agrees);
  judged.judge(score, verdict::differs);
  judged.judge(score, verdict::cannot_tell);
  judged.judge({part::total, 0, item::score}, verdict::agrees);
  judged.judge({part::budget, 7, item::score}, verdict::cannot_tell);
  const verdict_counts counts = judged.counts();
  EXPECT_EQ(counts.differs, 1U);
  EXPECT_EQ(counts.agrees, 1U);
  EXPECT_EQ(counts.cannot_tell, 1U);
}

}  // namespace
