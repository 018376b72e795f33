// JSON to forms: the tree is checked against the keys of json/fields.hpp; whatever is omitted is read from the texts.
#include <perfeval/deadline.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/read/json.hpp>
#include <perfeval/read/lexicon.hpp>

#include "json/fields.hpp"
#include "json/value.hpp"
#include "recognise/words.hpp"
#include "tables/time_limit.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

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

  void report(trouble_kind kind, std::size_t position, const std::string& path, std::string found,
              std::string expected) {
    if (troubles->size() >= most_troubles && kind != trouble_kind::limit_exceeded) return;
    troubles->push_back({kind, lines.position(position) + (path.empty() ? "" : " (" + path + ")"), std::move(found),
                         std::move(expected)});
  }
  static constexpr std::size_t most_troubles = 1000;
};

// The years that a form may have; readers take fewer.
constexpr std::int32_t least_year = 1, most_year = 9999;
// The units of its own that a form may have.
constexpr std::size_t most_units = 1'000;

std::string shown(const json_value& value) {
  if (value.kind == type::string || value.kind == type::number) return utf8::shortened(value.text);
  return name_of(value.kind);
}

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

std::optional<day_number> day_of(std::string_view text) {
  const bool negative = text.starts_with('-');
  const auto dash = text.find('-', negative ? 1 : 0);
  if (dash == text.npos || text.size() != dash + 6 || text[dash + 3] != '-') return std::nullopt;
  std::int32_t year = 0;
  unsigned month = 0, day = 0;
  const auto parse = [](std::string_view part, auto& out) {
    const auto [stop, error] = std::from_chars(part.data(), part.data() + part.size(), out);
    return error == std::errc{} && stop == part.data() + part.size();
  };
  if (!parse(text.substr(0, dash), year) || !parse(text.substr(dash + 1, 2), month) ||
      !parse(text.substr(dash + 4, 2), day))
    return std::nullopt;
  constexpr std::int32_t last_year = 5'000'000;  // beyond it a day number leaves 32 bits
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < -last_year || year > last_year) return std::nullopt;
  return days_from_civil(year, month, day);
}

