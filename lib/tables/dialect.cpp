#include "tables/dialect.hpp"

#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t most_scored = 4u << 20;  // bytes; a dialect is recognisable within them or not at all

struct candidate {
  std::string_view separator;
  std::string_view name;  // in the trouble; a sign of another width is tried in silence
  bool in_prose = false;  // sentences have it too: only a text in which almost all lines have it is a grid
};
constexpr std::array<candidate, 22> candidates{
    {{",", "commas"},  {";", "semicolons"}, {"\t", "TABs"},   {"||", ""},      {"|", "upright lines"},
     {"，", "", true}, {"；", "", true},    {"｜", "", true}, {"│", ""},       {"║", ""},
     {"┃", ""},        {"、", "", true},    {"：", "", true}, {":", "", true}, {"^", "", true},
     {"~", "", true},  {"#", "", true},     {"@", "", true},  {"$", "", true}, {"¦", "", true},
     {"\x01", ""},     {"\x1F", ""}}};

struct quotation {
  std::string_view quote, end_quote;
  bool escapes;
};
// The usual one first: of equal ones the first is taken.
constexpr std::array<quotation, 4> quotations{
    {{"\"", "\"", false}, {"\"", "\"", true}, {"'", "'", false}, {"“", "”", false}}};

// The last one ends the records of texts whose fields end with U+001F.
bool is_line_end(char c) { return c == '\n' || c == '\r' || c == '\x1E'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether the comma at `i` may be inside a number: 1,200.
bool may_part_thousands(std::string_view text, std::size_t i) {
  const auto digits = [&](auto begin, auto end) {
    return static_cast<std::size_t>(std::find_if_not(begin, end, is_digit) - begin);
  };
  const auto before = text.substr(0, i), after = text.substr(i + 1, 4);
  const auto left = digits(before.rbegin(), before.rend());
  const bool is_fraction = left < i && text[i - 1 - left] == '.';
  return text[i] == ',' && left >= 1 && left <= 3 && !is_fraction && digits(after.begin(), after.end()) == 3;
}

struct record_width {
  std::size_t fields = 0;  // 0 if it is blank
  std::size_t joined = 0;  // fields, if no thousands are apart
  std::size_t quoted = 0;
};

// The width of the record at the start of `text`; removes the record.
record_width take_record(std::string_view& text, const field_signs& signs) {
  std::size_t fields = 1, thousands = 0, quoted = 0, i = 0;
  bool blank = true, at_start = true;
  while (i < text.size() && (!is_line_end(text[i]) || is_escaped(text, i, signs))) {
    if (at_start) {
      const auto mark = quote_at(text.substr(i), signs);
      const auto end = mark ? end_of_quoted(text.substr(i + *mark), signs) : std::nullopt;
      if (end) {
        i += *mark + *end;
        ++quoted;
        blank = at_start = false;
        continue;
      }
    }
    at_start = text[i] == signs.separator.front() && text.substr(i).starts_with(signs.separator) &&
               !is_escaped(text, i, signs);
    fields += at_start;
    thousands += at_start && may_part_thousands(text, i);
    blank = blank && !at_start && (text[i] == ' ' || text[i] == '\t');
    i += at_start ? signs.separator.size() : 1;
  }
  const bool pair = text.substr(std::min(i, text.size())).starts_with("\r\n");
  text.remove_prefix(std::min(i + (pair ? 2 : 1), text.size()));
  return blank ? record_width{} : record_width{fields, fields - thousands, quoted};
}

using widths = std::map<std::size_t, std::size_t>;  // the number of records of each

void measure(grid_score& made, const widths& found) {
  const auto several = std::max<std::size_t>(2, made.separated / 10);
  made.width = made.whole = made.columns = made.wider = made.full = 0;
  for (const auto& [width, count] : found)
    if (count >= several) made.width = width, made.whole = count;
  for (const auto& [width, count] : found)
    if (count * 5 >= made.separated * 4) made.columns = width;
  for (const auto& [width, count] : found) {
    if (width > made.width) made.wider += count;
    if (width >= std::max<std::size_t>(3, made.width / 2) && width <= made.width) made.full += count;
  }
}

struct scored_dialect {
  perfeval::dialect dialect;
  grid_score score;
};

// More records have the same width if back-slashes make separators part of their fields.
void try_escapes(scored_dialect& found, std::string_view text) {
  auto signs = found.dialect.signs;
  if (text.find('\\' + std::string(signs.separator)) == text.npos) return;
  signs.escaped_separators = true;
  const auto score = score_of(text, signs);
  if (score.whole > found.score.whole && score.wider <= found.score.wider)
    found = {{signs, found.dialect.start, score.columns}, score};
}

// Whether two of them always stand together: a||b||||c.
bool bars_come_in_pairs(std::string_view text) {
  for (auto i = text.find('|'); i < text.size();) {
    const auto end = std::min(text.find_first_not_of('|', i), text.size());
    if ((end - i) % 2 != 0) return false;
    i = text.find('|', end);
  }
  return true;
}

// The text with this separator, and the quotation marks with which most of it is a grid.
scored_dialect best_quotation(std::string_view separator, std::string_view text, std::size_t start) {
  dialect best;
  grid_score most;
  for (const auto& [quote, end_quote, escapes] : quotations) {
    const bool first = quote == "\"" && !escapes;
    if (!first && text.find(escapes ? std::string_view("\\\"") : quote) == text.npos) continue;
    const field_signs signs{separator, quote, end_quote, escapes};
    const auto score = score_of(text, signs);
    // A cell may be a word in quotation marks of its own.
    const bool by_need = escapes || score.full > most.full || score.wider < most.wider;
    if (!first && (score.quoted <= most.quoted || score.full < most.full)) continue;
    if (!first && !by_need && score.quoted < score.records) continue;
    most = score;
    best = {signs, start, score.columns};
  }
  scored_dialect found{best, most};
  try_escapes(found, text);
  return found;
}

// "sep=;" as spreadsheets write it for each other.
std::optional<dialect> declared(std::string_view text) {
  const auto end = std::min(text.find_first_of("\r\n"), text.size());
  std::string_view line = text.substr(0, end);
  while (line.size() > 5 && (line.back() == ',' || line.back() == '"')) line.remove_suffix(1);
  if (line.starts_with('"')) line.remove_prefix(1);
  if (line.starts_with("sep=") && line.size() == 4 && end > 4) line = text.substr(0, 5);  // the sign itself was cut
  if (line.size() != 5 || !(line.starts_with("sep=") || line.starts_with("SEP="))) return std::nullopt;
  const auto start = std::min(text.find_first_not_of("\r\n", end), text.size());
  return best_quotation(line.substr(4), text.substr(start), start).dialect;
}

}  // namespace

