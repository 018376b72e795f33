#include <perfeval/read/document.hpp>
#include <perfeval/write/repair.hpp>

#include "document/mark.hpp"
#include "document/repair.hpp"

#include <optional>

namespace perfeval {
inline namespace v0 {
namespace {

void add_table(cell_texts& texts, const table& table, std::uint32_t number) {
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    for (const table_cell& cell : table.rows[row].cells)
      texts[{number, static_cast<std::uint32_t>(row + 1), cell.column}] = cell.text;
}

// What every cell of a document shows. A part of them would make the others look changed.
// Errors: deadline_passed.
cell_texts shown_in(std::string_view bytes, const limits& bounds) {
  const document read = read_document_bytes(bytes, {}, bounds);
  for (const trouble& one : read.troubles)
    if (one.kind == trouble_kind::time_limit) throw deadline_passed(one.found);
  cell_texts texts;
  for (const table& table : read.tables) add_table(texts, table, table.number);
  return texts;
}

// The text of the cell with the figure replaced: the whole cell, or the one place in it where the figure is printed.
std::optional<std::string> replaced(const std::string& text, const cell_change& change) {
  if (trimmed(text) == change.printed) return change.value;
  const std::size_t found = text.find(change.printed);
  if (change.printed.empty() || found == text.npos || text.find(change.printed, found + 1) != text.npos) return {};
  return text.substr(0, found) + change.value + text.substr(found + change.printed.size());
}

trouble lost_cell(const cell_change& change) {
  return {trouble_kind::cell_not_found, change.cell.path, "another text in its place",
          "a cell that shows " + change.printed};
}

// The new texts of the first repairs.
cell_texts wanted_texts(const document_report& report, const cell_texts& shown, std::vector<trouble>& troubles) {
  cell_texts texts;
  for (const form_report& form : report.forms) {
    if (form.repairs.empty()) continue;
    for (const cell_change& change : form.repairs.front()) {
      const auto here = shown.find(change.place);
      const auto text = here == shown.end() ? std::nullopt : replaced(here->second, change);
      if (text)
        texts[change.place] = *text;
      else
        troubles.push_back(lost_cell(change));
    }
  }
  return texts;
}

std::string changed(std::string_view bytes, const cell_texts& texts, const std::set<place>& as_text,
                    const limits& bounds, std::vector<trouble>& troubles) {
  package_edit package(bytes, bounds, troubles);
  if (!troubles.empty()) return {};
  const std::string name = package.main_part();
  const auto* main = name.empty() ? nullptr : package.view(name);
  const auto root = main ? local_name(main->document_element()) : std::string_view();
  if (root == "workbook")
    change_workbook(package, name, texts, as_text);
  else if (root == "document")
    change_word_document(package, name, texts);
  else
    troubles.push_back({trouble_kind::unreadable_document, "the package", "no Word document and no workbook",
                        "a .docx or .xlsx file"});
  return troubles.empty() ? package.finish() : std::string();
}

// The cells that do not show what was put into them.
std::set<place> shown_otherwise(const std::string& bytes, const cell_texts& texts, const limits& bounds) {
  std::set<place> cells;
  const cell_texts shown = shown_in(bytes, bounds);
  for (const auto& [place, text] : texts) {
    const auto here = shown.find(place);
    if (here == shown.end() || trimmed(here->second) != trimmed(text)) cells.insert(place);
  }
  return cells;
}

}  // namespace

reading<std::string> repair_document(std::string_view bytes, const document_report& report, const limits& bounds) {
  reading<std::string> result;
  refuse_another_file(bytes, report.sha256, result.troubles);
  if (!result.troubles.empty()) return result;
  const cell_texts texts = wanted_texts(report, shown_in(bytes, bounds), result.troubles);
  if (!result.troubles.empty()) return result;
  result.value = changed(bytes, texts, {}, bounds, result.troubles);
  if (!result.troubles.empty()) return result;
  if (texts.empty()) result.value = bytes;
  if (const auto otherwise = shown_otherwise(result.value, texts, bounds); !otherwise.empty())
    result.value = changed(bytes, texts, otherwise, bounds, result.troubles);
  return result;
}

}  // namespace v0
}  // namespace perfeval
