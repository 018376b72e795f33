#include "recognise/contents.hpp"

#include <perfeval/form/statement.hpp>

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t most_rows = 24;  // below a header: more do not improve the decision

bool begins_with_operator(std::string_view key) {
  for (const std::string_view sign : {"≥", "≤", ">", "<", "="})
    if (key.starts_with(sign)) return true;
  return false;
}

bool says_direction(std::string_view key) {
  return key.starts_with("正向") || key.starts_with("反向") || key.starts_with("逆向");
}

void count(contents& seen, const laid_cell& cell) {
  if (cell.blank() || cell.from_above || content_of(cell.text()) == content::dash) return;
  if (cell.is_figure) {
    seen.figures += !cell.key.ends_with('%');
    return;
  }
  ++seen.texts;
  seen.fund_words += words::fund_of(cell).has_value();
  seen.natures += words::says_no_sign(cell);
  seen.bounds += begins_with_operator(cell.key) && words::holds_digit(cell.key);
  const bool sign = cell.key.size() <= 24 && read_sign(cell.text()) != comparison::none;
  seen.signs += sign;
  seen.directions += sign && says_direction(cell.key);
}

}  // namespace

std::vector<contents> contents_below(const header& columns, std::span<const laid_row> below) {
  const auto& all = columns.columns();
  std::vector<contents> seen(all.size());
  for (const auto& row : below.first(std::min(below.size(), most_rows))) {
    if (!row.has_figure || is_numbering_row(row)) continue;
    if (!row.lines_up && row.cells.size() != all.size()) continue;
    std::size_t near = 0;
    const laid_cell* before = nullptr;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto* cell = row.lines_up ? covering(row, all[i].column, near) : &row.cells[i];
      if (cell != nullptr && cell != before) count(seen[i], *cell);  // a wide one is in its first column
      before = cell;
    }
  }
  return seen;
}

}  // namespace v0
}  // namespace perfeval
