#pragma once

#include <perfeval/audit/digest.hpp>
#include <perfeval/audit/impl/message.ipp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/utf8.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::digests {

/// The first letters of a text, and … if there are more.
inline std::string shortened(std::string_view text, std::size_t letters) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < letters && end < text.size(); ++n) end += decode(text, end).bytes;
  return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

inline void replace_all(std::string& text, std::string_view old, std::string_view replacement) {
  for (std::size_t i = text.find(old); i != std::string::npos; i = text.find(old, i + replacement.size()))
    text.replace(i, old.size(), replacement);
}

/// The sentences of a pattern as one: what is wrong, then what to do.
inline std::string joined_in_one(std::string pattern, language language) {
  if (language == language::zh) {
    constexpr std::string_view stop = "。";
    if (!pattern.ends_with(stop)) return pattern;
    pattern.resize(pattern.size() - stop.size());
    replace_all(pattern, stop, "，");
    return pattern + "。";
  }
  for (std::size_t i = pattern.find(". "); i != std::string::npos; i = pattern.find(". ", i)) {
    pattern[i] = ';';
    const char next = i + 2 < pattern.size() ? pattern[i + 2] : ' ';
    if (next >= 'A' && next <= 'Z') pattern[i + 2] = static_cast<char>(next - 'A' + 'a');
  }
  return pattern;
}

inline std::string sentence(const finding& f, language language) {
  constexpr std::size_t label_letters = 40;
  constexpr std::size_t text_letters = 30;
  finding shown = f;
  shown.label = shortened(f.label, label_letters);
  shown.printed = f.code == code::figures_conflict ? f.printed : shortened(f.printed, text_letters);
  return sentences::filled(shown, joined_in_one(std::string(sentences::sentence_of(f, language)), language), language);
}

/// What a form says of its project as a whole; empty for none.
inline std::string sentence(const circumstance& c, language language) {
  constexpr std::size_t letters = 40;
  const bool zh = language == language::zh;
  const std::string quote = shortened(c.quote, letters);
  switch (c.kind) {
    case circumstance_kind::none:
      break;
    case circumstance_kind::not_carried_out:
      return zh ? "项目没有实施：预算" + c.budget + "没有执行，各项得分都是0，原因写的是“" + quote + "”。"
                : "The project was not carried out: of the budget of " + c.budget +
                      " nothing was spent, every score is 0, and the reason given is “" + quote + "”.";
    case circumstance_kind::points_without_work:
      return zh ? "预算" + c.budget + "没有执行，完成情况写明“" + quote + "”，而“" + shortened(c.label, letters) +
                      "”仍得" + c.score + "分（分值" + c.weight + "），请核对得分。"
                : "Of the budget of " + c.budget + " nothing was spent and the form says “" + quote + "”, yet “" +
                      shortened(c.label, letters) + "” has " + c.score + " of " + c.weight +
                      " points; check the scores.";
  }
  return {};
}

/// What is said of a form without errors and warnings.
inline std::string calm(const form_report& report, language language) {
  const bool zh = language == language::zh;
  const std::string count = std::to_string(report.findings.size());
  if (report.findings.empty()) return zh ? "没有发现问题。" : "No findings.";
  return zh ? "没有错误和警告，有" + count + "条提示供参考。"
            : "No errors and no warnings; " + count + (report.findings.size() == 1 ? " note." : " notes.");
}

}  // namespace detail::digests

PERFEVAL_INLINE std::string digest(const form_report& report, language language) {
  constexpr std::size_t most = 2;
  std::vector<std::string> said;
  if (report.circumstance.kind != circumstance_kind::none)
    said.push_back(detail::digests::sentence(report.circumstance, language));
  for (const severity severe : {severity::error, severity::warning})
    for (const finding& f : report.findings)
      if (said.size() < most && f.severity == severe && f.explained_by.empty())
        said.push_back(detail::digests::sentence(f, language));
  if (said.empty()) return detail::digests::calm(report, language);
  return said.size() == 1 ? said[0] : said[0] + (language == language::zh ? "" : " ") + said[1];
}

}  // namespace v0
}  // namespace perfeval
