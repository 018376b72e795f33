#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/form/heading.hpp>
#include <perfeval/printed.hpp>

#include <string>

namespace perfeval {
inline namespace v0 {
namespace detail::headings {

/// The words of a category or a kind; any of them, anywhere in the heading.
struct heading_words {
  std::string_view first, second = {}, third = {};

  [[nodiscard]] bool stand_in(std::string_view heading) const noexcept {
    for (const std::string_view word : {first, second, third})
      if (!word.empty() && heading.find(word) != heading.npos) return true;
    return false;
  }
};

inline constexpr heading_words satisfaction{"满意"};
inline constexpr heading_words output{"产出"};
inline constexpr heading_words benefit{"效益", "效果", "效应"};
inline constexpr heading_words cost{"成本"};
inline constexpr heading_words quantity{"数量"};
inline constexpr heading_words quality{"质量"};
inline constexpr heading_words timeliness{"时效"};
inline constexpr heading_words sustainability{"可持续"};
inline constexpr heading_words ecological{"生态", "环境效益"};
inline constexpr heading_words social{"社会"};
inline constexpr heading_words economic{"经济"};

}  // namespace detail::headings

PERFEVAL_INLINE category heading_category(std::string_view heading) {
  const std::string text = without_spaces(heading);
  if (text.empty()) return category::unknown;
  if (detail::headings::satisfaction.stand_in(text)) return category::satisfaction;
  if (detail::headings::output.stand_in(text)) return category::output;
  if (detail::headings::benefit.stand_in(text)) return category::benefit;
  if (detail::headings::cost.stand_in(text)) return category::cost;
  return category::other;
}

PERFEVAL_INLINE kind heading_kind(std::string_view heading, category category) {
  const std::string text = without_spaces(heading);
  if (detail::headings::satisfaction.stand_in(text)) return kind::satisfaction;
  if (detail::headings::cost.stand_in(text)) return kind::cost;
  if (detail::headings::quantity.stand_in(text)) return kind::quantity;
  if (detail::headings::quality.stand_in(text)) return kind::quality;
  if (detail::headings::timeliness.stand_in(text)) return kind::timeliness;
  if (detail::headings::sustainability.stand_in(text)) return kind::sustainability;
  if (detail::headings::ecological.stand_in(text)) return kind::ecological;
  if (detail::headings::social.stand_in(text)) return kind::social;
  if (detail::headings::economic.stand_in(text)) return kind::economic;
  if (category == category::satisfaction) return kind::satisfaction;
  if (category == category::cost) return kind::cost;
  return text.empty() ? kind::unknown : kind::other;
}

}  // namespace v0
}  // namespace perfeval
