/// Everything that scores and audits a form: numbers, form, rules, scorecard, audit, report.
///
/// Left out, to keep a unit cheap: audit/message.hpp (sentences), audit/repair.hpp and score/explain.hpp (trees) where
/// they exist, and the compiled half, read/ and write/ (link perfeval::io).
#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/scorecard.hpp>
#include <perfeval/version.hpp>
