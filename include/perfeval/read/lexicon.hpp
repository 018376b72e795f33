/// The words by which forms are read. Those that come with the library can be extended by a TOML file, without
/// programming.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/quantity.hpp>
#include <perfeval/read/toml_error.hpp>
#include <perfeval/words_file.hpp>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

namespace words {
class dictionary;
}

/// The words by which forms are read: headers of columns, labels, headings, lines of funds and units. Accepted by every
/// function that reads, like `limits`; copies share their words.
class PERFEVAL_API lexicon {
 public:
  /// The words that come with the library (lib/recognise/lexicon.toml).
  lexicon();

  /// The file whose words were added; nothing if none were.
  [[nodiscard]] const std::optional<words_file>& added() const noexcept { return added_; }
  /// The text of that file; empty if there is none.
  [[nodiscard]] const std::string& toml() const noexcept { return toml_; }
  /// The units of that file.
  [[nodiscard]] const own_units& units() const noexcept { return units_; }
  /// For the recogniser.
  [[nodiscard]] const words::dictionary& dictionary() const noexcept { return *dictionary_; }

  /// Whether the same words were added, under the same name.
  friend bool operator==(const lexicon& a, const lexicon& b) noexcept { return a.added_ == b.added_; }

 private:
  friend PERFEVAL_API struct lexicon_reading read_lexicon(std::string_view, std::string, const limits&);
  std::shared_ptr<const words::dictionary> dictionary_;
  std::optional<words_file> added_;
  std::string toml_;
  own_units units_;
};

/// A lexicon, or all the faults of its file.
struct lexicon_reading {
  std::optional<lexicon> value;    ///< nothing if the file has a fault
  std::vector<toml_error> errors;  ///< in the order of the file; empty if there is a value
};

/// Adds the words of a file to those that come with the library.
///
///     [score_column]
///     whole = ["考核得分"]
///
/// A table is a list of words with one meaning; `anywhere`, `whole`, `first` and `last` say where in a cell its words
/// count. Instead of a list of words, a table of them may say where each was seen. A word that is the whole of a cell
/// decides what the cell means, whatever the built-in words say; any other word counts like a built-in one.
/// The table `units` has units of one's own, each a number of a unit that is known: "垧" = "15 亩".
/// `file` names the text in errors and reports.
/// Errors: the content of a text never throws. A text with a fault is not used at all: an unknown list or place, an
///         empty word, a word given twice or in two lists that contradict each other, a word that no cell can match,
///         a unit that the library knows or that is not a number of such a unit.
/// Source: docs/reading.md has the lists.
PERFEVAL_API lexicon_reading read_lexicon(std::string_view toml, std::string file, const limits& bounds = {});

/// The lists that a file may add to, by name.
PERFEVAL_API std::span<const std::string_view> lexicon_lists() noexcept;

/// The codes of the faults of such a file, each with its meaning. Codes are permanent.
struct lexicon_error_code {
  std::string_view code;     ///< as in `toml_error::code`
  std::string_view meaning;  ///< in English
};
PERFEVAL_API std::span<const lexicon_error_code> lexicon_error_codes() noexcept;

}  // namespace v0
}  // namespace perfeval
