// Whether the points rise with the actual, in a word: as a bool, "false" is true.
// expected: (no matching function|deleted function|call to deleted)
#include <perfeval/rule/rule.hpp>
auto met = perfeval::make_rule(
    "met", "1", "memo", "false",
    [](const perfeval::ratio&, const perfeval::ratio& actual, const perfeval::ratio&) { return actual; });
int main() {}
