#include "tables/html_styles.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t most_rules = 20'000;

// The text in lower case, without comments, with each run of blanks replaced by `blank`: nothing, or one.
std::string folded(std::string_view text, std::string_view blank = "") {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("/*")) {
      const auto end = text.find("*/", i + 2);
      if (end == text.npos) break;
      i = end + 1;
    } else if (!ascii::is_blank(text[i])) {
      made += ascii::lower(text[i]);
    } else if (!made.empty() && !ascii::is_blank(made.back())) {
      made += blank;
    }
  }
  return made;
}

// The value of a property, folded; the last declaration counts. Nothing if it is not declared.
std::optional<std::string_view> value_of(std::string_view declarations, std::string_view property) {
  std::optional<std::string_view> value;
  for (auto position = declarations.find(property); position != declarations.npos;
       position = declarations.find(property, position + 1)) {
    const auto after = position + property.size();
    if (position > 0 && declarations[position - 1] != ';' && declarations[position - 1] != '{') continue;
    if (after >= declarations.size() || declarations[after] != ':') continue;
    value = declarations.substr(after + 1, declarations.find(';', after) - after - 1);
  }
  return value;
}

// "0", "0px", ".0em"; not "0.5" and not "auto".
bool is_zero(std::optional<std::string_view> value) {
  if (!value) return false;
  const auto number = value->substr(0, value->find_first_not_of("0123456789.-"));
  return number.find('0') != number.npos && number.find_first_of("123456789") == number.npos;
}

// The number at the beginning, without its decimals.
int whole_number(std::string_view value) {
  int number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words) {
  value = value.substr(0, value.find('!'));
  return std::find(words.begin(), words.end(), value) != words.end();
}

// Not larger than a dot, and what does not fit is cut off.
bool is_cut_to_nothing(std::string_view declarations) {
  const auto cut = value_of(declarations, "overflow");
  if (!cut || !is_one_of(*cut, {"hidden", "clip"})) return false;
  for (const std::string_view size : {"width", "height", "max-width", "max-height"}) {
    const auto value = value_of(declarations, size);
    if (is_zero(value) || (value && is_one_of(*value, {"1px"}) && value_of(declarations, "position"))) return true;
  }
  return false;
}

// Far to the left of the page or above it.
bool is_beyond_the_page(std::string_view declarations) {
  constexpr int far = -500;
  const auto position = value_of(declarations, "position");
  const bool moves = position && is_one_of(*position, {"absolute", "fixed"});
  for (const std::string_view side : {"left", "top", "text-indent"})
    if (const auto value = value_of(declarations, side); value && (moves || side == "text-indent"))
      if (whole_number(*value) <= far) return true;
  return false;
}

display display_of(std::string_view value) {
  if (is_one_of(value, {"table", "inline-table"})) return display::table;
  if (is_one_of(value, {"table-row-group", "table-header-group", "table-footer-group"})) return display::group;
  if (is_one_of(value, {"table-row"})) return display::row;
  if (is_one_of(value, {"table-cell"})) return display::cell;
  return display::other;
}

// Declarations, folded.
declared_look look_of(std::string_view declarations) {
  declared_look look;
  look.important = declarations.find("!important") != declarations.npos;
  if (const auto value = value_of(declarations, "display")) {
    look.hidden = is_one_of(*value, {"none"});
    look.shown = display_of(*value);
  }
  if (const auto hide = value_of(declarations, "mso-hide"); hide && is_one_of(*hide, {"all"})) look.hidden = true;
  const auto visibility = value_of(declarations, "visibility"), opacity = value_of(declarations, "opacity");
  if (visibility && is_one_of(*visibility, {"collapse"})) look.hidden = true;
  if (visibility) look.transparent = is_one_of(*visibility, {"hidden"});
  if (opacity) look.transparent = is_zero(opacity) || look.transparent.value_or(false);
  if (const auto colour = value_of(declarations, "color"); colour && is_one_of(*colour, {"transparent"}))
    look.transparent = true;
  if (const auto size = value_of(declarations, "font-size")) look.of_no_font = is_zero(size);
  if (is_cut_to_nothing(declarations) || is_beyond_the_page(declarations)) look.unseen = true;
  for (const std::string_view property : {"text-decoration", "text-decoration-line"})
    if (const auto line = value_of(declarations, property)) look.struck = line->find("line-through") != line->npos;
  if (const auto height = value_of(declarations, "vertical-align")) {
    look.raised = is_one_of(*height, {"super"});
    look.lowered = is_one_of(*height, {"sub"});
  }
  return look;
}

