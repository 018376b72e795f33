// expected: deleted function
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/score/scorecard.hpp>

using namespace perfeval;

void wrong() {
  const form paper;
  static_cast<void>(bind(paper, pack(cn_mof_2020())));
}
