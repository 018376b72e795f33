#include "tables/formula.hpp"

#include "tables/formula_functions.hpp"
#include "text/ascii.hpp"

#include <perfeval/decimal.hpp>

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr int most_depth = 64;

bool is_error(const operand& value) { return value.kind == operand::type::error; }

// An operation on two numbers; an error of either is the result.
template <class Operation>
operand combined(const operand& left, const operand& right, const Operation& operation) {
  if (is_error(left)) return left;
  if (is_error(right)) return right;
  return operation(number_in(left), number_in(right));
}

operand quotient(const ratio& dividend, const ratio& divisor) {
  return divisor.is_zero() ? division_error() : operand_of(dividend / divisor);
}

// A small whole exponent; others are rarely exact.
operand power(const ratio& base, const ratio& exponent) {
  constexpr int most = 20;
  ratio value(1);
  for (int n = 0; n <= most; ++n, value *= base)
    if (exponent == ratio(n)) return operand_of(value);
  throw not_plain();
}

// Texts compare without case, numbers by value; a blank is 0 next to a number and "" next to a text.
int order(const operand& left, const operand& right) {
  using type = operand::type;
  if (left.kind == type::text || right.kind == type::text) {
    const bool both = (left.kind == type::text || left.kind == type::blank) &&
                      (right.kind == type::text || right.kind == type::blank);
    if (!both) return left.kind == type::text ? 1 : -1;  // every text is greater than every number
    return ascii::lowered(left.text).compare(ascii::lowered(right.text));
  }
  const auto compared = number_in(left) <=> number_in(right);
  return compared < 0 ? -1 : compared > 0 ? 1 : 0;
}

// Of two texts, what a cell can hold: each formula could double the text of another.
std::string together(std::string left, const std::string& right) {
  constexpr std::size_t most_bytes = 131'068;  // 32,767 characters
  if (left.size() + right.size() > most_bytes) throw not_plain();
  return std::move(left) + right;
}

class evaluator {
 public:
  evaluator(std::string_view formula, formula_shift shift, const operands& cells, std::size_t& work_left)
      : rest_(formula), shift_(shift), cells_(cells), work_left_(work_left) {}

  operand run() {
    if (peek() == '=') take('=');
    operand value = comparison(0);
    if (peek() != '\0') throw not_plain();
    return value;
  }

 private:
  struct reference {
    std::string_view sheet;
    std::uint32_t row = 0, column = 0;
  };

