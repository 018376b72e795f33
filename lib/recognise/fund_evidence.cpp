#include "recognise/fund_evidence.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

constexpr std::size_t most_lines = 16;  // below a header: more do not improve the decision

// What a table's figures say about one reading of a column.
struct votes {
  int agree = 0, differ = 0;
};

class fund_judge {
 public:
  fund_judge(header& columns, std::span<const laid_row> below, draft& draft) : columns_(columns), draft_(draft) {
    for (const auto& row : below.first(std::min(below.size(), most_lines))) {
      if (row.has_figure && !is_numbering_row(row)) rows_.push_back(&row);
    }
  }

  bool settle() {
    for (const auto i : columns_of(meaning::executed)) executed_at_.push_back(all()[i].place);
    take_formula();
    take_sums();
    take_initial();
    const bool unknown = take_differences();
    take_whole(meaning::annual_budget);
    take_cumulative();
    take_whole(meaning::executed);
    const bool unclear = choose(meaning::annual_budget);
    choose(meaning::executed);
    take_rate_beside();
    return unknown || unclear || formula_unknown_;
  }

  // Whether most printed rates are not those of the budget.
  [[nodiscard]] bool disagrees_with_rates(std::size_t budget) const {
    const auto made = votes_of(columns_.index(meaning::executed), budget);
    return made.differ > made.agree;
  }

  // The column without a known word that yields the printed rates, as what was spent.
  [[nodiscard]] bool may_be_spent(std::size_t budget) const {
    for (const auto i : columns_of(meaning::unknown))
      if (const auto made = votes_of(i, budget); made.agree > 0 && made.differ == 0) return true;
    return false;
  }

 private:
  [[nodiscard]] const std::vector<header_column>& all() const { return columns_.columns(); }

  [[nodiscard]] votes votes_of(std::size_t executed, std::size_t budget) const {
    votes made;
    for (const auto* row : rows_) {
      const auto spent = value(*row, executed), whole = value(*row, budget);
      if (spent && whole) add(made, rate_agrees(*row, columns_.index(meaning::execution_rate), *spent, *whole));
    }
    return made;
  }

