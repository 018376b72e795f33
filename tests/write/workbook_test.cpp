#include "pages/workbook.hpp"

#include <gtest/gtest.h>

namespace perfeval {
namespace {

TEST(NumberCell, HoldsWhatReadsAsPrintedAndNothingElse) {
  EXPECT_EQ(decimals_stored_exactly("10"), 0);
  EXPECT_EQ(decimals_stored_exactly("19.992"), 3);
  EXPECT_EQ(decimals_stored_exactly("-0.5"), 1);
  EXPECT_EQ(decimals_stored_exactly("123456789012345"), 0);
  for (const char* text :
       {"", "-", "2.50", "10.", ".5", "007", "+3", "1,200", "99.96%", "-0", "1e5", "1234567890123456", " 5", "５"})
    EXPECT_EQ(decimals_stored_exactly(text), -1) << text;
}

TEST(CellName, CountsInLetters) {
  EXPECT_EQ(cell_name(0, 0), "A1");
  EXPECT_EQ(cell_name(11, 25), "Z12");
  EXPECT_EQ(cell_name(0, 26), "AA1");
  EXPECT_EQ(cell_name(0, 16383), "XFD1");
}

}  // namespace
}  // namespace perfeval
