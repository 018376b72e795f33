/// The words that a pack knows: scales and their words, words for reached and missed, count units, signal words in
/// names.
#pragma once

#include <cstdint>
#include <optional>
#include <perfeval/names.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// The tiers of a qualitative result, as a set of ranks: a word such as 良好 has no fixed tier and may mean either of
/// two.
using tier_set = std::uint8_t;
inline constexpr tier_set lowest_tier = 1, middle_tier = 2, top_tier = 4;

/// A word and the tiers that it may mean.
struct degree {
  std::string word;    ///< as printed: 好
  tier_set tiers = 0;  ///< of lowest_tier, middle_tier and top_tier; 0: none
  friend bool operator==(const degree&, const degree&) = default;
};

/// A scale as authors write it instead of a target: 好坏, 高中低.
struct scale {
  std::string name;             ///< as the target has it: 好坏
  std::vector<degree> degrees;  ///< the words that an actual may have
  friend bool operator==(const scale&, const scale&) = default;
};

/// 优 良 中 差, best first.
enum class grade : std::uint8_t { excellent, good, fair, poor };
template <>
inline constexpr auto names_of<grade> = every_word<grade>({{grade::excellent, "excellent", "优", "excellent"},
                                                           {grade::good, "good", "良", "good"},
                                                           {grade::fair, "fair", "中", "fair"},
                                                           {grade::poor, "poor", "差", "poor"}});

/// The next better grade; nothing above excellent.
constexpr std::optional<grade> better_than(grade grade) noexcept {
  switch (grade) {
    case grade::excellent:
      break;
    case grade::good:
      return grade::excellent;
    case grade::fair:
      return grade::good;
    case grade::poor:
      return grade::fair;
  }
  return std::nullopt;
}

/// A grade as printed.
struct grade_word {
  std::string word;           ///< as printed: 优, 优秀
  grade means = grade::poor;  ///< the grade
  friend bool operator==(const grade_word&, const grade_word&) = default;
};

/// The word lists of a pack (`vocabulary.*`).
struct vocabulary {
  std::vector<std::string> no_reason;       ///< a reason cell that contains only one of these gives no reason
  std::vector<scale> scales;                ///< scales written instead of a target
  std::vector<degree> results;              ///< `reached`, `partly`, `missed`: results of a target in words
  std::vector<std::string> official_tiers;  ///< the official terms among `results`
  std::vector<std::string> count_units;     ///< units of counting: 个 家 次 …; they do not convert to each other
  std::vector<std::string> less_is_better;  ///< if a name contains one, a bare number may be a ceiling
  std::vector<std::string> spending;        ///< if a name contains one, the row repeats the execution rate
  std::vector<std::string> deductions;      ///< if a name or heading contains one, the row takes points away
  std::vector<std::string> bonuses;         ///< if a heading contains one, the row adds points on top of the weights
  std::vector<std::string> scoring_rule;    ///< headers of a column with a scoring rule of the form's own
  std::vector<grade_word> grades;           ///< the words of the grades

  friend bool operator==(const vocabulary&, const vocabulary&) = default;

  /// The scale whose name is the whole text; nullptr if none.
  [[nodiscard]] const scale* find_scale(std::string_view text) const noexcept {
    for (const scale& s : scales)
      if (s.name == text) return &s;
    return nullptr;
  }
};

/// The tiers of a word in a list; 0 if it is not in the list.
inline tier_set tiers_of(const std::vector<degree>& degrees, std::string_view word) noexcept {
  for (const degree& d : degrees)
    if (d.word == word) return d.tiers;
  return 0;
}

/// Whether the list contains the word.
inline bool lists(const std::vector<std::string>& words, std::string_view word) noexcept {
  for (const std::string& w : words)
    if (w == word) return true;
  return false;
}

/// Whether the text contains a word of the list.
inline bool mentions(const std::vector<std::string>& words, std::string_view text) noexcept {
  for (const std::string& w : words)
    if (text.find(w) != std::string_view::npos) return true;
  return false;
}

}  // namespace v0
}  // namespace perfeval
