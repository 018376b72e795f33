// Eight threads share forms, packs, rules, words, limits and cards, and what each of them makes equals, byte for byte,
// what one thread makes. The preset `thread` runs this under the thread sanitizer: scripts/check threads.
#include <gtest/gtest.h>
#include <perfeval/audit/digest.hpp>
#include <perfeval/audit/message.hpp>
#include <perfeval/audit/repair.hpp>
#include <perfeval/deadline.hpp>
#include <perfeval/perfeval.hpp>
#include <perfeval/read/audit.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/read/lexicon.hpp>
#include <perfeval/read/pack.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/score/what_if.hpp>
#include <perfeval/testing/scenarios.hpp>
#include <perfeval/write/docx.hpp>
#include <perfeval/write/fill.hpp>
#include <perfeval/write/html.hpp>
#include <perfeval/write/json.hpp>
#include <perfeval/write/mark.hpp>
#include <perfeval/write/markdown.hpp>
#include <perfeval/write/pack.hpp>
#include <perfeval/write/repair.hpp>
#include <perfeval/write/report.hpp>
#include <perfeval/write/report_page.hpp>
#include <perfeval/write/xlsx.hpp>

#include <atomic>
#include <barrier>
#include <cstddef>
#include <fstream>
#include <functional>
#include <iterator>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace perfeval;

constexpr std::size_t thread_count = 8;

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What is shared. Nothing is made of the library before the threads start but these.
const std::string as_docx = bytes_of(PERFEVAL_TEST_DATA "/layouts/01.docx");
const std::string as_html = bytes_of(PERFEVAL_TEST_DATA "/layouts/02.html");
const std::string as_xlsx = bytes_of(PERFEVAL_TEST_DATA "/layouts/01.xlsx");
const std::string as_json = bytes_of(PERFEVAL_EXAMPLE_DATA "/forms.json");

// A form whose total was not added up again: 94 for 10 + 40 + 30 + 10.
form with_stale_total() {
  form_builder made(2022, "万元");
  made.project("道路养护").department("交通局").unit("养护中心");
  made.fund_line(fund::total,
                 {.annual_budget = "100", .executed = "100", .execution_rate = "100%", .weight = "10", .score = "10"});
  made.row({.level1 = "产出指标",
            .level2 = "数量指标",
            .name = "养护里程",
            .target = "≥100公里",
            .actual = "80公里",
            .weight = "50",
            .score = "40",
            .reason = "雨季较长"});
  made.row({.level1 = "效益指标",
            .level2 = "社会效益指标",
            .name = "事故下降率",
            .target = "≥10%",
            .actual = "12%",
            .weight = "30",
            .score = "30"});
  made.row({.level1 = "满意度指标",
            .level2 = "服务对象满意度指标",
            .name = "群众满意度",
            .target = "≥90%",
            .actual = "95%",
            .weight = "10",
            .score = "10"});
  made.total({.weight = "100", .score = "94"});
  return made.done();
}

struct shared_values {
  limits bounds;
  lexicon words = *read_lexicon("[score_column]\nwhole = [\"考核所得\"]\n", "own.toml").value;
  pack_file other = read_shipped_pack("pmkpi");
  pack own = cn_mof_2020();  // with a rule as code
  std::vector<form> forms = read_json(as_json).value;
  document paper = read_document_bytes(as_docx);
  scorecard card = score(forms.front(), cn_mof_2020());
  bound_form bound = bind(forms.front(), cn_mof_2020());

  shared_values() {
    forms.resize(3);
    forms.push_back(with_stale_total());
    own.quant.at_least =
        make_rule("all-or-half", "1", "", true, [](const ratio& target, const ratio& actual, const ratio& weight) {
          return actual >= target ? weight : weight / 2;
        });
  }
};

struct task {
  const char* name;
  std::function<std::string(const shared_values&)> run;
};

std::string of_each_form(const shared_values& all, const auto& make) {
  std::string made;
  for (const form& one : all.forms) made += make(one) + "\n";
  return made;
}

std::string reported(const std::vector<form>& forms, const pack& rules, const auto& write) {
  report made = report_under(rules);
  made.documents.push_back(audit_forms(forms, rules));
  return write(made);
}

std::string read_and_audited(const std::string& bytes, const shared_values& all) {
  const document read = read_document_bytes(bytes, "shared", all.bounds, all.words);
  report made = report_under(all.own);
  made.documents.push_back(audit_document(read, all.own, all.bounds));
  return write_json(read.forms) + to_json(made, all.own);
}

