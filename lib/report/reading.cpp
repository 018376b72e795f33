// How documents were read, as JSON. Keys are the members of read/form_reading.hpp.
#include <perfeval/version.hpp>
#include <perfeval/write/reading.hpp>

#include "report/trouble_json.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace perfeval {
inline namespace v0 {
namespace {

using json = nlohmann::ordered_json;

json place_json(const place& place) {
  if (!place.known()) return json();
  return {{"table", place.table}, {"row", place.row}, {"column", place.column}};
}

json to_object(const read_column& one) {
  return {{"header", one.header},
          {"cell", place_json(one.cell)},
          {"table", name_of(one.table)},
          {"use", name_of(one.use)},
          {"evidence", name_of(one.evidence)}};
}

json to_object(const read_label& one) {
  return {{"label", one.label},
          {"cell", place_json(one.cell)},
          {"field", one.field},
          {"value", one.value},
          {"value_cell", place_json(one.value_cell)}};
}

json to_object(const read_line& one) {
  return {{"label", one.label},
          {"cell", place_json(one.cell)},
          {"field", one.field},
          {"line", name_of(one.line)},
          {"depth", one.depth}};
}

json to_object(const left_over& one) {
  return {{"label", one.label}, {"cell", place_json(one.cell)}, {"cells", one.cells}, {"figures", one.figures}};
}

json to_object(const unclear_column& one) {
  return {{"question", name_of(one.question)}, {"header", one.header.text}, {"cell", place_json(one.header.place)}};
}

template <class Items>
json to_list(const Items& items) {
  json all = json::array();
  for (const auto& one : items) all.push_back(to_object(one));
  return all;
}

json form_json(const form& form, const form_reading& read) {
  json j;
  j["index"] = form.index;
  j["project"] = trimmed(form.project.text);
  j["year"] = form.year ? json(*form.year) : json();
  j["kind"] = name_of(form.kind);
  j["money"] = form.money;
  j["columns"] = to_list(read.columns);
  j["labels"] = to_list(read.labels);
  j["lines"] = to_list(read.lines);
  j["extras"] = to_list(read.extras);
  j["unclear"] = to_list(read.unclear);
  j["troubles"] = to_list(form.troubles);
  return j;
}

json document_json(const document& document) {
  json j;
  j["path"] = document.path;
  j["sha256"] = document.sha256.empty() ? json() : json(document.sha256);
  j["format"] = document.format;
  j["state"] = name_of(document.state);
  if (document.words) j["words"] = {{"file", document.words->file}, {"fingerprint", document.words->fingerprint}};
  j["troubles"] = to_list(document.troubles);
  j["skipped"] = json::array();
  for (const auto& one : document.skipped) j["skipped"].push_back({{"table", one.table}, {"reason", one.reason}});
  j["forms"] = json::array();
  const form_reading nothing;  // of forms from JSON
  for (std::size_t i = 0; i < document.forms.size(); ++i)
    j["forms"].push_back(form_json(document.forms[i], i < document.readings.size() ? document.readings[i] : nothing));
  return j;
}

}  // namespace

std::string to_reading_json(std::span<const document* const> documents, int indent) {
  json j;
  j["perfeval"] = PERFEVAL_VERSION;
  j["schema"] = 1;
  j["documents"] = json::array();
  for (const auto* one : documents) j["documents"].push_back(document_json(*one));
  return j.dump(indent > 0 ? indent : -1, ' ', false, json::error_handler_t::replace);
}

}  // namespace v0
}  // namespace perfeval
