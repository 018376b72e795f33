// A pack from its TOML text: section by section, then what only the whole can be asked (packs/check.cpp).
#include <perfeval/read/pack.hpp>

#include <perfeval/rule/cn_mof_2020.hpp>

#include "packs/check.hpp"
#include "packs/obstacle.hpp"
#include "packs/read.hpp"
#include "packs/scenarios.hpp"
#include "packs/source.hpp"
#include "packs/words.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

using namespace packs;

constexpr std::size_t most_bytes = 1U << 20;

void read_identity(section& root, pack_file& file) {
  root.text("id", file.rules.id);
  root.text("version", file.rules.version);
  root.text("title", file.rules.title);
  root.text("jurisdiction", file.rules.jurisdiction);
  root.words("regions", file.regions);
  if (auto table = root.table("years")) {
    std::int64_t year = 0;
    if (table->whole("from", 1949, 2200, year)) file.from_year = static_cast<std::int32_t>(year);
    if (table->whole("to", 1949, 2200, year)) file.to_year = static_cast<std::int32_t>(year);
    table->finish();
  }
  if (auto table = root.table("source")) read_clause(*table, file.source);
}

// The pack that another extends: a known one, or a shipped one.
std::optional<pack_file> find_pack(std::string_view id, std::span<const pack_file> known) {
  for (const pack_file& one : known)
    if (one.rules.id == id) return one;
  for (const shipped_pack& one : shipped_packs())
    if (one.id == id) return read_shipped_pack(id);
  return std::nullopt;
}

bool read_base(section& root, std::span<const pack_file> known, pack_file& file) {
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
  file = std::move(*base);
  file.extends = id;
  file.regions.clear();
  file.from_year = file.to_year = std::nullopt;
  for (scenario& one : file.scenarios) one.line = 0;
  return true;
}

pack_reading refused(std::string code, std::string file, std::uint32_t line, std::uint32_t column, std::string found,
                     std::string expected) {
  pack_reading reading;
  reading.errors.push_back({std::move(code), std::move(file), line, column, "", std::move(found), std::move(expected)});
  return reading;
}

pack_reading refused_at(std::string_view toml, const obstacle& met, std::string file, const limits& bounds) {
  const std::string_view before = toml.substr(0, met.position);
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  std::uint32_t column = 1;
  for (std::size_t position = before.rfind('\n') + 1; position < met.position;
       position += utf8::decode(toml.substr(position)).length)
    ++column;
  switch (met.kind) {
    case obstacle::sort::depth:
      return refused("pack-too-deep", std::move(file), line, column,
                     "more than " + std::to_string(bounds.depth) + " brackets, or parts of a key, inside each other",
                     "a pack that is nested less (limits.depth)");
    case obstacle::sort::character:
      return refused("toml-syntax", std::move(file), line, column,
                     "\"" + utf8::shortened(toml.substr(met.position, utf8::decode(toml.substr(met.position)).length)) +
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
    const auto& position = met.source().begin;
    return refused("toml-syntax", std::move(file), static_cast<std::uint32_t>(position.line),
                   static_cast<std::uint32_t>(position.column), std::string(met.description()),
                   "TOML (a number beyond 64 bits needs quotes)");
  } catch (const parser_failure&) {
    return refused("toml-syntax", std::move(file), 1, 1, "a text that is not valid TOML", "TOML");
  }
  context context{source_text(toml), std::move(file), bounds, code, {}, {}};
  section root(context, parsed, "");
  pack_file made;
  if (read_base(root, known, made)) {
    read_identity(root, made);
    if (auto table = root.table("clauses")) read_clauses(*table, made.rules.clauses);
    read_parameters(root, made.rules);
    read_sources(root, made.rules.sources);
    read_scenarios(root, made);
    root.finish();
    check_pack(root, made);
  }
  pack_reading reading;
  reading.errors = std::move(context.errors);
  if (!reading.errors.empty()) return reading;
  made.given = std::move(context.given);
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
