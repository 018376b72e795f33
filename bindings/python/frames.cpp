#include "frames.hpp"

#include <perfeval/audit/digest.hpp>
#include <perfeval/audit/message.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/error.hpp>
#include <perfeval/score/bound_form.hpp>
#include <perfeval/score/scorecard.hpp>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_map>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

using enum value_type;

constexpr column_type finding_columns[] = {
    {"path", text},     {"form", whole},       {"project", text},      {"department", text}, {"unit", text},
    {"year", whole},    {"code", text},        {"severity", text},     {"verdict", text},    {"field", text},
    {"fields", texts},  {"label", text},       {"table", whole},       {"row", whole},       {"column", whole},
    {"printed", text},  {"expected", text},    {"message", text},      {"source", text},     {"diagnosis", text},
    {"rounding", text}, {"candidates", texts}, {"explained_by", text}, {"forms", wholes}};

constexpr column_type form_columns[] = {{"path", text},
                                        {"form", whole},
                                        {"project", text},
                                        {"department", text},
                                        {"unit", text},
                                        {"year", whole},
                                        {"kind", text},
                                        {"money", text},
                                        {"annual_budget", exact},
                                        {"annual_budget_text", text},
                                        {"executed", exact},
                                        {"executed_text", text},
                                        {"execution_rate", exact},
                                        {"execution_rate_text", text},
                                        {"execution_rate_exact", quotient},
                                        {"score", exact},
                                        {"score_text", text},
                                        {"weight", exact},
                                        {"weight_text", text},
                                        {"score_exact", quotient},
                                        {"score_low", quotient},
                                        {"score_high", quotient},
                                        {"grade", text},
                                        {"agrees", whole},
                                        {"differs", whole},
                                        {"cannot_tell", whole},
                                        {"errors", whole},
                                        {"warnings", whole},
                                        {"notes", whole},
                                        {"digest", text},
                                        {"table", whole},
                                        {"row", whole},
                                        {"column", whole}};

constexpr column_type indicator_columns[] = {{"path", text},
                                             {"form", whole},
                                             {"project", text},
                                             {"department", text},
                                             {"unit", text},
                                             {"year", whole},
                                             {"number", whole},
                                             {"level1", text},
                                             {"level2", text},
                                             {"category", text},
                                             {"kind", text},
                                             {"name", text},
                                             {"sign", text},
                                             {"target", text},
                                             {"target_value", exact},
                                             {"actual", text},
                                             {"actual_value", exact},
                                             {"measure", text},
                                             {"weight", exact},
                                             {"weight_text", text},
                                             {"score", exact},
                                             {"score_text", text},
                                             {"reason", text},
                                             {"direction", text},
                                             {"outcome", text},
                                             {"x", quotient},
                                             {"points", quotient},
                                             {"points_low", quotient},
                                             {"points_high", quotient},
                                             {"table", whole},
                                             {"row", whole},
                                             {"column", whole}};

constexpr column_type budget_columns[] = {{"path", text},
                                          {"form", whole},
                                          {"project", text},
                                          {"department", text},
                                          {"unit", text},
                                          {"year", whole},
                                          {"number", whole},
                                          {"line", text},
                                          {"fund", text},
                                          {"depth", whole},
                                          {"label", text},
                                          {"money", text},
                                          {"initial_budget", exact},
                                          {"initial_budget_text", text},
                                          {"annual_budget", exact},
                                          {"annual_budget_text", text},
                                          {"arrived", exact},
                                          {"arrived_text", text},
                                          {"executed", exact},
                                          {"executed_text", text},
                                          {"execution_rate", exact},
                                          {"execution_rate_text", text},
                                          {"execution_rate_exact", quotient},
                                          {"weight", exact},
                                          {"weight_text", text},
                                          {"score", exact},
                                          {"score_text", text},
                                          {"reason", text},
                                          {"table", whole},
                                          {"row", whole},
                                          {"column", whole}};

