/// Fields of a form that contradict each other. A form that was read, or made by form_builder, has none; one whose
/// fields were set one by one, or that came from another program's JSON, may.
#pragma once

#include <perfeval/audit/field.hpp>
#include <perfeval/form/form.hpp>

#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// Two fields that cannot both be right.
struct contradiction {
  perfeval::field field;  ///< the cell whose fields they are
  std::string path;       ///< indicators[3].score
  std::string message;    ///< "the text \"8\" is the number 8, the value is 9"
};

/// Every contradiction of the form, in the order of the form.
///
/// Compares: each text with its content, its value, its scale and its unit; each target and actual with what is read
///           from it; the columns (`has`) with the cells and the names of columns; headings and labels with category,
///           kind and fund, where the official words name one; the year with its cell; the rows of subtotals, depths,
///           merged cells, the year, the index and the unit of money with what is possible.
std::vector<contradiction> check(const form& form);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/audit/impl/contradiction.ipp>
#endif
