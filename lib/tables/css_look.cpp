#include "tables/css_look.hpp"

#include "tables/css_length.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace {

using ascii::is_one_of;

constexpr long far = 500;  // pixels

// "calc(0px - 9999px)": whether a length in it leads out of the page.
bool names_far_place(std::string_view formula) {
  for (std::size_t i = 0; i < formula.size(); ++i) {
    if (!ascii::is_digit(formula[i])) continue;
    const auto end = std::min(formula.find_first_of(" )+-*/,", i), formula.size());
    if (pixels(formula.substr(i, end - i)).value_or(0) >= far && formula.substr(i, end - i).find('%') == formula.npos)
      return true;
    i = end;
  }
  return false;
}

display display_of(std::string_view value) {
  if (is_one_of(value, {"table", "inline-table"})) return display::table;
  if (is_one_of(value, {"table-row-group", "table-header-group", "table-footer-group"})) return display::group;
  if (value == "table-row") return display::row;
  if (value == "table-cell") return display::cell;
  return display::other;
}

bool is_transparent(std::string_view colour) {
  if (colour == "transparent") return true;
  if (colour.starts_with('#'))
    return (colour.size() == 5 && colour[4] == '0') || (colour.size() == 9 && colour.ends_with("00"));
  for (const std::string_view name : {"rgba", "rgb", "hsla", "hsl"})
    if (const auto parts = arguments_of(colour, name)) return parts->size() == 4 && is_zero(parts->back());
  return false;
}

// What an element says of itself by its values, part by part; each part may leave it open.
class look_of_values {
 public:
  look_of_values(const css_values& values, const css_element& element) : values_(values), element_(element) {}

  html_look made() {
    take_display();
    take_text();
    take_marks();
    if (value(css_property::opacity)) take_opacity(*value(css_property::opacity));
    take_filter();
    take_position();
    take_box();
    take_clip();
    take_transform();
    take_gaps();
    if (has(css_property::content_visibility, {"hidden"})) hide_box();
    // What is part of a line and taken out of it stands beside its neighbours, or over them.
    const bool apart = element_.is_inline && is_out_of_flow();
    if (apart && !look_.hidden && !look_.invisible) look_.unsure = true;
    return look_;
  }

 private:
  [[nodiscard]] const std::optional<std::string_view>& value(css_property property) const {
    return values_[static_cast<std::size_t>(property)];
  }
  [[nodiscard]] bool has(css_property property, std::initializer_list<std::string_view> words) const {
    return value(property) && is_one_of(*value(property), words);
  }
  // A box of its own: what is only part of a line has neither size nor place to be changed.
  [[nodiscard]] bool is_box() const {
    if (is_out_of_flow()) return true;
    if (value(css_property::display)) return !has(css_property::display, {"inline", "contents", "initial", "unset"});
    return !element_.is_inline;
  }
  [[nodiscard]] bool is_out_of_flow() const { return has(css_property::position, {"absolute", "fixed"}); }

  void hide_box() { is_box() ? look_.invisible = true : look_.unsure = true; }

  void take_display() {
    if (const auto& shown = value(css_property::display)) {
      look_.hidden = *shown == "none";
      look_.shown = display_of(*shown);
    }
    if (has(css_property::mso_hide, {"all"})) look_.hidden = true;
    if (element_.is_row && has(css_property::visibility, {"collapse"})) look_.hidden = true;
  }

  void take_text() {
    const auto& visibility = value(css_property::visibility);
    if (visibility && !is_one_of(*visibility, {"inherit", "unset"}))
      look_.text.invisible = is_one_of(*visibility, {"hidden", "collapse"});
    const auto& colour = value(css_property::fill) ? value(css_property::fill) : value(css_property::color);
    if (colour && !is_one_of(*colour, {"inherit", "unset", "currentcolor"}))
      look_.text.transparent = is_transparent(*colour), look_.text.white = is_white_colour(*colour);
    if (const auto& size = value(css_property::font_size)) take_size(*size);
    if (const auto& indent = value(css_property::text_indent)) {
      const auto length = pixels(*indent);
      look_.text.indented_away = length && *length <= -far;
      if (!length && names_far_place(*indent)) look_.unsure = true;
    }
  }

  void take_size(std::string_view size) {
    const auto length = length_of(size);
    if (!length) {
      if (!is_one_of(size, {"inherit", "unset", "smaller", "larger"})) look_.text.of_no_size = false;
      if (size.find('(') != size.npos) look_.unsure = true;
      return;
    }
    const bool relative = is_one_of(length->unit, {"em", "%", "ex", "ch"});
    if (length->thousandths == 0)
      look_.text.of_no_size = true;
    else if (!relative)
      look_.text.of_no_size = false;
    if (!relative && length->thousandths != 0 && pixels(size).value_or(far) <= 1) look_.unsure = true;  // of dots
  }

