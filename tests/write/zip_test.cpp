#include "package/zip.hpp"

#include <gtest/gtest.h>

#include <string>

namespace perfeval {
namespace {

std::string package_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_writer writer;
  for (const auto& [name, content] : parts) writer.add(name, content);
  return writer.finish();
}

std::optional<std::string> only_part(const std::string& package, std::vector<trouble>& troubles,
                                     const limits& bounds = {}) {
  zip_reader reader(package, bounds, troubles);
  if (reader.entries().empty()) return {};
  return reader.unpack(0, troubles);
}

TEST(ZipPackage, ReturnsItsParts) {
  const std::string package =
      package_of({{"[Content_Types].xml", "<Types/>"}, {"xl/工作表.xml", std::string(100'000, 'x')}, {"empty", ""}});
  std::vector<trouble> troubles;
  zip_reader reader(package, {}, troubles);
  ASSERT_EQ(reader.entries().size(), 3u);
  EXPECT_EQ(reader.entries()[1].name, "xl/工作表.xml");
  EXPECT_EQ(reader.unpack(0, troubles), "<Types/>");
  EXPECT_EQ(reader.unpack(1, troubles), std::string(100'000, 'x'));
  EXPECT_EQ(reader.unpack(2, troubles), "");
  EXPECT_TRUE(troubles.empty());
}

TEST(ZipPackage, NamesIgnoreCaseAndTheKindOfSlash) {
  std::vector<trouble> troubles;
  const std::string package = package_of({{"XL\\Workbook.xml", "w"}});
  zip_reader reader(package, {}, troubles);
  EXPECT_EQ(reader.find("xl/workbook.xml"), 0u);
  EXPECT_FALSE(reader.find("xl/workbook"));
}

TEST(ZipPackage, SamePartsGiveSameBytes) {
  EXPECT_EQ(package_of({{"a", "1"}, {"b", "2"}}), package_of({{"a", "1"}, {"b", "2"}}));
}

TEST(ZipPackage, CopiesPackedBytesAsTheyAre) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += std::to_string(i * i);
  const std::string package = package_of({{"a", text}, {"b", "kept out"}});
  std::vector<trouble> troubles;
  zip_reader reader(package, {}, troubles);
  zip_writer writer;
  writer.copy(reader, 0);
  const std::string copy = writer.finish();
  zip_reader again(copy, {}, troubles);
  ASSERT_EQ(again.entries().size(), 1u);
  EXPECT_EQ(again.entries()[0].packed, reader.entries()[0].packed);
  EXPECT_EQ(again.unpack(0, troubles), text);
  const auto packed = static_cast<std::size_t>(reader.entries()[0].packed);
  EXPECT_NE(copy.find(package.substr(31, packed)), std::string::npos);  // 30 bytes of local header and the name "a"
}

TEST(ZipPackage, ABombIsStoppedByTheShareItUnpacksTo) {
  const std::string package = package_of({{"bomb", std::string(64u << 20, '\0')}});
  std::vector<trouble> troubles;
  EXPECT_FALSE(only_part(package, troubles));
  ASSERT_EQ(troubles.size(), 1u);
  EXPECT_EQ(troubles[0].found, "more than 200 times its packed size");
  EXPECT_EQ(troubles[0].at, "bomb");
}

TEST(ZipPackage, AllPartsTogetherStayWithinTheBytesAllowed) {
  const std::string package = package_of({{"a", std::string(600, 'a')}, {"b", std::string(600, 'b')}});
  limits bounds;
  bounds.bytes = 1000;
  std::vector<trouble> troubles;
  zip_reader reader(package, bounds, troubles);
  EXPECT_TRUE(reader.unpack(0, troubles));
  EXPECT_FALSE(reader.unpack(1, troubles));
  ASSERT_EQ(troubles.size(), 1u);
  EXPECT_NE(troubles[0].expected.find("limits.bytes"), std::string::npos);
}

TEST(ZipPackage, PartsBeyondTheLimitAreLeftOutAndSaid) {
  limits bounds;
  bounds.parts = 2;
  std::vector<trouble> troubles;
  const std::string package = package_of({{"a", "1"}, {"b", "2"}, {"c", "3"}});
  zip_reader reader(package, bounds, troubles);
  EXPECT_EQ(reader.entries().size(), 2u);
  ASSERT_EQ(troubles.size(), 1u);
  EXPECT_NE(troubles[0].expected.find("limits.parts"), std::string::npos);
}

TEST(ZipPackage, CutOffAnywhereIsATroubleAndNeverACrash) {
  const std::string package = package_of({{"a", "some text, some text, some text"}, {"b", "more"}});
  for (std::size_t size = 0; size < package.size(); ++size) {
    std::vector<trouble> troubles;
    zip_reader reader(std::string_view(package).substr(0, size), {}, troubles);
    std::string all;
    for (std::size_t i = 0; i < reader.entries().size(); ++i) all += reader.unpack(i, troubles).value_or("");
    EXPECT_TRUE(all == "some text, some text, some textmore" || !troubles.empty()) << size;
  }
}

TEST(ZipPackage, EveryChangedByteIsATroubleOrHarmless) {
  const std::string package = package_of({{"a", "some text, some text, some text"}});
  for (std::size_t position = 0; position < package.size(); ++position) {
    std::string changed = package;
    changed[position] = static_cast<char>(changed[position] ^ 0x5A);
    std::vector<trouble> troubles;
    const auto content = only_part(changed, troubles);
    EXPECT_EQ(content.value_or("some text, some text, some text"), "some text, some text, some text") << position;
    EXPECT_TRUE(content.has_value() || !troubles.empty()) << position;
  }
}

// Parts of a truncated package: the remaining parts are read, and what is missing is reported.
TEST(ZipPackage, WithoutItsDirectoryThePartsAreFoundByTheirHeaders) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += std::to_string(i * 7919 % 10007);
  const std::string package = package_of({{"a", text}, {"b", "more"}});
  std::vector<trouble> troubles;
  zip_reader whole_parts(std::string_view(package).substr(0, package.find("PK\x01\x02")), {}, troubles);
  ASSERT_EQ(whole_parts.entries().size(), 2u);
  EXPECT_EQ(whole_parts.unpack(0, troubles), text);
  EXPECT_EQ(whole_parts.unpack(1, troubles), "more");
  ASSERT_EQ(troubles.size(), 1u);
  EXPECT_EQ(troubles[0].kind, trouble_kind::cut_off);
  zip_reader half(std::string_view(package).substr(0, package.size() / 2), {}, troubles);
  const auto content = half.unpack(0, troubles);
  ASSERT_TRUE(content);
  EXPECT_GT(content->size(), text.size() / 4);
  EXPECT_TRUE(text.starts_with(*content));
  EXPECT_EQ(troubles.back().kind, trouble_kind::unreadable_part);
}

TEST(ZipPackage, AnEncryptedPartSaysSo) {
  std::string package = package_of({{"a", "text"}});
  package[6] = static_cast<char>(package[6] | 1);  // flags in the local header
  const std::size_t directory = package.find("PK\x01\x02");
  package[directory + 8] = static_cast<char>(package[directory + 8] | 1);  // flags in the directory
  std::vector<trouble> troubles;
  EXPECT_FALSE(only_part(package, troubles));
  ASSERT_EQ(troubles.size(), 1u);
  EXPECT_EQ(troubles[0].found, "an encrypted part");
}

TEST(ZipPackage, BytesThatAreNoPackageAreATrouble) {
  std::vector<trouble> troubles;
  zip_reader reader("%PDF-1.4", {}, troubles);
  EXPECT_TRUE(reader.entries().empty());
  ASSERT_EQ(troubles.size(), 1u);
  EXPECT_EQ(troubles[0].kind, trouble_kind::unreadable_document);
}

}  // namespace
}  // namespace perfeval
