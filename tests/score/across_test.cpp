#include <perfeval/perfeval.hpp>
#include <perfeval/score/across.hpp>

#include <gtest/gtest.h>

#include "../audit/form_builder.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::literals;
using test::form_builder;

across_row row(const ratio& weight, const ratio& points, standing standing = standing::counted,
               std::uint32_t group = 0) {
  return {weight, interval(points), standing, group};
}

std::string total(std::vector<across_row> rows, const across_rules& rules = {}) {
  return to_string(total_across(rows, rules).points);
}

TEST(Standing, ThreeWaysOfHavingNoResultAreThreeThings) {
  EXPECT_EQ(total({row(20, 10), row(30, 0, standing::counted)}), "[10, 10]");
  EXPECT_EQ(total({row(20, 10), row(30, 0, standing::missing)}), "[10, 40]");
  EXPECT_EQ(total({row(20, 10), row(30, 0, standing::excused)}), "[40, 40]");
  EXPECT_EQ(total({row(20, 10), row(30, 0, standing::not_applicable)}), "[25, 25]");  // 10 of 20 carry 50: 25
}

TEST(Reweighting, KeepsTheWeightAndTheShareOfEachRowExactly) {
  const std::vector<across_row> rows{row(7, 3), row(11, 11), row(12, 0, standing::not_applicable),
                                     row(5, 1, standing::counted, 1)};
  const across_total made = total_across(rows, {});
  EXPECT_EQ(made.weight, ratio(35));
  // 7 and 11 carry 30 in proportion: 35/3 and 55/3, of which 3/7 and all.
  EXPECT_EQ(made.rows[0].weight, ratio(35) / ratio(3));
  EXPECT_EQ(made.rows[1].weight, ratio(55) / ratio(3));
  EXPECT_EQ(made.rows[2].weight, ratio(0));
  EXPECT_EQ(made.rows[3].weight, ratio(5));
  EXPECT_EQ(made.points, interval(ratio(5) + ratio(55) / ratio(3) + 1));
}

TEST(Reweighting, FallsToTheWholeFormWhereAGroupHasLeft) {
  // 50 in all; 20 have left with their group: 18 of 30 carry 50, so 30, of which 12 of 20 and 6 of 10.
  EXPECT_EQ(total({row(20, 0, standing::not_applicable), row(20, 12, standing::counted, 1),
                   row(10, 6, standing::counted, 2)}),
            "[30, 30]");
}

TEST(Reweighting, NeedsSomebodyToCarryTheWeight) {
  EXPECT_THROW(total({row(20, 0, standing::not_applicable), row(0, 0, standing::counted, 1)}), invalid_value);
  EXPECT_EQ(total({row(0, 0, standing::not_applicable), row(30, 30, standing::counted, 1)}), "[30, 30]");
}

TEST(CategoryCaps, LimitAGroupAndNoOther) {
  const std::vector<across_row> rows{row(30, 25, standing::counted, 1), row(30, 20, standing::counted, 1),
                                     row(40, 40, standing::counted, 2)};
  EXPECT_EQ(total(rows, {{{1, 40}}, {}}), "[80, 80]");
  EXPECT_EQ(total(rows, {{{1, 45}}, {}}), "[85, 85]");
  EXPECT_EQ(total(rows, {{{3, 0}}, {}}), "[85, 85]");
}

TEST(CategoryCaps, CloseAnOpenEndThatTheyCut) {
  across_row open = row(10, 0);
  open.points = interval::closed_open(6, 8);
  EXPECT_EQ(total({open}, {{{0, 7}}, {}}), "[6, 7]");
  EXPECT_EQ(total({open}, {{{0, 8}}, {}}), "[6, 8)");
  EXPECT_EQ(total({open}, {{{0, 5}}, {}}), "[5, 5]");
}

TEST(Veto, LimitsTheTotalWhereItHolds) {
  const across_rules safety{{}, {{0, interval::below(0.6_d), 59}}};
  EXPECT_EQ(total({row(10, 5), row(90, 90)}, safety), "[59, 59]");
  EXPECT_EQ(total({row(10, 6), row(90, 90)}, safety), "[96, 96]");
  EXPECT_EQ(total({row(10, 5), row(90, 40)}, safety), "[45, 45]");
  EXPECT_EQ(total_across(std::vector{row(10, 5), row(90, 90)}, safety).vetoed, std::vector<std::size_t>{0});
}

TEST(Veto, LeavesOpenWhatItCannotTell) {
  const across_rules safety{{}, {{0, interval::below(0.6_d), 59}}};
  const std::vector<across_row> rows{row(10, 0, standing::missing), row(90, 90)};
  EXPECT_EQ(to_string(total_across(rows, safety).points), "[59, 100]");
  EXPECT_TRUE(total_across(rows, safety).vetoed.empty());
}

TEST(Veto, IsSilentOnARowThatHasLeft) {
  const across_rules safety{{}, {{0, interval::below(0.6_d), 59}}};
  EXPECT_EQ(total({row(10, 0, standing::not_applicable), row(90, 90)}, safety), "[100, 100]");
  EXPECT_EQ(total({row(10, 0, standing::excused), row(90, 90)}, safety), "[100, 100]");
  EXPECT_THROW(total({row(90, 90)}, {{}, {{1, interval::below(1), 0}}}), invalid_value);
}

TEST(Across, ReadsTheStandingOfARowFromItsActual) {
  form_builder made;
  made.row(kind::quantity, {"养护", "≥10公里", "5公里", "20", "10", ""});
  made.row(kind::quality, {"合格率", "≥90%", "不适用", "30", "30", ""});
  made.row(kind::social, {"受益", "≥10人", "", "40", "", ""});
  made.row(kind::satisfaction, {"满意度", "≥90%", "—", "10", "", ""});
  const form form = made.done();
  const pack rules = cn_mof_2020();
  const std::vector<across_row> rows = rows_across(score(form, rules), form, rules);
  EXPECT_EQ(rows[0].standing, standing::counted);
  EXPECT_EQ(rows[1].standing, standing::not_applicable);
  EXPECT_EQ(rows[2].standing, standing::missing);
  EXPECT_EQ(rows[3].standing, standing::missing);
  // Output: 10 of 20 carry 50, so 25; benefit 0 to 40, satisfaction 0 to 10.
  EXPECT_EQ(to_string(total_across(rows, {}).points), "[25, 75]");
}

}  // namespace
