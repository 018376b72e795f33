#include "tables/markdown.hpp"

#include "tables/grid.hpp"
#include "tables/html_token.hpp"
#include "tables/short_rows.hpp"
#include "tables/time_limit.hpp"
#include "text/ascii.hpp"

#include <perfeval/read/html.hpp>

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  const auto made = trimmed(line);
  return made.starts_with("> |") ? made.substr(2) : made;  // in a quotation
}

std::string_view first_line(std::string_view text) { return take_line(text); }

// The cells of a row as they are written; a pipe after a backslash is text.
std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  if (line.starts_with('|')) line.remove_prefix(1);
  std::size_t start = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '|') {
      cells.push_back(trimmed(line.substr(start, i - start)));
      start = i + 1;
    }
  }
  if (const auto last = trimmed(line.substr(std::min(start, line.size()))); !last.empty() || cells.empty())
    cells.push_back(last);
  return cells;
}

bool is_row(std::string_view line) { return line.find('|') != line.npos; }

bool is_rule(std::string_view line) {
  if (!is_row(line) || line.find('-') == line.npos) return false;
  const auto cells = cells_of(line);
  return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) {
    if (cell.starts_with(':')) cell.remove_prefix(1);
    if (cell.ends_with(':')) cell.remove_suffix(1);
    return !cell.empty() && cell.find_first_not_of('-') == cell.npos;
  });
}

// ||head||head|| and |cell|cell|, the tables of Jira and Confluence; ||cell|| | is a row with blanks.
bool is_wiki_head(std::string_view line) {
  if (line.size() <= 4 || !line.starts_with("||") || !line.ends_with("||")) return false;
  bool in_link = false;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == '[' || line[i] == ']') in_link = line[i] == '[' && line.find(']', i) != line.npos;
    const auto end = std::min(line.find_first_not_of('|', i), line.size());
    if (!in_link && end != i && end != i + 2) return false;
    i = std::max(end, i + 1);
  }
  return true;
}

// Whether a run of lines with pipes at the beginning is such a table, and where it ends.
struct wiki_block {
  bool is_table = false;
  std::size_t lines = 0;
};
wiki_block wiki_block_at(std::string_view text) {
  wiki_block found;
  bool heads = false, rules = false;
  for (auto line = take_line(text); line.starts_with('|'); line = take_line(text)) {
    ++found.lines;
    heads = heads || is_wiki_head(line);
    rules = rules || is_rule(line);
    if (text.empty()) break;
  }
  found.is_table = heads && !rules && found.lines > 1;
  return found;
}

// The same row with single pipes; those of a link ([text|address]) are text.
std::string without_wiki_marks(std::string_view line) {
  std::string made;
  bool in_link = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '[') in_link = line.find(']', i) != line.npos;
    if (line[i] == ']') in_link = false;
    if (line[i] == '|' && in_link) made += '\\';
    if (line[i] == '|' && !in_link && made.ends_with('|')) continue;
    made += line[i];
  }
  return made;
}

// The number of bytes of <br>, <br/>, <br /> at the beginning; 0 if there is none.
std::size_t line_end_at(std::string_view text) {
  if (text.size() < 4 || text[0] != '<' || (text[1] != 'b' && text[1] != 'B') || (text[2] != 'r' && text[2] != 'R'))
    return 0;
  std::size_t i = 3;
  while (i < text.size() && (text[i] == ' ' || text[i] == '/')) ++i;
  return i < text.size() && text[i] == '>' ? i + 1 : 0;
}

bool is_mark(char c) {
  return std::string_view("\\`*_{}[]()<>#+-.!|~&\"'/:;=?@^,$%").find(c) != std::string_view::npos;
}

// ** __ or ` as a mark: a second one follows in the cell, or an earlier one waits for it. A lone one is text:
// 发放人数（≥**人） leaves the number open.
class emphasis {
 public:
  // How many bytes of `rest` are a mark; 0 if it does not begin with one.
  std::size_t take(std::string_view rest) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const auto mark = marks[i];
      if (!rest.starts_with(mark)) continue;
      if (!open_[i] && rest.find(mark, mark.size()) == rest.npos) return 0;
      open_[i] = !open_[i];
      return mark.size();
    }
    return 0;
  }

 private:
  static constexpr std::array<std::string_view, 3> marks{"**", "__", "`"};
  std::array<bool, 3> open_{};
};

// *text* and _text_, over the whole cell.
std::string_view without_slant(std::string_view source) {
  if (source.size() < 3 || source.front() != source.back() || (source.front() != '*' && source.front() != '_'))
    return source;
  const auto inside = source.substr(1, source.size() - 2);
  const bool once = inside.find(source.front()) == inside.npos && inside.back() != '\\';
  return once && trimmed(inside).size() == inside.size() ? inside : source;
}

