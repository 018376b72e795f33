// Workbooks: sheet by sheet. Office Open XML, ISO/IEC 29500-1, section 18.
#include <perfeval/read/xlsx.hpp>

#include "package/package.hpp"
#include "package/xml.hpp"
#include "tables/time_limit.hpp"
#include "tables/xlsx_conditions.hpp"
#include "tables/xlsx_sheet.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

class book_reader {
 public:
  book_reader(std::string_view bytes, const limits& bounds, reading<std::vector<table>>& result)
      : bounds_(bounds), result_(result), parts_(bytes, bounds, result.troubles) {
    book_.space = space_left(bounds);
    book_.bytes_left = bounds.bytes;
    // A number format or a shared text may turn a few bytes of each cell into very many.
    constexpr std::uint64_t never_refused = 16u << 20;
    const auto most = std::max<std::uint64_t>(never_refused, std::uint64_t{bytes.size()} * bounds.expansion);
    book_.expands = most < bounds.bytes;
    if (book_.expands) book_.bytes_left = most;
  }

  void read() {
    const std::string name = parts_.main_part("xl/workbook.xml");
    xml_part workbook;
    if (!parts_.read_xml(name, workbook)) return read_loose_sheets();
    const auto root = workbook.document.document_element();
    book_.since_1904 = child(root, "workbookPr").attribute("date1904").as_bool();
    book_.formulas.recalculates = child(root, "calcPr").attribute("fullCalcOnLoad").as_bool();
    const auto sheets = child(root, "sheets");
    const auto relations = parts_.relations_of_workbook(name, sheets);
    read_shared(relations);
    book_.formulas.texts = &book_.texts;
    book_.formulas.sheet_named = [&](std::string_view sheet) { return sheet_named(sheet, sheets, relations); };
    std::uint32_t number = 0;
    for (const auto& sheet : sheets.children()) {
      if (++number > bounds_.tables) return;
      take_sheet(sheet, number, relations);
    }
  }

 private:
  // For a package truncated before its workbook part: the sheets by the names that every writer gives them.
  void read_loose_sheets() {
    const std::string folder = "xl/";
    read_shared({{"", "/sharedStrings", folder + "sharedStrings.xml"}, {"", "/styles", folder + "styles.xml"}});
    for (std::uint32_t number = 1; number <= bounds_.tables; ++number) {
      const std::string sheet = folder + "worksheets/sheet" + std::to_string(number) + ".xml";
      xml_part part;
      if (!parts_.has(sheet) || !parts_.read_xml(sheet, part)) return;
      result_.value.push_back(
          read_sheet(part.document.document_element(), "", number, book_, bounds_, result_.troubles));
    }
  }

  void read_shared(const std::vector<relation>& relations) {
    for (const auto& relation : relations) {
      const bool texts = has_type(relation, "sharedStrings"), styles = has_type(relation, "styles");
      xml_part part;
      if ((!texts && !styles) || !parts_.has(relation.target) || !parts_.read_xml(relation.target, part)) continue;
      if (texts) book_.texts = shared_texts(part.document.document_element());
      if (!styles) continue;
      book_.styles = cell_styles(part.document.document_element());
      book_.hiding = hiding_formats(part.document.document_element());
    }
  }

  // A sheet that formulas of another one name; hidden ones too.
  sheet_formulas* sheet_named(std::string_view name, const pugi::xml_node& sheets,
                              const std::vector<relation>& relations) {
    const auto [found, is_new] = named_.try_emplace(ascii::lowered(name));
    auto& one = found->second;
    if (!is_new) return one.formulas ? &*one.formulas : nullptr;
    const auto all = sheets.children();
    const auto sheet = std::find_if(all.begin(), all.end(), [&](const pugi::xml_node& node) {
      return ascii::same_word(node.attribute("name").value(), name);
    });
    if (sheet == all.end()) return nullptr;
    const std::string id = relation_id(*sheet);
    const auto target = std::find_if(relations.begin(), relations.end(), [&](const relation& r) { return r.id == id; });
    if (target == relations.end() || !parts_.has(target->target) || !parts_.read_xml(target->target, one.part))
      return nullptr;
    return &one.formulas.emplace(one.part.document.document_element(), book_.formulas);
  }

  void take_sheet(const pugi::xml_node& sheet, std::uint32_t number, const std::vector<relation>& relations) {
    const std::string id = relation_id(sheet);
    const std::string name = sheet.attribute("name").value();
    const std::string_view state = sheet.attribute("state").value();
    if (state == "hidden" || state == "veryHidden") {
      result_.troubles.push_back(
          {trouble_kind::hidden_sheet, "sheet " + name, "a hidden sheet", "left out; unhide it to have it read"});
      return;
    }
    const auto target = std::find_if(relations.begin(), relations.end(), [&](const relation& r) { return r.id == id; });
    if (target == relations.end() || !has_type(*target, "worksheet")) return;
    xml_part part;
    if (!parts_.read_xml(target->target, part)) return;
    result_.value.push_back(
        read_sheet(part.document.document_element(), name, number, book_, bounds_, result_.troubles));
  }

  limits bounds_;
  reading<std::vector<table>>& result_;
  package parts_;
  book book_;
  struct named_sheet {
    xml_part part;
    std::optional<sheet_formulas> formulas;
  };
  std::map<std::string, named_sheet> named_;  // by names in lower case
};

}  // namespace

reading<std::vector<table>> read_xlsx(std::string_view bytes, const limits& bounds) {
  reading<std::vector<table>> result;
  within_time(result.troubles, "the workbook", [&] { book_reader(bytes, bounds, result).read(); });
  return result;
}

}  // namespace v0
}  // namespace perfeval
