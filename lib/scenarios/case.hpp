// A scenario as a form, evaluated under rules whose curves can be changed. Used by runs, coverage and mutation.
#pragma once

#include <perfeval/form/form.hpp>
#include <perfeval/read/pack.hpp>
#include <perfeval/rule/curve.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/scorecard.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfeval::inline v0::scenarios {

// The rules, and the ladder of grades as an additional curve: x the total, y 0 poor, 1 fair, 2 good, 3 excellent.
struct rules_under_test {
  pack rules;
  curve grades;
  explicit rules_under_test(const pack& pack);
};

// The curves by their parameter. A place refers to a member of the rules it was taken from.
struct curve_place {
  std::string name;
  perfeval::curve* curve;
};
std::vector<curve_place> curves_of(rules_under_test& rules);

// The numbers of a cap or a veto: the maximum points, and the share below which a veto applies. A place refers to the
// rules it was taken from.
struct across_place {
  std::string name;
  std::vector<decimal*> numbers;
};
std::vector<across_place> across_places_of(rules_under_test& rules);

// The result of a scenario: points, or a rung of the ladder.
struct answer {
  value_set points;  // empty if unknown
  bool is_grade = false;
  friend bool operator==(const answer&, const answer&) = default;
};

// A scenario as a form, read once.
class paper_case {
 public:
  explicit paper_case(const perfeval::scenario& asked);
  [[nodiscard]] const perfeval::scenario& scenario() const { return *scenario_; }
  [[nodiscard]] answer ask(const rules_under_test& rules) const;
  // Why, in words.
  [[nodiscard]] std::string record(const rules_under_test& rules) const;
  [[nodiscard]] std::string record_in_chinese(const rules_under_test& rules) const;

 private:
  [[nodiscard]] answer ask_form(const rules_under_test& rules) const;
  [[nodiscard]] const line& line_of(const scorecard& card) const;
  const perfeval::scenario* scenario_;
  form paper_;
  std::optional<decimal> total_;
};

std::vector<paper_case> cases_of(std::span<const scenario> scenarios);

// The meaning of `expect`; nothing if it cannot be read.
std::optional<answer> expected(const scenario& scenario, const pack& rules);
std::string to_text(const answer& found);

}  // namespace perfeval::inline v0::scenarios
