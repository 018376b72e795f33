#include "report/book_styles.hpp"

#include "package/new_package.hpp"
#include "pages/workbook.hpp"
#include "text/markup.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t first_format = 164;  // those below are built in
constexpr std::size_t label_fill = 5;

std::size_t fill_of(const book_cell& cell) {
  if (cell.look == book_look::label) return label_fill;
  if (!cell.tinted) return 0;
  switch (*cell.tinted) {
    case severity::error:
      return 2;
    case severity::warning:
      return 3;
    case severity::note:
      break;
  }
  return 4;
}

std::string font(int size, bool bold, bool link) {
  return std::string("<font>") + (bold ? "<b/>" : "") + (link ? "<u/>" : "") + "<sz val=\"" + std::to_string(size) +
         "\"/>" + (link ? "<color rgb=\"FF0563C1\"/>" : "") + "<name val=\"宋体\"/><charset val=\"134\"/></font>";
}

std::string fill(const char* colour) {
  return std::string("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF") + colour +
         "\"/><bgColor indexed=\"64\"/></patternFill></fill>";
}

std::string side(const char* name) {
  return std::string("<") + name + " style=\"thin\"><color rgb=\"FFBFBFBF\"/></" + name + ">";
}

// Fonts: words, title, label, link.
std::size_t font_of(book_look look, bool link) {
  if (look == book_look::title) return 1;
  if (look == book_look::label) return 2;
  return link ? 3 : 0;
}

}  // namespace

std::size_t book_styles::style_of(const book_cell& cell) {
  const bool is_text = cell.digits.empty();
  const bool like_formula =
      is_text && !cell.text.empty() && std::string_view("=+-@").find(cell.text[0]) != std::string_view::npos;
  const key wanted{cell.look, fill_of(cell), !cell.link.empty(), like_formula, is_text ? std::string() : cell.format};
  if (const auto found = known_.find(wanted); found != known_.end()) return found->second;
  std::size_t format = 0;
  if (!is_text) {
    const auto found = std::find(formats_.begin(), formats_.end(), cell.format);
    format = first_format + static_cast<std::size_t>(found - formats_.begin());
    if (found == formats_.end()) formats_.push_back(cell.format);
  }
  const char* across = cell.look == book_look::label ? "center" : cell.look == book_look::figure ? "right" : "left";
  const bool title = cell.look == book_look::title;
  written_.push_back("<xf numFmtId=\"" + std::to_string(format) + "\" fontId=\"" +
                     std::to_string(font_of(cell.look, !cell.link.empty())) + "\" fillId=\"" +
                     std::to_string(fill_of(cell)) + "\" borderId=\"" + (title ? "0" : "1") + "\" xfId=\"0\"" +
                     (like_formula ? " quotePrefix=\"1\"" : "") +
                     " applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" "
                     "applyAlignment=\"1\"><alignment horizontal=\"" +
                     across + "\" vertical=\"center\"" + (title ? "" : " wrapText=\"1\"") +
                     (cell.look == book_look::words ? " indent=\"1\"" : "") + "/></xf>");
  known_.emplace(wanted, written_.size());  // 0 is the style of cells that have none
  return written_.size();
}

std::string book_styles::part() const {
  std::string formats, styles;
  for (std::size_t i = 0; i < formats_.size(); ++i)
    formats +=
        "<numFmt numFmtId=\"" + std::to_string(first_format + i) + "\" formatCode=\"" + escaped(formats_[i]) + "\"/>";
  for (const std::string& style : written_) styles += style;
  return std::string(new_package::xml_head) + "<styleSheet xmlns=\"" + workbook_space + "\">" +
         (formats_.empty() ? ""
                           : "<numFmts count=\"" + std::to_string(formats_.size()) + "\">" + formats + "</numFmts>") +
         "<fonts count=\"4\">" + font(10, false, false) + font(16, true, false) + font(10, true, false) +
         font(10, false, true) +
         "</fonts><fills count=\"6\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
         "patternType=\"gray125\"/></fill>" +
         fill("FFC7CE") + fill("FFEB9C") + fill("DDEBF7") + fill("D9E1F2") +
         "</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>" +
         side("left") + side("right") + side("top") + side("bottom") +
         "<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
         "borderId=\"0\"/></cellStyleXfs><cellXfs count=\"" +
         std::to_string(written_.size() + 1) +
         "\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>" + styles +
         "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
         "</styleSheet>";
}

}  // namespace v0
}  // namespace perfeval
