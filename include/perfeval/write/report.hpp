/// The JSON of an audit and of scorecards: the contract that other people's programs hold on to
/// (docs/schema/findings.schema.json).
#pragma once

#include <perfeval/audit/report.hpp>
#include <perfeval/export.hpp>
#include <perfeval/score/scorecard.hpp>

#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {

/// The whole report as one JSON object. Numbers are strings, exact: `-?digits[.digits]`, or `n/d` in lowest terms when
/// the quotient does not end; intervals are text.
/// Units: `indent` is the number of blanks a level; 0 writes one line.
PERFEVAL_API std::string to_json(const report& report, const pack& rules, int indent = 0);

/// One form a line, each with its document's path and hash; a document without forms has one line of its own.
PERFEVAL_API std::string to_jsonl(const report& report, const pack& rules);

/// A scorecard as JSON: the record of every line (x, reading, piece, exact points, source) and the total.
PERFEVAL_API std::string to_json(const scorecard& card, const form& form, const pack& rules, int indent = 0);

}  // namespace v0
}  // namespace perfeval
