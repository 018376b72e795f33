#include "packs/expectation.hpp"

#include <perfeval/printed.hpp>

#include <array>

namespace perfeval::inline v0::packs {
namespace {

std::optional<ratio> read_fraction(std::string_view text) {
  const std::size_t stroke = text.find('/');
  try {
    if (stroke == std::string_view::npos) return decimal::parse(text);
    return decimal::parse(text.substr(0, stroke)) / decimal::parse(text.substr(stroke + 1));
  } catch (const error&) {
    return std::nullopt;
  }
}

// "[6, 8)", or a single number.
std::optional<interval> read_interval(std::string_view text) {
  if (const auto point = read_fraction(text)) return interval(*point);
  const std::size_t comma = text.find(',');
  if (text.size() < 5 || comma == std::string_view::npos) return std::nullopt;
  const auto low = read_fraction(trimmed(text.substr(1, comma - 1)));
  const auto high = read_fraction(trimmed(text.substr(comma + 1, text.size() - comma - 2)));
  const char open = text.front();
  const char close = text.back();
  if (!low || !high || (open != '[' && open != '(') || (close != ']' && close != ')')) return std::nullopt;
  try {
    return interval(bound{*low, open == '['}, bound{*high, close == ']'});
  } catch (const invalid_value&) {
    return std::nullopt;
  }
}

// A figure of a scenario: its key, its text, and the column whose cells are read so.
struct figure_text {
  std::string_view name;
  std::string scenario::*text;
  column read_as;
};
constexpr std::array figure_texts{
    figure_text{"weight", &scenario::weight, column::weight},
    figure_text{"score", &scenario::score, column::score},
    figure_text{"total", &scenario::total, column::score},
    figure_text{"budget", &scenario::budget, column::amount},
    figure_text{"initial_budget", &scenario::initial_budget, column::amount},
    figure_text{"arrived", &scenario::arrived, column::amount},
    figure_text{"executed", &scenario::executed, column::amount},
};

bool may_be_grade(std::string_view text, const vocabulary* words) { return !words || read_grade(text, *words); }

bool can_read_expectation(const scenario& asked, const vocabulary* words) {
  if (asked.expect == "not known") return true;
  if (!asked.total.empty()) return may_be_grade(asked.expect, words);
  return read_points(asked.expect) || (!asked.rows.empty() && may_be_grade(asked.expect, words));
}

std::string_view expectation_of(const scenario& asked) {
  if (!asked.total.empty()) return "a grade: a word of the pack, or excellent, good, fair or poor; or \"not known\"";
  return asked.rows.empty() ? "points: 9.5, \"278/3\", \"[6, 8)\" or \"not known\""
                            : "a total: 92.5, \"278/3\", \"[6, 8)\" or \"not known\"; or a grade";
}

}  // namespace

std::optional<value_set> read_points(std::string_view text) {
  constexpr std::string_view joint = "∪";
  value_set points;
  while (true) {
    const std::size_t position = text.find(joint);
    const auto part = read_interval(trimmed(text.substr(0, position)));
    if (!part) return std::nullopt;
    points.add(*part);
    if (position == std::string_view::npos) return points;
    text.remove_prefix(position + joint.size());
  }
}

std::optional<grade> read_grade(std::string_view text, const vocabulary& words) {
  if (const auto grade = named<perfeval::grade>(text)) return grade;
  for (const grade_word& word : words.grades)
    if (text == word.word) return word.means;
  return std::nullopt;
}

std::vector<unreadable_text> unreadable_texts(const scenario& asked, const vocabulary* words) {
  std::vector<unreadable_text> all;
  if (!asked.expect.empty() && !can_read_expectation(asked, words))
    all.push_back({"expect", asked.expect, expectation_of(asked)});
  for (const figure_text& one : figure_texts)
    if (const std::string& text = asked.*one.text; !text.empty() && !read_figure(text, one.read_as).has_value())
      all.push_back({one.name, text, "a number"});
  return all;
}

}  // namespace perfeval::inline v0::packs
