// The data of the report page as JSON. Keys are short: they are repeated for every cell.
#include "report/page.hpp"

#include <perfeval/audit/digest.hpp>
#include <perfeval/audit/field.hpp>
#include <perfeval/audit/message.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/score/bound_form.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/score/scorecard.hpp>
#include <perfeval/write/report_page.hpp>

#include "pages/page.hpp"
#include "report/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t forms_at_a_time = 40;  // of one part of the data
constexpr std::size_t longest_text = 20000;  // bytes of a trace

std::string written(const json& j) { return j.dump(-1, ' ', false, json::error_handler_t::replace); }

// A text in both languages: one string if it is the same in both.
template <class Text>
json both(const Text& text) {
  std::string zh = text(language::zh), en = text(language::en);
  return zh == en ? json(std::move(zh)) : json::array({std::move(zh), std::move(en)});
}

std::string shown(const ratio& value, std::uint32_t places) {
  return to_string(round(value, {static_cast<int>(places), rounding_mode::half_up}));
}

json shown_or_null(const std::optional<ratio>& value, std::uint32_t places) {
  return value ? json(shown(*value, places)) : json();
}

// Sentences and sources that many findings share, each once.
class shared_texts {
 public:
  std::size_t number(json text) {
    const auto [found, added] =
        numbers_.emplace(text.dump(-1, ' ', false, json::error_handler_t::replace), all_.size());
    if (added) all_.push_back(std::move(text));
    return found->second;
  }
  [[nodiscard]] const json& all() const noexcept { return all_; }

 private:
  std::map<std::string, std::size_t> numbers_;
  json all_ = json::array();
};

json page_json(const page& laid) {
  json rows = json::array();
  for (const page_row& row : laid.rows) {
    json cells = json::array();
    for (const page_cell& one : row.cells)
      cells.push_back({one.text, one.column_span, one.row_span, static_cast<int>(one.plays)});
    rows.push_back(std::move(cells));
  }
  return {{"w", laid.widths}, {"r", std::move(rows)}};
}

// The laid-out cell, numbered along the rows, that shows a field; nothing if none does.
class cell_finder {
 public:
  cell_finder(const page& laid, const form& paper) : paper_(paper) {
    for (const page_row& row : laid.rows)
      for (const page_cell& one : row.cells) cells_.push_back(one.shows);
  }

  [[nodiscard]] std::optional<std::size_t> number(field wanted) const {
    if (wanted.item == item::whole && wanted.part == part::indicators && wanted.index > 0) wanted.item = item::name;
    const cell* shown = cell_at(wanted, paper_);
    if (shown == nullptr) return {};
    for (std::size_t i = 0; i < cells_.size(); ++i)
      if (cells_[i] == shown) return i;
    for (std::size_t i = 0; i < cells_.size(); ++i)  // a merged cell is laid out with its first row
      if (cells_[i] != nullptr && shown->place.known() && cells_[i]->place == shown->place) return i;
    return {};
  }

 private:
  const form& paper_;
  std::vector<const cell*> cells_;
};

// How the points that a finding is about came about, as an indented text; made once a row.
class traces {
 public:
  traces(const form& paper, const pack& rules) : paper_(paper), rules_(rules), card_(score(paper, rules)) {}

  // The row of the indicators, 0 for the execution; nothing for any other field.
  static std::optional<std::uint32_t> row_of(const field& field) {
    if (field.part == part::indicators && field.index > 0) return field.index;
    const bool executes = field.part == part::budget && (field.item == item::execution_rate ||
                                                         field.item == item::score || field.item == item::executed);
    return executes ? std::optional<std::uint32_t>(0) : std::nullopt;
  }

  void take(const field& field) {
    const auto row = row_of(field);
    if (!row || all_.contains(std::to_string(*row))) return;
    json text = both([&](language language) { return text_of(*row, language); });
    if (text.is_array() || !text.get_ref<const std::string&>().empty()) all_[std::to_string(*row)] = std::move(text);
  }
  [[nodiscard]] const json& all() const noexcept { return all_; }

