// Rows in columns: figures worked out by hand; the same rows as forms, scored one by one; and every width, order and
// request of the same table, which must not change a byte.
#include <perfeval/perfeval.hpp>
#include <perfeval/rule/kinds.hpp>
#include <perfeval/score/columns.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <numeric>
#include <random>

#include "../audit/form_builder.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::literals;
using test::form_builder;
using enum target_direction;

/// A table that owns its columns. Figures are whole numbers with two places.
struct table {
  std::vector<std::int64_t> weight, target, actual;
  std::vector<target_direction> direction;
  std::vector<std::uint32_t> form;
  std::uint32_t forms = 0;

  void add(std::uint32_t of, target_direction way, std::int64_t w, std::int64_t t, std::int64_t a) {
    weight.push_back(w);
    target.push_back(t);
    actual.push_back(a);
    direction.push_back(way);
    form.push_back(of);
    forms = std::max(forms, of + 1);
  }
  [[nodiscard]] row_columns columns() const {
    row_columns made;
    made.rows = weight.size();
    made.weight = {weight.data(), number_width::int64, 2, nullptr, 0};
    made.target = {target.data(), number_width::int64, 2, nullptr, 0};
    made.actual = {actual.data(), number_width::int64, 2, nullptr, 0};
    made.directions = direction.data();
    made.forms = form.data();
    made.form_count = forms;
    return made;
  }
};

column_scores scored(const row_columns& rows, const pack& rules = cn_mof_2020(), const column_request& wanted = {}) {
  column_scores made;
  score_columns(rows, rules, made, wanted);
  return made;
}

// 10 points, 90 of 100: 9. At most 100, 125 spent: 10 * 100/125 = 8. Equal to 3, 1 there: 10/3, written 3.33. Spent
// 92.86 of 100: 9.286, written 9.29. In all 9 + 8 + 10/3 + 9.286 = 29.6193..., written 29.62.
TEST(Columns, GiveThePointsWorkedOutByHand) {
  table made;
  made.add(0, at_least, 1000, 10000, 9000);
  made.add(0, at_most, 1000, 10000, 12500);
  made.add(0, equal, 1000, 300, 100);
  made.add(0, execution, 1000, 10000, 9286);
  const column_scores scores = scored(made.columns(), cn_mof_2020(), {true, false, std::nullopt});
  EXPECT_EQ(scores.places, 2);
  EXPECT_EQ(scores.points, (std::vector<std::int64_t>{900, 800, 333, 929}));
  EXPECT_EQ(scores.settled, (std::vector<std::uint8_t>{1, 1, 1, 1}));
  EXPECT_EQ(scores.totals, std::vector<std::int64_t>{2962});
  EXPECT_EQ(scores.exact_points[2], ratio(10) / ratio(3));
  EXPECT_EQ(scores.exact_totals[0], ratio(9) + ratio(8) + ratio(10) / ratio(3) + ratio(9.286_d));
  EXPECT_EQ(scores.grades[0], grade::poor);
}

// Three thirds of 30 are 30, not 29.999...: with 60 earned the total is exactly 90, the lower bound of excellent. One
// ten-millionth less of the first, and it is below, however it is written.
TEST(Columns, DecideAtABoundByTheExactSum) {
  table made;
  made.add(0, at_least, 6000, 100, 100);
  for (int i = 0; i < 3; ++i) made.add(0, at_least, 3000, 300, 100);
  made.add(1, at_least, 6000, 10000000, 9999999);
  for (int i = 0; i < 3; ++i) made.add(1, at_least, 3000, 300, 100);
  const column_scores scores = scored(made.columns());
  EXPECT_EQ(scores.totals, (std::vector<std::int64_t>{9000, 9000}));
  EXPECT_EQ(scores.grades[0], grade::excellent);
  EXPECT_EQ(scores.grades[1], grade::good);
}

