/// The words of the library's small choices, as Python (and JSON) spell them.
#pragma once

#include <perfeval/form/form.hpp>
#include <perfeval/score/across.hpp>
#include <perfeval/score/row_reading.hpp>

#include <array>
#include <string>
#include <string_view>

namespace perfeval::inline v0::python {

template <class Choice, std::size_t N>
std::string word_in(const std::array<std::string_view, N>& words, Choice choice) {
  return std::string(words.at(static_cast<std::size_t>(choice)));
}

inline std::string word_of(content content) {
  return word_in(std::array<std::string_view, 5>{"absent", "blank", "dash", "number", "unreadable"}, content);
}
inline std::string word_of(statement_kind kind) {
  return word_in(std::array<std::string_view, 6>{"nothing", "number", "range", "date", "period", "words"}, kind);
}
inline std::string word_of(comparison comparison) {
  return word_in(std::array<std::string_view, 6>{"none", "at_least", "above", "at_most", "below", "equal"}, comparison);
}
inline std::string word_of(dimension dimension) {
  return word_in(
      std::array<std::string_view, 9>{"none", "money", "share", "length", "area", "mass", "volume", "time", "named"},
      dimension);
}
inline std::string word_of(fund fund) {
  return word_in(std::array<std::string_view, 5>{"total", "appropriation", "carry_over", "other", "line"}, fund);
}
inline std::string word_of(category category) {
  return word_in(std::array<std::string_view, 6>{"unknown", "cost", "output", "benefit", "satisfaction", "other"},
                 category);
}
inline std::string word_of(kind kind) {
  return word_in(std::array<std::string_view, 11>{"unknown", "quantity", "quality", "timeliness", "cost", "economic",
                                                  "social", "ecological", "sustainability", "satisfaction", "other"},
                 kind);
}
inline std::string word_of(form_kind kind) {
  return word_in(std::array<std::string_view, 4>{"project", "department", "transfer", "target"}, kind);
}
inline std::string word_of(direction direction) {
  return word_in(std::array<std::string_view, 9>{"not_known", "at_least", "at_most", "equal", "undecided", "within",
                                                 "deadline", "qualitative", "yes_no"},
                 direction);
}
inline std::string word_of(standing standing) {
  return word_in(std::array<std::string_view, 4>{"counted", "missing", "not_applicable", "excused"}, standing);
}
inline std::string word_of(outcome outcome) {
  return word_in(std::array<std::string_view, 3>{"neither", "met", "missed"}, outcome);
}

}  // namespace perfeval::inline v0::python