 private:
  std::string text_of(std::uint32_t row, language language) const {
    if (row > paper_.indicators.size()) return {};
    std::string text;
    if (row > 0) {
      text = explain(card_, paper_, rules_, row, language);
    } else if (total_budget_line(paper_) != nullptr) {
      const explanation whole = explanation_of(card_, paper_, rules_, 0, language);
      if (!whole.children.empty()) text = to_text(whole.children.front(), language);
    }
    if (text.size() > longest_text) text.clear();
    return text;
  }

  const form& paper_;
  const pack& rules_;
  scorecard card_;
  json all_ = json::object();
};

class data_writer {
 public:
  data_writer(const report& report, const pack& rules, const std::vector<paged_form>& forms)
      : report_(report), rules_(rules), forms_(forms) {}

  std::vector<std::string> write() {
    std::vector<std::string> parts(1);
    json rows = json::array();
    json part = json::array();
    for (const paged_form& one : forms_) {
      rows.push_back(row_of(one));
      part.push_back(form_of(one));
      if (part.size() < forms_at_a_time && &one != &forms_.back()) continue;
      parts.push_back(written(part));
      part = json::array();
    }
    parts.front() = written(head(std::move(rows)));
    return parts;
  }

 private:
  json head(json rows) {
    json documents = json::array();
    for (const document_report& one : report_.documents) documents.push_back({one.path, one.sha256});
    return {{"at", forms_at_a_time},
            {"documents", std::move(documents)},
            {"codes", codes_.all()},
            {"sources", sources_.all()},
            {"forms", std::move(rows)}};
  }

  // What lists, filters and charts need of a form.
  json row_of(const paged_form& one) {
    const form_report& f = *one.report;
    const report_counts counts = counts_of(f.findings);
    const form_figures figures = figures_of(one);
    json codes = json::array();
    for (const finding& found : f.findings) codes.push_back({code_of(found), static_cast<int>(found.severity)});
    json lost = json::array();
    for (const points_lost& part : figures.lost) lost.push_back({shown(part.lost, 4), shown(part.weight, 4)});
    json range;
    if (f.recomputed) range = {shown(f.recomputed->low, 2), shown(f.recomputed->high, 2)};
    json rate;
    if (figures.budget && figures.executed && figures.budget->sign() > 0)
      rate = shown(*figures.executed / *figures.budget * ratio(100), 2);
    return {one.document,
            f.index,
            f.project,
            f.department,
            f.unit,
            f.year ? json(*f.year) : json(),
            f.printed_total,
            both([&](language language) { return near_total_text(f, language); }),
            {counts.errors, counts.warnings, counts.notes},
            std::move(codes),
            f.grade ? json(static_cast<int>(*f.grade)) : json(),
            shown_or_null(figures.budget, 2),
            rate,
            shown_or_null(figures.score, 2),
            range,
            std::move(lost)};
  }

  json form_of(const paged_form& one) {
    const form_report& f = *one.report;
    json j;
    j["d"] = both([&](language language) { return digest(f, language); });
    if (f.grade_range) j["g"] = both([&](language language) { return grade_text(*f.grade_range, language); });
    std::optional<page> laid;
    std::optional<cell_finder> cells;
    std::optional<traces> explained;
    if (one.paper != nullptr) {
      laid = page_of(*one.paper);
      cells.emplace(*laid, *one.paper);
      explained.emplace(*one.paper, rules_);
      j["t"] = page_json(*laid);
    }
    j["f"] = json::array();
    for (const finding* found : by_severity(f.findings)) {
      detail::poll();
      j["f"].push_back(finding_of(*found, cells));
      if (explained) explained->take(found->field);
    }
    if (explained && !explained->all().empty()) j["x"] = explained->all();
    for (std::size_t i = 0; i < f.repairs.size() && i < repairs_shown; ++i)
      j["r"].push_back(both([&](language language) { return repair_text(f.repairs[i], language); }));
    return j;
  }

