// A pack from its TOML text: section by section, then what only the whole can be asked (pack_check.cpp).
#include <perfeval/read/pack.hpp>

#include <perfeval/rule/cn_mof_2020.hpp>

#include "pack_check.hpp"
#include "pack_rule.hpp"
#include "pack_source.hpp"
#include "pack_words.hpp"
#include "utf8.hpp"

#include <algorithm>
#include <set>

namespace perfeval {
inline namespace v0 {
namespace {

using namespace packs;

constexpr std::size_t most_bytes = 1U << 20;

const choices<rounding_mode>& modes() {
  static const choices<rounding_mode> all = {
      {"half_up", rounding_mode::half_up},     {"half_even", rounding_mode::half_even},
      {"half_down", rounding_mode::half_down}, {"up", rounding_mode::up},
      {"down", rounding_mode::down},           {"ceiling", rounding_mode::ceiling},
      {"floor", rounding_mode::floor},         {"zero_five_up", rounding_mode::zero_five_up}};
  return all;
}

// `rounding = { places = 2, mode = "half_up" }`
void read_rounding(section& of, std::optional<rounding>& into) {
  auto table = of.table("rounding");
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

void read_execution(section of, pack& into) {
  of.number("weight", into.execution.weight);
  of.choice("denominator", {{"annual", denominator::annual}, {"initial", denominator::initial}},
            into.execution.denominator);
  read_curve(of, "points", into.execution.points);
  read_rounding(of, into.execution.rounding);
  of.finish();
}

void read_explained(section of, pack& into) {
  of.list_of("rate_explains", modes(), into.rounding.rate_explains);
  of.list_of("score_explains", modes(), into.rounding.score_explains);
  of.finish();
}

void read_quant(section of, pack& into) {
  of.flag("strict_counts", into.quant.strict_counts);
  read_row_rule(of, "at_least", into.quant.at_least);
  read_row_rule(of, "at_most", into.quant.at_most);
  read_row_rule(of, "equal", into.quant.equal);
  read_curve(of, "none_above", into.quant.none_above);
  read_rounding(of, into.quant.rounding);
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

void read_weights(section of, pack& into) {
  of.number("total", into.weights.total);
  read_level1(of, "level1", into.weights.level1);
  read_level1(of, "level1_with_cost", into.weights.level1_with_cost);
  std::vector<category> required;
  if (of.list_of("required", {{"output", category::output}, {"benefit", category::benefit}}, required)) {
    const auto asks = [&required](category one) {
      return std::find(required.begin(), required.end(), one) != required.end();
    };
    into.weights.output_required = asks(category::output);
    into.weights.benefit_required = asks(category::benefit);
  }
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
  of.finish();
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

void read_rows(section& root, pack& into) {
  if (root.has("rows")) into.rows.clear();
  for (section of : root.tables("rows")) {
    row_match made;
    kind row_kind{};
    category row_category{};
    if (of.choice("kind", kinds(), row_kind)) made.of = row_kind;
    if (of.choice("category", categories(), row_category)) made.in = row_category;
    of.text("name_holds", made.name_holds);
    if (!of.has("points")) of.report("key-missing", "points", "no rule", "points = { rule = … }");
    if (read_row_rule(of, "points", made.rule)) into.rows.push_back(std::move(made));
    of.finish();
  }
}

template <class Whole>
void read_count(section& of, std::string_view name, std::int64_t least, std::int64_t most, Whole& into) {
  std::int64_t value = 0;
  if (of.whole(name, least, most, value)) into = static_cast<Whole>(value);
}

void read_small_sections(section& root, pack& into) {
  if (auto of = root.table("over")) {
    of->number("reason_ratio", into.over.reason_ratio);
    of->finish();
  }
  if (auto of = root.table("reason")) {
    of->flag("deduction", into.reason.deduction);
    of->finish();
  }
  if (auto of = root.table("convention")) {
    of->quotient("share", into.convention.share);
    read_count(*of, "least", 1, 1000, into.convention.least);
    of->finish();
  }
  if (auto of = root.table("money")) {
    read_count(*of, "magnitude_digits", 1, 100, into.money.magnitude_digits);
    of->finish();
  }
  if (auto of = root.table("score")) {
    read_count(*of, "digits", 0, 20, into.score.digits);
    of->finish();
  }
}

void read_parameters(section& root, pack& into) {
  if (auto of = root.table("execution")) read_execution(*of, into);
  if (auto of = root.table("rounding")) read_explained(*of, into);
  if (auto of = root.table("quant")) read_quant(*of, into);
  if (auto of = root.table("qual")) {
    read_tiers(*of, "tiers", into.qual.tiers);
    of->finish();
  }
  if (auto of = root.table("weights")) read_weights(*of, into);
  if (auto of = root.table("grade")) read_grade(*of, into);
  if (auto of = root.table("vocabulary")) read_vocabulary(*of, into.vocabulary);
  read_small_sections(root, into);
  read_rows(root, into);
}

void read_identity(section& root, pack_file& into) {
  root.text("id", into.rules.id);
  root.text("version", into.rules.version);
  root.text("title", into.rules.title);
  root.text("jurisdiction", into.rules.jurisdiction);
  root.words("regions", into.regions);
  if (auto of = root.table("years")) {
    std::int64_t year = 0;
    if (of->whole("from", 1949, 2200, year)) into.from_year = static_cast<std::int32_t>(year);
    if (of->whole("to", 1949, 2200, year)) into.to_year = static_cast<std::int32_t>(year);
    of->finish();
  }
  if (auto of = root.table("source")) read_clause(*of, into.source);
}

scenario read_scenario(section& of) {
  scenario made;
  made.line = of.line();
  of.text("name", made.name);
  for (const auto& [name, text] : {std::pair<std::string_view, std::string*>{"expect", &made.expect},
                                   {"target", &made.target},
                                   {"actual", &made.actual},
                                   {"sign", &made.sign},
                                   {"indicator", &made.indicator},
                                   {"budget", &made.budget},
                                   {"executed", &made.executed},
                                   {"total", &made.total},
                                   {"weight", &made.weight}})
    of.number_or_text(name, *text);
  kind row_kind{};
  if (of.choice("kind", kinds(), row_kind)) made.of = row_kind;
  of.finish();
  check_scenario(of, made);
  return made;
}

// Those of the pack that is extended come first; one of the same name takes another's place.
void read_scenarios(section& root, pack_file& into) {
  std::set<std::string> own;
  for (section of : root.tables("scenario")) {
    scenario made = read_scenario(of);
    if (!own.insert(made.name).second) of.report("word-twice", "name", "\"" + made.name + "\"", "a name of its own");
    const auto same = std::find_if(into.scenarios.begin(), into.scenarios.end(),
                                   [&made](const scenario& one) { return one.name == made.name; });
    if (same == into.scenarios.end()) {
      into.scenarios.push_back(std::move(made));
    } else {
      *same = std::move(made);
    }
  }
}

// The pack that another extends: a known one, or a shipped one.
std::optional<pack_file> find_pack(std::string_view id, std::span<const pack_file> known) {
  for (const pack_file& one : known)
    if (one.rules.id == id) return one;
  for (const shipped_pack& one : shipped_packs())
    if (one.id == id) return read_shipped_pack(id);
  return std::nullopt;
}

bool read_base(section& root, std::span<const pack_file> known, pack_file& into) {
  std::string id;
  if (!root.text("extends", id)) return !root.has("extends");
  std::string own;
  if (const auto* text = root.has("id") ? root.take("id")->as_string() : nullptr) own = text->get();
  auto base = id == own ? std::nullopt : find_pack(id, known);
  if (!base) {
    std::vector<std::string_view> ids;
    for (const shipped_pack& one : shipped_packs())
      if (one.id != own) ids.push_back(one.id);
    for (const pack_file& one : known) ids.push_back(one.rules.id);
    root.report("extends-unknown", "extends", "\"" + utf8::shortened(id) + "\"",
                "the id of a pack that is loaded before: " + joined(ids));
    return false;
  }
  into = std::move(*base);
  into.extends = id;
  into.regions.clear();
  into.from_year = into.to_year = std::nullopt;
  for (scenario& one : into.scenarios) one.line = 0;
  return true;
}

pack_reading refused(std::string code, std::string file, std::uint32_t line, std::uint32_t column, std::string found,
                     std::string expected) {
  pack_reading reading;
  reading.errors.push_back({std::move(code), std::move(file), line, column, "", std::move(found), std::move(expected)});
  return reading;
}

pack_reading refused_at(std::string_view toml, const obstacle& met, std::string file, const limits& bounds) {
  const std::string_view before = toml.substr(0, met.at);
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  std::uint32_t column = 1;
  for (std::size_t at = before.rfind('\n') + 1; at < met.at; at += utf8::decode(toml.substr(at)).length) ++column;
  switch (met.of) {
    case obstacle::sort::depth:
      return refused("pack-too-deep", std::move(file), line, column,
                     "more than " + std::to_string(bounds.depth) + " brackets, or parts of a key, inside each other",
                     "a pack that is nested less (limits.depth)");
    case obstacle::sort::character:
      return refused("toml-syntax", std::move(file), line, column,
                     "\"" + utf8::shortened(toml.substr(met.at, utf8::decode(toml.substr(met.at)).length)) +
                         "\" outside of quotes",
                     "TOML: keys in small letters, texts in quotes");
    case obstacle::sort::header:
      return refused("toml-syntax", std::move(file), line, column, "[ and no name of a table", "[name] or [[name]]");
    case obstacle::sort::quote:
      return refused("toml-syntax", std::move(file), line, column, "a quote behind something else",
                     "one value, and a comma or a line end behind it");
    default:
      return refused("toml-syntax", std::move(file), line, column, "a backslash at the end of a line",
                     "a text without it");
  }
}

}  // namespace

pack_reading read_pack(std::string_view toml, std::string file, registered_rules code, std::span<const pack_file> known,
                       const limits& bounds) {
  if (toml.size() > most_bytes || toml.size() > bounds.bytes)
    return refused("pack-too-large", std::move(file), 1, 1, std::to_string(toml.size()) + " bytes",
                   "a pack of at most 1 MiB");
  if (const auto met = find_obstacle(toml, bounds.depth)) return refused_at(toml, *met, std::move(file), bounds);
  toml::table parsed;
  try {
    parsed = toml::parse(toml);
  } catch (const toml::parse_error& met) {
    const auto& at = met.source().begin;
    return refused("toml-syntax", std::move(file), static_cast<std::uint32_t>(at.line),
                   static_cast<std::uint32_t>(at.column), std::string(met.description()),
                   "TOML (a number beyond 64 bits stands in quotes)");
  } catch (const parser_failure&) {
    return refused("toml-syntax", std::move(file), 1, 1, "a text that is no TOML", "TOML");
  }
  context in{source_text(toml), std::move(file), bounds, code, {}, {}};
  section root(in, parsed, "");
  pack_file made;
  if (read_base(root, known, made)) {
    read_identity(root, made);
    if (auto of = root.table("clauses")) read_clauses(*of, made.rules.clauses);
    read_parameters(root, made.rules);
    read_scenarios(root, made);
    root.finish();
    check_pack(root, made);
  }
  pack_reading reading;
  reading.errors = std::move(in.errors);
  if (!reading.errors.empty()) return reading;
  made.given = std::move(in.given);
  reading.value = std::move(made);
  return reading;
}

pack_file read_shipped_pack(std::string_view id) {
  std::string ids;
  for (const shipped_pack& one : shipped_packs()) {
    if (one.id == id) {
      auto reading = read_pack(one.toml, std::string(id) + ".toml");
      if (!reading.value) throw error("the shipped pack is broken: " + to_string(reading.errors.front()));
      return std::move(*reading.value);
    }
    ids += (ids.empty() ? "" : ", ") + std::string(one.id);
  }
  throw invalid_value("no pack \"" + std::string(id) + "\" comes with the library; there are: " + ids);
}

std::string to_string(const pack_error& error) {
  return error.file + ":" + std::to_string(error.line) + ":" + std::to_string(error.column) + ": " + error.code + ": " +
         (error.key.empty() ? "" : error.key + ": ") + "found " + error.found + "; expected " + error.expected;
}

}  // namespace v0
}  // namespace perfeval
