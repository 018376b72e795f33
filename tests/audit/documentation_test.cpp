// docs/findings.md speaks of every code, severity and diagnosis.
#include <gtest/gtest.h>
#include <perfeval/audit/finding.hpp>

#include <fstream>
#include <sstream>
#include <string>

namespace {

using namespace perfeval;

std::string page(const std::string& name) {
  std::ifstream ifstream(std::string(PERFEVAL_TEST_DATA) + "/../../docs/" + name);
  EXPECT_TRUE(ifstream.is_open()) << name;
  std::ostringstream text;
  text << ifstream.rdbuf();
  return text.str();
}

TEST(Documentation, NamesEveryCodeAndDiagnosis) {
  const std::string findings = page("findings.md");
  for (std::size_t i = 0; i < code_count; ++i) {
    const std::string name(name_of(static_cast<code>(i)));
    EXPECT_NE(findings.find("`" + name + "`"), std::string::npos) << name;
    EXPECT_EQ(code_named(name), static_cast<code>(i));
  }
  for (int number = 1; number <= static_cast<int>(diagnosis::unknown); ++number) {
    const std::string name(name_of(static_cast<diagnosis>(number)));
    EXPECT_NE(findings.find("`" + name + "`"), std::string::npos) << name;
  }
}

}  // namespace
