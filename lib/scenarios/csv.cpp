// Scenarios from a CSV next to a pack.
#include <perfeval/testing/scenarios.hpp>

#include "packs/expectation.hpp"
#include "text/encoding.hpp"
#include "text/nearest.hpp"

#include <array>
#include <optional>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

struct csv_row {
  std::uint32_t line = 0;
  std::vector<std::string> cells;
};

// Rows of a CSV: quotes as in RFC 4180, LF or CR LF, a byte order mark is skipped.
class csv_reader {
 public:
  explicit csv_reader(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  std::optional<csv_row> next() {
    if (position_ >= text_.size()) return std::nullopt;
    csv_row row{line_, {cell()}};
    while (position_ < text_.size() && text_[position_] == ',') {
      ++position_;
      row.cells.push_back(cell());
    }
    if (position_ < text_.size()) step();  // the line end
    return row;
  }

 private:
  char step() {
    if (text_[position_] == '\n') ++line_;
    return text_[position_++];
  }
  std::string cell() {
    std::string made;
    const bool quoted = position_ < text_.size() && text_[position_] == '"';
    if (quoted) quoted_part(made);
    while (position_ < text_.size() && text_[position_] != ',' && text_[position_] != '\n') made += step();
    while (!quoted && !made.empty() && (made.back() == '\r' || made.back() == ' ')) made.pop_back();
    if (quoted && made.ends_with('\r')) made.pop_back();
    return made;
  }
  void quoted_part(std::string& out) {
    for (++position_; position_ < text_.size();) {
      const char c = step();
      if (c != '"') {
        out += c;
      } else if (position_ < text_.size() && text_[position_] == '"') {
        out += step();
      } else {
        return;
      }
    }
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::uint32_t line_ = 1;
};

// A column: its name in the pack's file, and its Chinese name.
struct text_column {
  std::string_view name, chinese;
  std::string scenario::*part;
};
constexpr std::array<text_column, 12> text_columns{{{"name", "名称", &scenario::name},
                                                    {"expect", "应得", &scenario::expect},
                                                    {"target", "目标值", &scenario::target},
                                                    {"actual", "完成值", &scenario::actual},
                                                    {"sign", "符号", &scenario::sign},
                                                    {"indicator", "指标名称", &scenario::indicator},
                                                    {"budget", "预算数", &scenario::budget},
                                                    {"initial_budget", "年初预算数", &scenario::initial_budget},
                                                    {"arrived", "到位数", &scenario::arrived},
                                                    {"executed", "执行数", &scenario::executed},
                                                    {"total", "总分", &scenario::total},
                                                    {"weight", "分值", &scenario::weight}}};
constexpr const char* known_columns =
    "name, expect, target, actual, sign, indicator, kind, budget, initial_budget, arrived, executed, total, weight or "
    "source (名称、应得、目标值、完成值、符号、指标名称、类型、预算数、年初预算数、到位数、执行数、总分、分值、依据)";

bool is_note(std::string_view column) {
  return column.empty() || column == "source" || column == "依据" || column.starts_with('#');
}
bool is_kind(std::string_view column) { return column == "kind" || column == "类型"; }

std::string scenario::*text_part(std::string_view name) {
  for (const text_column& one : text_columns)
    if (one.name == name || one.chinese == name) return one.part;
  return nullptr;
}

// The kinds that a cell may name: "quantity, …, satisfaction or other (数量、…、其他)".
std::string known_kinds() {
  std::string english, chinese;
  for (const auto& one : names_of<kind>) {
    if (one.value == kind::unknown) continue;
    if (!english.empty()) english += one.value == kind::other ? " or " : ", ";
    english += one.name;
    if (!chinese.empty()) chinese += "、";
    chinese += one.zh;
  }
  return english + " (" + chinese + ")";
}

std::string at_line(std::uint32_t line) { return "line " + std::to_string(line); }

std::string at_cell(std::uint32_t line, std::size_t column, const std::string& name) {
  return at_line(line) + ", column " + std::to_string(column + 1) + (name.empty() ? "" : " (" + name + ")");
}

// Blank, or a comment: its first cell begins with #.
bool says_nothing(const csv_row& row) {
  if (trimmed(row.cells.front()).starts_with('#')) return true;
  for (const std::string& cell : row.cells)
    if (!trimmed(cell).empty()) return false;
  return true;
}

// The row of column names: a comment above it does not count, but its own first name may begin with #.
std::optional<csv_row> head_of(csv_reader& rows) {
  while (auto row = rows.next()) {
    bool named = false;
    for (std::string& cell : row->cells) {
      cell = trimmed(cell);
      named = named || text_part(cell) == &scenario::expect;
    }
    if (named || !says_nothing(*row)) return row;
  }
  return std::nullopt;
}

// A column that there is not: the columns that there are, and the one that was probably meant.
trouble unknown_column(std::string place, const std::string& name) {
  std::vector<std::string_view> names{"kind", "source", "类型", "依据"};
  for (const text_column& one : text_columns) names.insert(names.end(), {one.name, one.chinese});
  const std::string nearest(nearest_name(name, names));
  trouble made{trouble_kind::scenario_column, std::move(place), name, known_columns};
  if (nearest.empty()) return made;
  made.expected += "; the nearest is " + nearest;
  made.advice = "最接近的是“" + nearest + "”，请核对算例表的表头";
  return made;
}

class scenario_table {
 public:
  scenario_table(const csv_row& head, std::vector<trouble> met) : columns_(head.cells) {
    made_.troubles = std::move(met);
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (!text_part(columns_[i]) && !is_kind(columns_[i]) && !is_note(columns_[i]))
        made_.troubles.push_back(unknown_column(at_cell(head.line, i, ""), columns_[i]));
  }
  void add(const csv_row& row) {
    if (says_nothing(row)) return;
    if (has_more_cells(row))
      return refuse(row, std::to_string(row.cells.size()) + " cells",
                    std::to_string(columns_.size()) +
                        " cells, one for each column; a comma inside a cell needs quotes around it");
    scenario one;
    one.line = row.line;
    if (!fill(row, one)) return;
    if (one.expect.empty()) {
      made_.troubles.push_back({trouble_kind::scenario_invalid, at_line(row.line) + ", column expect", "no expect",
                                "the points that the case must earn"});
      return;
    }
    if (!can_be_read(one)) return;
    made_.value.push_back(std::move(one));
  }
  void refuse(const csv_row& row, std::string found, std::string wanted) {
    made_.troubles.push_back({trouble_kind::scenario_invalid, at_line(row.line), std::move(found), std::move(wanted)});
  }
  reading<std::vector<scenario>> take() { return std::move(made_); }

 private:
  // A grade may be a word of the pack, which is not known here.
  bool can_be_read(const scenario& one) {
    const auto unreadable = packs::unreadable_texts(one, nullptr);
    for (const auto& text : unreadable)
      made_.troubles.push_back({trouble_kind::scenario_invalid,
                                at_line(one.line) + ", column " + std::string(text.name), text.found,
                                std::string(text.expected)});
    return unreadable.empty();
  }
  bool fill(const csv_row& row, scenario& out) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i >= columns_.size()) break;
      if (const auto member = text_part(columns_[i])) out.*member = row.cells[i];
      if (is_kind(columns_[i]) && !row.cells[i].empty() && !set_kind(row.cells[i], out)) {
        made_.troubles.push_back(
            {trouble_kind::scenario_invalid, at_cell(row.line, i, columns_[i]), "kind " + row.cells[i], known_kinds()});
        return false;
      }
    }
    return true;
  }
  // Non-empty cells after the last column; a spreadsheet leaves empty ones there.
  [[nodiscard]] bool has_more_cells(const csv_row& row) const {
    for (std::size_t i = columns_.size(); i < row.cells.size(); ++i)
      if (!trimmed(row.cells[i]).empty()) return true;
    return false;
  }
  static bool set_kind(std::string_view word, scenario& out) {
    out.kind = named<kind>(word);
    if (!out.kind) out.kind = worded<kind>(word, language::zh);
    return out.kind.has_value();
  }

  std::vector<std::string> columns_;
  reading<std::vector<scenario>> made_;
};

}  // namespace

reading<std::vector<scenario>> read_scenarios(std::string_view csv, const limits& bounds) {
  reading<std::vector<scenario>> made;
  if (csv.size() > bounds.bytes) {
    made.troubles.push_back(
        {trouble_kind::scenario_invalid, at_line(1), std::to_string(csv.size()) + " bytes", "at most limits.bytes"});
    return made;
  }
  const std::string text = as_utf8(csv, "", made.troubles);
  csv_reader rows(text);
  const auto head = head_of(rows);
  if (!head) return made;
  scenario_table table(*head, std::move(made.troubles));
  for (std::uint32_t n = 0; auto row = rows.next(); ++n) {
    if (n == bounds.rows) {
      table.refuse(*row, "more rows", "at most " + to_string(bounds.rows) + " (limits.rows); the rest is left out");
      break;
    }
    table.add(*row);
  }
  return table.take();
}

}  // namespace v0
}  // namespace perfeval
