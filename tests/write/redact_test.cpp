// Persons and telephone numbers, all invented.
#include <perfeval/read/document.hpp>
#include <perfeval/write/redact.hpp>

#include <gtest/gtest.h>

#include <string>

namespace perfeval {
namespace {

const std::string mobile = "138" + std::string(8, '0');
const std::string fixed = "6" + std::string(7, '0');

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
  EXPECT_EQ(redacted_text("填表人：张三　联系电话：" + fixed), "填表人：＊＊＊　联系电话：＊＊＊");
  EXPECT_EQ(redacted_text("填表人: 张三, 2022年"), "填表人: ＊＊＊, 2022年");
  EXPECT_EQ(redacted_text("各部门负责人参加培训"), "各部门负责人参加培训");
  EXPECT_EQ(redacted_text("填表人："), "填表人：");
}

TEST(Redacted, HidesTelephoneNumbersInAnyText) {
  EXPECT_EQ(redacted_text("联系" + mobile + "或010-" + fixed + "。"), "联系＊＊＊或＊＊＊。");
  EXPECT_EQ(redacted_text("0571—" + fixed.substr(1)), "＊＊＊");
}

TEST(Redacted, KeepsFigures) {
  for (const std::string& figure : {mobile + "元", mobile + ".5", "1." + mobile, "1" + mobile, "A" + mobile,
                                    std::string("2022-2023"), "0.5-" + fixed, std::string("12345678")})
    EXPECT_EQ(redacted_text(figure), figure);
  EXPECT_EQ(redacted_text(mobile, content::number), mobile);
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
