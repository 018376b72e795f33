#include "tables/html_ancestors.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t most_elements = 500;

// Words in the classes of the widgets that are in use. The halves of a grid come first: they are not copies.
constexpr std::array<std::pair<std::string_view, grid_part>, 28> words{{
    {"view1", grid_part::left},
    {"view2", grid_part::right},
    {"frozenlayout-left", grid_part::left},
    {"frozenlayout-right", grid_part::right},
    {"k-grid-header-locked", grid_part::left},
    {"k-grid-header-wrap", grid_part::right},
    {"k-grid-content-locked", grid_part::left},
    {"k-grid-content", grid_part::right},
    {"columns-lock", grid_part::left},
    {"columns-view", grid_part::right},
    {"rows-lock", grid_part::left},
    {"rows-view", grid_part::right},
    {"inner-locked", grid_part::left},
    {"inner-normal", grid_part::right},
    {"fixed", grid_part::copy},
    {"frozen", grid_part::copy},
    {"clone", grid_part::copy},
    {"sticky", grid_part::copy},
    {"dtfc_left", grid_part::copy},
    {"dtfc_right", grid_part::copy},
    {"locked", grid_part::copy},
    {"d-none", grid_part::one_of_widths},  // the same table for wide and for narrow windows
    {"sm-none", grid_part::one_of_widths},
    {"md-none", grid_part::one_of_widths},
    {"lg-none", grid_part::one_of_widths},
    {"hidden-", grid_part::one_of_widths},
    {"visible-", grid_part::one_of_widths},
    {"mobile", grid_part::one_of_widths},
}};

grid_part part_named(std::string_view classes) {
  const std::string text = ascii::lowered(classes);
  for (const auto& [word, part] : words)
    if (text.find(word) != text.npos) return part;
  return grid_part::plain;
}

grid_part own_part(const html_token& tag) {
  if (tag.attributes.empty()) return grid_part::plain;
  const auto classes = attribute_of(tag, "class");
  return classes ? part_named(*classes) : grid_part::plain;
}

}  // namespace

bool is_void_tag(const html_token& tag) noexcept {
  return is_any_tag(
      tag, {"img", "hr", "br", "input", "link", "meta", "wbr", "area", "base", "embed", "source", "track", "col"});
}

// A cell ends the cell before it, a row the row before it.
void html_ancestors::end_implied(const html_token& tag) {
  const bool is_cell = is_any_tag(tag, {"td", "th"}), is_row = is_tag(tag, "tr");
  const bool is_group = is_any_tag(tag, {"thead", "tbody", "tfoot"});
  if (!is_cell && !is_row && !is_group) return;
  for (auto i = elements_.size(); i-- > 0;) {
    const auto& one = elements_[i];
    if (is_tag(one, "table")) return;
    const bool ends = is_any_tag(one, {"td", "th"}) || (!is_cell && is_tag(one, "tr")) ||
                      (is_group && is_any_tag(one, {"thead", "tbody", "tfoot"}));
    if (ends) elements_.resize(i);
  }
}

// A paragraph ends at the next block, an item at the next item; neither reaches out of its cell.
void html_ancestors::end_paragraph(const html_token& tag) {
  const bool is_item = is_tag(tag, "li");
  if (!is_item && !is_any_tag(tag, {"p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dl",
                                    "section", "blockquote", "form", "hr"}))
    return;
  constexpr std::size_t most_inside = 20;  // elements between the two
  const auto innermost = elements_.size();
  for (auto i = innermost; i-- > 0 && innermost - i <= most_inside;) {
    const auto& one = elements_[i];
    if (is_tag(one, is_item ? tag_name("li") : tag_name("p"))) return elements_.resize(i);
    if (is_any_tag(one, {"table", "td", "th", "caption", "ul", "ol", "button"})) return;
  }
}

std::size_t html_ancestors::prepare(const html_token& tag) {
  end_implied(tag);
  end_paragraph(tag);
  const auto left = elements_.size();
  const bool begins_group = is_tag(tag, "tr") && !elements_.empty() && is_tag(elements_.back(), "table");
  if (!begins_group || left >= most_elements) return left;
  html_token group;
  group.kind = html_token::type::open;
  group.name = "tbody";
  group.word = "tbody";
  elements_.push_back(group);
  return left;
}

void html_ancestors::open(const html_token& tag) {
  if (elements_.size() < most_elements) elements_.push_back(tag);
}

void html_ancestors::close(const html_token& tag) {
  const bool in_table = is_any_tag(tag, {"table", "thead", "tbody", "tfoot", "tr", "td", "th"});
  for (auto i = elements_.size(); i-- > 0;) {
    const auto& one = elements_[i];
    if (ascii::same_word(one.name, tag.name)) return elements_.resize(i);
    if (is_tag(one, "table") || (!in_table && is_any_tag(one, {"td", "th", "caption"}))) return;
  }
}

bool html_ancestors::is_in_closed_details() const {
  const auto found =
      std::find_if(elements_.rbegin(), elements_.rend(), [](const html_token& one) { return is_tag(one, "details"); });
  return found != elements_.rend() && !attribute_of(*found, "open");
}

grid_part html_ancestors::part_of(const html_token& table) const {
  if (const auto own = own_part(table); own != grid_part::plain) return own;
  for (auto one = elements_.rbegin(); one != elements_.rend(); ++one) {
    if (is_any_tag(*one, {"body", "html"})) continue;
    if (const auto part = own_part(*one); part != grid_part::plain) return part;
  }
  return grid_part::plain;
}

}  // namespace v0
}  // namespace perfeval
