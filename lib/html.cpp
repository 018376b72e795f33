// Web pages: tables as browsers build them (HTML Living Standard, 4.9.12: forming a table).
#include <perfeval/read/html.hpp>

#include "encoding.hpp"
#include "grid.hpp"
#include "html_token.hpp"

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

// Text as it is shown: runs of blanks are one blank, none at the ends of a line.
class flowing_text {
 public:
  void add(std::string_view source) {
    std::string resolved;
    append_resolved(resolved, source);
    for (const char c : resolved) {
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        blank_ = true;
        continue;
      }
      if (blank_ && !text_.empty() && text_.back() != '\n') text_ += ' ';
      blank_ = false;
      text_ += c;
    }
  }
  void end_line() {
    blank_ = false;
    if (!text_.empty()) text_ += '\n';
  }
  // A block begins a line of its own, but not an empty one.
  void end_block() {
    blank_ = false;
    if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  }
  std::string take() {
    while (!text_.empty() && text_.back() == '\n') text_.pop_back();
    blank_ = false;
    return std::exchange(text_, {});
  }
  [[nodiscard]] std::size_t size() const noexcept { return text_.size(); }

 private:
  std::string text_;
  bool blank_ = false;
};

std::uint64_t span_of(std::string_view text, std::uint64_t most) {
  while (text.starts_with(" ")) text.remove_prefix(1);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return most;
  return end == text.data() ? 1 : std::min(value, most);
}

struct open_table {
  open_table(const limits& bounds, std::uint32_t number, std::vector<trouble>& troubles)
      : rows(bounds, "table " + std::to_string(number), troubles) {
    rows.get().number = number;
  }
  grid rows;
  std::vector<std::uint64_t> reached;  // for each column, the last row (from 1) that a cell above covers
  table_cell* cell = nullptr;
  flowing_text text;  // of the open cell
  bool row_open = false, refused = false, in_caption = false;
};

class page_reader {
 public:
  page_reader(const limits& bounds, reading<std::vector<table>>& result) : bounds_(bounds), result_(result) {}

  void read(std::string_view page) {
    html_tokens tokens(page);
    for (auto token = tokens.next(); token.is != html_token::kind::end; token = tokens.next()) take(token);
    while (!open_.empty()) close_table();
  }

 private:
  void take(const html_token& token) {
    switch (token.is) {
      case html_token::kind::text:
        return take_text(token.text);
      case html_token::kind::open:
        return take_open(token);
      case html_token::kind::close:
        return take_close(token);
      case html_token::kind::end:
        return;
    }
  }

  void take_text(std::string_view text) {
    if (open_.empty()) return outside_.add(text);
    auto& top = *open_.back();
    if ((top.cell != nullptr || top.in_caption) && top.text.size() <= bounds_.cell_bytes) top.text.add(text);
  }

  void take_open(const html_token& tag) {
    if (is_tag(tag, "table")) return open_table_here();
    if (open_.empty()) return flow(tag);
    auto& top = *open_.back();
    if (is_tag(tag, "tr")) {
      close_row(top);
      open_row(top);
    } else if (is_tag(tag, "td") || is_tag(tag, "th")) {
      close_cell(top);
      if (!top.row_open) open_row(top);
      open_cell(top, tag);
    } else if (is_tag(tag, "caption")) {
      top.in_caption = true;
    } else if (is_tag(tag, "thead") || is_tag(tag, "tbody") || is_tag(tag, "tfoot")) {
      close_row(top);
    } else {
      flow(tag);
    }
  }

  void take_close(const html_token& tag) {
    if (open_.empty()) return flow(tag);
    auto& top = *open_.back();
    if (is_tag(tag, "table")) return close_table();
    if (is_tag(tag, "td") || is_tag(tag, "th")) return close_cell(top);
    if (is_tag(tag, "tr") || is_tag(tag, "thead") || is_tag(tag, "tbody") || is_tag(tag, "tfoot"))
      return close_row(top);
    if (is_tag(tag, "caption")) return close_caption(top);
    flow(tag);
  }

