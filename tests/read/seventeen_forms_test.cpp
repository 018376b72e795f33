// The seventeen published forms against a transcription of their figures that was taken by position, without this
// library (tests/data/forms_figures.csv: form, field, text).
#include <perfeval/read/document.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>

namespace perfeval {
namespace {

const document& forms() {
  static const document read = read_document(PERFEVAL_EXAMPLE_DATA "/forms.txt");
  return read;
}

using fields = std::map<std::string, std::string>;

void add_line(fields& to, const std::string& name, const budget_line& line) {
  to["budget." + name + ".initial_budget"] = line.initial_budget.text;
  to["budget." + name + ".annual_budget"] = line.annual_budget.text;
  to["budget." + name + ".executed"] = line.executed.text;
  to["budget." + name + ".weight"] = line.weight.text;
  to["budget." + name + ".execution_rate"] = line.execution_rate.text;
  to["budget." + name + ".score"] = line.score.text;
}

fields fields_of(const form& form) {
  fields all;
  all["project"] = form.project.text;
  for (const auto& line : form.budget) {
    const std::map<fund, std::string> names{{fund::total, "total"},
                                            {fund::appropriation, "appropriation"},
                                            {fund::carry_over, "carry_over"},
                                            {fund::other, "other"}};
    add_line(all, names.count(line.line) ? names.at(line.line) : "line", line);
  }
  for (std::size_t i = 0; i < form.indicators.size(); ++i) {
    const std::string row = "indicators[" + std::to_string(i + 1) + "].";
    all[row + "name"] = form.indicators[i].name.text;
    all[row + "target"] = form.indicators[i].target.text;
    all[row + "actual"] = form.indicators[i].actual.text;
    all[row + "weight"] = form.indicators[i].weight.text;
    all[row + "score"] = form.indicators[i].score.text;
  }
  all["total.weight"] = form.total.weight.text;
  all["total.score"] = form.total.score.text;
  return all;
}

TEST(SeventeenForms, AreAllThereInOrder) {
  EXPECT_EQ(forms().state, document_state::read);
  ASSERT_EQ(forms().forms.size(), 17u);
  EXPECT_TRUE(forms().troubles.empty());
  EXPECT_TRUE(forms().skipped.empty());
  for (std::size_t i = 0; i < 17; ++i) EXPECT_EQ(forms().forms[i].index, i + 1);
}

TEST(SeventeenForms, KeepLittleRoomForRowsThatTheyDoNotHave) {
  for (const form& f : read_document(PERFEVAL_TEST_DATA "/forms.html").forms)
    EXPECT_LT(f.indicators.capacity(), 2 * f.indicators.size());
}

TEST(SeventeenForms, EveryFigureIsTheOneOnThePaper) {
  std::vector<fields> read;
  for (const auto& form : forms().forms) read.push_back(fields_of(form));
  std::ifstream csv(PERFEVAL_TEST_DATA "/forms_figures.csv");
  std::string line;
  std::getline(csv, line);
  int checked = 0;
  for (; std::getline(csv, line); ++checked) {
    const auto first = line.find(','), second = line.find(',', first + 1);
    const auto number = static_cast<std::size_t>(std::stoi(line.substr(0, first)));
    const std::string field = line.substr(first + 1, second - first - 1);
    ASSERT_TRUE(read.at(number - 1).count(field)) << line;
    EXPECT_EQ(read[number - 1][field], line.substr(second + 1)) << line;
    read[number - 1].erase(field);
  }
  EXPECT_EQ(checked, 1209);
  for (const auto& rest : read) EXPECT_TRUE(rest.empty()) << rest.begin()->first << " is not on the paper";
}

TEST(SeventeenForms, ATotalIsWhereTheContractSays) {
  const auto& total = forms().forms[14].total.score;  // form 15
  EXPECT_EQ(total.place, (place{15, 24, 3}));
  EXPECT_EQ(total.text, "68.9");
}

TEST(SeventeenForms, NamesUnitsYearAndMoneyComeFromTheirLabels) {
  for (const auto& form : forms().forms) {
    EXPECT_EQ(form.kind, form_kind::project);
    EXPECT_EQ(form.title.text, "朝阳区项目支出绩效自评表");
    EXPECT_EQ(form.year, 2022);
    EXPECT_EQ(form.year_cell.text, "（2022年度）");
    EXPECT_EQ(form.money, "万元");
    EXPECT_EQ(form.department.text, "北京市朝阳区城市管理综合行政执法局");
    EXPECT_EQ(form.unit.place.column, 4u);
  }
}

TEST(SeventeenForms, PlaceholderRowsAreKept) {
  EXPECT_EQ(forms().forms[0].indicators.size(), 6u);
  for (std::size_t i = 1; i < 17; ++i) EXPECT_EQ(forms().forms[i].indicators.size(), 9u);
  const auto& placeholder = forms().forms[1].indicators[4];
  EXPECT_EQ(placeholder.name.text, "指标1：");
  EXPECT_EQ(placeholder.weight.content, content::blank);
  EXPECT_FALSE(placeholder.weight.merged);
  EXPECT_EQ(placeholder.kind, kind::economic);
}

TEST(SeventeenForms, MergedHeadingsGovernTheRowsBelowThem) {
  const auto& rows = forms().forms[13].indicators;  // 4 rows of output, 4 of benefit, 1 of satisfaction
  const std::vector<kind> kinds{kind::quantity,   kind::quality,        kind::timeliness,
                                kind::cost,       kind::economic,       kind::social,
                                kind::ecological, kind::sustainability, kind::satisfaction};
  ASSERT_EQ(rows.size(), kinds.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].kind, kinds[i]);
    EXPECT_EQ(rows[i].category, i < 4 ? category::output : i < 8 ? category::benefit : category::satisfaction);
  }
  EXPECT_EQ(rows[3].level1.place, rows[0].level1.place);
  EXPECT_EQ(rows[8].level1.text, "满意度\n指标\n　");
}

TEST(SeventeenForms, ContactsAreBlankInTheProject) {
  for (const auto& form : forms().forms) {
    ASSERT_EQ(form.extras.size(), 2u);
    for (const auto& contact : form.extras) EXPECT_EQ(contact.value.content, content::blank) << contact.label;
  }
}

TEST(SeventeenForms, TheJsonBesideTheTextHoldsTheSameForms) {
  const auto json = read_document(PERFEVAL_EXAMPLE_DATA "/forms.json");
  EXPECT_EQ(json.format, "json");
  EXPECT_TRUE(json.troubles.empty());
  EXPECT_EQ(json.forms, forms().forms);
}

}  // namespace
}  // namespace perfeval
