// Word documents: the package, its main part, and the parts that the main part embeds.
#include <perfeval/read/docx.hpp>

#include <perfeval/read/html.hpp>

#include "package/package.hpp"
#include "tables/docx_body.hpp"
#include "tables/time_limit.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// Takes away what a table has.
void use(space_left& space, const table& table) {
  space.rows -= static_cast<std::uint32_t>(table.rows.size());
  for (const auto& row : table.rows) {
    space.cells -= static_cast<std::uint32_t>(row.cells.size());
    for (const auto& cell : row.cells)
      for (const auto& inner : cell.tables) use(space, inner);
  }
}

class word_reader {
 public:
  word_reader(std::string_view bytes, const limits& bounds, bool is_chunk, reading<std::vector<table>>& result)
      : bounds_(bounds), is_chunk_(is_chunk), result_(result), parts_(bytes, bounds, result.troubles) {}

  void read() {
    const std::string name = parts_.main_part("word/document.xml");
    xml_part main;
    if (!parts_.read_xml(name, main)) return;
    relations_ = parts_.relations(name);
    docx_surroundings surroundings;
    xml_part styles, lists;
    read_related("styles", styles);
    surroundings.styles = docx_styles(styles.document.document_element());
    if (has_lists(main, styles)) {
      read_related("numbering", lists);
      surroundings.numbering = docx_numbering(lists.document.document_element(), styles.document.document_element());
    }
    surroundings.chunk = [this](const std::string& id, space_left& space) { return chunk(id, space); };
    read_body(child(main.document.document_element(), "body"), bounds_, surroundings, result_);
    if (result_.value.empty()) say_what_there_is_instead();
  }

 private:
  // Whether a paragraph may be in a list, by itself or by its style.
  [[nodiscard]] bool has_lists(const xml_part& main, const xml_part& styles) const {
    const auto says = [](const xml_part& part, const char* name) { return part.text.find(name) != std::string::npos; };
    const bool are_defined = std::any_of(relations_.begin(), relations_.end(),
                                         [](const auto& relation) { return has_type(relation, "numbering"); });
    return are_defined && (says(main, "numPr") || (says(styles, "numPr") && says(main, "pStyle")));
  }

  void read_related(std::string_view type, xml_part& out) {
    for (const auto& relation : relations_)
      if (has_type(relation, type) && parts_.has(relation.target) && parts_.read_xml(relation.target, out)) return;
  }

  // A form that is no table of the document: a workbook put in as an object, or a scan.
  void say_what_there_is_instead() {
    std::size_t pictures = 0;
    for (const auto& entry : parts_.entries()) {
      if (entry.name.find("word/embeddings/") != entry.name.npos)
        return result_.troubles.push_back(
            {trouble_kind::unread_part, "part " + entry.name, "an embedded object (嵌入对象), and no table",
             "the object opened in the document and saved as a file of its own", "请将嵌入的表格另存为单独的文件"});
      pictures += entry.name.find("word/media/") != entry.name.npos;
    }
    if (pictures == 0) return;
    result_.troubles.push_back(
        {trouble_kind::unread_part, "the document", std::to_string(pictures) + " pictures (图片), and no table",
         "the document itself, or the result of OCR: a scan holds no text", "请提供可编辑的原表"});
  }

  // A page or a document inside the document; other kinds (.rtf, .mht, text) are reported.
  std::vector<table> chunk(const std::string& id, space_left& space) {
    for (const auto& relation : relations_) {
      if (relation.id != id || !parts_.has(relation.target)) continue;
      const auto bytes = parts_.part(relation.target);
      if (!bytes) return {};
      auto inside = bounds_;
      inside.rows = space.rows;
      inside.cells = space.cells;
      auto made = tables_of_chunk(*bytes, relation.target, inside);
      for (const auto& one : made.value) use(space, one);
      result_.troubles.insert(result_.troubles.end(), made.troubles.begin(), made.troubles.end());
      return std::move(made.value);
    }
    result_.troubles.push_back({trouble_kind::missing_part, "the document", "an altChunk whose part is not there",
                                "the document opened and saved in Word, which turns it into text"});
    return {};
  }

  reading<std::vector<table>> tables_of_chunk(const std::string& bytes, const std::string& name, const limits& bounds) {
    reading<std::vector<table>> made;
    if (bytes.starts_with("PK") && !is_chunk_) {
      word_reader(bytes, bounds, true, made).read();
    } else if (const auto first = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
               first != bytes.npos && bytes[first] == '<') {
      return read_html(bytes, bounds);
    } else {
      made.troubles.push_back({trouble_kind::unread_part, "part " + name,
                               "a part inserted with altChunk that is not a web page",
                               "the document opened and saved in Word, which turns it into text"});
    }
    return made;
  }

  limits bounds_;
  bool is_chunk_;
  reading<std::vector<table>>& result_;
  package parts_;
  std::vector<relation> relations_;
};

}  // namespace

reading<std::vector<table>> read_docx(std::string_view bytes, const limits& bounds) {
  reading<std::vector<table>> result;
  within_time(result.troubles, "the document", [&] { word_reader(bytes, bounds, false, result).read(); });
  return result;
}

}  // namespace v0
}  // namespace perfeval
