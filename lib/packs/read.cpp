// Reading the parameters of a pack: one function a type of value.
#include "packs/read.hpp"

#include "packs/keys.hpp"
#include "packs/parameters.hpp"
#include "packs/rule.hpp"
#include "packs/words.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace perfeval::inline v0::packs {
namespace {

// The kinds and categories that a rule may name: not those of a row that the paper leaves open.
template <class Enum>
constexpr auto printed_names = [] {
  std::array<std::remove_cvref_t<decltype(*names_of<Enum>.begin())>, names_of<Enum>.size() - 2> all{};
  std::size_t used = 0;
  for (const auto& one : names_of<Enum>)
    if (one.value != Enum::unknown && one.value != Enum::other) all[used++] = one;
  return all;
}();

void read_value(section& table, std::string_view name, decimal& out) { table.number(name, out); }
void read_value(section& table, std::string_view name, ratio& out) { table.quotient(name, out); }
void read_value(section& table, std::string_view name, bool& out) { table.flag(name, out); }
void read_value(section& table, std::string_view name, curve& out) { read_curve(table, name, out); }
void read_value(section& table, std::string_view name, row_rule& out) { read_row_rule(table, name, out); }
void read_value(section& table, std::string_view name, std::vector<std::string>& out) {
  read_words_once(table, name, out);
}
void read_value(section& table, std::string_view name, std::vector<scale>& out) { read_scales(table, name, out); }
void read_value(section& table, std::string_view name, std::vector<grade_word>& out) { read_grades(table, name, out); }
template <named_enumeration Choice>
void read_value(section& table, std::string_view name, Choice& out) {
  table.choice(name, out);
}
template <named_enumeration Choice>
void read_value(section& table, std::string_view name, std::vector<Choice>& out) {
  table.list_of(name, out);
}

// `rounding = { places = 2, mode = "half_up" }`, or "none" to remove that of the extended pack.
void read_value(section& part, std::string_view name, std::optional<rounding>& result) {
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

// A number, or "none" to remove that of the extended pack.
void read_value(section& table, std::string_view name, std::optional<decimal>& out) {
  if (table.says_none(name)) return out.reset();
  decimal value;
  if (table.number(name, value)) out = value;
}

void read_value(section& table, std::string_view name, std::array<decimal, 3>& out) {
  std::vector<decimal> bounds;
  if (!table.numbers(name, bounds)) return;
  if (bounds.size() == out.size()) {
    std::copy(bounds.begin(), bounds.end(), out.begin());
  } else {
    table.report("value-range", name, std::to_string(bounds.size()) + " bounds",
                 "three: the least totals of 优, 良 and 中");
  }
}

void read_value(section& part, std::string_view name, level1_weights& out) {
  auto table = part.table(name);
  if (!table) return;
  out = {};
  each_level1(out, [&table](std::string_view key, decimal& points) { table->number(key, points); });
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

void read_value(section& part, std::string_view name, level1_ranges& out) {
  auto table = part.table(name);
  if (!table) return;
  out = {};
  each_level1(out,
              [&table](std::string_view key, std::optional<weight_range>& range) { read_range(*table, key, range); });
  table->finish();
}

void read_categories(section& table, std::string_view name, weight_rules& out) {
  std::vector<category> wanted;
  if (!table.list_of(name, wanted, category_words())) return;
  const auto asks = [&wanted](category one) { return std::find(wanted.begin(), wanted.end(), one) != wanted.end(); };
  out.output_required = asks(category::output);
  out.benefit_required = asks(category::benefit);
  out.satisfaction_required = asks(category::satisfaction);
  out.cost_required = asks(category::cost);
}

void read_filter(section& table, row_filter& filter) {
  kind row_kind{};
  category row_category{};
  if (table.choice("kind", row_kind, kind_words())) filter.kind = row_kind;
  if (table.choice("category", row_category, category_words())) filter.category = row_category;
  table.text("name_holds", filter.name_holds);
}

void read_value(section& root, std::string_view name, std::vector<row_match>& out) {
  if (root.has(name)) out.clear();
  for (section table : root.tables(name)) {
    row_match made;
    read_filter(table, made);
    if (!table.has("points")) table.report("key-missing", "points", "no rule", "points = { rule = … }");
    if (read_row_rule(table, "points", made.rule)) out.push_back(std::move(made));
    table.finish();
  }
}

// The most points: of a category, or of a total.
void read_most(section& table, decimal& out) {
  if (!table.has("most")) table.report("key-missing", "most", "no most", "most = the most points that are left");
  if (table.number("most", out) && out.sign() < 0)
    table.report("value-range", "most", to_string(out), "points, 0 or more");
}

void read_value(section& table, std::string_view name, std::vector<category_cap>& out) {
  if (table.has(name)) out.clear();
  for (section one : table.tables(name)) {
    category_cap made;
    if (!one.has("category"))
      one.report("key-missing", "category", "no category", "category = output, benefit, satisfaction or cost");
    one.choice("category", made.category, category_words());
    read_most(one, made.most);
    for (const category_cap& other : out)
      if (other.category == made.category)
        one.report("word-twice", "category", "a second cap", "one cap for each category");
    one.finish();
    out.push_back(made);
  }
}

void read_value(section& table, std::string_view name, std::vector<row_veto>& out) {
  if (table.has(name)) out.clear();
  for (section one : table.tables(name)) {
    row_veto made;
    read_filter(one, made.rows);
    read_most(one, made.most);
    if (!one.has("below"))
      one.report("key-missing", "below", "no below", "below = 0.6: the share of its weight below which a row vetoes");
    if (one.number("below", made.below) && (made.below.sign() <= 0 || made.below > decimal(1)))
      one.report("value-range", "below", to_string(made.below), "a share of the weight above 0 and up to 1");
    one.finish();
    out.push_back(std::move(made));
  }
}

template <class Whole>
void read_whole(section& table, const parameter& declared, Whole& out) {
  std::int64_t value = 0;
  if (table.whole(declared.name, declared.whole.least, declared.whole.most, value)) out = static_cast<Whole>(value);
}

// Reads what one table of the file gives.
class parameter_reader {
 public:
  explicit parameter_reader(section& given) : table_(&given) {}

  template <class Body>
  void table(std::string_view name, Body body) {
    auto given = table_->table(name);
    if (!given) return;
    parameter_reader inner(*given);
    body(inner);
    given->finish();
  }
  template <class Value>
  void value(const parameter& declared, Value& out) {
    read_value(*table_, declared.name, out);
  }
  void value(const parameter& declared, std::uint32_t& out) { read_whole(*table_, declared, out); }
  void value(const parameter& declared, std::int32_t& out) { read_whole(*table_, declared, out); }
  void value(const parameter& declared, std::optional<std::uint8_t>& out) {
    if (table_->says_none(declared.name)) return out.reset();
    read_whole(*table_, declared, out);
  }
  // Words that are searched for in a text: an empty one would be in every text.
  void phrases(const parameter& declared, std::vector<std::string>& out) {
    read_words_once(*table_, declared.name, out);
    for (const std::string& word : out)
      if (word.empty()) table_->report("value-range", declared.name, "an empty word", "words that occur in a reason");
  }
  void categories(const parameter& declared, weight_rules& out) { read_categories(*table_, declared.name, out); }
  void tiers(const parameter& declared, const parameter& about_ends, curve& out) {
    bool lower_included = true;
    table_->flag(about_ends.name, lower_included);
    read_tiers(*table_, declared.name, lower_included, out);
    if (table_->has(about_ends.name) && !table_->has(declared.name))
      table_->report("key-missing", declared.name, std::string(about_ends.name) + " alone",
                     "the tiers whose lower ends it speaks of");
  }
  void results(const std::array<parameter, 4>& lists, std::vector<degree>& out) {
    read_results(*table_, {lists[0].name, lists[1].name, lists[2].name, lists[3].name}, out);
  }

 private:
  section* table_;
};

}  // namespace

choices<kind> kind_words() { return printed_names<kind>; }
choices<category> category_words() { return printed_names<category>; }

void read_parameters(section& root, pack& pack) {
  parameter_reader reader(root);
  visit_parameters(reader, pack);
}

// [sources] over.reason_ratio = { document = … }: a value's own document, in the place of its topic's.
void read_sources(section& root, std::vector<parameter_source>& out) {
  auto all = root.table("sources");
  if (!all) return;
  std::map<std::string_view, section> groups;
  for (const parameter_key& one : parameter_keys()) {
    const std::size_t point = one.key.find('.');
    const std::string_view name = std::string_view(one.key).substr(0, point);
    section* part = &*all;
    if (point != std::string_view::npos) {
      if (!groups.contains(name))
        if (auto group = all->table(name)) groups.emplace(name, std::move(*group));
      const auto found = groups.find(name);
      if (found == groups.end()) continue;
      part = &found->second;
    }
    auto table = part->table(point == std::string_view::npos ? name : std::string_view(one.key).substr(point + 1));
    if (!table) continue;
    std::erase_if(out, [&one](const parameter_source& other) { return other.key == one.key; });
    out.push_back({one.key, {}});
    read_clause(*table, out.back().clause);
  }
  for (auto& [name, group] : groups) group.finish();
  all->finish();
}

}  // namespace perfeval::inline v0::packs
