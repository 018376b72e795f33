// Units: what they measure, and which convert into each other.
#include <perfeval/quantity.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace perfeval;
using namespace perfeval::literals;

// Whether `a` of one unit is exactly `b` of another.
bool equal_amounts(const decimal& a, const char* unit_of_a, const decimal& b, const char* other) {
  const auto from = read_unit(unit_of_a);
  const auto to = read_unit(other);
  return from && to && converts(*from, *to) && convert(a, *from, *to) == ratio(b);
}

TEST(Units, OfOneDimensionConvertExactly) {
  EXPECT_TRUE(equal_amounts(45_d, "万元", 450000_d, "元"));
  EXPECT_TRUE(equal_amounts(285.8_d, "元", 0.02858_d, "万元"));
  EXPECT_TRUE(equal_amounts(1_d, "亿元", 10000_d, "万元"));
  EXPECT_TRUE(equal_amounts(3_d, "千元", 0.3_d, "万元"));
  EXPECT_TRUE(equal_amounts(2_d, "万美元", 20000_d, "美元"));
  EXPECT_TRUE(equal_amounts(9_d, "‰", 0.9_d, "%"));
  EXPECT_TRUE(equal_amounts(95_d, "%", 95_d, "%（百分比）"));
  EXPECT_TRUE(equal_amounts(95_d, "％", 95_d, "百分比"));
  EXPECT_TRUE(equal_amounts(3_d, "公里", 3000_d, "米"));
  EXPECT_TRUE(equal_amounts(900_d, "平米", 900_d, "平方米"));
  EXPECT_TRUE(equal_amounts(15_d, "亩", 1_d, "公顷"));  // 1公顷 = 15亩
  EXPECT_TRUE(equal_amounts(3_d, "hm2", 3_d, "公顷"));
  EXPECT_TRUE(equal_amounts(3_d, "hm²", 30000_d, "M2"));
  EXPECT_TRUE(equal_amounts(1500_d, "亩", 1_d, "平方公里"));
  EXPECT_TRUE(equal_amounts(2_d, "斤", 1_d, "公斤"));
  EXPECT_TRUE(equal_amounts(1_d, "吨", 1000_d, "千克"));
  EXPECT_TRUE(equal_amounts(1_d, "立方米", 1000_d, "升"));
  EXPECT_TRUE(equal_amounts(1_d, "年", 12_d, "个月"));
  EXPECT_TRUE(equal_amounts(1_d, "季度", 3_d, "月"));
  EXPECT_TRUE(equal_amounts(2_d, "小时", 120_d, "分钟"));
  EXPECT_TRUE(equal_amounts(1_d, "天", 24_d, "小时"));
  EXPECT_TRUE(equal_amounts(3_d, "万人次", 30000_d, "人次"));
  EXPECT_TRUE(equal_amounts(3_d, "人/次", 3_d, "人次"));
  EXPECT_TRUE(equal_amounts(3_d, "百户", 300_d, "户"));
  EXPECT_TRUE(equal_amounts(3_d, "百人次", 300_d, "人·次"));
  EXPECT_TRUE(equal_amounts(3_d, "台（套）", 3_d, "台套"));
  EXPECT_TRUE(equal_amounts(5_d, "元/平米", 5_d, "元/平方米"));
}

TEST(Units, ThatDoNotDivideEvenlyStayExact) {
  EXPECT_EQ(convert(1_d, *read_unit("平方米"), *read_unit("亩")), 3_d / 2000_d);
  EXPECT_EQ(convert(1_d, *read_unit("亩"), *read_unit("平方米")), 2000_d / 3_d);
}

TEST(Units, OfDifferentThingsDoNotConvert) {
  const char* pairs[][2] = {{"人", "人次"},        {"个", "家"},    {"天", "月"},        {"年", "小时"},
                            {"万元", "万美元"},    {"元", "%"},     {"万元/年", "万元"}, {"米", "亩"},
                            {"元/人", "元/人/次"}, {"天", "工作日"}};
  for (const auto& [a, b] : pairs) EXPECT_FALSE(converts(*read_unit(a), *read_unit(b))) << a << ' ' << b;
}

