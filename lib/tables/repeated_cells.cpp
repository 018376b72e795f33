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

// A title, or a label and its value, in every column, and another wide cell.
bool repeats_merged_cells(const table& table) {
  if (table.rows.size() < fewest_rows || !is_full(table)) return false;
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

class joined_table {
 public:
  explicit joined_table(table& table) : table_(table), one_(table.rows.front().cells.size(), true) {}

  void join() {
    for (std::size_t i = 0; i < table_.rows.size(); ++i) join_across(i);
    for (auto i = table_.rows.size(); i-- > 1;) join_down(table_.rows[i - 1], table_.rows[i]);
  }

 private:
  void join_across(std::size_t number) {
    auto& row = table_.rows[number];
    const bool header = is_header(row), sums = begins_wide(row), has_wide = has_wide_words(row);
    const auto texts = texts_of(row);
    std::vector<table_cell> made;
    for (std::size_t i = 0, end = 0; i < texts.size(); i = end) {
      end = end_of_run(row, i);
      const bool all = end - i >= wide && (is_plain_words(texts[i]) || end - i == texts.size());
      const bool several = !all && header && end - i > 1;
      const bool name = several && stays_one(number, i, end);
      const bool group = several && !below_header_ && is_split_below(number, i, end);
      const bool one = all || name || group || (sums && end - i >= wide && covers_others(texts[i], i, end));
      if (i > 0 && !texts[i].empty() && !texts[i - 1].empty()) one_[i] = false;
      for (auto k = i; k < end; ++k) {
        if (k > i && (all || name)) one_[k] = true;
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

  // Whether the rows below, up to the next wide one, have one text in these columns, too.
  [[nodiscard]] bool stays_one(std::size_t number, std::size_t first, std::size_t end) const {
    constexpr std::size_t most_looked_at = 100;
    const auto last = std::min(table_.rows.size(), number + 1 + most_looked_at);
    auto i = number + 1;
    for (; i < last && !has_wide_words(table_.rows[i]); ++i)
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

  // Words in every column, and not the same everywhere.
  static bool is_header(const table_row& row) {
    constexpr std::size_t fewest_names = 4;
    std::size_t names = 0;
    for (std::size_t i = 0; i < row.cells.size(); i = end_of_run(row, i), ++names)
      if (!row.cells[i].text.empty() && !is_words(row.cells[i].text)) return false;
    return names >= fewest_names;
  }

  // 合计 | 合计 | 合计: the label of a sum.
  static bool begins_wide(const table_row& row) {
    return end_of_run(row, 0) >= wide && is_plain_words(row.cells.front().text);
  }

  // Whether the row above has words, targets or measures in some of the columns of a bare figure.
  [[nodiscard]] bool covers_others(std::string_view figure, std::size_t first, std::size_t end) const {
    const auto bare = [](std::string_view text) { return text.find_first_not_of("0123456789.") == text.npos; };
    if (above_.empty() || !bare(figure)) return false;
    const auto start = above_.begin() + static_cast<std::ptrdiff_t>(first);
    return std::any_of(above_.begin(), above_.end(), holds_digits) &&
           !std::all_of(start, start + static_cast<std::ptrdiff_t>(end - first), bare);
  }

  static bool has_figures(const table_row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return holds_digits(cell.text); });
  }

  // Labels at the left, and the rows of a header. Equal words below each other further right may be two answers.
  static void join_down(table_row& above, table_row& below) {
    const bool anywhere = !has_figures(above) && !has_figures(below);
    for (auto& cell : above.cells) {
      const auto found = std::find_if(below.cells.begin(), below.cells.end(), [&](const table_cell& one) {
        return one.column == cell.column && one.column_span == cell.column_span && one.text == cell.text;
      });
      if (found == below.cells.end() || !is_words(cell.text) || (cell.column > 1 && !anywhere)) continue;
      cell.row_span += found->row_span;
      below.cells.erase(found);
    }
  }

  table& table_;
  std::vector<bool> one_;           // of each column: with the one before it, by the words above
  std::vector<std::string> above_;  // the texts of the row above
  bool below_header_ = false;
};

}  // namespace

void join_repeated_cells(std::vector<table>& tables) {
  for (auto& table : tables)
    if (!table.rows.empty() && repeats_merged_cells(table)) joined_table(table).join();
}

}  // namespace v0
}  // namespace perfeval
