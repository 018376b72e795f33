// Many forms made in code: each equals what is read from its own documents, and a cell that is set equals the same cell
// made. The forms are drawn from lists of texts by a fixed sequence of numbers, so that every run has the same ones.
#include <perfeval/audit/contradiction.hpp>
#include <perfeval/form/builder.hpp>
#include <perfeval/form/setters.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/write/docx.hpp>
#include <perfeval/write/html.hpp>
#include <perfeval/write/json.hpp>
#include <perfeval/write/xlsx.hpp>

#include "unplaced.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

namespace perfeval {
namespace {

using testing::unplaced;

// The minimal standard generator: the same numbers everywhere.
class sequence {
 public:
  explicit sequence(std::uint64_t seed) : state_(seed * 7919 + 1) {
    for (int i = 0; i < 8; ++i) below(2);
  }
  std::size_t below(std::size_t end) {
    state_ = state_ * 48271 % 2147483647;
    return static_cast<std::size_t>(state_ / 7 % end);
  }
  bool once_in(std::size_t n) { return below(n) == 0; }
  template <class T>
  T one_of(std::initializer_list<T> all) {
    return *(all.begin() + below(all.size()));
  }

 private:
  std::uint64_t state_;
};

struct heading_texts {
  const char* level1;
  const char* level2;
};

constexpr heading_texts headings[] = {{"产出指标", "数量指标"},       {"产出指标", "质量指标"},
                                      {"产出指标", "时效指标"},       {"产出指标", "成本指标"},
                                      {"成本指标", "经济成本指标"},   {"效益指标", "经济效益指标"},
                                      {"效益指标", "社会效益指标"},   {"效益指标", "生态效益指标"},
                                      {"效益指标", "可持续影响指标"}, {"满意度指标", "服务对象满意度指标"}};

cell_text target_text(sequence& next) {
  return next.one_of<const char*>({"≥100公里", "≤30万元", "=5个", "90%-95%", "2022年12月31日前", "12月底前", "有所提高",
                                   "100%", "≥4元/人/次", "1年内", "3次", "好坏", "—", "", "≥95.50%", "5～10个"});
}

cell_text actual_text(sequence& next) {
  return next.one_of<const char*>({"80公里", "28.5万元", "5个", "93%", "2022年12月15日", "12月底", "有所提高", "100.0%",
                                   "4.5元/人/次", "1年", "0", "无", "—", "", "95.5%", "基本达成预期目标", "1,200个"});
}

cell_text points_text(sequence& next) {
  return next.one_of<const char*>({"10", "9.5", "0", "10.00", "5分", "", "—", "/", "12.345", "缓评"});
}

cell_text amount_text(sequence& next) {
  return next.one_of<const char*>({"100", "1,234.56", "900000元", "0", "0.00", "", "—", "120.5万元", "99.999"});
}

cell_text rate_text(sequence& next) {
  return next.one_of<const char*>({"90%", "100.00%", "0.95", "", "—", "0", "87.5％"});
}

cell_text reason_text(sequence& next) {
  return next.one_of<const char*>({"", "雨季较长，工期顺延", "无", "—", "1.人员不足；2.设备未到位"});
}

/// Which texts the rows and lines of a form have.
struct shape {
  bool initial, rate, points, score, reason, parts, subtotals;
};

row_texts row_of(sequence& next, const shape& has) {
  const heading_texts& heading = headings[next.below(std::size(headings))];
  row_texts row{.level1 = heading.level1, .level2 = heading.level2};
  row.name = next.one_of<const char*>({"养护里程", "验收合格率", "项目完成时间", "受益人数", "群众满意度", "指标甲",
                                       "≥90%群众满意", "1.培训人次", "—", "道路 养护 次数", "安全生产事故数"});
  row.target = target_text(next);
  row.weight = points_text(next);
  row.actual = actual_text(next);
  if (has.parts) {
    row.sign = next.one_of<const char*>({"≥", "≤", "=", "定性", ""});
    row.target = next.one_of<const char*>({"100", "95", "0", "有所提高", ""});
    row.unit = next.one_of<const char*>({"公里", "%", "万元", "个", ""});
  }
  if (has.score) row.score = points_text(next);
  if (has.reason) row.reason = reason_text(next);
  return row;
}

fund_texts line_of(sequence& next, const shape& has) {
  fund_texts line{.annual_budget = amount_text(next), .executed = amount_text(next)};
  if (has.initial) line.initial_budget = amount_text(next);
  if (has.reason) line.reason = reason_text(next);
  if (has.rate) line.execution_rate = rate_text(next);
  return line;
}

shape shape_of(sequence& next) {
  return {.initial = next.once_in(2),
          .rate = !next.once_in(4),
          .points = !next.once_in(4),
          .score = !next.once_in(8),
          .reason = next.once_in(2),
          .parts = next.once_in(5),
          .subtotals = next.once_in(5)};
}

/// The texts of a form.
struct parts {
  const char* money;
  std::int32_t year;
  std::vector<std::pair<fund, fund_texts>> lines;
  std::vector<row_texts> rows;
  total_texts total;
  bool subtotals;
};

parts parts_of(sequence& next) {
  const shape has = shape_of(next);
  parts all{.money = next.one_of<const char*>({"元", "万元", "亿元"}),
            .year = 2019 + static_cast<std::int32_t>(next.below(6)),
            .lines = {},
            .rows = {},
            .total = {},
            .subtotals = has.subtotals};
  all.lines.emplace_back(fund::total, line_of(next, has));
  if (has.points) {
    all.lines[0].second.weight = "10";
    all.lines[0].second.score = points_text(next);
  }
  for (const fund line : {fund::appropriation, fund::carry_over, fund::other})
    if (next.once_in(2)) all.lines.emplace_back(line, line_of(next, has));
  if (next.once_in(4)) {
    all.lines.emplace_back(fund::line, line_of(next, has));
    all.lines.back().second.label = next.one_of<const char*>({"市级资金", "单位资金", "财政专户管理资金"});
  }
  const std::size_t rows = 1 + next.below(7);
  for (std::size_t i = 0; i < rows; ++i) all.rows.push_back(row_of(next, has));
  all.total.weight = "100";
  if (has.score) all.total.score = next.one_of<const char*>({"89", "95.60", "100", "96分"});
  if (has.score && next.once_in(3)) all.total.grade = next.one_of<const char*>({"优", "良", "中"});
  return all;
}

std::vector<std::uint32_t> rows_up_to(std::size_t last) {
  std::vector<std::uint32_t> rows(last);
  std::iota(rows.begin(), rows.end(), 1U);
  return rows;
}

form_builder builder_of(const parts& all) {
  form_builder made(all.year, all.money);
  made.project("道路养护").department("交通局").unit("养护中心").goal("养护道路100公里", "已养护道路80公里");
  for (const auto& [line, texts] : all.lines) made.fund_line(line, texts);
  for (const row_texts& row : all.rows) made.row(row);
  if (all.subtotals) made.subtotal("小计", "90", all.total.score, rows_up_to(all.rows.size()));
  return made.total(all.total);
}

std::string as_json(const form& form) { return write_json({&form, 1}); }

/// The first line in which two texts differ, with the one before.
std::string difference(const std::string& made, const std::string& read) {
  std::istringstream one(made), other(read);
  std::string before, expected, found;
  while (std::getline(one, expected), std::getline(other, found), one || other) {
    if (expected != found || !one || !other) return before + "\n  made " + expected + "\n  read " + found;
    before = expected;
  }
  return {};
}

void expect_read_back(const form& made, std::uint64_t seed) {
  const std::string json = as_json(made);
  const auto read = read_json(json);
  ASSERT_EQ(read.value.size(), 1U);
  EXPECT_EQ(read.value[0], made) << seed;
  for (const std::string& bytes : {write_docx({&made, 1}), write_xlsx({&made, 1}), write_html({&made, 1})}) {
    const auto back = read_document_bytes(bytes);
    ASSERT_EQ(back.forms.size(), 1U) << seed;
    const form one = unplaced(back.forms[0]);
    EXPECT_EQ(difference(json, as_json(one)), "") << seed;
    EXPECT_TRUE(one == made) << seed;
  }
}

void expect_no_contradiction(const form& made, std::uint64_t seed) {
  for (const contradiction& found : check(made)) ADD_FAILURE() << seed << ": " << found.path << ": " << found.message;
}

TEST(ManyMadeForms, EqualWhatIsReadFromTheirOwnDocuments) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    sequence next(seed);
    const form made = builder_of(parts_of(next)).done();
    expect_no_contradiction(made, seed);
    expect_read_back(made, seed);
  }
}

