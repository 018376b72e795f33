#include "tables/html_page.hpp"

#include <perfeval/detail/poll.hpp>

#include "tables/html_ancestors.hpp"
#include "tables/html_copies.hpp"
#include "tables/html_fields.hpp"
#include "tables/html_roles.hpp"
#include "tables/html_skipped.hpp"
#include "tables/html_styles.hpp"
#include "tables/html_table.hpp"
#include "tables/html_text_state.hpp"
#include "tables/html_token.hpp"
#include "tables/time_limit.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {

namespace {

// The standard's own bounds.
constexpr std::uint64_t most_columns_spanned = 1000, most_rows_spanned = 65534;

using kind = html_token::type;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

class page_reader {
 public:
  page_reader(const limits& bounds, const page_options& options, reading<std::vector<table>>& result)
      : bounds_(bounds), space_(bounds), options_(options), result_(result) {}

  void read(std::string_view page) {
    styles_ = html_styles(page);
    html_tokens tokens(page);
    for (auto token = tokens.next(); token.kind != kind::end; token = tokens.next()) take(token);
    ignored_ = 0;
    if (closes_rows_ && !open_.empty() && open_.back()->row_open()) note_cut();
    while (!open_.empty()) close_table();
    join_halves(result_.value, parts_);
    leave_out_copies(result_.value, parts_);
    join_rows(result_.value);
    say_what_was_left_out();
  }

  [[nodiscard]] bool hides_all_tables() const { return result_.value.empty() && hidden_tables_ > 0; }
  [[nodiscard]] bool has_hidden_rows() const { return has_hidden_rows_; }

 private:
  void take(const html_token& token) {
    detail::poll();
    if (token.kind == kind::text) return take_text(token.text);
    look_.reset();
    if (token.kind == kind::close) {
      around_.close(token);
      leave_to(around_.elements().size());
      leave_shadow_root();
    } else {
      leave_to(around_.prepare(token));
      states_.resize(around_.elements().size(), state_of_inner());
    }
    const bool may_be_part = options_.parts_by_role && !is_void_tag(token);
    take_tag(may_be_part ? roles_.with_part(token, styles_, number_) : token);
    if (token.kind == kind::open) enter(token);
  }

  // Leaves the open elements beyond these.
  void leave_to(std::size_t left) {
    for (auto i = states_.size(); i-- > left;) {
      if (!skipped_.is_open() && !states_[i].after.empty() && !states_[i].unseen()) take_generated(states_[i].after);
      if (!skipped_.is_open()) stand_apart(states_[i]);
    }
    states_.resize(left);
  }
  // At both ends of an element.
  void stand_apart(const text_state& element) {
    if (!in_cell() || select_ || !apart_.empty()) return;
    if (element.on_own_line) text().end_block();
    gap_ = gap_ || element.apart;
  }
  void take_generated(const std::string& shown) {
    if (select_) return;
    apart_.empty() ? text().add_resolved(shown) : void(apart_text_ += shown);
  }

  void enter(const html_token& tag) {
    if (!is_void_tag(tag)) {
      const auto inside = state_inside(tag);
      around_.open(tag);
      states_.resize(around_.elements().size(), inside);
      if (!skipped_.is_open()) stand_apart(inside);
      if (look_ && look_->adds_unknown && !skipped_.is_open() && in_cell()) open_.back()->note_doubt();
      if (look_ && !look_->before.empty() && !skipped_.is_open() && !state().unseen()) take_generated(look_->before);
    }
    if (is_tag(tag, "template") && attribute_of(tag, "shadowrootmode"))
      shadow_roots_.push_back({around_.elements().size(), false});
    if (is_tag(tag, "slot") && !shadow_roots_.empty()) shadow_roots_.back().has_slot = true;
    ++number_;
  }

  // A shadow root is shown in place of what else its element holds; where it has a slot, they stand in each other.
  void leave_shadow_root() {
    if (shadow_roots_.empty() || states_.size() >= shadow_roots_.back().depth) return;
    auto& around = states_.empty() ? outermost_ : states_.back();
    shadow_roots_.back().has_slot ? around.in_doubt = around.in_doubt || in_cell() : around.invisible = true;
    shadow_roots_.pop_back();
  }

