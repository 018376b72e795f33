// A pack as text, parameter by parameter.
#include <perfeval/rule/piece_words.hpp>
#include <perfeval/write/pack.hpp>

#include "packs/parameters.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

std::string number(const decimal& value) { return to_string(trimmed(value)); }

std::string rule_text(const row_rule& rule) {
  if (rule.code) return "code " + rule.code->name() + " " + rule.code->version();
  return (rule.x == argument::actual ? "x = actual: " : "") + to_string(rule.points);
}

std::string mode_text(rounding_mode mode) { return std::string(name_of(mode)); }

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

std::string filter_text(const row_filter& rows) {
  std::string text;
  if (rows.kind) text += "kind " + std::string(name_of(*rows.kind)) + ", ";
  if (rows.category) text += "category " + std::string(name_of(*rows.category)) + ", ";
  if (!rows.name_holds.empty()) text += "name holds " + rows.name_holds + ", ";
  return text;
}

std::string match_text(const row_match& row) { return filter_text(row) + rule_text(row.rule); }

std::string cap_text(const category_cap& cap) {
  return std::string(name_of(cap.category)) + " at most " + number(cap.most);
}

std::string veto_text(const row_veto& veto) {
  return filter_text(veto.rows) + "below " + number(veto.below) + " of the weight: total at most " + number(veto.most);
}

std::string tier_text(tier_set tiers) {
  std::string text;
  for (const auto& [tier, name] :
       {std::pair<tier_set, const char*>{top_tier, "top"}, {middle_tier, "middle"}, {lowest_tier, "lowest"}})
    if ((tiers & tier) != 0) text += (text.empty() ? "" : "/") + std::string(name);
  return text;
}

std::string degree_text(const degree& one) { return one.word + " " + tier_text(one.tiers); }

std::string optional_text(const std::optional<decimal>& value) { return value ? number(*value) : "none"; }

std::string ranges_text(const level1_ranges& r) {
  std::string text;
  const auto add = [&text](const char* name, const std::optional<weight_range>& range) {
    if (range)
      text += (text.empty() ? "" : ", ") + std::string(name) + " " + number(range->low) + " to " + number(range->high);
  };
  add("execution", r.execution);
  add("cost", r.cost);
  add("output", r.output);
  add("benefit", r.benefit);
  add("satisfaction", r.satisfaction);
  return text.empty() ? "none" : text;
}

