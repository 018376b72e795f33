#include "tables/docx_text.hpp"

#include "package/xml.hpp"
#include "tables/docx_equation.hpp"
#include "tables/grid.hpp"
#include "tables/raised.hpp"
#include "tables/symbol_fonts.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::string_view checked = "☑", unchecked = "☐";
constexpr char32_t first_circled = 0x2460;

class paragraph_reader {
 public:
  paragraph_reader(std::size_t most, const docx_styles& styles) : most_(most), styles_(styles) {}

  paragraph_text run(const pugi::xml_node& paragraph) {
    const auto properties = child(paragraph, "pPr");
    const auto style = attribute(child(properties, "pStyle"), "val");
    if (!style.empty()) look_ = styles_.look(style);
    if (is_coloured(child(properties, "shd"))) look_.shaded = true;
    contents(paragraph, 0);
    return std::move(made_);
  }

 private:
  void contents(const pugi::xml_node& element, std::uint32_t depth) {
    if (depth > most_wrappers || made_.text.size() > most_) return;
    for (const auto& node : children_of(element)) {
      const auto name = local_name(node);
      if (name == "r") {
        run_of_text(node, depth);
      } else if (name == "pPr") {
        const auto mark = child(node, "rPr");
        made_.end_deleted = mark && (child(mark, "del") || child(mark, "moveFrom") || is_on(child(mark, "vanish")));
      } else if (name == "sdt") {
        content_control(node, depth);
      } else if (name == "AlternateContent") {
        contents(chosen(node), depth + 1);
      } else if (is_wrapper(name)) {
        const auto before = made_.text.size();
        contents(node, depth + 1);
        if (name == "bdo" && attribute(node, "val") == "rtl") doubt(before);  // shown from its end
      } else if (node.name()[0] == 'm') {
        part_of_formula(node, name, depth + 1);
      }
    }
  }

  // Of the text from there on.
  void doubt(std::size_t begin) {
    const auto text = std::string_view(made_.text).substr(std::min(begin, made_.text.size()));
    made_.in_doubt = made_.in_doubt || holds_digit(text);
  }

  void note_white(std::size_t begin) {
    const auto text = std::string_view(made_.text).substr(std::min(begin, made_.text.size()));
    made_.white_figure = made_.white_figure || holds_digit(text);
  }

  // Of a formula (17 of Office Open XML, 22.1): the figures of its parts never run together, and no sign is lost.
  void part_of_formula(const pugi::xml_node& node, std::string_view name, std::uint32_t depth) {
    if (depth > most_wrappers) return;
    const auto sign = [&](const char* kind, std::string_view otherwise) {
      const auto given = child(child(node, std::string(name) + "Pr"), kind);
      made_.text += given ? attribute(given, "val") : otherwise;
    };
    if (name == "f") {
      contents(child(node, "num"), depth);
      made_.text += '/';
      contents(child(node, "den"), depth);
    } else if (name == "d") {
      sign("begChr", "(");
      parts_apart(node, depth, "|");
      sign("endChr", ")");
    } else if (name == "rad") {
      contents(child(node, "deg"), depth);
      made_.text += "√";
      contents(child(node, "e"), depth);
    } else if (name == "nary") {
      sign("chr", "∫");
      for (const char* part : {"sub", "sup", "e"}) apart(child(node, part), depth, " ");
    } else if (name == "func" || name == "limLow" || name == "limUpp") {
      for (const char* part : {"fName", "e", "lim"}) apart(child(node, part), depth, " ");
    } else if (name == "sSup" || name == "sSub" || name == "sSubSup" || name == "sPre") {
      contents(child(node, "e"), depth);
      lowered_part(child(node, "sub"), depth);
      raised_part(child(node, "sup"), depth);
    } else if (name == "borderBox" && is_crossed_out(child(node, "borderBoxPr"))) {
      const std::string before = std::exchange(made_.text, {});
      contents(child(node, "e"), depth);
      run_look look;
      look.struck = true;
      count_unseen(std::exchange(made_.text, before), look);
    } else {
      parts_apart(node, depth, " ");  // a box, a bar, an accent; the lines of an array, the rows of a matrix
    }
  }