  [[nodiscard]] const text_state& state() const { return states_.empty() ? outermost_ : states_.back(); }
  [[nodiscard]] text_state state_of_inner() const {
    text_state made = state();
    made.after.clear();
    made.on_own_line = made.apart = false;
    return made;
  }
  [[nodiscard]] bool in_cell() const { return !open_.empty() && open_.back()->cell_open(); }
  text_state state_inside(const html_token& tag) {
    auto made = state_of_inner();
    if (skipped_.is_open() && !look_) return made;      // skipped
    if (is_tag(tag, "table")) made.of_no_size = false;  // what it is around only takes blanks away
    made.take(look_of(tag));
    made.after = look_of(tag).after;
    made.in_drawing = made.in_drawing || is_tag(tag, "svg");
    made.is_named = !is_any_tag(tag, {"td", "th"}) && (made.is_named || styles_.may_be_changed(tag));
    return options_.hidden_parts && !in_cell() ? text_state() : made;
  }

  void take_tag(const html_token& token) {
    if (skipped_.is_open() && pass_hidden(token)) return;
    if (select_ && take_option(token)) return;
    if (!apart_.empty() && pass_apart(token)) return;
    token.kind == kind::open ? take_open(token) : take_close(token);
  }

  // Where text goes now: into the innermost open cell or caption, else outside all tables. Between the cells of a
  // table no text is allowed; browsers show it before the table.
  flowing_text& text() {
    for (auto i = open_.size(); i-- > 0;) {
      auto& one = *open_[i];
      if (one.cell_open() || one.caption_open()) return one.text();
      if (i == 0) return one.stray();
    }
    return outside_;
  }

  void take_text(std::string_view source) {
    if (skipped_.is_open()) return note_unseen(source);
    if (state().struck) return void(struck_ += !is_blank(source));
    if (state().unseen()) return note_hidden(source);
    if (state().in_doubt && in_cell() && !is_blank(source)) open_.back()->note_doubt();
    if (select_) return select_->add(source);
    if (!apart_.empty()) return append_resolved(apart_text_, source);
    if ((state().is_named || after_named_ || gap_) && in_cell() && runs_together(source)) open_.back()->note_doubt();
    if (state().white && in_cell()) open_.back()->note_white(source);
    after_named_ = state().is_named;
    gap_ = gap_ && is_blank(source);
    if (auto& out = text(); open_.empty() || out.size() <= bounds_.cell_bytes) out.add(source);
  }

  // A figure right behind another one.
  bool runs_together(std::string_view source) { return ascii::is_digit(source.front()) && text().ends_with_digit(); }

  void take_open(const html_token& tag) {
    if (is_tag(tag, "iframe")) return open_frame(tag);
    if (is_tag(tag, "table")) {
      if (!options_.hidden_parts && visibility_of(tag) != visibility::shown) return hide(tag, true, reason::hidden);
      return open_table(tag);
    }
    if (!open_.empty() && !in_cell() && is_tag(tag, "noscript")) return hide(tag, true, reason::hidden);
    if (!open_.empty() && ignored_ == 0 && open_in_table(*open_.back(), tag)) return;
    flow(tag);
  }

  bool open_in_table(html_table& table, const html_token& tag) {
    const bool heading = is_tag(tag, "th");
    if (is_tag(tag, "tr")) {
      const auto name = tag.attributes.empty() ? std::nullopt : attribute_of(tag, "aria-rowindex");
      table.open_row(visibility_of(tag), name.value_or(""));
    } else if (heading || is_tag(tag, "td")) {
      const bool of_role = !tag.part.empty();
      table.open_cell(heading, number_of(tag, of_role ? "aria-colspan" : "colspan", most_columns_spanned),
                      number_of(tag, of_role ? "aria-rowspan" : "rowspan", most_rows_spanned), visibility_of(tag));
    } else if (is_any_tag(tag, {"thead", "tbody", "tfoot"})) {
      table.open_group(folded(tag.part.empty() ? tag.name : tag.part), visibility_of(tag));
    } else if (is_tag(tag, "caption")) {
      table.open_caption();
    } else if (is_tag(tag, "col")) {
      table.add_columns(number_of(tag, "span", most_columns_spanned), visibility_of(tag) == visibility::hidden);
    } else {
      return is_tag(tag, "colgroup");
    }
    return true;
  }

