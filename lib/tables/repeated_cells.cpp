#include "tables/repeated_cells.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t fewest_rows = 4, fewest_columns = 4, fewest_wide_rows = 2;
constexpr std::size_t wide = 3;  // cells

bool holds_digits(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// At least two characters of Chinese.
bool is_words(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size() && count < 2;) {
    const auto one = utf8::decode(text.substr(i));
    count += one.point >= 0x4E00 && one.point <= 0x9FFF;
    i += one.length;
  }
  return count >= 2;
}
bool is_plain_words(std::string_view text) { return is_words(text) && !holds_digits(text); }
// Words, or a sentence that holds figures.
bool is_one_text(std::string_view text) {
  constexpr std::size_t shortest = 30;  // bytes: ten characters
  return is_words(text) && (!holds_digits(text) || text.size() >= shortest);
}

// The end of the run of equal cells from `first` on.
std::size_t end_of_run(const table_row& row, std::size_t first) {
  const auto& cells = row.cells;
  auto end = first + 1;
  while (end < cells.size() && cells[end].text == cells[first].text && !cells[end].text.empty()) ++end;
  return end;
}

bool is_full(const table& table) {
  const auto width = table.rows.front().cells.size();
  return width >= fewest_columns && std::all_of(table.rows.begin(), table.rows.end(), [&](const table_row& row) {
           return row.cells.size() == width && std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) {
                    return cell.row_span == 1 && cell.column_span == 1 && cell.tables.empty();
                  });
         });
}

bool has_wide_words(const table_row& row) {
  for (std::size_t i = 0, end = 0; i < row.cells.size(); i = end) {
    end = end_of_run(row, i);
    if (end - i >= wide && is_plain_words(row.cells[i].text)) return true;
  }
  return false;
}

bool has_words(const table_row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return is_words(cell.text); });
}

// A title in every column of the first row; or such a row, or a label and its value, further down and another wide
// cell.
bool repeats_merged_cells(const table& table) {
  if (table.rows.size() < fewest_rows || !is_full(table)) return false;
  const auto first = std::find_if(table.rows.begin(), table.rows.end(), has_words);  // below 0 | 1 | 2
  if (first == table.rows.end()) return false;
  if (is_words(first->cells.front().text) && end_of_run(*first, 0) == first->cells.size()) return true;
  std::size_t wide_rows = 0;
  bool whole = false;
  for (const auto& row : table.rows) {
    bool has_wide = false;
    for (std::size_t i = 0, end = 0; i < row.cells.size(); i = end) {
      end = end_of_run(row, i);
      if (end - i < wide || !is_words(row.cells[i].text)) continue;
      has_wide = true;
      whole = whole || end - i + 1 >= row.cells.size();
    }
    wide_rows += has_wide;
  }
  return whole && wide_rows >= fewest_wide_rows;
}

// Of a row that ends in a label and its amount in several columns: where the amount begins; 0 of any other row.
std::size_t column_of_amount(const table_row& row) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < row.cells.size(); i = end_of_run(row, i)) last = i;
  const bool has_label =
      last > 1 && is_words(row.cells[last - 1].text) && row.cells[last - 1].text != row.cells[0].text;
  const auto& amount = row.cells[last].text;
  return has_label && last + 1 < row.cells.size() && holds_digits(amount) && !is_words(amount) ? last : 0;
}

// Whether a row has other words in each column from there on.
bool names_columns(const table_row& row, std::size_t first) {
  for (auto i = first; i < row.cells.size(); ++i)
    if (end_of_run(row, i) != i + 1 || !is_plain_words(row.cells[i].text)) return false;
  return true;
}

// For each row, where its amount begins: in rows beside one merged label that have nothing but a label and an amount
// each, and no names of columns above them.
std::vector<std::size_t> columns_of_amounts(const table& table) {
  const auto& rows = table.rows;
  std::vector<std::size_t> columns(rows.size());
  for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
    const auto& label = rows[begin].cells.front().text;
    const auto column = column_of_amount(rows[begin]);
    bool alike = is_words(label) && column > 0;
    for (end = begin + 1; end < rows.size() && rows[end].cells.front().text == label; ++end)
      alike = alike && column_of_amount(rows[end]) == column;
    if (!alike || end - begin < 2 || (begin > 0 && names_columns(rows[begin - 1], column))) continue;
    std::fill(columns.begin() + static_cast<std::ptrdiff_t>(begin), columns.begin() + static_cast<std::ptrdiff_t>(end),
              column);
  }
  return columns;
}

