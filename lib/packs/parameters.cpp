// The parameters of a pack, section by section.
#include "packs/parameters.hpp"

#include "packs/rule.hpp"
#include "packs/words.hpp"

#include <algorithm>
#include <map>

namespace perfeval::inline v0::packs {
namespace {

// `rounding = { places = 2, mode = "half_up" }`, or "none" where the pack that is extended has one.
void read_rounding(section& part, std::string_view name, std::optional<rounding>& result) {
  if (part.says_none(name)) return result.reset();
  auto table = part.table(name);
  if (!table) return;
  std::int64_t places = 0;
  rounding_mode mode = rounding_mode::half_up;
  const bool has_places = table->whole("places", 0, 20, places);
  const bool has_mode = table->choice("mode", mode);
  if (!table->has("places") || !table->has("mode"))
    table->report("key-missing", "", "places or mode left out", "both: a rounding has no default");
  table->finish();
  if (has_places && has_mode) result = rounding{static_cast<std::int32_t>(places), mode};
}

// A number, or "none" where the pack that is extended has one.
void read_optional(section& table, std::string_view name, std::optional<decimal>& out) {
  if (table.says_none(name)) return out.reset();
  decimal value;
  if (table.number(name, value)) out = value;
}

void read_execution(section table, pack& pack) {
  auto& execution = pack.execution;
  table.number("weight", execution.weight);
  table.choice("denominator", execution.denominator);
  table.choice("lines", execution.lines);
  table.choice("zero_budget", execution.zero_budget);
  read_rounding(table, "rate_rounding", execution.rate_rounding);
  read_curve(table, "points", execution.points);
  read_rounding(table, "rounding", execution.rounding);
  read_optional(table, "reason_below", execution.reason_below);
  table.finish();
}

void read_fund_lines(section table, pack& pack) {
  table.choice("scored", pack.fund_lines.scored);
  table.flag("must_sum", pack.fund_lines.must_sum);
  table.finish();
}

void read_explained(section table, pack& pack) {
  table.list_of("rate_explains", pack.rounding.rate_explains);
  table.list_of("score_explains", pack.rounding.score_explains);
  table.finish();
}

void read_quant(section table, pack& pack) {
  table.flag("strict_counts", pack.quant.strict_counts);
  table.choice("negative_actual", pack.quant.negative_actual);
  read_row_rule(table, "at_least", pack.quant.at_least);
  read_row_rule(table, "at_most", pack.quant.at_most);
  read_row_rule(table, "equal", pack.quant.equal);
  read_curve(table, "none_above", pack.quant.none_above);
  read_rounding(table, "rounding", pack.quant.rounding);
  table.finish();
}

void read_level1(section& part, std::string_view name, level1_weights& out) {
  auto table = part.table(name);
  if (!table) return;
  out = {};
  table->number("execution", out.execution);
  table->number("cost", out.cost);
  table->number("output", out.output);
  table->number("benefit", out.benefit);
  table->number("satisfaction", out.satisfaction);
  table->finish();
}

void read_range(section& table, std::string_view name, std::optional<weight_range>& out) {
  std::vector<decimal> ends;
  if (!table.numbers(name, ends)) return;
  if (ends.size() == 2 && ends[0].sign() >= 0 && ends[0] <= ends[1]) {
    out = weight_range{ends[0], ends[1]};
    return;
  }
  table.report("value-range", name, std::to_string(ends.size()) + " ends" + (ends.size() == 2 ? ", not rising" : ""),
               "two: [40, 50], the least and the most points, 0 or more");
}

void read_ranges(section& part, level1_ranges& out) {
  auto table = part.table("ranges");
  if (!table) return;
  out = {};
  read_range(*table, "execution", out.execution);
  read_range(*table, "cost", out.cost);
  read_range(*table, "output", out.output);
  read_range(*table, "benefit", out.benefit);
  read_range(*table, "satisfaction", out.satisfaction);
  table->finish();
}

// What a rule may ask for: a kind or a category that the paper leaves open is none.
template <class Enum>
constexpr auto printed_names = [] {
  std::array<named_value<Enum>, names_of<Enum>.size() - 2> all{};
  std::size_t used = 0;
  for (const auto& one : names_of<Enum>)
    if (one.value != Enum::unknown && one.value != Enum::other) all[used++] = one;
  return all;
}();

void read_required(section& table, pack& pack) {
  std::vector<category> required;
  if (!table.list_of("required", required, category_words())) return;
  const auto asks = [&required](category one) {
    return std::find(required.begin(), required.end(), one) != required.end();
  };
  pack.weights.output_required = asks(category::output);
  pack.weights.benefit_required = asks(category::benefit);
  pack.weights.satisfaction_required = asks(category::satisfaction);
  pack.weights.cost_required = asks(category::cost);
}

void read_weights(section table, pack& pack) {
  table.number("total", pack.weights.total);
  read_level1(table, "level1", pack.weights.level1);
  read_level1(table, "level1_with_cost", pack.weights.level1_with_cost);
  read_ranges(table, pack.weights.ranges);
  read_required(table, pack);
  std::int64_t level = 0;
  if (table.says_none("cost_level"))
    pack.weights.cost_level.reset();
  else if (table.whole("cost_level", 1, 2, level))
    pack.weights.cost_level = static_cast<std::uint8_t>(level);
  table.flag("satisfaction_optional", pack.weights.satisfaction_optional);
  table.finish();
}

void read_grade(section table, pack& pack) {
  std::vector<decimal> bounds;
  if (table.numbers("bounds", bounds)) {
    if (bounds.size() == pack.grade.bounds.size()) {
      std::copy(bounds.begin(), bounds.end(), pack.grade.bounds.begin());
    } else {
      table.report("value-range", "bounds", std::to_string(bounds.size()) + " bounds",
                   "three: the least totals of 优, 良 and 中");
    }
  }
  table.number("pass", pack.grade.pass);
  read_rounding(table, "rounding", pack.grade.rounding);
  table.flag("whole_numbers", pack.grade.whole_numbers);
  table.finish();
}

void read_filter(section& table, row_filter& filter) {
  kind row_kind{};
  category row_category{};
  if (table.choice("kind", row_kind, kind_words())) filter.kind = row_kind;
  if (table.choice("category", row_category, category_words())) filter.category = row_category;
  table.text("name_holds", filter.name_holds);
}

void read_rows(section& root, pack& pack) {
  if (root.has("rows")) pack.rows.clear();
  for (section table : root.tables("rows")) {
    row_match made;
    read_filter(table, made);
    if (!table.has("points")) table.report("key-missing", "points", "no rule", "points = { rule = … }");
    if (read_row_rule(table, "points", made.rule)) pack.rows.push_back(std::move(made));
    table.finish();
  }
}

// The most points: of a category, or of a total.
void read_most(section& table, decimal& out) {
  if (!table.has("most")) table.report("key-missing", "most", "no most", "most = the most points that are left");
  if (table.number("most", out) && out.sign() < 0)
    table.report("value-range", "most", to_string(out), "points, 0 or more");
}

void read_caps(section& table, across_declared& out) {
  if (table.has("caps")) out.caps.clear();
  for (section one : table.tables("caps")) {
    category_cap made;
    if (!one.has("category"))
      one.report("key-missing", "category", "no category", "category = output, benefit, satisfaction or cost");
    one.choice("category", made.category, category_words());
    read_most(one, made.most);
    for (const category_cap& other : out.caps)
      if (other.category == made.category)
        one.report("word-twice", "category", "a second cap", "one cap for each category");
    one.finish();
    out.caps.push_back(made);
  }
}

void read_vetoes(section& table, across_declared& out) {
  if (table.has("vetoes")) out.vetoes.clear();
  for (section one : table.tables("vetoes")) {
    row_veto made;
    read_filter(one, made.rows);
    read_most(one, made.most);
    if (!one.has("below"))
      one.report("key-missing", "below", "no below", "below = 0.6: the share of its weight below which a row vetoes");
    if (one.number("below", made.below) && (made.below.sign() <= 0 || made.below > decimal(1)))
      one.report("value-range", "below", to_string(made.below), "a share of the weight above 0 and up to 1");
    one.finish();
    out.vetoes.push_back(std::move(made));
  }
}

void read_across(section table, across_declared& out) {
  table.choice("not_applicable", out.not_applicable);
  table.choice("missing", out.missing);
  read_words_once(table, "excused", out.excused);
  for (const std::string& word : out.excused)
    if (word.empty()) table.report("value-range", "excused", "an empty word", "words that stand in a reason");
  read_caps(table, out);
  read_vetoes(table, out);
  table.finish();
}

template <class Whole>
void read_count(section& table, std::string_view name, std::int64_t least, std::int64_t most, Whole& out) {
  std::int64_t value = 0;
  if (table.whole(name, least, most, value)) out = static_cast<Whole>(value);
}

void read_qual(section table, pack& pack) {
  bool lower_included = true;
  table.flag("lower_included", lower_included);
  read_tiers(table, "tiers", lower_included, pack.qual.tiers);
  if (table.has("lower_included") && !table.has("tiers"))
    table.report("key-missing", "tiers", "lower_included alone", "the tiers whose lower ends it speaks of");
  table.finish();
}

void read_small_sections(section& root, pack& pack) {
  if (auto table = root.table("over")) {
    table->number("reason_ratio", pack.over.reason_ratio);
    read_optional(*table, "flag_ratio", pack.over.flag_ratio);
    read_optional(*table, "zero_target_limit", pack.over.zero_target_limit);
    table->finish();
  }
  if (auto table = root.table("reason")) {
    table->flag("deduction", pack.reason.deduction);
    table->flag("qualitative", pack.reason.qualitative);
    table->finish();
  }
  if (auto table = root.table("convention")) {
    table->quotient("share", pack.convention.share);
    read_count(*table, "least", 1, 1000, pack.convention.least);
    table->finish();
  }
  if (auto table = root.table("money")) {
    read_count(*table, "magnitude_digits", 1, 100, pack.money.magnitude_digits);
    read_optional(*table, "adjust_ratio", pack.money.adjust_ratio);
    table->finish();
  }
  if (auto table = root.table("score")) {
    read_count(*table, "digits", 0, 20, pack.score.digits);
    table->finish();
  }
}

}  // namespace

choices<kind> kind_words() { return printed_names<kind>; }
choices<category> category_words() { return printed_names<category>; }

void read_parameters(section& root, pack& pack) {
  if (auto table = root.table("execution")) read_execution(*table, pack);
  if (auto table = root.table("fund_lines")) read_fund_lines(*table, pack);
  if (auto table = root.table("rounding")) read_explained(*table, pack);
  if (auto table = root.table("quant")) read_quant(*table, pack);
  if (auto table = root.table("qual")) read_qual(*table, pack);
  if (auto table = root.table("weights")) read_weights(*table, pack);
  if (auto table = root.table("grade")) read_grade(*table, pack);
  if (auto table = root.table("across")) read_across(*table, pack.across);
  if (auto table = root.table("vocabulary")) read_vocabulary(*table, pack.vocabulary);
  read_small_sections(root, pack);
  read_rows(root, pack);
}

// [sources] over.reason_ratio = { document = … }: a value's own document, in the place of its topic's.
void read_sources(section& root, std::span<const parameter_key> keys, std::vector<parameter_source>& out) {
  auto all = root.table("sources");
  if (!all) return;
  std::map<std::string_view, section> groups;
  for (const parameter_key& one : keys) {
    const std::size_t point = one.key.find('.');
    const std::string_view name = one.key.substr(0, point);
    section* part = &*all;
    if (point != std::string_view::npos) {
      if (groups.count(name) == 0)
        if (auto group = all->table(name)) groups.emplace(name, std::move(*group));
      const auto found = groups.find(name);
      if (found == groups.end()) continue;
      part = &found->second;
    }
    auto table = part->table(point == std::string_view::npos ? name : one.key.substr(point + 1));
    if (!table) continue;
    std::erase_if(out, [&one](const parameter_source& other) { return other.key == one.key; });
    out.push_back({std::string(one.key), {}});
    read_clause(*table, out.back().clause);
  }
  for (auto& [name, group] : groups) group.finish();
  all->finish();
}

}  // namespace perfeval::inline v0::packs
