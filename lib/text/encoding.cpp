#include "text/encoding.hpp"
#include "text/ascii.hpp"

#include "text/utf8.hpp"

#include <perfeval/detail/poll.hpp>

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

namespace perfeval {
inline namespace v0 {
namespace {

std::string word_after(std::string_view text, std::size_t position) {
  while (position < text.size() &&
         (text[position] == ' ' || text[position] == '=' || text[position] == '"' || text[position] == '\''))
    ++position;
  std::string word;
  for (; position < text.size() && word.size() < 30; ++position) {
    const char c = ascii::lower(text[position]);
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) break;
    word += c;
  }
  return word;
}

bool is_chinese_name(std::string_view name) {
  return name == "gb18030" || name == "gbk" || name == "gb2312" || name == "gb_2312-80" || name == "x-gbk" ||
         name == "cp936" || name == "ms936" || name == "windows-936";
}

bool is_big5_name(std::string_view name) { return name == "big5" || name == "big5-hkscs" || name == "x-x-big5"; }

// UTF-16 without a mark: the high bytes of its ASCII characters are zeros, so almost all zeros are at even or at odd
// positions (a Chinese character may have one too, as 一 = 4E00).
const char* unmarked_utf16_of(std::string_view bytes) {
  bytes = bytes.substr(0, 1u << 12);
  if (bytes.find('\0') == bytes.npos) return nullptr;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == 0;
  const auto [even, odd] = zeros;
  if (even + odd < 4 || (even + odd) * 50 < bytes.size()) return nullptr;
  if (odd > even * 8) return "UTF-16LE";
  return even > odd * 8 ? "UTF-16BE" : nullptr;
}

// UTF-16 or UTF-32 by its mark or by its zeros; nullptr if it is neither.
const char* wide_encoding_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "UTF-16";
  return unmarked_utf16_of(bytes);
}

// UTF-8 with a few bad bytes: almost every character beyond ASCII is well-formed.
bool is_nearly_utf8(std::string_view bytes) noexcept {
  constexpr std::size_t good_for_each_bad = 20;
  std::size_t good = 0, bad = 0;
  for (std::size_t position = 0; position < bytes.size();) {
    if (good + (bytes.size() - position) / 2 <= bad * good_for_each_bad) return false;  // whatever the rest is
    const auto next = utf8::decode(bytes.substr(position));
    if (static_cast<unsigned char>(bytes[position]) >= 0x80) ++(next.length == 1 ? bad : good);
    position += next.length;
  }
  return good > bad * good_for_each_bad;
}

// Converts through iconv; each byte that does not fit becomes U+FFFD. Nothing if the system does not know the encoding.
std::optional<std::string> converted(std::string_view bytes, const char* encoding,
                                     std::optional<std::size_t>& first_bad) {
  const iconv_t converter = iconv_open("UTF-8", encoding);              // NOLINT(misc-misplaced-const): a handle
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT(performance-no-int-to-ptr): POSIX
  struct closing {
    void operator()(void* handle) const noexcept { iconv_close(handle); }
  };
  const std::unique_ptr<void, closing> open(converter);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  char* next = const_cast<char*>(bytes.data());  // iconv's signature; it only reads
  std::size_t left = bytes.size();
  char block[16384];
  while (left > 0) {
    detail::poll();
    char* write = block;
    std::size_t room = sizeof block;
    const auto done = iconv(converter, &next, &left, &write, &room);
    out.append(block, sizeof block - room);
    if (done != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    if (!first_bad) first_bad = static_cast<std::size_t>(next - bytes.data());
    utf8::append(out, utf8::replacement);
    ++next;
    --left;
    iconv(converter, nullptr, nullptr, nullptr, nullptr);
  }
  return out;
}

std::string repaired(std::string_view bytes, std::vector<trouble>& troubles) {
  const auto bad = utf8::first_malformed(bytes);
  if (bad == std::string_view::npos) return std::string(bytes);
  troubles.push_back({trouble_kind::invalid_utf8, "byte " + std::to_string(bad), "bytes that are not UTF-8",
                      "UTF-8 or GB18030; the bad bytes were read as U+FFFD"});
  return utf8::repaired(bytes);
}

}  // namespace

std::string declared_encoding(std::string_view bytes) {
  std::string head(bytes.substr(0, 4096));
  std::transform(head.begin(), head.end(), head.begin(), ascii::lower);
  for (const std::string_view key : {"charset", "encoding"}) {
    const auto found = head.find(key);
    if (found == std::string::npos) continue;
    if (auto word = word_after(head, found + key.size()); !word.empty()) return word;
  }
  return {};
}

bool is_gb18030(std::string_view bytes) noexcept {
  if (is_nearly_utf8(bytes)) return false;
  constexpr std::size_t good_for_each_bad = 50;
  std::size_t good = 0, bad = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto byte_at = [&](std::size_t k) {
      return i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u;
    };
    if (byte_at(0) < 0x80) {
      ++i;
      continue;
    }
    const bool two = byte_at(1) >= 0x40 && byte_at(1) != 0x7F && byte_at(1) != 0xFF;
    const bool four = byte_at(1) >= 0x30 && byte_at(1) <= 0x39 && byte_at(2) >= 0x81 && byte_at(2) != 0xFF &&
                      byte_at(3) >= 0x30 && byte_at(3) <= 0x39;
    if (byte_at(0) == 0x80 || byte_at(0) == 0xFF || (!two && !four)) {
      bad += i + 1 < bytes.size();  // the last character may be cut off
      ++i;
    } else {
      ++good;
      i += two ? 2 : 4;
    }
  }
  return good > bad * good_for_each_bad;
}

