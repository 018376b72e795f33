// expected: deleted function
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/score/scorecard.hpp>

using namespace perfeval;

void wrong() {
  const pack& rules = cn_mof_2020();
  static_cast<void>(bind(form{}, rules));
}