std::string yes_or_no(bool flag) { return flag ? "yes" : "no"; }

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
  void add(std::string key, std::string value, topic topic) {
    const std::string_view whole =
        std::string_view(key).substr(0, key.find('['));  // rows[2] stands on the clause of rows
    const bool described = is_parameter(whole);
    std::string text = described ? citation(p_.source(source_key(whole), topic)) : std::string();
    made_.push_back({std::move(key), std::move(value), topic, std::move(text)});
  }

  // Not the pack's identity, and no clause either.
  static bool is_parameter(std::string_view key) {
    return key.find('.') != std::string_view::npos ? !key.starts_with("clauses.") && !key.starts_with("sources.")
                                                   : key == "rows";
  }
  // The key in the file: one list is shown for each scale, and one for all results.
  static std::string_view source_key(std::string_view key) {
    if (key.starts_with("vocabulary.scales")) return "vocabulary.scales";
    return key == "vocabulary.results" ? std::string_view("vocabulary.reached") : key;
  }

  void identity() {
    add("id", p_.id, topic::reading);
    add("version", p_.version, topic::reading);
    add("title", p_.title, topic::reading);
    add("jurisdiction", p_.jurisdiction, topic::reading);
  }
  void execution() {
    add("execution.weight", number(p_.execution.weight), topic::execution);
    add("execution.denominator", std::string(name_of(p_.execution.denominator)), topic::execution);
    add("execution.lines", std::string(name_of(p_.execution.lines)), topic::execution);
    add("execution.zero_budget", std::string(name_of(p_.execution.zero_budget)), topic::execution);
    add("execution.rate_rounding", rounding_text(p_.execution.rate_rounding), topic::execution);
    add("execution.points", to_string(p_.execution.points), topic::execution);
    add("execution.rounding", rounding_text(p_.execution.rounding), topic::execution);
    add("execution.reason_below", optional_text(p_.execution.reason_below), topic::reason);
    add("fund_lines.scored", std::string(name_of(p_.fund_lines.scored)), topic::execution);
    add("fund_lines.must_sum", yes_or_no(p_.fund_lines.must_sum), topic::arithmetic);
  }
  void rows() {
    add("quant.strict_counts", yes_or_no(p_.quant.strict_counts), topic::quantitative);
    add("quant.negative_actual", std::string(name_of(p_.quant.negative_actual)), topic::quantitative);
    add("quant.at_least", rule_text(p_.quant.at_least), topic::quantitative);
    add("quant.at_most", rule_text(p_.quant.at_most), topic::ceiling);
    add("quant.equal", rule_text(p_.quant.equal), topic::quantitative);
    add("quant.none_above", to_string(p_.quant.none_above), topic::ceiling);
    add("quant.rounding", rounding_text(p_.quant.rounding), topic::quantitative);
    add("qual.tiers", to_string(p_.qual.tiers), topic::qualitative);
    add("over.reason_ratio", number(p_.over.reason_ratio), topic::over_fulfilment);
    add("over.flag_ratio", optional_text(p_.over.flag_ratio), topic::over_fulfilment);
    add("over.zero_target_limit", optional_text(p_.over.zero_target_limit), topic::over_fulfilment);
    add("reason.deduction", yes_or_no(p_.reason.deduction), topic::reason);
    add("reason.qualitative", yes_or_no(p_.reason.qualitative), topic::reason);
    for (std::size_t i = 0; i < p_.rows.size(); ++i)
      add("rows[" + std::to_string(i + 1) + "]", match_text(p_.rows[i]), topic::quantitative);
  }
  void totals() {
    add("weights.total", number(p_.weights.total), topic::weights);
    add("weights.level1", weights_text(p_.weights.level1), topic::weights);
    add("weights.level1_with_cost", weights_text(p_.weights.level1_with_cost), topic::weights);
    add("weights.ranges", ranges_text(p_.weights.ranges), topic::weights);
    add("weights.required", required_text(), topic::weights);
    add("weights.cost_level", p_.weights.cost_level ? std::to_string(*p_.weights.cost_level) : "none", topic::weights);
    add("weights.satisfaction_optional", yes_or_no(p_.weights.satisfaction_optional), topic::weights);
    across();
    add("grade.bounds", listed(p_.grade.bounds, number), topic::grade);
    add("grade.pass", number(p_.grade.pass), topic::grade);
    add("grade.rounding", rounding_text(p_.grade.rounding), topic::grade);
    add("grade.whole_numbers", yes_or_no(p_.grade.whole_numbers), topic::grade);
    add("score.digits", std::to_string(p_.score.digits), topic::arithmetic);
    add("rounding.rate_explains", listed(p_.rounding.rate_explains, mode_text), topic::arithmetic);
    add("rounding.score_explains", listed(p_.rounding.score_explains, mode_text), topic::arithmetic);
    add("convention.share", to_string(p_.convention.share), topic::arithmetic);
    add("convention.least", std::to_string(p_.convention.least), topic::arithmetic);
    add("money.magnitude_digits", std::to_string(p_.money.magnitude_digits), topic::arithmetic);
    add("money.adjust_ratio", optional_text(p_.money.adjust_ratio), topic::arithmetic);
  }
  [[nodiscard]] std::string required_text() const {
    const auto& w = p_.weights;
    std::string text;
    for (const auto& [asked, name] : {std::pair<bool, const char*>{w.output_required, "output"},
                                      {w.benefit_required, "benefit"},
                                      {w.satisfaction_required, "satisfaction"},
                                      {w.cost_required, "cost"}})
      if (asked) text += (text.empty() ? "" : " ") + std::string(name);
    return text;
  }
  void across() {
    const across_declared& a = p_.across;
    add("across.not_applicable", std::string(name_of(a.not_applicable)), topic::weights);
    add("across.missing", std::string(name_of(a.missing)), topic::weights);
    add("across.excused", a.excused.empty() ? "none" : words_text(a.excused), topic::weights);
    for (std::size_t i = 0; i < a.caps.size(); ++i)
      add("across.caps[" + std::to_string(i + 1) + "]", cap_text(a.caps[i]), topic::weights);
    for (std::size_t i = 0; i < a.vetoes.size(); ++i)
      add("across.vetoes[" + std::to_string(i + 1) + "]", veto_text(a.vetoes[i]), topic::weights);
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

    add("vocabulary.grades",
        listed(v.grades, [](const grade_word& one) { return one.word + " " + std::string(name_of(one.means)); }),
        topic::reading);
  }
  void clauses() {
    for (std::size_t i = 0; i < p_.clauses.size(); ++i)
      add("clauses." + std::string(name_of(static_cast<topic>(i))), citation(p_.clauses[i]), static_cast<topic>(i));
    for (const parameter_source& one : p_.sources) add("sources." + one.key, citation(one.clause), topic::reading);
  }

  const pack& p_;
  std::vector<pack_parameter> made_;
};

