// The words of an enumeration are found by its enumerators and by name, in whatever order the rows are written.
#include <gtest/gtest.h>
#include <perfeval/detail/words.hpp>

#include <string>

namespace {

using namespace perfeval;

enum class taste : unsigned char { sweet, sour, plain };
constexpr auto tastes =
    detail::enum_table<detail::enum_word<taste>>({{taste::sour, "sour"}, {taste::plain, ""}, {taste::sweet, "sweet"}});

TEST(EnumWords, AreKeyedByTheEnumerator) {
  static_assert(tastes[taste::sweet].name == "sweet" && tastes[taste::sour].name == "sour");
  static_assert(tastes.named("sour") == taste::sour);
  EXPECT_EQ(tastes.named("salty"), std::nullopt);
  EXPECT_EQ(tastes.named(""), std::nullopt);
}

TEST(EnumWords, AreListedInTheOrderOfTheEnumeration) {
  std::string listed;
  for (const auto& row : tastes) listed += std::string(row.name) + ",";
  EXPECT_EQ(listed, "sweet,sour,,");
}

TEST(EnumWords, HaveTheirNamesListed) {
  static_assert(detail::name_list<tastes>.size() == 3 && detail::name_list<tastes>[1] == "sour");
}

}  // namespace
