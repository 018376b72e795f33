#include "tables/formula_functions.hpp"

#include "tables/number_format.hpp"
#include "text/ascii.hpp"

#include <perfeval/decimal.hpp>
#include <perfeval/rounding.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using type = operand::type;
using arguments = std::vector<formula_argument>;

bool is_error(const operand& value) { return value.kind == type::error; }

// The first error among all values.
const operand* error_in(const arguments& all) {
  for (const auto& one : all)
    for (const auto& value : one.values)
      if (is_error(value)) return &value;
  return nullptr;
}

// The numbers of arguments: of cells only those that hold one.
std::vector<ratio> numbers_in(const arguments& all) {
  std::vector<ratio> numbers;
  for (const auto& one : all)
    for (const auto& value : one.values) {
      if (value.kind == type::unknown) throw not_plain();
      if (!one.refers || value.kind == type::number) numbers.push_back(number_in(value));
    }
  return numbers;
}

const operand& single(const arguments& all, std::size_t index) {
  if (index >= all.size() || all[index].values.size() != 1) throw not_plain();
  return all[index].values.front();
}

operand sum(const std::vector<ratio>& numbers) {
  ratio total;
  for (const auto& number : numbers) total = operand_of(total + number).number;
  return operand_of(total);
}

operand product(const std::vector<ratio>& numbers) {
  if (numbers.empty()) return operand_of(ratio());
  ratio total(1);
  for (const auto& number : numbers) total = operand_of(total * number).number;
  return operand_of(total);
}

operand average(const std::vector<ratio>& numbers) {
  if (numbers.empty()) return division_error();
  return operand_of(sum(numbers).number / ratio(numbers.size()));
}

operand least(const std::vector<ratio>& numbers) {
  return operand_of(numbers.empty() ? ratio() : *std::min_element(numbers.begin(), numbers.end()));
}

operand greatest(const std::vector<ratio>& numbers) {
  return operand_of(numbers.empty() ? ratio() : *std::max_element(numbers.begin(), numbers.end()));
}

operand count(const std::vector<ratio>& numbers) { return operand_of(ratio(numbers.size())); }

// AND, OR: of cells only those that hold a number or a truth.
operand all_true(const std::vector<ratio>& numbers) {
  return truth(std::none_of(numbers.begin(), numbers.end(), [](const ratio& one) { return one.is_zero(); }));
}

operand any_true(const std::vector<ratio>& numbers) {
  return truth(std::any_of(numbers.begin(), numbers.end(), [](const ratio& one) { return !one.is_zero(); }));
}

using of_numbers = operand (*)(const std::vector<ratio>&);
constexpr std::array<std::pair<std::string_view, of_numbers>, 8> many{{{"SUM", sum},
                                                                       {"PRODUCT", product},
                                                                       {"AVERAGE", average},
                                                                       {"MIN", least},
                                                                       {"MAX", greatest},
                                                                       {"COUNT", count},
                                                                       {"AND", all_true},
                                                                       {"OR", any_true}}};

operand rounded(const arguments& all, rounding_mode mode, std::size_t least_arguments) {
  if (all.size() < least_arguments || all.size() > 2) throw not_plain();
  const auto places = all.size() == 2 ? exactly(number_in(single(all, 1))) : decimal();
  constexpr int most_places = 15;
  for (int n = 0; places && n <= most_places; ++n)
    if (*places == decimal(n)) return operand_of(round(number_in(single(all, 0)), rounding{n, mode}));
  throw not_plain();
}

// IF(condition, then, otherwise); an argument that is not chosen may be an error.
operand chosen(const arguments& all) {
  if (all.size() < 2 || all.size() > 3) throw not_plain();
  const auto& condition = single(all, 0);
  if (is_error(condition)) return condition;
  if (!number_in(condition).is_zero()) return single(all, 1);
  return all.size() == 3 ? single(all, 2) : truth(false);
}

operand without_error(const arguments& all) {
  if (all.size() != 2) throw not_plain();
  return single(all, is_error(single(all, 0)) ? 1 : 0);
}

operand formatted(const arguments& all) {
  if (all.size() != 2) throw not_plain();
  return operand_of(shown(stored_text(number_in(single(all, 0))), text_in(single(all, 1)), false, {}));
}

operand negated(const arguments& all) {
  if (all.size() != 1) throw not_plain();
  return truth(number_in(single(all, 0)).is_zero());
}

operand absolute(const arguments& all) {
  if (all.size() != 1) throw not_plain();
  return operand_of(abs(number_in(single(all, 0))));
}

// What a value is, errors too.
std::optional<bool> is_of_kind(std::string_view name, const operand& value) {
  if (name == "ISERROR") return is_error(value);
  if (name == "ISBLANK") return value.kind == type::blank;
  if (name == "ISNUMBER") return value.kind == type::number;
  if (name == "ISTEXT") return value.kind == type::text;
  return std::nullopt;
}

// In characters of UTF-16.
operand length(const arguments& all) {
  if (all.size() != 1) throw not_plain();
  const std::string text = text_in(single(all, 0));
  const auto units = [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0xF0 ? 2 : (value & 0xC0) == 0x80 ? 0 : 1;
  };
  int count = 0;
  for (const char byte : text) count += units(byte);
  return operand_of(ratio(count));
}

operand trimmed(const arguments& all) {
  if (all.size() != 1) throw not_plain();
  return operand_of(std::string(ascii::trimmed(text_in(single(all, 0)))));
}

}  // namespace

operand function_value(std::string_view name, const arguments& all) {
  if (name == "IF") return chosen(all);
  if (name == "IFERROR") return without_error(all);
  if (all.size() == 1 && all[0].values.size() == 1)
    if (const auto answer = is_of_kind(name, single(all, 0))) return truth(*answer);
  if (const auto* error = error_in(all)) return *error;
  for (const auto& [known, value] : many)
    if (name == known) return value(numbers_in(all));
  if (name == "ROUND") return rounded(all, rounding_mode::half_up, 2);
  if (name == "ROUNDUP") return rounded(all, rounding_mode::up, 2);
  if (name == "ROUNDDOWN") return rounded(all, rounding_mode::down, 2);
  if (name == "TRUNC") return rounded(all, rounding_mode::down, 1);
  if (name == "INT" && all.size() == 1) return rounded(all, rounding_mode::floor, 1);
  if (name == "ABS") return absolute(all);
  if (name == "NOT") return negated(all);
  if (name == "TEXT") return formatted(all);
  if (name == "LEN") return length(all);
  if (name == "TRIM") return trimmed(all);
  throw not_plain();
}

}  // namespace v0
}  // namespace perfeval
