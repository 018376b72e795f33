// Every shipped pack passes its own scenarios, which reach every piece of its curves and notice nineteen wrong bounds
// of twenty.
#include <perfeval/read/pack.hpp>
#include <perfeval/testing/scenarios.hpp>

#include <gtest/gtest.h>

namespace {

using namespace perfeval;

class ShippedPack : public testing::TestWithParam<std::size_t> {
 protected:
  pack_file file = read_shipped_pack(shipped_packs()[GetParam()].id);
};

TEST_P(ShippedPack, PassesItsScenariosAndReachesEveryPiece) {
  const scenario_report report = test_pack(file);
  EXPECT_TRUE(report.passed()) << to_text(report);
  EXPECT_EQ(report.coverage(), ratio(1)) << to_text(report);
  EXPECT_GE(report.mutation_score(), ratio(19) / ratio(20)) << to_text(report);
}

TEST_P(ShippedPack, StandsOnANamedDocument) {
  EXPECT_FALSE(file.source.document.empty());
  for (const auto& row : names_of<topic>) EXPECT_FALSE(file.rules.source(row.value).document.empty()) << row.name;
}

INSTANTIATE_TEST_SUITE_P(Packs, ShippedPack, testing::Range<std::size_t>(0, shipped_packs().size()),
                         [](const testing::TestParamInfo<std::size_t>& one) {
                           std::string name(shipped_packs()[one.param].id);
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

}  // namespace
