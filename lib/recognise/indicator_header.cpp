#include "recognise/indicator_header.hpp"

#include "recognise/goals.hpp"
#include "recognise/head.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

using words::meaning;

bool is_part(meaning meaning) {
  return meaning == meaning::target || meaning == meaning::actual || meaning == meaning::weight ||
         meaning == meaning::score || meaning == meaning::reason;
}

// If spans are lost, the cells below 三级指标 and the levels before it are empty in a second header row, which may end
// after its last word; an indicator has a name.
bool stands_below_levels(const laid_row& row, const laid_row& next) {
  if ((next.lines_up && !next.spans_lost) || next.has_figure || next.filled.empty()) return false;
  if (!next.lines_up && next.cells.size() < row.cells.size()) return false;
  std::size_t levels = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (!is_level(words::indicator_meaning(row.cells[i]))) continue;
    if (i >= next.cells.size() || !next.cells[i].text().empty()) return false;
    ++levels;
  }
  return levels >= 2 && std::all_of(next.filled.begin(), next.filled.end(),
                                    [](const laid_cell* cell) { return cell->key.size() <= 60; });
}

// Which columns the words of a row head, each counted once.
struct heads {
  bool level1 = false, level2 = false, name = false, target = false, actual = false, weight = false, score = false;
  bool sign = false, unit = false, extra = false;

  void add(meaning meaning) {
    level1 = level1 || meaning == meaning::level1;
    level2 = level2 || meaning == meaning::level2;
    name = name || meaning == meaning::name || meaning == meaning::finer_name;
    target = target || meaning == meaning::target;
    actual = actual || meaning == meaning::actual;
    weight = weight || meaning == meaning::weight;
    score = score || meaning == meaning::score;
    sign = sign || meaning == meaning::sign;
    unit = unit || meaning == meaning::unit;
    extra = extra || meaning == meaning::known_extra;
  }
  // Enough of them, whatever the other words say.
  [[nodiscard]] bool all_levels() const { return level1 && level2 && name; }
  [[nodiscard]] bool whole_target() const { return target && sign && unit; }
  [[nodiscard]] int parts() const { return target + actual + weight + score; }
  [[nodiscard]] bool all_parts() const { return parts() == 4; }
};

// 项目名称 | 资金总额 | 其中 | 绩效指标 over 一级指标 | 指标值, without spans: a list whose words are in two rows.
bool is_split_list_header(const laid_row& row, const laid_row& next) {
  if (row.lines_up || next.cells.size() <= row.cells.size() || !is_indicator_header(next)) return false;
  const auto names_project = [](const laid_cell* cell) {
    return words::label_of(*cell) == words::label::project && cell->key.ends_with("名称");
  };
  return std::any_of(row.filled.begin(), row.filled.end(), names_project) && stacks_exactly(row, next);
}

// 2023年, 2023年度.
bool is_year_alone(std::string_view key) { return key.size() <= 10 && words::year_in(key).has_value(); }

// 绩效指标 | 指标值 | 完成值 over 一级指标 | 二级指标 | 三级指标, if spans are lost; the levels may be followed by the
// parts of the target: 指标性质 | 指标值 | 度量单位.
bool names_levels_below(const laid_row& row, const laid_row& next) {
  if ((next.lines_up && !next.spans_lost) || next.filled.size() < 2 || row.filled.empty()) return false;
  if (words::indicator_meaning(*row.filled.front()) != meaning::section) return false;
  const auto names_level = [](const laid_cell* cell) { return is_level(words::indicator_meaning(*cell)); };
  const auto names_part_of_target = [](const laid_cell* cell) {
    const auto meaning = words::indicator_meaning(*cell);
    return meaning == meaning::sign || meaning == meaning::target || meaning == meaning::unit;
  };
  const auto parts = std::find_if_not(next.filled.begin(), next.filled.end(), names_level);
  return std::none_of(row.filled.begin(), row.filled.end(), names_level) && parts - next.filled.begin() >= 2 &&
         std::all_of(parts, next.filled.end(), names_part_of_target);
}

}  // namespace

