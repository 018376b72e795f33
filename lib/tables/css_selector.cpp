#include "tables/css_selector.hpp"

#include "tables/css_escape.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t id_weight = 1u << 20, class_weight = 1u << 10;
constexpr int deepest = 20;

std::optional<long> number_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "odd", "even", "3", "2n+1", "-n + 3".
bool take_steps(std::string_view text, css_pseudo_class& made) {
  std::string formula;
  for (const char c : text)
    if (!ascii::is_blank(c)) formula += ascii::lower(c);
  if (formula == "odd") formula = "2n+1";
  if (formula == "even") formula = "2n";
  const auto letter = formula.find('n');
  const auto offset = number_of(letter == formula.npos ? formula : formula.substr(letter + 1));
  if (letter == formula.npos) return offset ? (made.offset = *offset, true) : false;
  if (letter + 1 < formula.size() && !offset) return false;
  std::string step = formula.substr(0, letter);
  if (step.empty() || step == "+" || step == "-") step += '1';
  const auto factor = number_of(step);
  if (!factor) return false;
  made.step = *factor;
  made.offset = offset.value_or(0);
  return true;
}

bool names_no_element(std::string_view pseudo) {
  return ascii::is_one_of(pseudo, {"before", "after", "first-line", "first-letter"});
}

class selector_parser {
 public:
  selector_parser(std::string_view text, int depth) : text_(text), depth_(depth) {}

  std::optional<std::vector<css_selector>> list(bool relative, bool forgiving = false) {
    std::vector<css_selector> made;
    if (depth_ > deepest) return std::nullopt;
    do {
      auto one = selector(relative);
      if (!one && !forgiving) return std::nullopt;
      if (!one) pass_to_comma();
      if (one && !no_element_) made.push_back(std::move(*one));
    } while (take(','));
    return done() ? std::optional(std::move(made)) : std::nullopt;
  }

 private:
  std::optional<css_selector> selector(bool relative) {
    css_selector made;
    no_element_ = false;
    generated_.clear();
    pass_blanks();
    char sign = relative ? ' ' : '\0';
    if (relative && is_sign(peek())) sign = next();
    for (;;) {
      pass_blanks();
      auto step = compound(made.weight);
      if (!step) return std::nullopt;
      step->above = sign;
      made.path.push_back(std::move(*step));
      const bool blank = ascii::is_blank(peek());
      pass_blanks();
      if (done() || peek() == ',') {
        made.generated = generated_;
        return made;
      }
      if (is_sign(peek()))
        sign = next();
      else if (blank)
        sign = ' ';
      else
        return std::nullopt;
    }
  }

  std::optional<css_compound> compound(std::size_t& weight) {
    css_compound made;
    bool any = false;
    if (peek() == '*') {
      next();
      any = true;
    } else if (auto name = word(); !name.empty()) {
      made.name = ascii::lowered(name);
      ++weight;
      any = true;
    }
    if (peek() == '|') return std::nullopt;
    for (;; any = true) {
      const char c = peek();
      if (c == '#' || c == '.') {
        next();
        auto name = word();
        if (name.empty()) return std::nullopt;
        weight += c == '#' ? id_weight : class_weight;
        (c == '#' ? made.ids : made.classes).push_back(std::move(name));
      } else if (c == '[') {
        next();
        weight += class_weight;
        if (!attribute(made)) return std::nullopt;
      } else if (c == ':') {
        next();
        if (!pseudo(made, weight)) return std::nullopt;
      } else if (c == '&') {
        next();  // outside of a rule: the root, or what :is() stands for
      } else {
        return any ? std::optional(std::move(made)) : std::nullopt;
      }
    }
  }

  bool attribute(css_compound& compound) {
    css_attribute made;
    pass_blanks();
    made.name = ascii::lowered(word());
    if (made.name.empty()) return false;
    pass_blanks();
    if (take(']')) return compound.attributes.push_back(std::move(made)), true;
    made.sign = next();
    if (made.sign != '=' && (std::string_view("~|^$*").find(made.sign) == std::string_view::npos || !take('=')))
      return false;
    pass_blanks();
    const char quote = peek();
    made.value = quote == '"' || quote == '\'' ? quoted() : word(true);
    pass_blanks();
    const char flag = ascii::lower(peek());
    if (flag == 'i' || flag == 's') next();
    made.ignores_case =
        flag == 'i' || (flag != 's' && ascii::is_one_of(made.name, {"align", "bgcolor", "checked", "color", "dir",
                                                                    "disabled", "lang", "type", "valign", "scope"}));
    pass_blanks();
    if (!take(']')) return false;
    compound.attributes.push_back(std::move(made));
    return true;
  }

