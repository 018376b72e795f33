#include <perfeval/read/lexicon.hpp>

#include "recognise/dictionary.hpp"
#include "recognise/lexicon_file.hpp"
#include "text/sha256.hpp"

#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

const std::vector<words::entry>& built_in() {
  static const std::vector<words::entry> all = words::read_built_in();
  return all;
}

}  // namespace

lexicon::lexicon() {
  static const auto shared = std::make_shared<const words::dictionary>(built_in());
  dictionary_ = shared;
}

lexicon_reading read_lexicon(std::string_view toml, std::string file, const limits& bounds) {
  toml_file::context reading(toml, std::move(file), bounds, words::words_sort);
  auto [added, units] = words::read_added(toml, reading);
  if (!reading.errors.empty()) return {std::nullopt, std::move(reading.errors)};
  added.insert(added.begin(), built_in().begin(), built_in().end());
  lexicon made;
  made.dictionary_ = std::make_shared<const words::dictionary>(added);
  made.added_ = words_file{std::move(reading.file), sha256(toml)};
  made.toml_ = toml;
  made.units_ = std::move(units);
  return {std::move(made), {}};
}

std::span<const std::string_view> lexicon_lists() noexcept { return names<words::list>(); }

}  // namespace v0
}  // namespace perfeval