// The classes of a tag, or the names in a class attribute.
template <class Action>
void for_each_class(std::string_view classes, const Action& action) {
  for (std::size_t start = 0; start < classes.size();) {
    const auto end = std::min(classes.find_first_of(" \t\r\n\f", start), classes.size());
    if (end > start) action(classes.substr(start, end - start));
    start = end + 1;
  }
}

bool has_class(const html_token& tag, std::string_view lower_name) {
  bool found = false;
  if (const auto classes = attribute_of(tag, "class"))
    for_each_class(*classes, [&](std::string_view one) { found = found || ascii::same_word(one, lower_name); });
  return found;
}

// What elements look like without a style sheet.
declared_look usual_look(const html_token& tag) {
  declared_look made;
  const tag_name name(tag.name);
  const auto is_one_of = [&](std::initializer_list<tag_name> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (is_one_of({"del", "s", "strike"})) made.struck = true;
  if (name == "sup") made.raised = true;
  if (name == "sub") made.lowered = true;
  if (is_one_of({"datalist", "audio", "video", "canvas", "meter", "progress"})) made.hidden = true;
  if (name == "dialog" && !attribute_of(tag, "open")) made.hidden = true;
  if (!tag.attributes.empty() && attribute_of(tag, "hidden")) made.hidden = true;
  return made;
}

// A cell is as wide as its content needs, whatever width is asked for.
bool is_part_of_table(const html_token& tag) {
  return is_any_tag(tag, {"table", "thead", "tbody", "tfoot", "tr", "td", "th"});
}

// Around other elements a font of no size only takes the blanks between them away.
bool is_inline(const html_token& tag) {
  return is_any_tag(tag, {"span", "font", "b", "i", "u", "em", "strong", "a", "label", "small"});
}

// "(min-width:768px)" of a media query: whether a window of a usual screen is so.
bool fits_a_screen(std::string_view feature) {
  constexpr int usual = 1280;  // pixels
  const auto colon = feature.find(':');
  if (colon == feature.npos) return false;
  auto value = feature.substr(colon + 1);
  while (value.starts_with(' ')) value.remove_prefix(1);
  if (feature.starts_with("min-width")) return whole_number(value) <= usual;
  return feature.starts_with("max-width") && whole_number(value) >= usual;
}

// Whether one query of a list of media, in lower case, holds for a screen: "screen", "screen and (min-width:768px)".
bool is_for_screen(std::string_view query) {
  const bool is_negated = query.find("not ") != query.npos, prints = query.find("print") != query.npos;
  if (is_negated || prints || query.find("speech") != query.npos) return is_negated && prints;
  for (auto open = query.find('('); open != query.npos; open = query.find('(', open + 1))
    if (!fits_a_screen(query.substr(open + 1))) return false;
  return true;
}

bool are_for_screen(std::string_view queries) {
  for (std::size_t start = 0; start <= queries.size();) {
    const auto end = std::min(queries.find(',', start), queries.size());
    if (is_for_screen(queries.substr(start, end - start))) return true;
    start = end + 1;
  }
  return false;
}

// Whether the rules in a block apply to the page: those for a printer or a narrow window do not.
bool applies(std::string_view at_rule) {
  if (at_rule.starts_with("@layer")) return true;
  if (at_rule.starts_with("@supports")) return at_rule.find("not") == at_rule.npos;
  constexpr std::string_view media = "@media";
  return at_rule.starts_with(media) && are_for_screen(at_rule.substr(media.size()));
}

// Of the tag of a style sheet: <style media="print">.
bool is_sheet_for_screen(std::string_view tag) {
  html_token token;
  token.attributes = tag;
  const auto media = attribute_of(token, "media");
  return !media || are_for_screen(folded(*media, " "));
}

}  // namespace

bool declared_look::says_nothing() const {
  return !hidden && !transparent && !struck && !raised && !lowered && !unseen && !of_no_font && !shown;
}