// Undecided: 3 of 4 is 7.5 as at least, full as at most; 4 of 4 is full under both. The form's total is open between.
TEST(Columns, LeaveOpenWhatIsOpen) {
  table made;
  made.add(0, undecided, 1000, 400, 300);
  made.add(0, undecided, 1000, 400, 400);
  made.add(1, at_most, 1000, 0, 500);  // anything but full
  made.add(2, execution, 1000, 0, 0);  // a budget of zero has no rate
  const column_scores scores = scored(made.columns());
  EXPECT_EQ(scores.settled, (std::vector<std::uint8_t>{0, 1, 1, 0}));
  EXPECT_EQ(scores.settled_totals, (std::vector<std::uint8_t>{0, 1, 0}));
  ASSERT_EQ(scores.open_totals.size(), 2U);
  EXPECT_EQ(scores.open_totals[0].low, 17.5_d);
  EXPECT_EQ(scores.open_totals[0].high, 20);
  EXPECT_EQ(scores.open_totals[1].form, 2U);
  EXPECT_EQ(scores.open_totals[1].high, 10);
  EXPECT_EQ(scores.grades[0], grade::poor);
}

// 98, 90 (as three thirds and 60), 90, 90 (as 45 + 45), 12.
TEST(Columns, RankOnExactTotalsWithTies) {
  table made;
  made.add(0, at_least, 9000, 100, 100);
  made.add(1, at_least, 9800, 100, 100);
  made.add(2, at_least, 6000, 100, 100);
  for (int i = 0; i < 3; ++i) made.add(2, at_least, 3000, 300, 100);
  made.add(3, at_least, 1200, 100, 100);
  made.add(4, at_least, 9000, 200, 100);
  made.add(4, at_least, 9000, 200, 100);
  const auto ranks = [&](tie_ranks ties) { return scored(made.columns(), cn_mof_2020(), {false, false, ties}).ranks; };
  EXPECT_EQ(ranks(tie_ranks::competition), (std::vector<std::uint32_t>{2, 1, 2, 5, 2}));
  EXPECT_EQ(ranks(tie_ranks::dense), (std::vector<std::uint32_t>{2, 1, 2, 3, 2}));
  EXPECT_EQ(ranks(tie_ranks::ordinal), (std::vector<std::uint32_t>{2, 1, 3, 5, 4}));
}

