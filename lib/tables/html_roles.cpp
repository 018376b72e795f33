#include "tables/html_roles.hpp"

#include "text/ascii.hpp"

#include <array>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t deepest = 256;

std::string_view part_of_role(std::string_view role) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> roles{{{"table", "table"},
                                                                                {"grid", "table"},
                                                                                {"treegrid", "table"},
                                                                                {"rowgroup", "tbody"},
                                                                                {"row", "tr"},
                                                                                {"cell", "td"},
                                                                                {"gridcell", "td"},
                                                                                {"columnheader", "th"},
                                                                                {"rowheader", "th"}}};
  for (const auto& [name, part] : roles)
    if (ascii::same_word(role, name)) return part;
  return {};
}

// What the style of an element makes of it.
std::string_view part_of_display(display shown) {
  switch (shown) {
    case display::table:
      return "table";
    case display::row:
      return "tr";
    case display::cell:
      return "td";
    case display::group:
      return "tbody";
    case display::other:
      return {};
  }
  return {};
}

// Hidden by its style, which then says nothing of what it is: a row in a table, a cell in a row.
std::string_view part_within(std::string_view outer) {
  if (outer == "tr") return "td";
  return outer == "table" || outer == "tbody" ? "tr" : "";
}

}  // namespace

html_token html_roles::with_part(const html_token& tag, const html_styles& styles, std::size_t number) {
  if (tag.kind == html_token::type::close) {
    if (open_.empty() || !ascii::same_word(tag.name, open_.back().name) || --open_.back().depth > 0) return tag;
    html_token made = tag;
    made.part = open_.back().part;
    made.word = tag_name(made.part);
    open_.pop_back();
    return made;
  }
  std::string_view part;
  if (!is_any_tag(tag, {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "col", "colgroup"})) {
    if (const auto role = attribute_of(tag, "role")) part = part_of_role(*role);
    if (part.empty() && styles.may_make_table(tag)) {
      const html_look look = styles.look(tag, number);
      part = look.hidden ? part_within(open_.empty() ? "" : open_.back().part) : part_of_display(look.shown);
    }
  }
  const bool within = part == "table" || !open_.empty();
  if (part.empty() || !within || open_.size() >= deepest) {
    if (!open_.empty() && ascii::same_word(tag.name, open_.back().name)) ++open_.back().depth;
    return tag;
  }
  std::string name;
  for (const char c : tag.name) name += ascii::lower(c);
  open_.push_back({std::move(name), part});
  html_token made = tag;
  made.part = part;
  made.word = tag_name(part);
  return made;
}

}  // namespace v0
}  // namespace perfeval
