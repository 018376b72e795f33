/// What repeats among the notes of several forms of a document, each code once.
#pragma once

#include <perfeval/audit/report.hpp>
#include <perfeval/language.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// A cell of one of the forms of a document.
struct repeated_cell {
  std::uint32_t form = 0;  ///< its number in the document, from 1
  std::string path;        ///< as in `finding::path`
};

/// The notes of one code that stand in more than one form of a document.
struct repeated_note {
  perfeval::code code{};             ///< of all these notes
  std::vector<std::uint32_t> forms;  ///< their numbers in the document, from 1, ascending
  std::vector<repeated_cell> cells;  ///< a cell for each note, in the order of the report
  const finding* first = nullptr;    ///< in the report: valid as long as it
};

/// The notes that several forms have, in the order of the codes. Consequences are left out; errors and warnings stand
/// alone. The findings of the forms keep them all.
std::vector<repeated_note> repeats_of(const document_report& document PERFEVAL_LIFETIMEBOUND);
std::vector<repeated_note> repeats_of(const document_report&&) = delete;

/// 第1、3张表共5处有同样的问题。第1张表：… with the sentence of the first.
std::string message(const repeated_note& note, language language);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/repeats.ipp>
#endif
