/// The audit of documents as they were read. Compiled: link perfeval::io.
#pragma once

#include <perfeval/audit/report.hpp>
#include <perfeval/error.hpp>
#include <perfeval/export.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/rule/pack.hpp>

#include <span>

namespace perfeval {
inline namespace v0 {

/// Scores and audits the forms of a document, individually and together. The troubles of reading come first, then those
/// of rules that failed. A document without a form has a finding `unreadable-document` or `no-form-found`;
/// one whose audit takes longer than limits.seconds, a trouble `time-limit` and the findings that were complete.
PERFEVAL_API document_report audit_document(const document& document, const pack& rules, const limits& bounds = {});

/// A report of several documents, in their order. Each has the time of limits.seconds.
PERFEVAL_API report audit_documents(std::span<const document> documents, const pack& rules, const limits& bounds = {});

/// Why nothing came of a document; none if a form was read.
PERFEVAL_API hindrance hindrance_of(const document& document);

}  // namespace v0
}  // namespace perfeval
