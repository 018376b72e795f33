// A pack from its TOML text: section by section, then the checks that need the whole pack (packs/check.cpp).
#include <perfeval/read/pack.hpp>

#include <perfeval/rule/cn_mof_2020.hpp>

#include "packs/check.hpp"
#include "packs/context.hpp"
#include "packs/read.hpp"
#include "packs/scenarios.hpp"
#include "packs/words.hpp"
#include "text/nearest.hpp"
#include "text/utf8.hpp"
#include "toml/parse.hpp"

namespace perfeval {
inline namespace v0 {
namespace {

using namespace packs;

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
    file.extends = id;
    std::vector<std::string_view> ids;
    for (const shipped_pack& one : shipped_packs())
      if (one.id != own) ids.push_back(one.id);
    for (const pack_file& one : known) ids.push_back(one.rules.id);
    const std::string nearest(nearest_name(id, ids));
    root.report("extends-unknown", "extends", "\"" + utf8::shortened(id) + "\"",
                "the id of a pack that is loaded before: " + joined(ids) +
                    (nearest.empty() ? "" : "; the nearest is " + nearest));
    return false;
  }
  file = std::move(*base);
  file.extends = id;
  file.regions.clear();
  file.from_year = file.to_year = std::nullopt;
  file.doubts.clear();
  for (scenario& one : file.scenarios) {
    if (one.inherited_from.empty()) one.inherited_from = id;
    one.line = 0;
    one.file.clear();
  }
  return true;
}

}  // namespace

pack_reading read_pack(std::string_view toml, std::string file, registered_rules code, std::span<const pack_file> known,
                       const limits& bounds) {
  packs::context context(toml, std::move(file), bounds, code);
  const auto parsed = toml_file::parse(toml, context);
  if (!parsed) return {std::nullopt, std::move(context.errors)};
  section root(context, *parsed, "");
  pack_file made;
  const base_pack base = read_base(root, known, made) ? base_pack::read : base_pack::unknown;
  read_identity(root, made);
  if (auto table = root.table("clauses")) read_clauses(*table, made.rules.clauses);
  read_parameters(root, made.rules);
  read_sources(root, made.rules.sources);
  read_scenarios(root, made);
  root.finish();
  check_pack(root, made, base);
  pack_reading reading;
  reading.errors = std::move(context.errors);
  if (!reading.errors.empty()) return reading;
  made.given = std::move(context.given);
  reading.value = std::move(made);
  return reading;
}

pack_file read_shipped_pack(std::string_view id) {
  std::string ids;
  std::vector<std::string_view> known;
  for (const shipped_pack& one : shipped_packs()) {
    if (one.id == id) {
      auto reading = read_pack(one.toml, std::string(id) + ".toml");
      if (!reading.value) throw error("the shipped pack is broken: " + to_string(reading.errors.front()));
      return std::move(*reading.value);
    }
    ids += (ids.empty() ? "" : ", ") + std::string(one.id);
    known.push_back(one.id);
  }
  std::string nearest(nearest_name(id, known));
  if (!nearest.empty()) nearest = " (the nearest is " + nearest + ")";
  throw invalid_value("no pack \"" + std::string(id) + "\" comes with the library" + nearest + "; there are: " + ids);
}

}  // namespace v0
}  // namespace perfeval
