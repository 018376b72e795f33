// The seventeen forms laid out by python-docx, openpyxl and as a GB18030 page (tests/data/forms.*), with real merged
// cells, hold the same forms as the text: everything but places, stored texts and blanks at the ends of texts.
#include <perfeval/read/document.hpp>

#include <gtest/gtest.h>

namespace perfeval {
namespace {

void forget(cell& part) {
  part.place = {};
  part.stored.clear();
  const auto first = part.text.find_first_not_of(' ');
  part.text.erase(0, first == std::string::npos ? part.text.size() : first);
}

void forget_places(form& form) {
  for (auto* part : {&form.title, &form.project, &form.department, &form.unit, &form.year_cell, &form.goal.target,
                     &form.goal.actual, &form.common_reason, &form.total.label, &form.total.grade})
    forget(*part);
  for (auto* part : {&form.total.weight, &form.total.score}) forget(*part);
  for (auto& line : form.budget) {
    for (auto* part : {&line.label, &line.reason}) forget(*part);
    for (auto* part :
         {&line.initial_budget, &line.annual_budget, &line.executed, &line.execution_rate, &line.weight, &line.score})
      forget(*part);
  }
  for (auto& row : form.indicators) {
    for (auto* part :
         {&row.level1, &row.level2, &row.name, &row.sign, &row.target, &row.unit, &row.actual, &row.reason})
      forget(*part);
    for (auto* part : {&row.weight, &row.score}) forget(*part);
  }
  for (auto& extra : form.extras) forget(extra.value);
}

class SameForms : public ::testing::TestWithParam<const char*> {};

TEST_P(SameForms, InEveryFormat) {
  auto text = read_document(PERFEVAL_EXAMPLE_DATA "/forms.txt");
  auto other = read_document(PERFEVAL_TEST_DATA "/forms." + std::string(GetParam()));
  EXPECT_EQ(other.format, GetParam());
  EXPECT_TRUE(other.troubles.empty()) << name_of(other.troubles.at(0).kind) << " " << other.troubles[0].at << " "
                                      << other.troubles[0].found;
  ASSERT_EQ(other.forms.size(), text.forms.size());
  EXPECT_TRUE(other.skipped.empty());
  for (std::size_t i = 0; i < text.forms.size(); ++i) {
    auto& a = text.forms[i];
    auto& b = other.forms[i];
    EXPECT_EQ(b.total.score.place.table, a.total.score.place.table);
    EXPECT_EQ(b.total.score.place.row, a.total.score.place.row);
    EXPECT_EQ(b.total.score.place.column, 8u);  // the grid column, where there is a grid
    forget_places(a);
    forget_places(b);
    EXPECT_EQ(b.budget, a.budget) << i + 1;
    EXPECT_EQ(b.indicators, a.indicators) << i + 1;
    EXPECT_EQ(b.total, a.total) << i + 1;
    EXPECT_EQ(b.goal, a.goal) << i + 1;
    EXPECT_EQ(b, a) << i + 1;
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, SameForms, ::testing::Values("docx", "xlsx", "html"));

TEST(SameFormsInExcel, KeepTheStoredBinaryFractionAsEvidence) {
  const auto book = read_document(PERFEVAL_TEST_DATA "/forms.xlsx");
  const auto& rate = book.forms.at(0).budget.at(0).execution_rate;
  EXPECT_EQ(rate.text, "99.96%");
  EXPECT_EQ(rate.stored, "0.9996");
}

}  // namespace
}  // namespace perfeval