  // A frame whose page is written in its tag: its tables stand where the frame does.
  void open_frame(const html_token& tag) {
    const auto source = attribute_of(tag, "srcdoc");
    if (!source || ignored_ > 0) return;
    std::string page;
    append_resolved(page, *source);
    const bool unseen = visibility_of(tag) != visibility::shown || state().unseen();
    if (frames_around_ >= bounds_.depth) return refuse("depth", bounds_.depth);
    reading<std::vector<table>> made;
    page_reader inner(bounds_, options_, made);
    inner.count_ = count_;
    inner.space_ = space_;
    inner.frames_around_ = frames_around_ + 1;
    if (open_.empty()) {
      end_outside();
      inner.before_ = std::exchange(before_, {});
    }
    inner.read(page);
    inner.end_outside();
    if (unseen && !options_.hidden_parts) return void(hidden_tables_ += made.value.size());
    take_frame(inner, made);
  }

  void take_frame(const page_reader& inner, reading<std::vector<table>>& made) {
    count_ = inner.count_;
    space_ = inner.space_;
    hidden_tables_ += inner.hidden_tables_;
    has_hidden_rows_ = has_hidden_rows_ || inner.has_hidden_rows_;
    result_.troubles.insert(result_.troubles.end(), made.troubles.begin(), made.troubles.end());
    if (open_.empty()) before_ = inner.before_;
    for (table& one : made.value) {
      if (in_cell() && open_.back()->take_inner(std::move(one))) continue;
      result_.value.push_back(std::move(one));
      parts_.push_back(grid_part::plain);
    }
  }

  [[nodiscard]] visibility visibility_of(const html_token& tag) {
    const html_look& look = look_of(tag);
    return look.hidden ? visibility::hidden : look.invisible ? visibility::invisible : visibility::shown;
  }

  void take_close(const html_token& tag) {
    if (is_tag(tag, "table")) return close_table();
    if (!open_.empty() && ignored_ == 0 && close_in_table(*open_.back(), tag)) return;
    flow(tag);
  }