// The length of [^1], the mark of a note; 0 if there is none.
std::size_t note_at(std::string_view text) {
  if (!text.starts_with("[^")) return 0;
  const auto end = text.find_first_of("] \t", 2);
  return end != text.npos && text[end] == ']' && end > 2 ? end + 1 : 0;
}

// Whether the text between brackets is where a link leads: https://…, #part, 附件1.docx; not 0.5 and not 分.
bool is_address(std::string_view text) {
  if (text.empty() || text.find('\n') != text.npos) return false;
  if (text.find_first_not_of("0123456789.,%/-") == text.npos) return false;
  return text.front() == '#' || text.find("://") != text.npos || text.starts_with("mailto:") ||
         text.find_first_of("/.") != text.npos;
}

// A link: its text, and how long it is. [text](address), [text|address], [[page]], [[page|text]].
struct link {
  std::string_view text;
  std::size_t bytes = 0;
};
link link_at(std::string_view rest) {
  if (rest.starts_with("[[")) {
    const auto end = rest.find("]]");
    if (end == rest.npos || end == 2) return {};
    const auto inside = rest.substr(2, end - 2);
    const auto bar = inside.rfind('|');
    return {bar == inside.npos ? inside : inside.substr(bar + 1), end + 2};
  }
  const auto end = rest.starts_with('[') ? rest.find(']') : rest.npos;
  if (end == rest.npos || end < 2) return {};
  const auto inside = rest.substr(1, end - 1);
  const auto after = rest.substr(end + 1);
  if (const auto close = after.starts_with('(') ? after.find(')') : after.npos; close != after.npos) {
    const auto address = after.substr(1, close - 1);
    if (is_address(address.substr(0, address.find(' ')))) return {inside, end + close + 2};
  }
  const auto bar = inside.find('|');
  if (bar == inside.npos || bar == 0 || !is_address(inside.substr(bar + 1))) return {};
  const auto text = inside.substr(0, bar);
  return {text.ends_with('\\') ? text.substr(0, text.size() - 1) : text, end + 1};
}

// A cell's text: a link shows its text, <br> is a line end, a backslash makes the next sign text, ~~struck~~ is left
// out, ** __ and ` mark.
std::string plain_text(std::string_view source) {
  std::string made, plain;
  emphasis marks;
  const auto flush = [&] {
    append_resolved(made, plain);
    plain.clear();
  };
  for (std::size_t i = 0; i < source.size();) {
    const auto rest = source.substr(i);
    if (rest.size() > 1 && rest[0] == '\\' && is_mark(rest[1])) {
      flush();
      made += rest[1];
      i += 2;
    } else if (const auto length = line_end_at(rest); length > 0) {
      flush();
      made += '\n';
      i += length;
    } else if (const auto leads = link_at(rest.substr(rest.starts_with("![") ? 1 : 0)); leads.bytes > 0) {
      flush();
      made += plain_text(leads.text);
      i += leads.bytes + (rest.starts_with("![") ? 1 : 0);
    } else if (const auto note = note_at(rest); note > 0 && i > 0) {
      i += note;
    } else if (const auto end = rest.starts_with("~~") ? rest.find("~~", 2) : rest.npos; end != rest.npos) {
      i += end + 2;
    } else if (const auto mark = marks.take(rest); mark > 0) {
      i += mark;
    } else {
      plain += rest[0];
      ++i;
    }
  }
  flush();
  return made;
}

bool begins_with_tag(std::string_view text) {
  constexpr std::array<std::string_view, 17> names{"b",  "i", "u",    "s",    "del",   "ins",  "strike", "sup", "sub",
                                                   "em", "p", "span", "font", "small", "mark", "strong", "a"};
  if (text.starts_with("<!--")) return true;
  text.remove_prefix(text.starts_with("</") ? 2 : 1);
  const auto end = text.find_first_of(" />");
  return end != text.npos && text.find('>') != text.npos &&
         std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return ascii::same_word(text.substr(0, end), name); });
}

// A cell with tags of a page in it, as the page shows it: 98<sup>1</sup>, <del>98</del> 99.
std::optional<std::string> text_of_page(std::string_view source) {
  std::string page = "<table><tr><td>";
  bool any = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const auto rest = source.substr(i);
    const bool escaped = rest.size() > 1 && rest[0] == '\\' && is_mark(rest[1]);
    if (escaped) {
      page += "&#" + std::to_string(static_cast<int>(source[++i])) + ';';
    } else if (rest[0] == '<' && line_end_at(rest) == 0 && !begins_with_tag(rest)) {
      page += "&lt;";
    } else {
      any = any || (rest[0] == '<' && line_end_at(rest) == 0);
      page += rest[0];
    }
  }
  if (!any) return std::nullopt;
  const auto made = read_html(page + "</td></tr></table>");
  return made.value.empty() || made.value[0].rows.empty() ? std::string() : made.value[0].rows[0].cells[0].text;
}

