/// The source of a rule: the document and the topic behind every number. A clause number is given only if it is known.
#pragma once

#include <cstdint>
#include <perfeval/names.hpp>
#include <string>

namespace perfeval {
inline namespace v0 {

/// What a clause is about. Every rule, check and parameter of a pack belongs to one topic.
enum class topic : std::uint8_t {
  weights,            ///< the total of the points, and their distribution
  execution,          ///< the points for the execution of the budget
  quantitative,       ///< full if reached, else in proportion
  ceiling,            ///< above an upper limit
  over_fulfilment,    ///< far above the target
  qualitative,        ///< three tiers
  deadline,           ///< dates
  reason,             ///< deviations and deductions must be explained
  grade,              ///< excellent, good, fair, poor
  arithmetic,         ///< the figures of a form must be consistent
  reading,            ///< how cells are read
  indicator_quality,  ///< what an indicator should look like
};
template <>
inline constexpr auto names_of<topic> = every_name<topic>({{topic::weights, "weights"},
                                                           {topic::execution, "execution"},
                                                           {topic::quantitative, "quantitative"},
                                                           {topic::ceiling, "ceiling"},
                                                           {topic::over_fulfilment, "over_fulfilment"},
                                                           {topic::qualitative, "qualitative"},
                                                           {topic::deadline, "deadline"},
                                                           {topic::reason, "reason"},
                                                           {topic::grade, "grade"},
                                                           {topic::arithmetic, "arithmetic"},
                                                           {topic::reading, "reading"},
                                                           {topic::indicator_quality, "indicator_quality"}});

/// A clause as cited: 财预〔2020〕10号, and what it says there in a few words.
struct clause {
  std::string document;     ///< number or name of the document; for an observed convention, where it was seen
  std::string zh;           ///< the topic in Chinese
  std::string en;           ///< the topic in English
  bool observed = false;    ///< seen in practice, not in the text of a regulation
  bool unverified = false;  ///< not checked against the original
  std::string number{};     ///< the document's number, if `document` is its name: 财预〔2020〕10号
  std::string article{};    ///< the clause in it, if known: 第一千二百五十九条
  std::string quote{};      ///< a short quotation

  friend bool operator==(const clause&, const clause&) = default;
};

/// "财预〔2020〕10号: topic", "民法典 第一千二百五十九条: topic 「…」", or "observed in …: topic".
inline std::string citation(const clause& c) {
  std::string text = c.observed ? "observed (实践所见): " : "";
  text += c.document;
  if (!c.number.empty()) text.append(" ").append(c.number);
  if (!c.article.empty()) text.append(" ").append(c.article);
  if (!c.zh.empty() || !c.en.empty()) text.append(": ").append(c.zh).append(" / ").append(c.en);
  if (!c.quote.empty()) text.append(" 「").append(c.quote).append("」");
  return text + (c.unverified ? " (unverified)" : "");
}

/// The citation for people of one language: 财预〔2020〕10号：分值设置… In Chinese the place of an observed convention
/// is left out, which packs give in English.
inline std::string citation(const clause& c, language language) {
  if (language == language::en) return citation(c);
  std::string text = c.observed ? "实践中的做法" : c.document + c.number + c.article;
  if (!c.zh.empty()) text.append("：").append(c.zh);
  if (!c.quote.empty()) text.append("「").append(c.quote).append("」");
  return text + (c.unverified ? "（未与原文核对）" : "");
}

/// The clause of a parameter, if it differs from that of its topic.
struct parameter_source {
  std::string key;          ///< `over.reason_ratio`
  perfeval::clause clause;  ///< where it is laid down
  friend bool operator==(const parameter_source&, const parameter_source&) = default;
};

}  // namespace v0
}  // namespace perfeval
