// A pack as text, parameter by parameter.
#include <perfeval/rule/piece_words.hpp>
#include <perfeval/write/pack.hpp>

#include "packs/keys.hpp"
#include "text/sha256.hpp"

#include <algorithm>
#include <array>

namespace perfeval {
inline namespace v0 {
namespace {

std::string number(const decimal& value) { return to_string(trimmed(value)); }

std::string rule_text(const row_rule& rule) {
  if (rule.code) return "code " + rule.code->name() + " " + rule.code->version();
  return (rule.x == argument::actual ? "x = actual: " : "") + to_string(rule.points);
}

std::string rounding_text(const std::optional<perfeval::rounding>& rounding) {
  return rounding ? std::to_string(rounding->places) + " places, " + std::string(name_of(rounding->mode)) : "none";
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
  std::string text;
  packs::each_level1(w, [&text](const char* name, const decimal& points) {
    text += (text.empty() ? "" : ", ") + std::string(name) + " " + number(points);
  });
  return text;
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

std::string ranges_text(const level1_ranges& r) {
  std::string text;
  packs::each_level1(r, [&text](const char* name, const std::optional<weight_range>& range) {
    if (range)
      text += (text.empty() ? "" : ", ") + std::string(name) + " " + number(range->low) + " to " + number(range->high);
  });
  return text.empty() ? "none" : text;
}

std::string required_text(const weight_rules& w) {
  std::string text;
  for (const auto& [asked, one] : {std::pair{w.output_required, category::output},
                                   {w.benefit_required, category::benefit},
                                   {w.satisfaction_required, category::satisfaction},
                                   {w.cost_required, category::cost}})
    if (asked) text += (text.empty() ? "" : " ") + std::string(name_of(one));
  return text;
}

// A value as text: one function a type.
std::string text_of(const decimal& value) { return number(value); }
std::string text_of(const std::optional<decimal>& value) { return value ? number(*value) : "none"; }
std::string text_of(const ratio& value) { return to_string(value); }
std::string text_of(bool value) { return value ? "yes" : "no"; }
std::string text_of(std::uint32_t value) { return std::to_string(value); }
std::string text_of(std::int32_t value) { return std::to_string(value); }
std::string text_of(const std::optional<std::uint8_t>& value) { return value ? std::to_string(*value) : "none"; }
std::string text_of(const std::optional<perfeval::rounding>& rounding) { return rounding_text(rounding); }
std::string text_of(const curve& value) { return to_string(value); }
std::string text_of(const row_rule& value) { return rule_text(value); }
std::string text_of(const std::array<decimal, 3>& bounds) { return listed(bounds, number); }
std::string text_of(const level1_weights& value) { return weights_text(value); }
std::string text_of(const level1_ranges& value) { return ranges_text(value); }
std::string text_of(const std::vector<std::string>& words) { return words_text(words); }
std::string text_of(const std::vector<grade_word>& words) {
  return listed(words, [](const grade_word& one) { return one.word + " " + std::string(name_of(one.means)); });
}
template <named_enumeration Choice>
std::string text_of(Choice value) {
  return std::string(name_of(value));
}
template <named_enumeration Choice>
std::string text_of(const std::vector<Choice>& values) {
  return listed(values, [](Choice one) { return text_of(one); });
}

// Lists the parameters, table by table. A list of tables is shown one by one: rows[2], across.caps[1].
class listing {
 public:
  explicit listing(const pack& rules) : p_(rules) {}

  std::vector<pack_parameter> all() {
    identity();
    packs::visit_parameters(*this, p_);
    clauses();
    return std::move(made_);
  }

  template <class Body>
  void table(std::string_view name, Body body) {
    prefix_ = std::string(name) + ".";
    body(*this);
    prefix_.clear();
  }
  template <class Value>
  void value(const packs::parameter& declared, const Value& value) {
    add(declared, declared.name, text_of(value));
  }
  void value(const packs::parameter& declared, const std::vector<row_match>& rows) { each(declared, rows, match_text); }
  void value(const packs::parameter& declared, const std::vector<category_cap>& caps) {
    each(declared, caps, cap_text);
  }
  void value(const packs::parameter& declared, const std::vector<row_veto>& vetoes) {
    each(declared, vetoes, veto_text);
  }
  void value(const packs::parameter& declared, const std::vector<scale>& scales) {
    for (const scale& one : scales)
      add(declared, std::string(declared.name) + "." + one.name, listed(one.degrees, degree_text));
  }
  void phrases(const packs::parameter& declared, const std::vector<std::string>& words) {
    add(declared, declared.name, words.empty() ? "none" : words_text(words));
  }
  void categories(const packs::parameter& declared, const weight_rules& weights) {
    add(declared, declared.name, required_text(weights));
  }
  void tiers(const packs::parameter& declared, const packs::parameter&, const curve& tiers) { value(declared, tiers); }
  void results(const std::array<packs::parameter, 4>& lists, const std::vector<degree>& results) {
    add(lists[0], "results", listed(results, degree_text));
  }

 private:
  void add(const packs::parameter& declared, std::string_view name, std::string value) {
    const std::string key = prefix_ + std::string(declared.name);
    made_.push_back(
        {prefix_ + std::string(name), std::move(value), declared.topic, citation(p_.source(key, declared.topic))});
  }
  template <class Items, class Text>
  void each(const packs::parameter& declared, const Items& items, Text text) {
    for (std::size_t i = 0; i < items.size(); ++i)
      add(declared, std::string(declared.name) + "[" + std::to_string(i + 1) + "]", text(items[i]));
  }
  // Values that are not rules have no clause.
  void add(std::string key, std::string value, topic topic = topic::reading) {
    made_.push_back({std::move(key), std::move(value), topic, {}});
  }
  void identity() {
    add("id", p_.id);
    add("version", p_.version);
    add("title", p_.title);
    add("jurisdiction", p_.jurisdiction);
  }
  void clauses() {
    for (const auto& [topic, name] : names_of<topic>)
      add("clauses." + std::string(name), citation(p_.source(topic)), topic);
    for (const parameter_source& one : p_.sources) add("sources." + one.key, citation(one.clause));
  }

  const pack& p_;
  std::string prefix_;
  std::vector<pack_parameter> made_;
};

const pack_parameter* value_of(const std::vector<pack_parameter>& all, const std::string& key) {
  const auto found = std::find_if(all.begin(), all.end(), [&key](const pack_parameter& one) { return one.key == key; });
  return found == all.end() ? nullptr : &*found;
}

// An optional parameter without effect has no clause unless it has its own.
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
  for (const segment& piece : rule.segments()) text += (text.empty() ? "" : "; ") + to_text(piece);
  return text;
}

std::vector<pack_parameter> parameters(const pack& rules) {
  std::vector<pack_parameter> all = listing(rules).all();
  forget_sources_of_nothing(rules, all);
  return all;
}

std::string fingerprint(const pack& rules) {
  std::string lines;
  for (const pack_parameter& one : parameters(rules)) lines += one.key + " = " + one.value + "\n";
  return sha256(lines);
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
  // a source that differs together with its value is reported with the value
  const auto is_shown = [&found](const pack_difference& one) {
    constexpr std::string_view sources = "sources.";
    return one.key.starts_with(sources) && std::any_of(found.begin(), found.end(), [&](const pack_difference& other) {
             return other.key == one.key.substr(sources.size());
           });
  };
  std::vector<pack_difference> shown;
  for (const pack_difference& one : found)
    if (!is_shown(one)) shown.push_back(one);
  return shown;
}

}  // namespace v0
}  // namespace perfeval
