#include <perfeval/perfeval.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/score/explain.hpp>

#include <gtest/gtest.h>

#include "../audit/form_builder.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::literals;
using test::form_builder;

ratio sum_of_children(const explanation& tree) {
  ratio sum = 0;
  for (const explanation& child : tree.children)
    if (child.adds) sum += *child.adds;
  return sum;
}

const explanation* child(const explanation& tree, const std::string& title) {
  for (const explanation& each : tree.children)
    if (each.title.starts_with(title)) return &each;
  return nullptr;
}

std::string value(const explanation& tree, const std::string& title) {
  const explanation* found = child(tree, title);
  return found ? found->value : "no such node";
}

form three_rows() {
  form_builder made;
  made.total_funds({"100", "100", "86.2", "86.2%", "10", "8.6"});
  made.row(kind::quantity, {"养护", "≥90%", "85%", "50", "47.2", ""});
  made.row(kind::cost, {"成本", "≤10元", "15元", "30", "25", ""});
  made.row(kind::satisfaction, {"满意度", "好坏", "好", "10", "9", ""});
  return made.done();
}

TEST(Explanation, ContributionsAddUpExactlyToTheTotal) {
  const form form = three_rows();
  const pack rules = cn_mof_2020();
  const explanation tree = explanation_of(score(form, rules), form, rules);
  // 8.62 + 50 · 85/90 + 30 / 1.5 + 9 = 38179/450
  EXPECT_EQ(*tree.adds, 38179_d / 450_d);
  EXPECT_EQ(sum_of_children(tree), *tree.adds);
}

TEST(Explanation, ContributionsOfThePublishedFormsAddUp) {
  const pack rules = cn_mof_2020();
  const document published = read_document(PERFEVAL_EXAMPLE_DATA "/forms.txt");
  int exact = 0;
  for (const form& form : published.forms) {
    const scorecard card = score(form, rules);
    const explanation tree = explanation_of(card, form, rules);
    ASSERT_TRUE(card.total);
    if (!card.total->exact) {
      EXPECT_FALSE(tree.adds);
      continue;
    }
    ++exact;
    EXPECT_EQ(sum_of_children(tree), *card.total->exact) << form.index;
  }
  EXPECT_EQ(published.forms.size(), 17u);
  EXPECT_GT(exact, 0);
}

TEST(Explanation, TracesAPointToItsCellRulePieceAndClause) {
  const form form = three_rows();
  const pack rules = cn_mof_2020();
  const scorecard card = score(form, rules);
  const explanation row = explanation_of(card, form, rules, 1);
  EXPECT_EQ(row.title, "indicators[1] 养护");
  EXPECT_EQ(row.value, "about 47.2222 of 50, printed 47.2");
  EXPECT_EQ(row.source, rules.source(topic::quantitative));
  EXPECT_EQ(value(row, "rule"), "quant.at_least of cn-mof-2020 1");
  EXPECT_EQ(value(row, "target"), "≥90% = 0.9");
  EXPECT_EQ(value(row, "actual"), "85% = 0.85");
  EXPECT_EQ(value(row, "x"), "about 0.9444");
  EXPECT_EQ(value(row, "piece"), "2: x in [0, 1): x");
  EXPECT_EQ(value(row, "counted"), "about 47.2222: the rule fixes it");
  EXPECT_EQ(row.adds, 425_d / 9_d);
  EXPECT_EQ(value(explanation_of(card, form, rules, 2), "counted"), "20: the rule names it");
  EXPECT_EQ(value(explanation_of(card, form, rules, 3), "counted"), "9: printed, and not refuted");
  EXPECT_THROW(explanation_of(card, form, rules, 4), invalid_value);
}

// 12万元 is 120000元, 9.5公里 is 9500米; a text that says the amount already is not repeated, a share has no unit.
TEST(Explanation, ReadsAnAmountWithItsUnit) {
  const auto read_as = [](const char* target, const char* actual) {
    perfeval::form_builder made(2022, "万元");
    made.row({.level1 = "产出指标",
              .level2 = "数量指标",
              .name = "甲",
              .target = target,
              .actual = actual,
              .weight = "10",
              .score = "10"});
    const form paper = made.done();
    const scorecard card = score(paper, cn_mof_2020());
    const auto row = explanation_of(card, paper, cn_mof_2020(), 1, language::zh);
    return value(row, "目标") + " | " + value(row, "完成");
  };
  EXPECT_EQ(read_as("≥12万元", "95000元"), "≥12万元，即120000元 | 95000元");
  EXPECT_EQ(read_as("≥12万元", "15"), "≥12万元，即120000元 | 15，即150000元");
  EXPECT_EQ(read_as("≥9.5公里", "9000米"), "≥9.5公里，即9500米 | 9000米");
  EXPECT_EQ(read_as("≥3万人次", "28000人次"), "≥3万人次，即30000人次 | 28000人次");
  EXPECT_EQ(read_as("≥90%", "85%"), "≥90%，即0.9 | 85%，即0.85");
  EXPECT_EQ(read_as("≥100", "80"), "≥100 | 80");
}