  bool pseudo(css_compound& compound, std::size_t& weight) {
    const bool doubled = take(':');
    css_pseudo_class made;
    made.name = ascii::lowered(word());
    if (made.name.empty()) return false;
    if (doubled || names_no_element(made.name)) {
      const bool generates = made.name == "before" || made.name == "after";
      if (generates) generated_ = made.name;
      no_element_ = no_element_ || !generates;
      if (peek() == '(') inside();
      return true;
    }
    if (peek() != '(') {
      weight += class_weight;
      compound.pseudo_classes.push_back(std::move(made));
      return true;
    }
    if (!take_arguments(made, inside(), weight)) return false;
    compound.pseudo_classes.push_back(std::move(made));
    return true;
  }

  bool take_arguments(css_pseudo_class& made, std::string_view arguments, std::size_t& weight) {
    const bool is_list =
        ascii::is_one_of(made.name, {"not", "is", "where", "matches", "-webkit-any", "-moz-any", "has"});
    if (is_list) {
      const bool has = made.name == "has", forgives = made.name != "not" && !has;
      auto list = selector_parser(arguments, depth_ + 1).list(has, forgives);
      if (!list) return false;
      made.list = std::move(*list);
    } else if (made.name.starts_with("nth-")) {
      const auto mark = arguments.find(" of ");
      if (!take_steps(arguments.substr(0, mark), made)) return false;
      if (mark != arguments.npos) {
        auto list = selector_parser(arguments.substr(mark + 4), depth_ + 1).list(false);
        if (!list) return false;
        made.list = std::move(*list);
      }
    }
    if (!is_list) weight += class_weight;
    if (made.name == "where") return true;
    std::size_t heaviest = 0;
    for (const auto& one : made.list) heaviest = std::max(heaviest, one.weight);
    weight += heaviest;
    return true;
  }

  // The text in parentheses, which are passed.
  std::string_view inside() {
    next();
    const auto start = position_;
    int depth = 1;
    char quote = '\0';
    for (; !done(); ++position_) {
      const char c = peek();
      if (quote != '\0')
        quote = c == quote ? '\0' : quote;
      else if (c == '"' || c == '\'')
        quote = c;
      else if (c == '(')
        ++depth;
      else if (c == ')' && --depth == 0)
        break;
    }
    const auto made = text_.substr(start, position_ - start);
    take(')');
    return ascii::trimmed(made);
  }

  std::string quoted() {
    const char quote = next();
    std::string made;
    while (!done() && peek() != quote) made += peek() == '\\' ? escaped() : std::string(1, next());
    take(quote);
    return made;
  }

  // A name; `any`: it may begin with a digit, as browsers do not allow but writers do.
  std::string word(bool any = false) {
    std::string made;
    while (!done()) {
      const char c = peek();
      const bool other = static_cast<unsigned char>(c) >= 0x80 || c == '_' || c == '-' || ascii::is_letter(c);
      if (c == '\\')
        made += escaped();
      else if (other || (ascii::is_digit(c) && (any || !made.empty())))
        made += next();
      else
        break;
    }
    return made;
  }

  // "\31 0" and "\:".
  std::string escaped() {
    std::string_view rest = text_.substr(position_);
    const auto point = take_escape(rest);
    position_ = text_.size() - rest.size();
    std::string made;
    if (point)
      utf8::append(made, *point == 0 ? utf8::replacement : *point);
    else if (!done())
      made += next();
    return made;
  }

  static bool is_sign(char c) { return c == '>' || c == '+' || c == '~'; }
  [[nodiscard]] bool done() const { return position_ >= text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[position_]; }
  char next() { return done() ? '\0' : text_[position_++]; }
  bool take(char wanted) {
    if (done() || peek() != wanted) return false;
    ++position_;
    return true;
  }
  void pass_blanks() {
    while (!done() && ascii::is_blank(peek())) ++position_;
  }
  void pass_to_comma() {
    while (!done() && peek() != ',') peek() == '(' ? void(inside()) : void(next());
  }

  std::string_view text_;
  std::size_t position_ = 0;
  int depth_ = 0;
  bool no_element_ = false;  // of the selector in hand
  std::string generated_;    // of it
};

}  // namespace

std::optional<std::vector<css_selector>> css_selectors_of(std::string_view text, bool relative) {
  return selector_parser(text, 0).list(relative);
}

}  // namespace v0
}  // namespace perfeval
