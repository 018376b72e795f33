#include "recognise/unit_file.hpp"

#include "text/utf8.hpp"

#include <perfeval/decimal.hpp>
#include <perfeval/printed.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace words {
namespace {

constexpr std::size_t longest_name = 36;            // twelve Chinese characters
constexpr std::int64_t largest_part = 100'000'000;  // with 百亿 in front a numerator still fits in 64 bits

std::string quoted(std::string_view text) { return "\"" + utf8::shortened(text) + "\""; }

struct fraction {
  std::int64_t numerator = 1, denominator = 1;
};

// Up to nine digits.
std::optional<std::int64_t> whole(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  std::int64_t made = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    made = made * 10 + (c - '0');
  }
  return made;
}

// 15, 0.5, 2000/3 as a fraction in lowest terms; nothing if it is not above zero or too large.
std::optional<fraction> fraction_of(std::string_view text) {
  const auto stroke = text.find('/'), point = text.find('.');
  fraction made;
  if (stroke != text.npos) {
    const auto above = whole(text.substr(0, stroke)), below = whole(text.substr(stroke + 1));
    if (!above || !below) return std::nullopt;
    made = {*above, *below};
  } else if (point != text.npos) {
    const auto places = text.size() - point - 1;
    const auto all = whole(std::string(text.substr(0, point)) + std::string(text.substr(point + 1)));
    if (!all || point == 0 || places == 0) return std::nullopt;
    made.numerator = *all;
    for (std::size_t i = 0; i < places; ++i) made.denominator *= 10;
  } else {
    const auto all = whole(text);
    if (!all) return std::nullopt;
    made.numerator = *all;
  }
  if (made.numerator == 0 || made.denominator == 0) return std::nullopt;
  const auto common = std::gcd(made.numerator, made.denominator);
  return fraction{made.numerator / common, made.denominator / common};
}

// The unit that one of it is: the number (1 if there is none), then a unit of the library.
std::optional<unit> meaning_of(std::string_view text) {
  text = trimmed(text);
  const auto end = std::min(text.find_first_not_of("0123456789./"), text.size());
  const auto factor = end == 0 ? fraction() : fraction_of(text.substr(0, end));
  const auto known = read_unit(text.substr(end));
  if (!factor || !known || known->dimension == dimension::none) return std::nullopt;
  unit made = *known;
  made.text.clear();
  if (made.numerator > largest_part || made.denominator > largest_part) return std::nullopt;
  made.numerator *= factor->numerator;  // below 10^17
  made.denominator *= factor->denominator;
  const auto common = std::gcd(made.numerator, made.denominator);
  made.numerator /= common;
  made.denominator /= common;
  if (made.numerator > largest_part || made.denominator > largest_part) return std::nullopt;
  return made;
}

// Letters and nothing that ends a number or joins two units.
bool may_be_name(std::string_view name) {
  return !name.empty() && name == trimmed(name) && name.find_first_of("0123456789./,*()<>=-+% \t\r\n") == name.npos &&
         name.size() <= longest_name;
}

// A unit of the library keeps its meaning.
bool takes_effect(const own_unit& added) {
  const auto found = read_unit(added.name, std::span(&added, 1));
  return found && converts(*found, added.meaning) && found->numerator == added.meaning.numerator &&
         found->denominator == added.meaning.denominator;
}

}  // namespace

own_units read_units(const toml::node& value, toml_file::context& reading) {
  own_units made;
  const auto* table = value.as_table();
  if (table == nullptr) {
    reading.report("value-type", value.source(), "units", "a value of another type",
                   "a table: [units] with \"垧\" = \"15 亩\"");
    return made;
  }
  for (const auto& [key, meaning] : *table) {
    const std::string name(key.str()), path = "units." + name;
    const auto* text = meaning.as_string();
    if (text == nullptr) {
      reading.report("value-type", meaning.source(), path, "a value of another type",
                     "a number and a known unit, in quotes: \"15 亩\"");
      continue;
    }
    if (!may_be_name(name)) {
      reading.report("unit-name", key.source(), path, quoted(name), "at most twelve letters, without digits or marks");
      continue;
    }
    const auto one = meaning_of(text->get());
    const bool of_own = one && std::any_of(table->begin(), table->end(),
                                           [&](const auto& other) { return other.first.str() == one->base; });
    if (!one || of_own) {
      reading.report("unit-meaning", meaning.source(), path, quoted(text->get()),
                     of_own ? "a number of a unit that this file does not add"
                            : "a number (15, 0.5 or 2000/3) and a known unit, such as \"15 亩\"");
      continue;
    }
    own_unit added{name, *one};
    if (!takes_effect(added)) {
      reading.report("unit-known", key.source(), path, quoted(name), "a unit that the library does not know");
      continue;
    }
    made.push_back(std::move(added));
  }
  return made;
}

}  // namespace words
}  // namespace v0
}  // namespace perfeval
