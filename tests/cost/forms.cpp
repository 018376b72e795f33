#include <perfeval/audit/call.hpp>
#include <perfeval/perfeval.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/write/html.hpp>
#include <perfeval/write/json.hpp>
#include <perfeval/write/report.hpp>
#include <perfeval/write/report_page.hpp>

#include "construction.hpp"

#include <memory>
#include <string>
#include <utility>

namespace perfeval::cost {
namespace {

const pack& rules() {
  static const pack shipped = cn_mof_2020();
  return shipped;
}

std::string numbered(std::string_view word, std::size_t i) { return std::string(word) + std::to_string(i); }

form_builder new_form(std::size_t i = 0) {
  form_builder made(2022, "万元");
  made.project(numbered("道路养护", i)).department("交通局").unit("养护中心").goal("养护道路", "已养护道路");
  made.fund_line(fund::total, {.initial_budget = "100",
                               .annual_budget = "100",
                               .executed = "100",
                               .execution_rate = "100%",
                               .weight = "10",
                               .score = "10"});
  return made;
}

// A right row unless its texts are replaced.
row_texts row(std::size_t i) {
  return {.level1 = "产出指标",
          .level2 = "数量指标",
          .name = numbered("养护路段", i),
          .target = "≥10公里",
          .actual = "10公里",
          .weight = "1",
          .score = "1",
          .reason = ""};
}

template <class Row>
form form_of(std::size_t size, const Row& row_of) {
  form_builder made = new_form();
  for (std::size_t i = 0; i < size; ++i) made.row(row_of(i));
  made.total({.weight = std::to_string(size + 10), .score = std::to_string(size + 10)});
  return made.done();
}

form good_form(std::size_t size) { return form_of(size, row); }

// Points taken off everywhere, the target met, no reason: findings in every row, and a wrong total.
form bad_form(std::size_t size) {
  return form_of(size, [](std::size_t i) {
    row_texts texts = row(i);
    texts.score = "0.5";
    return texts;
  });
}

work auditing(std::vector<form> forms) {
  return [forms = std::move(forms)] { static_cast<void>(audit_forms(forms, rules())); };
}
work auditing(form one) { return auditing(std::vector<form>{std::move(one)}); }

work rows(std::size_t size) { return auditing(good_form(size)); }
work findings(std::size_t size) { return auditing(bad_form(size)); }

// Each row earns too much: errors, the total with them.
work errors(std::size_t size) {
  return auditing(form_of(size, [](std::size_t i) {
    row_texts texts = row(i);
    texts.actual = "5公里";
    texts.score = numbered("0.9", i % 7);
    return texts;
  }));
}

work letters(std::size_t size) {
  return auditing(form_of(4, [size](std::size_t i) {
    row_texts texts = row(i);
    std::string name;
    while (name.size() < size) name += "新建桥梁和道路";
    texts.name = *texts.name + name;
    texts.reason = name;
    return texts;
  }));
}

work repeated(std::size_t size) {
  return auditing(form_of(size, [](std::size_t) { return row(1); }));
}

// Names with the same letters, and marks that differ: one key, no duplicates.
work alike(std::size_t size) {
  return auditing(form_of(size, [](std::size_t i) {
    row_texts texts = row(1);
    for (std::size_t rest = i; rest != 0; rest /= 2) *texts.name += rest % 2 == 0 ? "、" : "；";
    return texts;
  }));
}

// Every ratio has a denominator of its own.
work denominators(std::size_t size) {
  return auditing(form_of(size, [](std::size_t i) {
    row_texts texts = row(i);
    texts.target = "≥" + std::to_string(1'000'003 + 2 * i) + "公里";
    texts.actual = "10000公里";
    texts.score = "0.01";
    return texts;
  }));
}

work merged(std::size_t size) {
  form paper = good_form(size);
  for (std::size_t i = 1; i < size; ++i) {
    paper.indicators[i].score = {};
    paper.indicators[i].score.merged = true;
  }
  return auditing(std::move(paper));
}

work subtotals(std::size_t size) {
  form_builder made = new_form();
  for (std::size_t i = 0; i < size; ++i) {
    row_texts texts = row(i);
    texts.score = "0.5";
    made.row(texts).subtotal("小计", "1", "0.9", {static_cast<std::uint32_t>(i + 1)});
  }
  return auditing(made.done());
}

work funds(std::size_t size) {
  form_builder made = new_form();
  for (std::size_t i = 0; i < size; ++i)
    made.fund_line(i % 2 == 0 ? fund::line : fund::other,
                   {.label = numbered("资金", i),
                    .initial_budget = "2",
                    .annual_budget = "3",
                    .executed = "1.5",
                    .execution_rate = "51%"},
                   static_cast<std::uint32_t>(1 + i % 2));
  made.row(row(1));
  return auditing(made.done());
}

// More was spent than planned, and beside each line stands an amount under a header that was not read.
work overspent(std::size_t size) {
  form_builder made = new_form();
  for (std::size_t i = 0; i < size; ++i)
    made.fund_line(fund::line,
                   {.label = numbered("资金", i), .annual_budget = "3", .executed = "4", .execution_rate = "51%"});
  made.row(row(1));
  form whole = made.done();
  for (std::uint32_t i = 0; i < size; ++i) {
    whole.budget[i].execution_rate.place = {1, i + 1, 4};
    extra beside;
    beside.label = "budget[" + std::to_string(i) + "].?";
    beside.value.text = "7";
    beside.value.place = {1, i + 1, 5};
    whole.extras.push_back(std::move(beside));
  }
  return auditing(std::move(whole));
}

work forms(std::size_t size) {
  std::vector<form> all;
  for (std::size_t i = 0; i < size; ++i) {
    all.push_back(new_form(i).row(row(i)).done());
    all.back().index = static_cast<std::uint32_t>(i + 1);
  }
  return auditing(std::move(all));
}

work copies(std::size_t size) {
  std::vector<form> all;
  for (std::size_t i = 0; i < size; ++i) {
    all.push_back(new_form(1).row(row(1)).done());
    all.back().index = static_cast<std::uint32_t>(i + 1);
  }
  return auditing(std::move(all));
}

// Forms without a row or a figure.
work empty_forms(std::size_t size) {
  std::vector<form> all(size);
  for (std::size_t i = 0; i < size; ++i) all[i].index = static_cast<std::uint32_t>(i + 1);
  return auditing(std::move(all));
}

// Every row counts in a unit of its own: none converts to another.
work units(std::size_t size) {
  return auditing(form_of(size, [](std::size_t i) {
    row_texts texts = row(i);
    texts.target = "≥10" + numbered("号桩", i);
    texts.actual = "8" + numbered("号桩", i);
    return texts;
  }));
}

// One department in every document, whose projects spend more.
work departments(std::size_t size) {
  auto all = std::make_shared<std::vector<form>>();
  for (std::size_t i = 0; i < size; ++i) all->push_back(new_form(i).row(row(i)).done());
  form department = new_form(0).row(row(0)).done();
  department.kind = form_kind::department;
  all->push_back(department);
  return [all] {
    audited_call call;
    for (std::size_t i = 0; i < all->size(); ++i) call.take(numbered("自评表", i), {&(*all)[i], 1});
    static_cast<void>(call.findings());
  };
}

// The rounding of a document, and what its forms copied from the year before.
work years(std::size_t size) {
  std::vector<form> all;
  for (std::size_t i = 0; i < size; ++i) {
    row_texts texts = row(1);
    texts.score = "0.5";
    texts.reason = "受疫情影响，养护工程没有按照年初的计划全部完成，已经安排在下一年继续实施";
    all.push_back(new_form(i / 4).row(texts).done());
    all.back().year = static_cast<std::int32_t>(2019 + i % 4);
    all.back().index = static_cast<std::uint32_t>(i + 1);
  }
  return auditing(std::move(all));
}

std::shared_ptr<const report> report_on(form paper) {
  report made = report_under(rules());
  made.documents.push_back(audit_forms({&paper, 1}, rules()));
  return std::make_shared<const report>(std::move(made));
}

work as_json(std::size_t size) {
  return [made = report_on(bad_form(size))] { static_cast<void>(to_json(*made, rules())); };
}
work as_page(std::size_t size) {
  return [made = report_on(bad_form(size))] { static_cast<void>(to_html(*made, rules(), language::zh)); };
}
work as_workbook(std::size_t size) {
  return [made = report_on(bad_form(size))] { static_cast<void>(to_xlsx(*made, rules(), language::zh)); };
}
work explained(std::size_t size) {
  return [paper = std::make_shared<const form>(bad_form(size))] {
    const scorecard card = score(*paper, rules());
    static_cast<void>(to_json(card, *paper, rules()));
    static_cast<void>(to_text(explanation_of(card, *paper, rules()), language::zh));
  };
}

}  // namespace

std::vector<construction> form_constructions() {
  return {{"rows", 200, rows},
          {"findings", 200, findings},
          {"errors", 50, errors},
          {"letters of a name", 2'000, letters},
          {"rows that are equal", 200, repeated},
          {"rows that are alike", 200, alike},
          {"denominators", 400, denominators},
          {"rows under one score", 200, merged},
          {"subtotals", 200, subtotals},
          {"fund lines", 200, funds},
          {"fund lines overspent", 200, overspent},
          {"forms", 50, forms},
          {"copies of a form", 50, copies},
          {"forms without anything", 100, empty_forms},
          {"units", 200, units},
          {"projects of a department", 100, departments},
          {"years of a project", 50, years},
          {"findings as JSON", 200, as_json},
          {"findings as a page", 200, as_page},
          {"findings as a workbook", 200, as_workbook},
          {"rows explained", 200, explained}};
}

}  // namespace perfeval::cost
