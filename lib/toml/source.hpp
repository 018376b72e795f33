// A TOML text, table by table: every value is taken once, by name and type, with its place; values that are not taken
// are unknown. Numbers are read from the text itself, never from a parsed double.
#pragma once

#include <perfeval/decimal.hpp>
#include <perfeval/error.hpp>
#include <perfeval/names.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/read/toml_error.hpp>

namespace perfeval::inline v0::toml_file {
// Thrown if the parser reaches a state that it considers impossible, as some malformed texts cause.
struct parser_failure {};
[[noreturn]] inline void parser_failed() { throw parser_failure{}; }
}  // namespace perfeval::inline v0::toml_file

// The parser's assertions are enabled in every build, and throw: otherwise it would assume what they state.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expr) ((expr) ? static_cast<void>(0) : ::perfeval::toml_file::parser_failed())
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 1  // without them the parser continues after some of its errors
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval::inline v0::toml_file {

// The text that a region of it was parsed from.
class source_text {
 public:
  explicit source_text(std::string_view text);
  [[nodiscard]] std::string_view text_of(const toml::source_region& region) const;

 private:
  [[nodiscard]] std::size_t offset(const toml::source_position& position) const;
  std::string_view text_;
  std::vector<std::size_t> lines_;  // where each begins
};

// What a file is: "words", as in the code "words-too-deep"; "words file", in messages; and what they say of a key that
// it does not have.
struct sort {
  std::string_view name;
  std::string_view title;
  std::string_view keys;
};

// Shared state of reading one file.
struct context {
  context(std::string_view toml, std::string name, const limits& limits, const toml_file::sort& of_file)
      : text(toml), file(std::move(name)), bounds(limits), sort(of_file) {}

  source_text text;
  std::string file;
  limits bounds;
  toml_file::sort sort;
  std::vector<toml_error> errors;
  std::vector<std::string> given;  // the keys of the values taken, in order

  void report(std::string_view code_word, const toml::source_region& region, std::string key, std::string found,
              std::string expected);
  [[nodiscard]] bool was_given(std::string_view key) const;
};

// Words of the file and what they mean.
template <class Choice>
using choices = std::span<const std::remove_cvref_t<decltype(*names_of<Choice>.begin())>>;

// One table of the file.
class section {
 public:
  section(context& context, const toml::table& table, std::string path)
      : context_(&context), table_(&table), path_(std::move(path)) {}

  // Each takes the value of that name into `into`, which stays as it is if there is none or it is of another type
  // (reported). True if a value was taken.
  bool text(std::string_view name, std::string& out);
  bool number_or_text(std::string_view name, std::string& out);  // as it is written
  bool flag(std::string_view name, bool& out);
  bool number(std::string_view name, decimal& out);
  bool quotient(std::string_view name, ratio& out);  // also "2/3"
  bool whole(std::string_view name, std::int64_t least, std::int64_t most, std::int64_t& out);
  bool words(std::string_view name, std::vector<std::string>& out);
  bool numbers(std::string_view name, std::vector<decimal>& out);
  template <class Choice>
  bool choice(std::string_view name, Choice& out, choices<Choice> among = names_of<Choice>);
  template <class Choice>
  bool list_of(std::string_view name, std::vector<Choice>& out, choices<Choice> among = names_of<Choice>);

  // Whether the value is the word "none", which is then taken.
  bool says_none(std::string_view name);

  std::optional<section> table(std::string_view name);
  std::vector<section> tables(std::string_view name);  // of an array of tables

  // Takes the value without reading it; nullptr if there is none.
  const toml::node* take(std::string_view name);
  // The text of a number or a string.
  std::optional<std::string> shown(const toml::node& value) const;
  std::optional<decimal> as_number(const toml::node& value, const std::string& key);

  void report(std::string_view code, std::string_view name, std::string found, std::string expected) const;
  [[nodiscard]] bool has(std::string_view name) const { return table_->contains(name); }
  [[nodiscard]] std::uint32_t line() const { return table_->source().begin.line; }
  [[nodiscard]] std::string key(std::string_view name) const;
  [[nodiscard]] context& reading() const { return *context_; }

  // Reports the keys that were not taken.
  void finish() const;

 private:
  [[nodiscard]] std::string expected_for(std::string_view unknown) const;
  [[nodiscard]] toml::source_region region_of(std::string_view name) const;
  void wrong_type(std::string_view name, const toml::node& value, std::string_view expected) const;
  std::optional<std::string> word_of(std::string_view name, const toml::node& value) const;
  template <class Choice>
  std::optional<Choice> chosen(std::string_view name, const std::string& word, choices<Choice> among) const;

  context* context_;
  const toml::table* table_;
  std::string path_;
  std::vector<std::string_view> taken_;
  std::vector<std::string_view> asked_;  // the keys that there may be here, given or not
};

std::string joined(const std::vector<std::string_view>& words);
// "one of a, b, c", and which of them `found` was probably meant to be.
std::string one_of(const std::vector<std::string_view>& words, std::string_view found);

template <class Choice>
std::optional<Choice> section::chosen(std::string_view name, const std::string& word, choices<Choice> among) const {
  std::vector<std::string_view> names;
  for (const auto& known : among) {
    if (known.name == word) return known.value;
    names.push_back(known.name);
  }
  report("word-unknown", name, "\"" + word + "\"", one_of(names, word));
  return std::nullopt;
}

template <class Choice>
bool section::choice(std::string_view name, Choice& out, choices<Choice> among) {
  std::string word;
  if (!text(name, word)) return false;
  const auto value = chosen<Choice>(name, word, among);
  if (value) out = *value;
  return value.has_value();
}

template <class Choice>
bool section::list_of(std::string_view name, std::vector<Choice>& out, choices<Choice> among) {
  std::vector<std::string> found;
  if (!words(name, found)) return false;
  out.clear();
  for (const std::string& word : found)
    if (const auto value = chosen<Choice>(name, word, among)) out.push_back(*value);
  return true;
}

}  // namespace perfeval::inline v0::toml_file
