// A scoring rule of one's own: half the points for a missed target, whatever was reached of it. Its unit test is
// custom_rule_test.cpp; custom_rule.cpp puts it to use.
#pragma once

#include <perfeval/ratio.hpp>

namespace office {

/// Source: an office memo of our own, no. 7 of 2023: full points for a target reached, half of them otherwise.
inline perfeval::ratio half_marks(const perfeval::ratio& target, const perfeval::ratio& actual,
                                  const perfeval::ratio& weight) {
  return actual >= target ? weight : weight / 2;
}

/// The first draft, kept because it was wrong: > where the memo says reached. The laws find it.
inline perfeval::ratio first_draft(const perfeval::ratio& target, const perfeval::ratio& actual,
                                   const perfeval::ratio& weight) {
  return actual > target ? weight : weight / 2;
}

}  // namespace office
