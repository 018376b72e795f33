#include "toml/obstacle.hpp"

#include <algorithm>

namespace perfeval::inline v0::toml_file {
namespace {

bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }

bool is_block(std::string_view toml, std::size_t position) noexcept {
  return toml.size() - position >= 3 && toml[position + 1] == toml[position] && toml[position + 2] == toml[position];
}

// The place behind the text in quotes that begins at `at`; one that does not end ends with the line, or the file.
std::size_t behind_quotes(std::string_view toml, std::size_t position, std::optional<obstacle>& met) noexcept {
  const char quote = toml[position];
  const bool block = is_block(toml, position);
  const std::size_t width = block ? 3 : 1;
  for (std::size_t i = position + width; i < toml.size(); ++i) {
    if (toml[i] == '\\' && quote == '"') {
      ++i;
      const std::size_t next = std::min(toml.find_first_not_of(" \t\r", i), toml.size());
      if (block && next < toml.size() && toml[next] == '\n') met = obstacle{obstacle::sort::line_end, i - 1};
      if (next < toml.size() && !is_ascii(toml[next])) met = obstacle{obstacle::sort::escape, i - 1};
    } else if (toml[i] == quote && (!block || is_block(toml, i))) {
      return i + width;
    } else if (toml[i] == '\n' && !block) {
      return i;
    }
  }
  return toml.size();
}

bool begins_line(std::string_view toml, std::size_t position) noexcept {
  while (position > 0 && (toml[position - 1] == ' ' || toml[position - 1] == '\t')) --position;
  return position == 0 || toml[position - 1] == '\n';
}

// Whether a key or a value can begin at `at`.
bool may_begin(std::string_view toml, std::size_t position) noexcept {
  while (position > 0 && (toml[position - 1] == ' ' || toml[position - 1] == '\t')) --position;
  return position == 0 || std::string_view("\n=[,{.\xBF").find(toml[position - 1]) !=
                              std::string_view::npos;  // BF ends a byte order mark
}

// Whether a key, or the end of an empty header, follows the [ or [[ at `at`.
bool is_header(std::string_view toml, std::size_t position) noexcept {
  position = toml.find_first_not_of(" \t", position + (toml.substr(position, 2) == "[[" ? 2 : 1));
  if (position == std::string_view::npos) return false;
  const char c = toml[position];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '"' || c == '\'' || c == ']';
}

}  // namespace

std::optional<obstacle> find_obstacle(std::string_view toml, std::uint32_t most_depth) noexcept {
  std::size_t brackets = 0;
  std::size_t parts = 0;
  std::optional<obstacle> met;
  std::size_t i = toml.starts_with("\xEF\xBB\xBF") ? 3 : 0;  // a byte order mark
  while (i < toml.size() && !met) {
    const char c = toml[i];
    if (c == '"' || c == '\'') {
      if (!may_begin(toml, i)) return obstacle{obstacle::sort::quote, i};
      i = behind_quotes(toml, i, met);
      continue;
    }
    if (c == '#') {
      i = std::min(toml.find('\n', i), toml.size());
      continue;
    }
    parts = c == '.' ? parts + 1 : c == '=' || c == ',' || c == '\n' ? 0 : parts;
    if (c == '[' && brackets == 0 && begins_line(toml, i) && !is_header(toml, i))
      met = obstacle{obstacle::sort::header, i};
    if (c == '[' || c == '{') ++brackets;
    if ((c == ']' || c == '}') && brackets > 0) --brackets;
    if (brackets > most_depth || parts > most_depth) met = obstacle{obstacle::sort::depth, i};
    if (!is_ascii(c)) met = obstacle{obstacle::sort::character, i};
    ++i;
  }
  return met;
}

}  // namespace perfeval::inline v0::toml_file
