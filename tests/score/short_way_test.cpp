// The scorecard has a short way for common rows, and a general one through sets: both must give the same record.
#include <perfeval/perfeval.hpp>
#include <perfeval/rounding.hpp>
#include <perfeval/rule/kinds.hpp>

#include <gtest/gtest.h>

#include "../audit/form_builder.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::literals;
using test::form_builder;

pack with_own(row_rule rule) {
  pack rules = cn_mof_2020();
  rules.rows.push_back({{std::nullopt, std::nullopt, ""}, std::move(rule)});
  return rules;
}

std::vector<pack> packs() {
  pack rounded = cn_mof_2020();
  rounded.quant.rounding = rounding{2, rounding_mode::half_up};
  pack straight = cn_mof_2020();
  straight.quant.at_most = row_rule(ceiling());
  pack lenient = cn_mof_2020();
  lenient.quant.strict_counts = false;
  pack bands = cn_mof_2020();
  bands.quant.at_least = {banded({{0.6_d, 0.5_d}, {0.9_d, 1_d}}), argument::actual};
  return {cn_mof_2020(),
          rounded,
          straight,
          lenient,
          bands,
          with_own(gated(0.6_d)),
          with_own(between_ceiling_and_inverse()),
          with_own({deduction(0.1_d), argument::actual})};
}

TEST(ShortWay, GivesTheRecordOfTheGeneralWay) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> targets{
      {"个",
       {"≥3", "＞3", "≤3", "＜3", "=3", "3", "0", "=0", "≥0", "2-4", "≥-3", "≤-3", "≥9000000000000000000",
        "≤0.3000000000000000001"}},
      {"%", {"≥90", "≤90", "＞90", "90", "=90"}},
      {"天", {"≤30", "30", "≥30"}}};
  int rows = 0;
  for (const pack& rules : packs()) {
    for (const auto& [unit_word, signs] : targets) {
      form_builder made;
      for (const kind kind : {kind::quantity, kind::cost, kind::satisfaction})
        for (const std::string& target : signs)
          for (const char* actual :
               {"0", "1", "2", "3", "4", "6", "7", "-1", "30", "45", "60", "89.9", "90", "100", "≥3", "2-3",
                "3000000000000000000", "0.6000000000000000002", "92233720368547758080"})
            made.row(kind, {"养护", target + unit_word, actual + unit_word, "7", "", ""});
      const form form = made.done();
      const bound_form bound = bind(form, rules);
      scorecard card;
      score(bound, card);
      for (std::size_t i = 0; i < card.rows.size(); ++i) {
        const bound_row& row = bound.rows[i];
        const admitted general = points_of(row.reading, *row.weight, row.own, rules);
        const admitted& recorded = card.rows[i].points;
        const std::string place = form.indicators[i].target.text + ", " + form.indicators[i].actual.text;
        EXPECT_EQ(recorded.points, general.points) << place;
        EXPECT_EQ(recorded.taken, general.taken) << place;
        EXPECT_EQ(recorded.undecided, general.undecided) << place;
        EXPECT_EQ(recorded.source, general.source) << place;
        ++rows;
      }
    }
  }
  EXPECT_EQ(rows, 8 * 3 * 19 * (14 + 5 + 3));
}

}  // namespace