void put_head(row_writer& row, const frame_head& head) {
  row.text(head.path);
  if (head.form == nullptr) {
    for (int i = 0; i < 5; ++i) row.nothing();
    return;
  }
  row.whole(head.form->index).text(head.form->project).text(head.form->department).text(head.form->unit);
  if (head.form->year)
    row.whole(*head.form->year);
  else
    row.nothing();
}

void put_place(row_writer& row, const place& place) {
  if (!place.known()) {
    row.nothing().nothing().nothing();
    return;
  }
  row.whole(place.table).whole(place.row).whole(place.column);
}

/// What is printed in a cell; unknown if the form has no such cell.
void put_text(row_writer& row, const cell& printed) {
  if (printed.content == content::absent)
    row.nothing();
  else
    row.text(printed.text);
}

/// A figure and its text. A merged cell has its figure in the first of its rows, so that a sum counts it once.
void put_figure(row_writer& row, const figure& printed) {
  if (printed.has_value())
    row.exact(printed.value);
  else
    row.nothing();
  put_text(row, printed);
}

/// A rate as a share: 95.6% is 0.956. Without a sign it is what is printed.
void put_rate(row_writer& row, const figure& printed) {
  if (!printed.has_value())
    row.nothing();
  else
    row.exact(printed.unit == "%"   ? printed.value * decimal(1, 2)
              : printed.unit == "‰" ? printed.value * decimal(1, 3)
                                    : printed.value);
  put_text(row, printed);
}

std::optional<ratio> rate_of(const budget_line& line) {
  if (!line.annual_budget.has_value() || !line.executed.has_value() || line.annual_budget.value.sign() <= 0) return {};
  return line.executed.value / line.annual_budget.value;
}

/// The number of a statement that is one number, in its own unit.
void put_number(row_writer& row, const statement& read) {
  if (read.kind == statement_kind::number)
    row.exact(read.low);
  else
    row.nothing();
}

void put_points(row_writer& row, const admitted& points) {
  if (const ratio* fixed = points.fixed())
    row.quotient(*fixed);
  else
    row.nothing();
  const auto parts = points.points.parts();
  const bool known = !parts.empty() && parts.front().low() && parts.back().high();
  row.quotient(known ? std::optional(parts.front().low()->value) : std::nullopt);
  row.quotient(known ? std::optional(parts.back().high()->value) : std::nullopt);
}

/// Calls `visit(form, head)` for every form that was audited.
template <class Visit>
void for_each_form(const audited& source, Visit visit) {
  for (std::size_t d = 0; d < source.result.documents.size(); ++d) {
    const document_report& document = source.result.documents[d];
    const auto& papers = *source.forms[d];
    if (papers.size() != document.forms.size())
      throw invalid_value("the report was made without its forms, which have the figures: audit again");
    for (std::size_t i = 0; i < papers.size(); ++i) {
      detail::poll();
      visit(papers[i], frame_head{document.path, &document.forms[i]});
    }
  }
}

/// The citations of clauses, each written once.
class citations {
 public:
  explicit citations(const pack& rules) : rules_(rules) {}
  const std::string& cited(const finding& f) {
    const clause& one = clause_of(f, rules_);
    const auto [known, added] = texts_.try_emplace(&one);
    if (added) known->second = citation(one);
    return known->second;
  }

 private:
  const pack& rules_;
  std::unordered_map<const clause*, std::string> texts_;
};

