// The named characters of HTML: &nbsp; &ge; &hellip; …
#pragma once

#include <array>
#include <string_view>

namespace perfeval {
inline namespace v0 {

struct html_entity {
  std::string_view name;  // without & and ;
  const char* text;       // UTF-8
  bool bare;              // also known without the semicolon
};

extern const std::array<html_entity, 2125> html_entities;  // sorted by name

}  // namespace v0
}  // namespace perfeval