namespace {

// 年度 | 预算安排 | 实际支出 | 执行率 | 分值 | 得分: the header of a fund table.
bool heads_budget(const laid_row& row) {
  bool budget = false, spent = false, rate = false;
  for (const auto* cell : row.filled) {
    const auto meaning = words::fund_meaning(*cell);
    budget = budget || (is_amount(meaning) && cell->key.find("预算") != cell->key.npos);
    spent = spent || meaning == meaning::executed;
    rate = rate || (meaning == meaning::execution_rate && cell->key.find("执行率") != cell->key.npos);
  }
  return heads_amounts(row) && (budget || (spent && rate));
}

// 预算数, 执行率, or 执行情况 over them.
bool names_amount(const laid_row& row) {
  return std::any_of(row.filled.begin(), row.filled.end(), [](const laid_cell* cell) {
    const auto meaning = words::fund_meaning(*cell);
    return is_amount(meaning) || meaning == meaning::execution_rate || meaning == meaning::section;
  });
}

// 序号 | 三级指标 | 年度指标值: nothing but the number, the name and what the table says of it.
bool lists_targets(const laid_row& row, const heads& seen) {
  if (row.filled.size() < 3 || !seen.name || !seen.target) return false;
  return std::all_of(row.filled.begin(), row.filled.end(), [](const laid_cell* cell) {
    const auto meaning = words::indicator_meaning(*cell);
    return meaning == meaning::ordinal || meaning == meaning::section || is_level(meaning) || is_part(meaning);
  });
}

// 产出指标（50分）, 指标编号及名称, 序号 before the values, one of whose words may be unreadable.
bool names_rows(const laid_cell& cell) {
  const auto named = words::category_of(cell);
  return (named != category::other && named != category::unknown) || cell.key.find("指标") != cell.key.npos ||
         words::indicator_meaning(cell) == meaning::ordinal;
}

bool says_header(const laid_row& row) {
  if (row.filled.empty() || (row.has_figure && !has_only_points(row))) return false;
  int levels = 0, parts = 0, extras = 0;
  bool section = false, wide = false;
  heads seen;
  for (const auto* cell : row.filled) {
    if (cell->key.size() > 120) return false;
    const auto meaning = words::indicator_meaning(*cell);
    levels += is_level(meaning);
    parts += is_part(meaning);
    extras += meaning == meaning::known_extra;
    section = section || (meaning == meaning::section && cell->source->row_span <= 2);
    wide = wide || (meaning == meaning::section && cell->source->column_span > 1);
    seen.add(meaning);
  }
  if (row.has_figure) return (levels >= 2 && parts >= 2) || seen.all_levels();
  if (levels >= 1 && parts >= 1 && levels + parts + section >= 3) return true;
  if (levels >= 2 && seen.name && extras >= 2) return true;
  if ((levels >= 1 || wide) && section && extras >= 2) return true;  // 绩效指标分类 | 绩效指标 | 指标描述 | 评价标准
  const bool points = seen.weight && seen.score;
  if (section && extras >= 1 && points) return true;             // 评价指标 | 评价标准 | 分值 | 得分
  if (levels >= 1 && extras >= 2 && parts >= 1) return true;     // 评价内容 | 评价标准 | 评价依据 | 得分
  if (points && extras >= 2 && !names_amount(row)) return true;  // its first word cannot be read
  if (lists_targets(row, seen)) return true;
  if (seen.name && seen.whole_target()) return true;  // 指标名称 | 计量单位 | 指标性质 | 指标值
  const bool pair = seen.target && seen.actual && row.filled.size() >= 5;
  if (section && (seen.parts() >= 3 || pair)) return true;  // 绩效指标 | 目标值 | 完成值 | 得分
  if (points && seen.parts() == 3 && row.filled.size() >= 5 && !names_amount(row)) return !is_goal_header(row);
  if (names_rows(*row.filled.front()) && seen.parts() == 3 && row.cells.size() >= 5 && !heads_budget(row)) return true;
  const bool enough = seen.all_parts() || (seen.parts() == 3 && seen.target && seen.actual && row.filled.size() >= 5);
  return seen.all_levels() || (enough && !is_goal_header(row) && !heads_budget(row));
}

}  // namespace

bool is_indicator_header(const laid_row& row) {
  auto& known = row.heads_indicators.value;
  if (!known) known = says_header(row);
  return *known;
}

