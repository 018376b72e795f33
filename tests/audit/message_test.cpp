// Every finding can be told in both languages, and the sentence holds what was found and what was expected.
#include <gtest/gtest.h>
#include <perfeval/audit/message.hpp>

#include <set>
#include <string>

#include "form_builder.hpp"
#include "written.hpp"

namespace {

using namespace perfeval;
using namespace perfeval::test;

TEST(Messages, OfEveryCodeAreDifferentInBothLanguages) {
  for (const language language : {language::zh, language::en}) {
    std::set<std::string> told;
    for (std::size_t i = 0; i < code_count; ++i) {
      finding f;
      f.code = static_cast<code>(i);
      f.label = name_of(f.code);  // the label names the column, which sets some sentences apart
      const std::string sentence = message(f, language);
      EXPECT_GT(sentence.size(), 10U) << name_of(f.code);
      EXPECT_TRUE(told.insert(sentence).second) << name_of(f.code) << ": " << sentence;
    }
  }
}

TEST(Messages, HoldWhatWasFoundAndWhatWasExpected) {
  const finding f = finding_of(sound_form().total("100", "98").done(), code::total_mismatch);
  for (const language language : {language::zh, language::en}) {
    EXPECT_NE(message(f, language).find("98"), std::string::npos);
    EXPECT_NE(message(f, language).find("99"), std::string::npos);
  }
}

// 10 + 50 + 30 + 10 + 5, and no total that says otherwise.
TEST(Messages, LeaveOutWhatIsNotPrinted) {
  const finding f =
      finding_of(sound_form().plain_row(kind::social, "5", "5").total("", "104").done(), code::weight_sum);
  EXPECT_EQ(message(f, language::en),
            "The weights, execution included, add up to 105; they should be 100. Check the weights of the rows.");
  EXPECT_EQ(message(f, language::zh), "各项分值（含执行率）之和为105，应为100。请核对各指标分值。");
}

}  // namespace
