// The JSON of reports and scorecards. Keys are in the order of the contract; numbers are strings.
#include <perfeval/audit/digest.hpp>
#include <perfeval/audit/message.hpp>
#include <perfeval/audit/repeats.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/rule/piece_words.hpp>
#include <perfeval/score/explain.hpp>
#include <perfeval/version.hpp>
#include <perfeval/write/pack.hpp>
#include <perfeval/write/report.hpp>

#include "report/trouble_json.hpp"
#include "report/words.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

using json = nlohmann::ordered_json;

json text_or_null(const std::string& text) { return text.empty() ? json() : json(text); }

json place_json(const place& place) {
  if (!place.known()) return json();
  return {{"table", place.table}, {"row", place.row}, {"column", place.column}};
}

json rounding_json(const std::optional<rounding>& rounding) {
  if (!rounding) return json();
  return {{"places", rounding->places}, {"mode", name_of(rounding->mode)}};
}

json finding_json(const finding& f, const pack& rules) {
  json j;
  j["code"] = name_of(f.code);
  j["severity"] = name_of(f.severity);
  j["verdict"] = compares_figures(f.code) ? json(name_of(verdict::differs)) : json();
  j["field"] = f.path;
  if (!f.fields.empty()) {
    j["fields"] = json::array();
    for (const named_field& one : f.fields) j["fields"].push_back(one.path);
  }
  j["label"] = f.label;
  j["cell"] = place_json(f.cell);
  j["printed"] = text_or_null(f.printed);
  j["expected"] = text_or_null(f.expected);
  j["message"] = {{"zh", message(f, language::zh)}, {"en", message(f, language::en)}};
  j["source"] = citation(clause_of(f, rules));
  j["diagnosis"] = text_or_null(std::string(name_of(f.diagnosis)));
  j["rounding"] = rounding_json(f.rounding);
  j["candidates"] = json::array();
  for (const named_field& candidate : f.candidates) j["candidates"].push_back(candidate.path);
  j["explained_by"] = text_or_null(f.explained_by.path);
  if (!f.forms.empty()) j["forms"] = f.forms;
  if (!f.documents.empty()) j["documents"] = f.documents;
  for (const convention_total& one : f.totals)
    j["totals"].push_back({{"form", one.form}, {"exact", to_string(one.exact)}, {"rounded", to_string(one.rounded)}});
  return j;
}

json findings_json(const std::vector<finding>& findings, const pack& rules) {
  json all = json::array();
  for (const finding& f : findings) {
    detail::poll();
    all.push_back(finding_json(f, rules));
  }
  return all;
}

/// The notes that several forms of the document have, each code once.
json repeats_json(const document_report& document) {
  json all = json::array();
  for (const repeated_note& note : repeats_of(document)) {
    json fields = json::array();
    for (const repeated_cell& cell : note.cells) fields.push_back({{"form", cell.form}, {"field", cell.path}});
    all.push_back({{"code", name_of(note.code)},
                   {"forms", note.forms},
                   {"fields", std::move(fields)},
                   {"message", {{"zh", message(note, language::zh)}, {"en", message(note, language::en)}}}});
  }
  return all;
}

json repairs_json(const std::vector<repair>& repairs) {
  json all = json::array();
  for (const repair& one : repairs) {
    json cells = json::array();
    for (const cell_change& change : one)
      cells.push_back({{"field", change.cell.path},
                       {"label", change.cell.label},
                       {"printed", text_or_null(change.printed)},
                       {"value", change.value},
                       {"slip", name_of(change.slip)}});
    all.push_back(std::move(cells));
  }
  return all;
}

json total_json(const std::optional<recomputed_total>& total) {
  if (!total) return json();
  json j = json::object();
  if (total->exact) j["exact"] = to_string(*total->exact);
  j["low"] = to_string(total->low);
  j["high"] = to_string(total->high);
  return j;
}

json grade_json(const std::optional<grade>& grade) { return grade ? json(name_of(*grade)) : json(); }

json grade_range_json(const std::optional<grade_range>& range) {
  if (!range) return json();
  json j;
  j["low"] = to_string(range->low);
  j["high"] = to_string(range->high);
  j["grades"] = json::array();
  for (const grade grade : range->grades) j["grades"].push_back(name_of(grade));
  j["hangs_on"] = json::array();
  for (const grade_hinge& hinge : range->hangs_on)
    j["hangs_on"].push_back({{"field", hinge.field.path}, {"flips_at", to_string(hinge.flips_at)}});
  j["message"] = {{"zh", message(*range, language::zh)}, {"en", message(*range, language::en)}};
  return j;
}

json form_json(const form_report& f, const pack& rules) {
  json j;
  j["index"] = f.index;
  j["kind"] = name_of(f.kind);
  j["project"] = f.project;
  j["department"] = f.department;
  j["unit"] = f.unit;
  j["year"] = f.year ? json(*f.year) : json();
  j["score"] = {{"printed", text_or_null(f.printed_total)},
                {"recomputed", total_json(f.recomputed)},
                {"grade", grade_json(f.grade)}};
  j["grade_range"] = grade_range_json(f.grade_range);
  j["verdicts"] = {
      {"agrees", f.verdicts.agrees}, {"differs", f.verdicts.differs}, {"cannot_tell", f.verdicts.cannot_tell}};
  j["digest"] = {{"zh", digest(f, language::zh)}, {"en", digest(f, language::en)}};
  j["findings"] = findings_json(f.findings, rules);
  j["repairs"] = repairs_json(f.repairs);
  return j;
}