  [[nodiscard]] std::vector<std::size_t> columns_of(meaning meaning) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < all().size(); ++i)
      if (all()[i].meaning == meaning) found.push_back(i);
    return found;
  }

  // 执行率(E/C): C is the budget, E what was spent, where the words of the columns with these marks allow it.
  void take_formula() {
    const auto* rate = columns_.find(meaning::execution_rate);
    if (rate == nullptr) return;
    const auto [dividend, divisor] = words::quotient_in(rate->key);
    const std::string executed(dividend), budget(divisor);
    take_marked(executed, {meaning::executed}, meaning::executed);
    const bool found = take_marked(budget, {meaning::annual_budget, meaning::sum}, meaning::annual_budget);
    if (found || budget.empty() || !has_other_mark(budget)) return;
    for (const auto i : columns_of(meaning::annual_budget)) columns_.set_meaning(i, meaning::known_extra);
    formula_unknown_ = true;
  }

  // Whether the budgets have marks, but no column has this one: that of the formula cannot be read.
  [[nodiscard]] bool has_other_mark(const std::string& mark) const {
    bool other = false;
    for (const auto& column : all()) {
      if (column.meaning == meaning::execution_rate) continue;
      const auto own = words::mark_in(column.key);
      if (own == mark) return false;
      other = other || (column.meaning == meaning::annual_budget && !own.empty());
    }
    return other;
  }

  bool take_marked(const std::string& mark, std::initializer_list<meaning> allowed, meaning taken) {
    if (mark.empty()) return false;
    for (std::size_t i = 0; i < all().size(); ++i) {
      if (words::mark_in(all()[i].key) != mark) continue;
      if (std::find(allowed.begin(), allowed.end(), all()[i].meaning) == allowed.end()) continue;
      columns_.set_meaning(i, taken);
      columns_.keep(i);
      return true;
    }
    return false;
  }

  // 年初预算数 | 年中追加 | 小计: the sum of the budgets before it is the budget of the year.
  void take_sums() {
    for (const auto i : columns_of(meaning::sum)) {
      if (const auto part = part_beside(i)) {  // 执行数: 一季度 | 二季度 | 合计
        columns_.set_meaning(i, *part, evidence::words);
        continue;
      }
      if (is_budget_of_rates(i)) {  // 年度预算数 | 上年结转数 | 可用资金合计
        for (const auto other : columns_of(meaning::annual_budget)) columns_.set_meaning(other, meaning::known_extra);
        columns_.set_meaning(i, meaning::annual_budget, evidence::agreement);
        continue;
      }
      const bool after_parts = columns_.index(meaning::initial_budget) < i || columns_.index(meaning::difference) < i;
      const bool after_executed = columns_.index(meaning::executed) < i;
      const bool budget = after_parts && !after_executed && !columns_.has(meaning::annual_budget);
      columns_.set_meaning(i, budget ? meaning::annual_budget : meaning::known_extra);
    }
  }

  // Whether the printed rates are those of this sum, and not those of the budget before it.
  [[nodiscard]] bool is_budget_of_rates(std::size_t sum) const {
    const auto budget = columns_.index(meaning::annual_budget), executed = columns_.index(meaning::executed);
    if (budget > sum || executed < sum || executed == all().size()) return false;
    votes of_sum, of_budget;
    for (const auto* row : rows_) {
      const auto spent = value(*row, executed), whole = value(*row, sum), part = value(*row, budget);
      if (!spent || !whole || !part) continue;
      add(of_sum, rate_agrees(*row, columns_.index(meaning::execution_rate), *spent, *whole));
      add(of_budget, rate_agrees(*row, columns_.index(meaning::execution_rate), *spent, *part));
    }
    return of_sum.agree > 0 && of_sum.differ == 0 && of_budget.differ > 0;
  }

  // What the other columns under the same word hold.
  [[nodiscard]] std::optional<meaning> part_beside(std::size_t sum) const {
    for (const auto& column : all())
      if (column.place == all()[sum].place && column.meaning != meaning::sum &&
          (column.meaning == meaning::initial_budget || column.meaning == meaning::annual_budget ||
           column.meaning == meaning::executed))
        return column.meaning;
    return std::nullopt;
  }

  // 预算数 | 调整后预算数: the other is the budget before the adjustment.
  void take_initial() {
    const auto budgets = columns_of(meaning::annual_budget);
    if (budgets.size() != 2 || columns_.has(meaning::initial_budget)) return;
    const bool first = words::is_adjusted_budget(all()[budgets[0]].spelled());
    const bool second = words::is_adjusted_budget(all()[budgets[1]].spelled());
    if (first && all()[budgets[1]].key.find("后") != std::string::npos) return;  // 扣除统筹整合资金后预算金额
    if (first != second) columns_.set_meaning(budgets[first ? 1 : 0], meaning::initial_budget);
  }

  // True if there is a change and no budget after it.
  bool take_differences() {
    const auto changes = columns_of(meaning::difference);
    if (changes.empty()) return false;
    for (const auto i : changes) columns_.set_meaning(i, meaning::known_extra);
    if (columns_.has(meaning::annual_budget)) return false;
    const auto initial = columns_.index(meaning::initial_budget);
    if (changes.size() > 1 || initial == all().size()) return true;
    const auto reading = read_change(initial, changes.front());
    if (reading == meaning::annual_budget)
      columns_.set_meaning(changes.front(), meaning::annual_budget, evidence::agreement);
    if (reading == meaning::unknown)
      unclear(column_question::adjustment, {changes.front()},
              "the annual budget as adjusted, or the amount by which it was adjusted");
    return reading != meaning::annual_budget && reading != meaning::initial_budget;
  }

  // What a column of a change holds: the change (`difference`), the budget after it, nothing at all (the budget is the
  // initial one), or undecided.
  [[nodiscard]] meaning read_change(std::size_t initial, std::size_t change) const {
    votes as_budget, as_change;
    bool any = false;
    for (const auto* row : rows_) {
      const auto before = value(*row, initial), moved = value(*row, change);
      if (!moved || moved->sign() == 0) continue;
      any = true;
      if (moved->sign() < 0) return meaning::difference;
      count(as_budget, *row, *moved);
      if (before) count(as_change, *row, *before + *moved);
    }
    if (!any) return meaning::initial_budget;
    if (as_budget.agree > 0 && as_budget.differ == 0 && as_change.agree == 0) return meaning::annual_budget;
    if (as_change.agree > 0 && as_change.differ == 0 && as_budget.agree == 0) return meaning::difference;
    return meaning::unknown;
  }

  // 预算数: 财政资金 | 合计; 执行数 | 其中：财政资金.
  void take_whole(meaning meaning) {
    auto found = columns_of(meaning);
    if (found.size() < 2) return;
    for (const auto i : found)
      if (all()[i].place == all()[found.front()].place && words::is_total_part(all()[i].spelled()))
        return columns_.keep(i);
    const auto part = std::remove_if(found.begin(), found.end(), [&](std::size_t i) {
      return is_part(all()[i]) || words::is_part_of_year(all()[i].spelled());
    });
    if (part - found.begin() == 1) columns_.keep(found.front());
  }

  // 一季度 | 二季度 | 前三季度累计: the last that counts from the beginning of the year, if all are parts of it.
  void take_cumulative() {
    const auto found = columns_of(meaning::executed);
    std::optional<std::size_t> last;
    bool parts = false;
    for (const auto i : found) {
      const bool cumulative = words::is_cumulative(all()[i].spelled());
      parts = parts || (!cumulative && words::is_part_of_year(all()[i].spelled()));
      if (cumulative) last = i;
    }
    if (found.size() > 1 && last && parts) columns_.keep(*last);
  }

  // 一季度 | 二季度, without one for both.
  [[nodiscard]] bool only_parts_of_year(const std::vector<std::size_t>& found) const {
    return std::all_of(found.begin(), found.end(), [&](std::size_t i) {
      const auto key = all()[i].spelled();
      return words::is_part_of_year(key) && !words::is_cumulative(key) && !words::is_total_part(key);
    });
  }

  // Of several rates, the one under the word that what was spent is under.
  void take_rate_beside() {
    const auto rates = columns_of(meaning::execution_rate);
    const auto executed = columns_.index(meaning::executed);
    const auto beside = [&](std::size_t i) {
      return executed < all().size() && all()[i].place == all()[executed].place;
    };
    for (const auto i : rates)
      if (beside(i) && rates.size() > 1) return columns_.keep(i);
    const auto beside_other = [&](std::size_t i) {
      return std::find(executed_at_.begin(), executed_at_.end(), all()[i].place) != executed_at_.end();
    };
    for (const auto i : rates)
      if (beside_other(i) && executed_at_.size() > 1 && !beside(i)) columns_.set_meaning(i, meaning::known_extra);
  }

  static bool is_part(const header_column& column) { return column.spelled().says(words::list::fund_part); }

  void keep_agreeing(std::size_t i) {
    columns_.keep(i);
    columns_.set_meaning(i, all()[i].meaning, evidence::agreement);
  }

  // True if none of several columns is chosen.
  bool choose(meaning meaning) {
    const auto found = columns_of(meaning);
    if (found.size() < 2) return false;
    const bool parts = meaning == meaning::executed && only_parts_of_year(found);
    if (const auto agreeing = by_rate(meaning, found); agreeing && !parts) return keep_agreeing(*agreeing), false;
    if (!parts && all_equal(found)) return keep_agreeing(found.front()), false;
    if (const auto spent = by_words(found); spent && meaning == meaning::executed) return columns_.keep(*spent), false;
    for (const auto i : found) columns_.set_meaning(i, meaning::known_extra);
    unclear(meaning == meaning::executed ? column_question::executed : column_question::annual_budget, found,
            meaning == meaning::executed ? "the amount executed" : "the annual budget");
    return true;
  }

  // The only column whose figures yield the printed rates.
  [[nodiscard]] std::optional<std::size_t> by_rate(meaning meaning, const std::vector<std::size_t>& found) const {
    const auto other = columns_.index(meaning == meaning::executed ? meaning::annual_budget : meaning::executed);
    const auto rate = columns_.index(meaning::execution_rate);
    std::optional<std::size_t> only;
    if (other == all().size() || rate == all().size()) return only;
    for (const auto i : found) {
      votes made;
      for (const auto* row : rows_) {
        const auto own = value(*row, i), other_amount = value(*row, other);
        if (!own || !other_amount) continue;
        const bool spent = meaning == meaning::executed;
        add(made, rate_agrees(*row, rate, spent ? *own : *other_amount, spent ? *other_amount : *own));
      }
      if (made.agree == 0 || made.differ > 0) continue;
      if (only) return std::nullopt;
      only = i;
    }
    return only;
  }

  // 拨款金额 | 支出金额: of what was handed out and what was spent the second, if it is one column.
  [[nodiscard]] std::optional<std::size_t> by_words(const std::vector<std::size_t>& found) const {
    std::optional<std::size_t> spent;
    for (const auto i : found) {
      if (all()[i].spelled().has(words::list::handed_out)) continue;
      if (spent) return std::nullopt;
      spent = i;
    }
    return spent;
  }

  [[nodiscard]] bool all_equal(const std::vector<std::size_t>& found) const {
    return std::all_of(rows_.begin(), rows_.end(), [&](const laid_row* row) {
      const auto first = value(*row, found.front());
      return std::all_of(found.begin(), found.end(), [&](std::size_t i) { return value(*row, i) == first; });
    });
  }

  static void add(votes& made, std::optional<bool> agrees) {
    if (!agrees) return;
    ++(*agrees ? made.agree : made.differ);
  }

  // Counts whether `budget` fits the row's rate and its printed balances.
  void count(votes& made, const laid_row& row, const decimal& budget) const {
    const auto spent = value(row, columns_.index(meaning::executed));
    if (!spent) return;
    add(made, rate_agrees(row, columns_.index(meaning::execution_rate), *spent, budget));
    for (std::size_t i = 0; i < all().size(); ++i) {
      if (all()[i].meaning != meaning::known_extra || !is_balance(all()[i])) continue;
      if (const auto left = value(row, i); left && left->sign() != 0) add(made, budget - *spent == *left);
    }
  }

  static bool is_balance(const header_column& column) {
    return column.spelled().says(words::list::balance) && column.key.find("率") == std::string::npos;
  }

  // Whether spent / budget may be printed as the rate, however it was rounded.
  [[nodiscard]] std::optional<bool> rate_agrees(const laid_row& row, std::size_t rate, const decimal& spent,
                                                const decimal& budget) const {
    const auto* cell = cell_at(row, rate);
    const figure printed = figure_of(cell, column::rate, "", draft_.bounds);
    if (!printed.has_value() || budget.sign() <= 0) return std::nullopt;
    const auto within = [&](const decimal& scale) {
      const decimal last(1, std::max(printed.value.scale(), 0));
      return abs(spent * scale - printed.value * budget) < last * budget;
    };
    return within(decimal(100)) || (printed.unit.empty() && within(decimal(1)));
  }

  [[nodiscard]] const laid_cell* cell_at(const laid_row& row, std::size_t i) const {
    if (i >= all().size()) return nullptr;
    if (row.lines_up) return covering(row, all()[i].column);
    return cell_in(row, columns_, i);
  }

  [[nodiscard]] std::optional<decimal> value(const laid_row& row, std::size_t i) const {
    const auto* cell = cell_at(row, i);
    if (cell == nullptr || cell->blank()) return std::nullopt;
    const figure amount =
        read_figure(cell->text(), column::amount, "", cell->place, draft_.bounds, draft_.made.own_units);
    return amount.has_value() ? std::optional(amount.value) : std::nullopt;
  }

  void unclear(column_question question, const std::vector<std::size_t>& columns, const std::string& readings) {
    std::vector<std::string> headers;
    for (const auto i : columns) headers.push_back(all()[i].label);
    report_unclear(draft_, question, all()[columns.front()].place, headers,
                   "a header that says which of these columns is " + readings);
  }

  header& columns_;
  draft& draft_;
  std::vector<const laid_row*> rows_;
  std::vector<place> executed_at_;  // of the columns that may be what was spent
  bool formula_unknown_ = false;    // the budget of the rate's formula is in none of the columns
};

}  // namespace

