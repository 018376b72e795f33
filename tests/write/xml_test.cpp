#include "package/xml.hpp"

#include <gtest/gtest.h>

namespace perfeval {
namespace {

TEST(XmlPart, KeepsBlanksAndPrefixesWhenWrittenBack) {
  const std::string part =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:p a=\"1\"><w:t xml:space=\"preserve\">  "
      "　</w:t> <w:br/></w:p>";
  pugi::xml_document document;
  EXPECT_FALSE(parse_xml(document, part, "p"));
  EXPECT_EQ(to_text(document), part);
  EXPECT_EQ(local_name(document.document_element()), "p");
}

TEST(XmlPart, CutOffSaysWhereAndKeepsTheRest) {
  pugi::xml_document document;
  const auto trouble = parse_xml(document, "<a><b>5</b><c", "word/document.xml");
  ASSERT_TRUE(trouble);
  EXPECT_EQ(trouble->kind, trouble_kind::unreadable_part);
  EXPECT_NE(trouble->at.find("word/document.xml, byte 1"), std::string::npos) << trouble->at;
  EXPECT_STREQ(document.child("a").child_value("b"), "5");
}

TEST(XmlPart, AnEmptyPartIsATrouble) {
  pugi::xml_document document;
  EXPECT_TRUE(parse_xml(document, "", "p"));
}

TEST(XmlPart, DeclaredEntitiesAreRefusedAndNeverExpanded) {
  pugi::xml_document document;
  const auto trouble = parse_xml(
      document, R"(<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>)", "p");
  ASSERT_TRUE(trouble);
  EXPECT_EQ(trouble->found, "a document type declaration");
  EXPECT_STREQ(document.child_value("a"), "&y;");
}

TEST(XmlPart, NestingOfAnyDepthIsParsed) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<a>";
  for (int i = 0; i < 200'000; ++i) deep += "</a>";
  pugi::xml_document document;
  EXPECT_FALSE(parse_xml(document, deep, "p"));
}

}  // namespace
}  // namespace perfeval