void declared_look::overlay(const declared_look& over) {
  if (over.hidden) hidden = over.hidden;
  if (over.transparent) transparent = over.transparent;
  if (over.struck) struck = over.struck;
  if (over.raised) raised = over.raised;
  if (over.lowered) lowered = over.lowered;
  if (over.unseen) unseen = over.unseen;
  if (over.of_no_font) of_no_font = over.of_no_font;
  if (over.shown) shown = over.shown;
}

html_styles::html_styles(std::string_view page) {
  const auto find_tag = [&](std::string_view tag, std::size_t start) {
    auto found = page.find('<', start);
    while (found != page.npos && !ascii::same_word(page.substr(found, tag.size()), tag))
      found = page.find('<', found + 1);
    return found;
  };
  for (auto opening = find_tag("<style", 0); opening != page.npos;) {
    const auto begin = page.find('>', opening);
    if (begin == page.npos) return;
    const auto end = std::min(find_tag("</style", begin), page.size());
    if (is_sheet_for_screen(page.substr(opening + 6, begin - opening - 6)))
      take_rules(page.substr(begin + 1, end - begin - 1));
    opening = end == page.size() ? page.npos : find_tag("<style", end);
  }
}

void html_styles::take_rules(std::string_view source) {
  std::string sheet = folded(source, " ");
  for (const std::string_view mark : {"<!--", "-->"})
    for (auto position = sheet.find(mark); position != sheet.npos; position = sheet.find(mark))
      sheet.erase(position, mark.size());
  std::size_t start = 0;
  while (start < sheet.size() && count_ < most_rules) {
    const auto open = sheet.find('{', start);
    if (open == sheet.npos) return;
    // What ends a block that applies, and what is said before the rules (@charset, @import).
    while (start < open && (sheet[start] == ' ' || sheet[start] == '}')) ++start;
    if (sheet[start] == '@' && sheet.find(';', start) < open) {
      start = sheet.find(';', start) + 1;
      continue;
    }
    const std::string_view selectors = std::string_view(sheet).substr(start, open - start);
    if (applies(selectors)) {
      start = open + 1;
      continue;
    }
    if (selectors.starts_with('@') && !selectors.starts_with("@page") && !selectors.starts_with("@font-face")) {
      int depth = 1;
      auto i = open + 1;
      for (; i < sheet.size() && depth > 0; ++i) depth += sheet[i] == '{' ? 1 : sheet[i] == '}' ? -1 : 0;
      start = i;
      continue;
    }
    const auto close = std::min(sheet.find('}', open), sheet.size());
    const auto inner = sheet.find('{', open + 1);  // of a rule in the rule
    const auto end = inner < close ? std::max(sheet.rfind(';', inner), open) : close;
    take_rule(selectors, std::string_view(sheet).substr(open + 1, std::max(end, open + 1) - open - 1));
    start = end + 1;
  }
}

void html_styles::take_rule(std::string_view selectors, std::string_view declarations) {
  const declared_look look = look_of(folded(declarations));
  if (look.says_nothing()) return;
  makes_tables_ = makes_tables_ || look.shown.value_or(display::other) != display::other;
  for (std::size_t start = 0; start <= selectors.size();) {
    const auto end = std::min(selectors.find(',', start), selectors.size());
    take_selector(selectors.substr(start, end - start), look);
    start = end + 1;
  }
}

void html_styles::take_selector(std::string_view selector, const declared_look& look) {
  constexpr std::size_t id_weight = 1u << 20, class_weight = 1u << 10;
  rule made;
  made.look = look;
  for (std::size_t start = 0; start < selector.size();) {
    const auto end = std::min(selector.find_first_of(" >", start), selector.size());
    if (end > start) {
      auto step = compound_of(selector.substr(start, end - start));
      if (!step) return;
      made.weight += (step->id.empty() ? 0 : id_weight) + step->classes.size() * class_weight + !step->name.empty();
      made.path.push_back(std::move(*step));
    }
    if (end < selector.size() && selector[end] == '>' && !made.path.empty()) made.path.back().is_parent = true;
    start = end + 1;
  }
  if (made.path.empty() || count_ >= most_rules) return;
  made.order = count_++;
  const auto& last = made.path.back();
  const std::string key = !last.id.empty()        ? "#" + last.id
                          : !last.classes.empty() ? "." + last.classes.front()
                                                  : last.name;
  rules_[key].push_back(std::move(made));
}

