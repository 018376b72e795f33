// Marks in a workbook: sheets, styles, comments, and the drawings that hold the comments' boxes. ISO/IEC 29500-1,
// section 18; part 4, VML.
#include "document/mark.hpp"
#include "document/sheet_cells.hpp"
#include "document/spaces.hpp"
#include "pages/workbook.hpp"
#include "text/markup.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// ------------------------------------------------------------------------------------------------ styles

// Existing styles with the fill of a severity; each pair is added once.
class tinted_styles {
 public:
  explicit tinted_styles(pugi::xml_node styles)
      : fills_(child(styles, "fills")), formats_(child(styles, "cellXfs")), prefix_(prefix_of(styles)) {}

  std::uint32_t style(std::uint32_t base, severity severity) {
    const auto key = std::pair(base, severity);
    if (const auto known = made_.find(key); known != made_.end()) return known->second;
    const auto all = formats_.children();
    const auto count = static_cast<std::uint32_t>(std::distance(all.begin(), all.end()));
    auto format = formats_.first_child();
    for (std::uint32_t i = 0; i < base && format.next_sibling(); ++i) format = format.next_sibling();
    auto made = format ? formats_.append_copy(format) : formats_.append_child((prefix_ + "xf").c_str());
    set_attribute(made, "fillId", std::to_string(fill(severity)));
    set_attribute(made, "applyFill", "1");
    set_attribute(formats_, "count", std::to_string(count + 1));
    return made_[key] = count;
  }

 private:
  std::uint32_t fill(severity severity) {
    auto& known = fill_[severity];
    if (known != 0) return known;
    const auto all = fills_.children();
    const auto count = static_cast<std::uint32_t>(std::distance(all.begin(), all.end()));
    auto pattern = fills_.append_child((prefix_ + "fill").c_str()).append_child((prefix_ + "patternFill").c_str());
    pattern.append_attribute("patternType") = "solid";
    pattern.append_child((prefix_ + "fgColor").c_str()).append_attribute("rgb") =
        (std::string("FF") + colour_of(severity)).c_str();
    pattern.append_child((prefix_ + "bgColor").c_str()).append_attribute("indexed") = "64";
    set_attribute(fills_, "count", std::to_string(count + 1));
    return known = count;
  }

  pugi::xml_node fills_, formats_;
  std::string prefix_;
  keyed<severity, std::uint32_t> fill_;  // 0: not yet; the first fill of every workbook is "none"
  std::map<std::pair<std::uint32_t, severity>, std::uint32_t> made_;
};

// ------------------------------------------------------------------------------------------------ comments

pugi::xml_node comment_at(pugi::xml_node list, const std::string& ref) {
  for (const auto& comment : list.children())
    if (comment.attribute("ref").value() == ref) return comment;
  return {};
}

// A threaded comment of Excel keeps its text elsewhere; the comment on its cell only says so to older programs.
bool is_thread(const pugi::xml_node& comments, const pugi::xml_node& comment) {
  auto author = child(comments, "authors").first_child();
  for (auto n = comment.attribute("authorId").as_uint(); n > 0 && author; --n) author = author.next_sibling();
  return std::string_view(author.child_value()).starts_with("tc=");
}

// Where the note on a cell can go: the cell itself, or the first to its right without a thread.
place free_of_threads(const pugi::xml_node& comments, place place) {
  const auto list = child(comments, "commentList");
  for (;; ++place.column) {
    const auto known = comment_at(list, cell_name(place.row - 1, place.column - 1));
    if (!known || !is_thread(comments, known)) return place;
  }
}

// The author's position in the list, added if need be.
std::string author_in(pugi::xml_node comments, const std::string& prefix) {
  auto authors = child(comments, "authors");
  if (!authors) authors = comments.prepend_child((prefix + "authors").c_str());
  std::size_t n = 0;
  for (const auto& author : authors.children()) {
    if (std::string_view(author.child_value()) == mark_author) return std::to_string(n);
    ++n;
  }
  authors.append_child((prefix + "author").c_str()).append_child(pugi::node_pcdata).set_value(mark_author);
  return std::to_string(n);
}

