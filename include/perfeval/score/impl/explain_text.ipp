/// Bodies of score/explain.hpp: the tree rendered.
#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/score/explain.hpp>

#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::record_text {

/// `branches` is the prefix of the node's children.
inline void append_text(const explanation& node, language language, std::string& branches, std::string& out) {
  const bool zh = language == language::zh;
  out += node.title;
  if (!node.value.empty()) out.append(node.title.empty() ? "" : zh ? "：" : ": ").append(node.value);
  if (node.cell.known()) out.append(zh ? "（" : " [").append(words_of(node.cell, language)).append(zh ? "）" : "]");
  if (node.source) out.append(zh ? "；" : "; ").append(citation(*node.source, language));
  out += '\n';
  const std::size_t depth = branches.size();
  for (const explanation& child : node.children) {
    const bool last = &child == &node.children.back();
    out += branches;
    out += last ? "└─ " : "├─ ";
    branches += last ? "   " : "│  ";
    append_text(child, language, branches, out);
    branches.resize(depth);
  }
}

/// A JSON string; malformed bytes are passed on, control characters are escaped.
inline void append_json(std::string_view text, std::string& out) {
  constexpr char digits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

inline void append_json(const explanation& node, std::string& out) {
  out += "{\"title\": ";
  append_json(node.title, out);
  out += ", \"value\": ";
  append_json(node.value, out);
  if (node.adds) out += ", \"adds\": \"" + to_string(*node.adds) + '"';
  if (node.source) {
    out += ", \"source\": ";
    append_json(citation(*node.source), out);
  }
  if (node.cell.known())
    out += ", \"cell\": {\"table\": " + std::to_string(node.cell.table) +
           ", \"row\": " + std::to_string(node.cell.row) + ", \"column\": " + std::to_string(node.cell.column) + '}';
  if (!node.children.empty()) {
    out += ", \"children\": [";
    for (const explanation& child : node.children) {
      if (&child != &node.children.front()) out += ", ";
      append_json(child, out);
    }
    out += ']';
  }
  out += '}';
}

inline void append_html(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
}

inline void append_html_label(const explanation& node, language language, std::string& out) {
  out += "<b>";
  append_html(node.title, out);
  out += "</b> ";
  append_html(node.value, out);
  if (node.cell.known()) {
    out += " <small>" + words_of(node.cell, language) + "</small>";
  }
  if (node.source) {
    out += " <cite>";
    append_html(citation(*node.source, language), out);
    out += "</cite>";
  }
}

inline void append_html(const explanation& node, language language, bool open, std::string& out) {
  if (node.children.empty()) {
    out += "<div>";
    append_html_label(node, language, out);
    out += "</div>\n";
    return;
  }
  out += open ? "<details open><summary>" : "<details><summary>";
  append_html_label(node, language, out);
  out += "</summary>\n";
  for (const explanation& child : node.children) append_html(child, language, false, out);
  out += "</details>\n";
}

}  // namespace detail::record_text

PERFEVAL_INLINE std::string to_text(const explanation& tree, language language) {
  std::string text;
  std::string branches;
  detail::record_text::append_text(tree, language, branches, text);
  return text;
}

PERFEVAL_INLINE std::string to_json(const explanation& tree) {
  std::string text;
  detail::record_text::append_json(tree, text);
  return text;
}

PERFEVAL_INLINE std::string to_html(const explanation& tree, language language) {
  std::string text;
  detail::record_text::append_html(tree, language, true, text);
  return text;
}

}  // namespace v0
}  // namespace perfeval
