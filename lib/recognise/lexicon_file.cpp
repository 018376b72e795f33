#include "recognise/lexicon_file.hpp"

#include "recognise/unit_file.hpp"
#include "recognise/words.hpp"
#include "text/nearest.hpp"
#include "text/utf8.hpp"
#include "toml/parse.hpp"

#include <perfeval/error.hpp>
#include <perfeval/read/lexicon.hpp>

#include <map>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace words {
namespace {

constexpr std::size_t longest_word = 120;  // in bytes: a longer cell is not a header

std::string quoted(std::string_view text) { return "\"" + utf8::shortened(text) + "\""; }

// The lists that there are, and the one that was probably meant.
std::string expected_for(std::string_view unknown) {
  std::vector<std::string_view> lists;
  for (const auto& one : names_of<list>) lists.push_back(one.name);
  const std::string_view nearest = nearest_name(unknown, lists);
  return "a list of words (docs/reading.md has them)" +
         (nearest.empty() ? "" : "; the nearest name is " + std::string(nearest));
}

class reader {
 public:
  reader(toml_file::context& reading, bool added) : reading_(reading), added_(added) {}

  void read(const toml::table& root) {
    for (const auto& [name, value] : root) {
      if (added_ && name.str() == "units") {
        units_ = read_units(value, reading_);
        continue;
      }
      const auto found = named<list>(name.str());
      if (!found) {
        reading_.report("list-unknown", name.source(), std::string(name.str()), quoted(name.str()),
                        expected_for(name.str()));
      } else if (const auto* places = value.as_table()) {
        read_list(*found, *places);
      } else {
        wrong_type(value, std::string(name.str()), "a table: [" + std::string(name.str()) + "] with whole = [\"…\"]");
      }
    }
  }

  added_words take() { return {std::move(words_), std::move(units_)}; }

 private:
  void read_list(list owner, const toml::table& places) {
    for (const auto& [name, value] : places) {
      const std::string key = std::string(name_of(owner)) + "." + std::string(name.str());
      const auto position = named<words::position>(name.str());
      if (!position) {
        reading_.report("place-unknown", name.source(), key, quoted(name.str()),
                        "anywhere, whole, first, last or part");
      } else if (const auto* all = value.as_array()) {
        for (const auto& one : *all)
          if (const auto* word = one.as_string())
            add(owner, *position, key, word->get(), one.source());
          else
            wrong_type(one, key, "a word in quotes");
      } else if (const auto* seen = value.as_table()) {
        for (const auto& [word, place] : *seen) {
          if (!place.is_string()) wrong_type(place, key, "where the word was seen, in quotes");
          add(owner, *position, key, word.str(), word.source());
        }
      } else {
        wrong_type(value, key, "a list of words, or a table of words with where each was seen");
      }
    }
  }

  void add(list owner, words::position position, const std::string& key, std::string_view word,
           const toml::source_region& place) {
    const std::string spelled = key_of(word);
    if (spelled.empty())
      return reading_.report("word-empty", place, key, quoted(word), "a word of at least one character");
    if (spelled.size() > longest_word)
      return reading_.report(
          "word-never-found", place, key, quoted(word),
          "at most " + std::to_string(longest_word / 3) + " characters: longer cells are not compared");
    if (const std::string compared = bare(spelled); compared != spelled)
      return reading_.report("word-never-found", place, key, quoted(word),
                             quoted(compared) +
                                 ": text in brackets, an ordinal before it, marks at its ends and Latin words after it "
                                 "are left out when a cell is compared");
    if (added_ && is_refused(owner, position, key, spelled, place)) return;
    known_[spelled].push_back(words_.size());
    words_.push_back({spelled, owner, position, added_});
  }

  // Whether the same word was given before, in a way that does not go together.
  bool is_refused(list owner, words::position position, const std::string& key, const std::string& spelled,
                  const toml::source_region& place) {
    for (const std::size_t i : known_[spelled]) {
      const entry& before = words_[i];
      const bool twice = before.list == owner && before.position == position;
      const bool part = position == position::part || before.position == position::part;  // it may be one of several
      if (!twice && (part || !contradict(before.list, owner))) continue;
      const std::string first = std::string(name_of(before.list)) + "." + std::string(name_of(before.position));
      reading_.report(twice ? "word-twice" : "words-contradict", place, key, quoted(spelled),
                      twice ? "each word once" : "one meaning: it is also in " + first);
      return true;
    }
    return false;
  }

  void wrong_type(const toml::node& value, std::string key, std::string expected) {
    reading_.report("value-type", value.source(), std::move(key), "a value of another type", std::move(expected));
  }

  toml_file::context& reading_;
  bool added_;
  std::vector<entry> words_;
  own_units units_;
  std::map<std::string, std::vector<std::size_t>> known_;  // where in `words_` a word is
};

}  // namespace

added_words read_added(std::string_view toml, toml_file::context& reading) {
  const auto root = toml_file::parse(toml, reading);
  if (!root) return {};
  reader file(reading, true);
  file.read(*root);
  return file.take();
}

std::vector<entry> read_built_in() {
  toml_file::context reading(built_in_text(), "lexicon.toml", {}, words_sort);
  const auto root = toml_file::parse(built_in_text(), reading);
  reader file(reading, false);
  if (root) file.read(*root);
  if (!reading.errors.empty()) throw error("the built-in words are broken: " + to_string(reading.errors.front()));
  return file.take().words;
}

}  // namespace words

std::span<const lexicon_error_code> lexicon_error_codes() noexcept {
  static constexpr lexicon_error_code codes[] = {
      {"toml-syntax", "the text is not valid TOML"},
      {"words-too-large", "the text is longer than a words file may be"},
      {"words-too-deep", "brackets or the parts of a key are nested too deeply"},
      {"list-unknown", "a list of words that does not exist"},
      {"place-unknown", "a place in a cell that does not exist"},
      {"value-type", "a value of the wrong type"},
      {"word-empty", "a word without a character"},
      {"word-never-found", "a word that no cell can match"},
      {"word-twice", "a word given twice in one list"},
      {"unit-known", "a unit that the library knows already"},
      {"unit-name", "a name that no unit can have"},
      {"unit-meaning", "a unit that is not a number of a known unit"},
      {"words-contradict", "a word in two lists that exclude each other"},
  };
  return codes;
}

}  // namespace v0
}  // namespace perfeval
