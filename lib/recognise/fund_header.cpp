#include "recognise/fund_header.hpp"

#include <algorithm>
#include <iterator>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

// 年度金额：240
bool has_amount_after_colon(std::string_view key) {
  const auto colon = key.rfind(':');
  return colon != key.npos && colon + 1 < key.size() && key[colon + 1] >= '0' && key[colon + 1] <= '9';
}

// 年度预算220万元: a cell of a row, no word of a header.
bool has_money(std::string_view key) {
  constexpr std::string_view units[] = {"元", "万元", "亿元", "千元", "百元"};
  const auto is_amount_at = [&](std::size_t i) {
    return words::is_digit(key[i]) && std::any_of(std::begin(units), std::end(units), [&](std::string_view unit) {
             return key.substr(i + 1).starts_with(unit);
           });
  };
  for (std::size_t i = 0; i < key.size(); ++i)
    if (is_amount_at(i)) return true;
  return false;
}

// ≥90%: the target of an indicator about money.
bool is_bound(std::string_view key) {
  for (const std::string_view sign : {"≥", "≤", ">", "<", "=", "≧", "≦"})
    if (key.starts_with(sign)) return true;
  return false;
}

// 会计凭证号: a list of payments, not of funds.
bool is_of_vouchers(std::string_view key) { return key.find("凭证") != key.npos; }

// 工作任务 | 计划完成 | 实际完成 is about work; below another row of the header its words need not speak of money.
bool is_of_work(const laid_row& row) {
  if (row.cells.front().blank() || row.cells.front().from_above) return false;
  return std::none_of(row.filled.begin(), row.filled.end(),
                      [](const laid_cell* cell) { return cell->says(words::list::says_money); });
}

// The label of the project; 项目 alone may head the fund lines.
bool names_project(const laid_cell& cell) {
  return words::label_of(cell) == words::label::project && !cell.has(words::list::fund_label_column);
}

// 总额 | 财政拨款 | 其他资金, 一季度 | 合计: parts of the columns above, with blanks under the words that have none.
bool names_parts(const laid_row& row, const laid_row& next) {
  const auto& filled = next.filled;
  if (next.has_figure || filled.size() < 2 || next.cells.size() < row.cells.size() || !next.cells.front().blank())
    return false;
  const auto is_part = [](const laid_cell* cell) {
    return words::is_total_part(*cell) || words::is_part_of_year(*cell) || words::fund_of(*cell).has_value();
  };
  if (!std::all_of(filled.begin(), filled.end(), is_part)) return false;
  if (!next.lines_up) return next.cells.size() > row.cells.size();
  const auto comes_again = [&](const laid_cell* cell) {
    return std::count_if(filled.begin(), filled.end(), [&](const auto* c) { return c->key == cell->key; }) > 1;
  };
  if (next.spans_lost && std::all_of(filled.begin(), filled.end(), comes_again))
    return true;  // 合计 | 拨款 | 合计 | 拨款
  // not the lines below a header
  return std::count_if(next.cells.begin(), next.cells.end(), [](const laid_cell& c) { return c.blank(); }) >= 2 &&
         std::any_of(filled.begin(), filled.end(), [](const laid_cell* cell) { return words::is_part_of_year(*cell); });
}

}  // namespace

bool is_fund_header(const laid_row& row) {
  // It ends with points; otherwise 预算数 | 18 | 执行数 | 17 are pairs, and so is 年初预算 | 18 behind 经费执行.
  if (row.has_figure && (!has_only_points(row) || row.filled.size() < 4 ||
                         row.filled[row.filled.size() - 2]->is_figure || !row.filled.back()->is_figure))
    return false;
  int amounts = 0, rates = 0, spent = 0;
  bool label = false, section = false, extra = false, period = false;
  for (const auto* cell : row.filled) {
    const auto meaning = words::fund_meaning(*cell);
    amounts += is_amount(meaning);
    rates += meaning == meaning::execution_rate;
    spent += meaning == meaning::executed || meaning == meaning::execution_rate;
    label = label || meaning == meaning::label;
    section = section || meaning == meaning::section;
    extra = extra || meaning == meaning::known_extra;
    period = period || (meaning == meaning::known_extra && words::is_other_period(*cell));
  }
  // 资金来源 | 实施期资金, next to a word that cannot be read
  const bool beside_other = (amounts == 1 && section && extra) || (label && period);
  const bool enough = row.has_figure ? amounts + rates >= 2 && spent > 0 && count_figures(row) == 1
                                     : amounts + rates >= 2 || (amounts == 1 && label) || beside_other;
  const bool names_lines = !row.has_figure && amounts + rates >= 2;  // 项目名称 | 预算数 | 支出数
  return enough && !is_of_work(row) && std::none_of(row.filled.begin(), row.filled.end(), [&](const laid_cell* cell) {
           return is_bound(cell->key) || is_of_vouchers(cell->key) || has_amount_after_colon(cell->key) ||
                  has_money(cell->key) || (!names_lines && names_project(*cell));
         });
}