  static bool is_crossed_out(const pugi::xml_node& properties) {
    for (const char* line : {"strikeH", "strikeV", "strikeBLTR", "strikeTLBR"})
      if (is_on(child(properties, line))) return true;
    return false;
  }

  // All parts of a formula's element.
  void parts_apart(const pugi::xml_node& node, std::uint32_t depth, std::string_view between) {
    bool first = true;
    for (const auto& part : children_of(node)) {
      const auto name = local_name(part);
      if (name != "e" && name != "mr") continue;
      if (!std::exchange(first, false)) made_.text += between;
      name == "e" ? contents(part, depth) : parts_apart(part, depth, between);
    }
  }

  void apart(const pugi::xml_node& part, std::uint32_t depth, std::string_view between) {
    if (!made_.text.empty()) made_.text += between;
    contents(part, depth);
  }

  void lowered_part(const pugi::xml_node& part, std::uint32_t depth) {
    const std::string base = std::exchange(made_.text, {});
    contents(part, depth);
    const std::string low = std::exchange(made_.text, base);
    append_lowered(made_.text, low);
  }

  void raised_part(const pugi::xml_node& part, std::uint32_t depth) {
    const std::string base = std::exchange(made_.text, {});
    contents(part, depth);
    const std::string high = std::exchange(made_.text, base);
    if (high.empty()) return;
    if (holds_digit(base.substr(base.empty() ? 0 : base.size() - 1)))
      made_.text += '^' + high;  // a power, and no mark of a note
    else
      append_raised(made_.text, high);
  }

  void run_of_text(const pugi::xml_node& run, std::uint32_t depth) {
    detail::poll();
    std::string_view style;
    run_look look = look_, own;
    for (const auto& properties : children_of(run)) {  // those of a formula stand before those of its text
      if (local_name(properties) != "rPr") continue;
      for (const auto& node : children_of(properties)) {
        const auto name = local_name(node);
        name == "rStyle" ? void(style = attribute(node, "val")) : own.take(node, name);
      }
    }
    if (!style.empty()) look.toggle(styles_.look(style));
    look.overlay(own);
    const bool unseen = look.hidden.value_or(false) || look.struck.value_or(false);
    const auto height = is_own_mark(run) ? text_height::raised : look.height.value_or(text_height::line);
    if (!unseen && height == text_height::line) {
      const auto before = made_.text.size();
      for (const auto& node : children_of(run)) piece(node, look, depth);
      if (look.of_dots.value_or(false)) doubt(before);
      if (look.white.value_or(false) && !look.shaded.value_or(false)) note_white(before);
      leading_.drop_before_digit(made_.text, before);
      return;
    }
    const std::string before = std::exchange(made_.text, {});
    for (const auto& node : children_of(run)) piece(node, look, depth);
    const std::string apart = std::exchange(made_.text, before);
    if (unseen)
      count_unseen(apart, look);
    else if (height == text_height::raised)
      leading_.append_raised(made_.text, apart);
    else
      append_lowered(made_.text, apart);
  }

  // The mark that someone typed for a footnote.
  static bool is_own_mark(const pugi::xml_node& run) {
    for (const auto& node : children_of(run)) {
      const auto name = local_name(node);
      if (name != "footnoteReference" && name != "endnoteReference") continue;
      if (const auto value = attribute(node, "customMarkFollows"); !value.empty())
        return value != "0" && value != "false" && value != "off";
    }
    return false;
  }

  void count_unseen(std::string_view text, const run_look& look) {
    if (text.find_first_not_of(" \t\n") == text.npos) return;
    const bool hidden = look.hidden.value_or(false);
    ++(hidden ? made_.hidden : made_.struck);
    made_.hides_figure = made_.hides_figure || (hidden && holds_digit(text));
  }

