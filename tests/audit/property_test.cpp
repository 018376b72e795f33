// Laws of the audit over random forms, seeded: it never throws, its fields resolve, right forms have no finding, wrong
// ones do.
#include <gtest/gtest.h>
#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/field.hpp>

#include <algorithm>
#include <random>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::test;

using random_source = std::mt19937;

template <class T>
const T& any_of_list(random_source& random, const std::vector<T>& list) {
  return list[std::uniform_int_distribution<std::size_t>(0, list.size() - 1)(random)];
}

int between(random_source& random, int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); }

const std::vector<std::string>& figures() {
  static const std::vector<std::string> list{
      "",     "　", "-",   "/",    "0",    "0.00", "10",   "100", "9.5",  "-5",      "12345678901234567890.5",
      "100%", "1",  "0.9", "十分", "10分", "1E+3", "50 0", "９0", "3.33", "1000万元"};
  return list;
}

const std::vector<std::string>& statements() {
  static const std::vector<std::string> list{"",           "-",
                                             "0",          "1",
                                             "5个",        "≥5个",
                                             "＞5个",      "＜5个",
                                             "=0个",       "5~10个",
                                             "90%",        "≥95%",
                                             "0.95",       "-5%",
                                             "≤-5%",       "12月",
                                             "12月底前",   "2023年1月",
                                             "1年内",      "30天",
                                             "全年",       "好坏",
                                             "高中低",     "好",
                                             "一般",       "是",
                                             "否",         "达成",
                                             "未达成",     "约5个",
                                             "按合同支付", "100万元",
                                             "4500元",     "≥100家",
                                             "5公里",      "2022年度",
                                             "……",         "9999999999999999999999999999999999999999个",
                                             "250万",      "100%覆盖",
                                             "：95%；"};
  return list;
}

form any_form(random_source& random) {
  const auto figure = [&random] { return any_of_list(random, figures()); };
  const auto statement = [&random] { return any_of_list(random, statements()); };
  const std::vector<std::string> names{
      "", "指标1：", "……", "投诉率", "预算执行率", "满意度达到90%以上", "10月底前完工", "成本(万元)", "路灯"};
  form_builder made(2022, any_of_list(random, std::vector<std::string>{"万元", "元", ""}));
  for (int i = between(random, 0, 4); i-- > 0;)
    made.fund_line(static_cast<fund>(between(random, 0, 4)),
                   {figure(), figure(), figure(), figure(), figure(), figure()}, "",
                   static_cast<std::uint32_t>(between(random, 1, 2)));
  for (int i = between(random, 0, 6); i-- > 0;)
    made.row(static_cast<kind>(between(random, 0, 10)), static_cast<category>(between(random, 0, 5)),
             {any_of_list(random, names), statement(), statement(), figure(), figure(),
              any_of_list(random, std::vector<std::string>{"", "无", "12月才完工"}),
              any_of_list(random, std::vector<std::string>{"absent", "≥", "定性"}),
              any_of_list(random, std::vector<std::string>{"absent", "个", "%", "天"})});
  if (!made.paper().indicators.empty()) made.subtotal(figure(), figure(), {1, 99});
  made.total(figure(), figure()).grade(any_of_list(random, std::vector<std::string>{"", "优", "差", "一等"}));
  return made.done();
}

TEST(AnyForm, IsAuditedWithoutAnErrorAndItsFieldsResolve) {
  random_source random(20200210);
  const pack rules = cn_mof_2020();
  for (int i = 0; i < 1500; ++i) {
    const form paper = any_form(random);
    const form_audit result = audit(paper, rules);
    std::uint32_t differing = 0;
    for (const finding& f : result.findings) {
      EXPECT_FALSE(f.path.empty());
      EXPECT_EQ(f.path, path_of(f.field, paper));
      const bool whole_part = f.field.item == item::whole;
      EXPECT_TRUE(whole_part || cell_at(f.field, paper) != nullptr) << f.path;
      EXPECT_TRUE(f.explained_by.empty() || f.severity == severity::note) << written(f);
      EXPECT_TRUE(f.diagnosis == diagnosis::none || compares_figures(f.code)) << written(f);
      if (compares_figures(f.code)) ++differing;
    }
    EXPECT_LE(result.verdicts.differs, differing);
    EXPECT_EQ(result.verdicts.differs == 0, differing == 0);
  }
}

TEST(AnyForm, HasOneFindingOfACodeAtAField) {
  random_source random(1);
  const pack rules = cn_mof_2020();
  for (int i = 0; i < 800; ++i) {
    texts found;
    for (const finding& f : audit(any_form(random), rules).findings)
      found.push_back(std::string(name_of(f.code)) + "@" + f.path +
                      (f.code == code::category_missing ? f.expected : ""));
    std::sort(found.begin(), found.end());
    const auto twice = std::adjacent_find(found.begin(), found.end());
    EXPECT_EQ(twice, found.end()) << *twice;
  }
}

