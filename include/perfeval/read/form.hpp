/// The recogniser: it turns tables into forms by the words of their headers and their structure, never by position. It
/// knows the words of forms and nothing about files, and accepts tables from any reader as well as a user's own.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/read/form_reading.hpp>
#include <perfeval/read/lexicon.hpp>
#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// A table that contributed nothing to any form, and why.
struct skipped_table {
  std::uint32_t table = 0;  ///< its number in the document, from 1
  std::string reason;       ///< in words, for people
  friend bool operator==(const skipped_table&, const skipped_table&) = default;
};

/// What the recogniser found.
struct recognition {
  std::vector<form> forms;             ///< in reading order, numbered from 1
  std::vector<form_reading> readings;  ///< how each of them was read
  std::vector<skipped_table> skipped;  ///< tables that are not forms
  std::string nearest;            ///< if there is no form: the nearest candidate and its place; empty if there is none
  std::string lacks;              ///< what that candidate lacks
  std::vector<trouble> troubles;  ///< `time-limit`: the forms that were whole by then are there
};

/// Finds the forms in tables.
///
/// One table may contain several forms, and one form may span several tables (pages): a form begins at a title, or
/// where 项目名称 occurs again. Columns that no word explains are kept in the rows' `extras`, labelled cells in the
/// form's; nothing is dropped.
/// Shape: forms in reading order, `index` from 1; indicators in the order of the form, including placeholder rows.
/// Errors: none; whatever could not be read of a form is in its `troubles`.
/// Source: header words and layouts observed in published forms (docs/reading.md).
PERFEVAL_API recognition recognise(std::span<const table> tables, const limits& bounds = {}, const lexicon& words = {});

}  // namespace v0
}  // namespace perfeval
