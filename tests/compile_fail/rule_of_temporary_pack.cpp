// expected: deleted function
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/score/scorecard.hpp>

using namespace perfeval;

void wrong() { static_cast<void>(rule_of(indicator{}, pack{})); }
