#include "packs/rule.hpp"

#include <perfeval/rule/kinds.hpp>

#include "packs/bands.hpp"

namespace perfeval::inline v0::packs {
namespace {

// The rules that the host program registered: every context of a pack's file is one of packs/context.hpp.
registered_rules registered_for(const section& table) { return static_cast<const context&>(table.reading()).code; }

// A number; [0.6, 0.8]; [[0.6, 0.5], [0.8, 0.7]], which is flattened. False if an element is not a number.
bool flatten(section& table, const toml::node& value, const std::string& key, parameter_shape shape,
             std::vector<decimal>& out) {
  const auto* list = value.as_array();
  if (shape == parameter_shape::number || !list) {
    const auto number = table.as_number(value, key);
    if (number) out.push_back(*number);
    return number.has_value();
  }
  const bool pairs = shape == parameter_shape::pairs;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string place = key + "[" + std::to_string(i + 1) + "]";
    const auto* pair = list->get(i)->as_array();
    if (pairs && (!pair || pair->size() != 2)) {
      table.reading().report("value-type", list->get(i)->source(), place, "no pair", "[x, share]");
      return false;
    }
    const auto inside = pairs ? parameter_shape::list : parameter_shape::number;
    if (!flatten(table, *list->get(i), place, inside, out)) return false;
  }
  return true;
}

// The parameters of a kind, as the pack gives them.
bool read_arguments(section& table, const rule_kind& kind, kind_arguments& out) {
  bool good = true;
  for (const kind_parameter& parameter : kind.parameters) {
    const toml::node* value = table.take(parameter.name);
    if (!value && parameter.usual.empty()) {
      table.report("key-missing", parameter.name, "no " + std::string(parameter.name), std::string(parameter.meaning));
      good = false;
    }
    std::vector<decimal> numbers;
    if (!value) continue;
    const bool read = flatten(table, *value, table.key(parameter.name), parameter.shape, numbers);
    if (read) out.set(std::string(parameter.name), std::move(numbers));
    good = good && read;
  }
  return good;
}

bool build(section& table, const rule_kind& kind, curve& curve) {
  kind_arguments given;
  if (!read_arguments(table, kind, given)) return false;
  try {
    curve = make_curve(kind, given);
    return true;
  } catch (const error& refused) {
    table.report("value-range", "rule", "\"" + std::string(kind.name) + "\" with these parameters", refused.what());
    return false;
  }
}

void unknown_rule(const section& table, const std::string& word) {
  std::vector<std::string_view> names = {"bands", "code"};
  for (const rule_kind& kind : rule_kinds())
    if (kind.x != kind_x::rank) names.push_back(kind.name);
  table.report("rule-unknown", "rule", "\"" + word + "\"", one_of(names, word));
}

// Whether the keys of a rule of this kind are known, so that others can be refused.
bool is_known(std::string_view word) {
  const rule_kind* kind = find_kind(word);
  return word == "bands" || word == "code" || (kind && kind->x != kind_x::rank);
}

// A curve of the kind that `word` names, and what its x usually is. A kind whose x is the rank of a word is not a rule
// for numbers: it belongs to `qual.tiers`.
bool read_kind(section& table, const std::string& word, curve& curve, std::optional<argument>& usual) {
  if (word == "bands") return read_bands(table, curve);
  const rule_kind* kind = find_kind(word);
  if (!kind || kind->x == kind_x::rank) {
    unknown_rule(table, word);
    return false;
  }
  usual = kind->x == kind_x::actual ? argument::actual : argument::share_of_target;
  return build(table, *kind, curve);
}

bool read_code(section& table, row_rule& out) {
  std::string name;
  if (!table.text("name", name)) {
    if (!table.has("name"))
      table.report("key-missing", "name", "no name",
                   "name = the name under which the host program registered the rule");
    return false;
  }
  std::vector<std::string_view> names;
  for (const auto& rule : registered_for(table)) {
    if (rule->name() == name) {
      out = row_rule(rule);
      return true;
    }
    names.push_back(rule->name());
  }
  table.report("rule-unknown", "name", "\"" + name + "\"",
               names.empty() ? "a rule registered by the host program; none is registered"
                             : "one of the registered rules: " + joined(names));
  return false;
}

bool read_curve_of_row(section& table, const std::string& word, row_rule& rule) {
  row_rule made;
  std::optional<argument> usual;
  const bool read = read_kind(table, word, made.points, usual);
  if (!read && !is_known(word)) return false;
  if (usual) made.x = *usual;
  const bool given = table.choice("x", made.x);
  if (!read) return false;
  if (!usual && !table.has("x"))
    table.report("key-missing", "x", "no x",
                 "x = \"share_of_target\" (actual / target) or \"actual\": bands may be of either");
  if (!usual && !given) return false;
  rule = std::move(made);
  return true;
}

std::optional<std::string> kind_of(section& table) {
  std::string word;
  if (table.text("rule", word)) return word;
  if (!table.has("rule")) table.report("key-missing", "rule", "no kind of rule", "rule = \"capped\" or another kind");
  return std::nullopt;
}

}  // namespace

bool read_curve(section& part, std::string_view name, curve& curve) {
  auto table = part.table(name);
  if (!table) return false;
  const auto word = kind_of(*table);
  std::optional<argument> unused;
  const bool good = word && read_kind(*table, *word, curve, unused);
  if (word && is_known(*word)) table->finish();
  return good;
}

bool read_row_rule(section& part, std::string_view name, row_rule& rule) {
  auto table = part.table(name);
  if (!table) return false;
  const auto word = kind_of(*table);
  if (!word) return false;
  const bool good = *word == "code" ? read_code(*table, rule) : read_curve_of_row(*table, *word, rule);
  if (is_known(*word)) table->finish();
  return good;
}

namespace {

// The tiers with each bound given to the tier below it.
curve with_upper_ends(const curve& bands) {
  std::vector<segment> pieces(bands.segments().begin(), bands.segments().end());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pieces[i].low_closed = i == 0;
    pieces[i].high_closed = true;
  }
  return curve(std::move(pieces));
}

}  // namespace

bool read_tiers(section& table, std::string_view name, bool lower_included, curve& curve) {
  std::vector<decimal> bounds;
  if (!table.numbers(name, bounds)) return false;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    const bool inside = bounds[i] > decimal(0) && bounds[i] < decimal(1);
    if (inside && (i == 0 || bounds[i] > bounds[i - 1])) continue;
    table.report("tier-unreachable", name, to_string(bounds[i]),
                 "bounds that rise and lie between 0 and 1: no share falls into a tier otherwise");
    return false;
  }
  if (bounds.size() != 2) {
    table.report("value-range", name, std::to_string(bounds.size()) + " bounds",
                 "two bounds: of the middle and of the top tier");
    return false;
  }
  curve = lower_included ? tiers(bounds) : with_upper_ends(tiers(bounds));
  return true;
}

}  // namespace perfeval::inline v0::packs
