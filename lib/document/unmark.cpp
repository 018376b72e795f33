#include "document/unmark.hpp"

#include "document/mark.hpp"
#include "tables/docx_text.hpp"
#include "tables/xlsx_cells.hpp"

#include <perfeval/audit/codes.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

bool is_own_colour(std::string_view fill) {
  const auto is_of = [&](severity severity) { return fill == colour_of(severity); };
  return is_of(severity::error) || is_of(severity::warning) || is_of(severity::note);
}

// ------------------------------------------------------------------------------------------------ workbooks

std::string_view author_of(const pugi::xml_node& comments, const pugi::xml_node& comment) {
  auto author = child(comments, "authors").first_child();
  for (auto n = comment.attribute("authorId").as_uint(); n > 0 && author; --n) author = author.next_sibling();
  return author.child_value();
}

// The runs that marks have added to the comment of someone else.
std::vector<pugi::xml_node> added_runs(const pugi::xml_node& comment) {
  std::vector<pugi::xml_node> added;
  for (const auto& run : child(comment, "text").children())
    if (local_name(run) == "r" && is_mark_text(child(run, "t").child_value())) added.push_back(run);
  return added;
}

// The number in <x:Row>5</x:Row>, whatever the prefix.
std::optional<std::uint32_t> number_in(std::string_view shape, std::string_view name) {
  for (auto position = shape.find(name); position != shape.npos; position = shape.find(name, position + 1)) {
    const auto after = position + name.size();
    if (after >= shape.size() || shape[after] != '>') continue;
    std::uint32_t value = 0;
    for (auto i = after + 1; i < shape.size() && value < 1u << 24; ++i) {
      if (shape[i] == '<') return value;
      if (shape[i] >= '0' && shape[i] <= '9') value = value * 10 + static_cast<std::uint32_t>(shape[i] - '0');
    }
  }
  return std::nullopt;
}

// A drawing without the boxes of these cells; VML is text here, as it need not be well-formed.
std::string without_boxes(std::string drawing, const std::vector<reference>& cells) {
  constexpr std::string_view begin = "<v:shape ", end = "</v:shape>";
  for (auto position = drawing.find(begin); position != drawing.npos;) {
    const auto stop = drawing.find(end, position);
    if (stop == drawing.npos) break;
    const auto shape = std::string_view(drawing).substr(position, stop - position);
    const auto row = number_in(shape, "Row"), column = number_in(shape, "Column");
    const bool is_of_these = row && column && std::any_of(cells.begin(), cells.end(), [&](const reference& cell) {
                               return cell.row == *row + 1 && cell.column == *column + 1;
                             });
    if (is_of_these) drawing.erase(position, stop + end.size() - position);
    position = drawing.find(begin, is_of_these ? position : stop);
  }
  return drawing;
}

void erase_boxes(package_edit& package, const std::string& sheet_part, const std::vector<reference>& cells) {
  const auto* sheet = package.view(sheet_part);
  if (sheet == nullptr) return;
  const std::string id = relation_id(child(sheet->document_element(), "legacyDrawing"));
  const std::string drawing = id.empty() ? std::string() : package.by_id(sheet_part, id);
  if (drawing.empty() || !package.has(drawing)) return;
  if (auto text = package.text_of(drawing)) package.put(drawing, without_boxes(std::move(*text), cells));
}

bool unmark_sheet(package_edit& package, const std::string& sheet_part) {
  const std::string part = package.by_type(sheet_part, "comments");
  auto* known = part.empty() || !package.has(part) ? nullptr : package.view(part);
  if (known == nullptr) return false;
  const auto root = known->document_element();
  auto list = child(root, "commentList");
  std::vector<pugi::xml_node> own, added;
  std::vector<reference> cells;
  for (const auto& comment : list.children()) {
    if (author_of(root, comment) == mark_author) {
      own.push_back(comment);
      cells.push_back(reference_of(comment.attribute("ref").value()));
    } else {
      const auto runs = added_runs(comment);
      added.insert(added.end(), runs.begin(), runs.end());
    }
  }
  if (own.empty() && added.empty()) return false;
  package.edit(part);
  for (const auto& comment : own) list.remove_child(comment);
  for (auto run : added) run.parent().remove_child(run);
  if (!cells.empty()) erase_boxes(package, sheet_part, cells);
  return true;
}

// ------------------------------------------------------------------------------------------------ Word

std::set<std::string> own_comments(const pugi::xml_node& comments) {
  std::set<std::string> ids;
  for (const auto& comment : comments.children())
    if (attribute(comment, "author") == mark_author) ids.emplace(attribute(comment, "id"));
  return ids;
}

void collect(const pugi::xml_node& element, const std::set<std::string>& ids, std::vector<pugi::xml_node>& found) {
  for (auto node = element.first_child(); node;) {
    const auto name = local_name(node);
    const bool marks = name == "commentRangeStart" || name == "commentRangeEnd" || name == "commentReference";
    if (marks && ids.contains(std::string(attribute(node, "id")))) found.push_back(node);
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node != element && !node.next_sibling()) node = node.parent();
    if (node == element) return;
    node = node.next_sibling();
  }
}

void clear_shading(pugi::xml_node node) {
  while (node && local_name(node) != "tc") node = node.parent();
  auto shading = child(child(node, "tcPr"), "shd");
  for (auto fill : shading.attributes())
    if (is_own_colour(fill.value())) fill.set_value("auto");
}

// With its run, if that holds nothing else.
void remove(pugi::xml_node mark) {
  auto run = mark.parent();
  run.remove_child(mark);
  const auto rest = run.first_child();
  if (local_name(run) == "r" && (!rest || (local_name(rest) == "rPr" && !rest.next_sibling())))
    run.parent().remove_child(run);
}

}  // namespace

bool is_mark_text(std::string_view text) {
  while (text.starts_with('\n')) text.remove_prefix(1);
  for (const language one : {language::zh, language::en})
    if (text.starts_with(summary_heading.text(one))) return true;
  for (const std::string_view word : {"错误（", "警告（", "提示（", "Error (", "Warning (", "Note ("}) {
    if (!text.starts_with(word)) continue;
    text.remove_prefix(word.size());
    return code_named(text.substr(0, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"))).has_value();
  }
  return false;
}

bool unmark_workbook(package_edit& package, const std::string& main_part) {
  const auto* book = package.view(main_part);
  if (book == nullptr) return false;
  bool any = false;
  for (const auto& sheet : child(book->document_element(), "sheets").children()) {
    const std::string part = package.by_id(main_part, relation_id(sheet));
    any |= !part.empty() && unmark_sheet(package, part);
  }
  return any;
}

bool unmark_word_document(package_edit& package, const std::string& main_part) {
  const std::string part = package.by_type(main_part, "comments");
  auto* known = part.empty() || !package.has(part) ? nullptr : package.view(part);
  if (known == nullptr) return false;
  auto comments = known->document_element();
  const auto ids = own_comments(comments);
  auto* document = ids.empty() ? nullptr : package.edit(main_part);
  if (document == nullptr) return false;
  package.edit(part);
  std::vector<pugi::xml_node> found;
  collect(document->document_element(), ids, found);
  for (const auto& mark : found) {
    clear_shading(mark);
    remove(mark);
  }
  for (auto comment = comments.first_child(); comment;) {
    const auto next = comment.next_sibling();
    if (ids.contains(std::string(attribute(comment, "id")))) comments.remove_child(comment);
    comment = next;
  }
  return true;
}

}  // namespace v0
}  // namespace perfeval