// "td.x#y"; nothing for a selector with anything else in it.
std::optional<html_styles::compound> html_styles::compound_of(std::string_view text) {
  if (text.starts_with('*')) text.remove_prefix(1);
  if (text.find_first_of("+~:[*@()\"") != text.npos) return std::nullopt;
  compound made;
  made.name = text.substr(0, text.find_first_of(".#"));
  for (auto mark = text.find_first_of(".#"); mark != text.npos;) {
    const auto next = text.find_first_of(".#", mark + 1);
    std::string word(text.substr(mark + 1, next - mark - 1));
    if (text[mark] == '#')
      made.id = std::move(word);
    else
      made.classes.push_back(std::move(word));
    mark = next;
  }
  return made;
}

bool html_styles::matches(const compound& wanted, const html_token& tag) {
  if (!wanted.name.empty() && !ascii::same_word(tag.name, wanted.name)) return false;
  if (!wanted.id.empty() && !ascii::same_word(attribute_of(tag, "id").value_or(""), wanted.id)) return false;
  return std::all_of(wanted.classes.begin(), wanted.classes.end(),
                     [&](const std::string& one) { return has_class(tag, one); });
}

bool html_styles::matches(const rule& candidate, const html_token& tag, const std::vector<html_token>& ancestors) {
  if (!matches(candidate.path.back(), tag)) return false;
  auto above = ancestors.size();
  for (auto step = candidate.path.size() - 1; step-- > 0;) {
    const auto& wanted = candidate.path[step];
    do {
      if (above == 0) return false;
      --above;
    } while (!matches(wanted, ancestors[above]) && !wanted.is_parent);
    if (!matches(wanted, ancestors[above])) return false;
  }
  return true;
}

void html_styles::find(std::vector<const rule*>& found, const std::string& key, const html_token& tag,
                       const std::vector<html_token>& ancestors) const {
  if (const auto all = rules_.find(key); all != rules_.end())
    for (const auto& one : all->second)
      if (matches(one, tag, ancestors)) found.push_back(&one);
}

std::vector<const html_styles::rule*> html_styles::rules_for(const html_token& tag,
                                                             const std::vector<html_token>& ancestors) const {
  std::vector<const rule*> found;
  find(found, folded(tag.name), tag, ancestors);
  find(found, "", tag, ancestors);  // the rules for every element
  if (const auto id = attribute_of(tag, "id")) find(found, "#" + folded(*id), tag, ancestors);
  if (const auto classes = attribute_of(tag, "class"))
    for_each_class(*classes, [&](std::string_view one) { find(found, "." + folded(one), tag, ancestors); });
  std::sort(found.begin(), found.end(), [](const rule* a, const rule* b) {
    return std::pair(a->weight, a->order) < std::pair(b->weight, b->order);
  });
  return found;
}

bool html_styles::may_make_table(const html_token& tag) const {
  if (makes_tables_) return true;
  const auto style = tag.attributes.empty() ? std::nullopt : attribute_of(tag, "style");
  return style && folded(*style).find("table") != std::string::npos;
}

html_look html_styles::look(const html_token& tag, const std::vector<html_token>& ancestors) const {
  declared_look made = usual_look(tag);
  declared_look important;
  const auto take = [&](const declared_look& one) { (one.important ? important : made).overlay(one); };
  if (!rules_.empty())
    for (const auto* one : rules_for(tag, ancestors)) take(one->look);
  if (!tag.attributes.empty())
    if (const auto style = attribute_of(tag, "style")) take(look_of(folded(*style)));
  made.overlay(important);
  html_look look;
  look.hidden = made.hidden.value_or(false);
  look.invisible = made.transparent.value_or(false) || (made.unseen.value_or(false) && !is_part_of_table(tag)) ||
                   (made.of_no_font.value_or(false) && is_inline(tag));
  look.struck = made.struck.value_or(false);
  look.raised = made.raised.value_or(false);
  look.lowered = made.lowered.value_or(false);
  look.shown = made.shown.value_or(display::other);
  return look;
}

}  // namespace v0
}  // namespace perfeval
