#include "packs/words.hpp"

#include <set>

namespace perfeval::packs {
namespace {

// Lists of words that may stand for several tiers, under their names in the file.
struct tier_list {
  std::string_view name;
  tier_set tiers;
};

// Words of one scale or of the results: each may stand in one list only.
class word_lists {
 public:
  explicit word_lists(section& of) : of_(&of) {}

  void read(const tier_list& list, std::vector<degree>& into) {
    std::vector<std::string> found;
    of_->words(list.name, found);
    for (std::string& word : found) {
      if (!seen_.insert(word).second)
        of_->report("word-twice", list.name, "\"" + word + "\"",
                    "each word once: it would stand for two different tiers, or for one twice");
      into.push_back({std::move(word), list.tiers});
    }
  }

 private:
  section* of_;
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

void read_scales(section& of, vocabulary& into) {
  if (of.has("scales")) into.scales.clear();
  std::set<std::string> names;
  for (section one : of.tables("scales")) {
    scale made;
    if (!one.text("name", made.name))
      one.report("key-missing", "name", "no name", "name = the scale as it stands in a target: 好坏");
    if (!names.insert(made.name).second) one.report("word-twice", "name", "\"" + made.name + "\"", "each scale once");
    word_lists lists(one);
    for (const tier_list& list : scale_lists) lists.read(list, made.degrees);
    one.finish();
    into.scales.push_back(std::move(made));
  }
}

// The three lists come together: a pack that gives one gives them all.
void read_results(section& of, vocabulary& into) {
  bool any = false;
  for (const tier_list& list : result_lists) any = any || of.has(list.name);
  if (!any) return;
  std::vector<degree> results;
  word_lists lists(of);
  for (const tier_list& list : result_lists) {
    if (!of.has(list.name)) of.report("key-missing", list.name, "no such list", "reached, partly and missed together");
    lists.read(list, results);
  }
  into.results = std::move(results);
}

void read_grades(section& of, vocabulary& into) {
  auto table = of.table("grades");
  if (!table) return;
  into.grades.clear();
  std::set<std::string> seen;
  for (const auto& [name, means] : choices<grade>{
           {"excellent", grade::excellent}, {"good", grade::good}, {"fair", grade::fair}, {"poor", grade::poor}}) {
    std::vector<std::string> words;
    table->words(name, words);
    for (std::string& word : words) {
      if (!seen.insert(word).second) table->report("word-twice", name, "\"" + word + "\"", "each word for one grade");
      into.grades.push_back({std::move(word), means});
    }
  }
  table->finish();
}

}  // namespace

void read_words_once(section& of, std::string_view name, std::vector<std::string>& into) {
  if (!of.words(name, into)) return;
  std::set<std::string> seen;
  for (const std::string& word : into)
    if (!seen.insert(word).second) of.report("word-twice", name, "\"" + word + "\"", "each word once");
}

const choices<topic>& topics() {
  static const choices<topic> all = {{"weights", topic::weights},
                                     {"execution", topic::execution},
                                     {"quantitative", topic::quantitative},
                                     {"ceiling", topic::ceiling},
                                     {"over_fulfilment", topic::over_fulfilment},
                                     {"qualitative", topic::qualitative},
                                     {"deadline", topic::deadline},
                                     {"reason", topic::reason},
                                     {"grade", topic::grade},
                                     {"arithmetic", topic::arithmetic},
                                     {"reading", topic::reading},
                                     {"indicator_quality", topic::indicator_quality}};
  return all;
}

void read_clause(section& of, clause& into) {
  into = {};
  of.text("document", into.document);
  of.text("zh", into.zh);
  of.text("en", into.en);
  of.text("number", into.number);
  of.text("clause", into.article);
  of.text("quote", into.quote);
  of.flag("observed", into.observed);
  of.flag("unverified", into.unverified);
  if (into.document.empty())
    of.report("source-missing", "document", "no document",
              "document = its number or name; for what is only observed, where it was seen, and observed = true");
  of.finish();
}

void read_clauses(section& of, std::array<clause, topic_count>& into) {
  for (const auto& [name, about] : topics())
    if (auto table = of.table(name)) read_clause(*table, into[static_cast<std::size_t>(about)]);
  of.finish();
}

void read_vocabulary(section& of, vocabulary& into) {
  read_words_once(of, "no_reason", into.no_reason);
  read_scales(of, into);
  read_results(of, into);
  read_words_once(of, "official_tiers", into.official_tiers);
  read_words_once(of, "count_units", into.count_units);
  read_words_once(of, "less_is_better", into.less_is_better);
  read_words_once(of, "spending", into.spending);
  read_grades(of, into);
  of.finish();
}

}  // namespace perfeval::packs
