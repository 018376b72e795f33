#include "packs/keys.hpp"

#include <perfeval/write/pack.hpp>

#include <array>

namespace perfeval::inline v0::packs {
namespace {

// The type of a value, as its description names it.
constexpr std::string_view type_of(const decimal*) { return "number"; }
constexpr std::string_view type_of(const std::optional<decimal>*) { return "number or none"; }
constexpr std::string_view type_of(const ratio*) { return "quotient"; }
constexpr std::string_view type_of(const bool*) { return "flag"; }
constexpr std::string_view type_of(const std::uint32_t*) { return "whole"; }
constexpr std::string_view type_of(const std::int32_t*) { return "whole"; }
constexpr std::string_view type_of(const std::optional<std::uint8_t>*) { return "whole or none"; }
constexpr std::string_view type_of(const std::optional<rounding>*) { return "rounding or none"; }
constexpr std::string_view type_of(const curve*) { return "rule"; }
constexpr std::string_view type_of(const row_rule*) { return "rule"; }
constexpr std::string_view type_of(const std::array<decimal, 3>*) { return "bounds"; }
constexpr std::string_view type_of(const level1_weights*) { return "level1"; }
constexpr std::string_view type_of(const level1_ranges*) { return "ranges"; }
constexpr std::string_view type_of(const std::vector<std::string>*) { return "words"; }
constexpr std::string_view type_of(const std::vector<scale>*) { return "scales"; }
constexpr std::string_view type_of(const std::vector<grade_word>*) { return "grades"; }
constexpr std::string_view type_of(const std::vector<row_match>*) { return "rows"; }
constexpr std::string_view type_of(const std::vector<category_cap>*) { return "caps"; }
constexpr std::string_view type_of(const std::vector<row_veto>*) { return "vetoes"; }
template <named_enumeration Choice>
constexpr std::string_view type_of(const Choice*) {
  return "choice";
}
template <named_enumeration Choice>
constexpr std::string_view type_of(const std::vector<Choice>*) {
  return "choices";
}

template <class Value>
std::span<const std::string_view> choices_of(const Value*) {
  return {};
}
template <named_enumeration Choice>
std::span<const std::string_view> choices_of(const Choice*) {
  return names<Choice>();
}
template <named_enumeration Choice>
std::span<const std::string_view> choices_of(const std::vector<Choice>*) {
  return names<Choice>();
}

class describer {
 public:
  template <class Body>
  void table(std::string_view name, Body body) {
    prefix_ = std::string(name) + ".";
    body(*this);
    prefix_.clear();
  }
  template <class Value>
  void value(const parameter& declared, const Value& value) {
    add(declared, type_of(&value), choices_of(&value));
  }
  void phrases(const parameter& declared, const std::vector<std::string>&) { add(declared, "phrases"); }
  void categories(const parameter& declared, const weight_rules&) { add(declared, "categories"); }
  void tiers(const parameter& declared, const parameter& about_ends, const curve&) {
    add(declared, "tiers");
    add(about_ends, "flag");
  }
  void results(const std::array<parameter, 4>& lists, const std::vector<degree>&) {
    for (const parameter& declared : lists) add(declared, "words");
  }

  std::vector<parameter_description> made;

 private:
  void add(const parameter& declared, std::string_view type, std::span<const std::string_view> choices = {}) {
    made.push_back({prefix_ + std::string(declared.name), declared.topic, declared.required, type, choices,
                    declared.whole.least, declared.whole.most, declared.title, declared.meaning});
  }
  std::string prefix_;
};

std::vector<parameter_description> described() {
  describer all;
  const pack any;
  visit_parameters(all, any);
  return std::move(all.made);
}

std::vector<parameter_key> keys_of(std::span<const parameter_description> all) {
  std::vector<parameter_key> keys;
  for (const parameter_description& one : all) keys.push_back({one.key, one.topic, one.required});
  return keys;
}

}  // namespace

std::span<const parameter_key> parameter_keys() {
  static const std::vector<parameter_key> all = keys_of(parameter_descriptions());
  return all;
}

}  // namespace perfeval::inline v0::packs

namespace perfeval {
inline namespace v0 {

std::span<const parameter_description> parameter_descriptions() {
  static const std::vector<parameter_description> all = packs::described();
  return all;
}

}  // namespace v0
}  // namespace perfeval