// The document that a value cites for itself stands in the tree and in the line of a record.
TEST(Explanation, CitesTheDocumentOfTheValueThatGaveThePoints) {
  const form form = three_rows();
  pack rules = cn_mof_2020();
  clause own;
  own.document = "甲文件";
  rules.sources.push_back({"quant.at_least", own});
  const scorecard card = score(form, rules);
  EXPECT_EQ(explanation_of(card, form, rules, 1).source, own);
  EXPECT_NE(explain(card.rows[0], "row", rules).find("; 甲文件"), std::string::npos);
  EXPECT_EQ(explain(card.rows[1], "row", rules).find("甲文件"), std::string::npos);
}

TEST(Explanation, IsInOneLanguage) {
  const form form = three_rows();
  const pack rules = cn_mof_2020();
  EXPECT_EQ(explain(score(form, rules), form, rules, 1, language::zh),
            "第1项指标 "
            "养护：约47.2222，分值50，填报47.2；财预〔2020〕10号：定量指标：达到指标值记满分，未达到按完成值占指标值的"
            "比例记分\n"
            "├─ 规则：cn-mof-2020第1版：定量指标，不低于指标值为达到\n"
            "├─ 目标：≥90%，即0.9\n"
            "├─ 完成：85%，即0.85\n"
            "├─ 读作：正向，未达到\n"
            "├─ 完成值与指标值之比（x）：约0.9444\n"
            "├─ 分段：第2段，x为0至1（不含1）时，得分为分值乘以x\n"
            "├─ 应得：约47.2222\n"
            "├─ 填报：47.2\n"
            "└─ 计入：约47.2222：由规则确定\n");
  EXPECT_EQ(value(explanation_of(score(form, rules), form, rules, 3, language::zh), "应得"), "8至10");
  EXPECT_EQ(explanation_of(score(form, rules), form, rules, 0, language::zh).value, "总分约84.8422");
  for (const char* foreign : {" of ", "printed", "table ", "row ", "met", "total"})
    EXPECT_EQ(explain(score(form, rules), form, rules, 0, language::zh).find(foreign), std::string::npos) << foreign;
  for (const char* chinese : {"规则", "目标", "完成", "计入", "应得", "达到"})
    EXPECT_EQ(child(explanation_of(score(form, rules), form, rules, 1), chinese), nullptr) << chinese;
}

TEST(Explanation, SaysHalfOpenRangesInPlainChinese) {
  form_builder made;
  made.row(kind::quantity, {"养护", "≥90%", "95%", "50", "50", ""});
  const form form = made.done();
  const pack rules = cn_mof_2020();
  EXPECT_EQ(value(explanation_of(score(form, rules), form, rules, 1, language::zh), "分段"),
            "第3段，x不低于1时，得满分");
}

TEST(Explanation, HasFractionsOnRequest) {
  form_builder made;
  made.row(kind::quantity, {"养护", "≥90%", "85%", "50", "47.2222", ""});
  made.row(kind::cost, {"成本", "10元", "15元", "25", "", ""});
  const form form = made.done();
  const pack rules = cn_mof_2020();
  const scorecard card = score(form, rules);
  const explanation exact = explanation_of(card, form, rules, 1, language::en, fractions::exact);
  EXPECT_EQ(exact.value, "425/9 of 50, printed 47.2222");
  EXPECT_EQ(value(exact, "x"), "17/18");
  EXPECT_EQ(value(exact, "counted"), "425/9: the rule fixes it");
  EXPECT_EQ(explanation_of(card, form, rules, 1, language::zh, fractions::exact).value, "425/9，分值50，填报47.2222");
  // four places would read like the printed figure
  EXPECT_EQ(explanation_of(card, form, rules, 1).value, "about 47.22222 of 50, printed 47.2222");
  // undecided, 15 of 10: in proportion 25, as a ceiling 25 * (2 - 1.5) = 12.5 to 25 * 10/15 = 50/3 = 16.66667
  EXPECT_EQ(value(explanation_of(card, form, rules, 2, language::zh), "应得"), "12.5至约16.6667或25");
  EXPECT_EQ(value(explanation_of(card, form, rules, 2), "points"), "12.5 to about 16.6667 or 25");
  EXPECT_EQ(value(explanation_of(card, form, rules, 2, language::zh, fractions::exact), "应得"), "12.5至50/3或25");
  EXPECT_EQ(value(explanation_of(card, form, rules, 2, language::en, fractions::exact), "points"),
            "[12.5, 50/3] ∪ [25, 25]");
}

