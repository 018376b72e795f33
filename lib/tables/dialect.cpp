#include "tables/dialect.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t most_scored = 4u << 20;  // bytes; a dialect is recognisable within them or not at all

struct candidate {
  char separator;
  const char* name;
};
constexpr std::array<candidate, 4> candidates{
    {{',', "commas"}, {';', "semicolons"}, {'\t', "TABs"}, {'|', "upright lines"}}};

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

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
};

// The width of the record at the start of `text`; removes the record.
record_width take_record(std::string_view& text, char separator) {
  std::size_t fields = 1, thousands = 0, i = 0;
  bool blank = true, at_start = true;
  while (i < text.size() && !is_line_end(text[i])) {
    if (at_start && text[i] == '"') {
      if (const auto end = end_of_quoted(text.substr(i), separator)) {
        i += *end;
        blank = at_start = false;
        continue;
      }
    }
    at_start = text[i] == separator;
    fields += at_start;
    thousands += at_start && may_part_thousands(text, i);
    blank = blank && (text[i] == ' ' || (text[i] == '\t' && separator != '\t'));
    ++i;
  }
  const bool pair = text.substr(std::min(i, text.size())).starts_with("\r\n");
  text.remove_prefix(std::min(i + (pair ? 2 : 1), text.size()));
  return blank ? record_width{} : record_width{fields, fields - thousands};
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

// "sep=;" as spreadsheets write it for each other.
std::optional<dialect> declared(std::string_view text) {
  const auto end = std::min(text.find_first_of("\r\n"), text.size());
  std::string_view line = text.substr(0, end);
  while (line.size() > 5 && (line.back() == ',' || line.back() == '"')) line.remove_suffix(1);
  if (line.starts_with('"')) line.remove_prefix(1);
  if (line.starts_with("sep=") && line.size() == 4 && end > 4) line = text.substr(0, 5);  // the sign itself was cut
  if (line.size() != 5 || !(line.starts_with("sep=") || line.starts_with("SEP="))) return std::nullopt;
  const auto start = std::min(text.find_first_not_of("\r\n", end), text.size());
  return dialect{line[4], start, score_of(text.substr(start), line[4]).columns};
}

}  // namespace

bool grid_score::is_grid() const noexcept {
  return width >= 3 && full >= 2 && full * 2 >= separated && wider * 10 <= separated;
}

std::optional<std::size_t> end_of_quoted(std::string_view text, char separator) {
  for (auto mark = text.find('"', 1); mark != text.npos; mark = text.find('"', mark + 1)) {
    if (mark + 1 >= text.size()) return mark + 1;
    const char next = text[mark + 1];
    if (next == separator || is_line_end(next)) return mark + 1;
    if (next != '"') return std::nullopt;
    ++mark;
  }
  return std::nullopt;
}

grid_score score_of(std::string_view text, char separator) {
  text = text.substr(0, most_scored);
  grid_score made;
  widths as_written, joined;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    const auto record = take_record(text, separator);
    ++(record.fields > 0 ? made.records : made.blank);
    if (record.fields < 2) continue;
    ++made.separated;
    ++as_written[record.fields];
    ++joined[record.joined];
    made.behind += line.find_first_not_of(separator) < line.rfind(separator);
  }
  measure(made, as_written);
  if (made.columns != 0) return made;
  grid_score other = made;
  measure(other, joined);
  if (other.columns >= 3) return other;  // 1,200 without quotes, in rows of one width
  return made;
}

// In the layout of published forms a TAB begins a cell, and a blank line ends a row.
bool is_copied_from_a_sheet(const grid_score& tabs) {
  return tabs.blank * 4 < tabs.records && tabs.behind * 2 > tabs.separated;
}

std::optional<dialect> dialect_of(std::string_view text) {
  if (const auto given = declared(text)) return given;
  const auto tabs = score_of(text, '\t');
  std::optional<dialect> best;
  std::size_t most = 0;
  for (const auto& [separator, name] : candidates) {
    const auto score = separator == '\t' ? tabs : score_of(text, separator);
    // The cells of another dialect may contain TABs; a text whose rows only have TABs is not in it.
    if (!score.is_grid() || score.separated < tabs.separated || score.full <= most) continue;
    if (separator == '\t' && !is_copied_from_a_sheet(tabs)) continue;
    most = score.full;
    best = dialect{separator, 0, score.columns};
  }
  return best;
}

std::string dialects_tried(std::string_view text) {
  std::string made;
  for (const auto& [separator, name] : candidates) {
    const auto score = score_of(text, separator);
    made += (made.empty() ? "" : ", ") + std::string(name) + " in " + std::to_string(score.separated);
    if (made.find(" of ") == made.npos) made += " of " + std::to_string(score.records) + " lines";
  }
  return made;
}

}  // namespace v0
}  // namespace perfeval