// What keeps a statement from being one that a text could state; empty if nothing does.
std::string contradiction_in(const statement& made) {
  static const day_number first_day = days_from_civil(1, 1, 1), last_day = days_from_civil(9999, 12, 31);
  const auto in_calendar = [](day_number day) { return day >= first_day && day <= last_day; };
  switch (made.kind) {
    case statement_kind::number:
    case statement_kind::period:
      if (made.low != made.high)
        return "low " + to_string(made.low) + ", high " + to_string(made.high) + " of one number";
      break;
    case statement_kind::range:
      if (made.high < made.low) return "low " + to_string(made.low) + " above high " + to_string(made.high);
      break;
    case statement_kind::date:
      if (made.last < made.first) return "first after last";
      if (!in_calendar(made.last) || (made.first != earliest_day && !in_calendar(made.first)))
        return "a day outside the years 1 to 9999";
      break;
    case statement_kind::nothing:
    case statement_kind::words:
      break;
  }
  return {};
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
  void close() const {
    std::vector<bool> seen(asked_.size());
    for (const auto& [key, value] : source_.members) {
      const auto i = static_cast<std::size_t>(std::find(asked_.begin(), asked_.end(), key) - asked_.begin());
      if (i == asked_.size()) {
        context_.report(trouble_kind::unknown_key, value.position, path_to(key), "\"" + utf8::shortened(key) + "\"",
                        "a key of docs/schema/form.schema.json; it was left out");
      } else if (seen[i]) {
        context_.report(trouble_kind::repeated_key, value.position, path_to(key),
                        "\"" + utf8::shortened(key) + "\" again", "each key once; the first was taken");
      } else {
        seen[i] = true;
      }
    }
  }

  void text(const char* key, std::string& out) {
    if (const auto* value = ask(key); value != nullptr && expect(*value, key, {type::string})) out = value->text;
  }
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
  void flag(const char* key, bool& out) {
    if (const auto* value = ask(key); value != nullptr && expect(*value, key, {type::boolean})) out = value->truth;
  }
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
  void number(const char* key, decimal& out) {
    const auto* value = ask(key);
    if (value == nullptr) return;
    if (value->kind == type::string || value->kind == type::number) {
      try {
        out = decimal::parse(value->text, context_.bounds);
        return;
      } catch (const error& refused) {
        return wrong(*value, key, refused.what());
      }
    }
    wrong(*value, key, "a number, as a string");
  }
  void maybe_number(const char* key, std::optional<decimal>& out) {
    if (source_.find(key) == nullptr) return;
    decimal value;
    number(key, value);
    out = value;
  }
  void day(const char* key, day_number& out) {
    const auto* value = ask(key);
    if (value == nullptr) return;
    if (const auto parsed = value->kind == type::string ? day_of(value->text) : std::nullopt) {
      out = *parsed;
    } else {
      wrong(*value, key, "a date as \"2022-12-31\"");
    }
  }
  void whole_list(const char* key, std::vector<std::uint32_t>& out) {
    const auto* value = ask(key);
    if (value == nullptr || !expect(*value, key, {type::array})) return;
    for (const auto& item : value->items) {
      if (const auto parsed = whole_of<std::uint32_t>(item)) {
        out.push_back(*parsed);
      } else {
        wrong(item, key, "a whole number");
      }
    }
  }
  void part(const char* key, cell& out) {
    const auto* value = ask(key);
    if (value == nullptr || !is_cell(*value, key)) return;
    place place;
    std::string stored;
    std::optional<content> content;
    const std::string_view given = cell_members(*value, key, place, stored, content);
    out = read_cell(given, place);
    out.stored = std::move(stored);
    if (content) out.content = *content;
  }
  void part(const char* key, figure& out, column column) {
    const auto* value = ask(key);
    if (value == nullptr || !is_cell(*value, key)) return;
    if (value->kind != type::object) {
      out = read_figure(value->text, column, column == column::amount ? context_.money : "", {}, context_.bounds,
                        context_.units);
      return;
    }
    figure_members(*value, key, out, column);
  }
  template <class T>
  void object(const char* key, T& out) {
    const auto* value = ask(key);
    if (value == nullptr || !expect(*value, key, {type::object})) return;
    object_reader inner(context_, *value, below(key));
    json::fields(inner, out);
    inner.close();
  }
  // A unit may be given by its word alone.
  void object(const char* key, unit& out) {
    const auto* value = ask(key);
    if (value == nullptr) return;
    if (value->kind == type::string) {
      if (const auto known = read_unit(value->text, context_.units)) {
        out = *known;
      } else {
        wrong(*value, key, "a unit");
      }
      return;
    }
    if (!expect(*value, key, {type::object})) return;
    object_reader inner(context_, *value, below(key));
    unit made;
    json::fields(inner, made);
    inner.close();
    if (made.numerator > 0 && made.denominator > 0) {
      out = std::move(made);
    } else {
      context_.report(trouble_kind::wrong_value, value->position, path_to(key),
                      std::to_string(made.numerator) + "/" + std::to_string(made.denominator) + " of a unit",
                      "numerator and denominator from 1; the unit was left out");
    }
  }
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
      json::fields(inner, item);
      inner.close();
      out.push_back(std::move(item));
    }
  }

  [[nodiscard]] words::spelled spelled(const std::string& key) const { return {key, context_.words.dictionary()}; }
  void fund_name(const char* key, budget_line& line) {
    if (!name(key, line.line))
      line.line = words::fund_of(spelled(words::key_of(line.label.text)))
                      .value_or(line.label.empty() ? fund::total : fund::line);
  }
  void depth(const char* key, budget_line& line) {
    line.depth = line.line == fund::total ? 0 : 1;
    whole(key, line.depth);
  }
  void heading_names(indicator& row) {
    if (!name("category", row.category)) row.category = words::category_of(spelled(words::key_of(row.level1.text)));
    if (!name("kind", row.kind)) row.kind = words::kind_of(spelled(words::key_of(row.level2.text)), row.category);
  }
  void states(const char* key, statement& out, const cell& source) {
    const auto* value = source_.find(key);
    if (value != nullptr) {
      object(key, out);
      const std::string contradiction = contradiction_in(out);
      if (contradiction.empty()) return;
      context_.report(trouble_kind::wrong_value, value->position, path_to(key), contradiction,
                      "a statement that a text can make; it was read from the text of the cell");
    }
    out = read_statement(source.text, context_.year, context_.bounds, context_.units);
  }
  void year(const char* key, form& form) {
    const auto* value = ask(key);
    std::int32_t given = 0;
    if (value != nullptr) {
      whole(key, given);
      if (given >= least_year && given <= most_year) {
        form.year = given;
      } else if (whole_of<std::int32_t>(*value)) {
        wrong(*value, key, "a year from " + std::to_string(least_year) + " to " + std::to_string(most_year));
      }
    } else if (source_.find(key) == nullptr) {
      form.year = words::year_in(words::key_of(form.year_cell.text));
    }
    context_.year = form.year;
  }
  void own_units(const char* key, perfeval::own_units& out) {
    context_.units.clear();
    list(key, out);
    if (out.size() > most_units) {  // each cell is looked up in all of them
      context_.report(trouble_kind::limit_exceeded, source_.find(key)->position, path_to(key),
                      std::to_string(out.size()) + " units",
                      "at most " + std::to_string(most_units) + "; the rest was left out");
      out.resize(most_units);
    }
    if (source_.find(key) == nullptr) out = context_.words.units();
    context_.units = out;
  }
  void money(const char* key, std::string& out) {
    text(key, out);
    const auto known = read_unit(out, context_.units);
    if (!out.empty() && (!known || known->dimension != dimension::money)) {
      wrong(*source_.find(key), key, "a unit of money, or \"\"");
      out.clear();
    }
    context_.money = out;
  }
  void columns(const char* key, perfeval::columns& has) {
    const auto* value = ask(key);
    has_given_ = value != nullptr;
    if (value == nullptr || !expect(*value, key, {type::array})) return;
    for (const auto& item : value->items) {
      bool known = false;
      json::each_column(has, [&](const char* name, bool& flag) {
        if (item.kind == type::string && item.text == name) flag = known = true;
      });
      if (!known) wrong(item, key, "the name of a column");
    }
  }
  [[nodiscard]] bool has_given() const noexcept { return has_given_; }

 private:
  const json_value* ask(const char* key) {
    asked_.emplace_back(key);
    const auto* value = source_.find(key);
    return value != nullptr && value->kind == type::null ? nullptr : value;
  }
  [[nodiscard]] key_path below(std::string_view key, std::size_t index = 0) const { return {&path_, key, index}; }
  [[nodiscard]] std::string path_to(std::string_view key) const { return below(key).text(); }
  void wrong(const json_value& value, const char* key, std::string expected) const {
    context_.report(trouble_kind::wrong_value, value.position, path_to(key), shown(value), std::move(expected));
  }
  void fill(const json_value& value, const std::string& path) const {
    if (std::exchange(context_.full, true)) return;
    context_.report(
        trouble_kind::limit_exceeded, value.position, path,
        "more than " + std::to_string(context_.bounds.rows) + " entries in lists",
        "at most " + std::to_string(context_.bounds.rows) + " in all forms (limits.rows); the rest was left out");
  }
  bool expect(const json_value& value, const char* key, std::initializer_list<type> allowed) const {
    if (std::find(allowed.begin(), allowed.end(), value.kind) != allowed.end()) return true;
    context_.report(trouble_kind::wrong_type, value.position, path_to(key), name_of(value.kind),
                    name_of(*allowed.begin()));
    return false;
  }
  bool is_cell(const json_value& value, const char* key) const {
    if (value.kind == type::string || value.kind == type::number || value.kind == type::object) return true;
    context_.report(trouble_kind::wrong_type, value.position, path_to(key), name_of(value.kind),
                    "a cell: an object with \"text\", or the text alone");
    return false;
  }

  // The text of a cell, and what else the cell gives.
  std::string_view cell_members(const json_value& value, const char* key, place& place, std::string& stored,
                                std::optional<content>& content) {
    if (value.kind != type::object) return value.text;
    object_reader inner(context_, value, below(key));
    std::string_view given = inner.cell_text(place, stored, content);
    inner.close();
    return given;
  }
  std::string_view cell_text(place& place, std::string& stored, std::optional<content>& given_content) {
    std::string_view given;
    if (const auto* value = ask("text"); value != nullptr && expect(*value, "text", {type::string, type::number}))
      given = value->text;
    text("stored", stored);
    content named{};
    if (name("content", named, json::word_contents)) given_content = named;
    object("place", place);
    return given;
  }

  void figure_members(const json_value& value, const char* key, figure& out, column column) {
    object_reader inner(context_, value, below(key));
    place place;
    std::string stored;
    std::optional<content> content;
    std::string_view given = inner.cell_text(place, stored, content);
    const bool has_value = value.find("value") != nullptr && value.find("value")->kind != type::null;
    decimal number_given;
    const auto before = context_.troubles->size();
    if (has_value) inner.number("value", number_given);
    const bool value_good = has_value && context_.troubles->size() == before;
    if (value.find("text") == nullptr && value_good)
      given = value.find("value")->text;  // a value alone prints as itself
    out = read_figure(given, column, column == column::amount ? context_.money : "", place, context_.bounds,
                      context_.units);
    out.stored = std::move(stored);
    if (content) out.content = *content;
    if (value_good) {
      out.value = std::move(number_given);
      if (!content) out.content = content::number;
    }
    if (out.content != content::number) out.value = decimal{};
    if (value.find("unit") != nullptr) out.unit.clear();
    if (content && value.find("unit") == nullptr) out.unit.clear();
    inner.text("unit", out.unit);
    inner.flag("merged", out.merged);
    inner.close();
  }

  static constexpr std::size_t usual_keys = 16;
  context& context_;
  const json_value& source_;
  key_path path_;
  std::vector<std::string_view> asked_;  // some more than once
  bool has_given_ = false;
};

