// Persons and telephone numbers, all invented.
#include <perfeval/read/document.hpp>
#include <perfeval/write/redact.hpp>

#include <gtest/gtest.h>

namespace perfeval {
namespace {

form example(std::size_t number) { return read_document(PERFEVAL_EXAMPLE_DATA "/forms.txt").forms.at(number - 1); }

std::string redacted_text(const std::string& text, content content = content::unreadable) {
  form paper;
  paper.goal.actual.text = text;
  paper.goal.actual.content = content;
  return redacted(paper).goal.actual.text;
}

TEST(Redacted, HidesTheCellsOfLabelsThatNameAPerson) {
  form paper = example(1);
  ASSERT_EQ(paper.extras.at(0).label, "项目负责人");
  paper.extras[0].value.text = "张三";
  paper.extras[0].value.content = content::unreadable;
  paper.extras.push_back({"项目类别", paper.extras[0].value});
  paper.extras.back().value.text = "一般项目";
  const form made = redacted(paper);
  EXPECT_EQ(made.extras[0].value.text, "＊＊＊");
  EXPECT_EQ(made.extras[0].value.place, paper.extras[0].value.place);
  EXPECT_EQ(made.extras.back().value.text, "一般项目");
}

TEST(Redacted, HidesWhatFollowsSuchALabelInAText) {
  EXPECT_EQ(redacted_text("填表人：张三　联系电话：60000000"), "填表人：＊＊＊　联系电话：＊＊＊");
  EXPECT_EQ(redacted_text("填表人: 张三, 2022年"), "填表人: ＊＊＊, 2022年");
  EXPECT_EQ(redacted_text("各部门负责人参加培训"), "各部门负责人参加培训");
  EXPECT_EQ(redacted_text("填表人："), "填表人：");
}

TEST(Redacted, HidesTelephoneNumbersInAnyText) {
  EXPECT_EQ(redacted_text("联系13800000000或010-60000000。"), "联系＊＊＊或＊＊＊。");
  EXPECT_EQ(redacted_text("0571—6000000"), "＊＊＊");
}

TEST(Redacted, KeepsFigures) {
  for (const char* figure : {"13800000000元", "13800000000.5", "1.13800000000", "113800000000", "A13800000000",
                             "2022-2023", "0.5-60000000", "12345678"})
    EXPECT_EQ(redacted_text(figure), figure);
  EXPECT_EQ(redacted_text("13800000000", content::number), "13800000000");
}

TEST(Redacted, LeavesEveryOtherCellAsItIs) {
  for (std::size_t number = 1; number <= 17; ++number) {
    form paper = example(number);
    form made = redacted(paper);
    paper.extras.clear();
    made.extras.clear();
    EXPECT_EQ(made, paper) << number;
  }
}

TEST(Redacted, ADocumentHasNoTables) {
  const document made = redacted(read_document(PERFEVAL_EXAMPLE_DATA "/forms.txt"));
  EXPECT_EQ(made.forms.size(), 17u);
  EXPECT_TRUE(made.tables.empty());
}

}  // namespace
}  // namespace perfeval