namespace {

bool names_uses(const laid_cell* cell) {
  return cell->key.size() <= 60 && words::fund_meaning(*cell) != meaning::label && cell->says(words::list::uses_table);
}

}  // namespace

bool names_uses_below(const laid_row& row) { return row.filled.size() == 1 && names_uses(row.filled.front()); }

std::size_t rows_of_uses(std::span<const laid_row> rows, bool named) {
  const auto& filled = rows[0].filled;
  const auto label = std::find_if(filled.begin(), filled.end(), names_uses);
  if (label == filled.end() && !named) return 0;
  if (label != filled.end() && (*label)->source->row_span > 1) return (*label)->source->row_span;
  const auto end = std::find_if(rows.begin() + 1, rows.end(), [](const laid_row& row) { return !row.has_figure; });
  return static_cast<std::size_t>(end - rows.begin());
}

bool is_fund_header_by_year(std::span<const laid_row> rows) {
  if (rows.size() < 2 || rows[0].has_figure || rows[0].filled.size() < 2) return false;
  const auto spans = std::count_if(rows[0].filled.begin(), rows[0].filled.end(), [](const laid_cell* cell) {
    return (cell->key.size() <= 10 && words::year_in(cell->key).has_value()) || words::is_part_of_year(*cell) ||
           words::is_cumulative(*cell);
  });
  return spans >= 2 && !rows[1].has_figure && is_fund_header(rows[1]) &&
         rows[1].filled.size() > rows[0].filled.size() - static_cast<std::size_t>(spans);
}

bool is_fund_header_of_years(std::span<const laid_row> rows, std::optional<std::int32_t> year) {
  if (!year || rows.size() < 2 || rows[0].has_figure || rows[0].filled.size() < 3 || !rows[1].has_figure) return false;
  const auto& label = *rows[0].filled.front();
  const bool of_money = words::fund_meaning(label) == meaning::label ||
                        words::fund_meaning(label) == meaning::section || label.key.find("资金") != label.key.npos;
  std::size_t years = 0;
  bool own = false;
  for (const auto* cell : rows[0].filled.subspan(1)) {
    const auto named = cell->key.size() <= 10 ? words::year_in(cell->key) : std::nullopt;
    if (!named && !words::is_total_part(*cell) && words::fund_of(*cell) != fund::total) return false;
    years += named.has_value();
    own = own || named == year;
  }
  const auto names_line = [](const laid_cell& cell) { return words::fund_of(cell).has_value(); };
  const auto below = rows.subspan(1, std::min<std::size_t>(rows.size() - 1, 3));
  return of_money && own && years >= 2 && std::any_of(below.begin(), below.end(), [&](const laid_row& row) {
           return row.has_figure && std::any_of(row.cells.begin(), row.cells.end(), names_line);
         });
}

bool is_this_year(std::string_view key) {
  return key == "本年度" || key == "本年" || key == "当年" || key == "当年度" || key == "年度";
}

bool is_fund_header_by_period(std::span<const laid_row> rows) {
  if (rows.size() < 2 || rows[0].has_figure || !rows[1].has_figure || rows[0].filled.size() > 4) return false;
  const auto has = [](const laid_row& row, auto test) {
    return std::any_of(row.filled.begin(), row.filled.end(), [&](const laid_cell* cell) { return test(*cell); });
  };
  return has(rows[0], [](const laid_cell& cell) { return is_this_year(cell.key); }) &&
         has(rows[0], [](const laid_cell& cell) { return cell.key.size() <= 30 && words::is_other_period(cell); }) &&
         (has(rows[1], [](const laid_cell& cell) { return words::fund_of(cell) == fund::total; }) ||
          (rows.size() > 2 && has(rows[2], [](const laid_cell& cell) { return words::fund_of(cell).has_value(); })));
}

