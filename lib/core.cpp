// The bodies of the header-only core, compiled once for the users of perfeval::io. Every .ipp is listed here.
#pragma GCC visibility push(default)  // the library hides everything else; what the core declares is its surface
#include <perfeval/detail/config.hpp>
#include <perfeval/impl/audit_across.ipp>
#include <perfeval/impl/audit_audit.ipp>
#include <perfeval/impl/audit_cells.ipp>
#include <perfeval/impl/audit_characters.ipp>
#include <perfeval/impl/audit_consequences.ipp>
#include <perfeval/impl/audit_deadlines.ipp>
#include <perfeval/impl/audit_diagnosis.ipp>
#include <perfeval/impl/audit_examination.ipp>
#include <perfeval/impl/audit_field.ipp>
#include <perfeval/impl/audit_finding.ipp>
#include <perfeval/impl/audit_message.ipp>
#include <perfeval/impl/audit_quality.ipp>
#include <perfeval/impl/audit_rates.ipp>
#include <perfeval/impl/audit_report.ipp>
#include <perfeval/impl/audit_scores.ipp>
#include <perfeval/impl/audit_spending.ipp>
#include <perfeval/impl/audit_structure.ipp>
#include <perfeval/impl/audit_sums.ipp>
#include <perfeval/impl/decimal.ipp>
#include <perfeval/impl/detail_cold.ipp>
#include <perfeval/impl/interval.ipp>
#include <perfeval/impl/preimage.ipp>
#include <perfeval/impl/ratio.ipp>
#include <perfeval/impl/rounding.ipp>
#include <perfeval/impl/rule_cn_mof_2020.ipp>
#include <perfeval/impl/rule_curve.ipp>
#include <perfeval/impl/score_explain.ipp>
#include <perfeval/impl/score_points.ipp>
#include <perfeval/impl/score_prints.ipp>
#include <perfeval/impl/score_row_reading.ipp>
#include <perfeval/impl/score_scorecard.ipp>
#include <perfeval/impl/value_set.ipp>
#pragma GCC visibility pop
