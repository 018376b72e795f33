// The parameters of a pack, section by section.
#include "packs/parameters.hpp"

#include "packs/rule.hpp"
#include "packs/words.hpp"

#include <algorithm>
#include <map>

namespace perfeval::packs {
namespace {

const choices<rounding_mode>& modes() {
  static const choices<rounding_mode> all = {
      {"half_up", rounding_mode::half_up},     {"half_even", rounding_mode::half_even},
      {"half_down", rounding_mode::half_down}, {"up", rounding_mode::up},
      {"down", rounding_mode::down},           {"ceiling", rounding_mode::ceiling},
      {"floor", rounding_mode::floor},         {"zero_five_up", rounding_mode::zero_five_up}};
  return all;
}

// `rounding = { places = 2, mode = "half_up" }`, or "none" where the pack that is extended has one.
void read_rounding(section& of, std::string_view name, std::optional<rounding>& into) {
  if (of.says_none(name)) return into.reset();
  auto table = of.table(name);
  if (!table) return;
  std::int64_t places = 0;
  rounding_mode mode = rounding_mode::half_up;
  const bool has_places = table->whole("places", 0, 20, places);
  const bool has_mode = table->choice("mode", modes(), mode);
  if (!table->has("places") || !table->has("mode"))
    table->report("key-missing", "", "places or mode left out", "both: a rounding has no default");
  table->finish();
  if (has_places && has_mode) into = rounding{static_cast<std::int32_t>(places), mode};
}

// A number, or "none" where the pack that is extended has one.
void read_optional(section& of, std::string_view name, std::optional<decimal>& into) {
  if (of.says_none(name)) return into.reset();
  decimal value;
  if (of.number(name, value)) into = value;
}

void read_execution(section of, pack& into) {
  auto& execution = into.execution;
  of.number("weight", execution.weight);
  of.choice("denominator",
            {{"annual", denominator::annual}, {"initial", denominator::initial}, {"arrived", denominator::arrived}},
            execution.denominator);
  of.choice("lines", {{"total", rate_lines::total}, {"sum", rate_lines::sum}}, execution.lines);
  of.choice("zero_budget",
            {{"open", zero_budget::open},
             {"zero", zero_budget::zero},
             {"full", zero_budget::full},
             {"exclude", zero_budget::exclude}},
            execution.zero_budget);
  read_rounding(of, "rate_rounding", execution.rate_rounding);
  read_curve(of, "points", execution.points);
  read_rounding(of, "rounding", execution.rounding);
  read_optional(of, "reason_below", execution.reason_below);
  of.finish();
}

void read_fund_lines(section of, pack& into) {
  of.choice("scored", {{"dash", fund_scores::dash}, {"repeated", fund_scores::repeated}}, into.fund_lines.scored);
  of.flag("must_sum", into.fund_lines.must_sum);
  of.finish();
}

void read_explained(section of, pack& into) {
  of.list_of("rate_explains", modes(), into.rounding.rate_explains);
  of.list_of("score_explains", modes(), into.rounding.score_explains);
  of.finish();
}

void read_quant(section of, pack& into) {
  of.flag("strict_counts", into.quant.strict_counts);
  of.choice("negative_actual", {{"as_is", negative_actual::as_is}, {"zero", negative_actual::zero}},
            into.quant.negative_actual);
  read_row_rule(of, "at_least", into.quant.at_least);
  read_row_rule(of, "at_most", into.quant.at_most);
  read_row_rule(of, "equal", into.quant.equal);
  read_curve(of, "none_above", into.quant.none_above);
  read_rounding(of, "rounding", into.quant.rounding);
  of.finish();
}

void read_level1(section& of, std::string_view name, level1_weights& into) {
  auto table = of.table(name);
  if (!table) return;
  into = {};
  table->number("execution", into.execution);
  table->number("cost", into.cost);
  table->number("output", into.output);
  table->number("benefit", into.benefit);
  table->number("satisfaction", into.satisfaction);
  table->finish();
}

void read_range(section& of, std::string_view name, std::optional<weight_range>& into) {
  std::vector<decimal> ends;
  if (!of.numbers(name, ends)) return;
  if (ends.size() == 2 && ends[0].sign() >= 0 && ends[0] <= ends[1]) {
    into = weight_range{ends[0], ends[1]};
    return;
  }
  of.report("value-range", name, std::to_string(ends.size()) + " ends" + (ends.size() == 2 ? ", not rising" : ""),
            "two: [40, 50], the least and the most points, 0 or more");
}

void read_ranges(section& of, level1_ranges& into) {
  auto table = of.table("ranges");
  if (!table) return;
  into = {};
  read_range(*table, "execution", into.execution);
  read_range(*table, "cost", into.cost);
  read_range(*table, "output", into.output);
  read_range(*table, "benefit", into.benefit);
  read_range(*table, "satisfaction", into.satisfaction);
  table->finish();
}

const choices<kind>& kinds() {
  static const choices<kind> all = {{"quantity", kind::quantity},        {"quality", kind::quality},
                                    {"timeliness", kind::timeliness},    {"cost", kind::cost},
                                    {"economic", kind::economic},        {"social", kind::social},
                                    {"ecological", kind::ecological},    {"sustainability", kind::sustainability},
                                    {"satisfaction", kind::satisfaction}};
  return all;
}

const choices<category>& categories() {
  static const choices<category> all = {{"cost", category::cost},
                                        {"output", category::output},
                                        {"benefit", category::benefit},
                                        {"satisfaction", category::satisfaction}};
  return all;
}

void read_required(section& of, pack& into) {
  std::vector<category> required;
  if (!of.list_of("required", categories(), required)) return;
  const auto asks = [&required](category one) {
    return std::find(required.begin(), required.end(), one) != required.end();
  };
  into.weights.output_required = asks(category::output);
  into.weights.benefit_required = asks(category::benefit);
  into.weights.satisfaction_required = asks(category::satisfaction);
  into.weights.cost_required = asks(category::cost);
}

void read_weights(section of, pack& into) {
  of.number("total", into.weights.total);
  read_level1(of, "level1", into.weights.level1);
  read_level1(of, "level1_with_cost", into.weights.level1_with_cost);
  read_ranges(of, into.weights.ranges);
  read_required(of, into);
  std::int64_t level = 0;
  if (of.says_none("cost_level"))
    into.weights.cost_level.reset();
  else if (of.whole("cost_level", 1, 2, level))
    into.weights.cost_level = static_cast<std::uint8_t>(level);
  of.flag("satisfaction_optional", into.weights.satisfaction_optional);
  of.finish();
}

void read_grade(section of, pack& into) {
  std::vector<decimal> bounds;
  if (of.numbers("bounds", bounds)) {
    if (bounds.size() == into.grade.bounds.size()) {
      std::copy(bounds.begin(), bounds.end(), into.grade.bounds.begin());
    } else {
      of.report("value-range", "bounds", std::to_string(bounds.size()) + " bounds",
                "three: the least totals of 优, 良 and 中");
    }
  }
  of.number("pass", into.grade.pass);
  read_rounding(of, "rounding", into.grade.rounding);
  of.flag("whole_numbers", into.grade.whole_numbers);
  of.finish();
}

void read_filter(section& of, row_filter& into) {
  kind row_kind{};
  category row_category{};
  if (of.choice("kind", kinds(), row_kind)) into.of = row_kind;
  if (of.choice("category", categories(), row_category)) into.in = row_category;
  of.text("name_holds", into.name_holds);
}

void read_rows(section& root, pack& into) {
  if (root.has("rows")) into.rows.clear();
  for (section of : root.tables("rows")) {
    row_match made;
    read_filter(of, made);
    if (!of.has("points")) of.report("key-missing", "points", "no rule", "points = { rule = … }");
    if (read_row_rule(of, "points", made.rule)) into.rows.push_back(std::move(made));
    of.finish();
  }
}

// The most points: of a category, or of a total.
void read_most(section& of, decimal& into) {
  if (!of.has("most")) of.report("key-missing", "most", "no most", "most = the most points that are left");
  if (of.number("most", into) && into.sign() < 0)
    of.report("value-range", "most", to_string(into), "points, 0 or more");
}

void read_caps(section& of, across_declared& into) {
  if (of.has("caps")) into.caps.clear();
  for (section one : of.tables("caps")) {
    category_cap made;
    if (!one.has("category"))
      one.report("key-missing", "category", "no category", "category = output, benefit, satisfaction or cost");
    one.choice("category", categories(), made.in);
    read_most(one, made.most);
    for (const category_cap& other : into.caps)
      if (other.in == made.in) one.report("word-twice", "category", "a second cap", "one cap for each category");
    one.finish();
    into.caps.push_back(made);
  }
}

void read_vetoes(section& of, across_declared& into) {
  if (of.has("vetoes")) into.vetoes.clear();
  for (section one : of.tables("vetoes")) {
    row_veto made;
    read_filter(one, made.rows);
    read_most(one, made.most);
    if (!one.has("below"))
      one.report("key-missing", "below", "no below", "below = 0.6: the share of its weight below which a row vetoes");
    if (one.number("below", made.below) && (made.below.sign() <= 0 || made.below > decimal(1)))
      one.report("value-range", "below", to_string(made.below), "a share of the weight above 0 and up to 1");
    one.finish();
    into.vetoes.push_back(std::move(made));
  }
}

void read_across(section of, across_declared& into) {
  of.choice("not_applicable",
            {{"as_printed", when_not_applicable::as_printed}, {"leaves", when_not_applicable::leaves}},
            into.not_applicable);
  of.choice("missing",
            {{"as_printed", when_missing::as_printed}, {"open", when_missing::open}, {"zero", when_missing::zero}},
            into.missing);
  read_words_once(of, "excused", into.excused);
  for (const std::string& word : into.excused)
    if (word.empty()) of.report("value-range", "excused", "an empty word", "words that stand in a reason");
  read_caps(of, into);
  read_vetoes(of, into);
  of.finish();
}

template <class Whole>
void read_count(section& of, std::string_view name, std::int64_t least, std::int64_t most, Whole& into) {
  std::int64_t value = 0;
  if (of.whole(name, least, most, value)) into = static_cast<Whole>(value);
}

void read_qual(section of, pack& into) {
  bool lower_included = true;
  of.flag("lower_included", lower_included);
  read_tiers(of, "tiers", lower_included, into.qual.tiers);
  if (of.has("lower_included") && !of.has("tiers"))
    of.report("key-missing", "tiers", "lower_included alone", "the tiers whose lower ends it speaks of");
  of.finish();
}

void read_small_sections(section& root, pack& into) {
  if (auto of = root.table("over")) {
    of->number("reason_ratio", into.over.reason_ratio);
    read_optional(*of, "flag_ratio", into.over.flag_ratio);
    read_optional(*of, "zero_target_limit", into.over.zero_target_limit);
    of->finish();
  }
  if (auto of = root.table("reason")) {
    of->flag("deduction", into.reason.deduction);
    of->flag("qualitative", into.reason.qualitative);
    of->finish();
  }
  if (auto of = root.table("convention")) {
    of->quotient("share", into.convention.share);
    read_count(*of, "least", 1, 1000, into.convention.least);
    of->finish();
  }
  if (auto of = root.table("money")) {
    read_count(*of, "magnitude_digits", 1, 100, into.money.magnitude_digits);
    read_optional(*of, "adjust_ratio", into.money.adjust_ratio);
    of->finish();
  }
  if (auto of = root.table("score")) {
    read_count(*of, "digits", 0, 20, into.score.digits);
    of->finish();
  }
}

}  // namespace

const choices<kind>& kind_words() { return kinds(); }
const choices<category>& category_words() { return categories(); }

void read_parameters(section& root, pack& into) {
  if (auto of = root.table("execution")) read_execution(*of, into);
  if (auto of = root.table("fund_lines")) read_fund_lines(*of, into);
  if (auto of = root.table("rounding")) read_explained(*of, into);
  if (auto of = root.table("quant")) read_quant(*of, into);
  if (auto of = root.table("qual")) read_qual(*of, into);
  if (auto of = root.table("weights")) read_weights(*of, into);
  if (auto of = root.table("grade")) read_grade(*of, into);
  if (auto of = root.table("across")) read_across(*of, into.across);
  if (auto of = root.table("vocabulary")) read_vocabulary(*of, into.vocabulary);
  read_small_sections(root, into);
  read_rows(root, into);
}

// [sources] over.reason_ratio = { document = … }: a value's own document, in the place of its topic's.
void read_sources(section& root, std::span<const parameter_key> keys, std::vector<parameter_source>& into) {
  auto all = root.table("sources");
  if (!all) return;
  std::map<std::string_view, section> groups;
  for (const parameter_key& one : keys) {
    const std::size_t point = one.key.find('.');
    const std::string_view name = one.key.substr(0, point);
    section* of = &*all;
    if (point != std::string_view::npos) {
      if (groups.count(name) == 0)
        if (auto group = all->table(name)) groups.emplace(name, std::move(*group));
      const auto found = groups.find(name);
      if (found == groups.end()) continue;
      of = &found->second;
    }
    auto table = of->table(point == std::string_view::npos ? name : one.key.substr(point + 1));
    if (!table) continue;
    std::erase_if(into, [&one](const parameter_source& other) { return other.key == one.key; });
    into.push_back({std::string(one.key), {}});
    read_clause(*table, into.back().says);
  }
  for (auto& [name, group] : groups) group.finish();
  all->finish();
}

}  // namespace perfeval::packs
