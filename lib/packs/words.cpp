#include "packs/words.hpp"

#include <set>

namespace perfeval::inline v0::packs {
namespace {

// Lists of words that may mean several tiers, under their names in the file.
struct tier_list {
  std::string_view name;
  tier_set tiers;
};

// Words of one scale or of the results: each may be in one list only.
class word_lists {
 public:
  explicit word_lists(section& table) : table_(&table) {}

  void read(const tier_list& list, std::vector<degree>& out) {
    std::vector<std::string> found;
    table_->words(list.name, found);
    for (std::string& word : found) {
      if (!seen_.insert(word).second)
        table_->report("word-twice", list.name, "\"" + word + "\"",
                       "each word once: it would mean two different tiers, or one twice");
      out.push_back({std::move(word), list.tiers});
    }
  }

 private:
  section* table_;
  std::set<std::string> seen_;
};

constexpr tier_set upper = top_tier | middle_tier;
constexpr tier_set lower = middle_tier | lowest_tier;

constexpr tier_list scale_lists[] = {{"top", top_tier},
                                     {"top_or_middle", upper},
                                     {"middle", middle_tier},
                                     {"middle_or_lowest", lower},
                                     {"lowest", lowest_tier}};

}  // namespace

void read_words_once(section& table, std::string_view name, std::vector<std::string>& out) {
  if (!table.words(name, out)) return;
  std::set<std::string> seen;
  for (const std::string& word : out)
    if (!seen.insert(word).second) table.report("word-twice", name, "\"" + word + "\"", "each word once");
}

void read_scales(section& table, std::string_view list, std::vector<scale>& out) {
  if (table.has(list)) out.clear();
  std::set<std::string> names;
  for (section one : table.tables(list)) {
    scale made;
    if (!one.text("name", made.name))
      one.report("key-missing", "name", "no name", "name = the scale as printed in a target: 好坏");
    if (!names.insert(made.name).second) one.report("word-twice", "name", "\"" + made.name + "\"", "each scale once");
    word_lists lists(one);
    for (const tier_list& each : scale_lists) lists.read(each, made.degrees);
    one.finish();
    out.push_back(std::move(made));
  }
}

// The lists come together: a pack that gives one gives them all; only that of the middle tier may be left out.
void read_results(section& table, const std::array<std::string_view, 4>& names, std::vector<degree>& out) {
  const tier_list results[] = {
      {names[0], top_tier}, {names[1], upper}, {names[2], middle_tier}, {names[3], lowest_tier}};
  bool any = false;
  for (const tier_list& list : results) any = any || table.has(list.name);
  if (!any) return;
  std::vector<degree> made;
  word_lists lists(table);
  for (const tier_list& list : results) {
    const bool may_lack = list.tiers == middle_tier;
    if (!table.has(list.name) && !may_lack)
      table.report(
          "key-missing", list.name, "no such list",
          std::string(names[0]) + ", " + std::string(names[1]) + " and " + std::string(names[3]) + " together");
    lists.read(list, made);
  }
  out = std::move(made);
}

void read_grades(section& part, std::string_view list, std::vector<grade_word>& out) {
  auto table = part.table(list);
  if (!table) return;
  out.clear();
  std::set<std::string> seen;
  for (const auto& row : names_of<grade>) {
    std::vector<std::string> words;
    table->words(row.name, words);
    for (std::string& word : words) {
      if (!seen.insert(word).second)
        table->report("word-twice", row.name, "\"" + word + "\"", "each word for one grade");
      out.push_back({std::move(word), row.value});
    }
  }
  table->finish();
}

void read_clause(section& table, clause& out) {
  out = {};
  table.text("document", out.document);
  table.text("zh", out.zh);
  table.text("en", out.en);
  table.text("number", out.number);
  table.text("clause", out.article);
  table.text("quote", out.quote);
  table.flag("observed", out.observed);
  table.flag("unverified", out.unverified);
  if (out.document.empty())
    table.report("source-missing", "document", "no document",
                 "document = its number or name; for an observation, where it was seen, and observed = true");
  table.finish();
}

void read_clauses(section& part, keyed<topic, clause>& out) {
  for (const auto& [topic, name] : names_of<perfeval::topic>)
    if (auto table = part.table(name)) read_clause(*table, out[topic]);
  part.finish();
}

}  // namespace perfeval::inline v0::packs
