// The report as one self-contained page: a summary that needs no script, the data, and the script that lays them out.
#include "report/page.hpp"

#include <perfeval/error.hpp>
#include <perfeval/write/report_page.hpp>

#include "report/words.hpp"
#include "text/markup.hpp"
#include "text/sha256.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <new>

namespace perfeval {
inline namespace v0 {
namespace {

namespace words = report_words;

std::string base64(std::string_view bytes) {
  constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k)
      three = three << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) text += i + k > bytes.size() ? '=' : digits[three >> (18U - 6U * k) & 63U];
  }
  return text;
}

// As the script expects it: DecompressionStream("deflate").
std::string deflated(const std::string& text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::string bytes(size, '\0');
  const int failed = compress2(reinterpret_cast<Bytef*>(bytes.data()), &size,
                               reinterpret_cast<const Bytef*>(text.data()), static_cast<uLong>(text.size()), 6);
  if (failed != Z_OK) throw std::bad_alloc();
  bytes.resize(size);
  return bytes;
}

std::string bytes_of_hex(const std::string& hex) {
  const auto digit = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(digit(hex[i]) << 4U | digit(hex[i + 1]));
  return bytes;
}

// Nothing is fetched, and no script runs but this one, whatever the texts of a form hold.
std::string policy() {
  return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" +
         base64(bytes_of_hex(sha256(page_script()))) + "'";
}

std::string head(language language) {
  return std::string("<!DOCTYPE html>\n<html lang=\"") + (language == language::zh ? "zh-CN" : "en") +
         "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy() +
         "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         words::title.text(language) + "</title>\n<style>\n" + std::string(page_style()) +
         "</style>\n</head>\n<body>\n";
}

}  // namespace

std::string to_html(const report& report, std::span<const std::span<const form>> forms, const pack& rules,
                    language language, const std::string& date) {
  check_rules(report, rules);
  const std::vector<paged_form> all = paged_forms(report, forms);
  std::string html = head(language) + page_summary(report, rules, all, date);
  for (const std::string& part : page_data(report, rules, all))
    html += "<script type=\"text/plain\" class=\"data\">" + base64(deflated(part)) + "</script>\n";
  return html + "<script>" + std::string(page_script()) + "</script>\n</body>\n</html>\n";
}

std::string to_html(const report& report, const pack& rules, language language) {
  return to_html(report, {}, rules, language);
}

}  // namespace v0
}  // namespace perfeval