  void piece(const pugi::xml_node& node, const run_look& look, std::uint32_t depth) {
    const auto name = local_name(node);
    if (name == "fldChar") return field(node);
    if (instructions_ > 0) {
      if (name == "instrText" && fields_.back().in_instruction) fields_.back().instruction += text_in(node);
      return;
    }
    if (name == "t") {
      text_of_run(text_in(node), look);
    } else if (name == "tab" || name == "ptab") {
      made_.text += '\t';
    } else if (name == "br" || name == "cr") {
      made_.text += '\n';
    } else if (name == "noBreakHyphen") {
      made_.text += '-';
    } else if (name == "sym") {
      symbol(node);
    } else if (name == "ruby") {
      contents(child(node, "rubyBase"), depth + 1);
    } else if (name == "AlternateContent") {
      for (const auto& inner : children_of(chosen(node)))
        if (depth < most_wrappers) piece(inner, look, depth + 1);
    } else if (name == "drawing" || name == "pict" || name == "object") {
      const auto known = made_.boxes.size();
      boxes(node, depth + 1);
      made_.pictures += made_.boxes.size() == known && is_picture_in_line(node);
    }
  }

  // One that floats over the page may lie anywhere.
  static bool is_picture_in_line(const pugi::xml_node& node) {
    if (is_named(node, "drawing"))
      return child(node, "inline") && node.select_node(".//*[local-name()='graphicData'][contains(@uri, '/picture')]");
    const auto shape = child(node, "shape");
    return shape && std::string_view(shape.attribute("style").value()).find("position:absolute") == std::string::npos &&
           (is_named(node, "object") || child(shape, "imagedata"));
  }

  void text_of_run(std::string_view text, const run_look& look) {
    const auto of_ascii = look.ascii_font.value_or(symbol_font::none);
    const auto of_others = look.other_font.value_or(symbol_font::none);
    if (of_ascii == symbol_font::none && of_others == symbol_font::none)
      made_.text += text;
    else
      made_.text += shown_in(of_ascii, of_others, text);
  }

  void symbol(const pugi::xml_node& node) {
    const auto code = attribute(node, "char");
    unsigned value = 0;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
    if (error != std::errc{} || value < 0x20 || value > 0xFFFF || (value >= 0xD800 && value < 0xE000)) return;
    utf8::append(made_.text, shown_in(symbol_font_named(attribute(node, "font")), static_cast<char32_t>(value)));
  }

  // begin … instruction … separate … what is shown … end; fields may be nested in instructions of others.
  void field(const pugi::xml_node& mark) {
    const auto type = attribute(mark, "fldCharType");
    if (type == "begin") {
      const auto data = child(mark, "ffData");
      if (const auto box = child(data, "checkBox")) check_box(box);
      if (instructions_ == 0) drop_down(child(data, "ddList"));
      fields_.emplace_back();
      ++instructions_;
    } else if (!fields_.empty() && (type == "separate" || type == "end")) {
      if (fields_.back().in_instruction) --instructions_;
      if (type == "end" && fields_.back().in_instruction && instructions_ == 0)
        take_equation(shown_by_equation(fields_.back().instruction));
      fields_.back().in_instruction = false;
      if (type == "end") fields_.pop_back();
    }
  }

  // A figure in a circle behind others is the mark of a note.
  void take_equation(const std::string& shown) {
    if (utf8::decode(shown).point >= first_circled && utf8::decode(shown).length == shown.size())
      return append_raised(made_.text, shown);
    const bool meets = !made_.text.empty() && ascii::is_digit(made_.text.back());
    if (meets && !shown.empty() && ascii::is_digit(shown.front())) made_.text += '|';
    made_.text += shown;
  }

  void check_box(const pugi::xml_node& box) {
    const auto state = child(box, "checked");
    made_.text += is_on(state ? state : child(box, "default")) ? checked : unchecked;
  }

