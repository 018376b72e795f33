#include "recognise/record.hpp"

#include "recognise/column_names.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using words::label;
using words::meaning;

column_use use_of(meaning meaning) {
  switch (meaning) {
    case meaning::unknown:
      return column_use::unknown;
    case meaning::section:
      return column_use::section;
    case meaning::ordinal:
      return column_use::ordinal;
    case meaning::label:
      return column_use::label;
    case meaning::initial_budget:
      return column_use::initial_budget;
    case meaning::annual_budget:
      return column_use::annual_budget;
    case meaning::executed:
      return column_use::executed;
    case meaning::execution_rate:
      return column_use::execution_rate;
    case meaning::level1:
      return column_use::level1;
    case meaning::level2:
      return column_use::level2;
    case meaning::name:
    case meaning::finer_name:
      return column_use::name;
    case meaning::sign:
      return column_use::sign;
    case meaning::target:
    case meaning::adjusted_target:
      return column_use::target;
    case meaning::unit:
      return column_use::unit;
    case meaning::actual:
      return column_use::actual;
    case meaning::level1_weight:
      return column_use::level1_weight;
    case meaning::level2_weight:
      return column_use::level2_weight;
    case meaning::weight:
      return column_use::weight;
    case meaning::score:
      return column_use::score;
    case meaning::reason:
      return column_use::reason;
    case meaning::difference:
    case meaning::sum:
    case meaning::known_extra:
      break;
  }
  return column_use::extra;
}

// A column of a list that is about the project of the row.
column_use use_in_list(const words::spelled& key) {
  switch (words::label_of(key)) {
    case label::project:
      return column_use::project;
    case label::department:
      return column_use::department;
    case label::unit:
      return column_use::implementing_unit;
    default:
      return use_of(words::fund_meaning(key));
  }
}

// The header under which an extra was: 到位数 of budget[2].到位数; empty for a cell under no header.
std::string header_of(const std::string& label) {
  if (!label.starts_with("budget[")) return label;
  const auto end = label.find(']');
  return end == label.npos || end + 2 > label.size() ? std::string() : label.substr(end + 2);
}

class leftovers {
 public:
  explicit leftovers(const draft& d) : draft_(d) {
    for (const read_column& column : d.reading.columns)
      if (column.use == column_use::ordinal) ordinals_.push_back(words::key_of(column.header));
  }

  void add(const extra& one) {
    if (one.value.empty()) return;
    std::string header = header_of(one.label);
    if (std::find(ordinals_.begin(), ordinals_.end(), header) != ordinals_.end()) return;
    const auto [known, is_new] = numbers_.try_emplace({one.value.place.table, header}, all_.size());
    if (is_new) all_.push_back({std::move(header), one.value.place, 0, 0});
    auto& found = all_[known->second];
    ++found.cells;
    found.figures += words::spelled(words::key_of(one.value.text), *draft_.dictionary).is_figure ? 1U : 0U;
    found.cell = std::min(found.cell, one.value.place);
  }

  std::vector<left_over> take() {
    std::stable_sort(all_.begin(), all_.end(), [](const left_over& a, const left_over& b) { return a.cell < b.cell; });
    return std::move(all_);
  }

 private:
  const draft& draft_;
  std::vector<std::string> ordinals_;  // headers of the columns of row numbers
  std::vector<left_over> all_;
  std::map<std::pair<std::uint32_t, std::string>, std::size_t> numbers_;  // by table and header, of those
};

// A line is named by its fund where it is the first of it, else by its number among the lines below the total.
std::vector<read_line> lines_of(const std::vector<budget_line>& lines) {
  std::vector<read_line> made;
  std::array<bool, names_of<fund>.size()> named{};
  std::uint32_t number = 0;
  for (const auto& line : lines) {
    bool& seen = named[static_cast<std::size_t>(line.line)];
    const bool first = !std::exchange(seen, true) && line.line != fund::line;
    if (!first || line.line != fund::total) ++number;
    const std::string name = first ? std::string(name_of(line.line)) : "line[" + std::to_string(number) + "]";
    made.push_back({line.label.text, line.label.place, "budget." + name, line.line, line.depth});
  }
  return made;
}

// Of an unclear column the header lists all headers that it concerns.
void mark_unclear(form_reading& reading) {
  for (const auto& open : reading.unclear) {
    const auto table = concerns_funds(open.question) ? form_table::funds : form_table::indicators;
    for (auto& column : reading.columns) {
      const bool left = column.use == column_use::extra || column.use == column_use::unknown;
      if (left && column.table == table && open.header.text.find(column.header) != std::string::npos)
        column.use = column_use::unclear;
    }
  }
}

}  // namespace

void record_columns(draft& draft, const header& header, form_table table, bool in_list) {
  for (const auto& column : header.columns()) {
    if (column.key.empty()) continue;
    column_use use = use_of(column.meaning);
    if (in_list && column.meaning == meaning::section) use = use_in_list(column.spelled());
    draft.reading.columns.push_back({column.label, column.place, table, use, column.evidence});
    const bool says_all = column.own == column.meaning && !column.lowest.empty();
    name_column(draft.made.headers, table, column.meaning, says_all ? column.lowest : column.label);
  }
}

void record_column(draft& draft, std::string header, const place& cell, form_table table, meaning meaning) {
  if (table == form_table::funds) name_column(draft.made.headers, table, meaning, header);
  draft.reading.columns.push_back({std::move(header), cell, table, use_of(meaning), evidence::words});
}

void record_label(draft& draft, const laid_cell& name, std::string field, const laid_cell& value) {
  draft.reading.labels.push_back({name.text(), name.place, std::move(field), value.text(), value.place});
}

void settle_reading(draft& draft) {
  auto& reading = draft.reading;
  leftovers left(draft);
  for (const auto& one : draft.made.extras) left.add(one);
  for (const auto& row : draft.made.indicators)
    for (const auto& one : row.extras) left.add(one);
  reading.extras = left.take();
  reading.lines = lines_of(draft.made.budget);
  reading.unclear = draft.made.unclear_columns;
  mark_unclear(reading);
}

}  // namespace v0
}  // namespace perfeval
