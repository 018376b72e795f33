/// The JSON of an audit and of scorecards: the contract for other programs (docs/schema/findings.schema.json).
#pragma once

#include <perfeval/audit/report.hpp>
#include <perfeval/export.hpp>
#include <perfeval/score/scorecard.hpp>

#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

/// The whole report as one JSON object. Numbers are exact strings: `-?digits[.digits]`, or `n/d` in lowest terms if the
/// quotient does not terminate; intervals are text.
/// Units: `indent` is the number of spaces per level; 0 writes one line.
/// Errors: invalid_value if the pack is not the one that the report was made under.
PERFEVAL_API std::string to_json(const report& report, const pack& rules, int indent = 0);

/// One line per form, each with the path and hash of its document; a document without forms gets one line.
/// Errors: as to_json.
PERFEVAL_API std::string to_jsonl(const report& report, const pack& rules);

/// A scorecard as JSON: the record of every line (x, reading, piece, exact points, source) and the total.
/// Errors: invalid_value if `card` is not the scorecard of `form` under `rules`.
PERFEVAL_API std::string to_json(const scorecard& card, const form& form, const pack& rules, int indent = 0);

}  // namespace v0
}  // namespace perfeval
