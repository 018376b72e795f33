#include "json/object_reader.hpp"

#include <perfeval/form/heading.hpp>

#include "json/agreement.hpp"
#include "text/nearest.hpp"
#include "text/utf8.hpp"

#include <utility>

namespace perfeval {
inline namespace v0 {
namespace json {
namespace {

// The years that a form may have; readers take fewer.
constexpr std::int32_t least_year = 1, most_year = 9999;
// The units of its own that a form may have.
constexpr std::size_t most_units = 1'000;

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

std::string says_of(const figure& read) {
  return read.has_value() ? to_string(read.value) : std::string(name_of(read.content));
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

}  // namespace

void context::report_unknown(std::size_t position, const std::string& path, std::string_view key, std::string keys,
                             std::span<const std::string_view> known) {
  const std::string nearest(nearest_name(key, known));
  if (!nearest.empty()) keys += ", the nearest is " + nearest;
  report(trouble_kind::unknown_key, position, path, "\"" + utf8::shortened(key) + "\"", keys + "; it was left out",
         nearest.empty() ? "" : "最接近的是“" + nearest + "”，请核对数据文件");
}

std::string shown(const json_value& value) {
  if (value.kind == type::string || value.kind == type::number) return utf8::shortened(value.text);
  return name_of(value.kind);
}

void object_reader::close() const {
  std::vector<bool> seen(asked_.size());
  for (const auto& [key, value] : source_.members) {
    const auto i = static_cast<std::size_t>(std::find(asked_.begin(), asked_.end(), key) - asked_.begin());
    if (i == asked_.size()) {
      context_.report_unknown(value.position, path_to(key), key, "a key of docs/schema/form.schema.json", asked_);
    } else if (seen[i]) {
      context_.report(trouble_kind::repeated_key, value.position, path_to(key),
                      "\"" + utf8::shortened(key) + "\" again", "each key once; the first was taken");
    } else {
      seen[i] = true;
    }
  }
}

void object_reader::text(const char* key, std::string& out) {
  if (const auto* value = ask(key); value != nullptr && expect(*value, key, {type::string})) out = value->text;
}

void object_reader::flag(const char* key, bool& out) {
  if (const auto* value = ask(key); value != nullptr && expect(*value, key, {type::boolean})) out = value->truth;
}

void object_reader::number(const char* key, decimal& out) {
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

void object_reader::maybe_number(const char* key, std::optional<decimal>& out) {
  if (source_.find(key) == nullptr) return;
  decimal value;
  number(key, value);
  out = value;
}

void object_reader::day(const char* key, day_number& out) {
  const auto* value = ask(key);
  if (value == nullptr) return;
  if (const auto parsed = value->kind == type::string ? day_of(value->text) : std::nullopt) {
    out = *parsed;
  } else {
    wrong(*value, key, "a date as \"2022-12-31\"");
  }
}

void object_reader::whole_list(const char* key, std::vector<std::uint32_t>& out) {
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

void object_reader::part(const char* key, cell& out) {
  const auto* value = ask(key);
  if (value == nullptr || !is_cell(*value, key)) return;
  place place;
  std::string stored;
  std::optional<content> content;
  const std::string_view given = cell_members(*value, key, place, stored, content);
  out = read_cell(given, place);
  out.stored = std::move(stored);
  const bool was_figure =  // and was found to belong to no column
      content == content::number && read_printed_number(given, context_.bounds).content == content::number;
  if (was_figure)
    out.content = content::number;
  else
    object_reader(context_, *value, below(key)).settle_content(*value, out, content, "words");
}

void object_reader::part(const char* key, figure& out, column column) {
  const auto* value = ask(key);
  if (value == nullptr || !is_cell(*value, key)) return;
  if (value->kind != type::object) {
    out = read_figure(value->text, column, column == column::amount ? context_.money : "", {}, context_.bounds,
                      context_.units);
    return;
  }
  figure_members(*value, key, out, column);
}

void object_reader::object(const char* key, unit& out) {
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
  fields(inner, made);
  inner.close();
  if (made.numerator > 0 && made.denominator > 0) {
    out = std::move(made);
  } else {
    context_.report(trouble_kind::wrong_value, value->position, path_to(key),
                    std::to_string(made.numerator) + "/" + std::to_string(made.denominator) + " of a unit",
                    "numerator and denominator from 1; the unit was not taken");
  }
}

void object_reader::fund_name(const char* key, budget_line& line) {
  if (name(key, line.line)) {
    settle_fund(key, line);
  } else {
    line.line =
        words::fund_of(spelled(words::key_of(line.label.text))).value_or(line.label.empty() ? fund::total : fund::line);
  }
}

// The total is told by the sums of a form, whatever its label: 年度资金总额 may be a line, 其他资金 the whole.
void object_reader::settle_fund(const char* key, budget_line& line) const {
  if (line.line == fund::total || line.line == fund::line) return;
  for (const auto& one : names_of<fund>) {
    const char* official = official_label(one.value);
    if (one.value == line.line || official == nullptr || line.label.text != official) continue;
    contradicts(*source_.find(key), key, name_of(line.line), one.name, line.label.text);
    line.line = one.value;
    return;
  }
}

void object_reader::depth(const char* key, budget_line& line) {
  line.depth = line.line == fund::total ? 0 : 1;
  whole(key, line.depth);
}

void object_reader::heading_names(indicator& row) {
  if (!name("category", row.category)) row.category = words::category_of(spelled(words::key_of(row.level1.text)));
  const category named_category = heading_category(row.level1.text);
  if (is_official(named_category) && is_official(row.category) && named_category != row.category) {
    contradicts(*source_.find("category"), "category", name_of(row.category), name_of(named_category), row.level1.text);
    row.category = named_category;
  }
  if (!name("kind", row.kind)) row.kind = words::kind_of(spelled(words::key_of(row.level2.text)), row.category);
  const kind named = heading_kind(row.level2.text, category::unknown);
  const auto says = [](kind one) { return one != kind::unknown && one != kind::other; };
  if (!says(named) || !says(row.kind) || named == row.kind) return;
  contradicts(*source_.find("kind"), "kind", name_of(row.kind), name_of(named), row.level2.text);
  row.kind = named;
}

void object_reader::states(const char* key, statement& out, const cell& source) {
  if (const auto* value = ask(key); value != nullptr) {
    const auto before = context_.troubles->size();
    object(key, out);
    const std::string contradiction = contradiction_in(out);
    if (!contradiction.empty())
      context_.report(trouble_kind::wrong_value, value->position, path_to(key), contradiction,
                      "a statement that a text can make; it was read from the text of the cell");
    if (context_.troubles->size() == before) {
      const bool is_alone = source.content == content::absent;  // a pickled statement has no cell
      if (is_alone || json::states(source.text, out, context_.year, context_.bounds, context_.units)) return;
      contradicts(*value, key, "another statement", "what the text states", source.text);
    }
  }
  out = read_statement(source.text, context_.year, context_.bounds, context_.units);
}

void object_reader::year(const char* key, form& form) {
  const auto* value = ask(key);
  std::int32_t given = 0;
  if (value != nullptr) {
    whole(key, given);
    if (given >= least_year && given <= most_year) {
      form.year = given;
      settle_year(*value, key, form);
    } else if (whole_of<std::int32_t>(*value)) {
      wrong(*value, key, "a year from " + std::to_string(least_year) + " to " + std::to_string(most_year));
    }
  } else if (source_.find(key) == nullptr) {
    form.year = words::year_in(words::key_of(form.year_cell.text));
  }
  context_.year = form.year;
}

void object_reader::settle_year(const json_value& value, const char* key, form& form) const {
  const std::string& text = form.year_cell.text;
  const auto read = words::year_in(words::key_of(text));
  const std::string given = std::to_string(*form.year);
  if (!read || read == form.year || text.find(given) != std::string::npos) return;
  contradicts(value, key, given, std::to_string(*read), text);
  form.year = read;
}

void object_reader::own_units(const char* key, perfeval::own_units& out) {
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

void object_reader::money(const char* key, std::string& out) {
  text(key, out);
  const auto known = read_unit(out, context_.units);
  if (!out.empty() && (!known || known->dimension != dimension::money)) {
    wrong(*source_.find(key), key, "a unit of money, or \"\"");
    out.clear();
  }
  context_.money = out;
}

void object_reader::columns(const char* key, perfeval::columns& has) {
  const auto* value = ask(key);
  has_given_ = value != nullptr;
  if (value == nullptr || !expect(*value, key, {type::array})) return;
  for (const auto& item : value->items) {
    bool known = false;
    each_column(has, [&](const char* name, bool& flag) {
      if (item.kind == type::string && item.text == name) flag = known = true;
    });
    if (!known) wrong(item, key, "the name of a column");
  }
}

const json_value* object_reader::ask(const char* key) {
  asked_.emplace_back(key);
  const auto* value = source_.find(key);
  return value != nullptr && value->kind == type::null ? nullptr : value;
}

void object_reader::wrong(const json_value& value, const char* key, std::string expected) const {
  context_.report(trouble_kind::wrong_value, value.position, path_to(key), shown(value), std::move(expected));
}

void object_reader::fill(const json_value& value, const std::string& path) const {
  if (std::exchange(context_.full, true)) return;
  context_.report(trouble_kind::limit_exceeded, value.position, path,
                  "more than " + to_string(context_.bounds.rows) + " entries in lists",
                  "at most " + to_string(context_.bounds.rows) + " in all forms (limits.rows); the rest was left out");
}

bool object_reader::expect(const json_value& value, const char* key, std::initializer_list<type> allowed) const {
  if (std::find(allowed.begin(), allowed.end(), value.kind) != allowed.end()) return true;
  context_.report(trouble_kind::wrong_type, value.position, path_to(key), name_of(value.kind),
                  name_of(*allowed.begin()));
  return false;
}

bool object_reader::is_cell(const json_value& value, const char* key) const {
  if (value.kind == type::string || value.kind == type::number || value.kind == type::object) return true;
  context_.report(trouble_kind::wrong_type, value.position, path_to(key), name_of(value.kind),
                  "a cell: an object with \"text\", or the text alone");
  return false;
}

std::string_view object_reader::cell_members(const json_value& value, const char* key, place& place,
                                             std::string& stored, std::optional<content>& content) {
  if (value.kind != type::object) return value.text;
  object_reader inner(context_, value, below(key));
  std::string_view given = inner.cell_text(place, stored, content);
  inner.close();
  return given;
}

std::string_view object_reader::cell_text(place& place, std::string& stored, std::optional<content>& given_content) {
  std::string_view given;
  if (const auto* value = ask("text"); value != nullptr && expect(*value, "text", {type::string, type::number}))
    given = value->text;
  text("stored", stored);
  content named{};
  if (name("content", named, word_contents)) given_content = named;
  object("place", place);
  return given;
}

void object_reader::contradicts(const json_value& value, const char* key, std::string_view found, std::string_view says,
                                const std::string& text) const {
  const std::string shown_text = utf8::shortened(text);
  context_.report(
      trouble_kind::wrong_value, value.position, path_to(key), std::string(found),
      std::string(says) + ", as the text \"" + shown_text + "\" is read; so it was taken: correct one of the two",
      "与文字“" + shown_text + "”不符，已按文字读取，请核对数据文件");
}

void object_reader::settle_content(const json_value& source, cell& read, std::optional<content> given,
                                   std::string_view unread) const {
  if (!given || *given == read.content) return;
  if (*given == content::absent && read.text.empty()) {
    read.content = content::absent;
    return;
  }
  const auto word = [&](content one) { return one == content::unreadable ? unread : name_of(one); };
  contradicts(*source.find("content"), "content", word(*given), word(read.content), read.text);
}

void object_reader::settle_value(const json_value& source, figure& read, const decimal& given, column column) const {
  if (read.has_value() && read.value == given) return;
  const bool is_open = !read.has_value() || column != column::amount || context_.money.empty();
  if (is_open && prints(read.text, given, context_.bounds)) {
    read.value = given;
    read.content = content::number;
    return;
  }
  contradicts(*source.find("value"), "value", to_string(given), says_of(read), read.text);
}

void object_reader::settle_unit(const json_value& source, figure& read, std::string given) const {
  if (given == read.unit) return;
  if (read.unit.empty() && read.text.find(given) != std::string::npos) {
    read.unit = std::move(given);  // one of the form's own, which is read without it
    return;
  }
  contradicts(*source.find("unit"), "unit", "\"" + given + "\"", "\"" + read.unit + "\"", read.text);
}

void object_reader::figure_members(const json_value& value, const char* key, figure& out, column column) {
  object_reader inner(context_, value, below(key));
  place place;
  std::string stored;
  std::optional<content> content;
  std::string_view given = inner.cell_text(place, stored, content);
  const auto* printed = value.find("value");
  decimal number_given;
  const auto before = context_.troubles->size();
  if (printed != nullptr) inner.number("value", number_given);
  const bool has_value = printed != nullptr && printed->kind != type::null && context_.troubles->size() == before;
  if (value.find("text") == nullptr && has_value) given = printed->text;  // a value alone prints as itself
  out = read_figure(given, column, column == column::amount ? context_.money : "", place, context_.bounds,
                    context_.units);
  out.stored = std::move(stored);
  if (has_value) inner.settle_value(value, out, number_given, column);
  if (context_.troubles->size() == before) inner.settle_content(value, out, content, name_of(content::unreadable));
  if (std::string unit; value.find("unit") != nullptr) {
    inner.text("unit", unit);
    inner.settle_unit(value, out, std::move(unit));
  }
  inner.flag("merged", out.merged);
  if (out.merged && !out.text.empty()) {
    inner.contradicts(*value.find("merged"), "merged", "true", "false", out.text);
    out.merged = false;
  }
  inner.close();
}

}  // namespace json
}  // namespace v0
}  // namespace perfeval
