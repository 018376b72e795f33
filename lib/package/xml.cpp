// XML parts.
#include "package/xml.hpp"

#include <perfeval/detail/poll.hpp>

#include "text/ascii.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr unsigned parsing = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_declaration |
                             pugi::parse_doctype | pugi::parse_comments | pugi::parse_pi;

// What ended the parsing of this thread, and whether it is parsing.
thread_local std::exception_ptr reason_to_end;
thread_local bool is_parsing = false;

const pugi::allocation_function allocate = pugi::get_memory_allocation_function();

// The parser asks for memory for every few hundred nodes, the only time at which it can be ended.
void* allocate_or_end(std::size_t size) {
  if (!is_parsing) return allocate(size);
  try {
    detail::poll();
  } catch (...) {
    reason_to_end = std::current_exception();
    return nullptr;
  }
  return allocate(size);
}

const bool may_end = [] {
  pugi::set_memory_management_functions(&allocate_or_end, pugi::get_memory_deallocation_function());
  return true;
}();

// Errors: what `detail::poll` throws.
template <class Parse>
pugi::xml_parse_result parse_until_the_end(const Parse& parse) {
  is_parsing = true;
  const pugi::xml_parse_result done = parse();
  is_parsing = false;
  if (reason_to_end) std::rethrow_exception(std::exchange(reason_to_end, nullptr));
  return done;
}

struct string_sink : pugi::xml_writer {
  std::string text;
  void write(const void* data, size_t size) override { text.append(static_cast<const char*>(data), size); }
};

bool declares_a_type(const pugi::xml_document& document) {
  const auto top = document.children();
  return std::any_of(top.begin(), top.end(),
                     [](const pugi::xml_node& node) { return node.type() == pugi::node_doctype; });
}

std::optional<trouble> trouble_of_parsing(const pugi::xml_document& out, const pugi::xml_parse_result& done,
                                          std::string_view bytes, const std::string& part) {
  if (done) {
    if (!declares_a_type(out)) return {};
    return trouble{trouble_kind::unreadable_part, part, "a document type declaration",
                   "an Office part, which has none: save the file again"};
  }
  const auto position = std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(done.offset, 0)), bytes.size());
  return trouble{
      trouble_kind::unreadable_part, part + ", byte " + std::to_string(position),
      std::string(done.description()) + " before: " + utf8::shortened(utf8::repaired(bytes.substr(position, 60)), 40),
      "well-formed XML: save or fetch the file again"};
}

// The encoding that the declaration of a part names.
std::string declared_in(std::string_view text) {
  if (!text.starts_with("<?xml")) return {};
  return declared_encoding(text.substr(0, text.find("?>")));
}

// The end of a numeric reference (&#30446; or &#x9879;) whose number is no character, or npos. The parser would make
// bytes of it that are not UTF-8.
std::size_t end_of_bad_reference(std::string_view text, std::size_t start) {
  std::size_t i = start + 2;
  const bool hexadecimal = i < text.size() && text[i] == 'x';
  if (hexadecimal) ++i;
  std::uint32_t point = 0;
  const auto first_digit = i;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    const auto digit = ascii::is_digit(c)                    ? c - '0'
                       : hexadecimal && c >= 'a' && c <= 'f' ? c - 'a' + 10
                       : hexadecimal && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                             : -1;
    if (digit < 0) break;
    point = std::min(point * (hexadecimal ? 16u : 10u) + static_cast<std::uint32_t>(digit), 0x110000u);
  }
  if (i == first_digit || i == text.size() || text[i] != ';') return text.npos;
  const bool is_character = point != 0 && (point < 0xD800 || (point >= 0xE000 && point < 0x110000));
  return is_character ? text.npos : i + 1;
}

void repair_references(std::string& text, const std::string& part, std::vector<trouble>& troubles) {
  std::string good;
  std::size_t kept = 0;
  for (auto start = text.find("&#"); start != text.npos; start = text.find("&#", start + 2)) {
    const auto end = end_of_bad_reference(text, start);
    if (end == text.npos) continue;
    if (kept == 0)
      troubles.push_back({trouble_kind::invalid_utf8, part + ", byte " + std::to_string(start),
                          utf8::shortened(std::string_view(text).substr(start, end - start), 24),
                          "the number of a character; it was read as U+FFFD: save the file again"});
    good.append(text, kept, start - kept);
    good += "\xEF\xBF\xBD";
    kept = end;
  }
  if (kept == 0) return;
  good.append(text, kept);
  text = std::move(good);
}

// The bytes of a part as UTF-8, as far as the parser does not make it of them.
void convert(std::string& text, const std::string& part, std::vector<trouble>& troubles) {
  if (is_wide(text)) {
    text = as_utf8(text, "", troubles);
    return;
  }
  const auto bad = utf8::first_malformed(text);
  if (bad == text.npos) return;
  const std::string declared = declared_in(text);
  if (declared == "iso-8859-1" || declared == "latin1") return;  // the parser reads it
  if (declared.starts_with("gb") || declared.starts_with("big5")) {
    text = as_utf8(text, declared, troubles);
    return;
  }
  troubles.push_back({trouble_kind::invalid_utf8, part + ", byte " + std::to_string(bad), "bytes that are not UTF-8",
                      "UTF-8; the bad bytes were read as U+FFFD: save the file again"});
  text = utf8::repaired(text);
}

}  // namespace

std::string text_in(const pugi::xml_node& element) {
  std::string made;
  for (const auto& node : element.children())
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) made += node.value();
  return made;
}

void take_as_utf8(std::string& text, const std::string& part, std::vector<trouble>& troubles) {
  convert(text, part, troubles);
  repair_references(text, part, troubles);
}

std::optional<trouble> parse_xml(pugi::xml_document& document, std::string_view bytes, const std::string& part) {
  const auto done = parse_until_the_end([&] { return document.load_buffer(bytes.data(), bytes.size(), parsing); });
  return trouble_of_parsing(document, done, bytes, part);
}

std::optional<trouble> parse_xml(xml_part& out, const std::string& part) {
  const auto done =
      parse_until_the_end([&] { return out.document.load_buffer_inplace(out.text.data(), out.text.size(), parsing); });
  return trouble_of_parsing(out.document, done, out.text, part);
}

std::string to_text(const pugi::xml_document& document) {
  string_sink sink;
  document.save(sink, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(sink.text);
}

std::string prefix_of(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return std::string(name.substr(0, name.size() - local_name(node).size()));
}

pugi::xml_node child(const pugi::xml_node& element, std::string_view name) {
  for (const auto& node : children_of(element))
    if (is_named(node, name)) return node;
  return {};
}

void set_attribute(pugi::xml_node node, const std::string& name, const std::string& value) {
  auto attribute = node.attribute(name.c_str());
  if (!attribute) attribute = node.append_attribute(name.c_str());
  attribute = value.c_str();
}

}  // namespace v0
}  // namespace perfeval
