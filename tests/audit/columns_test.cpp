// Rows in columns: verdicts worked out by hand, and every verdict, code and severity of random tables against the audit
// of the same figures as forms, read from their texts.
#include <perfeval/audit/columns.hpp>
#include <perfeval/audit/examination.hpp>
#include <perfeval/perfeval.hpp>
#include <perfeval/rule/kinds.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "form_builder.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::literals;
using test::form_builder;
using enum target_direction;

/// A table that owns its columns. Figures are whole numbers with two places.
struct table {
  std::vector<std::int64_t> weight, target, actual, score, total;
  std::vector<target_direction> direction;
  std::vector<std::uint32_t> form;
  std::uint32_t forms = 0;

  void add(std::uint32_t of, target_direction way, std::int64_t w, std::int64_t t, std::int64_t a, std::int64_t s,
           std::int64_t sum) {
    weight.push_back(w);
    target.push_back(t);
    actual.push_back(a);
    score.push_back(s);
    total.push_back(sum);
    direction.push_back(way);
    form.push_back(of);
    forms = std::max(forms, of + 1);
  }
  [[nodiscard]] static number_column hundredths(const std::vector<std::int64_t>& values) {
    return {values.data(), number_width::int64, 2, nullptr, 0};
  }
  [[nodiscard]] row_columns columns() const {
    row_columns made;
    made.rows = weight.size();
    made.weight = hundredths(weight);
    made.target = hundredths(target);
    made.actual = hundredths(actual);
    made.directions = direction.data();
    made.forms = form.data();
    made.form_count = forms;
    return made;
  }
  [[nodiscard]] printed_columns printed() const { return {hundredths(score), hundredths(total), nullptr, nullptr}; }
};

column_audit audited(const table& made, const pack& rules = cn_mof_2020()) {
  column_audit result;
  audit_columns(made.columns(), made.printed(), rules, result);
  return result;
}

std::string shown(const column_judgement& one) {
  std::string text = one.verdict ? std::string(name_of(*one.verdict)) : "none";
  if (one.code) text += " " + std::string(name_of(*one.code)) + " " + std::string(name_of(one.severity));
  return text;
}

// Weight 10 each. 90 of 100 is 9; 9.5 is above it. 100 of 100 is full, and 8 is below it without a reason. 12 is above
// the weight. -1 is below zero. 92.86 spent of 100 is 9.286, printed 9.29. Their sum is 37.79, not 40.
TEST(AuditedColumns, SayWhatIsWrongWithAScore) {
  table made;
  made.add(0, at_least, 1000, 10000, 9000, 950, 4000);
  made.add(0, at_least, 1000, 10000, 10000, 800, 4000);
  made.add(0, at_least, 1000, 10000, 9000, 1200, 4000);
  made.add(0, at_least, 1000, 10000, 9000, -100, 4000);
  made.add(0, execution, 1000, 10000, 9286, 929, 4000);
  const column_audit result = audited(made);
  EXPECT_EQ(shown(result.rows[0]), "differs score-above-rule error");
  EXPECT_EQ(shown(result.rows[1]), "differs target-met-deducted warning");
  EXPECT_EQ(shown(result.rows[2]), "differs score-above-weight error");
  EXPECT_EQ(shown(result.rows[3]), "differs negative-value error");
  EXPECT_EQ(shown(result.rows[4]), "agrees");
  EXPECT_EQ(shown(result.totals[0]), "differs total-mismatch error");
  EXPECT_EQ(result.sums[0], 37.79_d);
  EXPECT_EQ(result.printed[0], 40_d);
  ASSERT_EQ(result.expected.size(), 4U);
  EXPECT_EQ(result.expected[0].low, 9);
  EXPECT_EQ(result.expected[0].high, 9);
  EXPECT_EQ(result.expected[1].low, 10);
}

// 1 of 3 earns 10/3: printed 3.33, 3.3 or 3 it agrees, and 3.4 does not. A column of two places does not say how many
// of them were printed.
TEST(AuditedColumns, ReadTheZerosOfAColumnAsItsOwn) {
  table made;
  for (const std::int64_t score : {333, 330, 300, 340, 334}) made.add(0, at_least, 1000, 300, 100, score, 1637);
  const column_audit result = audited(made);
  for (const std::size_t row : {0U, 1U, 2U}) EXPECT_EQ(shown(result.rows[row]), "agrees") << row;
  EXPECT_EQ(shown(result.rows[3]), "differs score-above-rule error");
  EXPECT_EQ(shown(result.rows[4]), "differs score-above-rule error");
  EXPECT_EQ(shown(result.totals[0]), "agrees");
}

