// A report of scenarios as text and JSON.
#include <perfeval/rounding.hpp>
#include <perfeval/testing/scenarios.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

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

// "city.toml, line 48"; "inherited from cn-mof-2020".
std::string origin_text(const scenario_result& one) {
  if (!one.inherited_from.empty()) return "inherited from " + one.inherited_from;
  const std::string line = one.line == 0 ? "" : "line " + std::to_string(one.line);
  return one.file.empty() || line.empty() ? one.file + line : one.file + ", " + line;
}

std::string inputs_text(const scenario_result& one) {
  std::string text;
  for (const auto& [name, value] : {std::pair<const char*, const std::string*>{"target", &one.target},
                                    {"actual", &one.actual},
                                    {"budget", &one.budget},
                                    {"executed", &one.executed},
                                    {"total", &one.total},
                                    {"weight", &one.weight}})
    if (!value->empty()) text += (text.empty() ? "" : ", ") + std::string(name) + " " + *value;
  return text;
}

std::string indented(const std::string& text) {
  std::string out = "    ";
  for (const char c : text.substr(0, text.find_last_not_of('\n') + 1)) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out + '\n';
}

std::string failure_text(const scenario_result& one) {
  const std::string origin = origin_text(one);
  const std::string inputs = inputs_text(one);
  std::string text = "FAILED " + one.name + (origin.empty() ? "" : " (" + origin + ")") + "\n";
  if (!inputs.empty()) text += "  of       " + inputs + "\n";
  text += "  expected " + one.expected + "\n  found    " + one.found + "\n  because  " + one.record + "\n";
  if (one.correction.empty()) return text;
  return text +
         (one.inherited_from.empty() ? "  if what was found is right, it becomes\n"
                                     : "  if what was found is right, this in the pack replaces it\n") +
         indented(one.correction);
}

using json = nlohmann::ordered_json;

json as_json(const scenario_result& one) {
  const auto text = [](const std::string& value) { return value.empty() ? json() : json(value); };
  return {{"name", one.name},
          {"file", text(one.file)},
          {"line", one.line},
          {"inherited_from", text(one.inherited_from)},
          {"target", text(one.target)},
          {"actual", text(one.actual)},
          {"weight", text(one.weight)},
          {"budget", text(one.budget)},
          {"executed", text(one.executed)},
          {"total", text(one.total)},
          {"passed", one.passed},
          {"expected", one.expected},
          {"found", one.found},
          {"record", one.record},
          {"record_zh", one.record_zh},
          {"correction", text(one.correction)}};
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
