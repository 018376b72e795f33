#include "tables/split_fields.hpp"

#include <perfeval/printed.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

// ≥10 | 000册: one to three digits at the end, exactly three at the beginning.
bool is_split_number(std::string_view left, std::string_view right) {
  std::size_t ends = 0, begins = 0;
  while (ends < left.size() && is_digit(left[left.size() - 1 - ends])) ++ends;
  while (begins < right.size() && is_digit(right[begins])) ++begins;
  const bool is_decimal = ends < left.size() && left[left.size() - 1 - ends] == '.';
  return ends >= 1 && ends <= 3 && begins == 3 && !is_decimal;
}

bool are_words(std::string_view left, std::string_view right) {
  return !left.empty() && !right.empty() && !has_digit(left) && !has_digit(right);
}

// The fields that may be the beginning of one with the field to their right.
template <class Test>
std::vector<std::size_t> candidates(const table_row& row, const std::vector<bool>& quoted, const Test& test) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i + 1 < row.cells.size(); ++i)
    if (!quoted[i] && !quoted[i + 1] && test(row.cells[i].text, row.cells[i + 1].text)) found.push_back(i);
  return found;
}

// The columns in which most fields have a digit, by the rows that are as wide as the table.
std::vector<bool> columns_of_figures(const table& table, std::size_t columns) {
  std::vector<int> lead(columns);
  for (const auto& row : table.rows)
    for (std::size_t i = 0; row.cells.size() == columns && i < columns; ++i)
      if (!row.cells[i].text.empty()) lead[i] += has_digit(row.cells[i].text) ? 1 : -1;
  std::vector<bool> figures(columns);
  for (std::size_t i = 0; i < columns; ++i) figures[i] = lead[i] > 0;
  return figures;
}

// A dash fits a column of either kind.
std::size_t fit(const table_row& row, const std::vector<bool>& figures) {
  std::size_t good = 0;
  for (std::size_t i = 0; i < figures.size() && i < row.cells.size(); ++i) {
    const std::string_view text = row.cells[i].text;
    good += !text.empty() && (has_digit(text) == figures[i] || content_of(text) == content::dash);
  }
  return good;
}

std::vector<std::size_t> numbers_split(const table_row& row, const std::vector<bool>& quoted) {
  return candidates(row, quoted, is_split_number);
}

table_row joined_at(table_row row, std::size_t joint) {
  row.cells[joint].text += ',' + row.cells[joint + 1].text;
  row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(joint) + 1);
  for (std::size_t i = 0; i < row.cells.size(); ++i) row.cells[i].column = static_cast<std::uint32_t>(i + 1);
  return row;
}

// The row with `excess` joins; unchanged if it is not clear which fields they are.
table_row joined(table_row row, const std::vector<bool>& quoted, std::size_t excess) {
  auto joins = numbers_split(row, quoted);
  if (joins.size() != excess) joins = candidates(row, quoted, are_words);
  if (joins.size() < excess) return row;
  for (std::size_t n = 0; n < excess; ++n) {  // of words the last ones: names are longer than levels
    row = joined_at(std::move(row), joins[joins.size() - 1 - n]);
  }
  return row;
}

// 5公里, ≥90%; 得分（满分10分） and 1-9月执行数 are headers.
bool is_amount(std::string_view text) {
  for (const std::string_view sign : {"≥", "≤", "＞", "＜", "=", "＝", ">", "<"})
    if (text.starts_with(sign)) text.remove_prefix(sign.size());
  const auto digits = std::min(text.find_first_not_of("0123456789-~"), text.size());
  return digits > 0 && is_digit(text.front()) && !text.substr(digits).starts_with("月");
}

// A header: words in four columns or more, and no figure.
bool heads(const table_row& row) {
  constexpr std::size_t fewest_names = 4;
  std::size_t names = 0;
  for (const auto& cell : row.cells) {
    if (is_amount(cell.text)) return false;
    names += !cell.text.empty();
  }
  return names >= fewest_names;
}

// Whether a row has a field for each name of the header above it.
bool is_as_wide_as_header(const table_row& row, const table_row* header) {
  return header != nullptr && header->cells.size() == row.cells.size() && !header->cells.back().text.empty();
}

// A figure with a question mark is no number.
void make_unreadable(table_row& row, std::size_t first) {
  for (std::size_t i = first; i < row.cells.size(); ++i)
    if (has_digit(row.cells[i].text)) row.cells[i].text += '?';
}

