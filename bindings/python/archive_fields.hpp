/// The members of every struct that is pickled as bytes, in their order: see archive.hpp.
#pragma once

#include "archive.hpp"

#include <perfeval/audit/report.hpp>
#include <perfeval/read/document.hpp>

namespace perfeval::inline v0 {

template <class Archive, python::same<bound> Value>
void fields(Archive& archive, Value& value) {
  auto& [number, closed] = value;
  archive(number, closed);
}

template <class Archive, python::same<place> Value>
void fields(Archive& archive, Value& value) {
  auto& [table, row, column] = value;
  archive(table, row, column);
}

template <class Archive, python::same<trouble> Value>
void fields(Archive& archive, Value& value) {
  auto& [kind, place, found, expected, advice] = value;
  archive(kind, place, found, expected, advice);
}

template <class Archive, python::same<words_file> Value>
void fields(Archive& archive, Value& value) {
  auto& [file, fingerprint] = value;
  archive(file, fingerprint);
}

// ---- documents

template <class Archive, python::same<table_cell> Value>
void fields(Archive& archive, Value& value) {
  auto& [text, stored, column, row_span, column_span, tables] = value;
  archive(text, stored, column, row_span, column_span, tables);
}

template <class Archive, python::same<table_row> Value>
void fields(Archive& archive, Value& value) {
  auto& [cells, hides] = value;
  archive(cells, hides);
}

template <class Archive, python::same<table> Value>
void fields(Archive& archive, Value& value) {
  auto& [number, name, hides_columns, ends_early, lines_up, before, rows] = value;
  archive(number, name, hides_columns, ends_early, lines_up, before, rows);
}

template <class Archive, python::same<skipped_table> Value>
void fields(Archive& archive, Value& value) {
  auto& [table, reason] = value;
  archive(table, reason);
}

template <class Archive, python::same<read_column> Value>
void fields(Archive& archive, Value& value) {
  auto& [header, cell, table, use, evidence] = value;
  archive(header, cell, table, use, evidence);
}

template <class Archive, python::same<read_label> Value>
void fields(Archive& archive, Value& value) {
  auto& [label, cell, field, text, value_cell] = value;
  archive(label, cell, field, text, value_cell);
}

template <class Archive, python::same<read_line> Value>
void fields(Archive& archive, Value& value) {
  auto& [label, cell, field, line, depth] = value;
  archive(label, cell, field, line, depth);
}

template <class Archive, python::same<left_over> Value>
void fields(Archive& archive, Value& value) {
  auto& [label, cell, cells, figures] = value;
  archive(label, cell, cells, figures);
}

template <class Archive, python::same<cell> Value>
void fields(Archive& archive, Value& value) {
  auto& [text, stored, place, content] = value;
  archive(text, stored, place, content);
}

template <class Archive, python::same<unclear_column> Value>
void fields(Archive& archive, Value& value) {
  auto& [question, header] = value;
  archive(question, header);
}

template <class Archive, python::same<form_reading> Value>
void fields(Archive& archive, Value& value) {
  auto& [columns, labels, lines, extras, unclear] = value;
  archive(columns, labels, lines, extras, unclear);
}

// ---- reports

template <class Archive, python::same<field> Value>
void fields(Archive& archive, Value& value) {
  auto& [part, index, item] = value;
  archive(part, index, item);
}

template <class Archive, python::same<named_field> Value>
void fields(Archive& archive, Value& value) {
  auto& [field, path, label] = value;
  archive(field, path, label);
}

template <class Archive, python::same<category_weight> Value>
void fields(Archive& archive, Value& value) {
  auto& [category, printed, expected] = value;
  archive(category, printed, expected);
}

template <class Archive, python::same<mode_use> Value>
void fields(Archive& archive, Value& value) {
  auto& [mode, forms] = value;
  archive(mode, forms);
}

template <class Archive, python::same<column_word> Value>
void fields(Archive& archive, Value& value) {
  auto& [column, text] = value;
  archive(column, text);
}

template <class Archive, python::same<convention_total> Value>
void fields(Archive& archive, Value& value) {
  auto& [form, exact, rounded] = value;
  archive(form, exact, rounded);
}

template <class Archive, python::same<finding> Value>
void fields(Archive& archive, Value& value) {
  auto& [code, severity, diagnosis, hindrance, source, field, cell, path, label, printed, expected, points, weights,
         figures, detail, rounding, candidates, explained_by, among_fields, cells, among, forms, documents, modes,
         columns, totals] = value;
  archive(code, severity, diagnosis, hindrance, source, field, cell, path, label, printed, expected, points, weights,
          figures, detail, rounding, candidates, explained_by, among_fields, cells, among, forms, documents, modes,
          columns, totals);
}

template <class Archive, python::same<unread_number> Value>
void fields(Archive& archive, Value& value) {
  auto& [fault, digits, exponent] = value;
  archive(fault, digits, exponent);
}

template <class Archive, python::same<grade_hinge> Value>
void fields(Archive& archive, Value& value) {
  auto& [field, flips_at, printed, grade] = value;
  archive(field, flips_at, printed, grade);
}

template <class Archive, python::same<grade_range> Value>
void fields(Archive& archive, Value& value) {
  auto& [low, high, grades, hangs_on] = value;
  archive(low, high, grades, hangs_on);
}

template <class Archive, python::same<recomputed_total> Value>
void fields(Archive& archive, Value& value) {
  auto& [exact, low, high] = value;
  archive(exact, low, high);
}

template <class Archive, python::same<verdict_counts> Value>
void fields(Archive& archive, Value& value) {
  auto& [agrees, differs, cannot_tell] = value;
  archive(agrees, differs, cannot_tell);
}

template <class Archive, python::same<circumstance> Value>
void fields(Archive& archive, Value& value) {
  auto& [kind, budget, quote, label, score, weight] = value;
  archive(kind, budget, quote, label, score, weight);
}

template <class Archive, python::same<cell_change> Value>
void fields(Archive& archive, Value& value) {
  auto& [cell, place, printed, text, slip] = value;
  archive(cell, place, printed, text, slip);
}

template <class Archive, python::same<form_report> Value>
void fields(Archive& archive, Value& value) {
  auto& [index, kind, project, department, unit, year, printed_total, recomputed, grade, grade_range, verdicts,
         circumstance, findings, repairs] = value;
  archive(index, kind, project, department, unit, year, printed_total, recomputed, grade, grade_range, verdicts,
          circumstance, findings, repairs);
}

template <class Archive, python::same<document_report> Value>
void fields(Archive& archive, Value& value) {
  auto& [path, sha256, troubles, findings, forms] = value;
  archive(path, sha256, troubles, findings, forms);
}

template <class Archive, python::same<report> Value>
void fields(Archive& archive, Value& value) {
  auto& [rules_id, rules_version, words, findings, documents] = value;
  archive(rules_id, rules_version, words, findings, documents);
}

}  // namespace perfeval::inline v0
