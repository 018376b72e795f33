// Forms to JSON.
#include <perfeval/detail/poll.hpp>
#include <perfeval/write/json.hpp>

#include "json/fields.hpp"
#include "json/value.hpp"

#include <cstdio>

namespace perfeval {
inline namespace v0 {
namespace {

// The year, month and day of a day number (proleptic Gregorian), by H. Hinnant's published method of eras.
std::string iso_date(day_number day) {
  const std::int64_t z = std::int64_t{day} + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t doe = z - era * 146097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153;
  const std::int64_t month = mp < 10 ? mp + 3 : mp - 9;
  char shown[48];
  static_cast<void>(std::snprintf(shown, sizeof shown, "%04lld-%02lld-%02lld",
                                  static_cast<long long>(yoe + era * 400 + (month <= 2)), static_cast<long long>(month),
                                  static_cast<long long>(doy - (153 * mp + 2) / 5 + 1)));
  return shown;
}

// Members of one object, written as they are named; a part at its default is left out.
class object_writer {
 public:
  object_writer(std::string& out, std::size_t indent, std::optional<std::int32_t> year)
      : out_(out), indent_(indent), year_(year) {
    out_ += '{';
  }
  ~object_writer() {
    if (any_) line(indent_);
    out_ += '}';
  }
  object_writer(const object_writer&) = delete;
  object_writer& operator=(const object_writer&) = delete;

  void text(const char* key, const std::string& value) {
    if (value.empty()) return;
    member(key);
    append_json_string(out_, value);
  }
  template <class Whole>
  void whole(const char* key, Whole value) {
    member(key);
    out_ += std::to_string(value);
  }
  void flag(const char* key, bool value) {
    if (!value) return;
    member(key);
    out_ += "true";
  }
  template <class Enum, class Names = decltype(names_of<Enum>)>
  void name(const char* key, Enum value, const Names& all = names_of<Enum>) {
    for (const auto& row : all)
      if (row.value == value) return text(key, std::string(row.name));
  }
  // With an exponent where the zeros alone would pass the limit of reading.
  void number(const char* key, const decimal& value) {
    const std::string plain = to_string(value);
    text(key, plain.size() > limits().digits ? to_scientific(value) : plain);
  }
  void maybe_number(const char* key, const std::optional<decimal>& value) {
    if (value) number(key, *value);
  }
  void day(const char* key, day_number value) {
    if (value != 0) text(key, iso_date(value));
  }
  void whole_list(const char* key, const std::vector<std::uint32_t>& values) {
    if (values.empty()) return;
    member(key);
    out_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) out_ += (i == 0 ? "" : ", ") + std::to_string(values[i]);
    out_ += ']';
  }
  void part(const char* key, const cell& value) {
    if (value == cell{}) return;
    member(key);
    object_writer inner(out_, indent_ + 2, year_);
    inner.cell_members(value, json::word_contents);
  }
  void part(const char* key, const figure& value, column) {
    if (value == figure{}) return;
    member(key);
    object_writer inner(out_, indent_ + 2, year_);
    inner.cell_members(value, names_of<content>);
    if (value.has_value()) inner.number("value", value.value);
    inner.text("unit", value.unit);
    inner.flag("merged", value.merged);
  }
  template <class T>
  void object(const char* key, const T& value) {
    if (value == T{}) return;
    member(key);
    object_writer inner(out_, indent_ + 2, year_);
    json::fields(inner, value);
  }
  template <class T>
  void list(const char* key, const std::vector<T>& values) {
    if (values.empty()) return;
    member(key);
    out_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      detail::poll();
      if (i > 0) out_ += ',';
      line(indent_ + 4);
      object_writer inner(out_, indent_ + 4, year_);
      json::fields(inner, values[i]);
    }
    line(indent_ + 2);
    out_ += ']';
  }

  void fund_name(const char* key, const budget_line& line) { name(key, line.line); }
  void depth(const char* key, const budget_line& line) { whole(key, line.depth); }
  void heading_names(const indicator& row) {
    name("category", row.category);
    name("kind", row.kind);
  }
  // Omitted only if reading the text again gives the same.
  void states(const char* key, const statement& value, const cell& source) {
    if (value == statement{} && read_statement(source.text, year_) == value) return;
    member(key);
    object_writer inner(out_, indent_ + 2, year_);
    json::fields(inner, value);
  }
  void year(const char* key, const form& form) {
    if (form.year) return whole(key, *form.year);
    if (form.year_cell == cell{}) return;
    member(key);
    out_ += "null";  // no year is read from the cell
  }
  void own_units(const char* key, const perfeval::own_units& values) { list(key, values); }
  void money(const char* key, const std::string& value) {
    member(key);
    append_json_string(out_, value);
  }
  void columns(const char* key, const perfeval::columns& has) {
    member(key);
    out_ += '[';
    bool first = true;
    json::each_column(has, [&](const char* name, bool flag) {
      if (!flag) return;
      out_ += first ? "" : ", ";
      append_json_string(out_, name);
      first = false;
    });
    out_ += ']';
  }

 private:
  template <class Names>
  void cell_members(const cell& cell, const Names& names) {
    member("text");
    append_json_string(out_, cell.text);
    text("stored", cell.stored);
    name("content", cell.content, names);
    if (cell.place == place{}) return;
    member("place");
    out_ += "{\"table\": " + std::to_string(cell.place.table) + ", \"row\": " + std::to_string(cell.place.row) +
            ", \"column\": " + std::to_string(cell.place.column) + "}";
  }
  void member(std::string_view key) {
    if (any_) out_ += ',';
    any_ = true;
    line(indent_ + 2);
    append_json_string(out_, key);
    out_ += ": ";
  }
  void line(std::size_t indent) {
    out_ += '\n';
    out_.append(indent, ' ');
  }

  std::string& out_;
  std::size_t indent_;
  std::optional<std::int32_t> year_;
  bool any_ = false;
};

}  // namespace

std::string write_json(std::span<const form> forms) {
  std::string json = "{\n  \"schema\": 1,\n  \"forms\": [";
  for (std::size_t i = 0; i < forms.size(); ++i) {
    detail::poll();
    json += i == 0 ? "\n    " : ",\n    ";
    object_writer writer(json, 4, forms[i].year);
    json::fields(writer, forms[i]);
  }
  json += forms.empty() ? "]\n}\n" : "\n  ]\n}\n";
  return json;
}

}  // namespace v0
}  // namespace perfeval