  // What a tag does to the text around it.
  void flow(const html_token& tag) {
    auto& text = open_.empty() ? outside_ : open_.back()->text;
    if (is_tag(tag, "br")) return text.end_line();
    for (const std::string_view block :
         {"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "body", "center", "section"})
      if (is_tag(tag, block)) {
        text.end_block();
        if (open_.empty()) end_outside();
        return;
      }
  }

  void end_outside() {
    std::string text = outside_.take();
    for (std::size_t start = 0; start < text.size();) {
      const auto end = std::min(text.find('\n', start), text.size());
      if (end > start && before_.size() < most_lines) before_.push_back(text.substr(start, end - start));
      start = end + 1;
    }
  }

  void open_table_here() {
    if (open_.empty()) end_outside();
    if (open_.size() >= bounds_.depth || count_ >= bounds_.tables) {
      refuse(open_.size() >= bounds_.depth ? "depth" : "tables",
             open_.size() >= bounds_.depth ? bounds_.depth : bounds_.tables);
      ++ignored_;
      return;
    }
    open_.push_back(std::make_unique<open_table>(bounds_, ++count_, result_.troubles));
    if (open_.size() == 1) open_.back()->rows.get().before = std::exchange(before_, {});
  }

  void close_table() {
    if (ignored_ > 0) {
      --ignored_;
      return;
    }
    auto done = std::move(open_.back());
    open_.pop_back();
    close_row(*done);
    table made = std::move(done->rows.get());
    if (open_.empty()) {
      result_.value.push_back(std::move(made));
    } else if (auto* cell = open_.back()->cell; cell != nullptr) {
      cell->tables.push_back(std::move(made));
    }
  }

  void open_row(open_table& in) {
    in.row_open = !in.refused && in.rows.start_row();
    in.refused = !in.row_open;
  }

  void close_row(open_table& in) {
    close_cell(in);
    in.row_open = false;
  }

  void open_cell(open_table& in, const html_token& tag) {
    close_caption(in);
    if (!in.row_open) return;
    const auto row = in.rows.get().rows.size();
    while (in.rows.next_column() <= in.reached.size() && in.reached[in.rows.next_column() - 1] >= row) {
      if (passing_left_ == 0) return refuse("columns", bounds_.columns), void(in.refused = true);
      --passing_left_;
      in.rows.skip_columns(1);
    }
    const auto columns = std::max<std::uint64_t>(span_of(attribute_of(tag, "colspan"), most_columns_spanned), 1);
    const auto rows = span_of(attribute_of(tag, "rowspan"), most_rows_spanned);
    const auto first = in.rows.next_column();
    in.cell = in.rows.add(columns);
    if (in.cell == nullptr) return;
    in.cell->row_span = static_cast<std::uint32_t>(rows == 0 ? most_rows_spanned : rows);  // 0: to the end of the table
    if (in.cell->row_span == 1) return;
    const auto end = first - 1 + in.cell->column_span;
    if (in.reached.size() < end) in.reached.resize(end, 0);
    for (auto i = first - 1; i < end; ++i) in.reached[i] = row + in.cell->row_span - 1;
  }

  void close_cell(open_table& in) {
    if (in.cell == nullptr) return;
    in.rows.write(*in.cell, in.text.take());
    in.cell = nullptr;
  }

  void close_caption(open_table& in) {
    if (!in.in_caption) return;
    in.in_caption = false;
    if (auto text = in.text.take(); !text.empty()) in.rows.get().before.push_back(std::move(text));
  }

  void refuse(const char* limit, std::uint64_t most) {
    if (said_) return;
    said_ = true;
    result_.troubles.push_back(
        {"limit-exceeded", "table " + std::to_string(count_ + 1), "more than that",
         "at most " + std::to_string(most) + " (limits." + limit + "): what stands before it was read"});
  }

  static constexpr std::size_t most_lines = 10'000;
  limits bounds_;
  reading<std::vector<table>>& result_;
  std::vector<std::unique_ptr<open_table>> open_;
  flowing_text outside_;
  std::vector<std::string> before_;
  std::uint32_t count_ = 0, ignored_ = 0;
  std::uint64_t passing_left_ = 100'000'000;  // columns passed over below row spans
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
