// Tables of cases in tests/data: comma-separated values with a first line of names; a value in quotes may hold commas;
// # begins a remark.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace perfeval::test {

struct table_case {
  std::size_t line = 0;
  std::map<std::string, std::string> values;

  [[nodiscard]] const std::string& operator[](const std::string& column) const { return values.at(column); }
};

inline std::vector<std::string> split_values(const std::string& line) {
  std::vector<std::string> values(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      values.emplace_back();
    else
      values.back() += c;
  }
  return values;
}

inline std::vector<table_case> cases_in(const std::string& file) {
  std::ifstream ifstream(std::string(PERFEVAL_TEST_DATA) + "/" + file);
  EXPECT_TRUE(ifstream.is_open()) << file;
  std::vector<std::string> names;
  std::vector<table_case> all;
  std::string line;
  for (std::size_t number = 1; std::getline(ifstream, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const auto values = split_values(line);
    if (names.empty()) {
      names = values;
      continue;
    }
    EXPECT_EQ(values.size(), names.size()) << file << ":" << number;
    table_case made;
    made.line = number;
    for (std::size_t i = 0; i < names.size(); ++i) made.values[names[i]] = i < values.size() ? values[i] : "";
    all.push_back(std::move(made));
  }
  return all;
}

}  // namespace perfeval::test
