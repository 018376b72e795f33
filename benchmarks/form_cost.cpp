// What does one step of a form cost in instructions? Runs the step a number of times; benchmarks/instructions counts
// under callgrind what a few more times cost.
#include "twenty_rows.hpp"

#include <perfeval/perfeval.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/write/html.hpp>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace {

using namespace perfeval;

std::function<void()> recognising(const document& read) {
  return [read] {
    if (recognise(read.tables).forms.size() != read.forms.size()) std::abort();
  };
}

std::function<void()> step_of(std::string_view name) {
  static const form paper = twenty_rows();
  static const pack rules = cn_mof_2020();
  static const bound_form bound = bind(paper, rules);
  static const scorecard card = score(paper, rules);
  if (name == "recognise") return recognising(read_document_bytes(write_html(std::span(&paper, 1))));
  if (name == "recognise-seventeen") return recognising(read_document(PERFEVAL_TEST_DATA "/forms.html"));
  if (name == "bind") return [reused = bound_form()]() mutable { bind(paper, rules, reused); };
  if (name == "score") return [reused = scorecard()]() mutable { score(bound, reused); };
  if (name == "audit") return [] { static_cast<void>(audit(paper, rules, card)); };
  if (name == "audit-alone") return [] { static_cast<void>(audit(paper, rules)); };
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const auto step = argc == 3 ? step_of(argv[1]) : std::function<void()>();
  if (!step) return std::fputs("usage: form_cost STEP TIMES\n", stderr), 2;
  for (int times = std::atoi(argv[2]); times > 0; --times) step();
}