bool is_split_indicator_header(std::span<const laid_row> rows) {
  if (rows.size() < 2 || rows[0].filled.size() < 4 || rows[0].has_figure || rows[1].has_figure) return false;
  if (is_split_list_header(rows[0], rows[1])) return true;
  if (!rows[0].lines_up) return false;
  if (rows[0].has_figure || rows[1].has_figure || rows[1].filled.empty()) return false;
  const auto covers_both = [&](const laid_cell* cell) {
    const bool lists = words::label_of(*cell) == words::label::project && cell->key.ends_with("名称");
    if (rows[0].spans_lost) {
      const auto* below = lists ? covering(rows[1], cell->column) : nullptr;
      return below != nullptr && below->blank();
    }
    if (cell->source->row_span != 2) return false;
    if (lists) return true;
    const auto meaning = words::indicator_meaning(*cell);
    return is_level(meaning) || meaning == meaning::section;
  };
  // 分值 | 自评分 beside 评价 over 内容
  const auto points = std::count_if(rows[0].filled.begin(), rows[0].filled.end(), [](const laid_cell* cell) {
    const auto meaning = words::indicator_meaning(*cell);
    return cell->source->row_span == 2 && (meaning == meaning::weight || meaning == meaning::score);
  });
  const bool levels = std::any_of(rows[0].filled.begin(), rows[0].filled.end(), covers_both);
  if (!levels && points < 2) return false;
  heads seen;
  const header both(rows.first(2), words::indicator_meaning);
  for (const auto& column : both.columns()) seen.add(column.meaning);
  if (!levels) return seen.name;
  if (seen.weight && seen.score && seen.extra) return true;
  const bool list = std::any_of(rows[0].filled.begin(), rows[0].filled.end(),
                                [](const laid_cell* cell) { return words::label_of(*cell) == words::label::project; });
  if (list && (seen.level1 || seen.level2) && seen.name) return seen.parts() >= 1;
  if (rows[1].filled.size() < 2) return seen.level1 && seen.level2 && seen.parts() >= 1;  // 当年预 above 期实现值
  return seen.parts() >= (seen.level1 || seen.level2 || seen.name ? 2 : 3);
}

namespace {

// A row of as many cells as the header has, the first of which is a text.
bool is_row_of_indicator(const laid_row& row, const laid_row& header) {
  return row.cells.size() == header.cells.size() && !row.cells.front().blank() && !row.cells.front().is_figure;
}

bool holds_value(const laid_row& row) {
  return std::any_of(row.cells.begin() + 1, row.cells.end(),
                     [](const laid_cell& cell) { return words::holds_digit(cell.key); });
}

}  // namespace

bool is_worn_indicator_header(std::span<const laid_row> rows) {
  constexpr std::size_t fewest = 4, most = 12;
  if (rows.size() < 3 || rows[0].has_figure || rows[0].cells.size() < fewest || rows[0].cells.size() > most)
    return false;
  std::size_t unread = 0;
  bool names = false;
  heads seen;
  for (const auto& cell : rows[0].cells) {
    const auto meaning = words::indicator_meaning(cell);
    if (cell.from_above || cell.key.size() > 36 || words::label_of(cell) != words::label::none) return false;
    unread += meaning == meaning::unknown;
    names = names || is_level(meaning) || meaning == meaning::section;
    seen.add(meaning);
  }
  const int known = names + seen.parts() + seen.sign + seen.unit;
  const bool of_values = seen.target || seen.actual || (names && seen.sign && seen.unit);
  return unread == 1 && known >= 3 && of_values && is_row_of_indicator(rows[1], rows[0]) &&
         is_row_of_indicator(rows[2], rows[0]) && (holds_value(rows[1]) || holds_value(rows[2]));
}

bool continues_indicator_header(const laid_row& row, const laid_row& next) {
  if (stands_below_levels(row, next) || names_levels_below(row, next)) return true;
  const auto& filled = next.filled;
  const bool all_filled = filled.size() == next.cells.size() && next.cells.size() >= row.cells.size();
  if (filled.empty() || all_filled) return false;
  const auto is_grade = [](const laid_cell* cell) { return cell->has(words::list::grade); };
  if (filled.size() >= 3 && std::all_of(filled.begin(), filled.end(), is_grade)) return true;  // 优 | 良 | 中 | 差
  return std::all_of(filled.begin(), filled.end(), [](const laid_cell* cell) {
    const auto meaning = words::indicator_meaning(*cell);
    return words::continues_header(*cell) || words::is_part_of_year(*cell) || is_year_alone(cell->key) ||
           (cell->key.size() <= 12 && words::is_other_period(*cell)) || is_part(meaning) || meaning == meaning::sign ||
           meaning == meaning::unit || meaning == meaning::known_extra;
  });
}

}  // namespace v0
}  // namespace perfeval
