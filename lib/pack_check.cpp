#include "pack_check.hpp"

#include "pack_words.hpp"

#include <algorithm>

namespace perfeval::packs {
namespace {

constexpr parameter_key keys[] = {
    {"execution.weight", topic::execution},
    {"execution.denominator", topic::execution},
    {"execution.points", topic::execution},
    {"execution.rounding", topic::execution, false},
    {"rounding.rate_explains", topic::arithmetic},
    {"rounding.score_explains", topic::arithmetic},
    {"quant.strict_counts", topic::quantitative},
    {"quant.at_least", topic::quantitative},
    {"quant.at_most", topic::ceiling},
    {"quant.equal", topic::quantitative},
    {"quant.none_above", topic::ceiling},
    {"quant.rounding", topic::quantitative, false},
    {"qual.tiers", topic::qualitative},
    {"over.reason_ratio", topic::over_fulfilment},
    {"reason.deduction", topic::reason},
    {"weights.total", topic::weights},
    {"weights.level1", topic::weights},
    {"weights.level1_with_cost", topic::weights},
    {"weights.required", topic::weights},
    {"grade.bounds", topic::grade},
    {"grade.pass", topic::grade},
    {"convention.share", topic::arithmetic},
    {"convention.least", topic::arithmetic},
    {"money.magnitude_digits", topic::arithmetic},
    {"score.digits", topic::arithmetic},
    {"rows", topic::quantitative, false},
    {"vocabulary.no_reason", topic::reading},
    {"vocabulary.scales", topic::reading},
    {"vocabulary.reached", topic::reading},
    {"vocabulary.partly", topic::reading},
    {"vocabulary.missed", topic::reading},
    {"vocabulary.official_tiers", topic::reading},
    {"vocabulary.count_units", topic::reading},
    {"vocabulary.less_is_better", topic::reading},
    {"vocabulary.spending", topic::reading},
    {"vocabulary.grades", topic::reading},
};

std::string_view name_of(topic about) {
  for (const auto& [name, one] : topics())
    if (one == about) return name;
  return {};
}

// A section of the file for reports about its keys; the root where there is none.
section section_of(const section& root, std::string_view dotted) {
  const std::size_t point = dotted.find('.');
  if (point == std::string_view::npos) return root;
  section copy = root;
  auto found = copy.has(dotted.substr(0, point)) ? copy.table(dotted.substr(0, point)) : std::nullopt;
  return found ? std::move(*found) : root;
}

void report_at(const section& root, std::string_view code, std::string_view dotted, std::string found,
               std::string expected) {
  const section of = section_of(root, dotted);
  const std::size_t point = dotted.find('.');
  const bool inside = !of.key("").empty();
  of.report(code, inside ? dotted.substr(point + 1) : dotted, std::move(found), std::move(expected));
}

// A pack of its own gives every parameter; one that extends another gives what differs, each with a clause of its own.
void check_given(const section& root, const pack_file& made) {
  for (const std::string_view name : {"id", "version", "title", "jurisdiction", "source"})
    if (!root.has(name))
      root.report("key-missing", name, "no " + std::string(name), "it says which pack this is, and on what it stands");
  for (const parameter_key& one : keys) {
    const bool given = root.in().was_given(one.key);
    if (made.extends.empty() && one.required && !given)
      report_at(root, "key-missing", one.key, "no such parameter",
                "every parameter, or extends = \"…\" with another pack's id");
    if (!made.extends.empty() && given && !root.in().was_given("clauses." + std::string(name_of(one.about))))
      report_at(root, "source-missing", one.key, "a value of its own and no source",
                "[clauses." + std::string(name_of(one.about)) + "] with the document that says so");
  }
  if (!made.extends.empty()) return;
  for (const auto& [name, about] : topics())
    if (made.rules.source(about).document.empty())
      report_at(root, "source-missing", "clauses." + std::string(name), "no clause",
                "document, zh and en of this topic");
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

void check_identity(const section& root, const pack_file& made) {
  if (root.has("id") && !is_id(made.rules.id))
    root.report("value-range", "id", "\"" + made.rules.id + "\"", "small letters, digits and hyphens");
  if (made.from_year && made.to_year && *made.to_year < *made.from_year)
    report_at(root, "years-order", "years.to", std::to_string(*made.to_year),
              "no year before years.from, " + std::to_string(*made.from_year));
}

void check_level1(const section& root, std::string_view key, const level1_weights& weights, const decimal& total) {
  for (const decimal* one :
       {&weights.execution, &weights.cost, &weights.output, &weights.benefit, &weights.satisfaction})
    if (one->sign() < 0) report_at(root, "value-range", key, to_string(*one), "weights of 0 or more");
  const decimal sum = weights.execution + weights.cost + weights.output + weights.benefit + weights.satisfaction;
  if (!(sum == total))
    report_at(root, "weights-sum", key, "weights that add up to " + to_string(sum),
              "weights.total, " + to_string(total));
}

void check_grades(const section& root, const pack& rules) {
  decimal upper = rules.weights.total;
  for (const decimal& one : rules.grade.bounds) {
    const bool first = &one == &rules.grade.bounds[0];
    if (one < decimal(0) || one > upper || (!first && one == upper)) {
      report_at(root, "grade-unreachable", "grade.bounds", to_string(one),
                "bounds that fall and lie within 0 and weights.total: no total earns a grade otherwise");
      return;
    }
    upper = one;
  }
}

void check_ranges(const section& root, const pack& rules) {
  if (rules.execution.weight < decimal(0) || rules.execution.weight > rules.weights.total)
    report_at(root, "value-range", "execution.weight", to_string(rules.execution.weight),
              "a weight from 0 to weights.total");
  if (rules.over.reason_ratio < decimal(1))
    report_at(root, "value-range", "over.reason_ratio", to_string(rules.over.reason_ratio),
              "1 or more: the target's multiple from which a reason is asked for");
  if (rules.convention.share <= ratio(0) || rules.convention.share > ratio(1))
    report_at(root, "value-range", "convention.share", to_string(rules.convention.share),
              "a share above 0 and up to 1");
  if (rules.weights.total.sign() <= 0)
    report_at(root, "value-range", "weights.total", to_string(rules.weights.total), "a number above 0");
  if (rules.grade.pass < decimal(0) || rules.grade.pass > rules.weights.total)
    report_at(root, "value-range", "grade.pass", to_string(rules.grade.pass), "a total from 0 to weights.total");
}

// The first rule that fits counts: one behind a rule that fits whatever it fits is never asked.
bool covers(const row_match& a, const row_match& b) {
  return (!a.of || a.of == b.of) && (!a.in || a.in == b.in) &&
         (a.name_holds.empty() || b.name_holds.find(a.name_holds) != std::string::npos);
}

void check_rows(const section& root, const pack& rules) {
  for (std::size_t later = 1; later < rules.rows.size(); ++later)
    for (std::size_t first = 0; first < later; ++first) {
      if (!covers(rules.rows[first], rules.rows[later])) continue;
      root.report("row-unreachable", "rows",
                  "rows[" + std::to_string(later + 1) + "], behind rows[" + std::to_string(first + 1) +
                      "], which fits whatever it fits",
                  "the narrower rule first");
      break;
    }
}

}  // namespace

std::span<const parameter_key> parameter_keys() { return keys; }

void check_pack(section& root, const pack_file& made) {
  if (!root.in().errors.empty()) return;  // what is broken by itself is reported; what follows from it is not
  check_given(root, made);
  check_identity(root, made);
  if (!root.in().errors.empty()) return;
  check_level1(root, "weights.level1", made.rules.weights.level1, made.rules.weights.total);
  check_level1(root, "weights.level1_with_cost", made.rules.weights.level1_with_cost, made.rules.weights.total);
  check_ranges(root, made.rules);
  check_grades(root, made.rules);
  check_rows(root, made.rules);
}

void check_scenario(const section& of, const scenario& made) {
  const bool row = !made.target.empty() && !made.weight.empty();
  const bool execution = !made.budget.empty() && !made.executed.empty() && !made.weight.empty();
  const bool grade = !made.total.empty();
  if (made.name.empty() || made.expect.empty() || row + execution + grade != 1)
    of.report("scenario-invalid", "", made.name.empty() ? "a scenario" : "\"" + made.name + "\"",
              "a name, expect, and one of: target, actual and weight; budget, executed and weight; total");
}

}  // namespace perfeval::packs

namespace perfeval {
inline namespace v0 {

std::span<const pack_error_code> pack_error_codes() noexcept {
  static constexpr pack_error_code codes[] = {
      {"toml-syntax", "the text is no TOML"},
      {"pack-too-large", "the text is longer than a pack may be"},
      {"pack-too-deep", "brackets or the parts of a key are nested deeper than they may be"},
      {"key-unknown", "a key that the schema does not have"},
      {"key-missing", "a key that must be given is not"},
      {"value-type", "a value of another type than its key has"},
      {"value-range", "a value outside what its key may have"},
      {"number-unreadable", "a number that is none, or passes the limits"},
      {"word-unknown", "a word that is none of those its key may have"},
      {"word-twice", "a word that stands twice, or for two things"},
      {"rule-unknown", "a kind of rule, or a registered rule, that does not exist"},
      {"unit-wrong", "a bound in a unit that x is not in"},
      {"band-empty", "a band in which no number lies"},
      {"bands-gap", "a number that no band takes"},
      {"bands-overlap", "a number that two bands take"},
      {"tier-unreachable", "a tier into which no share falls"},
      {"grade-unreachable", "a grade that no total earns"},
      {"row-unreachable", "a rule of single rows that an earlier one always forestalls"},
      {"weights-sum", "weights that do not add up to the total"},
      {"source-missing", "a rule without the document it stands on"},
      {"years-order", "a pack that ends before it begins"},
      {"extends-unknown", "a pack to extend that does not exist"},
      {"scenario-invalid", "a scenario that says nothing that can be tested"},
  };
  return codes;
}

}  // namespace v0
}  // namespace perfeval
