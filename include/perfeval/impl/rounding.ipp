/// Bodies of rounding.hpp: a rounding as text.
#pragma once

#include <perfeval/rounding.hpp>

namespace perfeval {
inline namespace v0 {
PERFEVAL_INLINE std::string to_string(rounding rounding) {
  return std::string(name_of(rounding.mode)) + ", " + std::to_string(rounding.places) +
         (rounding.places == 1 ? " place" : " places");
}

}  // namespace v0
}  // namespace perfeval