// A million points in each of 20,000 rows are 2 * 10^10, of which the third form lacks 0.01. In units of 10^-9 they are
// more than 2^64; so is the one row of 3 * 10^10 of the second form. A total of 90 and one of 0 lie below.
TEST(Columns, AddAndRankTotalsBeyondTheGrid) {
  constexpr std::int64_t million = 100'000'000;
  table made;
  for (int i = 0; i < 20'000; ++i) {
    made.add(0, at_least, million, 100, 100);
    made.add(2, at_least, million - (i == 0 ? 1 : 0), 100, 100);
  }
  made.add(1, at_least, 3'000'000'000'000, 100, 100);
  made.add(3, at_least, 9000, 100, 100);
  made.add(4, at_least, 9000, 100, 0);
  for (int i = 0; i < 20'000; ++i) made.add(5, at_least, million, 100, 100);
  const column_scores scores = scored(made.columns(), cn_mof_2020(), {false, false, tie_ranks::competition});
  EXPECT_EQ(scores.totals, (std::vector<std::int64_t>{2'000'000'000'000, 3'000'000'000'000, 1'999'999'999'999, 9000, 0,
                                                      2'000'000'000'000}));
  EXPECT_EQ(scores.settled_totals, (std::vector<std::uint8_t>{1, 1, 1, 1, 1, 1}));
  EXPECT_EQ(scores.ranks, (std::vector<std::uint32_t>{2, 1, 4, 5, 6, 2}));
}

// The weight of 9 * 10^9 is just below 2^63 on the grid: half a unit more, as rounding to whole points adds before it
// cuts, is beyond it.
TEST(Columns, RoundAWeightAtTheEndOfTheGrid) {
  table made;
  made.add(0, at_least, 922'337'203'685, 300, 300);
  pack rules = cn_mof_2020();
  rules.quant.rounding = rounding{0, rounding_mode::half_up};
  EXPECT_EQ(scored(made.columns(), rules).totals, std::vector<std::int64_t>{922'337'203'700});
}

// In the order of the numbers, whatever their digits: 0, 1/3 of a billionth and more, thirds, sevenths, and a long one.
TEST(Columns, KeysAreInTheOrderOfTheirTotals) {
  std::vector<ratio> totals{
      0, ratio(1) / ratio(3'000'000'000), 1, ratio(1) / ratio(3), ratio(90), ratio(271) / ratio(3)};
  std::mt19937_64 random(7);
  for (int i = 0; i < 2000; ++i) {
    const auto d = static_cast<std::int64_t>(1 + random() % (i % 2 != 0 ? 50 : 1'000'000'000'000));
    totals.push_back(ratio(static_cast<std::int64_t>(random() % 100)) +
                     ratio(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(d))) / ratio(d));
    totals.push_back(totals.back() + ratio(1) / (ratio(d) * ratio(997) * ratio(991) * ratio(983) * ratio(977)));
  }
  std::sort(totals.begin(), totals.end());
  for (std::size_t i = 1; i < totals.size(); ++i)
    ASSERT_EQ(total_key(totals[i - 1]) <=> total_key(totals[i]), totals[i - 1] <=> totals[i])
        << to_string(totals[i - 1]) << " and " << to_string(totals[i]);
  EXPECT_EQ(total_key(ratio(88.5_d)), "000000000000088500000000,");
  EXPECT_THROW(static_cast<void>(total_key(ratio(-1))), invalid_value);
}

// A category of 40 points with a row of 10 that leaves: the other, 20 of 30, counts as 80/3 of 40. Its cap is 25.
TEST(Columns, ApplyRulesAcrossRows) {
  table made;
  made.add(0, at_least, 1000, 100, 0);
  made.add(0, at_least, 3000, 300, 200);
  const std::array standings{standing::not_applicable, standing::counted};
  const std::array categories{category::output, category::output};
  row_columns rows = made.columns();
  rows.standings = standings.data();
  rows.categories = categories.data();
  pack rules = cn_mof_2020();
  rules.across.not_applicable = when_not_applicable::leaves;
  EXPECT_EQ(scored(rows, rules).totals, std::vector<std::int64_t>{2667});
  rules.across.caps.push_back({category::output, 25});
  EXPECT_EQ(scored(rows, rules).totals, std::vector<std::int64_t>{2500});
  rules.across.vetoes.push_back({{std::nullopt, category::output, ""}, 0.7_d, 5});  // 2/3 of the weight is below 0.7
  EXPECT_EQ(scored(rows, rules).totals, std::vector<std::int64_t>{500});
}

TEST(Columns, RefuseWhatCannotBe) {
  table made;
  made.add(0, at_least, 1000, 100, 100);
  row_columns rows = made.columns();
  const auto refusal = [&](const pack& rules = cn_mof_2020()) -> std::string {
    try {
      static_cast<void>(scored(rows, rules));
    } catch (const invalid_value& error) {
      return error.what();
    }
    return "";
  };
  rows.form_count = 0;
  EXPECT_EQ(refusal(), "row 0 is of form 0; the forms are numbered below 0");
  rows = made.columns();
  rows.directions = nullptr;
  EXPECT_EQ(refusal(), "the rows have no directions");
  const auto odd = static_cast<target_direction>(9);
  rows.directions = &odd;
  EXPECT_EQ(refusal(), "row 0 has direction 9; expected 0 to 4");
  rows = made.columns();
  const std::uint32_t third = 3;
  rows.own_rules = &third;
  EXPECT_EQ(refusal(), "row 0 has rule 3; there are 0");
  rows = made.columns();
  pack rules = cn_mof_2020();
  rules.id = "city";
  rules.across.caps.push_back({category::output, 25});
  EXPECT_EQ(refusal(rules), "city caps the points of categories: give the categories");
  rules.across.caps.clear();
  rules.rows.push_back({{std::nullopt, std::nullopt, "投诉"}, row_rule(ceiling())});
  EXPECT_EQ(
      refusal(rules),
      "a rule in rows of city holds for rows by a word in their name, which columns do not have: name the rule of "
      "each row");
}

// ---- Against forms

std::string text_of(std::int64_t hundredths) { return to_string(decimal(hundredths, 2)); }

const std::map<target_direction, std::string> signs{{at_least, "≥"}, {at_most, "≤"}, {equal, "="}, {undecided, ""}};

/// The same rows as a form: cost for a direction that nobody says, and bare numbers.
form form_of(const table& made, std::size_t begin, std::size_t end) {
  form_builder paper;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string target = text_of(made.target[i]), actual = text_of(made.actual[i]);
    if (made.direction[i] == execution)
      paper.total_funds({"", target, actual, "", text_of(made.weight[i]), ""});
    else
      paper.row(made.direction[i] == undecided ? kind::cost : kind::quantity,
                {"养护", signs.at(made.direction[i]) + target, actual, text_of(made.weight[i]), "", ""});
  }
  return paper.done();
}

std::vector<pack> packs() {
  std::vector<pack> all(6, cn_mof_2020());
  all[1].quant.rounding = rounding{1, rounding_mode::half_up};
  all[1].execution.rounding = rounding{0, rounding_mode::down};
  all[2].quant.at_most = row_rule(ceiling());
  all[2].quant.at_least = row_rule(gated(0.6_d));
  all[3].quant.at_most = row_rule(inverse());
  all[3].quant.equal = row_rule(capped());
  all[3].quant.negative_actual = negative_actual::zero;
  all[3].quant.rounding = rounding{2, rounding_mode::half_even};
  all[4].quant.at_least = {banded({{0.6_d, 0.5_d}, {0.9_d, 1_d}}), argument::actual};
  all[4].execution.points = gated(0.6_d);
  all[4].grade.rounding = rounding{0, rounding_mode::half_up};
  all[5].quant.at_least = row_rule(over_reduced(1.3_d, 0.5_d));
  all[5].quant.at_most = row_rule(stepped_deduction(0.1_d, 0.25_d, 1));
  all[5].score.digits = 4;
  return all;
}

std::int64_t any_of(std::mt19937_64& random, std::initializer_list<std::int64_t> values) {
  return *(values.begin() + random() % values.size());
}

table random_table(std::uint64_t seed, std::uint32_t forms) {
  std::mt19937_64 random(seed);
  table made;
  for (std::uint32_t form = 0; form < forms; ++form)
    for (int row = 0; row < 12; ++row) {
      const auto way = row == 0 ? execution : static_cast<target_direction>(random() % 4 % 3 + (random() % 9 == 0));
      const std::int64_t target =
          any_of(random, {100, 300, 700, 9000, 33333, 10000, 123456, static_cast<std::int64_t>(random() % 1000000),
                          400000000000000000, random() % 7 ? 600 : 0, random() % 7 ? 600 : -300});
      const std::int64_t near = target / 100 * static_cast<std::int64_t>(random() % 140);
      const std::int64_t actual =
          any_of(random, {target, near, near, target - 1, target + 1, 100, 200, 0, random() % 5 ? near : -100});
      made.add(form, way, any_of(random, {1000, 500, 333, 2000, 0, 700}), way == execution ? std::abs(target) : target,
               way == execution ? std::abs(actual) : actual);
      if (way == undecided && target == 0) made.direction.back() = at_most;  // what a form would read
    }
  return made;
}

std::uint32_t wanted_forms() {
  const char* asked = std::getenv("PERFEVAL_COLUMN_FORMS");
  return asked ? static_cast<std::uint32_t>(std::atoi(asked)) : 300;
}

TEST(Columns, EqualTheirFormsScoredOneByOne) {
  const table made = random_table(2911, wanted_forms());
  std::size_t settled = 0, open = 0, total = 0;
  for (const pack& rules : packs()) {
    const column_scores scores = scored(made.columns(), rules, {true, false, tie_ranks::competition});
    for (std::uint32_t number = 0; number < made.forms; ++number) {
      const std::size_t begin = number * std::size_t{12};
      const form paper = form_of(made, begin, begin + 12);
      const scorecard card = score(paper, rules);
      for (std::size_t i = 0; i < 12; ++i) {
        const line& row = i == 0 ? card.execution : card.rows[i - 1];
        const std::size_t at = begin + i;
        const std::string place = "form " + std::to_string(number) + ", row " + std::to_string(i) + ": " +
                                  std::string(name_of(made.direction[at])) + " " + text_of(made.target[at]) + ", " +
                                  text_of(made.actual[at]) + " of " + text_of(made.weight[at]);
        ASSERT_EQ(scores.exact_points[at], row.points.taken) << place;
        ASSERT_EQ(scores.settled[at] != 0, row.points.taken.has_value()) << place;
        if (row.points.taken) {
          const decimal written = round(*row.points.taken, {rules.score.digits, rounding_mode::half_up});
          ASSERT_EQ(decimal(scores.points[at], scores.places), written) << place;
        }
        row.points.taken ? ++settled : ++open;
      }
      ASSERT_EQ(scores.exact_totals[number], card.total->exact) << number;
      ASSERT_EQ(scores.grades[number], card.grade) << number;
      if (card.total->exact) {
        const decimal written = round(*card.total->exact, {rules.score.digits, rounding_mode::half_up});
        ASSERT_EQ(decimal(scores.totals[number], scores.places), written) << number;
        ++total;
      }
    }
  }
  EXPECT_GT(settled, open);
  EXPECT_GT(open, 100U);
  EXPECT_GT(total, 100U);
}

/// What a call gives, as one text.
std::string shown(const column_scores& scores) {
  std::string text;
  for (const auto one : scores.totals) text += std::to_string(one) + " ";
  for (const auto one : scores.settled_totals) text += std::to_string(one);
  for (const auto& one : scores.grades) text += one ? name_of(*one) : "none";
  for (const auto& one : scores.open_totals)
    text += std::to_string(one.form) + ":" + to_string(one.low) + ".." + to_string(one.high) + " ";
  for (const auto one : scores.ranks) text += std::to_string(one) + " ";
  return text;
}

TEST(Columns, GiveTheSameWhateverTheRequestOrderAndWidth) {
  table made = random_table(77, 200);
  for (const pack& rules : packs()) {
    const std::string expected = shown(scored(made.columns(), rules, {false, false, tie_ranks::competition}));
    EXPECT_EQ(shown(scored(made.columns(), rules, {true, false, tie_ranks::competition})), expected);

    std::vector<std::size_t> order(made.weight.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937_64(5));
    table mixed;
    for (const std::size_t i : order)
      mixed.add(made.form[i], made.direction[i], made.weight[i], made.target[i], made.actual[i]);
    EXPECT_EQ(shown(scored(mixed.columns(), rules, {false, false, tie_ranks::competition})), expected);

    const auto widened = [](const std::vector<std::int64_t>& values, std::size_t words, std::int64_t factor) {
      std::vector<std::int64_t> wide;
      for (const std::int64_t value : values) {
        const detail::int128 scaled = detail::long_product(value, factor);
        wide.push_back(static_cast<std::int64_t>(scaled));
        wide.push_back(static_cast<std::int64_t>(scaled >> 64));
        for (std::size_t i = 2; i < words; ++i) wide.push_back(scaled < 0 ? -1 : 0);
      }
      return wide;
    };
    const auto targets = widened(made.target, 2, 10'000'000'000);
    const auto actuals = widened(made.actual, 4, 1'000'000'000'000'000'000);
    row_columns wide = made.columns();
    wide.target = {targets.data(), number_width::decimal128, 12, nullptr, 0};
    wide.actual = {actuals.data(), number_width::decimal256, 20, nullptr, 0};
    EXPECT_EQ(shown(scored(wide, rules, {false, false, tie_ranks::competition})), expected);
  }
}

// Bands of satisfaction: from 60 % half, from 80 % four fifths, from 90 % all. 85 of 90 is 85 %, and so is 0.85 of
// 0.90; whether 0.85 of 90 is less than one per cent, nobody says.
TEST(Columns, ReadASatisfactionAsFormsDo) {
  table made;
  made.add(0, at_least, 1000, 9000, 8500);
  made.add(1, at_least, 1000, 90, 85);
  made.add(2, at_least, 1000, 9000, 85);
  made.add(3, at_least, 1000, 9000, 0);
  const std::array<kind, 4> kinds{kind::satisfaction, kind::satisfaction, kind::satisfaction, kind::satisfaction};
  row_columns rows = made.columns();
  rows.kinds = kinds.data();
  pack rules = cn_mof_2020();
  rules.rows.push_back({{kind::satisfaction, std::nullopt, ""},
                        {banded({{0.6_d, 0.5_d}, {0.8_d, 0.8_d}, {0.9_d, 1_d}}), argument::actual}});
  const column_scores scores = scored(rows, rules);
  EXPECT_EQ(scores.settled, (std::vector<std::uint8_t>{1, 1, 0, 1}));
  EXPECT_EQ(scores.points, (std::vector<std::int64_t>{800, 800, 0, 0}));
}

// Bit 0 first: rows 1 and 2 are known, row 0 is not, whatever lies before the offset.
TEST(Columns, TellUnknownFiguresApart) {
  table made;
  for (int i = 0; i < 4; ++i) made.add(0, at_least, 1000, 100, 50);
  const std::uint8_t known = 0b1101;  // of the four: row 1 is unknown; from offset 1 on rows 1 and 2 of three are known
  row_columns rows = made.columns();
  rows.rows = 3;
  rows.actual.validity = &known;
  rows.actual.offset = 1;
  const column_scores scores = scored(rows);
  EXPECT_EQ(scores.settled, (std::vector<std::uint8_t>{0, 1, 1}));
  ASSERT_EQ(scores.open_totals.size(), 1U);
  EXPECT_EQ(scores.open_totals[0].low, 10);
  EXPECT_EQ(scores.open_totals[0].high, 20);
  pack zero = cn_mof_2020();
  zero.across.missing = when_missing::zero;
  EXPECT_EQ(scored(rows, zero).totals, std::vector<std::int64_t>{1000});
}

TEST(Columns, SayWhichRowARuleFailedFor) {
  table made;
  made.add(0, at_least, 1000, 100, 50);
  made.add(0, at_least, 1000, 100, 200);
  const std::array own{row_rule(make_rule("half", "1", "memo", true, [](const auto&, const ratio& a, const ratio& w) {
    if (a > ratio(1)) throw std::runtime_error("too much");
    return w / ratio(2);
  }))};
  const std::array<std::uint32_t, 2> chosen{1, 1};
  row_columns rows = made.columns();
  rows.own_rules = chosen.data();
  rows.rules = own;
  const column_scores scores = scored(rows);
  EXPECT_EQ(scores.points, (std::vector<std::int64_t>{500, 0}));
  ASSERT_EQ(scores.troubles.size(), 1U);
  EXPECT_EQ(scores.troubles[0].row, 1U);
  EXPECT_EQ(scores.troubles[0].cause, "too much");
  EXPECT_EQ(scores.open_totals[0].low, 5);
  EXPECT_EQ(scores.open_totals[0].high, 15);
}

std::vector<rank_range> ranges_of(const row_columns& rows, const pack& rules = cn_mof_2020()) {
  return scored(rows, rules, {false, false, std::nullopt, true}).rank_ranges;
}

// Of 100 points and a target of 100, an actual printed as 90.00 earns at least 89.995 and less than 90.005; 90.01 earns
// at least 90.005. 120 earns 100 in any case. An actual of exactly 90 earns 90.
TEST(RankRanges, AreThoseOfEveryNumberThatIsPrintedSo) {
  table made;
  made.add(0, at_least, 10000, 10000, 9000);
  made.add(1, at_least, 10000, 10000, 9001);
  made.add(2, at_least, 10000, 10000, 9000);
  made.add(3, at_least, 10000, 10000, 12000);
  EXPECT_EQ(ranges_of(made.columns()), (std::vector<rank_range>{{3, 4}, {2, 2}, {3, 4}, {1, 1}}));
  row_columns rows = made.columns();
  const std::array precise{precision::exact, precision::rounded, precision::exact, precision::rounded};
  rows.precisions = precise.data();
  EXPECT_EQ(ranges_of(rows), (std::vector<rank_range>{{3, 3}, {2, 2}, {3, 3}, {1, 1}}));
}

// At most 100, 125.00 there: 100 * 100/125.005 < points <= 100 * 100/124.995, so between 79.9968 and 80.0032; a form
// with exactly 80 can be above or below. The points that the rule leaves open beside those are not asked for.
TEST(RankRanges, AreOfThePointsThatAScorecardTakes) {
  table made;
  made.add(0, at_most, 10000, 10000, 12500);
  made.add(1, at_least, 10000, 10000, 8000);
  made.add(2, at_least, 10000, 10000, 7999);
  row_columns rows = made.columns();
  const std::array precise{precision::rounded, precision::exact, precision::exact};
  rows.precisions = precise.data();
  EXPECT_EQ(ranges_of(rows), (std::vector<rank_range>{{1, 2}, {1, 2}, {3, 3}}));
}

// 95.00 of 100 spent: at least 94.995 %, less than 95.005 %, of 10 points 9.4995 to 9.5005. Without a weight a form has
// no rank; an open row of 10 points can be any of them.
TEST(RankRanges, OfExecutionAndOfRowsThatAreOpen) {
  table made;
  made.add(0, execution, 1000, 10000, 9500);
  made.add(1, at_least, 1000, 10000, 9499);
  made.add(2, at_least, 1000, 10000, 9510);
  made.add(3, at_least, 1000, 10000, 5000);
  made.add(4, at_least, 1000, 10000, 5000);
  row_columns rows = made.columns();
  const std::array precise{precision::rounded, precision::exact, precision::exact, precision::exact, precision::exact};
  const std::uint8_t weights = 0b01111;
  const std::uint8_t actuals = 0b10111;
  rows.precisions = precise.data();
  rows.weight.validity = &weights;
  rows.actual.validity = &actuals;
  EXPECT_EQ(ranges_of(rows), (std::vector<rank_range>{{2, 3}, {3, 4}, {1, 2}, {1, 4}, {0, 0}}));
}

// A cap of 8 points on output: what is rounded above it does not count.
TEST(RankRanges, KeepToTheRulesAcrossRows) {
  pack capped = cn_mof_2020();
  capped.across.caps.push_back({category::output, 8});
  table made;
  made.add(0, at_least, 1000, 10000, 8000);
  made.add(1, at_least, 1000, 10000, 9000);
  row_columns rows = made.columns();
  const std::array categories{category::output, category::output};
  rows.categories = categories.data();
  // 80.00 of 100 earns at least 7.9995 and at most the cap, 90.00 the cap.
  EXPECT_EQ(ranges_of(rows, capped), (std::vector<rank_range>{{1, 2}, {1, 1}}));
}

}  // namespace