std::string shown_text(std::string_view source) {
  source = without_slant(source);
  if (source.find('<') != source.npos)
    if (const auto text = text_of_page(source)) return plain_text(*text);
  return plain_text(source);
}

class markdown_reader {
 public:
  explicit markdown_reader(const limits& bounds) : bounds_(bounds), space_(bounds) {}

  reading<std::vector<table>> read(std::string_view text) {
    ends_in_line_ = !text.empty() && text.back() != '\n' && text.back() != '\r';
    within_time(result_.troubles, "the text", [&] { read_lines(text); });
    return std::move(result_);
  }

 private:
  void read_lines(std::string_view text) {
    while (!text.empty()) {
      detail::poll();
      const auto whole = text;
      const auto line = take_line(text);
      auto below = text;
      if (is_row(line) && is_rule(take_line(below))) {
        text = below;
        if (!take_table(line, text)) break;
      } else if (is_rule(line) && line.starts_with('|') && is_row(first_line(text))) {
        const auto first = take_line(text);  // a table without a head
        if (!take_table(first, text)) break;
      } else if (line.starts_with('|') && begins_wiki_table(whole)) {
        wiki_ = true;
        if (!take_table(line, text)) break;
        wiki_ = false;
      } else if (!line.empty()) {
        take_text(line);
      }
    }
  }

  // Every run of lines is looked at once.
  bool begins_wiki_table(std::string_view text) {
    if (text.data() < judged_) return false;
    const auto block = wiki_block_at(text);
    for (std::size_t i = 0; i < block.lines; ++i) take_line(text);
    judged_ = text.data();
    return block.is_table;
  }

  void take_text(std::string_view line) {
    const auto start = line.find_first_not_of('#');
    if (start == line.npos) return;
    before_.push_back(shown_text(trimmed(line.substr(start))));
  }

  // False if a limit stops the reading.
  bool take_table(std::string_view head, std::string_view& text) {
    if (result_.value.size() >= bounds_.tables) {
      result_.troubles.push_back(limit_passed("table " + to_string(bounds_.tables), "tables", bounds_.tables));
      return false;
    }
    const auto number = static_cast<std::uint32_t>(result_.value.size() + 1);
    grid rows(bounds_, "table " + std::to_string(number), space_, result_.troubles);
    rows.get().number = number;
    rows.get().before = std::exchange(before_, {});
    merges_ = false;
    bool whole = take_row(rows, head);
    std::string_view last = head;
    while (whole && !text.empty()) {
      auto after = text;
      const auto line = take_line(after);
      if (!is_row(line)) break;
      text = after;
      last = line;
      whole = take_row(rows, line);
    }
    if (whole && text.empty() && ends_in_line_) look_for_cut(rows.get(), head, last);
    if (!merges_ && whole) fill_short_rows(rows.get());
    result_.value.push_back(std::move(rows.get()));
    return whole;
  }

  // A text that ends in the last row: inside a cell, if the head has a pipe at its end and the row has none.
  static void look_for_cut(table& made, std::string_view head, std::string_view last) {
    const bool inside_cell = head.ends_with('|') && !last.ends_with('|');
    made.ends_early = inside_cell || made.rows.back().cells.size() < made.rows.front().cells.size();
    if (inside_cell) doubt_last_figure(made);
  }

  bool take_row(grid& rows, std::string_view source_line) {
    if (!rows.start_row()) return false;
    const std::string line = wiki_ ? without_wiki_marks(source_line) : std::string(source_line);
    for (const auto source : cells_of(line)) {
      if (source == "^^" && rows.extend_down(1)) {  // part of the cell above
        merges_ = true;
        continue;
      }
      table_cell* cell = rows.add(1);
      if (cell == nullptr) return false;
      rows.write(*cell, shown_text(source));
    }
    return true;
  }

  limits bounds_;
  space_left space_;
  reading<std::vector<table>> result_;
  std::vector<std::string> before_;
  bool wiki_ = false;
  bool ends_in_line_ = false;     // without a line end
  bool merges_ = false;           // the table in hand says which cells are merged
  const char* judged_ = nullptr;  // up to here it is known whether the lines are a table of Jira
};

}  // namespace

bool has_pipe_table(std::string_view text) {
  std::string_view above;
  while (!text.empty()) {
    const auto whole = text;
    const auto line = take_line(text);
    if (line.starts_with('|') && !is_row(above) && wiki_block_at(whole).is_table) return true;
    if (is_row(above) && is_rule(line) && cells_of(above).size() == cells_of(line).size()) return true;
    auto below = text;
    if (line.starts_with('|') && !is_row(above) && is_rule(line) &&
        cells_of(take_line(below)).size() == cells_of(line).size())
      return true;
    above = line;
  }
  return false;
}

reading<std::vector<table>> read_markdown(std::string_view text, const limits& bounds) {
  return markdown_reader(bounds).read(text);
}

}  // namespace v0
}  // namespace perfeval
