// Numbers as paper prints them, and the four things a cell of a number column may hold.
#include <perfeval/form/statement.hpp>
#include <perfeval/printed.hpp>

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace {

using namespace perfeval;
using namespace perfeval::literals;

TEST(Content, BlankDashAndWordsAreThreeThings) {
  for (const char* blank : {"", " ", "\u3000", "\u00A0", "\r\n", " \t\u3000\n"})
    EXPECT_EQ(content_of(blank), content::blank);
  for (const char* dash : {"—", "——", "-", "－", "/", "*", "无", "不适用", " — ", "不 适用", "／", "---"})
    EXPECT_EQ(content_of(dash), content::dash) << dash;
  for (const char* words : {"0", "好", "无偏差", "……", "-5", "1/2", "-/-", "不适"})
    EXPECT_EQ(content_of(words), content::unreadable) << words;
}

TEST(Spaces, AreTakenOffTheEndsOrEverywhere) {
  EXPECT_EQ(trimmed("\u3000 满意 度\u00A0\n"), "满意 度");
  EXPECT_EQ(trimmed(" \u3000"), "");
  EXPECT_EQ(without_spaces("\u3000满 意\n度 "), "满意度");
}

struct printed_case {
  const char* text;
  const char* value;
  std::size_t end;
  bool spaced = false, mixed_width = false;
};

TEST(PrintedNumber, IsReadAsPeoplePrintIt) {
  const printed_case cases[] = {
      {"95.60%", "95.60", 5},
      {"９５．６０%", "95.60", 15},
      {"215,457.6", "215457.6", 9},
      {"215，457.6", "215457.6", 11},
      {"1,234,567", "1234567", 9},
      {"3577. 95", "3577.95", 8, true},
      {"3577 .95", "3577.95", 8, true},
      {"215 457.6", "215457.6", 9, true},
      {"9 5 . 6", "95.6", 7, true},
      {"  -0.05", "-0.05", 7},
      {"＋5", "5", 4},
      {"−5", "-5", 4},
      {"1E+3", "1000", 4},
      {"9５", "95", 4, false, true},
      {"10分", "10", 2},
      {"0050", "50", 4},
  };
  for (const printed_case& c : cases) {
    const printed_number read = read_printed_number(c.text);
    ASSERT_EQ(read.content, content::number) << c.text << ": " << words_of(read.unread, language::en);
    EXPECT_EQ(to_string(read.value), c.value) << c.text;
    EXPECT_EQ(read.end, c.end) << c.text;
    EXPECT_EQ(read.spaced, c.spaced) << c.text;
    EXPECT_EQ(read.mixed_width, c.mixed_width) << c.text;
  }
}

TEST(PrintedNumber, OfTwoNumbersSideBySideIsTheFirst) {
  EXPECT_EQ(read_printed_number("10 10").end, 2U);
  EXPECT_EQ(read_printed_number("12,34").end, 2U);
  EXPECT_EQ(read_printed_number("1000,234").end, 4U);
  EXPECT_EQ(read_printed_number("95.60 10").end, 5U);
  EXPECT_EQ(read_printed_number("8 9.75").end, 1U);
  EXPECT_EQ(read_printed_number("9 5 .60").end, 7U);
}

TEST(PrintedNumber, MayBeginWithItsPoint) {  // as a spreadsheet shows 0.9 under #.##
  EXPECT_EQ(read_printed_number(".9").value, decimal::parse("0.9"));
  EXPECT_EQ(read_printed_number("-.5%").value, decimal::parse("-0.5"));
  EXPECT_EQ(read_figure(".9", column::rate).value, decimal::parse("0.9"));
}

TEST(PrintedNumber, MayHaveARoundZeroBehindItsFirstDigit) {  // as a scan is extracted
  for (const auto& [text, value] : {std::pair("8〇", "80"), {"1〇0", "100"}, {"9.〇", "9.0"}, {"1〇〇", "100"}}) {
    const printed_number found = read_printed_number(text);
    EXPECT_EQ(found.content, content::number) << text;
    EXPECT_EQ(to_string(found.value), value) << text;
  }
  for (const char* text : {"〇", "二〇", "5 〇"})
    EXPECT_EQ(read_figure(text, column::weight).content, content::unreadable) << text;
  EXPECT_EQ(to_string(read_statement("≥9〇%").low), "90");
}

TEST(PrintedNumber, RefusesWhatIsNone) {
  for (const char* text : {"", "十", ".", "--5", "1.2.3", "1O0", "2l5", "≥5"}) {
    const printed_number read = read_printed_number(text);
    EXPECT_EQ(read.content, content::unreadable) << text;
    EXPECT_FALSE(words_of(read.unread, language::en).empty()) << text;
  }
}

TEST(PrintedNumber, NamesTheLimitThatRefusedIt) {
  const std::string digits(10000, '7');
  EXPECT_EQ(words_of(read_printed_number(digits).unread, language::en),
            "a number of at most 1000 digits and an exponent within ±1000");
  EXPECT_EQ(words_of(read_printed_number(digits).unread, language::zh), "数字不得超过1000位，指数不得超过1000");
  EXPECT_EQ(read_printed_number("1E1000000000").unread, (unread_number{number_fault::too_large, 1000, 1000}));
  limits wide;
  wide.digits = 10000;
  EXPECT_EQ(read_printed_number(digits, wide).content, content::number);
}

TEST(Figure, OfAnAmountIsConvertedExactlyIntoTheUnitOfItsColumn) {
  const figure small = read_figure("4500元", column::amount, "万元");
  EXPECT_EQ(to_string(small.value), "0.4500");
  EXPECT_EQ(small.unit, "元");
  EXPECT_EQ(small.text, "4500元");
  EXPECT_EQ(read_figure("620.82万元", column::amount, "万元").value, 620.82_d);
  EXPECT_EQ(read_figure("620.82万元", column::amount, "元").value, 6208200_d);
  EXPECT_EQ(read_figure("250万", column::amount, "万元").value, 250_d);
  EXPECT_EQ(read_figure("1.2亿元", column::amount, "万元").value, 12000_d);
  EXPECT_EQ(read_figure("3千元", column::amount, "元").value, 3000_d);
}

TEST(Figure, OfAWeightMayBeAPercentageOfAHundredPoints) {
  EXPECT_EQ(read_figure("60%", column::weight).value, 60_d);
  EXPECT_EQ(read_figure("60%", column::score).content, content::unreadable);
}

TEST(Figure, MayHaveASignOfMoneyBeforeItUnlessItIsARate) {
  EXPECT_EQ(to_string(read_figure("￥5.80万元", column::amount, "万元").value), "5.80");
  EXPECT_EQ(to_string(read_figure("¥ 58,000", column::amount, "元").value), "58000");
  EXPECT_EQ(to_string(read_figure("人民币120万元", column::amount, "元").value), "1200000");
  EXPECT_EQ(read_figure("人民币", column::amount, "元").content, content::unreadable);
  EXPECT_EQ(to_string(read_figure("￥10", column::score).value), "10");  // the format of the cell
  EXPECT_EQ(read_figure("￥10", column::rate).content, content::unreadable);
}

TEST(Figure, OfAnAmountWithoutADeclaredUnitIsNotConverted) {
  const figure amount = read_figure("4500元", column::amount);
  EXPECT_EQ(amount.value, 4500_d);
  EXPECT_EQ(amount.unit, "元");
}

TEST(Figure, KeepsTheUnitPrintedInItsCell) {
  EXPECT_EQ(read_figure("95.60%", column::rate).unit, "%");
  EXPECT_EQ(read_figure("100 ％", column::rate).unit, "%");
  EXPECT_EQ(to_string(read_figure("31.00%", column::rate).value), "31.00");
  EXPECT_EQ(read_figure("0.9", column::rate).unit, "");
  EXPECT_EQ(read_figure("10分", column::weight).value, 10_d);
  EXPECT_EQ(read_figure("9.5", column::score).value, 9.5_d);
}

TEST(Figure, BlankDashZeroAndUnreadableAreFourThings) {
  EXPECT_EQ(read_figure("\u3000", column::amount).content, content::blank);
  EXPECT_EQ(read_figure("—", column::amount).content, content::dash);
  EXPECT_EQ(read_figure("0", column::amount).content, content::number);
  EXPECT_EQ(read_figure("待定", column::amount).content, content::unreadable);
}

TEST(Figure, WithMoreThanANumberAndItsUnitIsUnreadable) {
  EXPECT_EQ(read_figure("10个", column::score).content, content::unreadable);
  EXPECT_EQ(read_figure("100万美元", column::amount, "万元").content, content::unreadable);
  EXPECT_EQ(read_figure("45万元/年", column::amount, "万元").content, content::unreadable);
  EXPECT_EQ(read_figure("约10", column::score).content, content::unreadable);
  EXPECT_EQ(read_figure("10 8", column::score).content, content::unreadable);
  EXPECT_EQ(read_figure("10%", column::score).content, content::unreadable);
  EXPECT_EQ(read_figure("1O0", column::amount).content, content::unreadable);
  EXPECT_EQ(read_figure(std::string(10000, '9'), column::amount).content, content::unreadable);
}

TEST(Figure, ReadsWellDespiteStrayMarksAtItsEnds) {
  EXPECT_EQ(read_figure("：10", column::score).value, 10_d);
  EXPECT_EQ(read_figure("10；", column::score).value, 10_d);
  EXPECT_EQ(read_figure("3577. 95", column::amount, "万元").value, 3577.95_d);
}

TEST(Figure, KeepsItsPlace) {
  const place place{15, 24, 3};
  EXPECT_EQ(read_figure("10", column::score, {}, place).place, place);
  EXPECT_EQ(read_cell("好", place).place, place);
  EXPECT_EQ(read_cell("好", place).content, content::unreadable);
}

}  // namespace
