// A report of scenarios as text and JSON.
#include <perfeval/rounding.hpp>
#include <perfeval/testing/scenarios.hpp>

#include <nlohmann/json.hpp>

namespace perfeval {
inline namespace v0 {
namespace {

template <class Items, class Holds>
std::size_t number_of(const Items& items, Holds holds) {
  std::size_t found = 0;
  for (const auto& each : items) found += holds(each) ? 1 : 0;
  return found;
}

std::string count_text(const char* wanted, std::size_t found, std::size_t all) {
  return std::string(wanted) + ": " + std::to_string(found) + " of " + std::to_string(all);
}

std::string percent(const ratio& share) { return to_string(round(share * 100, {1, rounding_mode::down})) + " %"; }

bool has_scenario(const covered_piece& piece) { return !piece.scenario.empty(); }
bool is_noticed(const mutant& one) { return !one.scenario.empty(); }

std::string failure_text(const scenario_result& one) {
  return "FAILED " + one.name + (one.line != 0 ? " (line " + std::to_string(one.line) + ")" : "") + "\n  expected " +
         one.expected + "\n  found    " + one.found + "\n  because  " + one.record + "\n";
}

using json = nlohmann::ordered_json;

json as_json(const scenario_result& one) {
  return {{"name", one.name},         {"line", one.line},   {"passed", one.passed},
          {"expected", one.expected}, {"found", one.found}, {"record", one.record}};
}
json as_json(const covered_piece& one) {
  return {{"curve", one.curve}, {"piece", one.piece}, {"words", one.words}, {"by", one.scenario}};
}
json as_json(const mutant& one) { return {{"curve", one.curve}, {"change", one.change}, {"by", one.scenario}}; }

template <class Items>
json list_of(const Items& items) {
  json all = json::array();
  for (const auto& each : items) all.push_back(as_json(each));
  return all;
}

}  // namespace

std::string to_text(const scenario_report& report) {
  const auto has_passed = [](const scenario_result& one) { return one.passed; };
  std::string text = report.rules + "\n";
  for (const scenario_result& one : report.results)
    if (!one.passed) text += failure_text(one);
  text += count_text("scenarios passed", number_of(report.results, has_passed), report.results.size()) + "\n";
  text += count_text("pieces exercised", number_of(report.pieces, has_scenario), report.pieces.size()) + " (" +
          percent(report.coverage()) + ")\n";
  for (const covered_piece& piece : report.pieces)
    if (!has_scenario(piece))
      text +=
          "  never exercised: " + piece.curve + ", piece " + std::to_string(piece.piece) + ": " + piece.words + "\n";
  text += count_text("wrong bounds noticed", number_of(report.mutants, is_noticed), report.mutants.size()) + " (" +
          percent(report.mutation_score()) + ")\n";
  for (const mutant& one : report.mutants)
    if (!is_noticed(one)) text += "  not noticed: " + one.curve + ", " + one.change + "\n";
  return text;
}

std::string to_json(const scenario_report& report) {
  return json{{"rules", report.rules},
              {"passed", report.passed()},
              {"coverage", to_string(report.coverage())},
              {"mutation_score", to_string(report.mutation_score())},
              {"results", list_of(report.results)},
              {"pieces", list_of(report.pieces)},
              {"mutants", list_of(report.mutants)}}
      .dump(2, ' ', false, json::error_handler_t::replace);
}

}  // namespace v0
}  // namespace perfeval