bool grid_score::is_grid() const noexcept {
  return width >= 3 && full >= 2 && (full + wider) * 2 >= separated && wider <= 1 + separated / 10;
}

std::optional<std::size_t> quote_at(std::string_view text, const field_signs& signs) {
  const auto mark = text.find_first_not_of(' ');
  if (mark == text.npos || !text.substr(mark).starts_with(signs.quote)) return std::nullopt;
  return mark;
}

std::optional<std::size_t> end_of_quoted(std::string_view text, const field_signs& signs) {
  const auto sign = signs.end_quote;
  for (auto mark = text.find(sign, signs.quote.size()); mark != text.npos; mark = text.find(sign, mark)) {
    const auto end = mark + sign.size();
    if (signs.escapes && text[mark - 1] == '\\') {
      mark = end;
      continue;
    }
    const auto rest = text.substr(end);
    if (rest.empty() || is_line_end(rest.front()) || rest.starts_with(signs.separator)) return end;
    if (sign != signs.quote) {
      mark = end;  // “…” inside of it
    } else if (rest.starts_with(sign)) {
      mark = end + sign.size();
    } else {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

grid_score score_of(std::string_view text, const field_signs& signs) {
  text = text.substr(0, most_scored);
  grid_score made;
  widths as_written, joined;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    detail::poll();
    const auto record = take_record(text, signs);
    ++(record.fields > 0 ? made.records : made.blank);
    if (record.fields < 2) continue;
    ++made.separated;
    ++as_written[record.fields];
    ++joined[record.joined];
    made.quoted += record.quoted;
    made.parted += record.joined > 1;
    made.behind += line.find_first_not_of(signs.separator) < line.rfind(signs.separator);
  }
  measure(made, as_written);
  grid_score other = made;
  measure(other, joined);
  if (made.columns != 0) {
    if (other.columns == made.columns) made.wider = other.wider;  // rows are wider by their thousands alone
    return made;
  }
  if (other.columns >= 3) return other;  // 1,200 without quotes, in rows of one width
  return made;
}

// In the layout of published forms a TAB begins a cell, and a blank line ends a row.
bool is_copied_from_a_sheet(const grid_score& tabs) {
  return tabs.blank * 4 < tabs.records && tabs.behind * 2 > tabs.separated;
}

std::optional<dialect> dialect_of(std::string_view text) {
  if (const auto given = declared(text)) return given;
  const auto tabs = score_of(text, {"\t"});
  std::optional<dialect> best;
  std::size_t most = 0;
  for (const auto& [separator, name, in_prose] : candidates) {
    if ((in_prose && tabs.separated > 0) || text.find(separator) == text.npos) continue;
    if (separator == "||" && !bars_come_in_pairs(text)) continue;
    const auto [made, quoted] = best_quotation(separator, text, 0);
    const auto& score = separator == "\t" ? tabs : quoted;
    // The cells of another dialect may contain TABs; a text whose rows only have TABs is not in it.
    if (!score.is_grid() || score.separated < tabs.separated || score.full <= most) continue;
    if (score.parted == 0) continue;  // amounts with thousands, a line each
    if (separator == "\t" && !is_copied_from_a_sheet(tabs)) continue;
    if (in_prose && score.separated * 4 < score.records * 3) continue;
    most = score.full;
    best = made;
  }
  return best;
}

std::string dialects_tried(std::string_view text) {
  std::string made;
  for (const auto& [separator, name, in_prose] : candidates) {
    if (name.empty()) continue;
    const auto score = score_of(text, {separator});
    made += (made.empty() ? "" : ", ") + std::string(name) + " in " + std::to_string(score.separated);
    if (made.find(" of ") == made.npos) made += " of " + std::to_string(score.records) + " lines";
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
