// Web pages: the tables and the lines between them, as browsers build them from whatever stands there (HTML Living
// Standard, 13.2.6: tree construction, as far as tables go).
#include <perfeval/read/html.hpp>

#include "tables/grid.hpp"
#include "tables/html_table.hpp"
#include "tables/html_token.hpp"
#include "text/encoding.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

// The standard's own bounds.
constexpr std::uint64_t most_columns_spanned = 1000, most_rows_spanned = 65534;

using kind = html_token::type;

bool is_one_of(const html_token& tag, std::initializer_list<std::string_view> lower_names) {
  return std::any_of(lower_names.begin(), lower_names.end(), [&](std::string_view name) { return is_tag(tag, name); });
}

// The number that an attribute begins with; 1 if it is none.
std::uint64_t span_of(const html_token& tag, std::string_view name, std::uint64_t most) {
  auto text = attribute_of(tag, name).value_or("");
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n\f\r"), text.size()));
  if (text.starts_with("+")) text.remove_prefix(1);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return most;
  return end == text.data() ? 1 : std::min(value, most);
}

std::string folded(std::string_view text) {
  std::string made;
  for (const char c : text)
    if (c > ' ') made += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return made;
}

// <tr style="display:none">, <td hidden>.
bool is_hidden(const html_token& tag) {
  if (tag.attributes.empty()) return false;
  if (attribute_of(tag, "hidden")) return true;
  const auto style = attribute_of(tag, "style");
  return style && folded(*style).find("display:none") != std::string::npos;
}

// What a field of a saved page shows.
std::string_view field_text(const html_token& tag) {
  const std::string type = folded(attribute_of(tag, "type").value_or("text"));
  if (type == "checkbox" || type == "radio") return attribute_of(tag, "checked") ? "☑" : "☐";
  return type == "text" || type == "number" || type == "date" ? attribute_of(tag, "value").value_or("") : "";
}

class page_reader {
 public:
  page_reader(const limits& bounds, reading<std::vector<table>>& result) : bounds_(bounds), result_(result) {}

  void read(std::string_view page) {
    html_tokens tokens(page);
    for (auto token = tokens.next(); token.kind != kind::end; token = tokens.next()) take(token);
    ignored_ = 0;
    while (!open_.empty()) close_table();
  }

 private:
  void take(const html_token& token) {
    if (token.kind == kind::text) return take_text(token.text);
    if (!hidden_.empty() && pass_hidden(token)) return;
    token.kind == kind::open ? take_open(token) : take_close(token);
  }

  // Where text stands now: in the innermost open cell or caption, else outside of all tables. Between the cells of a
  // table none may stand; browsers show it before the table.
  flowing_text& text() {
    for (auto i = open_.size(); i-- > 0;) {
      auto& one = *open_[i];
      if (one.cell_open() || one.caption_open()) return one.text();
      if (i == 0) return one.stray();
    }
    return outside_;
  }

  void take_text(std::string_view source) {
    if (!hidden_.empty()) return;
    if (auto& to = text(); open_.empty() || to.size() <= bounds_.cell_bytes) to.add(source);
  }

  void take_open(const html_token& tag) {
    if (is_tag(tag, "table")) return open_table();
    if (!open_.empty() && ignored_ == 0 && open_in_table(*open_.back(), tag)) return;
    flow(tag);
  }

  bool open_in_table(html_table& table, const html_token& tag) {
    const bool heading = is_tag(tag, "th");
    if (is_tag(tag, "tr")) {
      table.open_row(is_hidden(tag));
    } else if (heading || is_tag(tag, "td")) {
      table.open_cell(heading, span_of(tag, "colspan", most_columns_spanned),
                      span_of(tag, "rowspan", most_rows_spanned), is_hidden(tag));
    } else if (is_one_of(tag, {"thead", "tbody", "tfoot"})) {
      table.open_group(folded(tag.name));
    } else if (is_tag(tag, "caption")) {
      table.open_caption();
    } else {
      return is_one_of(tag, {"col", "colgroup"});
    }
    return true;
  }

  void take_close(const html_token& tag) {
    if (is_tag(tag, "table")) return close_table();
    if (!open_.empty() && ignored_ == 0 && close_in_table(*open_.back(), tag)) return;
    flow(tag);
  }

  // A closing tag of what is not open is none.
  bool close_in_table(html_table& table, const html_token& tag) {
    const bool heading = is_tag(tag, "th");
    if (heading || is_tag(tag, "td")) {
      if (table.cell_open() && table.is_heading() == heading) table.close_cell();
    } else if (is_tag(tag, "tr")) {
      table.close_row();
    } else if (is_one_of(tag, {"thead", "tbody", "tfoot"})) {
      if (is_tag(tag, table.group())) table.close_group();
    } else if (is_tag(tag, "caption")) {
      table.close_caption();
    } else {
      return false;
    }
    return true;
  }