// Rows may end after their last value; then a comma inside a number moves its neighbours without making the row wider.
class short_rows {
 public:
  short_rows(table& table, std::size_t columns, std::vector<std::vector<bool>>& quoted)
      : table_(table), quoted_(quoted) {
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const auto& row = table.rows[i];
      widest_ = std::max(widest_, row.cells.size());
      pads_ = pads_ || (columns > 0 && row.cells.size() == columns && row.cells.back().text.empty());
      if (thousands_in(row, quoted[i]).empty()) ++whole_[row.cells.size()];
      for (std::size_t n = 0; n < row.cells.size(); ++n) note_number(row.cells[n].text, quoted[i][n]);
      for (std::size_t n = 0; n < row.cells.size(); ++n)
        quotes_commas_ =
            quotes_commas_ || (quoted[i][n] && row.cells[n].text.find_first_of("\n,") != std::string::npos);
    }
    no_thousands_ = no_thousands_ || quotes_commas_;
    if (columns > 0) widest_ = columns;
    pads_ = pads_ || is_repeated_title(table, columns);
    plain_.resize(widest_);
    others_.resize(widest_);
    for (const auto& row : table.rows)
      for (std::size_t n = 0; n < widest_ && n < row.cells.size(); ++n)
        if (has_digit(row.cells[n].text)) ++(is_plain(row.cells[n].text) ? plain_ : others_)[n];
  }

  // The rows whose numbers are open.
  std::vector<std::size_t> settle() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      if (!settle_thousands(i)) {
        make_unreadable(table_.rows[i], thousands_in(table_.rows[i], quoted_[i]).front());
        open.push_back(i);
      } else {
        settle_words(i);
      }
      if (heads(table_.rows[i])) header_ = i;
    }
    return open;
  }

 private:
  static std::vector<std::size_t> thousands_in(const table_row& row, const std::vector<bool>& quoted) {
    return candidates(row, quoted, [](std::string_view left, std::string_view right) {
      const auto digits = left.find_last_not_of("0123456789") + 1;  // npos + 1 is 0
      return is_split_number(left, right) && left[digits] != '0' &&
             right.find_first_not_of("0123456789.", 0) == right.npos;
    });
  }

  // 1100: whoever writes it without a comma writes all numbers so. A year says nothing.
  void note_number(std::string_view text, bool quoted) {
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const bool is_number = text.find_first_not_of("0123456789.", digits) == text.npos;
    const bool is_year = digits == 4 && text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
    const bool grouped = quoted && digits > 0 && digits <= 3 && digits < text.size() && text[digits] == ',';
    no_thousands_ = no_thousands_ || grouped || (is_number && digits >= 4 && !is_year && text.front() != '0');
  }

  // A title in every column, in the first row or below the numbers of columns: who wrote it filled all rows.
  static bool is_repeated_title(const table& table, std::size_t columns) {
    constexpr std::size_t rows_looked_at = 2;
    const auto repeats_one_text = [columns](const table_row& row) {
      if (row.cells.size() != columns || columns < 3) return false;
      const auto& title = row.cells[1].text;  // the first may be the number of the row
      return !title.empty() && content_of(title) == content::unreadable &&
             std::all_of(row.cells.begin() + 2, row.cells.end(), [&](const auto& cell) { return cell.text == title; });
    };
    const auto end = table.rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows_looked_at, table.rows.size()));
    return std::any_of(table.rows.begin(), end, repeats_one_text);
  }

  [[nodiscard]] std::size_t whole(std::size_t width) const {
    const auto found = whole_.find(width);
    return found == whole_.end() ? 0 : found->second;
  }

  // False if it stays open which commas are inside of numbers.
  bool settle_thousands(std::size_t i) {
    auto& row = table_.rows[i];
    const auto width = row.cells.size();
    if (no_thousands_ || width < 3 || width == widest_) return true;
    const auto pairs = thousands_in(row, quoted_[i]);
    if (pairs.empty() || is_as_written(i, pairs)) return true;
    if (width > widest_) return false;
    std::size_t alternatives = 0;
    for (std::size_t joins = 1; joins <= pairs.size() && joins < width; ++joins)
      alternatives += whole(width - joins) > 0;
    if (alternatives == 0) return whole(width) > 0;
    if (whole(width) > 0 || whole(width - pairs.size()) == 0 || alternatives > 1) return false;
    row = joined(std::move(row), quoted_[i], pairs.size());
    quoted_[i].assign(row.cells.size(), true);
    return true;
  }

  // Whether a figure of row `i` is no part of the one before it, by the header above: each rate is under a word for
  // one, which it would not be with the fields before it joined; or most rows below the header are as wide as this one.
  [[nodiscard]] bool is_as_written(std::size_t i, const std::vector<std::size_t>& pairs) {
    return header_ && (has_rates_in_place(table_.rows[i], table_.rows[*header_], pairs.front()) ||
                       is_as_wide_as_others(table_.rows[i].cells.size(), pairs.size()));
  }

  static bool has_rates_in_place(const table_row& row, const table_row& header, std::size_t joint) {
    const auto names_rate = [&header](std::size_t column) {
      return column < header.cells.size() && (header.cells[column].text.find("率") != std::string::npos ||
                                              header.cells[column].text.find('%') != std::string::npos);
    };
    std::size_t rates = 0;
    for (std::size_t n = joint + 2; n < row.cells.size(); ++n) {
      if (!row.cells[n].text.ends_with('%')) continue;
      if (!names_rate(n)) return false;
      rates += !names_rate(n - 1);
    }
    return rates > 0;
  }

  [[nodiscard]] bool is_as_wide_as_others(std::size_t width, std::size_t most_joins) {
    const auto& widths = widths_below_header();
    const auto narrower = widths.lower_bound(width - std::min(width, most_joins));
    if (narrower != widths.end() && narrower->first < width) return false;
    const auto same = widths.find(width);
    return same != widths.end() && same->second >= 2;
  }

  // Of the rows below the header in hand, up to the next one, without a number that may have a comma.
  const std::map<std::size_t, std::size_t>& widths_below_header() {
    if (counted_ == header_) return below_header_;
    counted_ = header_;
    below_header_.clear();
    for (auto row = *header_ + 1; row < table_.rows.size() && !heads(table_.rows[row]); ++row)
      if (thousands_in(table_.rows[row], quoted_[row]).empty()) ++below_header_[table_.rows[row].cells.size()];
    return below_header_;
  }

  static bool is_plain(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789. ") == text.npos;
  }

  // Whether all rows but this one have bare numbers in the column: a weight, a score.
  [[nodiscard]] bool is_of_numbers(std::size_t column, const table_row& but) const {
    const std::string_view own = column < but.cells.size() ? std::string_view(but.cells[column].text) : "";
    const bool own_plain = is_plain(own), own_other = has_digit(own) && !own_plain;
    return plain_[column] - own_plain >= 2 && others_[column] - own_other == 0;
  }

  [[nodiscard]] bool fits(const table_row& row, const std::vector<bool>& numbers) const {
    for (std::size_t n = 0; n < row.cells.size() && n < numbers.size(); ++n) {
      const std::string_view text = row.cells[n].text;
      if (numbers[n] && is_amount(text) && !is_plain(text)) return false;
    }
    return true;
  }

  // A comma between words that nothing quotes, if a figure is then under a column of bare numbers: 5公里 as a weight.
  void settle_words(std::size_t i) {
    auto& row = table_.rows[i];
    if (row.cells.size() > widest_ || row.cells.size() < 3 || (pads_ && row.cells.size() == widest_)) return;
    const auto pairs = candidates(row, quoted_[i], are_words);
    if (pairs.empty() || row.cells.back().text.empty() || quotes_commas_) return;
    std::vector<bool> numbers(widest_);
    for (std::size_t n = 0; n < widest_; ++n)
      numbers[n] =
          n < row.cells.size() && has_digit(row.cells[n].text) && !is_plain(row.cells[n].text) && is_of_numbers(n, row);
    if (fits(row, numbers)) return;
    for (std::size_t n = 0; n < widest_; ++n) numbers[n] = is_of_numbers(n, row);
    auto made = joined_at(row, pairs.back());
    if (fits(made, numbers)) row = std::move(made);  // else there is another reason
  }

  table& table_;
  std::vector<std::vector<bool>>& quoted_;
  std::size_t widest_ = 0;
  std::map<std::size_t, std::size_t> whole_;         // rows without such a number, by width
  std::vector<std::size_t> plain_, others_;          // figures that are bare numbers, and the others, by column
  std::optional<std::size_t> header_, counted_;      // the row that heads the one in hand; that of `below_header_`
  std::map<std::size_t, std::size_t> below_header_;  // rows by width
  bool no_thousands_ = false;
  bool quotes_commas_ = false;  // a comma, or a line end, as whoever quotes these does
  bool pads_ =
      false;  // blanks end rows that are shorter than the table, so that no row of its width has one comma more
};

}  // namespace

std::vector<std::size_t> settle_split_fields(table& table, std::size_t columns, std::vector<std::vector<bool>> quoted) {
  const auto figures = columns > 0 ? columns_of_figures(table, columns) : std::vector<bool>();
  const table_row* header = nullptr;
  for (std::size_t i = 0; columns > 0 && i < table.rows.size(); ++i) {
    auto& row = table.rows[i];
    const auto* above = header;
    if (heads(row)) header = &row;
    if (row.cells.size() <= columns || is_as_wide_as_header(row, above)) continue;
    const auto excess = row.cells.size() - columns;
    auto made = joined(row, quoted[i], excess);
    const auto better = fit(made, figures), as_written = fit(row, figures);
    if (better > as_written || (better == as_written && numbers_split(row, quoted[i]).size() == excess))
      row = std::move(made), quoted[i].assign(columns, true);
  }
  return short_rows(table, columns, quoted).settle();
}

}  // namespace v0
}  // namespace perfeval