void append_text(pugi::xml_node node, const std::string& text, const std::string& prefix) {
  auto t = node.append_child((prefix + "r").c_str()).append_child((prefix + "t").c_str());
  t.append_attribute("xml:space") = "preserve";
  t.append_child(pugi::node_pcdata).set_value(text.c_str());
}

// True if the cell had no comment before, and so needs a box.
bool add_comment(pugi::xml_node comments, const std::string& ref, const std::string& text) {
  const std::string prefix = prefix_of(comments);
  auto list = child(comments, "commentList");
  if (!list) list = comments.append_child((prefix + "commentList").c_str());
  if (auto known = comment_at(list, ref)) {
    append_text(child(known, "text"), "\n\n" + text, prefix);
    return false;
  }
  auto made = list.append_child((prefix + "comment").c_str());
  set_attribute(made, "ref", ref);
  set_attribute(made, "authorId", author_in(comments, prefix));
  append_text(made.append_child((prefix + "text").c_str()), text, prefix);
  return true;
}

// ------------------------------------------------------------------------------------------------ boxes

// Drawings may use any prefix for the namespaces, so every box declares its own.
const std::string box_spaces =
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
    " xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";

std::string box_of(const std::string& id, const place& place) {
  const std::uint32_t row = place.row - 1, column = place.column - 1;
  const auto anchor = std::to_string(column + 1) + ", 12, " + std::to_string(row) + ", 2, " +
                      std::to_string(column + 5) + ", 20, " + std::to_string(row + 6) + ", 8";
  return "<v:shape" + box_spaces + " id=\"" + id +
         "\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:260pt;height:110pt;"
         "z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
         "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
         "<v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>"
         "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>" +
         anchor + "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" + std::to_string(row) + "</x:Row><x:Column>" +
         std::to_string(column) + "</x:Column></x:ClientData></v:shape>";
}

std::string box_type() {
  return "<v:shapetype" + box_spaces +
         " id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
         "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
}

std::string empty_drawing(std::uint32_t sheet) {
  return "<xml" + box_spaces + "><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"" +
         std::to_string(sheet) + "\"/></o:shapelayout></xml>";
}

// VML need not be well-formed, so boxes are inserted as text, before the end of its root. Nothing if it has no end.
std::optional<std::string> with_boxes(std::string drawing, std::uint32_t sheet, const std::vector<place>& cells) {
  std::string boxes = drawing.find("\"_x0000_t202\"") == drawing.npos ? box_type() : "";
  std::uint32_t n = sheet * 1024;
  for (const auto& place : cells) {
    std::string id;
    do id = "_x0000_s" + std::to_string(++n);
    while (drawing.find('"' + id + '"') != drawing.npos);
    boxes += box_of(id, place);
  }
  const auto end = drawing.rfind("</");
  if (end == drawing.npos) return {};
  return drawing.insert(end, boxes);
}

