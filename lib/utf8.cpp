#include "utf8.hpp"

namespace perfeval::utf8 {
namespace {

bool continues(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
}

char32_t low_bits(std::string_view text, std::size_t at) noexcept {
  return static_cast<unsigned char>(text[at]) & 0x3Fu;
}

}  // namespace

decoded decode(std::string_view text) noexcept {
  if (text.empty()) return {replacement, 0};
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return {first, 1};
  if (first >= 0xC2 && first < 0xE0 && continues(text, 1)) return {((first & 0x1Fu) << 6) | low_bits(text, 1), 2};
  if (first >= 0xE0 && first < 0xF0 && continues(text, 1) && continues(text, 2)) {
    const char32_t point = ((first & 0x0Fu) << 12) | (low_bits(text, 1) << 6) | low_bits(text, 2);
    if (point >= 0x800 && (point < 0xD800 || point > 0xDFFF)) return {point, 3};
  }
  if (first >= 0xF0 && first < 0xF5 && continues(text, 1) && continues(text, 2) && continues(text, 3)) {
    const char32_t point =
        ((first & 0x07u) << 18) | (low_bits(text, 1) << 12) | (low_bits(text, 2) << 6) | low_bits(text, 3);
    if (point >= 0x10000 && point <= 0x10FFFF) return {point, 4};
  }
  return {replacement, 1};
}

void append(std::string& text, char32_t point) {
  const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | (point >> 6));
    put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | (point >> 12));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | (point >> 18));
    put(0x80 | ((point >> 12) & 0x3F));
    put(0x80 | ((point >> 6) & 0x3F));
    put(0x80 | (point & 0x3F));
  }
}

std::size_t first_malformed(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const decoded next = decode(text.substr(at));
    if (next.length == 1) return at;
    at += next.length;
  }
  return std::string_view::npos;
}

std::string repaired(std::string_view text) {
  std::string good;
  good.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const decoded next = decode(text.substr(at));
    if (next.length == 1 && static_cast<unsigned char>(text[at]) >= 0x80) {
      append(good, replacement);
    } else {
      good.append(text.substr(at, next.length));
    }
    at += next.length;
  }
  return good;
}

std::string shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return repaired(text);
  std::size_t end = bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return repaired(text.substr(0, end)) + "…";
}

}  // namespace perfeval::utf8