void put_finding(row_writer& row, const finding& f, const std::string& source, language language) {
  row.text(name_of(f.code)).text(name_of(f.severity));
  row.text_if_any(compares_figures(f.code) ? name_of(verdict::differs) : std::string_view());
  row.text(f.path);
  const auto path = [](const named_field& one) -> std::string_view { return one.path; };
  if (f.fields.empty())
    row.list(std::initializer_list<std::string_view>{f.path}, [](std::string_view one) { return one; });
  else
    row.list(f.fields, path);
  row.text(f.label);
  put_place(row, f.cell);
  row.text_if_any(f.printed).text_if_any(f.expected).text(message(f, language)).text(source);
  row.text_if_any(name_of(f.diagnosis));
  if (f.rounding)
    row.text(std::string(name_of(f.rounding->mode)) + " " + std::to_string(f.rounding->places));
  else
    row.nothing();
  row.list(f.candidates, path).text_if_any(f.explained_by.path);
  row.list(f.forms, [](std::uint32_t one) { return std::int64_t{one}; });
}

void put_total(row_writer& row, const form_report& form, const perfeval::form* paper) {
  if (paper != nullptr) {
    put_figure(row, paper->total.score);
    put_figure(row, paper->total.weight);
    return;
  }
  if (form.printed_total.empty())
    row.nothing().nothing();
  else
    row.exact(decimal::parse(form.printed_total)).text(form.printed_total);
  row.nothing().nothing();
}

void put_form(row_writer& row, const form_report& form, const perfeval::form* paper) {
  const budget_line* total = paper != nullptr ? total_budget_line(*paper) : nullptr;
  if (paper != nullptr)
    row.text(name_of(paper->kind)).text(paper->money);
  else
    row.nothing().nothing();
  if (total != nullptr) {
    put_figure(row, total->annual_budget);
    put_figure(row, total->executed);
    put_rate(row, total->execution_rate);
    row.quotient(rate_of(*total));
  } else {
    for (int i = 0; i < 7; ++i) row.nothing();
  }
  put_total(row, form, paper);
  const auto& found = form.recomputed;
  row.quotient(found ? found->exact : std::nullopt);
  row.quotient(found ? std::optional(found->low) : std::nullopt);
  row.quotient(found ? std::optional(found->high) : std::nullopt);
  row.text_if_any(form.grade ? name_of(*form.grade) : std::string_view());
  for (const std::uint32_t count : {form.verdicts.agrees, form.verdicts.differs, form.verdicts.cannot_tell})
    row.whole(count);
  const report_counts counts = counts_of(form.findings);
  for (const std::size_t count : {counts.errors, counts.warnings, counts.notes})
    row.whole(static_cast<std::int64_t>(count));
}

void put_indicator(row_writer& row, const indicator& one, const line& record) {
  put_text(row, one.level1);
  put_text(row, one.level2);
  row.text(name_of(one.category)).text(name_of(one.kind));
  put_text(row, one.name);
  put_text(row, one.sign);
  put_text(row, one.target);
  put_number(row, one.wanted);
  put_text(row, one.actual);
  put_number(row, one.found);
  put_text(row, one.unit);
  put_figure(row, one.weight);
  put_figure(row, one.score);
  put_text(row, one.reason);
  row.text(name_of(record.reading().direction)).text(name_of(record.reading().result));
  row.quotient(record.x);
  put_points(row, record.points);
  put_place(row, one.name.place);
}

void put_line(row_writer& row, const budget_line& line, const std::string& name, const std::string& money) {
  row.text(name).text(name_of(line.line)).whole(line.depth);
  put_text(row, line.label);
  row.text(money);
  for (const figure* amount : {&line.initial_budget, &line.annual_budget, &line.arrived, &line.executed})
    put_figure(row, *amount);
  put_rate(row, line.execution_rate);
  row.quotient(rate_of(line));
  put_figure(row, line.weight);
  put_figure(row, line.score);
  put_text(row, line.reason);
  put_place(row, line.label.place);
}

std::string_view text_of(const py::handle& value) {
  return value.is_none() ? std::string_view() : value.cast<std::string_view>();
}

void put_whole(row_writer& row, const py::handle& value) {
  if (value.is_none())
    row.nothing();
  else
    row.whole(value.cast<std::int64_t>());
}

void put_texts(row_writer& row, const py::handle& values) {
  row.list(values.cast<py::tuple>(), [](const py::handle& one) { return one.cast<std::string_view>(); });
}

}  // namespace