const pack_parameter* value_of(const std::vector<pack_parameter>& all, const std::string& key) {
  const auto found = std::find_if(all.begin(), all.end(), [&key](const pack_parameter& one) { return one.key == key; });
  return found == all.end() ? nullptr : &*found;
}

// A parameter that a pack may leave out, and that does nothing as it is, stands on no clause unless it has its own.
void forget_sources_of_nothing(const pack& rules, std::vector<pack_parameter>& all) {
  const std::vector<pack_parameter> untouched = listing(pack{}).all();
  for (const packs::parameter_key& key : packs::parameter_keys()) {
    const auto has_own = [&key](const parameter_source& one) { return one.key == key.key; };
    if (key.required || std::any_of(rules.sources.begin(), rules.sources.end(), has_own)) continue;
    for (pack_parameter& one : all)
      if (const pack_parameter* before = value_of(untouched, one.key);
          one.key == key.key && before && before->value == one.value)
        one.source.clear();
  }
}

}  // namespace

std::string to_string(const curve& rule) {
  std::string text;
  for (const segment& piece : rule.segments()) text += (text.empty() ? "" : "; ") + words_of(piece);
  return text;
}

std::vector<pack_parameter> parameters(const pack& rules) {
  std::vector<pack_parameter> all = listing(rules).all();
  forget_sources_of_nothing(rules, all);
  return all;
}

std::vector<pack_difference> differences(const pack& a, const pack& b) {
  const auto left = parameters(a);
  const auto right = parameters(b);
  std::vector<pack_difference> found;
  for (const pack_parameter& one : left) {
    const pack_parameter* other = value_of(right, one.key);
    if (!other || other->value != one.value)
      found.push_back({one.key, one.value, other ? other->value : std::string(), one.source,
                       other ? other->source : std::string()});
  }
  for (const pack_parameter& one : right)
    if (!value_of(left, one.key)) found.push_back({one.key, {}, one.value, {}, one.source});
  // a source that differs beside a value that does is told with the value
  const auto told = [&found](const pack_difference& one) {
    constexpr std::string_view sources = "sources.";
    return one.key.starts_with(sources) && std::any_of(found.begin(), found.end(), [&](const pack_difference& other) {
             return other.key == one.key.substr(sources.size());
           });
  };
  std::vector<pack_difference> shown;
  for (const pack_difference& one : found)
    if (!told(one)) shown.push_back(one);
  return shown;
}

}  // namespace v0
}  // namespace perfeval
