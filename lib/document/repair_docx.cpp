// New texts in the cells of a Word document. ISO/IEC 29500-1, 17.3.3.31.
#include "document/repair.hpp"
#include "document/spaces.hpp"
#include "tables/docx_body.hpp"

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

// The texts of a cell in reading order, and the first run; not those of tables in the cell.
void find_texts(const pugi::xml_node& element, std::vector<pugi::xml_node>& texts, pugi::xml_node& run,
                unsigned depth = 0) {
  constexpr unsigned deepest = 200;
  if (depth > deepest) return;
  for (const auto& node : element.children()) {
    const auto name = local_name(node);
    if (name == "tbl" || name == "rPr" || name == "pPr" || name == "tcPr") continue;
    if (name == "r" && !run) run = node;
    if (name == "t")
      texts.push_back(node);
    else
      find_texts(node, texts, run, depth + 1);
  }
}

pugi::xml_node new_text(pugi::xml_node cell, pugi::xml_node run, const part_names& w) {
  if (!run) {
    auto paragraph = child(cell, "p");
    if (!paragraph) paragraph = cell.append_child(w.element("p").c_str());
    run = paragraph.append_child(w.element("r").c_str());
  }
  return run.append_child(w.element("t").c_str());
}

void put(pugi::xml_node cell, const std::string& text, const part_names& w) {
  std::vector<pugi::xml_node> texts;
  pugi::xml_node run;
  find_texts(cell, texts, run);
  if (texts.empty()) texts.push_back(new_text(cell, run, w));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    texts[i].remove_children();
    if (i == 0) texts[i].append_child(pugi::node_pcdata).set_value(text.c_str());
  }
}

}  // namespace

void change_word_document(package_edit& package, const std::string& main_part, const cell_texts& texts) {
  auto* xml = package.edit(main_part);
  if (xml == nullptr) return;
  const auto root = xml->document_element();
  const auto cells = cells_of(child(root, "body"));
  const part_names w(root);
  for (const auto& [place, text] : texts)
    if (const auto cell = cells.find(place); cell != cells.end()) put(cell->second, text, w);
}

}  // namespace v0
}  // namespace perfeval