TEST(Explanation, SaysWhyARowIsOpen) {
  form_builder made;
  made.row(kind::satisfaction, {"满意度", "好坏", "一般", "10", "9", ""});
  made.row(kind::satisfaction, {"满意度", "好坏", "一般", "10", "", ""});
  made.row(kind::quantity, {"养护", "约10公里", "10公里", "10", "", ""});
  const form form = made.done();
  const pack rules = cn_mof_2020();
  const explanation tree = explanation_of(score(form, rules), form, rules);
  EXPECT_EQ(value(tree.children[0], "counted"), "open, 6 to 8: the rule refutes the printed score");
  EXPECT_EQ(value(tree.children[1], "counted"), "open, 6 to 8: no score is printed");
  EXPECT_EQ(value(tree.children[2], "counted"), "open, 0 to 10: no score is printed");
  EXPECT_FALSE(tree.adds);
  EXPECT_EQ(tree.value, "total between 12 and 26");
}

TEST(Explanation, NamesTheRoundingOfThePack) {
  pack rules = cn_mof_2020();
  rules.quant.rounding = rounding{2, rounding_mode::half_up};
  const form form = three_rows();
  const explanation row = explanation_of(score(form, rules), form, rules, 1);
  EXPECT_EQ(value(row, "rounding"), "half_up, 2 places");
  EXPECT_EQ(*row.adds, ratio(47.22_d));
}

TEST(Explanation, NamesARuleOfOnesOwn) {
  pack rules = cn_mof_2020();
  row_match own;
  own.kind = kind::quantity;
  own.rule = make_rule("half-marks", "1", "memo 7", true,
                       [](const ratio& t, const ratio& a, const ratio& w) { return a >= t ? w : w / 2; });
  rules.rows.push_back(own);
  const form form = three_rows();
  const explanation row = explanation_of(score(form, rules), form, rules, 1);
  EXPECT_EQ(value(row, "rule"), "half-marks 1 of cn-mof-2020 1");
  EXPECT_EQ(*row.adds, ratio(25));
}

TEST(Explanation, IsTextJsonAndHtml) {
  explanation tree{"a \"b\"\n", "<1>", std::nullopt, place{1, 2, 3}, ratio(1) / ratio(3), {}};
  tree.children.push_back({"x", "0.5", std::nullopt, {}, std::nullopt, {}});
  tree.children.push_back({"y", "", std::nullopt, {}, std::nullopt, {}});
  tree.children[0].children.push_back({"z", "1", std::nullopt, {}, std::nullopt, {}});
  EXPECT_EQ(to_text(tree),
            "a \"b\"\n: <1> [table 1, row 2, column 3]\n"
            "├─ x: 0.5\n"
            "│  └─ z: 1\n"
            "└─ y\n");
  EXPECT_EQ(to_json(tree),
            "{\"title\": \"a \\\"b\\\"\\u000a\", \"value\": \"<1>\", \"adds\": \"1/3\", "
            "\"cell\": {\"table\": 1, \"row\": 2, \"column\": 3}, \"children\": ["
            "{\"title\": \"x\", \"value\": \"0.5\", \"children\": [{\"title\": \"z\", \"value\": \"1\"}]}, "
            "{\"title\": \"y\", \"value\": \"\"}]}");
  EXPECT_EQ(
      to_html(tree),
      "<details open><summary><b>a &quot;b&quot;\n</b> &lt;1&gt; <small>table 1, row 2, column 3</small></summary>\n"
      "<details><summary><b>x</b> 0.5</summary>\n<div><b>z</b> 1</div>\n</details>\n"
      "<div><b>y</b> </div>\n</details>\n");
}

}  // namespace
