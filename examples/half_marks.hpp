// A custom scoring rule: half the points for a missed target, whatever was achieved. Its unit test is
// custom_rule_test.cpp; custom_rule.cpp uses it.
#pragma once

#include <perfeval/ratio.hpp>

namespace office {

/// Source: an office memo of our own, no. 7 of 2023: full points if the target is reached, half of them otherwise.
inline perfeval::ratio half_marks(const perfeval::ratio& target, const perfeval::ratio& actual,
                                  const perfeval::ratio& weight) {
  return actual >= target ? weight : weight / 2;
}

/// The first draft, kept because it was wrong: > although the memo says "reached". The laws find the mistake.
inline perfeval::ratio first_draft(const perfeval::ratio& target, const perfeval::ratio& actual,
                                   const perfeval::ratio& weight) {
  return actual > target ? weight : weight / 2;
}

}  // namespace office