// Undecided with a target of zero: no form says it. At least 0 is met by 5, at most 0 is not; nothing is known of it.
TEST(AuditedColumns, DoNotReadADirectionThatNoFormSays) {
  table made;
  made.add(0, undecided, 1000, 0, 500, 1000, 1000);
  made.add(1, undecided, 1000, 0, 500, 0, 0);
  made.add(2, undecided, 1000, 0, 500, 1100, 1100);
  const column_audit result = audited(made);
  EXPECT_EQ(shown(result.rows[0]), "cannot_tell");
  EXPECT_EQ(shown(result.rows[1]), "cannot_tell");
  EXPECT_EQ(shown(result.rows[2]), "differs score-above-weight error");
}

TEST(AuditedColumns, JudgeRowsWithoutForms) {
  table made;
  made.add(0, at_least, 1000, 10000, 9000, 950, 0);
  made.add(1, at_least, 1000, 10000, 9000, 900, 0);
  row_columns rows = made.columns();
  rows.forms = nullptr;
  rows.form_count = 0;
  printed_columns printed = made.printed();
  column_audit result;
  EXPECT_THROW(audit_columns(rows, printed, cn_mof_2020(), result), invalid_value);
  printed.total.reset();
  audit_columns(rows, printed, cn_mof_2020(), result);
  EXPECT_EQ(shown(result.rows[0]), "differs score-above-rule error");
  EXPECT_EQ(shown(result.rows[1]), "agrees");
}

TEST(AuditedColumns, RefuseWhatNoFormHas) {
  const auto refusal = [](const table& made) -> std::string {
    try {
      static_cast<void>(audited(made));
    } catch (const invalid_value& error) {
      return error.what();
    }
    return "";
  };
  table twice;
  twice.add(0, execution, 1000, 100, 100, 1000, 2000);
  twice.add(0, execution, 1000, 100, 100, 1000, 2000);
  EXPECT_EQ(refusal(twice),
            "row 1 is the second of budget execution in its form: only the total of the funds is scored");
  table two_totals;
  two_totals.add(0, at_least, 1000, 100, 100, 1000, 2000);
  two_totals.add(0, at_least, 1000, 100, 100, 1000, 2050);
  EXPECT_EQ(refusal(two_totals), "row 1 has the total 20.5, an earlier row of its form has 20: a form has one total");
}

// ---- Against forms

std::string text_of(std::int64_t hundredths) { return to_string(trimmed(decimal(hundredths, 2))); }

const std::map<target_direction, std::string> signs{{at_least, "≥"}, {at_most, "≤"}, {equal, "="}, {undecided, ""}};

/// The same rows on paper. 投诉 leaves the direction of a number open.
form form_of(const table& made, std::size_t begin, std::size_t end) {
  form_builder paper;
  paper.paper().has = {false, true, true, false, true, true, true, true, true, true, false};
  for (std::size_t i = begin; i < end; ++i) {
    const std::string target = text_of(made.target[i]), actual = text_of(made.actual[i]);
    if (made.direction[i] == execution)
      paper.total_funds({"", target, actual, "", text_of(made.weight[i]), text_of(made.score[i])});
    else
      paper.row(kind::unknown, {made.direction[i] == undecided ? "投诉" : "养护", signs.at(made.direction[i]) + target,
                                actual, text_of(made.weight[i]), text_of(made.score[i]), ""});
  }
  paper.total("", text_of(made.total[begin]));
  return paper.done();
}

std::vector<pack> packs() {
  std::vector<pack> all(5, cn_mof_2020());
  all[1].quant.rounding = rounding{1, rounding_mode::half_up};
  all[1].execution.rounding = rounding{0, rounding_mode::down};
  all[2].quant.at_most = row_rule(ceiling());
  all[2].quant.at_least = row_rule(gated(0.6_d));
  all[3].quant.at_least = {banded({{0.6_d, 0.5_d}, {0.9_d, 1_d}}), argument::actual};
  all[3].quant.negative_actual = negative_actual::zero;
  all[3].execution.points = gated(0.6_d);
  all[4].score.digits = 4;
  all[4].rounding.score_explains.clear();
  return all;
}

/// The score that a clerk prints: mostly that of the proportion, at some places; else another one.
std::int64_t printed_score(std::mt19937_64& random, std::int64_t w, std::int64_t t, std::int64_t a) {
  const bool shares = t > 0 && a > 0;
  const std::int64_t rounded = shares ? (2 * w * std::min(a, t) + t) / (2 * t) : 0;
  switch (random() % 14) {
    case 0:
      return w;
    case 1:
      return rounded + static_cast<std::int64_t>(random() % 200) - 100;
    case 2:
      return (rounded + 50) / 100 * 100;
    case 3:
      return w + 50;
    case 4:
      return shares ? w * t / std::max(a, t) : 0;
    case 5:
    case 6:
      return (rounded + 5) / 10 * 10;  // rounded twice
    default:
      return rounded;
  }
}

