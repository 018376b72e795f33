#include "toml/source.hpp"

#include "text/nearest.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace perfeval::inline v0::toml_file {

source_text::source_text(std::string_view text) : text_(text), lines_{0} {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') lines_.push_back(i + 1);
}

// Columns count characters, not bytes.
std::size_t source_text::offset(const toml::source_position& position) const {
  if (position.line == 0 || position.line > lines_.size()) return text_.size();
  std::size_t byte = lines_[position.line - 1];
  for (auto column = position.column; column > 1 && byte < text_.size(); --column)
    byte += utf8::decode(text_.substr(byte)).length;
  return byte;
}

std::string_view source_text::text_of(const toml::source_region& region) const {
  const std::size_t begin = offset(region.begin);
  const std::size_t end = offset(region.end);
  return begin < end ? text_.substr(begin, end - begin) : std::string_view{};
}

void context::report(std::string_view code_word, const toml::source_region& region, std::string key, std::string found,
                     std::string expected) {
  constexpr std::size_t most_errors = 1000;
  if (errors.size() == most_errors) return;
  errors.push_back({std::string(code_word), file,
                    std::max<std::uint32_t>(1, static_cast<std::uint32_t>(region.begin.line)),
                    std::max<std::uint32_t>(1, static_cast<std::uint32_t>(region.begin.column)), std::move(key),
                    std::move(found), std::move(expected)});
}

bool context::was_given(std::string_view key) const {
  return std::any_of(given.begin(), given.end(), [key](const std::string& one) {
    return one == key ||
           (one.size() > key.size() && one.starts_with(key) && (one[key.size()] == '.' || one[key.size()] == '['));
  });
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

std::string one_of(const std::vector<std::string_view>& words, std::string_view found) {
  const std::string nearest(nearest_name(found, words));
  return "one of " + joined(words) + (nearest.empty() ? "" : "; the nearest is " + nearest);
}

namespace {

std::string_view name_of(const toml::node& value) {
  switch (value.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "a text";
    case toml::node_type::integer:
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    default:
      return "a date or time";
  }
}

// The digits of a TOML number without its underscores and plus signs.
std::string plain(std::string_view number) {
  std::string text;
  for (const char c : number)
    if (c != '_' && c != '+') text.push_back(c);
  return text;
}

}  // namespace

std::string section::key(std::string_view name) const {
  return path_.empty() ? std::string(name) : name.empty() ? path_ : path_ + "." + std::string(name);
}

toml::source_region section::region_of(std::string_view name) const {
  const toml::node* value = table_->get(name);
  return value ? value->source() : table_->source();
}

// What stands in the place of a key that there is not: the nearest, or all that there may be.
std::string section::expected_for(std::string_view unknown) const {
  if (asked_.empty()) return "no key here";
  const std::string_view nearest = nearest_name(unknown, asked_);
  return std::string(context_->sort.keys) +
         (nearest.empty() ? "; here there are " + joined(asked_) : "; the nearest is " + std::string(nearest));
}

void section::report(std::string_view code, std::string_view name, std::string found, std::string expected) const {
  context_->report(code, region_of(name), key(name), std::move(found), std::move(expected));
}

void section::wrong_type(std::string_view name, const toml::node& value, std::string_view expected) const {
  context_->report("value-type", value.source(), key(name), std::string(name_of(value)), std::string(expected));
}

const toml::node* section::take(std::string_view name) {
  if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) asked_.push_back(name);
  const toml::node* value = table_->get(name);
  if (!value) return nullptr;
  taken_.push_back(name);
  context_->given.push_back(key(name));
  return value;
}

std::optional<std::string> section::shown(const toml::node& value) const {
  if (const auto* text = value.as_string()) return text->get();
  if (value.is_number()) return plain(context_->text.text_of(value.source()));
  return std::nullopt;
}

std::optional<std::string> section::word_of(std::string_view name, const toml::node& value) const {
  if (const auto* text = value.as_string()) return text->get();
  wrong_type(name, value, "a text in quotes");
  return std::nullopt;
}

bool section::text(std::string_view name, std::string& out) {
  const toml::node* value = take(name);
  if (!value) return false;
  auto word = word_of(name, *value);
  if (word) out = std::move(*word);
  return word.has_value();
}

bool section::number_or_text(std::string_view name, std::string& out) {
  const toml::node* value = take(name);
  if (!value) return false;
  auto found = shown(*value);
  if (!found) wrong_type(name, *value, "a number or a text");
  if (found) out = std::move(*found);
  return found.has_value();
}