  char peek() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n' || rest_.front() == '\r'))
      rest_.remove_prefix(1);
    return rest_.empty() ? '\0' : rest_.front();
  }
  bool take(char c) {
    if (peek() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take_word(std::string_view word) {
    peek();
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  operand comparison(int depth) {
    if (depth > most_depth) throw not_plain();
    operand value = joined(depth);
    for (;;) {
      const bool equal = take('='), other = !equal && take_word("<>");
      const bool at_most = !equal && !other && take_word("<="), at_least = !at_most && take_word(">=");
      const bool below = !at_most && !at_least && !other && take('<'), above = !below && !at_least && take('>');
      if (!equal && !other && !at_most && !at_least && !below && !above) return value;
      const operand right = joined(depth);
      if (is_error(value)) continue;
      if (is_error(right)) {
        value = right;
        continue;
      }
      const int way = order(value, right);
      value = truth((equal && way == 0) || (other && way != 0) || (at_most && way <= 0) || (at_least && way >= 0) ||
                    (below && way < 0) || (above && way > 0));
    }
  }

  operand joined(int depth) {
    operand value = sum(depth);
    while (take('&')) {
      const operand right = sum(depth);
      if (is_error(value)) continue;
      value = is_error(right) ? right : operand_of(together(text_in(value), text_in(right)));
    }
    return value;
  }

  operand sum(int depth) {
    operand value = product(depth);
    for (;;) {
      if (take('+'))
        value = combined(value, product(depth), [](const ratio& a, const ratio& b) { return operand_of(a + b); });
      else if (take('-'))
        value = combined(value, product(depth), [](const ratio& a, const ratio& b) { return operand_of(a - b); });
      else
        return value;
    }
  }

  operand product(int depth) {
    operand value = raised(depth);
    for (;;) {
      if (take('*'))
        value = combined(value, raised(depth), [](const ratio& a, const ratio& b) { return operand_of(a * b); });
      else if (take('/'))
        value = combined(value, raised(depth), quotient);
      else
        return value;
    }
  }

  operand raised(int depth) {
    operand value = signed_value(depth);
    while (take('^')) value = combined(value, signed_value(depth), power);
    return value;
  }

  operand signed_value(int depth) {
    if (depth > most_depth) throw not_plain();
    if (take('-')) {
      operand value = signed_value(depth + 1);
      return is_error(value) ? value : operand_of(-number_in(value));
    }
    if (take('+')) return signed_value(depth + 1);
    operand value = plain_value(depth);
    while (take('%')) value = combined(value, operand_of(ratio(100)), quotient);
    return value;
  }

  operand plain_value(int depth) {
    if (take('(')) {
      operand value = comparison(depth + 1);
      if (!take(')')) throw not_plain();
      return value;
    }
    if (take('"')) return operand_of(quoted('"'));
    if (ascii::is_digit(peek()) || peek() == '.') return number();
    if (auto name = function_name(); !name.empty()) return function(name, depth + 1);
    if (const auto word = truth_word()) return truth(*word);
    operand value = fetch(reference_here());
    return value.kind == operand::type::blank ? operand{} : value;
  }

  // Up to the closing mark; a doubled one is part of the text.
  std::string quoted(char mark) {
    std::string text;
    for (;;) {
      const auto end = rest_.find(mark);
      if (end == rest_.npos) throw not_plain();
      text += rest_.substr(0, end);
      rest_.remove_prefix(end + 1);
      if (!rest_.starts_with(mark)) return text;
      text += mark;
      rest_.remove_prefix(1);
    }
  }

  operand number() {
    std::size_t end = 0;
    while (end < rest_.size() && (ascii::is_digit(rest_[end]) || rest_[end] == '.')) ++end;
    if (end < rest_.size() && ascii::upper(rest_[end]) == 'E') {
      ++end;
      if (end < rest_.size() && (rest_[end] == '+' || rest_[end] == '-')) ++end;
      while (end < rest_.size() && ascii::is_digit(rest_[end])) ++end;
    }
    const decimal value = decimal::parse(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return operand_of(value);
  }

  // "SUM" before its bracket, which is taken too; empty if no function is called here.
  std::string function_name() {
    std::size_t end = 0;
    while (end < rest_.size() && (ascii::is_letter(rest_[end]) || rest_[end] == '.' || rest_[end] == '_')) ++end;
    if (end == 0 || end >= rest_.size() || rest_[end] != '(') return {};
    std::string name(rest_.substr(0, end));
    std::transform(name.begin(), name.end(), name.begin(), ascii::upper);
    rest_.remove_prefix(end + 1);
    return name;
  }

  // TRUE or FALSE, as a word of its own.
  std::optional<bool> truth_word() {
    for (const bool value : {true, false}) {
      const std::string_view word = value ? "TRUE" : "FALSE";
      const auto after = rest_.size() > word.size() ? rest_[word.size()] : '\0';
      if (!ascii::same_word(rest_.substr(0, word.size()), word) || ascii::is_letter(after) || ascii::is_digit(after) ||
          after == '_' || after == '!')
        continue;
      rest_.remove_prefix(word.size());
      return value;
    }
    return std::nullopt;
  }

  operand function(const std::string& name, int depth) {
    std::vector<formula_argument> all;
    if (!take(')')) {
      do {
        all.push_back(argument_here(depth));
      } while (take(','));
      if (!take(')')) throw not_plain();
    }
    return function_value(name, all);
  }

  formula_argument argument_here(int depth) {
    if (peek() == ',' || peek() == ')') return {{operand{}}, false};
    return is_reference_ahead() ? range_here() : formula_argument{{comparison(depth)}, false};
  }

  // A1:B3, or A1 as a whole argument; texts do not count there.
  bool is_reference_ahead() {
    peek();
    const auto saved = rest_;
    bool alone = false;
    try {
      reference_here();
      alone = peek() == ':' || peek() == ',' || peek() == ')';
    } catch (const not_plain&) {
    }
    rest_ = saved;
    return alone;
  }

  formula_argument range_here() {
    const reference first = reference_here();
    reference last = first;
    if (take(':')) last = reference_here();
    formula_argument made{{}, true};
    for (auto row = std::min(first.row, last.row); row <= std::max(first.row, last.row); ++row)
      for (auto column = std::min(first.column, last.column); column <= std::max(first.column, last.column); ++column)
        made.values.push_back(fetch({first.sheet, row, column}));
    return made;
  }

  operand fetch(const reference& place) {
    detail::poll();
    if (work_left_ == 0) throw not_plain();
    --work_left_;
    operand value = cells_({place.sheet, place.row, place.column});
    if (value.kind == operand::type::unknown) throw not_plain();
    return value;
  }

  // Budget!$A$1, 'a name'!A1; a relative part moves with the formula.
  reference reference_here() {
    reference made;
    made.sheet = sheet_here();
    const bool fixed_column = take_dollar();
    std::int64_t column = 0, row = 0;
    std::size_t i = 0;
    for (; i < rest_.size() && i < 4 && ascii::is_letter(rest_[i]); ++i)
      column = column * 26 + (ascii::upper(rest_[i]) - 'A' + 1);
    if (i == 0 || i > 3) throw not_plain();
    rest_.remove_prefix(i);
    const bool fixed_row = take_dollar();
    for (i = 0; i < rest_.size() && i < 8 && ascii::is_digit(rest_[i]); ++i) row = row * 10 + (rest_[i] - '0');
    if (i == 0 || i > 7) throw not_plain();
    rest_.remove_prefix(i);
    if (!rest_.empty() && (ascii::is_letter(rest_[0]) || rest_[0] == '!' || rest_[0] == '(' || rest_[0] == '_'))
      throw not_plain();
    if (!fixed_column) column += shift_.columns;
    if (!fixed_row) row += shift_.rows;
    if (row < 1 || row > 1'048'576 || column < 1 || column > 16'384) throw not_plain();
    made.row = static_cast<std::uint32_t>(row);
    made.column = static_cast<std::uint32_t>(column);
    return made;
  }

  // The name before an exclamation mark; of another file it has brackets.
  std::string_view sheet_here() {
    peek();
    const bool in_marks = rest_.starts_with('\'');
    const auto end = in_marks ? rest_.find('\'', 1) : rest_.find_first_of("!:,()+-*/&=<>^%\"' ");
    if (end == rest_.npos) return {};
    const auto after = end + (in_marks ? 1 : 0);
    if (after >= rest_.size() || rest_[after] != '!') return {};
    const auto name = in_marks ? rest_.substr(1, end - 1) : rest_.substr(0, end);
    if (name.empty() || name.find_first_of("[]") != name.npos) throw not_plain();
    rest_.remove_prefix(after + 1);
    return name;
  }
  bool take_dollar() {
    if (rest_.empty() || rest_.front() != '$') return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest_;
  formula_shift shift_;
  const operands& cells_;
  std::size_t& work_left_;
};

}  // namespace

std::optional<operand> computed(std::string_view formula, formula_shift shift, const operands& cells,
                                std::size_t& work_left) {
  constexpr std::size_t letters_of_a_cell = 16;
  const std::size_t work = formula.size() / letters_of_a_cell;
  if (work > work_left) return std::nullopt;
  work_left -= work;
  try {
    return evaluator(formula, shift, cells, work_left).run();
  } catch (const not_plain&) {
    return std::nullopt;
  } catch (const interruption&) {
    throw;
  } catch (const error&) {  // a number beyond the limits
    return std::nullopt;
  }
}

}  // namespace v0
}  // namespace perfeval
