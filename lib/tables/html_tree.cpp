#include "tables/html_tree.hpp"

#include "tables/html_ancestors.hpp"
#include "text/ascii.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t most_nodes = 1'000'000;
constexpr std::uint32_t html_node_number = 0, head_node = 1, body_node = 2;

html_token tag_called(std::string_view name) {
  html_token made;
  made.kind = html_token::type::open;
  made.name = name;
  made.word = tag_name(name);
  return made;
}

}  // namespace

class html_tree::builder {
 public:
  builder(html_tree& tree, std::string_view page) : tree_(tree) {
    add(tag_called("html"), html_node::none);
    add(tag_called("head"), html_node_number);
    add(tag_called("body"), html_node_number);
    html_tokens tokens(page);
    for (auto token = tokens.next(); token.kind != html_token::type::end; token = tokens.next()) take(token);
    finish();
  }

 private:
  void take(const html_token& token) {
    detail::poll();
    if (token.kind == html_token::type::text) return take_text(token.text);
    if (token.kind == html_token::type::close) {
      open_.close(token);
      return numbers_.resize(open_.elements().size());
    }
    if (tree_.nodes_.size() >= most_nodes) return;
    if (is_any_tag(token, {"html", "head", "body"})) return meet_frame(token);
    numbers_.resize(open_.prepare(token));
    if (open_.elements().size() > numbers_.size()) numbers_.push_back(add(open_.elements().back(), parent()));
    const auto number = add(token, parent_of(token));
    tree_.by_tag_.push_back(number);
    if (is_void_tag(token)) return;
    open_.open(token);
    if (open_.elements().size() > numbers_.size()) numbers_.push_back(number);
  }

  // html, head and body are there, whether the page writes them or not.
  void meet_frame(const html_token& token) {
    const auto number = is_tag(token, "html") ? html_node_number : is_tag(token, "head") ? head_node : body_node;
    tree_.nodes_[number].tag = token;
    tree_.by_tag_.push_back(number);
    if (number == body_node) in_body_ = true;
  }

  void take_text(std::string_view text) {
    if (text.empty()) return;
    const bool blank = std::all_of(text.begin(), text.end(), ascii::is_blank);
    if (numbers_.empty() && !blank) in_body_ = true;
    tree_.nodes_[parent()].empty = false;
  }

  [[nodiscard]] std::uint32_t parent() const {
    if (!numbers_.empty()) return numbers_.back();
    return in_body_ ? body_node : head_node;
  }

  std::uint32_t parent_of(const html_token& token) {
    if (!is_any_tag(token, {"meta", "link", "title", "style", "script", "base", "noscript", "template"}))
      in_body_ = true;
    return parent();
  }

  std::uint32_t add(const html_token& token, std::uint32_t parent) {
    const auto number = static_cast<std::uint32_t>(tree_.nodes_.size());
    html_node made;
    made.tag = token;
    made.parent = parent;
    if (parent != html_node::none) {
      tree_.nodes_[parent].empty = false;
      made.previous = std::exchange(last_child_.try_emplace(parent, html_node::none).first->second, number);
      made.place = ++count_[{parent, ""}];
      made.place_of_name = ++count_[{parent, ascii::lowered(token.name)}];
    }
    tree_.nodes_.push_back(made);
    return number;
  }

  void finish() {
    auto& nodes = tree_.nodes_;
    for (auto i = nodes.size(); i-- > 0;) {
      auto& one = nodes[i];
      one.end = std::max(one.end, static_cast<std::uint32_t>(i + 1));
      if (one.parent == html_node::none) continue;
      auto& above = nodes[one.parent];
      above.end = std::max(above.end, one.end);
      one.places = count_[{one.parent, ""}];
      one.places_of_name = count_[{one.parent, ascii::lowered(one.tag.name)}];
    }
  }

  html_tree& tree_;
  html_ancestors open_;
  std::vector<std::uint32_t> numbers_;  // of the open elements
  std::map<std::uint32_t, std::uint32_t> last_child_;
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> count_;  // of children, and of those of a name
  bool in_body_ = false;
};

html_tree::html_tree(std::string_view page) {
  const auto start = std::min(page.find_first_not_of(" \t\r\n\f"), page.size());
  constexpr std::string_view standard = "<!doctype";
  ignores_case_ = !ascii::same_word(page.substr(start, standard.size()), standard);
  builder made(*this, page);
}

}  // namespace v0
}  // namespace perfeval
