// One object of the JSON of a form, read key by key: each function reads one kind of value into its part, or reports
// where it is, what was found and what was expected.
#pragma once

#include <perfeval/detail/poll.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/read/lexicon.hpp>

#include "json/fields.hpp"
#include "json/value.hpp"
#include "recognise/words.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace json {

using type = json_value::type;

// What reading one document needs everywhere.
struct context {
  json_lines lines;
  limits bounds;
  std::vector<trouble>* troubles;
  std::string money;
  own_units units;
  std::optional<std::int32_t> year;
  lexicon words;
  std::uint32_t rows_left = bounds.rows;  // in the lists of all forms
  bool full = false;                      // whether there were more

  void report(trouble_kind kind, std::size_t position, const std::string& path, std::string found, std::string expected,
              std::string advice = {}) {
    if (troubles->size() >= most_troubles && kind != trouble_kind::limit_exceeded) return;
    troubles->push_back({kind, lines.position(position) + (path.empty() ? "" : " (" + path + ")"), std::move(found),
                         std::move(expected), std::move(advice)});
  }

  // A key that there is not: what keys there are, and the one that was probably meant.
  void report_unknown(std::size_t position, const std::string& path, std::string_view key, std::string keys,
                      std::span<const std::string_view> known);

  static constexpr std::size_t most_troubles = 1000;
};

// What a trouble shows of a value.
std::string shown(const json_value& value);

// A whole number of a JSON number or string, exactly; nothing if it is none or does not fit.
template <class Whole>
std::optional<Whole> whole_of(const json_value& value) {
  if (value.kind != type::number && value.kind != type::string) return std::nullopt;
  Whole parsed{};
  const auto* end = value.text.data() + value.text.size();
  const auto [stop, error] = std::from_chars(value.text.data(), end, parsed);
  if (error != std::errc{} || stop != end || value.text.empty()) return std::nullopt;
  return parsed;
}

// Where an object stands, "forms[1].indicators[3].target", spelled only if a trouble names it.
struct key_path {
  const key_path* outer = nullptr;
  std::string_view key;
  std::size_t index = 0;  // in a list, from 1; 0: in none

  [[nodiscard]] std::string text() const {
    std::string made = outer == nullptr ? "" : outer->text() + ".";
    made += key;
    if (index > 0) made += "[" + std::to_string(index) + "]";
    return made;
  }
};

class object_reader {
 public:
  object_reader(context& context, const json_value& source, const key_path& path)
      : context_(context), source_(source), path_(path) {
    asked_.reserve(usual_keys);
  }

  // Reports unknown members and repeated ones.
  void close() const;

  void text(const char* key, std::string& out);
  template <class Whole>
  void whole(const char* key, Whole& out) {
    const auto* value = ask(key);
    if (value == nullptr) return;
    if (const auto parsed = whole_of<Whole>(*value)) {
      out = *parsed;
    } else {
      wrong(*value, key,
            "a whole number from " + std::to_string(std::numeric_limits<Whole>::min()) + " to " +
                std::to_string(std::numeric_limits<Whole>::max()));
    }
  }
  void flag(const char* key, bool& out);
  // Whether the key was given.
  template <class Enum, class Names = decltype(names_of<Enum>)>
  bool name(const char* key, Enum& out, const Names& all = names_of<Enum>) {
    const auto* value = ask(key);
    if (value == nullptr) return false;
    std::string expected;
    for (const auto& row : all) {
      if (value->kind == type::string && value->text == row.name) return out = row.value, true;
      expected += (expected.empty() ? "" : ", ") + std::string(row.name);
    }
    wrong(*value, key, "one of " + expected);
    return false;
  }
  void number(const char* key, decimal& out);
  void maybe_number(const char* key, std::optional<decimal>& out);
  void day(const char* key, day_number& out);
  void whole_list(const char* key, std::vector<std::uint32_t>& out);
  void part(const char* key, cell& out);
  void part(const char* key, figure& out, column column);
  template <class T>
  void object(const char* key, T& out) {
    const auto* value = ask(key);
    if (value == nullptr || !expect(*value, key, {type::object})) return;
    object_reader inner(context_, *value, below(key));
    fields(inner, out);
    inner.close();
  }
  // A unit may be given by its word alone.
  void object(const char* key, unit& out);
  template <class T>
  void list(const char* key, std::vector<T>& out) {
    const auto* value = ask(key);
    if (value == nullptr || !expect(*value, key, {type::array})) return;
    for (std::size_t i = 0; i < value->items.size(); ++i) {
      detail::poll();
      const key_path path = below(key, i + 1);
      if (context_.rows_left == 0) return fill(value->items[i], path.text());
      --context_.rows_left;
      if (value->items[i].kind != type::object) {
        context_.report(trouble_kind::wrong_type, value->items[i].position, path.text(), shown(value->items[i]),
                        "an object");
        continue;
      }
      object_reader inner(context_, value->items[i], path);
      T item{};
      fields(inner, item);
      inner.close();
      out.push_back(std::move(item));
    }
  }

  [[nodiscard]] words::spelled spelled(const std::string& key) const { return {key, context_.words.dictionary()}; }
  void fund_name(const char* key, budget_line& line);
  void depth(const char* key, budget_line& line);
  void heading_names(indicator& row);
  void states(const char* key, statement& out, const cell& source);
  void year(const char* key, form& form);
  void own_units(const char* key, perfeval::own_units& out);
  void money(const char* key, std::string& out);
  void columns(const char* key, perfeval::columns& has);
  [[nodiscard]] bool has_given() const noexcept { return has_given_; }

 private:
  const json_value* ask(const char* key);
  [[nodiscard]] key_path below(std::string_view key, std::size_t index = 0) const { return {&path_, key, index}; }
  [[nodiscard]] std::string path_to(std::string_view key) const { return below(key).text(); }
  void wrong(const json_value& value, const char* key, std::string expected) const;
  void fill(const json_value& value, const std::string& path) const;
  bool expect(const json_value& value, const char* key, std::initializer_list<type> allowed) const;
  bool is_cell(const json_value& value, const char* key) const;

  // What is given beside a text, and is not what the text says.
  void contradicts(const json_value& value, const char* key, std::string_view found, std::string_view says,
                   const std::string& text) const;

  // The text of a cell, and what else the cell gives.
  std::string_view cell_members(const json_value& value, const char* key, place& place, std::string& stored,
                                std::optional<content>& content);
  std::string_view cell_text(place& place, std::string& stored, std::optional<content>& given_content);
  void figure_members(const json_value& value, const char* key, figure& out, column column);

  // What is given beside a text, which decides: a contradiction is reported, and the text is taken.
  // unread: the word for a text that is no number.
  void settle_content(const json_value& source, cell& read, std::optional<content> given,
                      std::string_view unread) const;
  void settle_value(const json_value& source, figure& read, const decimal& given, column column) const;
  void settle_unit(const json_value& source, figure& read, std::string given) const;
  void settle_fund(const char* key, budget_line& line) const;
  void settle_year(const json_value& value, const char* key, form& form) const;

  static constexpr std::size_t usual_keys = 16;
  context& context_;
  const json_value& source_;
  key_path path_;
  std::vector<std::string_view> asked_;  // some more than once
  bool has_given_ = false;
};

}  // namespace json
}  // namespace v0
}  // namespace perfeval
