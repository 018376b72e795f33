#include "recognise/periods.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

void leave_rows(draft& d) {
  auto& rows = d.made.indicators;
  const auto first = rows.begin() + static_cast<std::ptrdiff_t>(std::min(d.longer_period->rows, rows.size()));
  for (auto row = first; row != rows.end(); ++row)
    keep(d, d.longer_label + ":" + (row->name.empty() ? row->level2.text : row->name.text), row->target);
  rows.erase(first, rows.end());
  d.made.subtotals.resize(std::min(d.made.subtotals.size(), d.longer_period->subtotals));
  d.longer_period.reset();
}

// 绩效指标, or the goal that the indicators next to it belong to: 长期目标1：….
bool labels_table(std::span<const laid_cell* const> filled) {
  if (words::indicator_meaning(*filled.front()) == words::meaning::section) return true;
  const auto next = filled.size() > 3 ? words::indicator_meaning(*filled[1]) : words::meaning::unknown;
  return filled.front()->key.find("目标") != std::string_view::npos &&
         (next == words::meaning::level1 || next == words::meaning::level2);
}

}  // namespace

bool begins_indicators_of_year(draft& draft, std::span<const laid_row> header_rows) {
  const auto& filled = header_rows.front().filled;
  if (filled.empty()) return false;
  const laid_cell& label = *filled.front();
  if (!labels_table(filled)) return false;
  if (words::is_other_period(label)) {
    if (!draft.longer_period) draft.longer_period = {draft.made.indicators.size(), draft.made.subtotals.size()};
    draft.longer_label = label.key;
    return false;
  }
  draft.has_year_table = true;
  if (!draft.longer_period) return false;
  leave_rows(draft);
  return true;
}

void leave_longer_period(draft& draft) {
  if (draft.longer_period && draft.has_year_table) leave_rows(draft);
}

}  // namespace v0
}  // namespace perfeval
