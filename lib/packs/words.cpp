#include "packs/words.hpp"

#include <set>

namespace perfeval::inline v0::packs {
namespace {

// Lists of words that may stand for several tiers, under their names in the file.
struct tier_list {
  std::string_view name;
  tier_set tiers;
};

// Words of one scale or of the results: each may stand in one list only.
class word_lists {
 public:
  explicit word_lists(section& table) : table_(&table) {}

  void read(const tier_list& list, std::vector<degree>& out) {
    std::vector<std::string> found;
    table_->words(list.name, found);
    for (std::string& word : found) {
      if (!seen_.insert(word).second)
        table_->report("word-twice", list.name, "\"" + word + "\"",
                       "each word once: it would stand for two different tiers, or for one twice");
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
constexpr tier_list result_lists[] = {{"reached", top_tier}, {"partly", upper}, {"missed", lowest_tier}};

void read_scales(section& table, vocabulary& vocabulary) {
  if (table.has("scales")) vocabulary.scales.clear();
  std::set<std::string> names;
  for (section one : table.tables("scales")) {
    scale made;
    if (!one.text("name", made.name))
      one.report("key-missing", "name", "no name", "name = the scale as it stands in a target: 好坏");
    if (!names.insert(made.name).second) one.report("word-twice", "name", "\"" + made.name + "\"", "each scale once");
    word_lists lists(one);
    for (const tier_list& list : scale_lists) lists.read(list, made.degrees);
    one.finish();
    vocabulary.scales.push_back(std::move(made));
  }
}

// The three lists come together: a pack that gives one gives them all.
void read_results(section& table, vocabulary& vocabulary) {
  bool any = false;
  for (const tier_list& list : result_lists) any = any || table.has(list.name);
  if (!any) return;
  std::vector<degree> results;
  word_lists lists(table);
  for (const tier_list& list : result_lists) {
    if (!table.has(list.name))
      table.report("key-missing", list.name, "no such list", "reached, partly and missed together");
    lists.read(list, results);
  }
  vocabulary.results = std::move(results);
}

void read_grades(section& part, vocabulary& vocabulary) {
  auto table = part.table("grades");
  if (!table) return;
  vocabulary.grades.clear();
  std::set<std::string> seen;
  for (const auto& [means, name] : names_of<grade>) {
    std::vector<std::string> words;
    table->words(name, words);
    for (std::string& word : words) {
      if (!seen.insert(word).second) table->report("word-twice", name, "\"" + word + "\"", "each word for one grade");
      vocabulary.grades.push_back({std::move(word), means});
    }
  }
  table->finish();
}

}  // namespace

void read_words_once(section& table, std::string_view name, std::vector<std::string>& out) {
  if (!table.words(name, out)) return;
  std::set<std::string> seen;
  for (const std::string& word : out)
    if (!seen.insert(word).second) table.report("word-twice", name, "\"" + word + "\"", "each word once");
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
                 "document = its number or name; for what is only observed, where it was seen, and observed = true");
  table.finish();
}

void read_clauses(section& part, std::array<clause, topic_count>& out) {
  for (const auto& [about, name] : names_of<topic>)
    if (auto table = part.table(name)) read_clause(*table, out[static_cast<std::size_t>(about)]);
  part.finish();
}

void read_vocabulary(section& table, vocabulary& vocabulary) {
  read_words_once(table, "no_reason", vocabulary.no_reason);
  read_scales(table, vocabulary);
  read_results(table, vocabulary);
  read_words_once(table, "official_tiers", vocabulary.official_tiers);
  read_words_once(table, "count_units", vocabulary.count_units);
  read_words_once(table, "less_is_better", vocabulary.less_is_better);
  read_words_once(table, "spending", vocabulary.spending);
  read_grades(table, vocabulary);
  table.finish();
}

}  // namespace perfeval::inline v0::packs
