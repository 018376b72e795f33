// The parts of the report page: a summary that needs no script, the data, and the script and style that show them.
#pragma once

#include <perfeval/audit/report.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/language.hpp>
#include <perfeval/ratio.hpp>
#include <perfeval/rule/pack.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// lib/report/page/page.js and page.css.
std::string_view page_script() noexcept;
std::string_view page_style() noexcept;

// A form of the report, and the form itself if it is known.
struct paged_form {
  std::uint32_t document = 0;
  std::uint32_t position = 0;  // in its document, from 1
  const form_report* report = nullptr;
  const form* paper = nullptr;
};

// Points that a form prints as lost, of the points that could be lost.
struct points_lost {
  ratio lost;
  ratio weight;
};

// Where points are lost: by execution, then by category.
constexpr std::array<category, 4> lost_categories{category::output, category::cost, category::benefit,
                                                  category::satisfaction};

// What summary and charts need of a form. Amounts are in 万元; nothing where the form has no such figure or no unit.
struct form_figures {
  std::optional<ratio> budget, executed, score;
  std::array<points_lost, 1 + lost_categories.size()> lost{};
};
form_figures figures_of(const paged_form& one);

// All forms of a report in its order. forms[d]: those of document d, in any order.
std::vector<paged_form> paged_forms(const report& report, std::span<const std::span<const form>> forms);

// The forms, the gravest first: by errors, then warnings, then notes; otherwise in their order.
std::vector<const paged_form*> gravest_first(const std::vector<paged_form>& all);

// The fragment of the page that needs no script, in both languages.
std::string page_summary(const report& report, const pack& rules, const std::vector<paged_form>& forms,
                         const std::string& date);

// The data as JSON: first what lists, filters and charts need of every form, then the forms themselves, some at a time.
std::vector<std::string> page_data(const report& report, const pack& rules, const std::vector<paged_form>& forms);

// "d2f15": the form in the page, by its position in its document.
std::string anchor_of(const paged_form& one);

// What a code is about, in a few words.
std::string code_words(code code, language language);

}  // namespace v0
}  // namespace perfeval
