// Scenarios against a pack: run, covered, mutated.
#include <perfeval/rule/piece_words.hpp>
#include <perfeval/testing/scenarios.hpp>

#include "scenarios/case.hpp"
#include "scenarios/mutants.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

using namespace scenarios;

// A text of TOML in quotes.
std::string quoted(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += c;
    }
  }
  return out + '"';
}

// The keys of a scenario that are given.
std::vector<std::pair<std::string_view, std::string>> given_in(const scenario& one) {
  std::vector<std::pair<std::string_view, std::string>> all;
  const auto add = [&all](std::string_view key, std::string_view text) {
    if (!text.empty()) all.emplace_back(key, text);
  };
  add("indicator", one.indicator);
  if (one.kind) add("kind", name_of(*one.kind));
  if (one.category) add("category", name_of(*one.category));
  add("sign", one.sign);
  add("target", one.target);
  add("actual", one.actual);
  add("budget", one.budget);
  add("initial_budget", one.initial_budget);
  add("arrived", one.arrived);
  add("executed", one.executed);
  add("total", one.total);
  add("weight", one.weight);
  add("score", one.score);
  add("reason", one.reason);
  return all;
}

std::string inline_row(const scenario& row) {
  std::string text;
  for (const auto& [key, value] : given_in(row))
    text += (text.empty() ? "  { " : ", ") + std::string(key) + " = " + quoted(value);
  return text + " },\n";
}

// The scenario with another expectation.
std::string correction_of(const scenario& one, const std::string& expect) {
  if (one.name.empty()) return {};
  std::string text = "[[scenario]]\nname = " + quoted(one.name) + '\n';
  for (const auto& [key, value] : given_in(one)) text += std::string(key) + " = " + quoted(value) + '\n';
  if (!one.rows.empty()) {
    text += "rows = [\n";
    for (const scenario& row : one.rows) text += inline_row(row);
    text += "]\n";
  }
  return text + "expect = " + quoted(expect) + '\n';
}

scenario_result result_of(const paper_case& each, const rules_under_test& rules) {
  const scenario& scenario = each.scenario();
  const auto wanted = expected(scenario, rules.rules);
  const answer found = each.ask(rules);
  std::string record = each.record(rules);
  std::string record_zh = each.record_in_chinese(rules);
  if (!wanted) {
    record = "expect can not be read: \"" + scenario.expect + "\"; " + record;
    record_zh = "预期的结果“" + scenario.expect + "”无法读取；" + record_zh;
  }
  scenario_result made;
  made.name = scenario.name;
  made.line = scenario.line;
  made.file = scenario.file;
  made.inherited_from = scenario.inherited_from;
  made.target = scenario.target;
  made.actual = scenario.actual;
  made.weight = scenario.weight;
  made.budget = scenario.budget;
  made.executed = scenario.executed;
  made.total = scenario.total;
  made.passed = wanted && *wanted == found;
  made.expected = scenario.expect;
  made.found = to_text(found);
  made.record = std::move(record);
  made.record_zh = std::move(record_zh);
  if (!made.passed) made.correction = correction_of(scenario, made.found);
  return made;
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
