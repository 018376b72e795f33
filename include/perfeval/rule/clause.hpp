/// Where a rule comes from: the document and the topic beside every number. A clause number stands only where one is
/// known.
#pragma once

#include <cstdint>
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
inline constexpr std::size_t topic_count = 12;

/// A clause as cited: 财预〔2020〕10号, and what it says there in a few words.
struct clause {
  std::string document;     ///< number or name of the document; for an observed convention, where it was seen
  std::string zh;           ///< the topic in Chinese
  std::string en;           ///< the topic in English
  bool observed = false;    ///< seen in practice, not in the text of a rule
  bool unverified = false;  ///< not read in the original

  friend bool operator==(const clause&, const clause&) = default;
};

/// "财预〔2020〕10号: topic", or "observed in …: topic".
inline std::string citation(const clause& c) {
  return (c.observed ? "observed (实践所见): " : "") + c.document + ": " + c.zh + " / " + c.en +
         (c.unverified ? " (unverified)" : "");
}

}  // namespace v0
}  // namespace perfeval
