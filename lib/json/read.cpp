// JSON to forms: the tree is checked against the keys of json_fields.hpp; what is not given is read from the texts.
#include <perfeval/read/json.hpp>

#include "json/fields.hpp"
#include "json/value.hpp"
#include "recognise/words.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>

namespace perfeval {
inline namespace v0 {
namespace {

using type = json_value::kind;

// What reading one document needs everywhere.
struct context {
  std::string_view bytes;
  limits bounds;
  std::vector<trouble>* troubles;
  std::string money;
  std::optional<std::int32_t> year;

  void report(std::string kind, std::size_t at, const std::string& path, std::string found,
              std::string expected) const {
    if (troubles->size() == most_troubles) return;
    troubles->push_back({std::move(kind), json_position(bytes, at) + (path.empty() ? "" : " (" + path + ")"),
                         std::move(found), std::move(expected)});
  }
  static constexpr std::size_t most_troubles = 1000;
};

std::string shown(const json_value& value) {
  if (value.is == type::string || value.is == type::number) return utf8::shortened(value.text);
  return name_of(value.is);
}

// A whole number of a JSON number or string, exactly; nothing if it is none or does not fit.
template <class Whole>
std::optional<Whole> whole_of(const json_value& value) {
  if (value.is != type::number && value.is != type::string) return std::nullopt;
  Whole parsed{};
  const auto* end = value.text.data() + value.text.size();
  const auto [stop, error] = std::from_chars(value.text.data(), end, parsed);
  if (error != std::errc{} || stop != end || value.text.empty()) return std::nullopt;
  return parsed;
}

std::optional<day_number> day_of(std::string_view text) {
  const bool negative = text.starts_with("-");
  const auto dash = text.find('-', negative ? 1 : 0);
  if (dash == text.npos || text.size() != dash + 6 || text[dash + 3] != '-') return std::nullopt;
  std::int32_t year = 0;
  unsigned month = 0, day = 0;
  const auto parse = [](std::string_view part, auto& to) {
    const auto [stop, error] = std::from_chars(part.data(), part.data() + part.size(), to);
    return error == std::errc{} && stop == part.data() + part.size();
  };
  if (!parse(text.substr(0, dash), year) || !parse(text.substr(dash + 1, 2), month) ||
      !parse(text.substr(dash + 4, 2), day))
    return std::nullopt;
  constexpr std::int32_t last_year = 5'000'000;  // beyond it a day number leaves 32 bits
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < -last_year || year > last_year) return std::nullopt;
  return days_from_civil(year, month, day);
}

class object_reader {
 public:
  object_reader(context& in, const json_value& from, std::string path) : in_(in), from_(from), path_(std::move(path)) {}

  // Reports the members that nothing asked for, and those that stand twice.
  void close() const {
    std::set<std::string_view> seen;
    for (const auto& [key, value] : from_.members) {
      if (!asked_.contains(key)) {
        in_.report("unknown-key", value.at, at(key), "\"" + utf8::shortened(key) + "\"",
                   "a key of docs/schema/form.schema.json; it was left out");
      } else if (!seen.insert(key).second) {
        in_.report("repeated-key", value.at, at(key), "\"" + utf8::shortened(key) + "\" again",
                   "each key once; the first was taken");
      }
    }
  }

  void text(const char* key, std::string& to) {
    if (const auto* value = ask(key); value != nullptr && expect(*value, key, {type::string})) to = value->text;
  }
  template <class Whole>
  void whole(const char* key, Whole& to) {
    const auto* value = ask(key);
    if (value == nullptr) return;
    if (const auto parsed = whole_of<Whole>(*value)) {
      to = *parsed;
    } else {
      wrong(*value, key,
            "a whole number from " + std::to_string(std::numeric_limits<Whole>::min()) + " to " +
                std::to_string(std::numeric_limits<Whole>::max()));
    }
  }
  void flag(const char* key, bool& to) {
    if (const auto* value = ask(key); value != nullptr && expect(*value, key, {type::boolean})) to = value->truth;
  }
  // Whether the key was given.
  template <class Enum, std::size_t N>
  bool name(const char* key, Enum& to, const json::names<Enum, N>& all) {
    const auto* value = ask(key);
    if (value == nullptr) return false;
    std::string expected;
    for (const auto& [is, name] : all) {
      if (value->is == type::string && value->text == name) return to = is, true;
      expected += (expected.empty() ? "" : ", ") + std::string(name);
    }
    wrong(*value, key, "one of " + expected);
    return false;
  }
  void number(const char* key, decimal& to) {
    const auto* value = ask(key);
    if (value == nullptr) return;
    if (value->is == type::string || value->is == type::number) {
      try {
        to = decimal::parse(value->text, in_.bounds);
        return;
      } catch (const error& refused) {
        return wrong(*value, key, refused.what());
      }
    }
    wrong(*value, key, "a number, as a string");
  }
  void maybe_number(const char* key, std::optional<decimal>& to) {
    if (from_.find(key) == nullptr) return;
    decimal value;
    number(key, value);
    to = value;
  }
  void day(const char* key, day_number& to) {
    const auto* value = ask(key);
    if (value == nullptr) return;
    if (const auto parsed = value->is == type::string ? day_of(value->text) : std::nullopt) {
      to = *parsed;
    } else {
      wrong(*value, key, "a date as \"2022-12-31\"");
    }
  }
  void whole_list(const char* key, std::vector<std::uint32_t>& to) {
    const auto* value = ask(key);
    if (value == nullptr || !expect(*value, key, {type::array})) return;
    for (const auto& item : value->items) {
      if (const auto parsed = whole_of<std::uint32_t>(item)) {
        to.push_back(*parsed);
      } else {
        wrong(item, key, "a whole number");
      }
    }
  }
  void part(const char* key, cell& to) {
    const auto* value = ask(key);
    if (value == nullptr || !is_cell(*value, key)) return;
    place where;
    std::string stored;
    std::optional<content> is;
    const std::string given = cell_members(*value, key, where, stored, is);
    to = read_cell(given, where);
    to.stored = stored;
    if (is) to.is = *is;
  }
  void part(const char* key, figure& to, column of) {
    const auto* value = ask(key);
    if (value == nullptr || !is_cell(*value, key)) return;
    if (value->is != type::object) {
      to = read_figure(value->text, of, of == column::amount ? in_.money : "", {}, in_.bounds);
      return;
    }
    figure_members(*value, key, to, of);
  }
  template <class T>
  void object(const char* key, T& to) {
    const auto* value = ask(key);
    if (value == nullptr || !expect(*value, key, {type::object})) return;
    object_reader inner(in_, *value, at(key));
    json::fields(inner, to);
    inner.close();
  }
  // A unit may be given by its word alone.
  void object(const char* key, unit& to) {
    const auto* value = ask(key);
    if (value == nullptr) return;
    if (value->is == type::string) {
      if (const auto known = read_unit(value->text)) {
        to = *known;
      } else {
        wrong(*value, key, "a unit");
      }
      return;
    }
    if (!expect(*value, key, {type::object})) return;
    object_reader inner(in_, *value, at(key));
    json::fields(inner, to);
    inner.close();
  }
  template <class T>
  void list(const char* key, std::vector<T>& to) {
    const auto* value = ask(key);
    if (value == nullptr || !expect(*value, key, {type::array})) return;
    for (std::size_t i = 0; i < value->items.size(); ++i) {
      const std::string path = at(key) + "[" + std::to_string(i + 1) + "]";
      if (value->items[i].is != type::object) {
        in_.report("wrong-type", value->items[i].at, path, shown(value->items[i]), "an object");
        continue;
      }
      object_reader inner(in_, value->items[i], path);
      T item{};
      json::fields(inner, item);
      inner.close();
      to.push_back(std::move(item));
    }
  }

  void fund_name(const char* key, budget_line& of) {
    if (!name(key, of.of, json::fund_names))
      of.of = words::fund_of(words::key_of(of.label.text)).value_or(of.label.empty() ? fund::total : fund::line);
  }
  void depth(const char* key, budget_line& of) {
    of.depth = of.of == fund::total ? 0 : 1;
    whole(key, of.depth);
  }
  void heading_names(indicator& of) {
    if (!name("category", of.in, json::category_names)) of.in = words::category_of(words::key_of(of.level1.text));
    if (!name("kind", of.of, json::kind_names)) of.of = words::kind_of(words::key_of(of.level2.text), of.in);
  }
  void states(const char* key, statement& to, const cell& from) {
    if (from_.find(key) != nullptr) {
      object(key, to);
    } else {
      to = read_statement(from.text, in_.year, in_.bounds);
    }
  }
  void year(const char* key, form& of) {
    const auto* value = ask(key);
    std::int32_t given = 0;
    if (value != nullptr) {
      whole(key, given);
      of.year = given;
    } else if (from_.find(key) == nullptr) {
      of.year = words::year_in(words::key_of(of.year_cell.text));
    }
    in_.year = of.year;
  }
  void money(const char* key, std::string& to) {
    text(key, to);
    in_.money = to;
  }
  void columns(const char* key, perfeval::columns& has) {
    const auto* value = ask(key);
    has_given_ = value != nullptr;
    if (value == nullptr || !expect(*value, key, {type::array})) return;
    for (const auto& item : value->items) {
      bool known = false;
      json::each_column(has, [&](const char* name, bool& flag) {
        if (item.is == type::string && item.text == name) flag = known = true;
      });
      if (!known) wrong(item, key, "the name of a column");
    }
  }
  [[nodiscard]] bool has_given() const noexcept { return has_given_; }

 private:
  const json_value* ask(const char* key) {
    asked_.insert(key);
    const auto* value = from_.find(key);
    return value != nullptr && value->is == type::null ? nullptr : value;
  }
  [[nodiscard]] std::string at(std::string_view key) const {
    return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
  }
  void wrong(const json_value& value, const char* key, std::string expected) const {
    in_.report("wrong-value", value.at, at(key), shown(value), std::move(expected));
  }
  bool expect(const json_value& value, const char* key, std::initializer_list<type> allowed) const {
    if (std::find(allowed.begin(), allowed.end(), value.is) != allowed.end()) return true;
    in_.report("wrong-type", value.at, at(key), name_of(value.is), name_of(*allowed.begin()));
    return false;
  }
  bool is_cell(const json_value& value, const char* key) const {
    if (value.is == type::string || value.is == type::number || value.is == type::object) return true;
    in_.report("wrong-type", value.at, at(key), name_of(value.is),
               "a cell: an object with \"text\", or the text alone");
    return false;
  }

  // The text of a cell, and what else the cell gives.
  std::string cell_members(const json_value& value, const char* key, place& where, std::string& stored,
                           std::optional<content>& is) {
    if (value.is != type::object) return value.text;
    object_reader inner(in_, value, at(key));
    std::string given = inner.cell_text(where, stored, is);
    inner.close();
    return given;
  }
  std::string cell_text(place& where, std::string& stored, std::optional<content>& is) {
    std::string given;
    if (const auto* value = ask("text"); value != nullptr && expect(*value, "text", {type::string, type::number}))
      given = value->text;
    text("stored", stored);
    content named{};
    if (name("content", named, json::word_content_names)) is = named;
    object("place", where);
    return given;
  }

  void figure_members(const json_value& value, const char* key, figure& to, column of) {
    object_reader inner(in_, value, at(key));
    place where;
    std::string stored;
    std::optional<content> is;
    std::string given = inner.cell_text(where, stored, is);
    const bool has_value = value.find("value") != nullptr && value.find("value")->is != type::null;
    decimal number_given;
    const auto before = in_.troubles->size();
    if (has_value) inner.number("value", number_given);
    const bool value_good = has_value && in_.troubles->size() == before;
    if (value.find("text") == nullptr && value_good)
      given = value.find("value")->text;  // a value alone prints as itself
    to = read_figure(given, of, of == column::amount ? in_.money : "", where, in_.bounds);
    to.stored = stored;
    if (is) to.is = *is;
    if (value_good) {
      to.value = number_given;
      if (!is) to.is = content::number;
    }
    if (to.is != content::number) to.value = decimal{};
    if (value.find("unit") != nullptr) to.unit.clear();
    if (is && value.find("unit") == nullptr) to.unit.clear();
    inner.text("unit", to.unit);
    inner.flag("merged", to.merged);
    inner.close();
  }

  context& in_;
  const json_value& from_;
  std::string path_;
  std::set<std::string_view> asked_;
  bool has_given_ = false;
};

// Which columns a form has, where it does not say: those of which a cell is there.
void derive_columns(form& of) {
  const auto any = [](const auto& rows, auto part) {
    return std::any_of(rows.begin(), rows.end(), [part](const auto& row) { return (row.*part).is != content::absent; });
  };
  auto& has = of.has;
  has.initial_budget = any(of.budget, &budget_line::initial_budget);
  has.annual_budget = any(of.budget, &budget_line::annual_budget);
  has.arrived = any(of.budget, &budget_line::arrived);
  has.executed = any(of.budget, &budget_line::executed);
  has.execution_rate = any(of.budget, &budget_line::execution_rate);
  has.execution_weight = any(of.budget, &budget_line::weight);
  has.execution_score = any(of.budget, &budget_line::score);
  has.weight = any(of.indicators, &indicator::weight);
  has.score = any(of.indicators, &indicator::score);
  has.target = any(of.indicators, &indicator::target);
  has.actual = any(of.indicators, &indicator::actual);
  has.reason = any(of.indicators, &indicator::reason);
}

form read_form(context& in, const json_value& from, const std::string& path) {
  object_reader reader(in, from, path);
  form made;
  json::fields(reader, made);
  if (!reader.has_given()) derive_columns(made);
  reader.close();
  return made;
}

void check_schema(const context& in, const json_value& root) {
  const auto* schema = root.find("schema");
  if (schema == nullptr) return in.report("missing-key", root.at, "", "no \"schema\"", "\"schema\": 1; read as 1");
  if (whole_of<int>(*schema) != 1) in.report("wrong-value", schema->at, "schema", shown(*schema), "1; read as 1");
}

}  // namespace

reading<std::vector<form>> read_json(std::string_view bytes, const limits& bounds) {
  reading<std::vector<form>> result;
  context in{bytes, bounds, &result.troubles, {}, {}};
  if (bytes.size() > bounds.bytes) {
    in.report("limit-exceeded", 0, "", std::to_string(bytes.size()) + " bytes",
              "at most " + std::to_string(bounds.bytes) + " (limits.bytes)");
    return result;
  }
  const json_tree tree = parse_json(bytes, bounds);
  for (const auto& stop : tree.breaks)
    in.report(stop.limit ? "limit-exceeded" : "invalid-json", stop.at, "", stop.found,
              stop.expected + "; what stands before it was read");
  if (tree.root.is != type::object) {
    if (tree.breaks.empty())
      in.report("wrong-type", tree.root.at, "", name_of(tree.root.is), "an object {\"schema\": 1, \"forms\": […]}");
    return result;
  }
  check_schema(in, tree.root);
  const auto* forms = tree.root.find("forms");
  if (forms == nullptr || forms->is != type::array) {
    if (tree.breaks.empty())
      in.report("missing-key", tree.root.at, "forms", forms == nullptr ? "no \"forms\"" : name_of(forms->is),
                "a list of forms");
    return result;
  }
  for (std::size_t i = 0; i < forms->items.size(); ++i) {
    const std::string path = "forms[" + std::to_string(i + 1) + "]";
    if (forms->items[i].is != type::object) {
      in.report("wrong-type", forms->items[i].at, path, name_of(forms->items[i].is), "a form: an object");
      continue;
    }
    result.value.push_back(read_form(in, forms->items[i], path));
    if (forms->items[i].find("index") == nullptr) result.value.back().index = static_cast<std::uint32_t>(i + 1);
  }
  for (const auto& [key, value] : tree.root.members)
    if (key != "schema" && key != "forms")
      in.report("unknown-key", value.at, key, "\"" + utf8::shortened(key) + "\"",
                "\"schema\" and \"forms\"; it was left out");
  return result;
}

}  // namespace v0
}  // namespace perfeval
