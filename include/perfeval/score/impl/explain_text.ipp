/// Bodies of score/explain.hpp: the tree rendered.
#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/score/explain.hpp>

#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail {

inline void append_cell(const place& at, std::string& into) {
  into +=
      "table " + std::to_string(at.table) + ", row " + std::to_string(at.row) + ", column " + std::to_string(at.column);
}

/// `branches` is what stands left of the node's children.
inline void append_text(const explanation& node, std::string& branches, std::string& into) {
  into += node.title;
  if (!node.value.empty()) into.append(node.title.empty() ? "" : ": ").append(node.value);
  if (node.at.known()) {
    into += " [";
    append_cell(node.at, into);
    into += ']';
  }
  if (node.source) {
    into += "; ";
    into += citation(*node.source);
  }
  into += '\n';
  const std::size_t depth = branches.size();
  for (const explanation& child : node.children) {
    const bool last = &child == &node.children.back();
    into += branches;
    into += last ? "└─ " : "├─ ";
    branches += last ? "   " : "│  ";
    append_text(child, branches, into);
    branches.resize(depth);
  }
}

/// A JSON string; bytes that are no part of a character are left to whoever reads them, control characters are escaped.
inline void append_json(std::string_view text, std::string& into) {
  constexpr char digits[] = "0123456789abcdef";
  into += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      into += '\\';
      into += c;
    } else if (byte < 0x20) {
      into += "\\u00";
      into += digits[byte >> 4U];
      into += digits[byte & 15U];
    } else {
      into += c;
    }
  }
  into += '"';
}

inline void append_json(const explanation& node, std::string& into) {
  into += "{\"title\": ";
  append_json(node.title, into);
  into += ", \"value\": ";
  append_json(node.value, into);
  if (node.adds) into += ", \"adds\": \"" + to_string(*node.adds) + '"';
  if (node.source) {
    into += ", \"source\": ";
    append_json(citation(*node.source), into);
  }
  if (node.at.known())
    into += ", \"cell\": {\"table\": " + std::to_string(node.at.table) + ", \"row\": " + std::to_string(node.at.row) +
            ", \"column\": " + std::to_string(node.at.column) + '}';
  if (!node.children.empty()) {
    into += ", \"children\": [";
    for (const explanation& child : node.children) {
      if (&child != &node.children.front()) into += ", ";
      append_json(child, into);
    }
    into += ']';
  }
  into += '}';
}

inline void append_html(std::string_view text, std::string& into) {
  for (const char c : text) {
    switch (c) {
      case '&':
        into += "&amp;";
        break;
      case '<':
        into += "&lt;";
        break;
      case '>':
        into += "&gt;";
        break;
      case '"':
        into += "&quot;";
        break;
      default:
        into += c;
    }
  }
}

inline void append_html_label(const explanation& node, std::string& into) {
  into += "<b>";
  append_html(node.title, into);
  into += "</b> ";
  append_html(node.value, into);
  if (node.at.known()) {
    into += " <small>";
    append_cell(node.at, into);
    into += "</small>";
  }
  if (node.source) {
    into += " <cite>";
    append_html(citation(*node.source), into);
    into += "</cite>";
  }
}

inline void append_html(const explanation& node, bool open, std::string& into) {
  if (node.children.empty()) {
    into += "<div>";
    append_html_label(node, into);
    into += "</div>\n";
    return;
  }
  into += open ? "<details open><summary>" : "<details><summary>";
  append_html_label(node, into);
  into += "</summary>\n";
  for (const explanation& child : node.children) append_html(child, false, into);
  into += "</details>\n";
}

}  // namespace detail

PERFEVAL_INLINE std::string to_text(const explanation& tree) {
  std::string text;
  std::string branches;
  detail::append_text(tree, branches, text);
  return text;
}

PERFEVAL_INLINE std::string to_json(const explanation& tree) {
  std::string text;
  detail::append_json(tree, text);
  return text;
}

PERFEVAL_INLINE std::string to_html(const explanation& tree) {
  std::string text;
  detail::append_html(tree, true, text);
  return text;
}

}  // namespace v0
}  // namespace perfeval
