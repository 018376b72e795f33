// Scenarios against a pack: run, covered, mutated.
#include <perfeval/rule/piece_words.hpp>
#include <perfeval/testing/scenarios.hpp>

#include "scenarios/case.hpp"
#include "scenarios/mutants.hpp"

#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using namespace scenarios;

scenario_result result_of(const paper_case& each, const rules_under_test& rules) {
  const scenario& scenario = each.scenario();
  const auto wanted = expected(scenario, rules.rules);
  const answer found = each.ask(rules);
  std::string record = each.record(rules);
  if (!wanted) record = "expect can not be read: \"" + scenario.expect + "\"; " + record;
  return {scenario.name, scenario.line, wanted && *wanted == found, scenario.expect, to_text(found), std::move(record)};
}

// The cases with their results under the rules as they are, and under rules with one curve changed.
class rehearsal {
 public:
  rehearsal(const pack& rules, std::span<const scenario> scenarios)
      : rules_(rules), changed_(rules_), cases_(cases_of(scenarios)) {
    for (const paper_case& each : cases_) answers_.push_back(each.ask(rules_));
  }

  scenario_report report() {
    scenario_report made;
    made.rules = rules_.rules.id + " " + rules_.rules.version;
    for (const paper_case& each : cases_) made.results.push_back(result_of(each, rules_));
    for (curve_place& place : curves_of(changed_)) {
      add_pieces(place, made);
      add_mutants(place, made);
    }
    for (across_place& place : across_places_of(changed_)) {
      add_rule_across(place, made);
      for (decimal* number : place.numbers) add_moved_number(place.name, *number, made);
    }
    return made;
  }

 private:
  void add_pieces(curve_place& place, scenario_report& report) {
    const curve original = *place.curve;
    for (std::size_t i = 0; i < original.segments().size(); ++i) {
      *place.curve = marked(original, i);
      report.pieces.push_back({place.name, i + 1, perfeval::to_text(original.segments()[i]), first_changed(nullptr)});
    }
    *place.curve = original;
  }
  void add_mutants(curve_place& place, scenario_report& report) {
    const curve original = *place.curve;
    std::vector<changed_curve> wrong = wrong_bounds(original, place.name == "qual.tiers" ? whole_x::yes : whole_x::no);
    if (place.name != "grade.bounds")  // its shares are rungs, not bounds
      for (changed_curve& each : wrong_shares(original)) wrong.push_back(std::move(each));
    for (changed_curve& each : wrong) {
      *place.curve = std::move(each.made);
      report.mutants.push_back({place.name, std::move(each.change), first_changed(&report.results)});
    }
    *place.curve = original;
  }
  // A cap or a veto is a piece: reached if it takes effect.
  void add_rule_across(across_place& place, scenario_report& report) {
    decimal& most = *place.numbers.front();
    const decimal original = most;
    const std::string words = "at most " + to_string(most);
    most = decimal(1, -9);  // without effect
    report.pieces.push_back({place.name, 1, words, first_changed(nullptr)});
    most = original;
  }
  void add_moved_number(const std::string& name, decimal& number, scenario_report& report) {
    const decimal original = number;
    const decimal unit(1, original.scale());
    for (const decimal& moved : {original - unit, original + unit}) {
      number = moved;
      report.mutants.push_back(
          {name, "bound " + to_string(original) + " moved to " + to_string(moved), first_changed(&report.results)});
    }
    number = original;
  }
  // The first case whose result changes; among those that passed, if results are given.
  [[nodiscard]] std::string first_changed(const std::vector<scenario_result>* passed) const {
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      if (passed && !(*passed)[i].passed) continue;
      if (cases_[i].ask(changed_) == answers_[i]) continue;
      const scenario& scenario = cases_[i].scenario();
      return scenario.name.empty() ? "line " + std::to_string(scenario.line) : scenario.name;
    }
    return {};
  }

  rules_under_test rules_;
  rules_under_test changed_;
  std::vector<paper_case> cases_;
  std::vector<answer> answers_;
};

template <class Items>
ratio share_with_scenario(const Items& items) {
  std::size_t found = 0;
  for (const auto& each : items) found += each.scenario.empty() ? 0 : 1;
  return items.empty() ? ratio(1) : ratio(found) / ratio(items.size());
}

}  // namespace

bool scenario_report::passed() const noexcept {
  for (const scenario_result& each : results)
    if (!each.passed) return false;
  return true;
}

ratio scenario_report::coverage() const { return share_with_scenario(pieces); }
ratio scenario_report::mutation_score() const { return share_with_scenario(mutants); }

scenario_result run_scenario(const scenario& scenario, const pack& rules) {
  return result_of(paper_case(scenario), rules_under_test(rules));
}

scenario_report test_pack(const pack& rules, std::span<const scenario> scenarios) {
  return rehearsal(rules, scenarios).report();
}
scenario_report test_pack(const pack_file& file) { return test_pack(file.rules, file.scenarios); }

}  // namespace v0
}  // namespace perfeval
