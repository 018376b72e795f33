// expected: deleted function
#include <perfeval/audit/report.hpp>

using namespace perfeval;

void wrong() { static_cast<void>(clause_of(finding{}, pack{})); }
