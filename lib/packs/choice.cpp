// Which pack fits a form: by the region and the year printed on it.
#include <perfeval/read/pack.hpp>

#include <array>

namespace perfeval {
inline namespace v0 {
namespace {

bool in_force(const pack_file& pack, std::optional<std::int32_t> year) {
  return !year || ((!pack.from_year || *pack.from_year <= *year) && (!pack.to_year || *year <= *pack.to_year));
}

// How well a pack fits, and the word and the cell that say so. A longer word says more; "*" fits any form, least of
// all.
struct fit {
  const pack_file* pack = nullptr;
  std::size_t length = 0;
  std::string word, cell;
};

fit fit_of(const pack_file& pack, const form& form) {
  fit best;
  for (const std::string& region : pack.regions) {
    if (region == "*" && !best.pack) best = {&pack, 0, {}, {}};
    for (const cell* cell : std::array{&form.department, &form.unit, &form.title})
      if (region != "*" && region.size() > best.length && cell->text.find(region) != std::string::npos)
        best = {&pack, region.size(), region, std::string(trimmed(cell->text))};
  }
  return best;
}

bool better(const fit& a, const fit& b) {
  if (!b.pack || a.length != b.length) return !b.pack || a.length > b.length;
  return a.pack->from_year.value_or(0) > b.pack->from_year.value_or(0);
}

std::string years_of(const pack_file& pack) {
  const std::string start = pack.from_year ? " from " + std::to_string(*pack.from_year) : "";
  return "in force" + start + (pack.to_year ? " to " + std::to_string(*pack.to_year) : "");
}

}  // namespace

pack_choice choose_pack(const form& paper, std::span<const pack_file> among) {
  fit best;
  for (const pack_file& one : among) {
    if (!in_force(one, paper.year)) continue;
    fit found = fit_of(one, paper);
    if (found.pack && better(found, best)) best = std::move(found);
  }
  const std::string year = paper.year ? std::to_string(*paper.year) : "no year";
  if (!best.pack) return {"cn-mof-2020", year + ": no pack is in force for this form; the default is taken"};
  const std::string region = best.word.empty() ? "any region" : best.word + " in " + best.cell;
  return {best.pack->rules.id, region + ", " + year + ": " + years_of(*best.pack)};
}

pack_choice choose_pack(const form& form) {
  std::vector<pack_file> among;
  for (const shipped_pack& shipped : shipped_packs()) among.push_back(read_shipped_pack(shipped.id));
  return choose_pack(form, among);
}

}  // namespace v0
}  // namespace perfeval
