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
  const auto names_all = [&findings](std::span<const std::string_view> names) {
    for (const std::string_view name : names)
      EXPECT_TRUE(name.empty() || findings.find("`" + std::string(name) + "`") != std::string::npos) << name;
  };
  names_all(names<code>());
  names_all(names<severity>());
  names_all(names<diagnosis>());
}

TEST(Codes, AreFoundByTheirNames) {
  for (const std::string_view name : names<code>()) {
    const auto found = code_named(name);
    ASSERT_TRUE(found) << name;
    EXPECT_EQ(name_of(*found), name);
  }
  EXPECT_EQ(code_named("no-such-code"), std::nullopt);
}

}  // namespace