  // What a tag does to the text around it.
  void flow(const html_token& tag) {
    const bool opens = tag.kind == kind::open;
    if (is_tag(tag, "br")) return text().end_line();
    if (is_one_of(tag, {"pre", "textarea", "xmp"}))
      return opens ? text().begin_preformatted() : text().end_preformatted();
    if (opens && is_tag(tag, "input")) return take_text(field_text(tag));
    if (opens && !open_.empty() && open_.back()->cell_open() && is_hidden(tag)) return hide(tag);
    if (is_one_of(tag, {"p",      "div",  "li", "ul",   "ol",     "h1",      "h2",        "h3",
                        "h4",     "h5",   "h6", "body", "center", "section", "article",   "header",
                        "footer", "main", "dl", "dt",   "dd",     "hr",      "blockquote"})) {
      text().end_block();
      if (open_.empty()) end_outside();
    }
  }

  // Up to its closing tag, or that of its cell, a hidden element is passed over.
  void hide(const html_token& tag) {
    if (is_one_of(tag, {"img", "hr", "link", "meta", "wbr", "area", "base", "embed", "source", "track"})) return;
    hidden_ = folded(tag.name);
    hidden_depth_ = 1;
  }
  bool pass_hidden(const html_token& tag) {
    if (is_one_of(tag, {"td", "th", "tr", "table", "thead", "tbody", "tfoot"})) {
      hidden_.clear();
      return false;
    }
    if (!is_tag(tag, hidden_)) return true;
    hidden_depth_ += tag.kind == kind::open ? 1 : -1;
    if (hidden_depth_ == 0) hidden_.clear();
    return true;
  }

  void end_outside() {
    std::string text = outside_.take();
    for (std::size_t start = 0; start < text.size();) {
      const auto end = std::min(text.find('\n', start), text.size());
      if (end > start && before_.size() < most_lines) before_.push_back(text.substr(start, end - start));
      start = end + 1;
    }
  }

  void open_table() {
    // A table that stands between the cells of another ends it.
    if (!open_.empty() && ignored_ == 0 && !open_.back()->cell_open() && !open_.back()->caption_open()) close_table();
    if (open_.empty()) end_outside();
    if (ignored_ > 0 || open_.size() >= bounds_.depth || count_ >= bounds_.tables) {
      refuse(open_.size() >= bounds_.depth ? "depth" : "tables",
             open_.size() >= bounds_.depth ? bounds_.depth : bounds_.tables);
      ++ignored_;
      return;
    }
    open_.push_back(std::make_unique<html_table>(bounds_, ++count_, result_.troubles, passing_left_));
    if (open_.size() == 1) open_.back()->set_before(std::exchange(before_, {}));
  }

  void close_table() {
    if (ignored_ > 0) return void(--ignored_);
    if (open_.empty()) return;
    auto done = open_.back()->finish();
    open_.pop_back();
    if (open_.empty() || !open_.back()->take_inner(std::move(done))) result_.value.push_back(std::move(done));
  }

  void refuse(const char* limit, std::uint64_t most) {
    if (said_) return;
    said_ = true;
    result_.troubles.push_back(limit_passed("table " + std::to_string(count_ + 1), limit, most));
  }

  static constexpr std::size_t most_lines = 10'000;
  limits bounds_;
  reading<std::vector<table>>& result_;
  std::vector<std::unique_ptr<html_table>> open_;  // the innermost last
  flowing_text outside_;
  std::vector<std::string> before_;
  std::string hidden_;  // the name of the hidden element that is being passed over
  int hidden_depth_ = 0;
  std::uint32_t count_ = 0, ignored_ = 0;
  std::uint64_t passing_left_ = 100'000'000;
  bool said_ = false;
};

}  // namespace

reading<std::vector<table>> read_html(std::string_view bytes, const limits& bounds) {
  reading<std::vector<table>> result;
  if (bytes.size() > bounds.bytes) {
    result.troubles.push_back({"limit-exceeded", "byte " + std::to_string(bounds.bytes),
                               std::to_string(bytes.size()) + " bytes",
                               "at most " + std::to_string(bounds.bytes) + " (limits.bytes): the rest was not read"});
    bytes = bytes.substr(0, static_cast<std::size_t>(bounds.bytes));
  }
  const std::string page = as_utf8(bytes, declared_encoding(bytes), result.troubles);
  page_reader(bounds, result).read(page);
  return result;
}

}  // namespace v0
}  // namespace perfeval