  json finding_of(const finding& f, const std::optional<cell_finder>& cells) {
    json j;
    j["s"] = static_cast<int>(f.severity);
    j["c"] = code_of(f);
    j["k"] = f.path;
    j["l"] = both([&](language language) { return label_text(f, language); });
    j["w"] = both([&](language language) { return words_of(f.cell, language); });
    j["p"] = both([&](language language) { return printed_words(f, language); });
    j["e"] = both([&](language language) { return expected_words(f, language); });
    j["m"] = both([&](language language) { return message(f, language); });
    j["q"] = sources_.number(both([&](language language) { return source_text(f, rules_, language); }));
    if (const auto row = traces::row_of(f.field)) j["x"] = *row;
    if (!cells) return j;
    json marks = json::array();
    const auto take = [&](const field& field) {
      if (const auto number = cells->number(field)) marks.push_back(*number);
    };
    if (f.fields.empty()) take(f.field);
    for (const named_field& one : f.fields) take(one.field);
    if (!marks.empty()) j["a"] = std::move(marks);
    return j;
  }

  std::size_t code_of(const finding& f) {
    return codes_.number({name_of(f.code), code_words(f.code, language::zh), code_words(f.code, language::en)});
  }

  const report& report_;
  const pack& rules_;
  const std::vector<paged_form>& forms_;
  shared_texts codes_;
  shared_texts sources_;
};

// 10000元 and 0.0001亿元 are one 万元.
std::optional<ratio> in_wan(const figure& amount, const std::string& money) {
  if (!amount.has_value()) return {};
  const ratio value(amount.value);
  if (money == "元") return value / ratio(10000);
  if (money == "万元") return value;
  if (money == "亿元") return value * ratio(10000);
  return {};
}

void lose(points_lost& part, const figure& weight, const figure& points) {
  if (!weight.has_value() || !points.has_value()) return;
  part.lost += ratio(weight.value) - ratio(points.value);
  part.weight += ratio(weight.value);
}

}  // namespace

form_figures figures_of(const paged_form& one) {
  form_figures made;
  if (one.paper == nullptr) return made;
  const form& paper = *one.paper;
  if (paper.total.score.has_value()) made.score = ratio(paper.total.score.value);
  if (const budget_line* total = total_budget_line(paper)) {
    const figure& budget = paper.has.annual_budget ? total->annual_budget : total->initial_budget;
    made.budget = in_wan(budget, paper.money);
    made.executed = in_wan(total->executed, paper.money);
    lose(made.lost[0], total->weight, total->score);
  }
  for (const indicator& row : paper.indicators) {
    if (row.under_weighted_parent || row.weight.merged || row.score.merged) continue;
    const auto found = std::find(lost_categories.begin(), lost_categories.end(), row.category);
    if (found == lost_categories.end()) continue;
    lose(made.lost[1 + static_cast<std::size_t>(found - lost_categories.begin())], row.weight, row.score);
  }
  return made;
}

std::vector<paged_form> paged_forms(const report& report, std::span<const std::span<const form>> forms) {
  std::vector<paged_form> all;
  for (std::size_t d = 0; d < report.documents.size(); ++d) {
    std::vector<const form*> papers;
    std::uint32_t position = 0;
    if (d < forms.size())
      for (const form& paper : forms[d]) papers.push_back(&paper);
    for (const form_report& one : report.documents[d].forms) {
      const auto is_same = [&](const form* paper) {
        return paper != nullptr && paper->index == one.index && trimmed(paper->project.text) == one.project;
      };
      const auto found = std::find_if(papers.begin(), papers.end(), is_same);
      all.push_back({static_cast<std::uint32_t>(d), ++position, &one, found == papers.end() ? nullptr : *found});
      if (found != papers.end()) *found = nullptr;
    }
  }
  return all;
}

std::vector<const paged_form*> gravest_first(const std::vector<paged_form>& all) {
  std::vector<std::pair<report_counts, const paged_form*>> sorted;
  for (const paged_form& one : all) sorted.emplace_back(counts_of(one.report->findings), &one);
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    const auto key = [](const report_counts& c) { return std::tuple(c.errors, c.warnings, c.notes); };
    return key(a.first) > key(b.first);
  });
  std::vector<const paged_form*> made;
  for (const auto& one : sorted) made.push_back(one.second);
  return made;
}

std::string anchor_of(const paged_form& one) {
  return "d" + std::to_string(one.document + 1) + "f" + std::to_string(one.position);
}

std::vector<std::string> page_data(const report& report, const pack& rules, const std::vector<paged_form>& forms) {
  return data_writer(report, rules, forms).write();
}

}  // namespace v0
}  // namespace perfeval