json troubles_json(const std::vector<trouble>& troubles) {
  json all = json::array();
  for (const trouble& t : troubles) all.push_back(to_object(t));
  return all;
}

/// Everything of a document but its forms.
json document_head(const document_report& d, const pack& rules) {
  json j;
  j["path"] = d.path;
  j["sha256"] = text_or_null(d.sha256);
  j["troubles"] = troubles_json(d.troubles);
  j["findings"] = findings_json(d.findings, rules);
  j["repeats"] = repeats_json(d);
  return j;
}

json report_head(const report& report, const std::string& rules_fingerprint) {
  json j;
  j["perfeval"] = PERFEVAL_VERSION;
  j["schema"] = 1;
  j["rules"] = {{"id", report.rules_id}, {"version", report.rules_version}, {"fingerprint", rules_fingerprint}};
  if (report.words) j["words"] = {{"file", report.words->file}, {"fingerprint", report.words->fingerprint}};
  return j;
}

std::string written(const json& j, int indent) {
  return j.dump(indent > 0 ? indent : -1, ' ', false, json::error_handler_t::replace);
}

// ------------------------------------------------------------------------------------------------ scorecards

json text_of(const std::optional<ratio>& value) { return value ? json(to_string(*value)) : json(); }

// One rule that gives points: its parameter, x, the piece of its curve (from 1) and what that earns.
void put_rule(json& j, const asked_rule& asked, const indicator& row, const pack& rules) {
  const segment* piece = piece_of(asked, row, rules);
  j["entry"] = text_or_null(parameter_of(asked.entry, row, rules));
  j["x"] = text_of(asked.x);
  j["segment"] = piece ? json(asked.segment) : json();
  j["formula"] = piece ? json(to_text(*piece)) : json();
}

json line_json(const line& row, const indicator& paper, const std::string& field, const std::string& label,
               const pack& rules) {
  json j;
  j["field"] = field;
  j["label"] = label;
  j["scored"] = row.scored;
  j["direction"] = row.row == 0 ? json() : json(name_of(row.reading().direction));
  j["weight"] = row.weight ? json(to_string(*row.weight)) : json();
  j["printed"] = row.printed ? json(to_string(*row.printed)) : json();
  put_rule(j, {row.entry, row.segment, row.x}, paper, rules);
  j["second"] = json();
  if (row.second.entry != rule_entry::none) put_rule(j["second"], row.second, paper, rules);
  const auto& rounding = row.row == 0 ? rules.execution.rounding : rules.quant.rounding;
  j["rounding"] = row.rounded ? rounding_json(rounding) : json();
  const ratio* fixed = row.points.fixed();
  j["points"] = fixed ? json(to_string(*fixed)) : row.points.known() ? json(to_string(row.points.points)) : json();
  j["taken"] = text_of(row.points.taken);
  j["source"] = row.points.known() ? json(citation(rules.source(name_of(row.entry), row.points.source))) : json();
  j["rule"] = text_or_null(row.rule);
  j["failure"] = text_or_null(row.failure);
  j["unasked"] = text_or_null(row.unasked);
  return j;
}

}  // namespace

std::string to_json(const report& report, const pack& rules, int indent) {
  check_rules(report, rules);
  json j = report_head(report, fingerprint(rules));
  j["findings"] = findings_json(report.findings, rules);
  j["documents"] = json::array();
  for (const document_report& d : report.documents) {
    json document = document_head(d, rules);
    document["forms"] = json::array();
    for (const form_report& f : d.forms) document["forms"].push_back(form_json(f, rules));
    j["documents"].push_back(std::move(document));
  }
  return written(j, indent);
}

std::string to_jsonl(const report& report, const pack& rules) {
  check_rules(report, rules);
  const std::string rules_fingerprint = fingerprint(rules);
  std::string lines;
  for (const document_report& d : report.documents) {
    json head = report_head(report, rules_fingerprint);
    head["document"] = document_head(d, rules);
    if (d.forms.empty()) lines += written(head, 0) + "\n";
    for (const form_report& f : d.forms) {
      head["form"] = form_json(f, rules);
      lines += written(head, 0) + "\n";
    }
  }
  if (report.findings.empty()) return lines;
  json head = report_head(report, rules_fingerprint);
  head["findings"] = findings_json(report.findings, rules);
  return lines + written(head, 0) + "\n";
}

std::string to_json(const scorecard& card, const form& form, const pack& rules, int indent) {
  check_owner(card, form, rules);
  json j;
  j["index"] = form.index;
  j["project"] = trimmed(form.project.text);
  j["rules"] = {{"id", rules.id}, {"version", rules.version}};
  j["execution_rate"] = card.execution_rate ? json(to_string(*card.execution_rate)) : json();
  j["lines"] = json::array();
  const budget_line* total = total_budget_line(form);
  if (total)
    j["lines"].push_back(
        line_json(card.execution, {}, "budget.total.score", std::string(trimmed(total->label.text)), rules));
  for (const line& row : card.rows) {
    const field field{part::indicators, row.row, item::score};
    const indicator& paper = form.indicators[row.row - 1];
    j["lines"].push_back(line_json(row, paper, path_of(field, form), std::string(trimmed(paper.name.text)), rules));
  }
  j["total"] = total_json(card.total);
  j["grade"] = grade_json(card.grade);
  j["troubles"] = troubles_json(card.troubles);
  return written(j, indent);
}

}  // namespace v0
}  // namespace perfeval
