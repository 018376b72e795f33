// Runs the constructions. Under callgrind: each at n and 2n after a small one that fills the tables of first use, and
// after each a dump of the counts, named "n of NAME". `cost count NAME…` runs those whose names hold one of these, all
// without a name; `cost list` prints the names; `cost time NAME k` prints the seconds of kn, 2kn and 4kn.
#include <valgrind/callgrind.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <span>
#include <string>

#include "construction.hpp"

namespace {

using namespace perfeval::cost;

std::vector<construction> all_constructions() {
  std::vector<construction> all = reading_constructions();
  std::vector<construction> more = form_constructions();
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return all;
}

void count(const construction& one, std::size_t size) {
  const work measured = one.made(size);
  const std::string name = std::to_string(size) + " of " + std::string(one.name);  // the macros let no temporary live
  CALLGRIND_START_INSTRUMENTATION;
  CALLGRIND_ZERO_STATS;
  measured();
  CALLGRIND_DUMP_STATS_AT(name.c_str());
  CALLGRIND_STOP_INSTRUMENTATION;
}

void time(const construction& one, std::size_t size) {
  std::printf("%-32.*s", static_cast<int>(one.name.size()), one.name.data());
  for (const std::size_t n : {size, 2 * size, 4 * size}) {
    const work measured = one.made(n);
    const auto start = std::chrono::steady_clock::now();
    measured();
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    std::printf(" %8zu: %8.4f s", n, passed.count());
  }
  std::printf("\n");
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view task = argc > 1 ? argv[1] : "count";
  const std::span<char*> names(argv + std::min(argc, 2), argv + (task == "time" ? 3 : argc));
  for (const construction& one : all_constructions()) {
    const auto holds = [&](const char* name) { return one.name.find(name) != std::string_view::npos; };
    if (!names.empty() && std::none_of(names.begin(), names.end(), holds)) continue;
    if (task == "list") {
      std::puts(std::string(one.name).c_str());
    } else if (task == "time") {
      time(one, one.size * static_cast<std::size_t>(std::atoi(argv[3])));
    } else {
      one.made(4)();
      count(one, one.size);
      count(one, 2 * one.size);
    }
  }
}
