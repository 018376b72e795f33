// A rule that says whether the target is met, where its points are asked for.
// expected: (no matching function|deleted function|call to deleted)
#include <perfeval/rule/rule.hpp>
auto met = perfeval::make_rule(
    "met", "1", "memo", true, [](const perfeval::ratio& target, const perfeval::ratio& actual, const perfeval::ratio&) {
      return actual >= target;
    });
int main() {}