TEST(Units, CompoundedByAnySignAreTheSame) {
  for (const char* text :
       {"元/人*月", "元/人·月", "元/人.月", "元/人、月", "元/人，月", "元每人每月", "元/每人/每月", "元·人·月"})
    EXPECT_TRUE(converts(*read_unit(text), *read_unit("元/人/月"))) << text;
  const char* products[][2] = {{"元/人·次", "元/人次"},    {"元/人·年", "元/人年"}, {"元/人/年", "元/人年"},
                               {"元/(人·天)", "元/人天"},  {"元/床·日", "元/床日"}, {"人•次", "人次"},
                               {"人·年", "人年"},          {"人日", "人天"},        {"床·日", "床日"},
                               {"元/每人每天", "元/人日"}, {"元/户·次", "元/户次"}};
  for (const auto& [a, b] : products) EXPECT_TRUE(converts(*read_unit(a), *read_unit(b))) << a << ' ' << b;
  EXPECT_EQ(read_unit("万元/公里")->numerator, 10000);
  EXPECT_FALSE(read_unit_after_number("元/人，合格率").has_value());  // a mark of the sentence, not of the unit
}

TEST(Units, ThatDoNotConvertAreRefusedByName) {
  try {
    (void)convert(3_d, *read_unit("人"), *read_unit("人次"));
    FAIL();
  } catch (const invalid_value& refused) {
    EXPECT_NE(std::string_view(refused.what()).find("\"人\" cannot be expressed in \"人次\""), std::string_view::npos);
  }
}

TEST(Units, KeepTheirPrintedText) {
  EXPECT_EQ(*read_unit("万人次"), (unit{dimension::named, "人次", 10000, 1, "", "万人次"}));
  EXPECT_EQ(*read_unit("‰"), (unit{dimension::share, "1", 1, 1000, "", "‰"}));
  EXPECT_EQ(*read_unit("元/人/次"), (unit{dimension::money, "元", 1, 1, "人/次", "元/人/次"}));
  EXPECT_EQ(*read_unit("（个）"), (unit{dimension::named, "个", 1, 1, "", "（个）"}));
  EXPECT_EQ(*read_unit("万"), (unit{dimension::none, "", 10000, 1, "", "万"}));
}

TEST(Units, UnknownWordsAreUnitsOfTheirOwn) {
  EXPECT_EQ(read_unit("标段")->dimension, dimension::named);
  EXPECT_EQ(read_unit("TB")->base, "TB");
  EXPECT_EQ(read_unit("家合作企业")->base, "家合作企业");
}

TEST(Units, HoldNoDigitsNoMarksAndNoSentences) {
  for (const char* text : {"", "5", "个5", "个，家", "≥", "个。", "每年对全区所有办公用房进行维修养护", "一二"})
    EXPECT_FALSE(read_unit(text)) << text;
}

TEST(UnitAfterANumber, IsKnownOrShort) {
  for (const char* text : {"个", "万元/年", "平方米", "粒", "标段", "TB", "万粒", "个工作日"})
    EXPECT_TRUE(read_unit_after_number(text)) << text;
  for (const char* text : {"类培训", "%覆盖", "个月内支付", "元起", "天后", "名学生", "G网络", "年底"})
    EXPECT_FALSE(read_unit_after_number(text)) << text;
}

TEST(BareNumber, TakesTheUnitBesideIt) {
  const unit none;
  const unit money = *read_unit("万元");
  EXPECT_EQ(completed(none, money), money);
  EXPECT_EQ(completed(money, *read_unit("元")), money);
  const unit million_yuan = completed(*read_unit("万"), *read_unit("元"));  // 250万 beside 4500元
  EXPECT_EQ(convert(250_d, million_yuan, *read_unit("元")), ratio(2500000));
  EXPECT_EQ(convert(250_d, completed(*read_unit("万"), money), money), ratio(250));
}

}  // namespace