// The columns of a form that does not list them: those for which a cell is given.
void derive_columns(form& form) {
  const auto any = [](const auto& rows, auto part) {
    return std::any_of(rows.begin(), rows.end(),
                       [part](const auto& row) { return (row.*part).content != content::absent; });
  };
  auto& has = form.has;
  has.initial_budget = any(form.budget, &budget_line::initial_budget);
  has.annual_budget = any(form.budget, &budget_line::annual_budget);
  has.arrived = any(form.budget, &budget_line::arrived);
  has.executed = any(form.budget, &budget_line::executed);
  has.execution_rate = any(form.budget, &budget_line::execution_rate);
  has.execution_weight = any(form.budget, &budget_line::weight);
  has.execution_score = any(form.budget, &budget_line::score);
  has.weight = any(form.indicators, &indicator::weight);
  has.score = any(form.indicators, &indicator::score);
  has.target = any(form.indicators, &indicator::target);
  has.actual = any(form.indicators, &indicator::actual);
  has.reason = any(form.indicators, &indicator::reason);
}

// A subtotal covers rows of the form, and a range of points has a lower end and a higher one.
void check_subtotals(context& context, const json_value& source, const key_path& path, form& made) {
  for (std::size_t i = 0; i < made.subtotals.size(); ++i) {
    auto& [label, weight, score, weight_high, rows] = made.subtotals[i];
    const std::string place = path.text() + ".subtotals[" + std::to_string(i + 1) + "]";
    const auto wrong = [&](const char* key, std::string found, std::string expected) {
      context.report(trouble_kind::wrong_value, source.position, place + "." + key, std::move(found),
                     std::move(expected));
    };
    const auto outside = std::find_if(rows.begin(), rows.end(),
                                      [&](std::uint32_t row) { return row == 0 || row > made.indicators.size(); });
    if (outside != rows.end()) {
      wrong("rows", std::to_string(*outside),
            "indicators from 1 to " + std::to_string(made.indicators.size()) + "; the rows were left out");
      rows.clear();
    }
    if (weight_high && weight.has_value() && *weight_high < weight.value) {
      wrong("weight_high", to_string(*weight_high), "at least the weight " + to_string(weight.value) + "; left out");
      weight_high.reset();
    }
  }
}

