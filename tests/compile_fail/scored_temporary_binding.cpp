// expected: deleted function
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/score/scorecard.hpp>

using namespace perfeval;

void wrong() {
  const form paper;
  scorecard card;
  score(bind(paper, cn_mof_2020()), card);
}
