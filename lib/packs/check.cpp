#include "packs/check.hpp"

#include "packs/keys.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>

namespace perfeval::inline v0::packs {
namespace {

// A section of the file for reports about its keys; the root if it does not exist.
section section_of(const section& root, std::string_view dotted) {
  const std::size_t point = dotted.find('.');
  if (point == std::string_view::npos) return root;
  section copy = root;
  auto found = copy.has(dotted.substr(0, point)) ? copy.table(dotted.substr(0, point)) : std::nullopt;
  return found ? *found : root;
}

void report_at(const section& root, std::string_view code, std::string_view dotted, std::string found,
               std::string expected) {
  const section table = section_of(root, dotted);
  const std::size_t point = dotted.find('.');
  const bool inside = !table.key("").empty();
  table.report(code, inside ? dotted.substr(point + 1) : dotted, std::move(found), std::move(expected));
}

// Its own clause, or that of its topic.
bool has_source(const section& root, const parameter_key& one) {
  return root.reading().was_given("sources." + std::string(one.key)) ||
         root.reading().was_given("clauses." + std::string(name_of(one.topic)));
}

// Whether a fault of the value was found at a key, in a part of it, or at the table that it is in.
bool is_faulty(const section& root, std::string_view key) {
  const auto within = [](std::string_view inner, std::string_view outer) {
    return inner.starts_with(outer) &&
           (inner.size() == outer.size() || inner[outer.size()] == '.' || inner[outer.size()] == '[');
  };
  const auto& errors = root.reading().errors;
  return std::any_of(errors.begin(), errors.end(), [&](const toml_error& one) {
    return !one.key.empty() && one.code != "source-missing" && (within(one.key, key) || within(key, one.key));
  });
}

void check_identity_given(const section& root) {
  for (const std::string_view name : {"id", "version", "title", "jurisdiction", "source"})
    if (!root.has(name))
      root.report("key-missing", name, "no " + std::string(name), "required: it identifies the pack and its source");
}

// A standalone pack gives every parameter.
void check_all_given(const section& root) {
  for (const parameter_key& one : parameter_keys())
    if (one.required && !root.reading().was_given(one.key))
      report_at(root, "key-missing", one.key, "no such parameter",
                "every parameter, or extends = \"…\" with another pack's id");
}

// A pack that extends another gives what differs, each with its own clause.
void check_sources(const section& root) {
  for (const parameter_key& one : parameter_keys())
    if (root.reading().was_given(one.key) && !has_source(root, one))
      report_at(root, "source-missing", one.key, "a value with no source",
                "[sources] " + std::string(one.key) + " = { document = … }, or [clauses." +
                    std::string(name_of(one.topic)) + "] with the document that says so");
}

void check_clauses(const section& root, const pack& rules) {
  for (const auto& [topic, name] : names_of<perfeval::topic>)
    if (rules.source(topic).document.empty())
      report_at(root, "source-missing", "clauses." + std::string(name), "no clause",
                "document, zh and en of this topic");
}

// The extended pack's source for a parameter does not apply to a value that this pack changes.
void drop_inherited_sources(const section& root, pack& rules) {
  std::erase_if(rules.sources, [&root](const parameter_source& one) {
    return root.reading().was_given(one.key) && !root.reading().was_given("sources." + one.key);
  });
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

void check_identity(const section& root, const pack_file& made) {
  for (const auto& [name, text] : {std::pair<std::string_view, const std::string*>{"version", &made.rules.version},
                                   {"title", &made.rules.title},
                                   {"jurisdiction", &made.rules.jurisdiction}})
    if (root.has(name) && !is_faulty(root, name) && text->empty())
      root.report("value-range", name, "an empty text", "a text that identifies the pack");
  if (root.has("id") && !is_faulty(root, "id") && !is_id(made.rules.id))
    root.report("value-range", "id", "\"" + made.rules.id + "\"", "small letters, digits and hyphens");
  if (made.from_year && made.to_year && *made.to_year < *made.from_year)
    report_at(root, "years-order", "years.to", std::to_string(*made.to_year),
              "no year before years.from, " + std::to_string(*made.from_year));
}

void check_level1(const section& root, std::string_view key, const level1_weights& weights, const decimal& total) {
  decimal sum;
  each_level1(weights, [&](std::string_view, const decimal& one) {
    if (one.sign() < 0) report_at(root, "value-range", key, to_string(one), "weights of 0 or more");
    sum += one;
  });
  if (!(sum == total))
    report_at(root, "weights-sum", key, "weights that add up to " + to_string(sum),
              "weights.total, " + to_string(total));
}

void check_grades(const section& root, const pack& rules) {
  decimal upper = rules.weights.total;
  for (const decimal& one : rules.grade.bounds) {
    const bool first = &one == rules.grade.bounds.data();
    if (one < decimal(0) || one > upper || (!first && one == upper)) {
      report_at(root, "grade-unreachable", "grade.bounds", to_string(one),
                "bounds that fall and lie within 0 and weights.total: no total earns a grade otherwise");
      return;
    }
    upper = one;
  }
}

bool may_be_left_out(std::string_view key) {
  const auto& keys = parameter_keys();
  return std::any_of(keys.begin(), keys.end(),
                     [key](const parameter_key& one) { return one.key == key && !one.required; });
}

// What holds for a parameter that the file does not give.
enum class not_given : std::uint8_t { inherited, unknown, left_out };

// Whether the value of a parameter is the one that the pack will have: read without a fault, inherited, or rightly
// left out.
class settled_values {
 public:
  settled_values(const section& root, not_given others) : root_(root), others_(others) {}

  [[nodiscard]] bool has(std::string_view key) const {
    return !is_faulty(root_, key) && (root_.reading().was_given(key) || others_ == not_given::inherited ||
                                      (others_ == not_given::left_out && may_be_left_out(key)));
  }
  [[nodiscard]] bool has(std::initializer_list<std::string_view> keys) const {
    return std::all_of(keys.begin(), keys.end(), [this](std::string_view key) { return has(key); });
  }

 private:
  const section& root_;
  not_given others_;
};

// Every number within the range of its parameter.
class range_checker {
 public:
  range_checker(const section& root, const pack& rules, const settled_values& settled)
      : root_(root), rules_(rules), settled_(settled) {}

  template <class Body>
  void table(std::string_view name, Body body) {
    prefix_ = std::string(name) + ".";
    body(*this);
    prefix_.clear();
  }
  void value(const parameter& declared, const decimal& value) { check(declared, value, to_string(value)); }
  void value(const parameter& declared, const ratio& value) { check(declared, value, to_string(value)); }
  void value(const parameter& declared, const std::optional<decimal>& value) {
    if (value) check(declared, *value, to_string(*value));
  }
  template <class Value>
  void value(const parameter&, const Value&) {}
  void phrases(const parameter&, const std::vector<std::string>&) {}
  void categories(const parameter&, const weight_rules&) {}
  void tiers(const parameter&, const parameter&, const curve&) {}
  void results(const std::array<parameter, 4>&, const std::vector<degree>&) {}

 private:
  void check(const parameter& declared, const ratio& value, std::string shown) {
    const std::string key = prefix_ + std::string(declared.name);
    if (!settled_.has(key) || (declared.range.holds == within_total && !settled_.has("weights.total"))) return;
    if (declared.range.holds && !declared.range.holds(value, rules_))
      report_at(root_, "value-range", key, std::move(shown), std::string(declared.range.expected));
  }

  const section& root_;
  const pack& rules_;
  const settled_values& settled_;
  std::string prefix_;
};

void check_ranges(const section& root, const pack& rules, const settled_values& settled) {
  range_checker checker(root, rules, settled);
  visit_parameters(checker, rules);
}

// The possible sums of weights within the ranges; categories without a range have their usual points.
weight_range sums_within(const level1_ranges& ranges, const level1_weights& usual) {
  weight_range sum;
  const auto add = [&sum](const std::optional<weight_range>& range, const decimal& fixed) {
    sum.low += range ? range->low : fixed;
    sum.high += range ? range->high : fixed;
  };
  add(ranges.execution, usual.execution);
  add(ranges.cost, usual.cost);
  add(ranges.output, usual.output);
  add(ranges.benefit, usual.benefit);
  add(ranges.satisfaction, usual.satisfaction);
  return sum;
}

// Ranges of which no choice adds up to the total, neither with a cost category nor without.
void check_weight_ranges(const section& root, const pack& rules) {
  const auto& weights = rules.weights;
  const weight_range without = sums_within(weights.ranges, weights.level1);
  const weight_range range = sums_within(weights.ranges, weights.level1_with_cost);
  const auto reaches = [&weights](const weight_range& sum) {
    return sum.low <= weights.total && weights.total <= sum.high;
  };
  if (!reaches(without) && !reaches(range))
    report_at(root, "weights-sum", "weights.ranges",
              "weights that add up to " + to_string(without.low) + " to " + to_string(without.high),
              "ranges within which they can add up to weights.total, " + to_string(weights.total));
}

// A cap or a veto that can never cut anything.
void check_across(const section& root, const pack& rules) {
  for (std::size_t i = 0; i < rules.across.vetoes.size(); ++i)
    if (rules.across.vetoes[i].most >= rules.weights.total)
      report_at(root, "cap-unreachable", "across.vetoes",
                "vetoes[" + std::to_string(i + 1) + "] at most " + to_string(rules.across.vetoes[i].most),
                "less than weights.total, " + to_string(rules.weights.total) + ": it would cut nothing");
  for (std::size_t i = 0; i < rules.across.caps.size(); ++i)
    if (rules.across.caps[i].most >= rules.weights.total)
      report_at(root, "cap-unreachable", "across.caps",
                "caps[" + std::to_string(i + 1) + "] at most " + to_string(rules.across.caps[i].most),
                "less than weights.total, " + to_string(rules.weights.total) + ": it would cut nothing");
}

// The first rule that fits counts: a rule that fits only rows that an earlier one fits is never used.
bool covers(const row_match& a, const row_match& b) {
  return (!a.kind || a.kind == b.kind) && (!a.category || a.category == b.category) &&
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

namespace {

// Whether the file has a fault besides the unknown pack that it extends.
bool has_other_faults(const section& root) {
  const auto& errors = root.reading().errors;
  return std::any_of(errors.begin(), errors.end(), [](const toml_error& one) { return one.key != "extends"; });
}

// The checks that compare several parameters, where all of them are settled.
void check_sums(const section& root, const pack& rules, const settled_values& settled) {
  if (settled.has({"weights.total", "weights.level1"}))
    check_level1(root, "weights.level1", rules.weights.level1, rules.weights.total);
  if (settled.has({"weights.total", "weights.level1_with_cost"}))
    check_level1(root, "weights.level1_with_cost", rules.weights.level1_with_cost, rules.weights.total);
  check_ranges(root, rules, settled);
  if (settled.has({"weights.total", "weights.level1", "weights.level1_with_cost", "weights.ranges"}))
    check_weight_ranges(root, rules);
  if (settled.has({"weights.total", "grade.bounds"})) check_grades(root, rules);
  if (settled.has("weights.total") && !is_faulty(root, "across")) check_across(root, rules);
}

// A doubt is reported like a fault, and kept apart.
void doubt(const section& table, std::string_view code, std::string_view name, std::string found, std::string expected,
           std::vector<toml_error>& doubts) {
  table.report(code, name, std::move(found), std::move(expected));
  doubts.push_back(std::move(table.reading().errors.back()));
  table.reading().errors.pop_back();
}

// The first bound of a curve whose x is a share that nobody means as one: 60 is 6000 %.
std::optional<ratio> doubtful_bound(const curve& points) {
  for (const segment& piece : points.segments())
    if (const auto& low = piece.domain.low(); low && abs(low->value) >= ratio(10)) return low->value;
  return std::nullopt;
}

void doubt_bound(const section& table, std::string_view name, const curve& points, std::vector<toml_error>& doubts) {
  const auto bound = doubtful_bound(points);
  if (!bound) return;
  doubt(table, "bound-doubtful", name,
        "a bound at x = " + to_string(*bound) + ", which is " + to_string(*bound * 100) + "%",
        "a share such as 0.6 or \"60%\": x is a quotient or a percentage here", doubts);
}

// Whether forms have rows of the kind under the category.
bool belongs(kind kind, category category) {
  if (kind == kind::cost) return category == category::output || category == category::cost;
  const bool may_be_cost = category_of(kind) == category::benefit && kind != kind::sustainability;
  return category_of(kind) == category || (may_be_cost && category == category::cost);
}

bool divides(const row_rule& rule) { return !rule.code && rule.x == argument::share_of_target; }

void doubt_rows(const section& root, const pack& rules, std::vector<toml_error>& doubts) {
  section copy = root;
  const std::vector<section> tables = copy.tables("rows");
  for (std::size_t i = 0; i < tables.size() && i < rules.rows.size(); ++i) {
    const row_match& row = rules.rows[i];
    const bool satisfies = row.kind == kind::satisfaction || row.category == category::satisfaction;
    if (!row.rule.code && (satisfies || divides(row.rule))) doubt_bound(tables[i], "points", row.rule.points, doubts);
    if (row.kind && row.category && !belongs(*row.kind, *row.category))
      doubt(tables[i], "row-matches-none", "category",
            "kind " + std::string(name_of(*row.kind)) + " under category " + std::string(name_of(*row.category)),
            "a kind that forms have under this category: no row matches otherwise", doubts);
  }
}

// Bounds of grades that are meant as shares: 0.9 of a hundred points.
void doubt_grades(const section& root, const pack& rules, std::vector<toml_error>& doubts) {
  const decimal& first = rules.grade.bounds.front();
  if (first > decimal(1) || rules.weights.total < decimal(10)) return;
  doubt(section_of(root, "grade.bounds"), "bound-doubtful", "bounds",
        "a grade from " + to_string(first) + " points upwards",
        "points of a total of " + to_string(rules.weights.total) + ", not shares of it", doubts);
}

void note_doubts(const section& root, pack_file& made) {
  const std::vector<std::string> taken = root.reading().given;  // looking again takes nothing
  const auto given = [&root](std::string_view key) { return root.reading().was_given(key); };
  const auto ask = [&](std::string_view part, std::string_view name, const curve& points) {
    if (given(std::string(part) + "." + std::string(name)))
      doubt_bound(section_of(root, std::string(part) + "." + std::string(name)), name, points, made.doubts);
  };
  ask("execution", "points", made.rules.execution.points);
  if (divides(made.rules.quant.at_least)) ask("quant", "at_least", made.rules.quant.at_least.points);
  if (divides(made.rules.quant.at_most)) ask("quant", "at_most", made.rules.quant.at_most.points);
  if (divides(made.rules.quant.equal)) ask("quant", "equal", made.rules.quant.equal.points);
  if (given("rows")) doubt_rows(root, made.rules, made.doubts);
  if (given("grade.bounds")) doubt_grades(root, made.rules, made.doubts);
  root.reading().given = taken;
}

}  // namespace

void check_pack(section& root, pack_file& made, base_pack base) {
  drop_inherited_sources(root, made.rules);
  const bool is_first_look = !has_other_faults(root);
  const bool extends = base == base_pack::unknown || !made.extends.empty();
  check_identity(root, made);
  check_identity_given(root);
  if (extends) {
    check_sources(root);
  } else if (is_first_look) {  // a parameter that is misspelt is not missing as well
    check_all_given(root);
    check_clauses(root, made.rules);
  }
  const not_given others = base == base_pack::unknown ? not_given::unknown
                           : extends                  ? not_given::inherited
                                                      : not_given::left_out;
  check_sums(root, made.rules, settled_values(root, others));
  if (!is_faulty(root, "rows")) check_rows(root, made.rules);
  if (root.reading().errors.empty()) note_doubts(root, made);
}

}  // namespace perfeval::inline v0::packs

namespace perfeval {
inline namespace v0 {

std::span<const pack_error_code> pack_error_codes() noexcept {
  static constexpr pack_error_code codes[] = {
      {"toml-syntax", "the text is not valid TOML"},
      {"pack-too-large", "the text is longer than a pack may be"},
      {"pack-too-deep", "brackets or the parts of a key are nested too deeply"},
      {"key-unknown", "a key that the schema does not have"},
      {"key-missing", "a required key is missing"},
      {"value-type", "a value of the wrong type for its key"},
      {"value-range", "a value out of range for its key"},
      {"number-unreadable", "a value that is not a number, or exceeds the limits"},
      {"word-unknown", "a word that is not permitted for its key"},
      {"word-twice", "a word that is given twice, or for two things"},
      {"rule-unknown", "a kind of rule, or a registered rule, that does not exist"},
      {"unit-wrong", "a bound whose unit does not match that of x"},
      {"band-empty", "a band that contains no number"},
      {"bands-gap", "a number that is in no band"},
      {"bands-overlap", "a number that is in two bands"},
      {"tier-unreachable", "a tier into which no share falls"},
      {"grade-unreachable", "a grade that no total earns"},
      {"cap-unreachable", "a cap or a veto that never takes effect"},
      {"row-unreachable", "a rule for individual rows that an earlier one always preempts"},
      {"weights-sum", "weights that do not add up to the total"},
      {"source-missing", "a rule without its source document"},
      {"years-order", "a pack that ends before it begins"},
      {"extends-unknown", "a pack to extend that does not exist"},
      {"scenario-invalid", "a scenario with nothing to test"},
  };
  return codes;
}

}  // namespace v0
}  // namespace perfeval
