// Scenarios from a CSV beside a pack.
#include <perfeval/testing/scenarios.hpp>

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

// Rows of a CSV: quotes as RFC 4180 has them, LF or CR LF, a byte order mark passed over.
class csv_reader {
 public:
  explicit csv_reader(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  std::optional<csv_row> next() {
    if (at_ >= text_.size()) return std::nullopt;
    csv_row row{line_, {cell()}};
    while (at_ < text_.size() && text_[at_] == ',') {
      ++at_;
      row.cells.push_back(cell());
    }
    if (at_ < text_.size()) step();  // the line end
    return row;
  }

 private:
  char step() {
    if (text_[at_] == '\n') ++line_;
    return text_[at_++];
  }
  std::string cell() {
    std::string made;
    const bool quoted = at_ < text_.size() && text_[at_] == '"';
    if (quoted) quoted_part(made);
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') made += step();
    while (!quoted && !made.empty() && (made.back() == '\r' || made.back() == ' ')) made.pop_back();
    if (quoted && made.ends_with('\r')) made.pop_back();
    return made;
  }
  void quoted_part(std::string& into) {
    for (++at_; at_ < text_.size();) {
      const char c = step();
      if (c != '"') {
        into += c;
      } else if (at_ < text_.size() && text_[at_] == '"') {
        into += step();
      } else {
        return;
      }
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

constexpr std::array<std::pair<std::string_view, std::string scenario::*>, 10> text_columns{
    {{"name", &scenario::name},
     {"expect", &scenario::expect},
     {"target", &scenario::target},
     {"actual", &scenario::actual},
     {"sign", &scenario::sign},
     {"indicator", &scenario::indicator},
     {"budget", &scenario::budget},
     {"executed", &scenario::executed},
     {"total", &scenario::total},
     {"weight", &scenario::weight}}};
constexpr std::array<std::string_view, 11> kind_words{"unknown",        "quantity",     "quality", "timeliness",
                                                      "cost",           "economic",     "social",  "ecological",
                                                      "sustainability", "satisfaction", "other"};
constexpr const char* known_columns =
    "name, expect, target, actual, sign, indicator, kind, budget, executed, total, weight or source";

bool is_note(std::string_view column) { return column == "source" || column.starts_with('#'); }

std::string scenario::*text_column(std::string_view name) {
  for (const auto& [column, member] : text_columns)
    if (column == name) return member;
  return nullptr;
}

std::string at_line(std::uint32_t line) { return "line " + std::to_string(line); }

bool is_empty(const csv_row& row) {
  for (const std::string& cell : row.cells)
    if (!cell.empty()) return false;
  return true;
}

class scenario_table {
 public:
  explicit scenario_table(const csv_row& head) : columns_(head.cells) {
    for (const std::string& column : columns_)
      if (!text_column(column) && column != "kind" && !is_note(column))
        made_.troubles.push_back({"scenario-column", at_line(head.line), column, known_columns});
  }
  void add(const csv_row& row) {
    if (is_empty(row)) return;
    if (row.cells.size() > columns_.size())
      return refuse(row, std::to_string(row.cells.size()) + " cells",
                    std::to_string(columns_.size()) +
                        " cells, one for each column; a comma inside a cell needs quotes around it");
    scenario one;
    one.line = row.line;
    if (!fill(row, one)) return;
    if (one.expect.empty()) return refuse(row, "no expect", "the points that the case must earn");
    made_.value.push_back(std::move(one));
  }
  void refuse(const csv_row& row, std::string found, std::string wanted) {
    made_.troubles.push_back({"scenario-invalid", at_line(row.line), std::move(found), std::move(wanted)});
  }
  reading<std::vector<scenario>> take() { return std::move(made_); }

 private:
  bool fill(const csv_row& row, scenario& into) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (const auto member = text_column(columns_[i])) into.*member = row.cells[i];
      if (columns_[i] == "kind" && !row.cells[i].empty() && !set_kind(row.cells[i], into)) {
        refuse(
            row, "kind " + row.cells[i],
            "quantity, quality, timeliness, cost, economic, social, ecological, sustainability, satisfaction or other");
        return false;
      }
    }
    return true;
  }
  static bool set_kind(std::string_view word, scenario& into) {
    for (std::size_t i = 0; i < kind_words.size(); ++i)
      if (kind_words[i] == word) into.of = static_cast<kind>(i);
    return into.of.has_value();
  }

  std::vector<std::string> columns_;
  reading<std::vector<scenario>> made_;
};

}  // namespace

reading<std::vector<scenario>> read_scenarios(std::string_view csv, const limits& bounds) {
  reading<std::vector<scenario>> made;
  if (csv.size() > bounds.bytes) {
    made.troubles.push_back(
        {"scenario-invalid", at_line(1), std::to_string(csv.size()) + " bytes", "at most limits.bytes"});
    return made;
  }
  csv_reader rows(csv);
  const auto head = rows.next();
  if (!head) return made;
  scenario_table table(*head);
  for (std::uint32_t n = 0; auto row = rows.next(); ++n) {
    if (n == bounds.rows) {
      table.refuse(*row, "more rows",
                   "at most " + std::to_string(bounds.rows) + " (limits.rows); the rest is left out");
      break;
    }
    table.add(*row);
  }
  return table.take();
}

}  // namespace v0
}  // namespace perfeval