  // A closing tag for an element that is not open is ignored.
  bool close_in_table(html_table& table, const html_token& tag) {
    const bool heading = is_tag(tag, "th");
    if (heading || is_tag(tag, "td")) {
      if (table.cell_open() && table.is_heading() == heading) table.close_cell();
    } else if (is_tag(tag, "tr")) {
      table.close_row();
      closes_rows_ = true;
    } else if (is_any_tag(tag, {"thead", "tbody", "tfoot"})) {
      if (is_tag_named(tag, table.group())) table.close_group();
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
    if (is_any_tag(tag, {"pre", "textarea", "xmp"}))
      return opens ? text().begin_preformatted() : text().end_preformatted();
    if (opens && is_tag(tag, "input")) return take_field(tag);
    if (opens && is_tag(tag, "img")) return take_picture(tag);
    if (opens && is_tag(tag, "select") && !look_of(tag).hidden)
      return void(select_.emplace(attribute_of(tag, "multiple").has_value()));
    if (!opens && is_tag(tag, "summary") && around_.is_in_closed_details() && !options_.hidden_parts) {
      text().end_block();
      return skipped_.begin("details", open_.empty(), reason::hidden);  // what is below the summary of a folded part
    }
    if (opens && !is_void_tag(tag)) {
      const html_look& look = look_of(tag);
      const bool names_drawing = state().in_drawing && is_any_tag(tag, {"title", "desc", "metadata"});
      const bool unseen = look.hidden || look.invisible || names_drawing || (in_cell() && is_tag(tag, "noscript"));
      if (in_cell() && is_any_tag(tag, {"meter", "progress", "canvas", "video"})) return take_drawing(tag);
      if (unseen && in_cell()) return hide(tag, false, reason::hidden);
      if (unseen && open_.empty() && !options_.hidden_parts && !is_any_tag(tag, {"body", "html"}))
        return hide(tag, true, reason::hidden);
      if (look.struck) return hide(tag, false, reason::struck_out);
      if (is_any_tag(tag, {"rt", "rp"})) return hide(tag, false, reason::phonetics);
      if (look.raised || look.lowered) return begin_apart(tag, look.raised);
    }
    if (is_any_tag(tag, {"p",  "div", "li",   "ul",     "ol",         "h1",      "h2",     "h3",     "h4",
                         "h5", "h6",  "body", "center", "section",    "article", "header", "footer", "main",
                         "dl", "dt",  "dd",   "hr",     "blockquote", "details", "summary"})) {
      text().end_block();
      if (open_.empty()) end_outside();
    }
  }

  void take_field(const html_token& tag) {
    const html_look& look = look_of(tag);
    const bool unseen = look.hidden || look.invisible || look.text.invisible.value_or(false);
    if (!unseen) take_text(field_text(tag));
  }

  void take_picture(const html_token& tag) {
    const html_look& look = look_of(tag);
    if (in_cell() && !look.hidden && !look.invisible && !state().unseen() && !(is_tag(tag, "img") && is_spacer(tag)))
      open_.back()->note_picture();
  }

  // A page that ends the other rows, and ends itself in the middle of one.
  void note_cut() {
    open_.back()->note_cut();
    result_.troubles.push_back({trouble_kind::cut_off, "the page", "a page that ends in the middle of a row",
                                "the rest of the table: is the page complete?"});
  }

  using reason = skipped_element::reason;

  // A bar or a drawing is seen; what is written in it is shown only by browsers that do not know it.
  void take_drawing(const html_token& tag) {
    take_picture(tag);
    hide(tag, false, reason::replaced);
  }

  // A hidden or struck-out element is skipped up to its closing tag; one inside a cell ends with its cell.
  void hide(const html_token& tag, bool is_part, reason cause) {
    skipped_.begin(folded(tag.part.empty() ? tag.name : tag.part), is_part, cause);
    hidden_tables_ += is_tag(tag, "table");
  }
  bool pass_hidden(const html_token& tag) {
    const bool passed = skipped_.skips(tag);
    hidden_tables_ += passed && tag.kind == kind::open && is_tag(tag, "table");
    return passed;
  }
  void note_unseen(std::string_view source) {
    if (skipped_.is_part() || skipped_.cause() >= reason::phonetics) return;
    if (skipped_.cause() == reason::hidden) return note_hidden(source);
    struck_ += !is_blank(source);
  }
  void note_hidden(std::string_view source) {
    if (open_.empty() || is_blank(source)) return;
    ++hidden_texts_;
    open_.back()->note_hidden(source);
  }

  void say_what_was_left_out() {
    const auto said = [&](std::size_t count, const char* found, const char* expected) {
      if (count > 0)
        result_.troubles.push_back({trouble_kind::hidden_cells, "the page", std::to_string(count) + found, expected});
    };
    said(hidden_cells_, " cells that are hidden, or in hidden rows", "left out; show them to have them read");
    said(doubtful_cells_, " cells that may be hidden: the page does not say",
         "their figures were not read; save the page as it is shown, or the table as a workbook");
    said(torn_cells_, " figures in rows whose merged cells contradict those around them",
         "their figures were not read; merge the cells as they belong");
    said(hidden_texts_, " hidden texts", "left out; show them to have them read");
    said(hidden_tables_, " hidden tables", "left out; show them to have them read");
    said(struck_, " struck-out texts", "left out; delete them, or remove the strikethrough");
  }

  // Text above or below the line, up to its closing tag or that of its cell.
  void begin_apart(const html_token& tag, bool raised) {
    apart_ = folded(tag.name);
    apart_depth_ = 1;
    apart_raised_ = raised;
  }
  bool pass_apart(const html_token& tag) {
    const bool ends_cell = is_any_tag(tag, {"td", "th", "tr", "table", "thead", "tbody", "tfoot", "p", "div", "br"});
    if (!ends_cell && is_tag_named(tag, apart_)) apart_depth_ += tag.kind == kind::open ? 1 : -1;
    if (!ends_cell && apart_depth_ > 0) return true;
    apart_.clear();
    text().add_apart(std::exchange(apart_text_, {}), apart_raised_);
    return !ends_cell;
  }

  // False if the tag ends the list and is not part of it.
  bool take_option(const html_token& tag) {
    if (select_->take(tag)) return true;
    text().add_resolved(std::exchange(select_, std::nullopt)->shown());
    return is_tag(tag, "select");
  }

  // Of the tag in hand.
  const html_look& look_of(const html_token& tag) {
    if (!look_) look_ = styles_.look(tag, number_);
    return *look_;
  }

  void end_outside() {
    std::string text = outside_.take();
    for (std::size_t start = 0; start < text.size();) {
      const auto end = std::min(text.find('\n', start), text.size());
      if (end > start && before_.size() < most_lines) before_.push_back(text.substr(start, end - start));
      start = end + 1;
    }
  }

  void open_table(const html_token& tag) {
    // A table between the cells of another one ends it.
    if (!open_.empty() && ignored_ == 0 && !open_.back()->cell_open() && !open_.back()->caption_open()) close_table();
    if (open_.empty()) end_outside();
    if (ignored_ > 0 || open_.size() >= bounds_.depth || count_ >= bounds_.tables) {
      refuse(open_.size() >= bounds_.depth ? "depth" : "tables",
             open_.size() >= bounds_.depth ? bounds_.depth : bounds_.tables);
      ++ignored_;
      return;
    }
    open_.push_back(
        std::make_unique<html_table>(bounds_, ++count_, result_.troubles, space_, passing_left_, options_.hidden_rows));
    unseen_.push_back(state_inside(tag).unseen());
    if (open_.size() == 1) {
      open_.back()->set_before(std::exchange(before_, {}));
      part_ = around_.part_of(tag);
    }
  }

  void close_table() {
    if (ignored_ > 0) return void(--ignored_);
    if (open_.empty()) return;
    auto done = open_.back()->finish();
    hidden_cells_ += open_.back()->hidden_cells();
    doubtful_cells_ += open_.back()->doubtful_cells();
    torn_cells_ += open_.back()->torn_cells();
    has_hidden_rows_ = has_hidden_rows_ || open_.back()->has_hidden_rows();
    open_.pop_back();
    const bool unseen = unseen_.back();
    unseen_.pop_back();
    if (unseen && is_blank(done)) return void(++hidden_tables_);
    if (open_.empty() || !open_.back()->take_inner(std::move(done))) {
      result_.value.push_back(std::move(done));
      parts_.push_back(part_);
    }
  }

  void refuse(const char* limit, std::uint64_t most) {
    if (refused_) return;
    refused_ = true;
    result_.troubles.push_back(limit_passed("table " + std::to_string(count_ + 1), limit, most));
  }

  static constexpr std::size_t most_lines = 10'000;
  limits bounds_;
  space_left space_;
  page_options options_;
  reading<std::vector<table>>& result_;
  std::vector<std::unique_ptr<html_table>> open_;  // the innermost last
  flowing_text outside_;
  std::vector<std::string> before_;
  html_styles styles_;
  skipped_element skipped_;
  bool has_hidden_rows_ = false;
  std::vector<bool> unseen_;               // of the open tables
  text_state outermost_;                   // around all of them
  std::vector<text_state> states_;         // of the open elements
  std::size_t number_ = 0;                 // of the opening tag in hand
  std::optional<html_look> look_;          // of that tag, once asked for
  bool gap_ = false;                       // something may stand between the text before and the next
  std::vector<shadow_root> shadow_roots_;  // the open ones
  bool after_named_ = false;               // the last text was in an element that a style sheet or a script may hide
  bool closes_rows_ = false;               // by </tr>
  std::size_t hidden_cells_ = 0, doubtful_cells_ = 0, torn_cells_ = 0, hidden_texts_ = 0, hidden_tables_ = 0,
              struck_ = 0;
  std::string apart_, apart_text_;  // the name of the open element above or below the line, and its text
  int apart_depth_ = 0;
  bool apart_raised_ = false;
  std::optional<open_select> select_;  // the open list
  html_ancestors around_;              // the open elements
  html_roles roles_;                   // those that are parts of a table
  grid_part part_ = grid_part::plain;  // of the open table
  std::vector<grid_part> parts_;       // of each table of the result
  std::uint32_t count_ = 0, ignored_ = 0, frames_around_ = 0;
  std::uint64_t passing_left_ = 100'000'000;
  bool refused_ = false;
};

}  // namespace

bool is_blank(const table& table) {
  return std::all_of(table.rows.begin(), table.rows.end(), [](const table_row& row) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const table_cell& cell) { return cell.text.empty() && cell.tables.empty(); });
  });
}

page_tables read_page(std::string_view page, const limits& bounds, const page_options& options) {
  page_tables made;
  page_reader reader(bounds, options, made.read);
  within_time(made.read.troubles, "the page", [&] { reader.read(page); });
  made.hides_all_tables = reader.hides_all_tables();
  made.has_hidden_rows = reader.has_hidden_rows();
  return made;
}

}  // namespace v0
}  // namespace perfeval
