// A trouble as JSON, for every document that shows one.
#pragma once

#include <perfeval/trouble.hpp>

#include <nlohmann/json.hpp>

namespace perfeval {
inline namespace v0 {

inline nlohmann::ordered_json to_object(const trouble& one) {
  nlohmann::ordered_json made{
      {"kind", name_of(one.kind)}, {"at", one.at}, {"found", one.found}, {"expected", one.expected}};
  if (!one.advice.empty()) made["advice"] = one.advice;
  return made;
}

}  // namespace v0
}  // namespace perfeval