class joined_table {
 public:
  explicit joined_table(table& table)
      : table_(table),
        first_(table.rows.front().cells.front().column),
        one_(table.rows.front().cells.size(), true),
        amounts_(columns_of_amounts(table)) {}

  void join() {
    for (std::size_t i = 0; i < table_.rows.size(); ++i) join_across(i);
    for (auto i = table_.rows.size(); i-- > 1;) join_down(table_.rows[i - 1], table_.rows[i]);
  }

 private:
  void join_across(std::size_t number) {
    auto& row = table_.rows[number];
    const bool header = is_header(row), sums = begins_wide(row), has_wide = has_wide_words(row);
    const auto texts = texts_of(row);
    const bool pairs = is_row_of_pairs(row);
    last_bare_ = texts.size();
    while (last_bare_ > 0 && (texts[last_bare_ - 1].empty() || !is_bare(texts[last_bare_ - 1]))) --last_bare_;
    if (header) names_ = texts;
    if (sums) names_.clear();
    std::vector<table_cell> made;
    for (std::size_t i = 0, end = 0; i < texts.size(); i = end) {
      end = end_of_run(row, i);
      if (const auto goal = end_of_goal(texts, i, end); goal < end) {
        for (auto k = i; k < goal; ++k) k == i ? made.push_back(row.cells[k]) : void(++made.back().column_span);
        end = goal;
        continue;
      }
      const bool amount = i > 0 && amounts_[number] == i;
      const bool whole = end - i == texts.size();
      const bool all = amount || (end - i >= wide && (is_one_text(texts[i]) || whole) && !are_answers(texts, i, end));
      const bool several = !all && header && end - i > 1;
      const bool name = several && stays_one(number, i, end);
      const bool group = several && (i == 0 || (!below_header_ && is_split_below(number, i, end)));
      const bool sum = (sums || is_before_score(texts, i, end)) && end - i >= wide && covers_others(texts[i], i, end);
      const bool whole_sum = sums && end - i > 1 && has_two_wide_sums(row);
      const bool one =
          all || name || group || sum || whole_sum || says_nothing(row, i, end) || (pairs && !are_named_apart(i, end));
      if (i > 0 && !texts[i].empty() && !texts[i - 1].empty()) one_[i] = false;
      for (auto k = i; k < end; ++k) {
        if (k > i && ((all && !whole && !amount) || name)) one_[k] = true;
        if (k > i && (one || one_[k]))
          ++made.back().column_span;
        else
          made.push_back(row.cells[k]);
      }
    }
    row.cells = std::move(made);
    above_ = texts;
    below_header_ = header && !has_wide;
  }

  // 良好 | 良好 | 良好 | 20: in a row with points, under a name for each.
  [[nodiscard]] bool are_answers(const std::vector<std::string>& texts, std::size_t first, std::size_t end) const {
    if (first == 0 || names_.empty() || texts[1] == texts[0]) return false;
    for (auto i = first; i < end; ++i)
      if (!is_plain_words(names_[i]) || (i > first && names_[i] == names_[i - 1])) return false;
    return last_bare_ > end;
  }

  // Whether these columns have names of their own and figures of their own in the row above: 分值 | 得分.
  [[nodiscard]] bool are_named_apart(std::size_t first, std::size_t end) const {
    if (names_.empty()) return false;
    const auto same = [&](std::size_t i) { return names_[i] == names_[first]; };
    const auto own_above = [&](std::size_t i) { return above_[i] == names_[i] || is_bare(above_[i]); };
    bool apart = false;
    for (auto i = first; i < end; ++i) {
      if (!own_above(i)) return false;
      apart = apart || !same(i);
    }
    return apart;
  }

  static bool is_bare(std::string_view text) { return text.find_first_not_of("0123456789.") == text.npos; }

