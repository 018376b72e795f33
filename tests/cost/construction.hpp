// What an input of size n costs: twenty and more constructions that an attacker, or an office with large files, would
// send. tests/cost/growth.py counts the instructions of each at n and at 2n.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace perfeval::cost {

using work = std::function<void()>;

// Named by what there is n of.
struct construction {
  std::string_view name;
  std::size_t size;                // n of the test
  work (*made)(std::size_t size);  // makes the input, and returns what is measured
};

// Documents as bytes, files of words and packs: what readers do.
std::vector<construction> reading_constructions();
// Forms: what scoring, auditing and writing do.
std::vector<construction> form_constructions();

}  // namespace perfeval::cost