  void take_marks() {
    if (const auto& line = value(css_property::decoration)) look_.struck = line->find("line-through") != line->npos;
    look_.raised = has(css_property::vertical_align, {"super"});
    look_.lowered = has(css_property::vertical_align, {"sub"});
    if (element_.is_inline && is_set_higher() && is_set_smaller()) look_.unsure = true;  // perhaps the mark of a note
    const auto& order = value(css_property::flex_direction);
    const bool turned = order && order->find("row-reverse") != order->npos;
    if (element_.is_inline && has(css_property::floating, {"right"}))
      look_.unsure = true;  // what follows stands before it
    const auto& place = value(css_property::order);
    if (place && length_of(*place) && !is_zero(*place)) look_.unsure = true;
    if (turned || has(css_property::unicode_bidi, {"bidi-override", "isolate-override"})) look_.unsure = true;
  }

  [[nodiscard]] bool is_set_higher() const {
    const auto up = [&](css_property property, bool back) {
      const auto& shift = value(property);
      const long distance = shift ? thousandths_of(*shift) : 0;
      return back ? distance < 0 : distance > 0;
    };
    if (has(css_property::vertical_align, {"top", "text-top"}) || up(css_property::vertical_align, false)) return true;
    return has(css_property::position, {"relative"}) &&
           (up(css_property::top, true) || (!value(css_property::top) && up(css_property::bottom, false)));
  }
  [[nodiscard]] bool is_set_smaller() const {
    const auto& size = value(css_property::font_size);
    if (!size) return false;
    constexpr long usual = 12;  // pixels
    return has(css_property::font_size, {"smaller", "small", "x-small", "xx-small"}) ||
           pixels(*size).value_or(usual) < usual || (size->ends_with('%') && size->size() < 4);
  }

  void take_opacity(std::string_view opacity) {
    const auto share = length_of(opacity);
    if (!share) return void(look_.unsure = look_.unsure || opacity.find('(') != opacity.npos);
    const long thousandths = share->unit == "%" ? share->thousandths / 100 : share->thousandths;
    if (share->thousandths <= 0)
      look_.invisible = true;
    else if (thousandths < 100)
      look_.unsure = true;  // hardly to be seen
  }

  void take_filter() {
    const auto& filter = value(css_property::filter);
    if (!filter) return;
    for (const auto one : words_of(*filter))
      if (const auto share = arguments_of(one, "opacity"); share && share->size() == 1) take_opacity(share->front());
  }

  // Two figures beside each other are not one if something is between them.
  void take_gaps() {
    look_.parts_content = has(css_property::display, {"flex", "inline-flex", "grid", "inline-grid"});
    if (!element_.is_inline) return;
    look_.on_own_line = has(css_property::display, {"block", "flex", "grid", "list-item", "flow-root"});
    const auto has_size = [&](css_property side) { return value(side) && pixels(*value(side)).value_or(1) > 0; };
    look_.apart = has(css_property::display, {"inline-block", "inline-flex", "inline-grid", "inline-table"}) ||
                  has(css_property::floating, {"left"}) || has_size(css_property::margin_left) ||
                  has_size(css_property::margin_right) || has_size(css_property::padding_left) ||
                  has_size(css_property::padding_right);
  }

  // Beyond the left or the upper edge, where no scrolling leads. What is moved beyond another edge may be reached.
  void take_position() {
    const bool moves = is_out_of_flow() || has(css_property::position, {"relative"});
    take_margins();
    if (!moves) return;
    const bool fixed = has(css_property::position, {"fixed"}), relative = has(css_property::position, {"relative"});
    bool away = false, perhaps = false;
    const auto side = [&](css_property property, bool back) {
      const auto& shift = value(property);
      if (!shift || *shift == "auto") return;
      const auto length = pixels(*shift);
      if (!length) return void(perhaps = perhaps || names_far_place(*shift));
      const long outwards = back ? *length : -*length;
      if (outwards >= far)
        away = true;
      else if (-outwards >= far)
        (fixed ? away : perhaps) = true;
    };
    side(css_property::left, false);
    side(css_property::top, false);
    if (!value(css_property::left)) side(css_property::right, true);
    if (!value(css_property::top)) side(css_property::bottom, true);
    if (!away) return void(look_.unsure = look_.unsure || perhaps);
    look_.unsure = false;
    if (element_.is_part_of_table && !relative)
      look_.hidden = true;
    else
      look_.invisible = true;
  }

  void take_margins() {
    if (element_.is_part_of_table) return;
    for (const auto property : {css_property::margin_left, css_property::margin_top}) {
      const auto& shift = value(property);
      if (!shift) continue;
      if (const auto length = pixels(*shift); length && *length <= -far)
        property == css_property::margin_left ? hide_margin() : void(look_.unsure = true);
    }
  }
  void hide_margin() { look_.invisible = true; }

  // Not larger than a dot, and what does not fit is cut off. A cell is as wide as its content needs.
  void take_box() {
    if (element_.is_part_of_table && !is_out_of_flow()) return;
    if (!has(css_property::overflow, {"hidden", "clip"})) return;
    for (const auto property :
         {css_property::width, css_property::height, css_property::max_width, css_property::max_height}) {
      const auto& size = value(property);
      if (!size) continue;
      const bool dot = pixels(*size).value_or(far) <= 1 && length_of(*size) && length_of(*size)->unit != "%";
      if (is_zero(*size) || (dot && is_out_of_flow()))
        hide_box();
      else if (dot || size->starts_with("calc"))
        look_.unsure = true;
    }
  }

