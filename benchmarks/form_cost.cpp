// What does one step of a form cost in instructions? Runs the step a number of times; benchmarks/instructions counts
// under callgrind what a few more times cost.
#include "twenty_rows.hpp"

#include <perfeval/audit/digest.hpp>
#include <perfeval/audit/message.hpp>
#include <perfeval/audit/repair.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/perfeval.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/read/docx.hpp>
#include <perfeval/read/html.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/read/xlsx.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/write/html.hpp>
#include <perfeval/write/json.hpp>
#include <perfeval/write/report.hpp>
#include <perfeval/write/report_page.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

#if defined(__GLIBC__)
#include <gnu/libc-version.h>
#endif

namespace {

using namespace perfeval;
using operation = std::function<void()>;

// The compiler, the C library and the options, on which the number of instructions depends.
void print_toolchain() {
#if defined(__clang__)
  std::printf("clang %d", __clang_major__);
#else
  std::printf("g++ %d", __GNUC__);
#endif
#if defined(__GLIBC__)
  std::printf(", glibc %s", gnu_get_libc_version());
#else
  std::printf(", another libc");
#endif
  std::printf(", %s\n", PERFEVAL_COMPILE_OPTIONS);
}

const form& paper() {
  static const form made = twenty_rows();
  return made;
}
const pack& rules() {
  static const pack made = cn_mof_2020();
  return made;
}
const scorecard& card() {
  static const scorecard made = score(paper(), rules());
  return made;
}
// The same form with a score that lost its point: its repairs are looked for.
const form& slipped() {
  static const form made = [] {
    form one = twenty_rows();
    figure& score = one.indicators[4].score;
    score = read_figure("45", column::score, "", score.place);
    return one;
  }();
  return made;
}
const report& reported() {
  static const report made = [] {
    report one = report_under(rules());
    one.documents.push_back(audit_forms(std::span(&paper(), 1), rules()));
    return one;
  }();
  return made;
}

std::string bytes_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void ensure(bool holds) {
  if (!holds) std::abort();
}

operation recognising(const document& read) {
  return [read] { ensure(recognise(read.tables).forms.size() == read.forms.size()); };
}

// The tables of a file by one of the readers.
template <class Read>
operation reading_tables(const char* path, Read read) {
  return [bytes = bytes_of(path), read] { ensure(!read(bytes, limits()).value.empty()); };
}

void read_statements() {
  for (const indicator& row : paper().indicators)
    for (const cell* one : {&row.target, &row.actual}) static_cast<void>(read_statement(one->text, paper().year));
}

void say_findings() {
  for (const form_report& one : reported().documents.front().forms) {
    ensure(!digest(one, language::zh).empty());
    for (const finding& f : one.findings) ensure(!message(f, language::zh).empty());
  }
}

struct named_step {
  std::string_view name;
  operation (*make)();
};

// Of the seventeen forms: what reads a file, and recognise-seventeen. Of a form of twenty indicators: all others.
constexpr named_step steps[] = {
    {"read-docx", [] { return reading_tables(PERFEVAL_TEST_DATA "/forms.docx", read_docx); }},
    {"read-xlsx", [] { return reading_tables(PERFEVAL_TEST_DATA "/forms.xlsx", read_xlsx); }},
    {"read-html", [] { return reading_tables(PERFEVAL_TEST_DATA "/forms.html", read_html); }},
    {"read-text",
     [] {
       return operation([bytes = bytes_of(PERFEVAL_EXAMPLE_DATA "/forms.txt")] {
         ensure(read_document_bytes(bytes).forms.size() == 17);
       });
     }},
    {"recognise-seventeen", [] { return recognising(read_document(PERFEVAL_TEST_DATA "/forms.html")); }},
    {"recognise", [] { return recognising(read_document_bytes(write_html(std::span(&paper(), 1)))); }},
    {"statements", [] { return operation(read_statements); }},
    {"bind", [] { return operation([reused = bound_form()]() mutable { bind(paper(), rules(), reused); }); }},
    {"score",
     [] {
       return operation([bound = bind(paper(), rules()), reused = scorecard()]() mutable { score(bound, reused); });
     }},
    {"explain", [] { return operation([] { ensure(!explain(card(), paper(), rules()).empty()); }); }},
    {"audit", [] { return operation([] { static_cast<void>(audit(paper(), rules(), card())); }); }},
    {"audit-alone", [] { return operation([] { static_cast<void>(audit(paper(), rules())); }); }},
    {"report", [] { return operation([] { static_cast<void>(audit_forms(std::span(&paper(), 1), rules())); }); }},
    {"repair",
     [] {
       return operation(
           [found = audit(slipped(), rules())] { ensure(!repairs_of(slipped(), rules(), found).empty()); });
     }},
    {"sentences", [] { return operation(say_findings); }},
    {"write-json", [] { return operation([] { ensure(!write_json(std::span(&paper(), 1)).empty()); }); }},
    {"read-json",
     [] {
       return operation([bytes = write_json(std::span(&paper(), 1))] { ensure(!read_json(bytes).value.empty()); });
     }},
    {"write-html", [] { return operation([] { ensure(!write_html(std::span(&paper(), 1)).empty()); }); }},
    {"report-json", [] { return operation([] { ensure(!to_json(reported(), rules()).empty()); }); }},
    {"report-page", [] { return operation([] { ensure(!to_html(reported(), rules(), language::zh).empty()); }); }},
};

}  // namespace

int main(int argc, char** argv) {
  if (argc == 1) {  // what benchmarks/instructions asks first
    print_toolchain();
    for (const named_step& one : steps) std::printf("%s\n", std::string(one.name).c_str());
    return 0;
  }
  const auto named = [&](const named_step& one) { return one.name == argv[1]; };
  const auto* found = std::find_if(std::begin(steps), std::end(steps), named);
  if (argc != 3 || found == std::end(steps)) return std::fputs("usage: form_cost [STEP TIMES]\n", stderr), 2;
  const operation run = found->make();
  for (int times = std::atoi(argv[2]); times > 0; --times) run();
}
