/// Everything needed to score and audit a form: numbers, form, rules, scorecard, audit, report.
///
/// Left out, to keep a unit cheap: audit/message.hpp (sentences), score/explain.hpp (the points as a tree),
/// score/what_if.hpp (other figures, and what would lift a grade), score/hit_policy.hpp (decision tables),
/// preimage.hpp, testing.hpp (rules under test; needs GoogleTest), and the compiled half, read/ and write/ (link
/// perfeval::io). fwd.hpp declares the names of the types alone.
#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/form/builder.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/form/setters.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>
#include <perfeval/rule/pack.hpp>
#include <perfeval/score/scorecard.hpp>
#include <perfeval/version.hpp>
