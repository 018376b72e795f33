#include "toml/parse.hpp"

#include "text/utf8.hpp"
#include "toml/obstacle.hpp"

#include <algorithm>

namespace perfeval {
inline namespace v0 {
namespace toml_file {
namespace {

constexpr std::size_t most_bytes = 1U << 20;

struct position {
  std::uint32_t line = 1, column = 1;
};

// Columns count characters.
position position_of(std::string_view toml, std::size_t byte) {
  const std::string_view before = toml.substr(0, byte);
  position made;
  made.line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  for (std::size_t i = before.rfind('\n') + 1; i < byte; i += utf8::decode(toml.substr(i)).length) ++made.column;
  return made;
}

std::nullopt_t refuse(context& reading, std::string code, position place, std::string found, std::string expected) {
  reading.errors.push_back(
      {std::move(code), reading.file, place.line, place.column, "", std::move(found), std::move(expected)});
  return std::nullopt;
}

std::nullopt_t refuse(context& reading, std::string_view toml, const obstacle& met) {
  const std::string name(reading.sort.name);
  const position place = position_of(toml, met.position);
  switch (met.kind) {
    case obstacle::sort::depth:
      return refuse(reading, name + "-too-deep", place,
                    "more than " + to_string(reading.bounds.depth) + " brackets, or parts of a key, inside each other",
                    "a " + std::string(reading.sort.title) + " that is nested less (limits.depth)");
    case obstacle::sort::character:
      return refuse(reading, "toml-syntax", place,
                    "\"" + utf8::shortened(toml.substr(met.position, utf8::decode(toml.substr(met.position)).length)) +
                        "\" outside of quotes",
                    "TOML: keys in small letters, texts in quotes");
    case obstacle::sort::header:
      return refuse(reading, "toml-syntax", place, "[ and no name of a table", "[name] or [[name]]");
    case obstacle::sort::quote:
      return refuse(reading, "toml-syntax", place, "a quote behind something else",
                    "one value, and a comma or a line end behind it");
    case obstacle::sort::escape:
      return refuse(reading, "toml-syntax", place, "a backslash before a letter that is none of TOML's escapes",
                    "\\\\ for a backslash");
    default:
      return refuse(reading, "toml-syntax", place, "a backslash at the end of a line", "a text without it");
  }
}

// A path, or the id of a pack, in the place of the text: TOML has no line of this sort.
bool is_one_name(std::string_view toml) {
  return !toml.empty() && toml.size() < 4096 && toml.find_first_of("=[#\n\r") == toml.npos &&
         toml.find_first_not_of(" \t") != toml.npos;
}

}  // namespace

std::optional<toml::table> parse(std::string_view toml, context& reading) {
  const std::string name(reading.sort.name);
  if (toml.size() > most_bytes || toml.size() > reading.bounds.bytes)
    return refuse(reading, name + "-too-large", {}, std::to_string(toml.size()) + " bytes",
                  "a " + std::string(reading.sort.title) + " of at most 1 MiB");
  if (is_one_name(toml))
    return refuse(reading, "toml-syntax", {}, "the name " + utf8::shortened(toml),
                  "the text of the file: read it first, or give a shipped pack by its id where an id is taken");
  if (const auto met = find_obstacle(toml, reading.bounds.depth)) return refuse(reading, toml, *met);
  try {
    return toml::parse(toml);
  } catch (const toml::parse_error& met) {
    const auto& begin = met.source().begin;
    return refuse(reading, "toml-syntax",
                  {static_cast<std::uint32_t>(begin.line), static_cast<std::uint32_t>(begin.column)},
                  std::string(met.description()), "TOML (a number beyond 64 bits needs quotes)");
  } catch (const parser_failure&) {
    return refuse(reading, "toml-syntax", {}, "a text that is not valid TOML", "TOML");
  }
}

}  // namespace toml_file

std::string to_string(const toml_error& error) {
  return error.file + ":" + std::to_string(error.line) + ":" + std::to_string(error.column) + ": " + error.code + ": " +
         (error.key.empty() ? "" : error.key + ": ") + "found " + error.found + "; expected " + error.expected;
}

}  // namespace v0
}  // namespace perfeval
