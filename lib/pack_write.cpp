// A pack as text, parameter by parameter.
#include <perfeval/rule/piece_words.hpp>
#include <perfeval/write/pack.hpp>

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

std::string number(const decimal& value) { return to_string(trimmed(value)); }

std::string rule_text(const row_rule& rule) {
  if (rule.code) return "code " + rule.code->name() + " " + rule.code->version();
  return (rule.x == argument::actual ? "x = actual: " : "") + to_string(rule.points);
}

constexpr const char* mode_names[] = {"half_up", "half_even", "half_down", "up",
                                      "down",    "ceiling",   "floor",     "zero_five_up"};

std::string mode_text(rounding_mode mode) { return mode_names[static_cast<std::size_t>(mode)]; }

std::string rounding_text(const std::optional<perfeval::rounding>& rounding) {
  return rounding ? std::to_string(rounding->places) + " places, " + mode_text(rounding->mode) : "none";
}

template <class Items, class Text>
std::string listed(const Items& items, Text text) {
  std::string all;
  for (const auto& item : items) all += (all.empty() ? "" : " ") + text(item);
  return all;
}

std::string words_text(const std::vector<std::string>& words) {
  return listed(words, [](const std::string& word) { return word; });
}

std::string weights_text(const level1_weights& w) {
  return "execution " + number(w.execution) + ", cost " + number(w.cost) + ", output " + number(w.output) +
         ", benefit " + number(w.benefit) + ", satisfaction " + number(w.satisfaction);
}

constexpr const char* kind_names[] = {"unknown", "quantity",   "quality",        "timeliness",   "cost", "economic",
                                      "social",  "ecological", "sustainability", "satisfaction", "other"};
constexpr const char* category_names[] = {"unknown", "cost", "output", "benefit", "satisfaction", "other"};

std::string match_text(const row_match& row) {
  std::string text;
  if (row.of) text += "kind " + std::string(kind_names[static_cast<std::size_t>(*row.of)]) + ", ";
  if (row.in) text += "category " + std::string(category_names[static_cast<std::size_t>(*row.in)]) + ", ";
  if (!row.name_holds.empty()) text += "name holds " + row.name_holds + ", ";
  return text + rule_text(row.rule);
}

std::string tier_text(tier_set tiers) {
  std::string text;
  for (const auto& [tier, name] :
       {std::pair<tier_set, const char*>{top_tier, "top"}, {middle_tier, "middle"}, {lowest_tier, "lowest"}})
    if ((tiers & tier) != 0) text += (text.empty() ? "" : "/") + std::string(name);
  return text;
}

std::string degree_text(const degree& one) { return one.word + " " + tier_text(one.tiers); }

std::string clause_text(const clause& c) {
  return c.document + ": " + c.zh + " / " + c.en + (c.observed ? " (observed)" : "") +
         (c.unverified ? " (unverified)" : "");
}

std::string yes_or_no(bool flag) { return flag ? "yes" : "no"; }

constexpr const char* topic_names[] = {"weights",         "execution",   "quantitative", "ceiling",
                                       "over_fulfilment", "qualitative", "deadline",     "reason",
                                       "grade",           "arithmetic",  "reading",      "indicator_quality"};

// Adds the parameters, section by section.
class listing {
 public:
  explicit listing(const pack& rules) : p_(rules) {}

  std::vector<pack_parameter> all() {
    identity();
    execution();
    rows();
    totals();
    vocabulary();
    clauses();
    return std::move(made_);
  }

 private:
  void add(std::string key, std::string value, topic about) {
    made_.push_back({std::move(key), std::move(value), about});
  }