form read_form(context& context, const json_value& source, const key_path& path) {
  object_reader reader(context, source, path);
  form made;
  json::fields(reader, made);
  check_subtotals(context, source, path, made);
  if (!reader.has_given()) derive_columns(made);
  reader.close();
  return made;
}

void check_schema(context& context, const json_value& root) {
  const auto* schema = root.find("schema");
  if (schema == nullptr)
    return context.report(trouble_kind::missing_key, root.position, "", "no \"schema\"", "\"schema\": 1; read as 1");
  if (whole_of<int>(*schema) != 1)
    context.report(trouble_kind::wrong_value, schema->position, "schema", shown(*schema), "1; read as 1");
}

void read_document(std::string_view bytes, const limits& bounds, reading<std::vector<form>>& result) {
  context context{json_lines(bytes), bounds, &result.troubles, {}, {}, {}, {}};
  if (bytes.size() > bounds.bytes) {
    context.report(trouble_kind::limit_exceeded, 0, "", std::to_string(bytes.size()) + " bytes",
                   "at most " + std::to_string(bounds.bytes) + " (limits.bytes)");
    return;
  }
  const json_tree tree = parse_json(bytes, bounds);
  for (const auto& stop : tree.breaks)
    context.report(stop.limit ? trouble_kind::limit_exceeded : trouble_kind::invalid_json, stop.position, "",
                   stop.found, stop.expected + "; what precedes it was read");
  if (tree.root.kind != type::object) {
    if (tree.breaks.empty())
      context.report(trouble_kind::wrong_type, tree.root.position, "", name_of(tree.root.kind),
                     "an object {\"schema\": 1, \"forms\": […]}");
    return;
  }
  check_schema(context, tree.root);
  const auto* forms = tree.root.find("forms");
  if (forms == nullptr || forms->kind != type::array) {
    if (tree.breaks.empty())
      context.report(trouble_kind::missing_key, tree.root.position, "forms",
                     forms == nullptr ? "no \"forms\"" : name_of(forms->kind), "a list of forms");
    return;
  }
  for (std::size_t i = 0; i < forms->items.size(); ++i) {
    detail::poll();
    const key_path path{nullptr, "forms", i + 1};
    if (result.value.size() == bounds.forms) {
      context.report(trouble_kind::limit_exceeded, forms->items[i].position, path.text(),
                     std::to_string(forms->items.size()) + " forms",
                     "at most " + std::to_string(bounds.forms) + " (limits.forms); the rest was left out");
      break;
    }
    if (forms->items[i].kind != type::object) {
      context.report(trouble_kind::wrong_type, forms->items[i].position, path.text(), name_of(forms->items[i].kind),
                     "a form: an object");
      continue;
    }
    const json_value& item = forms->items[i];
    form& made = result.value.emplace_back(read_form(context, item, path));  // whole, or not there
    const auto* index = item.find("index");
    if (index != nullptr && made.index == 0)
      context.report(trouble_kind::wrong_value, index->position, path.text() + ".index", shown(*index),
                     "a number from 1; forms are counted instead");
    if (index == nullptr || made.index == 0) made.index = static_cast<std::uint32_t>(i + 1);
  }
  for (const auto& [key, value] : tree.root.members)
    if (key != "schema" && key != "forms")
      context.report(trouble_kind::unknown_key, value.position, std::string(key), "\"" + utf8::shortened(key) + "\"",
                     "\"schema\" and \"forms\"; it was left out");
}

}  // namespace

reading<std::vector<form>> read_json(std::string_view bytes, const limits& bounds) {
  reading<std::vector<form>> result;
  const deadline until(bounds.seconds);
  within_time(result.troubles, "the text", [&] { read_document(bytes, bounds, result); });
  return result;
}

}  // namespace v0
}  // namespace perfeval