table random_table(std::uint64_t seed, std::uint32_t forms, std::size_t rows) {
  std::mt19937_64 random(seed);
  const auto any_of = [&](std::initializer_list<std::int64_t> values) {
    return *(values.begin() + random() % values.size());
  };
  table made;
  for (std::uint32_t form = 0; form < forms; ++form) {
    std::int64_t sum = 0;
    const std::size_t begin = made.weight.size();
    for (std::size_t row = 0; row < rows; ++row) {
      const auto way = row == 0 ? execution : static_cast<target_direction>(random() % 4 % 3 + (random() % 9 == 0));
      const std::int64_t target =
          any_of({100, 300, 700, 9000, 33333, 10000, static_cast<std::int64_t>(random() % 1000000),
                  random() % 7 != 0  ? 600
                  : way == undecided ? 700
                                     : 0});
      const std::int64_t near = target / 100 * static_cast<std::int64_t>(random() % 140);
      const std::int64_t actual =
          any_of({target, target, near, near, target + 1, target - 1, 0, random() % 5 != 0 ? near : -100});
      const std::int64_t weight = any_of({1000, 500, 2000, 1250, random() % 9 != 0 ? 700 : 0});
      const std::int64_t spent = way == execution ? std::abs(actual) : actual;
      const std::int64_t score = printed_score(random, weight, target, spent);
      made.add(form, way, weight, target, spent, score, 0);
      sum += score;
    }
    if (random() % 4 == 0) sum += any_of({100, -100, 1, 500});
    std::fill(made.total.begin() + static_cast<std::ptrdiff_t>(begin), made.total.end(), sum);
  }
  return made;
}

/// What the audit of the paper says of a cell: its gravest finding there, and whether a figure of it differs.
std::string said(const form_audit& result, std::initializer_list<field> cells) {
  for (const finding& f : result.findings)
    if (std::find(cells.begin(), cells.end(), f.field) != cells.end())
      return std::string(name_of(f.code)) + " " + std::string(name_of(f.severity));
  return "";
}

std::string findings_of(const column_judgement& one) {
  return one.code ? std::string(name_of(*one.code)) + " " + std::string(name_of(one.severity)) : "";
}

/// Every row and total of forms with so many rows each, held against the audit of the form.
void compare(const table& made, std::size_t rows, const pack& rules, std::map<std::string, std::size_t>& found) {
  const column_audit result = audited(made, rules);
  for (std::uint32_t number = 0; number < made.forms; ++number) {
    const std::size_t begin = number * rows;
    const form_audit whole = audit(form_of(made, begin, begin + rows), rules);
    verdict_counts scores;
    const auto count = [&scores](const column_judgement& one) {
      scores.agrees += one.verdict == verdict::agrees ? 1 : 0;
      scores.cannot_tell += one.verdict == verdict::cannot_tell ? 1 : 0;
    };
    for (std::size_t i = 0; i < rows; ++i) {
      const auto cell = [&](item item) { return i == 0 ? line_field(0, item) : row_field(i - 1, item); };
      const std::string expected = said(whole, {cell(item::score), cell(item::weight)});
      const std::size_t at = begin + i;
      ASSERT_EQ(findings_of(result.rows[at]), expected)
          << "form " << number << ", row " << i << ": " << name_of(made.direction[at]) << " "
          << text_of(made.target[at]) << ", " << text_of(made.actual[at]) << " of " << text_of(made.weight[at])
          << ", printed " << text_of(made.score[at]);
      count(result.rows[at]);
      ++found[expected];
    }
    ASSERT_EQ(findings_of(result.totals[number]), said(whole, {total_field(item::score)})) << number;
    count(result.totals[number]);
    // other cells of these forms are judged as well: weights, units
    ASSERT_LE(scores.agrees, whole.verdicts.agrees) << number;
    ASSERT_LE(scores.cannot_tell, whole.verdicts.cannot_tell) << number;
    ++found[findings_of(result.totals[number])];
  }
}

// In a form of two rows the other may be right at a glance; in one of eight, one that is not takes all of them along.
TEST(AuditedColumns, EqualTheAuditOfTheirForms) {
  const table long_forms = random_table(2026, 250, 8), short_forms = random_table(2027, 2000, 2);
  std::map<std::string, std::size_t> found;
  for (const pack& rules : packs()) {
    compare(long_forms, 8, rules, found);
    compare(short_forms, 2, rules, found);
  }
  for (const char* wanted :
       {"score-above-rule error", "score-below-rule warning", "score-above-weight error",
        "full-score-target-missed error", "full-score-target-missed warning", "target-met-deducted warning",
        "execution-score error", "total-mismatch error", "total-mismatch note", "negative-value error"})
    EXPECT_GT(found[wanted], 0U) << wanted;
}

}  // namespace
