// Which format a document has, by its bytes and never by its name.
#pragma once

#include <perfeval/error.hpp>

#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

enum class format { none, text, json, html, csv, docx, xlsx };

struct detected {
  perfeval::format format = perfeval::format::none;
  std::string name;                 // as document::format has it
  std::string at, found, expected;  // for a trouble, if it is none
};

detected detect(std::string_view bytes, const limits& bounds);

}  // namespace v0
}  // namespace perfeval
