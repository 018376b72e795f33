// Marks in a Word document: comments over the cells' text, and shading. ISO/IEC 29500-1, section 17.
#include "document/mark.hpp"
#include "document/spaces.hpp"
#include "tables/docx_body.hpp"
#include "tables/docx_text.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace {

// Properties of a cell that must follow its shading.
bool follows_shading(std::string_view name) {
  for (const std::string_view later : {"noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark", "headers",
                                       "cellIns", "cellDel", "cellMerge", "tcPrChange"})
    if (name == later) return true;
  return false;
}

void shade(pugi::xml_node cell, severity severity, const part_names& w) {
  auto properties = child(cell, "tcPr");
  if (!properties) properties = cell.prepend_child(w.element("tcPr").c_str());
  auto shading = child(properties, "shd");
  if (!shading) {
    const auto all = properties.children();
    const auto next =
        std::find_if(all.begin(), all.end(), [](const pugi::xml_node& n) { return follows_shading(local_name(n)); });
    shading = next == all.end() ? properties.append_child(w.element("shd").c_str())
                                : properties.insert_child_before(w.element("shd").c_str(), *next);
  }
  for (const char* theme : {"themeFill", "themeFillTint", "themeFillShade"})
    shading.remove_attribute(w.attribute(theme).c_str());
  set_attribute(shading, w.attribute("val"), "clear");
  set_attribute(shading, w.attribute("color"), "auto");
  set_attribute(shading, w.attribute("fill"), colour_of(severity));
}

// The first and the last paragraph of a cell, inside any wrappers; not those of tables in the cell.
void find_paragraphs(const pugi::xml_node& element, std::uint32_t depth, pugi::xml_node& first, pugi::xml_node& last) {
  if (depth > most_wrappers) return;
  for (const auto& node : element.children()) {
    const auto name = local_name(node);
    if (name == "p") {
      if (!first) first = node;
      last = node;
    } else if (is_wrapper(name)) {
      find_paragraphs(node, depth + 1, first, last);
    }
  }
}

// The comment spans the text of the cell, from its first paragraph to its last; a cell always has one.
void span_text(pugi::xml_node cell, const std::string& id, const part_names& w) {
  pugi::xml_node first, last;
  find_paragraphs(cell, 0, first, last);
  if (!first) first = last = cell.append_child(w.element("p").c_str());
  const auto properties = child(first, "pPr");
  const std::string start = w.element("commentRangeStart");
  set_attribute(properties ? first.insert_child_after(start.c_str(), properties) : first.prepend_child(start.c_str()),
                w.attribute("id"), id);
  set_attribute(last.append_child(w.element("commentRangeEnd").c_str()), w.attribute("id"), id);
  set_attribute(last.append_child(w.element("r").c_str()).append_child(w.element("commentReference").c_str()),
                w.attribute("id"), id);
}

pugi::xml_node comments_in(package_edit& package, const std::string& document, const pugi::xml_node& document_root) {
  const std::string known = package.by_type(document, "comments");
  if (!known.empty() && package.has(known)) {
    auto* xml = package.edit(known);
    return xml ? xml->document_element() : pugi::xml_node();
  }
  const std::string folder = folder_of(document);
  const std::string usual = folder + "comments.xml";
  const std::string name = package.has(usual) ? package.free_name(folder + "comments", ".xml") : usual;
  auto root = package.add(name).append_child("w:comments");
  root.append_attribute("xmlns:w") = space_of(document_root).c_str();
  package.relate(document, relation_space_of(document_root) + "/comments", name);
  package.declare(name, "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml");
  return root;
}

int free_id(const pugi::xml_node& comments, const part_names& w) {
  int next = 0;
  for (const auto& node : comments.children())
    next = std::max(next, node.attribute(w.attribute("id").c_str()).as_int() + 1);
  return next;
}

// One paragraph for each line.
void add_comment(pugi::xml_node comments, const std::string& id, std::string_view text, const part_names& w) {
  auto comment = comments.append_child(w.element("comment").c_str());
  set_attribute(comment, w.attribute("id"), id);
  set_attribute(comment, w.attribute("author"), mark_author);
  set_attribute(comment, w.attribute("initials"), "p");
  while (true) {
    const auto end = text.find('\n');
    auto t = comment.append_child(w.element("p").c_str())
                 .append_child(w.element("r").c_str())
                 .append_child(w.element("t").c_str());
    set_attribute(t, "xml:space", "preserve");
    t.append_child(pugi::node_pcdata).set_value(std::string(text.substr(0, end)).c_str());
    if (end == text.npos) return;
    text.remove_prefix(end + 1);
  }
}

// The cell at a place; for a place without a cell, the first cell of its table, then of the document.
pugi::xml_node cell_for(const std::map<place, pugi::xml_node>& cells, const place& place) {
  if (const auto found = cells.find(place); found != cells.end()) return found->second;
  const auto in_table = cells.lower_bound({place.table, 0, 0});
  if (in_table != cells.end()) return in_table->second;
  return cells.empty() ? pugi::xml_node() : cells.begin()->second;
}

}  // namespace

void mark_word_document(package_edit& package, const std::string& main_part, const cell_marks& marks) {
  auto* xml = package.edit(main_part);
  if (xml == nullptr) return;
  const auto root = xml->document_element();
  const auto cells = cells_of(child(root, "body"));
  if (cells.empty()) return;
  auto comments = comments_in(package, main_part, root);
  const part_names w(root), cw(comments);
  int id = free_id(comments, cw);
  for (const auto& [place, mark] : marks) {
    detail::poll();
    const auto cell = cell_for(cells, place);
    if (mark.filled) shade(cell, mark.worst, w);
    span_text(cell, std::to_string(id), w);
    add_comment(comments, std::to_string(id), mark.text, cw);
    ++id;
  }
}

}  // namespace v0
}  // namespace perfeval