  // The selected entry, counted from 0: the result, else the default, else the first.
  void drop_down(const pugi::xml_node& list) {
    if (!list) return;
    const auto chosen_one = child(list, "result") ? child(list, "result") : child(list, "default");
    const auto text = attribute(chosen_one, "val");
    std::size_t left = 0;
    std::from_chars(text.data(), text.data() + text.size(), left);
    for (const auto& entry : children_of(list))
      if (local_name(entry) == "listEntry" && left-- == 0) {
        made_.text += attribute(entry, "val");
        return;
      }
  }

  void content_control(const pugi::xml_node& control, std::uint32_t depth) {
    const auto properties = child(control, "sdtPr");
    if (is_placeholder(control)) return;
    if (const auto box = child(properties, "checkbox"))
      made_.text += is_on(child(box, "checked")) ? checked : unchecked;
    else
      contents(child(control, "sdtContent"), depth + 1);
  }

  void boxes(const pugi::xml_node& element, std::uint32_t depth) {
    if (depth > most_wrappers) return;
    for (const auto& node : children_of(element)) {
      if (local_name(node) == "txbxContent")
        made_.boxes.push_back(node);
      else
        boxes(chosen(node), depth + 1);
    }
  }

  std::size_t most_;
  const docx_styles& styles_;
  run_look look_;  // of the paragraph's style
  leading_note leading_;
  paragraph_text made_;
  struct open_field {
    bool in_instruction = true;
    std::string instruction;
  };
  std::vector<open_field> fields_;
  int instructions_ = 0;  // how many are in their instruction
};

// The namespace that a prefix stands for at a node; empty if it is not declared.
std::string_view namespace_of(std::string_view prefix, pugi::xml_node node) {
  const std::string name = "xmlns:" + std::string(prefix);
  for (; !node.empty(); node = node.parent())
    if (const auto declared = node.attribute(name.c_str())) return declared.value();
  return {};
}

// Whether office programs understand all that an alternative requires: their own extensions. What is not declared
// comes from a part of a document.
bool is_understood(const pugi::xml_node& choice) {
  std::string_view left = attribute(choice, "Requires");
  while (!left.empty()) {
    const auto end = std::min(left.find(' '), left.size());
    const auto name = namespace_of(left.substr(0, end), choice);
    left.remove_prefix(std::min(end + 1, left.size()));
    if (name.empty()) continue;
    if (!name.starts_with("http://schemas.microsoft.com/office/") &&
        !name.starts_with("http://schemas.openxmlformats.org/") && name.find("wps.cn/") == name.npos)
      return false;
  }
  return true;
}

}  // namespace

bool is_wrapper(std::string_view name) noexcept {
  for (const std::string_view wrapper : {"sdt", "sdtContent", "ins", "hyperlink", "smartTag", "moveTo", "fldSimple",
                                         "customXml", "bdo", "dir", "oMath", "oMathPara"})
    if (name == wrapper) return true;
  return false;
}

pugi::xml_node chosen(const pugi::xml_node& node) {
  if (!is_named(node, "AlternateContent")) return node;
  for (const auto& one : children_of(node))
    if (is_named(one, "Choice") && is_understood(one)) return one;
  return child(node, "Fallback");
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) noexcept {
  for (auto a = node.first_attribute(); !a.empty(); a = a.next_attribute()) {
    const std::string_view full = a.name();
    if (!full.ends_with(name)) continue;
    const auto before = full.size() - name.size();
    if (before == 0 || full[before - 1] == ':') return a.value();
  }
  return {};
}

bool is_placeholder(const pugi::xml_node& control) { return is_on(child(child(control, "sdtPr"), "showingPlcHdr")); }

bool is_on(const pugi::xml_node& property) noexcept {
  if (!property) return false;
  const auto value = attribute(property, "val");
  return value != "0" && value != "false" && value != "off";
}

paragraph_text text_of(const pugi::xml_node& paragraph, std::size_t most, const docx_styles& styles) {
  return paragraph_reader(most, styles).run(paragraph);
}

}  // namespace v0
}  // namespace perfeval
