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

bool says_nothing(const laid_cell& cell) {
  return cell.blank() || cell.from_above || content_of(cell.text()) == content::dash;
}

void count(contents& seen, const laid_cell& cell) {
  if (says_nothing(cell)) return;
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

// Its title, or the name of its project.
bool begins_next_form(const laid_row& row) {
  if (row.filled.empty()) return false;
  const auto& first = *row.filled.front();
  if (row.filled.size() == 1) return words::is_title(first);
  return words::label_of(first) == words::label::project && !row.filled[1]->is_figure;
}

// Each cell with its column, until `look` returns false. A wide one is in its first column.
template <class Look>
void look_at_cells(const header& columns, std::span<const laid_row> below, Look look) {
  const auto& all = columns.columns();
  for (const auto& row : below.first(std::min(below.size(), most_rows))) {
    if (begins_next_form(row)) return;
    if (!row.has_figure || is_numbering_row(row)) continue;
    if (!row.lines_up && row.cells.size() != all.size()) continue;
    std::size_t near = 0;
    const laid_cell* before = nullptr;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto* cell = row.lines_up ? covering(row, all[i].column, near) : &row.cells[i];
      if (cell != nullptr && cell != before && !look(i, *cell)) return;
      before = cell;
    }
  }
}

}  // namespace

std::vector<contents> contents_below(const header& columns, std::span<const laid_row> below) {
  std::vector<contents> seen(columns.columns().size());
  look_at_cells(columns, below, [&](std::size_t i, const laid_cell& cell) { return count(seen[i], cell), true; });
  return seen;
}

bool holds_texts_alone(const header& columns, std::span<const laid_row> below, std::size_t column) {
  bool texts = false, figures = false;
  look_at_cells(columns, below, [&](std::size_t i, const laid_cell& cell) {
    if (i != column || says_nothing(cell)) return true;
    texts = texts || !cell.is_figure;
    figures = cell.is_figure && !cell.key.ends_with('%');
    return !figures;
  });
  return texts && !figures;
}

}  // namespace v0
}  // namespace perfeval