  void identity() {
    add("id", p_.id, topic::reading);
    add("version", p_.version, topic::reading);
    add("title", p_.title, topic::reading);
    add("jurisdiction", p_.jurisdiction, topic::reading);
  }
  void execution() {
    add("execution.weight", number(p_.execution.weight), topic::execution);
    add("execution.denominator", p_.execution.denominator == denominator::annual ? "annual" : "initial",
        topic::execution);
    add("execution.points", to_string(p_.execution.points), topic::execution);
    add("execution.rounding", rounding_text(p_.execution.rounding), topic::execution);
  }
  void rows() {
    add("quant.strict_counts", yes_or_no(p_.quant.strict_counts), topic::quantitative);
    add("quant.at_least", rule_text(p_.quant.at_least), topic::quantitative);
    add("quant.at_most", rule_text(p_.quant.at_most), topic::ceiling);
    add("quant.equal", rule_text(p_.quant.equal), topic::quantitative);
    add("quant.none_above", to_string(p_.quant.none_above), topic::ceiling);
    add("quant.rounding", rounding_text(p_.quant.rounding), topic::quantitative);
    add("qual.tiers", to_string(p_.qual.tiers), topic::qualitative);
    add("over.reason_ratio", number(p_.over.reason_ratio), topic::over_fulfilment);
    add("reason.deduction", yes_or_no(p_.reason.deduction), topic::reason);
    for (std::size_t i = 0; i < p_.rows.size(); ++i)
      add("rows[" + std::to_string(i + 1) + "]", match_text(p_.rows[i]), topic::quantitative);
  }
  void totals() {
    add("weights.total", number(p_.weights.total), topic::weights);
    add("weights.level1", weights_text(p_.weights.level1), topic::weights);
    add("weights.level1_with_cost", weights_text(p_.weights.level1_with_cost), topic::weights);
    add("weights.required",
        std::string(p_.weights.output_required ? "output " : "") + (p_.weights.benefit_required ? "benefit" : ""),
        topic::weights);
    add("grade.bounds", listed(p_.grade.bounds, number), topic::grade);
    add("grade.pass", number(p_.grade.pass), topic::grade);
    add("score.digits", std::to_string(p_.score.digits), topic::arithmetic);
    add("rounding.rate_explains", listed(p_.rounding.rate_explains, mode_text), topic::arithmetic);
    add("rounding.score_explains", listed(p_.rounding.score_explains, mode_text), topic::arithmetic);
    add("convention.share", to_string(p_.convention.share), topic::arithmetic);
    add("convention.least", std::to_string(p_.convention.least), topic::arithmetic);
    add("money.magnitude_digits", std::to_string(p_.money.magnitude_digits), topic::arithmetic);
  }
  void vocabulary() {
    const perfeval::vocabulary& v = p_.vocabulary;
    add("vocabulary.no_reason", words_text(v.no_reason), topic::reading);
    for (const scale& one : v.scales)
      add("vocabulary.scales." + one.name, listed(one.degrees, degree_text), topic::reading);
    add("vocabulary.results", listed(v.results, degree_text), topic::reading);
    add("vocabulary.official_tiers", words_text(v.official_tiers), topic::reading);
    add("vocabulary.count_units", words_text(v.count_units), topic::reading);
    add("vocabulary.less_is_better", words_text(v.less_is_better), topic::reading);
    add("vocabulary.spending", words_text(v.spending), topic::reading);
    static constexpr const char* grades[] = {"excellent", "good", "fair", "poor"};
    add("vocabulary.grades",
        listed(v.grades,
               [](const grade_word& one) { return one.word + " " + grades[static_cast<std::size_t>(one.means)]; }),
        topic::reading);
  }
  void clauses() {
    for (std::size_t i = 0; i < p_.clauses.size(); ++i)
      add("clauses." + std::string(topic_names[i]), clause_text(p_.clauses[i]), static_cast<topic>(i));
  }

  const pack& p_;
  std::vector<pack_parameter> made_;
};

const std::string* value_of(const std::vector<pack_parameter>& all, const std::string& key) {
  const auto found = std::find_if(all.begin(), all.end(), [&key](const pack_parameter& one) { return one.key == key; });
  return found == all.end() ? nullptr : &found->value;
}

}  // namespace

std::string to_string(const curve& rule) {
  std::string text;
  for (const segment& piece : rule.segments()) text += (text.empty() ? "" : "; ") + words_of(piece);
  return text;
}

std::vector<pack_parameter> parameters(const pack& rules) { return listing(rules).all(); }

std::vector<pack_difference> differences(const pack& a, const pack& b) {
  const auto left = parameters(a);
  const auto right = parameters(b);
  std::vector<pack_difference> found;
  for (const pack_parameter& one : left) {
    const std::string* other = value_of(right, one.key);
    if (!other || *other != one.value) found.push_back({one.key, one.value, other ? *other : std::string()});
  }
  for (const pack_parameter& one : right)
    if (!value_of(left, one.key)) found.push_back({one.key, {}, one.value});
  return found;
}

}  // namespace v0
}  // namespace perfeval