bool section::flag(std::string_view name, bool& out) {
  const toml::node* value = take(name);
  if (!value) return false;
  const auto* found = value->as_boolean();
  if (found) out = found->get();
  if (!found) wrong_type(name, *value, "true or false");
  return found != nullptr;
}

std::optional<decimal> section::as_number(const toml::node& value, const std::string& place) {
  const auto text = shown(value);
  if (!text) {
    context_->report("value-type", value.source(), place, std::string(name_of(value)), "a number");
    return std::nullopt;
  }
  decimal number;
  const auto read = from_chars(text->data(), text->data() + text->size(), number, context_->bounds);
  if (read.ec == std::errc() && read.ptr == text->data() + text->size()) return number;
  context_->report("number-unreadable", value.source(), place, "\"" + utf8::shortened(*text) + "\"",
                   "digits with at most one point, such as 1.3 or \"0.95\", of at most " +
                       std::to_string(context_->bounds.digits) + " digits and an exponent within ±" +
                       std::to_string(context_->bounds.exponent));
  return std::nullopt;
}

bool section::number(std::string_view name, decimal& out) {
  const toml::node* value = take(name);
  if (!value) return false;
  const auto number = as_number(*value, key(name));
  if (number) out = *number;
  return number.has_value();
}

bool section::quotient(std::string_view name, ratio& out) {
  const toml::node* value = take(name);
  if (!value) return false;
  const auto text = shown(*value);
  const std::size_t stroke = text ? text->find('/') : std::string::npos;
  if (stroke == std::string::npos) {
    const auto number = as_number(*value, key(name));
    if (number) out = *number;
    return number.has_value();
  }
  try {
    out = decimal::parse(text->substr(0, stroke), context_->bounds) /
          decimal::parse(text->substr(stroke + 1), context_->bounds);
    return true;
  } catch (const error&) {
    report("number-unreadable", name, "\"" + utf8::shortened(*text) + "\"", "a number or a quotient such as \"2/3\"");
    return false;
  }
}

bool section::whole(std::string_view name, std::int64_t least, std::int64_t most, std::int64_t& out) {
  decimal number;
  if (!this->number(name, number)) return false;
  const auto value = to_int64(number);
  if (value && *value >= least && *value <= most) {
    out = *value;
    return true;
  }
  report("value-range", name, to_string(number),
         "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return false;
}

bool section::words(std::string_view name, std::vector<std::string>& out) {
  const toml::node* value = take(name);
  if (!value) return false;
  const auto* list = value->as_array();
  if (!list) {
    wrong_type(name, *value, "a list of texts");
    return false;
  }
  out.clear();
  for (const toml::node& item : *list)
    if (auto word = word_of(name, item)) out.push_back(std::move(*word));
  return true;
}

bool section::numbers(std::string_view name, std::vector<decimal>& out) {
  const toml::node* value = take(name);
  if (!value) return false;
  const auto* list = value->as_array();
  if (!list) {
    wrong_type(name, *value, "a list of numbers");
    return false;
  }
  out.clear();
  for (const toml::node& item : *list) {
    const auto number = as_number(item, key(name) + "[" + std::to_string(out.size() + 1) + "]");
    if (!number) return false;
    out.push_back(*number);
  }
  return true;
}

bool section::says_none(std::string_view name) {
  const toml::node* value = table_->get(name);
  const auto* word = value ? value->as_string() : nullptr;
  if (!word || word->get() != "none") return false;
  take(name);
  return true;
}

std::optional<section> section::table(std::string_view name) {
  const toml::node* value = take(name);
  if (!value) return std::nullopt;
  context_->given.pop_back();  // what is given are its own keys
  if (const auto* table = value->as_table()) return section(*context_, *table, key(name));
  wrong_type(name, *value, "a table");
  return std::nullopt;
}

std::vector<section> section::tables(std::string_view name) {
  std::vector<section> found;
  const toml::node* value = take(name);
  if (!value) return found;
  const auto* list = value->as_array();
  if (!list) {
    wrong_type(name, *value, "a list of tables");
    return found;
  }
  for (const toml::node& item : *list) {
    const std::string place = key(name) + "[" + std::to_string(found.size() + 1) + "]";
    if (const auto* table = item.as_table()) {
      found.emplace_back(*context_, *table, place);
    } else {
      context_->report("value-type", item.source(), place, std::string(name_of(item)), "a table");
    }
  }
  return found;
}

void section::finish() const {
  for (const auto& [name, value] : *table_) {
    if (std::find(taken_.begin(), taken_.end(), name.str()) != taken_.end()) continue;
    context_->report("key-unknown", name.source(), key(name.str()), "\"" + utf8::shortened(name.str()) + "\"",
                     expected_for(name.str()));
  }
}

}  // namespace perfeval::inline v0::toml_file
