#include "given_rows.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace perfeval::inline v0::python {
namespace py = pybind11;

std::string joined(const std::vector<std::string>& all) {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : ", ") + one;
  return text.empty() ? "none" : text;
}

const given_column* column_of(const given_table& table, const column_names& names, const std::string& role) {
  const std::string& name = names.of_roles.at(role);
  if (const given_column* column = table.find(name)) return column;
  if (std::find(names.required.begin(), names.required.end(), role) == names.required.end()) return nullptr;
  throw invalid_value("the table has no column " + name + (name == role ? "" : " for " + role) + "; it has " +
                      joined(table.names()));
}

exact_numbers numbers_of(const given_table& table, const column_names& names, const std::string& role) {
  return {*column_of(table, names, role), table.rows()};
}

namespace {

// ---- Words

constexpr std::array<std::pair<std::string_view, target_direction>, 6> direction_signs{
    {{"≥", target_direction::at_least},
     {">=", target_direction::at_least},
     {"≤", target_direction::at_most},
     {"<=", target_direction::at_most},
     {"=", target_direction::equal},
     {"＝", target_direction::equal}}};

/// The word of an enumerator: its name, or what it is called in Chinese.
template <class Enum>
std::optional<Enum> meant(std::string_view word) {
  if (const auto value = named<Enum>(word)) return value;
  if constexpr (worded_enumeration<Enum>)
    for (const auto& one : names_of<Enum>)
      if (!one.zh.empty() && one.zh == word) return one.value;
  if constexpr (std::is_same_v<Enum, target_direction>)
    for (const auto& [sign, value] : direction_signs)
      if (sign == word) return value;
  return std::nullopt;
}

/// The enumerators of a column of words. An unknown one is `otherwise`, if there is such.
template <class Enum>
std::vector<Enum> enumerators(const given_column& column, std::size_t rows, std::optional<Enum> otherwise) {
  given_texts texts(column);
  if (texts.are_whole()) throw py::type_error("column " + column.name + " must have words, found whole numbers");
  std::vector<Enum> all(rows);
  std::string_view last;
  std::optional<Enum> last_meant;
  for (std::size_t row = 0; row < rows; ++row) {
    detail::poll_sometimes(row);
    const auto word = texts.text();
    if (word && last_meant && *word == last) {
      all[row] = *last_meant;
      continue;
    }
    const auto value = word ? meant<Enum>(*word) : otherwise;
    if (!value)
      throw invalid_value("row " + std::to_string(row) + " of column " + column.name + " is " +
                          (word ? "'" + std::string(*word) + "'" : "null") + ", expected one of " +
                          known_words<Enum>());
    all[row] = *value;
    if (word) {
      last = *word;
      last_meant = value;
    }
  }
  return all;
}

template <class Enum>
std::vector<Enum> optional_enumerators(const given_table& table, const column_names& names, const std::string& role,
                                       Enum otherwise) {
  const given_column* column = column_of(table, names, role);
  return column == nullptr ? std::vector<Enum>() : enumerators<Enum>(*column, table.rows(), otherwise);
}

// ---- Forms

[[noreturn]] void refuse_unknown_form(const given_column& column, std::size_t row) {
  throw invalid_value("row " + std::to_string(row) + " of column " + column.name + " is null: a row has a form");
}

void number_wholes(const given_column& column, given_texts& texts, form_numbers& made) {
  std::unordered_map<std::int64_t, std::uint32_t> numbers;
  std::optional<std::int64_t> last;
  std::uint32_t number = 0;
  for (std::size_t row = 0; row < made.of_rows.size(); ++row) {
    detail::poll_sometimes(row);
    const auto id = texts.whole();
    if (!id) refuse_unknown_form(column, row);
    if (id != last) {
      const auto [place, added] = numbers.try_emplace(*id, static_cast<std::uint32_t>(numbers.size()));
      if (added) made.wholes.push_back(*id);
      number = place->second;
      last = id;
    }
    made.of_rows[row] = number;
  }
}

void number_texts(const given_column& column, given_texts& texts, form_numbers& made) {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::string last;
  std::uint32_t number = 0;
  for (std::size_t row = 0; row < made.of_rows.size(); ++row) {
    detail::poll_sometimes(row);
    const auto id = texts.text();
    if (!id) refuse_unknown_form(column, row);
    if (row == 0 || *id != last) {
      last = *id;
      const auto [place, added] = numbers.try_emplace(last, static_cast<std::uint32_t>(numbers.size()));
      if (added) made.texts.push_back(last);
      number = place->second;
    }
    made.of_rows[row] = number;
  }
}

form_numbers numbered(const given_column& column, std::size_t rows) {
  given_texts texts(column);
  form_numbers made;
  made.of_rows.resize(rows);
  made.whole = texts.are_whole();
  made.whole ? number_wholes(column, texts, made) : number_texts(column, texts, made);
  return made;
}

}  // namespace

given_rows::given_rows(const given_table& table, const column_names& names)
    : weight(numbers_of(table, names, "weight")),
      target(numbers_of(table, names, "target")),
      actual(numbers_of(table, names, "actual")),
      directions(enumerators<target_direction>(*column_of(table, names, "direction"), table.rows(), std::nullopt)),
      standings(optional_enumerators(table, names, "standing", standing::counted)),
      precisions(optional_enumerators(table, names, "precision", precision::rounded)),
      kinds(optional_enumerators(table, names, "kind", kind::unknown)),
      categories(optional_enumerators(table, names, "category", category::unknown)) {
  if (const given_column* column = column_of(table, names, "form")) forms = numbered(*column, table.rows());
  columns.rows = table.rows();
  columns.weight = weight.column();
  columns.target = target.column();
  columns.actual = actual.column();
  columns.directions = directions.data();
  const auto lend = [&](auto& values, const char* role) {
    values.reserve(1);  // a column without rows is there
    return column_of(table, names, role) == nullptr ? nullptr : values.data();
  };
  columns.standings = lend(standings, "standing");
  columns.precisions = lend(precisions, "precision");
  columns.kinds = lend(kinds, "kind");
  columns.categories = lend(categories, "category");
  columns.forms = lend(forms.of_rows, "form");
  columns.form_count = forms.size();
}

}  // namespace perfeval::inline v0::python
