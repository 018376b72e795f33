// The fingerprint by the processor's instructions and without them.
#include "text/sha256.hpp"

#include <gtest/gtest.h>

#include <string>

namespace perfeval {
namespace {

// FIPS 180-4's own examples, and the million letters of NIST's test vectors.
TEST(Fingerprint, IsThatOfThePublishedExamples) {
  for (const auto by : {sha256, sha256_by_program}) {
    EXPECT_EQ(by(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(by("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(by("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(by(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  }
}

TEST(Fingerprint, IsTheSameByTheProcessorAndByTheProgramForEveryLength) {
  std::string text;
  for (int length = 0; length < 300; ++length) {
    EXPECT_EQ(sha256(text), sha256_by_program(text)) << length;
    text += static_cast<char>(length * 7 + length / 3);
  }
}

}  // namespace
}  // namespace perfeval