// One cell of a form, changed where the texts are and where the form is.
using change_of_cell = void (*)(parts&, form&, std::size_t, sequence&);

constexpr change_of_cell changes[] = {
    [](parts& texts, form& changed, std::size_t, sequence& next) {
      const heading_texts& heading = headings[next.below(std::size(headings))];
      const std::size_t row = next.below(texts.rows.size());
      texts.rows[row].level1 = heading.level1;
      texts.rows[row].level2 = heading.level2;
      set_level1(changed, row, heading.level1);
      set_level2(changed, row, heading.level2);
    },
    [](parts& texts, form& changed, std::size_t row, sequence& next) {
      set_target(changed, row, texts.rows[row].target = target_text(next));
    },
    [](parts& texts, form& changed, std::size_t row, sequence& next) {
      set_actual(changed, row, texts.rows[row].actual = actual_text(next));
    },
    [](parts& texts, form& changed, std::size_t row, sequence& next) {
      set_weight(changed, row, texts.rows[row].weight = points_text(next));
    },
    [](parts& texts, form& changed, std::size_t row, sequence& next) {
      set_score(changed, row, texts.rows[row].score = points_text(next));
    },
    [](parts& texts, form& changed, std::size_t row, sequence& next) {
      set_reason(changed, row, texts.rows[row].reason = reason_text(next));
    },
    [](parts& texts, form& changed, std::size_t row, sequence& next) {
      set_name(changed, row, texts.rows[row].name = next.one_of<const char*>({"桥梁加固", "—", ""}));
    },
    [](parts& texts, form& changed, std::size_t row, sequence& next) {
      set_sign(changed, row, texts.rows[row].sign = next.one_of<const char*>({"≥", "≤", ""}));
      set_unit(changed, row, texts.rows[row].unit = next.one_of<const char*>({"公里", "%", ""}));
    },
    [](parts& texts, form& changed, std::size_t, sequence& next) {
      const std::size_t line = next.below(texts.lines.size());
      fund_texts& cells = texts.lines[line].second;
      set_initial_budget(changed, line, cells.initial_budget = amount_text(next));
      set_annual_budget(changed, line, cells.annual_budget = amount_text(next));
      set_executed(changed, line, cells.executed = amount_text(next));
      set_execution_rate(changed, line, cells.execution_rate = rate_text(next));
      set_execution_weight(changed, line, cells.weight = points_text(next));
      set_execution_score(changed, line, cells.score = points_text(next));
    },
    [](parts& texts, form& changed, std::size_t, sequence& next) {
      set_money(changed, texts.money = next.one_of<const char*>({"元", "万元", "亿元"}));
    },
    [](parts& texts, form& changed, std::size_t, sequence& next) {
      set_year(changed, texts.year = 2019 + static_cast<std::int32_t>(next.below(6)));
    },
    [](parts& texts, form& changed, std::size_t, sequence& next) {
      set_total_weight(changed, texts.total.weight = next.one_of<const char*>({"100", "110", ""}));
      set_total_score(changed, texts.total.score = next.one_of<const char*>({"89", "95.60", "—"}));
      set_grade(changed, texts.total.grade = next.one_of<const char*>({"优", "良", ""}));
    }};