// ------------------------------------------------------------------------------------------------ forms that are right

decimal printed_at(const ratio& exact, int places) { return round(exact, rounding{places, rounding_mode::half_up}); }

// A form of three rows "at least", every printed figure rounded half-up from the exact one.
struct right_form {
  form paper;
  std::vector<int> places;  // of each row's score
};

right_form computed_form(random_source& random) {
  const std::vector<int> weights{50, 30, 10};
  const std::vector<kind> kinds{kind::quantity, kind::social, kind::satisfaction};
  right_form made;
  form_builder builder;
  const int budget = between(random, 1, 9999);
  const int spent = between(random, budget - budget * 4 / 10, budget);  // 60% or more: less asks a question
  const int rate_places = between(random, 0, 3);
  const int score_places = between(random, 0, 3);
  // a budget not fully spent that rounds to full points is a separate finding
  const bool rounds_up =
      spent < budget && printed_at(decimal(10 * spent) / decimal(budget), score_places) == decimal(10);
  const int executed = rounds_up ? budget : spent;
  const ratio rate = decimal(executed) / decimal(budget);
  decimal total = printed_at(rate * ratio(10), score_places);
  builder.total_funds({std::to_string(budget), std::to_string(budget), std::to_string(executed),
                       to_string(printed_at(rate * ratio(100), rate_places)) + "%", "10", to_string(total)});
  for (std::size_t i = 0; i < 3; ++i) {
    const int target = between(random, 1, 400);
    const int actual = between(random, 0, target);
    made.places.push_back(between(random, 0, 3));
    const decimal score = printed_at(decimal(weights[i]) * decimal(actual) / decimal(target), made.places.back());
    total += score;
    // a missed target that rounds to full points is a separate finding
    const bool rounds_to_full = actual < target && score == decimal(weights[i]);
    const int reached = rounds_to_full ? target : actual;
    builder.row(kinds[i], {"指标" + std::string(1, static_cast<char>('A' + i)), "≥" + std::to_string(target) + "人",
                           std::to_string(reached) + "人", std::to_string(weights[i]), to_string(score),
                           score < decimal(weights[i]) ? "雨天多" : ""});
  }
  builder.total("100", to_string(total));
  made.paper = builder.done();
  return made;
}

TEST(ARightForm, HasNoFinding) {
  random_source random(7);
  for (int i = 0; i < 800; ++i) {
    const right_form made = computed_form(random);
    EXPECT_EQ(findings_of(made.paper), texts{})
        << made.paper.budget[0].executed.text << " / " << made.paper.budget[0].annual_budget.text;
  }
}

TEST(ARightForm, WithAnotherTotalHasExactlyThatFinding) {
  random_source random(8);
  for (int i = 0; i < 500; ++i) {
    right_form made = computed_form(random);
    const decimal sum = made.paper.total.score.value;
    made.paper.total.score =
        read_figure(to_string(sum + decimal(between(random, 1, 999), 2) + decimal(20)), column::score);
    const texts found = findings_of(made.paper);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0], "total-mismatch:error@total.score=" + to_string(trimmed(sum)));
  }
}

// Two errors that cancel in the total are both found, and the total is not blamed.
TEST(ARightForm, WithTwoErrorsThatCancelShowsBoth) {
  random_source random(9);
  int tried = 0;
  for (int i = 0; i < 800; ++i) {
    right_form made = computed_form(random);
    auto& rows = made.paper.indicators;
    const decimal off(3);
    const decimal up = rows[0].score.value + off;
    const decimal down = rows[1].score.value - off;
    if (up >= rows[0].weight.value || down.sign() < 0 || down >= decimal(29)) continue;
    if (rows[1].score.value == rows[1].weight.value) continue;  // a met target may be deducted with a reason
    rows[0].score = read_figure(to_string(up), column::score);
    rows[1].score = read_figure(to_string(down), column::score);
    const form_audit result = audit(made.paper, cn_mof_2020());
    ASSERT_EQ(result.findings.size(), 2U);
    EXPECT_EQ(result.findings[0].code, code::score_above_rule);
    EXPECT_EQ(result.findings[1].code, code::score_below_rule);
    ++tried;
  }
  EXPECT_GT(tried, 200);
}

// The order of the rows is the author's.
TEST(ARightForm, KeepsItsFindingsWhenRowsChangePlaces) {
  random_source random(10);
  const pack rules = cn_mof_2020();
  for (int i = 0; i < 500; ++i) {
    form paper = any_form(random);
    paper.subtotals.clear();
    const auto codes = [&rules](const form& form) {
      texts all;
      for (const finding& f : audit(form, rules).findings)
        all.push_back(std::string(name_of(f.code)) + std::string(name_of(f.severity)));
      std::sort(all.begin(), all.end());
      return all;
    };
    form other = paper;
    std::reverse(other.indicators.begin(), other.indicators.end());
    EXPECT_EQ(codes(paper), codes(other));
  }
}

}  // namespace