bool is_split_fund_header(std::span<const laid_row> rows) {
  if (rows.size() < 3 || rows[0].has_figure || rows[1].has_figure || !rows[2].has_figure) return false;
  const auto& upper = rows[0].filled;
  if (upper.size() < 2 || upper.size() > 8 || rows[1].filled.size() <= upper.size()) return false;
  if (std::any_of(upper.begin(), upper.end(), [](const laid_cell* cell) {
        return words::label_of(*cell) != words::label::none;  // 资金名称 | …: a pair
      }))
    return false;
  const auto names_money = [](const laid_cell* cell) {
    return cell->key.size() <= 45 &&
           (cell->key.find("资金") != cell->key.npos || cell->key.find("投资") != cell->key.npos);
  };
  if (std::count_if(upper.begin(), upper.end(), names_money) < 2) return false;
  if (std::any_of(upper.begin(), upper.end(),
                  [](const laid_cell* cell) { return is_value(words::fund_meaning(*cell)); }))
    return false;
  const header both(rows.first(2), words::fund_meaning);
  std::size_t budgets = 0, spent = 0;
  for (const auto& column : both.columns()) {
    budgets += column.meaning == meaning::initial_budget || column.meaning == meaning::annual_budget;
    spent += column.meaning == meaning::executed || column.meaning == meaning::execution_rate;
    const auto other = words::indicator_meaning(column.spelled());
    if (other == meaning::level1 || other == meaning::level2 || other == meaning::name) return false;
  }
  return budgets > 0 && spent > 0;
}

namespace {

// 河口镇 | 石坪乡 | 全县 below 预算数, and again below 执行数: places and their whole, as often as there are words of
// money.
bool names_places(const laid_row& row, const laid_row& next) {
  const auto names_money = [](const laid_cell* cell) { return is_value(words::fund_meaning(*cell)); };
  const auto heads = static_cast<std::size_t>(std::count_if(row.filled.begin(), row.filled.end(), names_money));
  std::vector<const laid_cell*> own;
  for (const auto* cell : next.filled)
    if (!cell->from_above) own.push_back(cell);
  if (next.has_figure || heads < 2 || own.size() < 2 * heads || own.size() % heads != 0) return false;
  const auto places = own.size() / heads;
  for (std::size_t i = 0; i < own.size(); ++i) {
    const bool whole = i % places + 1 == places;
    if (own[i]->key != own[i % places]->key || words::is_total_part(*own[i]) != whole || names_money(own[i]))
      return false;
  }
  return true;
}

// 年度金额 below 资金来源, without an amount: a line.
bool is_blank_total(const laid_row& row, const laid_row& next) {
  if (next.filled.size() != 1 || !next.lines_up || words::fund_of(*next.filled[0]) != fund::total) return false;
  const auto* above = covering(row, next.filled[0]->column);
  return above != nullptr && !above->blank() && !is_value(words::fund_meaning(*above));
}

}  // namespace

bool continues_fund_header(const laid_row& row, const laid_row& next) {
  if (is_blank_total(row, next)) return false;
  const auto& filled = next.filled;
  if (filled.empty() || (!next.lines_up && next.cells.size() < row.cells.size() && filled.size() == next.cells.size()))
    return false;
  bool any = false;
  const bool all = std::all_of(filled.begin(), filled.end(), [&any](const laid_cell* cell) {
    const auto meaning = words::fund_meaning(*cell);
    const bool own = is_value(meaning) || words::continues_header(*cell) || words::bare(cell->key).empty();
    any = any || own || meaning == meaning::difference;
    return own || meaning == meaning::difference || meaning == meaning::sum || words::is_part_of_year(*cell) ||
           cell->has(words::list::fund_extra_column);
  });
  return (all && any) || names_parts(row, next) || names_places(row, next);
}

bool begins_other_table(const laid_row& row) {
  const auto& filled = row.filled;
  if (row.has_figure || filled.size() < 4 || filled.size() * 2 < row.cells.size()) return false;
  return std::none_of(filled.begin(), filled.end(), [](const laid_cell* cell) {
    return cell->key.size() < 6 || cell->key.size() > 36 || words::holds_digit(cell->key) ||
           words::fund_of(*cell).has_value() || words::label_of(*cell) != words::label::none ||
           words::says_no_sign(*cell);
  });
}

}  // namespace v0
}  // namespace perfeval