  // Two equal texts under 预期目标 | 实际完成情况, with the label of both rows at their left: the end of the first.
  [[nodiscard]] std::size_t end_of_goal(const std::vector<std::string>& texts, std::size_t first,
                                        std::size_t end) const {
    constexpr std::size_t narrowest = 2;
    if (first == 0 || above_.empty() || end != texts.size() || !is_words(texts[first])) return end;
    const auto start = static_cast<std::ptrdiff_t>(first);
    if (!std::equal(texts.begin(), texts.begin() + start, above_.begin())) return end;
    const auto end_above = [&](std::size_t i) {
      auto next = i + 1;
      while (next < end && above_[next] == above_[i]) ++next;
      return next;
    };
    const auto middle = end_above(first);
    if (middle == end || end_above(middle) != end || middle - first < narrowest || end - middle < narrowest) return end;
    return is_plain_words(above_[first]) && is_plain_words(above_[middle]) ? middle : end;
  }

  // Whether the rows below, up to the next wide one, have one text in these columns, too.
  [[nodiscard]] bool stays_one(std::size_t number, std::size_t first, std::size_t end) const {
    constexpr std::size_t most_looked_at = 100;
    const auto last = std::min(table_.rows.size(), number + 1 + most_looked_at);
    auto i = number + 1;
    const auto label = [&](std::size_t row) { return std::string_view(table_.rows[row].cells.front().text); };
    const auto block = table_.rows[number].cells.front().text;  // the label that was merged over the rows
    const bool is_block = first > 0 && i < last && is_words(block) && label(i) == block;
    for (; i < last && !has_wide_words(table_.rows[i]) && (!is_block || label(i) == block); ++i)
      if (end_of_run(table_.rows[i], first) < end && !table_.rows[i].cells[first].text.empty()) return false;
    return i > number + 1;
  }

  // A header over several columns that have names of their own: 一季度 over 执行数 | 执行率.
  [[nodiscard]] bool is_split_below(std::size_t number, std::size_t first, std::size_t end) const {
    if (number + 1 >= table_.rows.size()) return false;
    const auto& below = table_.rows[number + 1];
    return is_header(below) && end_of_run(below, first) < end;
  }

  static std::vector<std::string> texts_of(const table_row& row) {
    std::vector<std::string> texts;
    for (const auto& cell : row.cells) texts.push_back(cell.text);
    return texts;
  }

  // Words in every column, and not the same everywhere; 执行率：95% is a label with its figure.
  static bool is_header(const table_row& row) {
    constexpr std::size_t fewest_names = 4;
    std::size_t names = 0;
    for (std::size_t i = 0; i < row.cells.size(); i = end_of_run(row, i), ++names) {
      const std::string_view text = row.cells[i].text;
      if (!text.empty() && (!is_words(text) || holds_digits(text.substr(text.size() - 1)) || text.ends_with('%')))
        return false;
    }
    return names >= fewest_names;
  }

  // 合计 | 合计 | 合计: the label of a sum.
  static bool begins_wide(const table_row& row) {
    return end_of_run(row, 0) >= wide && is_plain_words(row.cells.front().text);
  }

  // 总分 | 100 | 100 | 98 | 98 | 98: the weights and the points of two tables beside each other.
  static bool has_two_wide_sums(const table_row& row) {
    const auto first = end_of_run(row, 0);
    if (first >= row.cells.size()) return false;
    const auto second = end_of_run(row, first);
    return second < row.cells.size() && second - first > 1 && row.cells.size() - second >= wide &&
           end_of_run(row, second) == row.cells.size() && holds_digits(row.cells[first].text) &&
           holds_digits(row.cells[second].text);
  }

  // 预算数 | 560 | 其中：财政资金 | 560 | 560 | 其他资金 | 0: a label before each amount, to the end of the row.
  static bool is_row_of_pairs(const table_row& row) {
    constexpr std::size_t fewest_pairs = 2;
    std::size_t pairs = 0;
    bool after_label = false, in_pairs = false;
    for (std::size_t i = 0; i < row.cells.size(); i = end_of_run(row, i)) {
      const bool label = is_words(row.cells[i].text);
      if (!label && (!after_label || !holds_digits(row.cells[i].text))) return false;
      if (label && after_label && in_pairs) return false;
      in_pairs = in_pairs || !label;
      pairs += !label;
      after_label = label;
    }
    return pairs >= fewest_pairs && !after_label;
  }

