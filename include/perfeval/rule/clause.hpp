/// Where a rule comes from: the document and the topic beside every number. A clause number stands only where one is
/// known.
#pragma once

#include <cstdint>
#include <perfeval/names.hpp>
#include <string>

namespace perfeval {
inline namespace v0 {

/// What a clause is about. Every rule, check and parameter of a pack belongs to one topic.
enum class topic : std::uint8_t {
  weights,            ///< what the points are out of, and how they are shared out
  execution,          ///< the points of the executed share of the budget
  quantitative,       ///< reached: full; not reached: in proportion
  ceiling,            ///< above an upper limit
  over_fulfilment,    ///< far above the target
  qualitative,        ///< three tiers
  deadline,           ///< dates
  reason,             ///< deviations and deductions are explained
  grade,              ///< excellent, good, fair, poor
  arithmetic,         ///< the form must agree with itself
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
inline constexpr std::size_t topic_count = names_of<topic>.size();

/// A clause as cited: 财预〔2020〕10号, and what it says there in a few words.
struct clause {
  std::string document;     ///< number or name of the document; for an observed convention, where it was seen
  std::string zh;           ///< the topic in Chinese
  std::string en;           ///< the topic in English
  bool observed = false;    ///< seen in practice, not in the text of a rule
  bool unverified = false;  ///< not read in the original
  std::string number{};     ///< the document's number, where `document` is its name: 财预〔2020〕10号
  std::string article{};    ///< the clause in it, where one is known: 第一千二百五十九条
  std::string quote{};      ///< its words, a few

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

/// The clause of one parameter, where it is another than that of its topic.
struct parameter_source {
  std::string key;  ///< `over.reason_ratio`
  perfeval::clause clause;
  friend bool operator==(const parameter_source&, const parameter_source&) = default;
};

}  // namespace v0
}  // namespace perfeval
