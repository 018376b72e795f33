#include "tables/html_styles.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <initializer_list>
#include <tuple>

namespace perfeval {
inline namespace v0 {
namespace {

std::string resolved(std::string_view text) {
  std::string made;
  append_resolved(made, text);
  return made;
}

// What elements look like without a style sheet.
html_look usual_look(const html_token& tag) {
  html_look made;
  const auto is_any = [&](std::initializer_list<tag_name> names) { return is_any_tag(tag, names); };
  const auto has = [&](std::string_view name) { return attribute_of(tag, name).has_value(); };
  if (is_any({"del", "s", "strike"})) made.struck = true;
  if (is_any({"sup"})) made.raised = true;
  if (is_any({"sub"})) made.lowered = true;
  if (is_any({"font"})) made.text.white = is_white_colour(attribute_of(tag, "color").value_or(""));
  if (is_any({"datalist", "audio", "annotation"})) made.hidden = true;
  if (is_any({"dialog"}) && !has("open")) made.hidden = true;
  // Its signs stand in another order, above each other, or anywhere.
  if (is_any({"svg", "object", "mfrac", "msup", "msub", "msubsup", "mover", "munder", "mroot"})) made.unsure = true;
  if (is_any({"bdo"}) && ascii::same_word(attribute_of(tag, "dir").value_or(""), "rtl")) made.unsure = true;
  if (!tag.attributes.empty() && (has("hidden") || has("popover"))) made.hidden = true;
  return made;
}

css_element element_of(const html_token& tag) {
  css_element made;
  made.is_part_of_table = is_any_tag(tag, {"table", "thead", "tbody", "tfoot", "tr", "td", "th"});
  made.is_row = is_any_tag(tag, {"thead", "tbody", "tfoot", "tr", "col"});
  made.is_inline = is_any_tag(
      tag, {"span", "font", "b",    "i",    "u",    "em", "strong", "a",   "label", "small", "big", "s",   "del", "ins",
            "sup",  "sub",  "code", "mark", "cite", "q",  "abbr",   "bdi", "bdo",   "tt",    "kbd", "var", "samp"});
  return made;
}

bool operator==(const text_look& a, const text_look& b) {
  return std::tie(a.invisible, a.transparent, a.white, a.of_no_size, a.indented_away) ==
         std::tie(b.invisible, b.transparent, b.white, b.of_no_size, b.indented_away);
}

bool looks_alike(const html_look& a, const html_look& b) {
  return std::tie(a.hidden, a.invisible, a.struck, a.raised, a.lowered) ==
             std::tie(b.hidden, b.invisible, b.struck, b.raised, b.lowered) &&
         a.text == b.text;
}

// It is shown, and what it holds is in doubt.
html_look in_doubt(display shown) {
  html_look made;
  made.unsure = true;
  made.shown = shown;
  return made;
}

// What a rule is found by: the id, a class or the name of the element that it selects.
std::string key_of(const css_compound& last) {
  if (!last.ids.empty()) return "#" + ascii::lowered(last.ids.front());
  return last.classes.empty() ? last.name : "." + ascii::lowered(last.classes.front());
}

// The tags of a page's elements with this tag, "<style", and what is inside them.
template <class Action>
void for_each_element(std::string_view page, std::string_view tag, const Action& action) {
  const std::string end_tag = "</" + std::string(tag.substr(1));
  const auto find_tag = [&](std::string_view wanted, std::size_t start) {
    auto found = page.find('<', start);
    while (found != page.npos && !ascii::same_word(page.substr(found, wanted.size()), wanted))
      found = page.find('<', found + 1);
    return found;
  };
  for (auto opening = find_tag(tag, 0); opening != page.npos;) {
    const auto begin = page.find('>', opening);
    if (begin == page.npos) return;
    const auto end = std::min(find_tag(end_tag, begin), page.size());
    const auto attributes = opening + tag.size();
    action(page.substr(attributes, begin - attributes), page.substr(begin + 1, end - begin - 1));
    opening = end == page.size() ? page.npos : find_tag(tag, end);
  }
}

// <link rel=stylesheet href=x.css>
bool names_sheet(std::string_view page) {
  constexpr std::string_view link = "<link";
  for (auto found = page.find('<'); found != page.npos; found = page.find('<', found + 1)) {
    if (!ascii::same_word(page.substr(found, link.size()), link)) continue;
    const auto tag = page.substr(found, page.find('>', found) - found);
    if (ascii::lowered(tag).find("stylesheet") != std::string::npos) return true;
  }
  return false;
}

}  // namespace

html_styles::html_styles(std::string_view page) {
  take_rules(page);
  misses_sheets_ = names_sheet(page) || page.find("@import") != page.npos;
  take_scripts(page);
  has_tree_ = has_rules_ || page.find("var(--") != page.npos;
  if (!has_tree_) return;
  tree_ = html_tree(page);
  constexpr css_steps least = 2'000'000, most = 20'000'000, for_element = 1'000;
  steps_ = std::clamp(for_element * tree_.size(), least, most);
}

void html_styles::take_rules(std::string_view page) {
  css_sheets sheets;
  for_each_element(page, "<style", [&](std::string_view attributes, std::string_view sheet) {
    html_token tag;
    tag.attributes = attributes;
    const auto media = attribute_of(tag, "media"), type = attribute_of(tag, "type");
    if (type && !type->empty() && !ascii::same_word(ascii::trimmed(*type), "text/css")) return;
    if (!media || css_sheets::are_for_screen(*media)) sheets.take(sheet);
  });
  initial_ = std::move(sheets.initial_values());
  for (auto& rule : sheets.rules()) {
    for (const auto& one : *rule.declarations)
      makes_tables_ =
          makes_tables_ || (one.property == css_property::display && one.value.find("table") != one.value.npos);
    for (const auto& one : *rule.declarations)
      if (!one.custom.empty()) custom_[one.custom].push_back(rule);
    has_rules_ = true;
    const auto& part = rule.selector.generated;
    auto& rules = part.empty() ? rules_ : part == "before" ? before_ : after_;
    rules[key_of(rule.selector.path.back())].push_back(std::move(rule));
  }
}

// The words of the page's scripts, among them the ids and classes of what they change.
void html_styles::take_scripts(std::string_view page) {
  const auto is_part = [](char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '-' || c == '_'; };
  for_each_element(page, "<script", [&](std::string_view, std::string_view script) {
    for (auto begin = script.begin(); begin != script.end();) {
      begin = std::find_if(begin, script.end(), is_part);
      const auto end = std::find_if_not(begin, script.end(), is_part);
      if (begin != end) script_words_.emplace(begin, end);
      begin = end;
    }
  });
}

bool html_styles::may_be_changed(const html_token& tag) const {
  if (tag.attributes.empty() || (!misses_sheets_ && script_words_.empty())) return false;
  const auto id = attribute_of(tag, "id"), classes = attribute_of(tag, "class");
  if (misses_sheets_ && (id || classes)) return true;
  if (id && script_words_.contains(*id)) return true;
  for (std::string_view rest = ascii::trimmed(classes.value_or("")); !rest.empty(); rest = ascii::trimmed(rest)) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (script_words_.contains(rest.substr(0, end))) return true;
    rest.remove_prefix(end);
  }
  return false;
}

void html_styles::find(std::vector<found_rule>& found, const std::vector<css_rule>& rules, std::uint32_t node) const {
  for (const auto& one : rules) {
    auto fits = selects(one.selector, tree_, node, steps_);
    if (one.unsure) fits = std::min(fits, certainty::perhaps);
    if (fits != certainty::no) found.push_back({&one, fits});
  }
}

void html_styles::find(std::vector<found_rule>& found, const rules_by_key& rules, const std::string& key,
                       std::uint32_t node) const {
  if (const auto all = rules.find(key); all != rules.end()) find(found, all->second, node);
}

void html_styles::sort_by_rank(std::vector<found_rule>& found) {
  const auto place = [](const found_rule& one) {
    return std::tuple(one.rule->layer, one.rule->selector.weight, one.rule->order);
  };
  std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

std::vector<html_styles::found_rule> html_styles::rules_for(const rules_by_key& rules, std::uint32_t node) const {
  std::vector<found_rule> found;
  if (rules.empty()) return found;
  const auto& tag = tree_[node].tag;
  find(found, rules, ascii::lowered(tag.name), node);
  find(found, rules, "", node);  // the rules for every element
  if (const auto id = attribute_of(tag, "id")) find(found, rules, "#" + ascii::lowered(resolved(*id)), node);
  if (const auto classes = attribute_of(tag, "class")) {
    const std::string all = ascii::lowered(resolved(*classes));
    for (std::size_t start = 0; start < all.size();) {
      const auto end = std::min(all.find_first_of(" \t\r\n\f", start), all.size());
      if (end > start) find(found, rules, "." + all.substr(start, end - start), node);
      start = end + 1;
    }
  }
  sort_by_rank(found);
  return found;
}

// Those that are important override the others, and then the earlier layer the later one.
std::vector<html_styles::applied> html_styles::applied_to(const std::vector<found_rule>& rules,
                                                          const declarations& own) const {
  std::vector<applied> made;
  const auto take = [&](bool important, auto begin, auto end) {
    std::size_t number = 0;
    for (auto one = begin; one != end; ++one, ++number)
      for (const auto& declaration : *one->rule->declarations)
        if (declaration.important == important)
          made.push_back({&declaration, one->fits == certainty::yes ? 0 : one->rule->order + 1});
  };
  const auto take_own = [&](bool important) {
    for (const auto& one : own)
      if (one.important == important) made.push_back({&one, 0});
  };
  take(false, rules.begin(), rules.end());
  take_own(false);
  auto last_first = rules;
  std::stable_sort(last_first.begin(), last_first.end(),
                   [](const auto& a, const auto& b) { return a.rule->layer > b.rule->layer; });
  take(true, last_first.begin(), last_first.end());
  take_own(true);
  return made;
}

// With the rules that apply, and with the one that perhaps does. `kept`: texts that the values may lie in.
css_values html_styles::values_with(const std::vector<applied>& all, std::size_t source, std::uint32_t node,
                                    std::vector<std::string>& kept) const {
  kept.reserve(all.size());
  css_values values;
  for (const auto& one : all) {
    if ((one.source != 0 && one.source != source) || one.declaration->property == css_property::none) continue;
    auto& place = values[static_cast<std::size_t>(one.declaration->property)];
    place = one.declaration->value;
    if (place->find("var(") == place->npos) continue;
    const auto value = css_resolved(*place, [&](std::string_view name) { return custom_value(name, node, 0); });
    place.reset();
    if (!value) continue;
    kept.push_back(ascii::lowered(*value));
    place = kept.back();
  }
  return values;
}

html_look html_styles::look_with(const std::vector<applied>& all, std::size_t source, const html_token& tag,
                                 std::uint32_t node) const {
  std::vector<std::string> kept;
  const css_values values = values_with(all, source, node, kept);
  html_look made = css_look_of(values, element_of(tag));
  const html_look usual = usual_look(tag);
  const auto says = [&](css_property property) { return values[static_cast<std::size_t>(property)].has_value(); };
  made.unsure = made.unsure || usual.unsure;
  if (!says(css_property::display)) made.hidden = made.hidden || usual.hidden;
  if (!says(css_property::decoration)) made.struck = usual.struck;
  if (!says(css_property::vertical_align)) made.raised = usual.raised, made.lowered = usual.lowered;
  return made;
}

html_look html_styles::look(const html_token& tag, std::size_t number) const {
  const auto node = has_tree_ ? tree_.node_of_tag(number) : html_node::none;
  const auto style = tag.attributes.empty() ? std::nullopt : attribute_of(tag, "style");
  const bool lost = has_rules_ && (node == html_node::none || steps_ == 0);
  if (!has_rules_ && !style) return usual_look(tag);
  const declarations own = style ? css_declarations_of(resolved(*style)) : declarations();
  const auto rules = has_rules_ && !lost ? rules_for(rules_, node) : std::vector<found_rule>();
  const auto all = applied_to(rules, own);
  html_look made = all.empty() ? usual_look(tag) : look_with(all, 0, tag, node);
  for (const auto& one : rules)
    if (one.fits == certainty::perhaps && !made.unsure)
      made.unsure = !looks_alike(made, look_with(all, one.rule->order + 1, tag, node));
  if (!lost && !before_.empty()) made.before = generated(before_, tag, node, made);
  if (!lost && !after_.empty()) made.after = generated(after_, tag, node, made);
  if (!made.unsure && !lost) return made;
  html_look open = in_doubt(made.shown);
  open.adds_unknown = made.adds_unknown;
  return open;
}

std::string html_styles::generated(const rules_by_key& all_rules, const html_token& tag, std::uint32_t node,
                                   html_look& look) const {
  const auto rules = rules_for(all_rules, node);
  if (rules.empty()) return {};
  const auto all = applied_to(rules, {});
  const auto text_with = [&](std::size_t source) -> std::optional<std::string> {
    std::vector<std::string> kept;
    const auto values = values_with(all, source, node, kept);
    const auto& content = values[static_cast<std::size_t>(css_property::content)];
    const html_look own = css_look_of(values, {});
    if (!content || own.hidden || own.invisible || own.text.invisible.value_or(false)) return "";
    return css_content_of(*content, [&](std::string_view name) -> std::optional<std::string> {
      const auto value = attribute_of(tag, ascii::lowered(name));
      return value ? std::optional(resolved(*value)) : std::nullopt;
    });
  };
  const auto text = text_with(0);
  look.unsure = look.unsure || !text;
  look.adds_unknown = look.adds_unknown || !text;
  for (const auto& one : rules)
    if (one.fits == certainty::perhaps) look.unsure = look.unsure || text_with(one.rule->order + 1) != text;
  return text.value_or("");
}

// Of the element, or of the nearest one around it that has one.
std::optional<std::string> html_styles::custom_value(std::string_view name, std::uint32_t node, int depth) const {
  constexpr int deepest = 20;
  if (depth > deepest) return std::nullopt;
  for (; node != html_node::none && has_tree_; node = tree_[node].parent) {
    const auto& tag = tree_[node].tag;
    const auto style = tag.attributes.empty() ? std::nullopt : attribute_of(tag, "style");
    const bool names_it = style && style->find(name) != style->npos;
    const declarations own = names_it ? css_declarations_of(resolved(*style)) : declarations();
    std::vector<found_rule> rules;
    if (const auto named = custom_.find(name); named != custom_.end()) find(rules, named->second, node);
    sort_by_rank(rules);
    const css_declaration* last = nullptr;
    const auto all = applied_to(rules, own);
    for (const auto& one : all)
      if (one.declaration->custom == name && one.source == 0) last = one.declaration;
    if (last != nullptr)
      return css_resolved(last->value, [&](std::string_view inner) { return custom_value(inner, node, depth + 1); });
  }
  const auto initial = initial_.find(name);
  return initial == initial_.end() ? std::nullopt : std::optional(initial->second);
}

bool html_styles::may_make_table(const html_token& tag) const {
  if (makes_tables_) return true;
  const auto style = tag.attributes.empty() ? std::nullopt : attribute_of(tag, "style");
  return style && ascii::lowered(*style).find("table") != std::string::npos;
}

}  // namespace v0
}  // namespace perfeval