// Every way through the library that shares something with other threads.
const std::vector<task> tasks = {
    {"read docx, audit", [](const shared_values& all) { return read_and_audited(as_docx, all); }},
    {"read xlsx, audit", [](const shared_values& all) { return read_and_audited(as_xlsx, all); }},
    {"read html, audit", [](const shared_values& all) { return read_and_audited(as_html, all); }},
    {"read json, write json",
     [](const shared_values& all) { return write_json(read_json(as_json, all.bounds).value); }},
    {"read a pack and words",
     [](const shared_values&) {
       std::string made = fingerprint(read_shipped_pack("hubei-20").rules);
       return made + lexicon().toml() + read_lexicon("[score_column]\nwhole = [\"自评\"]\n", "a").value->toml();
     }},
    {"bind, score, change an actual",
     [](const shared_values& all) {
       return of_each_form(all, [](const form& paper) {
         bound_form bound = bind(paper, cn_mof_2020());
         scorecard card;
         score(bound, card);
         std::string made = to_json(card, paper, cn_mof_2020());
         for (std::size_t row = 0; row < card.rows.size(); ++row) try {
             set_actual(bound, row, ratio(1) / ratio(3));
           } catch (const invalid_value& refused) {
             made += refused.what();  // a row of words
           }
         score(bound, card);
         for (const line& row : card.rows) made += row.points.taken ? to_string(*row.points.taken) + " " : "- ";
         return made;
       });
     }},
    {"score a shared binding",
     [](const shared_values& all) {
       scorecard card;
       score(all.bound, card);
       return to_json(card, all.forms.front(), cn_mof_2020());
     }},
    {"score into the copy of a shared card",
     [](const shared_values& all) {
       scorecard card = all.card;
       score(all.forms.back(), all.own, card);
       return to_json(card, all.forms.back(), all.own);
     }},
    {"audit with a shared card",
     [](const shared_values& all) {
       std::string made;
       for (const finding& one : audit(all.forms.front(), cn_mof_2020(), all.card).findings)
         made += message(one, language::zh) + message(one, language::en);
       return made;
     }},
    {"audit forms as code says",
     [](const shared_values& all) {
       return reported(all.forms, all.own, [&](const report& made) { return to_jsonl(made, all.own); });
     }},
    {"another pack, and what changes",
     [](const shared_values& all) {
       return to_text(what_if(all.forms, cn_mof_2020(), all.other.rules)) + to_text(test_pack(all.other));
     }},
    {"explain",
     [](const shared_values& all) {
       return of_each_form(
           all, [&](const form& paper) { return explain(score(paper, all.other.rules), paper, all.other.rules); });
     }},
    {"repair",
     [](const shared_values& all) {
       return of_each_form(all, [](const form& paper) {
         std::string made;
         for (const repair& one : repairs_of(paper, cn_mof_2020(), audit(paper, cn_mof_2020())))
           made += repair_text(one, language::en);
         return made;
       });
     }},
    {"mark and repair a document",
     [](const shared_values& all) {
       const document_report found = audit_document(all.paper, cn_mof_2020(), all.bounds);
       return mark(as_docx, found, language::zh, all.bounds).value + repair_document(as_docx, found, all.bounds).value;
     }},
    {"fill in, write forms",
     [](const shared_values& all) {
       const form done = filled(all.forms.front(), all.card, cn_mof_2020());
       return write_json({&done, 1}) + write_html(all.forms) + write_markdown(all.forms) + write_docx(all.forms) +
              write_xlsx(all.forms);
     }},
    {"write reports",
     [](const shared_values& all) {
       return reported(all.forms, all.other.rules, [&](const report& made) {
         return to_html(made, all.other.rules, language::zh) + to_markdown(made, all.other.rules, language::en) +
                to_xlsx(made, all.other.rules, language::en);
       });
     }},
};

// Each thread runs every task, and begins with another one.
std::vector<std::vector<std::string>> run_by_threads(const shared_values& all) {
  std::vector<std::vector<std::string>> made(thread_count, std::vector<std::string>(tasks.size()));
  std::barrier start(thread_count);
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < thread_count; ++thread)
    threads.emplace_back([&, thread] {
      start.arrive_and_wait();
      for (std::size_t i = 0; i < tasks.size(); ++i) {
        const std::size_t turn = (i + thread * tasks.size() / thread_count) % tasks.size();
        made[thread][turn] = tasks[turn].run(all);
      }
    });
  for (std::thread& thread : threads) thread.join();
  return made;
}

// The threads run first: tables that are made on first use are made by them.
TEST(Threads, MakeWhatOneThreadMakes) {
  const shared_values all;
  const auto made = run_by_threads(all);
  for (std::size_t turn = 0; turn < tasks.size(); ++turn) {
    const std::string alone = tasks[turn].run(all);
    EXPECT_GT(alone.size(), 10u) << tasks[turn].name;
    for (std::size_t thread = 0; thread < thread_count; ++thread)
      EXPECT_TRUE(made[thread][turn] == alone) << tasks[turn].name << ", thread " << thread;
  }
}

// One stop ends the calls of the threads that asked for it, and no others.
TEST(Threads, ShareAStop) {
  const shared_values all;
  const std::size_t found = audit(all.forms.front(), cn_mof_2020()).findings.size();
  std::stop_source source;
  std::atomic<int> stopped_calls = 0;
  std::atomic<int> whole_calls = 0;
  std::barrier start(thread_count + 1);
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < thread_count; ++thread)
    threads.emplace_back([&, thread] {
      start.arrive_and_wait();
      if (thread % 2 == 0) {
        whole_calls += audit(all.forms.front(), cn_mof_2020()).findings.size() == found ? 1 : 0;
        return;
      }
      try {
        const deadline until(source.get_token());
        for (;;) static_cast<void>(audit_forms(all.forms, cn_mof_2020()));
      } catch (const stopped&) {
        ++stopped_calls;
      }
    });
  start.arrive_and_wait();
  source.request_stop();
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(stopped_calls, 4);
  EXPECT_EQ(whole_calls, 4);
}

}  // namespace
