// The scenarios of a pack's file.
#include "packs/scenarios.hpp"

#include "packs/expectation.hpp"
#include "packs/read.hpp"

#include <algorithm>
#include <set>

namespace perfeval::inline v0::packs {
namespace {

constexpr std::size_t most_rows = 200;  // of one scenario

void read_texts(section& table, scenario& made) {
  for (const auto& [name, text] : {std::pair<std::string_view, std::string*>{"name", &made.name},
                                   {"expect", &made.expect},
                                   {"target", &made.target},
                                   {"actual", &made.actual},
                                   {"sign", &made.sign},
                                   {"indicator", &made.indicator},
                                   {"budget", &made.budget},
                                   {"initial_budget", &made.initial_budget},
                                   {"arrived", &made.arrived},
                                   {"executed", &made.executed},
                                   {"total", &made.total},
                                   {"weight", &made.weight},
                                   {"score", &made.score},
                                   {"reason", &made.reason}})
    table.number_or_text(name, *text);
  kind row_kind{};
  category row_category{};
  if (table.choice("kind", row_kind, kind_words())) made.kind = row_kind;
  if (table.choice("category", row_category, category_words())) made.category = row_category;
}

std::string called(const scenario& made) { return made.name.empty() ? "a scenario" : "\"" + made.name + "\""; }

// A row of a whole form, without an expectation of its own.
void check_row(const section& table, const scenario& row) {
  const bool whole = !row.target.empty() && !row.weight.empty();
  if (!whole || !row.expect.empty() || !row.total.empty() || !row.budget.empty())
    table.report("scenario-invalid", "", "a row",
                 "a target, an actual and a weight, without an expectation of its own");
}

void check_texts(const section& table, const scenario& made, const pack_file& file) {
  const vocabulary& words = file.rules.vocabulary;  // without grades if they are those of an unknown pack
  for (const unreadable_text& one : unreadable_texts(made, words.grades.empty() ? nullptr : &words))
    table.report("scenario-invalid", one.name, "\"" + one.found + "\"", std::string(one.expected));
}

void check_scenario(const section& table, const scenario& made) {
  const bool whole_form = !made.rows.empty();
  const bool row = !made.target.empty() && !made.weight.empty();
  const bool execution = !made.budget.empty() && !made.executed.empty() && !made.weight.empty();
  const bool grade = !made.total.empty();
  const bool one = whole_form ? !row && !grade : row + execution + grade == 1;
  if (made.name.empty() || made.expect.empty() || !one)
    table.report("scenario-invalid", "", called(made),
                 "a name, expect, and one of: target, actual and weight; budget, executed and weight; total; rows");
}

void read_form_rows(section& table, scenario& made, const pack_file& file) {
  const auto rows = table.tables("rows");
  if (rows.size() > most_rows)
    table.report("scenario-invalid", "rows", std::to_string(rows.size()) + " rows",
                 "at most " + std::to_string(most_rows));
  for (section one : rows) {
    if (made.rows.size() == most_rows) return;
    scenario row;
    read_texts(one, row);
    one.finish();
    check_row(one, row);
    check_texts(one, row, file);
    made.rows.push_back(std::move(row));
  }
}

scenario read_scenario(section& table, const pack_file& file) {
  scenario made;
  made.line = table.line();
  made.file = table.reading().file;
  read_texts(table, made);
  read_form_rows(table, made, file);
  table.finish();
  check_scenario(table, made);
  check_texts(table, made, file);
  return made;
}

}  // namespace

void read_scenarios(section& root, pack_file& file) {
  std::set<std::string> own;
  for (section table : root.tables("scenario")) {
    scenario made = read_scenario(table, file);
    if (!own.insert(made.name).second) table.report("word-twice", "name", "\"" + made.name + "\"", "a unique name");
    const auto same = std::find_if(file.scenarios.begin(), file.scenarios.end(),
                                   [&made](const scenario& one) { return one.name == made.name; });
    if (same == file.scenarios.end()) {
      file.scenarios.push_back(std::move(made));
    } else {
      *same = std::move(made);
    }
  }
}

}  // namespace perfeval::inline v0::packs