frame findings_frame(const audited& source, language language) {
  frame made(finding_columns);
  citations clauses(source.rules->rules());
  for_each_finding(source.result, [&](const finding& f, const frame_head& head) {
    detail::poll();
    row_writer row(made);
    put_head(row, head);
    put_finding(row, f, clauses.cited(f), language);
  });
  return made;
}

frame findings_frame(const py::iterable& findings, language language) {
  frame made(finding_columns);
  for (const py::handle one : findings) {
    row_writer row(made);
    row.text(text_of(one.attr("document")));
    put_whole(row, one.attr("form"));
    const bool has_form = !one.attr("form").is_none();
    for (const char* name : {"project", "department", "unit"}) {
      if (has_form)
        row.text(text_of(one.attr(name)));
      else
        row.nothing();
    }
    put_whole(row, one.attr("year"));
    row.text(text_of(one.attr("code"))).text(text_of(one.attr("severity"))).text_if_any(text_of(one.attr("verdict")));
    row.text(text_of(one.attr("field")));
    put_texts(row, one.attr("fields"));
    row.text(text_of(one.attr("label")));
    const py::object cell = one.attr("cell");
    for (int i = 0; i < 3; ++i) put_whole(row, cell.is_none() ? py::none() : py::object(cell[py::int_(i)]));
    row.text_if_any(text_of(one.attr("printed"))).text_if_any(text_of(one.attr("expected")));
    row.text(text_of(one.attr("message")[py::str(std::string(name_of(language)))]));
    row.text(text_of(one.attr("source"))).text_if_any(text_of(one.attr("diagnosis")));
    const py::object rounding = one.attr("rounding");
    if (rounding.is_none())
      row.nothing();
    else
      row.text(std::string(text_of(rounding.attr("mode"))) + " " +
               std::to_string(rounding.attr("places").cast<std::int32_t>()));
    put_texts(row, one.attr("candidates"));
    row.text_if_any(text_of(one.attr("explained_by")));
    row.list(one.attr("forms").cast<py::tuple>(), [](const py::handle& form) { return form.cast<std::int64_t>(); });
  }
  return made;
}

frame forms_frame(const audited& source, language language) {
  frame made(form_columns);
  for (std::size_t d = 0; d < source.result.documents.size(); ++d) {
    const document_report& document = source.result.documents[d];
    const auto& papers = *source.forms[d];
    for (std::size_t i = 0; i < document.forms.size(); ++i) {
      detail::poll();
      const form_report& form = document.forms[i];
      const perfeval::form* paper = papers.size() == document.forms.size() ? &papers[i] : nullptr;
      row_writer row(made);
      put_head(row, {document.path, &form});
      put_form(row, form, paper);
      row.text(digest(form, language));
      put_place(row, paper != nullptr ? paper->project.place : place());
    }
  }
  return made;
}

frame indicators_frame(const audited& source) {
  frame made(indicator_columns);
  scorecard card;
  for_each_form(source, [&](const form& paper, const frame_head& head) {
    score(paper, source.rules->rules(), card);
    for (std::size_t i = 0; i < paper.indicators.size(); ++i) {
      row_writer row(made);
      put_head(row, head);
      row.whole(static_cast<std::int64_t>(i + 1));
      put_indicator(row, paper.indicators[i], card.rows[i]);
    }
  });
  return made;
}

frame budget_frame(const audited& source) {
  frame made(budget_columns);
  for_each_form(source, [&](const form& paper, const frame_head& head) {
    const std::vector<std::string> names = budget_line_names(paper);
    for (std::size_t i = 0; i < paper.budget.size(); ++i) {
      row_writer row(made);
      put_head(row, head);
      row.whole(static_cast<std::int64_t>(i + 1));
      put_line(row, paper.budget[i], names[i], paper.money);
    }
  });
  return made;
}

}  // namespace perfeval::inline v0::python