  void take_clip() {
    if (const auto& clip = value(css_property::clip)) {
      const auto edges = arguments_of(*clip, "rect");
      if (edges && edges->size() == 4) take_rectangle(*edges);
    }
    const auto& path = value(css_property::clip_path);
    if (!path || is_one_of(*path, {"none", "inherit", "initial", "unset", "border-box", "content-box"})) return;
    if (const auto edges = arguments_of(*path, "inset"); edges && !edges->empty()) return take_inset(*edges);
    if (const auto circle = arguments_of(*path, "circle"); circle && !circle->empty() && is_zero(circle->front()))
      return hide_path();
    if (const auto points = arguments_of(*path, "polygon"); points && is_flat(*points)) return hide_path();
    look_.unsure = true;  // it shows a part
  }
  void hide_path() { element_.is_inline && !is_box() ? look_.unsure = true : look_.invisible = true; }

  static bool is_flat(const std::vector<std::string_view>& numbers) {
    for (std::size_t axis = 0; axis < 2; ++axis) {
      bool same = !numbers.empty();
      for (auto i = axis; i < numbers.size(); i += 2) same = same && numbers[i] == numbers[axis];
      if (same) return true;
    }
    return false;
  }

  void take_rectangle(const std::vector<std::string_view>& edges) {
    const auto top = pixels(edges[0]), right = pixels(edges[1]), bottom = pixels(edges[2]), left = pixels(edges[3]);
    const bool closed = (top && bottom && *bottom - *top <= 1) || (left && right && *right - *left <= 1);
    if (!is_out_of_flow()) return;
    closed ? look_.invisible = true : look_.unsure = true;
  }

  void take_inset(const std::vector<std::string_view>& edges) {
    const auto share = [&](std::size_t i) -> long {
      const auto given = i < edges.size()             ? i
                         : i == 3 && edges.size() > 1 ? 1
                                                      : 0;  // a side takes that of its opposite
      const auto edge = edges[given];
      const auto length = length_of(edge);
      if (!length) return 0;
      return length->unit == "%" || length->thousandths == 0 ? length->thousandths : 0;
    };
    const bool closed = share(0) + share(2) >= 100'000 || share(1) + share(3) >= 100'000;
    const bool open = std::all_of(edges.begin(), edges.end(), [](std::string_view edge) { return is_zero(edge); });
    if (closed)
      hide_path();
    else if (!open)
      look_.unsure = true;
  }

  void take_transform() {
    if (const auto& scale = value(css_property::scale)) {
      const auto factors = words_of(*scale);
      if (std::any_of(factors.begin(), factors.end(), [](auto one) { return is_zero(one); })) hide_box();
    }
    const auto& transform = value(css_property::transform);
    if (!transform) return;
    for (const auto one : words_of(*transform)) take_function(one);
  }

  void take_function(std::string_view one) {
    for (const std::string_view name : {"scale", "scalex", "scaley", "scale3d"})
      if (const auto factors = arguments_of(one, name)) {
        const auto end = factors->begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(factors->size(), 2));
        if (std::any_of(factors->begin(), end, [](auto factor) { return is_zero(factor); })) hide_box();
      }
    if (const auto parts = arguments_of(one, "matrix"); parts && parts->size() == 6) {
      const auto none = [&](std::size_t i) { return is_zero((*parts)[i]); };
      if ((none(0) && none(1)) || (none(2) && none(3))) hide_box();
    }
    for (const std::string_view name : {"rotatex", "rotatey"})
      if (const auto angle = arguments_of(one, name); angle && angle->size() == 1)
        if (is_one_of(angle->front(), {"90deg", "-90deg", "270deg", ".25turn", "0.25turn", "100grad"})) hide_box();
    for (const std::string_view name : {"translate", "translatex", "translatey", "translate3d"})
      if (const auto shift = arguments_of(one, name))
        for (const auto length : *shift) take_move(length);
    if (one.find("calc(") != one.npos && names_far_place(one)) look_.unsure = true;
  }
  void take_move(std::string_view shift) {
    const auto length = length_of(shift);
    const auto far_by = pixels(shift);
    if (!length || !far_by || (length->unit == "%" && std::abs(length->thousandths) < 1'000'000)) return;
    if (*far_by <= -far)
      hide_box();
    else if (*far_by >= far)
      look_.unsure = true;
  }

  const css_values& values_;
  const css_element& element_;
  html_look look_;
};

}  // namespace

bool is_white_colour(std::string_view value) {
  const std::string colour = ascii::lowered(value);
  return is_one_of(colour, {"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgb(255, 255, 255)", "rgb(255 255 255)"});
}

html_look css_look_of(const css_values& values, const css_element& element) {
  return look_of_values(values, element).made();
}

}  // namespace v0
}  // namespace perfeval
