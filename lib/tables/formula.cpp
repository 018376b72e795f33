#include "tables/formula.hpp"

#include <perfeval/decimal.hpp>

#include "text/ascii.hpp"

#include <algorithm>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr int most_depth = 64;

// Thrown and caught only here: the formula is not one that can be computed.
struct not_plain {};

class evaluator {
 public:
  evaluator(std::string_view formula, formula_shift shift, const operands& cells, std::size_t& work_left)
      : rest_(formula), shift_(shift), cells_(cells), work_left_(work_left) {}

  ratio run() {
    if (peek() == '=') take('=');
    const ratio value = sum(0);
    if (peek() != '\0') throw not_plain();
    return value;
  }

 private:
  struct reference {
    std::uint32_t row, column;
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

  ratio sum(int depth) {
    if (depth > most_depth) throw not_plain();
    ratio value = product(depth);
    for (;;) {
      if (take('+'))
        value += product(depth);
      else if (take('-'))
        value -= product(depth);
      else
        return value;
    }
  }

  ratio product(int depth) {
    ratio value = signed_value(depth);
    for (;;) {
      if (take('*')) {
        value *= signed_value(depth);
      } else if (take('/')) {
        const ratio divisor = signed_value(depth);
        if (divisor.is_zero()) throw not_plain();
        value /= divisor;
      } else {
        return value;
      }
    }
  }

  ratio signed_value(int depth) {
    if (depth > most_depth) throw not_plain();
    if (take('-')) return -signed_value(depth + 1);
    if (take('+')) return signed_value(depth + 1);
    ratio value = plain_value(depth);
    while (take('%')) value /= ratio(100);
    if (peek() == '^') throw not_plain();
    return value;
  }

  ratio plain_value(int depth) {
    if (take('(')) {
      const ratio value = sum(depth + 1);
      if (!take(')')) throw not_plain();
      return value;
    }
    if (ascii::is_digit(peek()) || peek() == '.') return number();
    if (rest_.size() > 4 && ascii::upper(rest_[0]) == 'S' && ascii::upper(rest_[1]) == 'U' &&
        ascii::upper(rest_[2]) == 'M' && rest_[3] == '(') {
      rest_.remove_prefix(4);
      return sum_of_arguments(depth + 1);
    }
    return single(reference_here());
  }

  ratio number() {
    std::size_t end = 0;
    while (end < rest_.size() && (ascii::is_digit(rest_[end]) || rest_[end] == '.')) ++end;
    if (end < rest_.size() && ascii::upper(rest_[end]) == 'E') {
      ++end;
      if (end < rest_.size() && (rest_[end] == '+' || rest_[end] == '-')) ++end;
      while (end < rest_.size() && ascii::is_digit(rest_[end])) ++end;
    }
    const decimal value = decimal::parse(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return value;
  }

  ratio sum_of_arguments(int depth) {
    ratio total;
    do {
      total += is_reference_ahead() ? sum_of_range() : sum(depth);
    } while (take(','));
    if (!take(')')) throw not_plain();
    return total;
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

  ratio sum_of_range() {
    const reference first = reference_here();
    reference last = first;
    if (take(':')) last = reference_here();
    ratio total;
    for (auto row = std::min(first.row, last.row); row <= std::max(first.row, last.row); ++row)
      for (auto column = std::min(first.column, last.column); column <= std::max(first.column, last.column); ++column) {
        const operand cell = fetch({row, column});
        if (cell.kind == operand::type::unknown) throw not_plain();
        if (cell.kind == operand::type::number) total += cell.value;
      }
    return total;
  }

  ratio single(const reference& place) {
    const operand cell = fetch(place);
    if (cell.kind == operand::type::text || cell.kind == operand::type::unknown) throw not_plain();
    return cell.value;
  }

  operand fetch(const reference& place) {
    if (work_left_ == 0) throw not_plain();
    --work_left_;
    return cells_(place.row, place.column);
  }

  // $A$1; a relative part moves with the formula.
  reference reference_here() {
    peek();
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
    return {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)};
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

std::optional<ratio> computed(std::string_view formula, formula_shift shift, const operands& cells,
                              std::size_t& work_left) {
  try {
    return evaluator(formula, shift, cells, work_left).run();
  } catch (const not_plain&) {
    return std::nullopt;
  } catch (const error&) {  // a number beyond the limits
    return std::nullopt;
  }
}

}  // namespace v0
}  // namespace perfeval