// Elements of a sheet that must follow its legacyDrawing.
bool follows_drawing(std::string_view name) {
  for (const std::string_view later :
       {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"})
    if (name == later) return true;
  return false;
}

void refer_to_drawing(pugi::xml_node sheet, const std::string& id) {
  const std::string name = prefix_of(sheet) + "legacyDrawing";
  pugi::xml_node next;
  for (const auto& node : sheet.children())
    if (follows_drawing(local_name(node))) {
      next = node;
      break;
    }
  auto made = next ? sheet.insert_child_before(name.c_str(), next) : sheet.append_child(name.c_str());
  set_attribute(made, prefix_for(sheet, relation_space_of(sheet), "r") + "id", id);
}

// ------------------------------------------------------------------------------------------------ sheets

class sheet_marker {
 public:
  sheet_marker(package_edit& package, std::string part, std::uint32_t number)
      : package_(package), part_(std::move(part)), number_(number) {}

  void mark(const cell_marks& marks, tinted_styles& styles) {
    auto* xml = package_.edit(part_);
    if (xml == nullptr) return;
    auto sheet = xml->document_element();
    colour(sheet, marks, styles);
    auto comments = comments_part(sheet);
    std::vector<place> boxes;
    for (const auto& [cell_place, mark] : marks) {
      detail::poll();
      const place free = free_of_threads(comments, cell_place);
      const std::string named = free == cell_place ? "" : cell_name(cell_place.row - 1, cell_place.column - 1) + "\n";
      if (add_comment(comments, cell_name(free.row - 1, free.column - 1), named + mark.text)) boxes.push_back(free);
    }
    if (!boxes.empty()) draw(sheet, boxes);
  }

 private:
  static void colour(pugi::xml_node sheet, const cell_marks& marks, tinted_styles& styles) {
    auto rows = child(sheet, "sheetData");
    for (const auto& [cell_place, mark] : marks) {
      detail::poll();
      if (!mark.filled) continue;
      auto cell = sheet_cell(rows, cell_place);
      set_attribute(cell, "s", std::to_string(styles.style(cell.attribute("s").as_uint(), mark.worst)));
    }
  }

  pugi::xml_node comments_part(const pugi::xml_node& sheet) {
    const std::string known = package_.by_type(part_, "comments");
    if (!known.empty() && package_.has(known))
      if (auto* xml = package_.edit(known)) return xml->document_element();
    const std::string name = package_.free_name("xl/comments", ".xml");
    auto root = package_.add(name).append_child("comments");
    root.append_attribute("xmlns") = space_of(sheet).c_str();
    package_.relate(part_, relation_space_of(sheet) + "/comments", name);
    package_.declare(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml");
    return root;
  }

  void draw(pugi::xml_node sheet, const std::vector<place>& boxes) {
    if (const std::string known = drawing_of(sheet); !known.empty())
      if (const auto text = package_.text_of(known))
        if (auto more = with_boxes(*text, number_, boxes)) return package_.put(known, std::move(*more));
    if (child(sheet, "legacyDrawing")) return;  // one that cannot be read: Excel draws the boxes again
    const std::string name = package_.free_name("xl/drawings/vmlDrawing", ".vml");
    package_.put(name, with_boxes(empty_drawing(number_), number_, boxes).value());
    package_.declare_ending("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
    refer_to_drawing(sheet, package_.relate(part_, relation_space_of(sheet) + "/vmlDrawing", name));
  }

  // The part that the sheet draws its boxes from; empty if there is none.
  std::string drawing_of(const pugi::xml_node& sheet) {
    const std::string id = relation_id(child(sheet, "legacyDrawing"));
    return id.empty() ? std::string() : package_.by_id(part_, id);
  }

  package_edit& package_;
  std::string part_;
  std::uint32_t number_;
};

// A workbook may have no styles; then it gets a minimal set.
pugi::xml_document& new_styles(package_edit& package, const std::string& workbook) {
  const auto* book = package.view(workbook);
  const auto book_root = book != nullptr ? book->document_element() : pugi::xml_node();
  const std::string name = package.free_name("xl/styles", ".xml");
  auto& made = package.add(name);
  auto root = made.append_child("styleSheet");
  root.append_attribute("xmlns") = space_of(book_root).c_str();
  const auto list = [&root](const char* all, const char* one) {
    auto node = root.append_child(all);
    node.append_attribute("count") = "1";
    return node.append_child(one);
  };
  list("fonts", "font");
  list("fills", "fill").append_child("patternFill").append_attribute("patternType") = "none";
  list("borders", "border");
  list("cellStyleXfs", "xf");
  list("cellXfs", "xf");
  package.relate(workbook, relation_space_of(book_root) + "/styles", name);
  package.declare(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
  return made;
}

}  // namespace

void mark_workbook(package_edit& package, const std::string& main_part, const cell_marks& marks) {
  std::map<std::uint32_t, cell_marks> sheets;
  for (const auto& [place, mark] : marks) sheets[place.table].emplace(place, mark);
  pugi::xml_node styles_root;  // none is needed where no cell is filled
  if (std::any_of(marks.begin(), marks.end(), [](const auto& one) { return one.second.filled; })) {
    const std::string known_styles = package.by_type(main_part, "styles");
    auto* styles_xml = known_styles.empty() ? &new_styles(package, main_part) : package.edit(known_styles);
    if (styles_xml == nullptr) return;
    styles_root = styles_xml->document_element();
  }
  tinted_styles styles(styles_root);
  for (const auto& [number, of_sheet] : sheets)
    if (const auto part = sheet_part(package, main_part, number); !part.empty())
      sheet_marker(package, part, number).mark(of_sheet, styles);
}

}  // namespace v0
}  // namespace perfeval