  // 说明 | 无 | 无 | 无, to the end of the row.
  static bool says_nothing(const table_row& row, std::size_t first, std::size_t end) {
    return first > 0 && first == end_of_run(row, 0) && end == row.cells.size() && end - first >= wide &&
           row.cells[first].text == "无" && is_words(row.cells.front().text);
  }

  // Whether the row above has words, targets or measures in some of the columns of a bare figure.
  [[nodiscard]] bool covers_others(std::string_view figure, std::size_t first, std::size_t end) const {
    if (above_.empty() || !is_bare(figure)) return false;
    const auto start = above_.begin() + static_cast<std::ptrdiff_t>(first);
    return std::any_of(above_.begin(), above_.end(), holds_digits) &&
           !std::all_of(start, start + static_cast<std::ptrdiff_t>(end - first), is_bare);
  }

  // 总分 | 100 | 100 | 100 | 98.3: behind a label of one column, over several names in the row above.
  [[nodiscard]] bool is_before_score(const std::vector<std::string>& texts, std::size_t first, std::size_t end) const {
    if (first != 1 || end == texts.size() || above_.empty() || !is_plain_words(texts.front())) return false;
    std::size_t names = 0;
    for (auto i = first; i < end; ++i) names += is_words(above_[i]) && above_[i] != above_[i - 1];
    return names >= 2;
  }

  static bool has_figures(const table_row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return is_figure(cell.text); });
  }

  // 得分（10分） is a name with its points.
  static bool is_figure(std::string_view text) {
    constexpr std::string_view bracket = "（";
    return holds_digits(text.substr(0, is_words(text) ? std::min(text.find(bracket), text.size()) : text.size()));
  }

  // Labels at the left, labels with their amounts, and the rows of a header. Equal words below each other further right
  // may be two answers.
  void join_down(table_row& above, table_row& below) const {
    const bool anywhere = !has_figures(above) && !has_figures(below);
    const bool pairs = is_row_of_pairs(above) && is_row_of_pairs(below);
    for (std::size_t i = 0; i < above.cells.size(); ++i) {
      auto& cell = above.cells[i];
      const auto found = same_below(cell, below);
      if (found == below.cells.end() || !is_words(cell.text)) continue;
      const bool amount = pairs && i + 1 < above.cells.size() && !is_words(above.cells[i + 1].text) &&
                          same_below(above.cells[i + 1], below) != below.cells.end();
      if (cell.column > first_ && !anywhere && !amount) continue;
      join_cells(cell, *found);
      if (amount) join_cells(above.cells[i + 1], *same_below(above.cells[i + 1], below));
    }
    std::erase_if(below.cells, [](const table_cell& cell) { return cell.row_span == 0; });
  }

  using cell_position = std::vector<table_cell>::iterator;

  // The cells of a row are in the order of their columns.
  static cell_position same_below(const table_cell& cell, table_row& below) {
    const auto found =
        std::lower_bound(below.cells.begin(), below.cells.end(), cell.column,
                         [](const table_cell& one, std::uint32_t column) { return one.column < column; });
    const bool same = found != below.cells.end() && found->row_span > 0 && found->column == cell.column &&
                      found->column_span == cell.column_span && found->text == cell.text;
    return same ? found : below.cells.end();
  }

  static void join_cells(table_cell& cell, table_cell& below) {
    cell.row_span += below.row_span;
    below.row_span = 0;  // to be left out
  }

  table& table_;
  std::uint32_t first_;             // column: 2 beside numbers of rows
  std::vector<bool> one_;           // of each column: with the one before it, by the words above
  std::vector<std::string> above_;  // the texts of the row above
  std::vector<std::string> names_;  // of the columns, in this part of the table
  std::vector<std::size_t> amounts_;
  std::size_t last_bare_ = 0;  // the number of texts in the row in hand up to its last bare figure
  bool below_header_ = false;
};

}  // namespace

void join_repeated_cells(std::vector<table>& tables) {
  for (auto& table : tables)
    if (!table.rows.empty() && repeats_merged_cells(table)) joined_table(table).join();
}

}  // namespace v0
}  // namespace perfeval
