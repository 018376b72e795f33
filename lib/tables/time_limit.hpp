// What remains of a document if the time of a call ends while it is read.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/trouble.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

// The trouble of a call whose time is over. `place`: what was not read to its end.
inline trouble time_is_over(std::string place, const deadline_passed& passed) {
  return {trouble_kind::time_limit, std::move(place), passed.what(),
          "less time, or a higher limit (limits.seconds); what was finished before was read"};
}

// Whether the time has ended.
inline bool is_over(const std::vector<trouble>& troubles) {
  return std::any_of(troubles.begin(), troubles.end(),
                     [](const trouble& one) { return one.kind == trouble_kind::time_limit; });
}

// Calls `work`, up to the end of the time, which is then a trouble: what was made before remains.
template <class Work>
void within_time(std::vector<trouble>& troubles, const char* place, const Work& work) {
  try {
    work();
  } catch (const deadline_passed& passed) {
    troubles.push_back(time_is_over(place, passed));
  }
}

}  // namespace v0
}  // namespace perfeval