// Two bytes are a common character of Big5 from A440 to C67E, and one of GB2312 from B0A1 to D7F9. The second bytes
// tell them apart: in GB2312 none is below A1, in Big5 two of five are.
bool is_big5(std::string_view bytes) noexcept {
  if (is_nearly_utf8(bytes)) return false;
  std::size_t pairs = 0, big5 = 0, gb2312 = 0;
  for (std::size_t i = 0; i + 1 < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    if (first < 0x80) {
      ++i;
      continue;
    }
    const bool is_sign = first >= 0xA1 && first <= 0xA3;  // in both
    const bool low = second >= 0x40 && second <= 0x7E, high = second >= 0xA1 && second <= 0xFE;
    pairs += !is_sign;
    big5 += first >= 0xA4 && first <= 0xC6 && (low || high);
    gb2312 += first >= 0xB0 && first <= 0xD7 && high;
    i += 2;
  }
  constexpr std::size_t fewest = 4;
  return pairs >= fewest && big5 * 10 >= pairs * 9 && gb2312 * 4 <= pairs * 3;
}

std::string_view without_end_marks(std::string_view bytes) noexcept {
  constexpr std::string_view marks("\0\x1A", 2);
  if (is_wide(bytes)) return bytes;
  const auto last = bytes.find_last_not_of(marks);
  return last == bytes.npos ? bytes : bytes.substr(0, last + 1);
}

bool is_wide(std::string_view bytes) noexcept { return wide_encoding_of(bytes) != nullptr; }

std::string as_utf8(std::string_view bytes, std::string_view declared, std::vector<trouble>& troubles) {
  bytes = without_end_marks(bytes);
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    if (!is_gb18030(bytes)) return repaired(bytes, troubles);  // else another program has put the mark there
  }
  const char* encoding = wide_encoding_of(bytes);
  // A page that declares GBK but contains UTF-8 was converted without its declaration: the bytes decide.
  if (encoding == nullptr && utf8::first_malformed(bytes) != std::string_view::npos) {
    if (is_nearly_utf8(bytes))
      encoding = nullptr;
    else if (is_big5_name(declared) || (declared.empty() && is_big5(bytes)))
      encoding = "BIG5-HKSCS";
    else if (is_chinese_name(declared) || is_gb18030(bytes))
      encoding = "GB18030";
  }
  if (encoding == nullptr) return repaired(bytes, troubles);
  std::optional<std::size_t> bad;
  auto text = converted(bytes, encoding, bad);
  if (bad && is_big5_name(declared) && is_gb18030(bytes)) {  // a declaration that another page was copied from
    bad.reset();
    text = converted(bytes, encoding = "GB18030", bad);
  }
  if (!text) {
    troubles.push_back({trouble_kind::encoding_unknown, "the whole document", encoding,
                        "a system whose iconv knows it, or the document saved as UTF-8"});
    return utf8::repaired(bytes);
  }
  if (bad)
    troubles.push_back({trouble_kind::invalid_encoding, "byte " + std::to_string(*bad),
                        std::string("bytes that are no ") + encoding,
                        std::string(encoding) + "; the bad bytes were read as U+FFFD"});
  return std::move(*text);
}

}  // namespace v0
}  // namespace perfeval
