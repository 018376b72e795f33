#include <perfeval/perfeval.hpp>

#include <iostream>

int main() {
  std::cout << "perfeval " << PERFEVAL_VERSION << ": " << perfeval::cn_mof_2020().id << "\n";
  return perfeval::decimal(1) / perfeval::decimal(3) * 3 == perfeval::ratio(1) ? 0 : 1;
}