TEST(ManyMadeForms, ACellThatIsSetEqualsOneThatIsMade) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    sequence next(seed);
    parts texts = parts_of(next);
    texts.subtotals = false;
    form changed = builder_of(texts).done();
    for (int i = 0; i < 8; ++i) {
      const std::size_t chosen = next.below(std::size(changes));
      changes[chosen](texts, changed, next.below(texts.rows.size()), next);
      const form made = builder_of(texts).done();
      EXPECT_EQ(difference(as_json(made), as_json(changed)), "") << seed << ", change " << chosen;
      EXPECT_TRUE(made == changed) << seed << ", change " << chosen;
    }
    expect_no_contradiction(changed, seed);
  }
}

TEST(Setters, MakeAndEmptyCells) {
  form made = form_builder(2022, "万元")
                  .row({.level1 = "产出指标", .level2 = "数量指标", .name = "甲", .target = "3个", .weight = "10"})
                  .row({.level1 = "产出指标", .level2 = "数量指标", .name = "乙", .target = "3个", .weight = "10"})
                  .done();
  EXPECT_FALSE(made.has.score);
  set_score(made, 0, {});  // no column yet: no cell
  EXPECT_EQ(made.indicators[0].score.content, content::absent);
  set_score(made, 0, "9.50");
  EXPECT_TRUE(made.has.score);
  EXPECT_EQ(made.indicators[0].score.value, decimal::parse("9.5"));
  EXPECT_EQ(made.indicators[0].score.value.scale(), 2);
  EXPECT_EQ(made.indicators[1].score.content, content::blank);
  set_score(made, 0, {});
  EXPECT_EQ(made.indicators[0].score.content, content::blank);
  EXPECT_TRUE(check(made).empty());
}

TEST(Setters, KeepThePlaceAndEndAMergedCell) {
  form made = form_builder(2022, "万元").row({.name = "甲", .weight = "10"}).row({.name = "乙", .weight = ""}).done();
  made.indicators[1].weight.merged = true;
  made.indicators[1].weight.place = {1, 7, 5};
  set_weight(made, 1, "20");
  EXPECT_FALSE(made.indicators[1].weight.merged);
  EXPECT_EQ(made.indicators[1].weight.place, (place{1, 7, 5}));
  EXPECT_EQ(made.indicators[1].weight.value, decimal(20));
}

TEST(Setters, RefuseWhatTheFormDoesNotHave) {
  form made = form_builder(2022, "万元").row({.name = "甲"}).done();
  EXPECT_THROW(set_score(made, 1, "10"), invalid_value);
  EXPECT_THROW(set_executed(made, 0, "10"), invalid_value);
  EXPECT_THROW(set_subtotal_score(made, 0, "10"), invalid_value);
  EXPECT_THROW(set_money(made, "美元"), invalid_value);
  EXPECT_THROW(set_year(made, 22), invalid_value);
  try {
    set_target(made, 5, "3个");
    FAIL();
  } catch (const invalid_value& refused) {
    EXPECT_STREQ(refused.what(), "there is no row 5, counted from 0: the form has 1");
  }
}

}  // namespace
}  // namespace perfeval