bool leave_doubtful_budget(header& columns, std::span<const laid_row> below, draft& draft) {
  const auto i = columns.index(meaning::annual_budget), spent = columns.index(meaning::executed);
  const auto& all = columns.columns();
  if (i == all.size()) return false;
  const fund_judge judge(columns, below, draft);
  if (spent < all.size() && judge.disagrees_with_rates(i) && judge.may_be_spent(i)) {
    columns.set_meaning(spent, meaning::known_extra);  // 拨付数 beside a word that cannot be read
    report_unclear(draft, column_question::executed, all[spent].place, {all[spent].label},
                   "the header of the column next to it, which may be what was spent");
    return false;
  }
  const auto& key = all[i].key;
  const bool plain = key.starts_with("年度预算") && key.find("后") == key.npos;  // 年度预算数 beside 上年结转数
  if (!plain && words::is_adjusted_budget(all[i].spelled())) return false;
  const bool other_period = words::is_other_period(all[i].spelled());  // 实施期资金
  if (!other_period && !judge.disagrees_with_rates(i)) return false;
  columns.set_meaning(i, meaning::known_extra);
  report_unclear(draft, column_question::annual_budget, all[i].place, {all[i].label},
                 "the header of the column next to it, which may be the budget as adjusted");
  return true;
}

bool settle_fund_columns(header& columns, std::span<const laid_row> below, draft& draft) {
  std::size_t budgets = 0, executed = 0;
  bool open = false;
  for (const auto& column : columns.columns()) {
    budgets += column.meaning == meaning::annual_budget;
    executed += column.meaning == meaning::executed;
    open = open || column.meaning == meaning::sum || column.meaning == meaning::difference ||
           (column.meaning == meaning::execution_rate && !words::quotient_in(column.key).divisor.empty());
  }
  return (open || budgets > 1 || executed > 1) && fund_judge(columns, below, draft).settle();
}

}  // namespace v0
}  // namespace perfeval
