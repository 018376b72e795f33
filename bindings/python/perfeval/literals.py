"""The words that attributes and arguments have, as types: for annotations of your own, and for type checkers.

>>> def urgent(severity: Severity) -> bool:
...     return severity == "error"
"""

from typing import Literal, TypeAlias

__all__ = [
    "Category",
    "CellField",
    "Code",
    "ColumnQuestion",
    "ColumnUse",
    "Content",
    "Diagnosis",
    "Dimension",
    "Direction",
    "DocumentState",
    "Evidence",
    "FigureField",
    "FormKind",
    "FormTable",
    "Fund",
    "Grade",
    "Kind",
    "Language",
    "LineField",
    "Outcome",
    "ReportFormat",
    "RoundingMode",
    "Severity",
    "Sign",
    "Standing",
    "StatementKind",
    "TroubleKind",
    "Verdict",
]

Category: TypeAlias = Literal["unknown", "cost", "output", "benefit", "satisfaction", "other"]
"""What the 一级指标 of a row says."""

Code: TypeAlias = Literal[
    "weight-sum",
    "score-above-weight",
    "negative-value",
    "total-mismatch",
    "subtotal-mismatch",
    "funds-sum",
    "rate-mismatch",
    "rate-rounding",
    "rate-missing",
    "execution-score",
    "execution-rounded-up",
    "over-execution",
    "budget-magnitude",
    "grade-mismatch",
    "zero-budget",
    "full-score-target-missed",
    "score-above-rule",
    "score-below-rule",
    "target-met-deducted",
    "rate-contradicts",
    "deduction-without-reason",
    "reason-without-deduction",
    "overshoot-unexplained",
    "deadline-missed",
    "cost-execution",
    "zero-execution-scored",
    "zero-execution-total",
    "actual-is-inequality",
    "target-missing",
    "actual-missing",
    "weight-missing",
    "score-missing",
    "unit-mismatch",
    "unit-missing",
    "value-outside-scale",
    "number-unreadable",
    "target-is-scale",
    "target-echo",
    "goal-echo",
    "operator-missing",
    "cost-not-numeric",
    "indicator-misfiled",
    "placeholder-indicator",
    "duplicate-indicator",
    "weight-structure",
    "category-missing",
    "satisfaction-equals-target",
    "rate-counted-twice",
    "stray-character",
    "budget-adjusted",
    "description-missing",
    "form-unfilled",
    "low-execution-high-score",
    "year-mismatch",
    "answers-too-exact",
    "copied-from-last-year",
    "department-sum",
    "rounding-inconsistent",
    "rounding-convention",
    "duplicate-form",
    "figures-conflict",
    "unreadable-document",
    "no-form-found",
    "column-unclear",
    "formula-without-value",
    "rule-failed",
    "form-incomplete",
]
"""The codes of findings: see docs/findings.md."""

ColumnQuestion: TypeAlias = Literal["adjustment", "annual_budget", "executed", "points", "parts"]
"""What a header leaves open."""

ColumnUse: TypeAlias = Literal[
    "unknown",
    "unclear",
    "extra",
    "section",
    "ordinal",
    "label",
    "initial_budget",
    "annual_budget",
    "executed",
    "execution_rate",
    "weight",
    "score",
    "reason",
    "level1",
    "level2",
    "level1_weight",
    "level2_weight",
    "name",
    "sign",
    "target",
    "unit",
    "actual",
    "project",
    "department",
    "implementing_unit",
]
"""What a column of a form holds."""

Content: TypeAlias = Literal["absent", "blank", "dash", "number", "unreadable"]
"""What is in a cell."""

Diagnosis: TypeAlias = Literal[
    "rounding",
    "last-digit",
    "sign",
    "percent-ratio",
    "unit-slip",
    "power-of-ten",
    "transposed-digits",
    "truncated",
    "copied-cell",
    "stale-total",
    "unknown",
]
"""The slip that explains a figure."""

Dimension: TypeAlias = Literal["none", "money", "share", "length", "area", "mass", "volume", "time", "named"]
"""What a unit measures."""

Direction: TypeAlias = Literal[
    "not_known",
    "at_least",
    "at_most",
    "equal",
    "undecided",
    "within",
    "deadline",
    "qualitative",
    "yes_no",
]
"""Which way a target points."""

DocumentState: TypeAlias = Literal["read", "no_form", "unreadable"]
"""Whether a document could be read."""

Evidence: TypeAlias = Literal["words", "content", "agreement"]
"""What decided how a column was read."""

FormKind: TypeAlias = Literal["project", "department", "transfer", "target", "monitoring"]
"""What a form is about."""

FormTable: TypeAlias = Literal["funds", "indicators", "goals"]
"""The tables of a form."""

Fund: TypeAlias = Literal["total", "appropriation", "carry_over", "other", "line"]
"""The lines of the fund table."""

Grade: TypeAlias = Literal["excellent", "good", "fair", "poor"]
"""优 良 中 差."""

Kind: TypeAlias = Literal[
    "unknown",
    "quantity",
    "quality",
    "timeliness",
    "cost",
    "economic",
    "social",
    "ecological",
    "sustainability",
    "satisfaction",
    "other",
]
"""What the 二级指标 of a row says."""

Language: TypeAlias = Literal["zh", "en"]
"""The languages of messages."""

Outcome: TypeAlias = Literal["neither", "met", "missed"]
"""Whether a target was met."""

ReportFormat: TypeAlias = Literal["json", "jsonl", "md", "html", "xlsx", "docx"]
"""The formats of a report."""

RoundingMode: TypeAlias = Literal["half_up", "half_even", "half_down", "up", "down", "ceiling", "floor", "zero_five_up"]
"""How a number is rounded."""

Severity: TypeAlias = Literal["note", "warning", "error"]
"""How grave a finding is."""

Sign: TypeAlias = Literal["none", "at_least", "above", "at_most", "below", "equal"]
"""The bound that is written with a number."""

Standing: TypeAlias = Literal["counted", "missing", "not_applicable", "excused"]
"""How a row counts in the total."""

StatementKind: TypeAlias = Literal["nothing", "number", "range", "date", "period", "words"]
"""What a target or an actual states."""

TroubleKind: TypeAlias = Literal[
    "unreadable-document",
    "no-form-found",
    "cut-off",
    "limit-exceeded",
    "time-limit",
    "invalid-utf8",
    "invalid-encoding",
    "encoding-unknown",
    "unreadable-part",
    "missing-part",
    "unread-part",
    "hidden-sheet",
    "hidden-cells",
    "hidden-columns",
    "formula-without-value",
    "unknown-column",
    "cell-unplaced",
    "column-unclear",
    "cell-not-found",
    "invalid-json",
    "unknown-key",
    "repeated-key",
    "missing-key",
    "wrong-type",
    "wrong-value",
    "rule-failed",
    "rule-not-applied",
    "rule-without-row",
    "total-not-exact",
    "scenario-column",
    "scenario-invalid",
]
"""What went wrong with the input or the call."""

Verdict: TypeAlias = Literal["agrees", "cannot_tell", "differs"]
"""Whether a figure agrees with the others."""


CellField: TypeAlias = Literal[
    "project",
    "department",
    "unit",
    "year",
    "goal.target",
    "goal.actual",
    "total.label",
    "total.grade",
    "budget.total.label",
    "budget.total.reason",
    "budget.appropriation.label",
    "budget.appropriation.reason",
    "budget.carry_over.label",
    "budget.carry_over.reason",
    "budget.other.label",
    "budget.other.reason",
]
"""The fields of a form that are cells with words."""

FigureField: TypeAlias = Literal[
    "total.score",
    "total.weight",
    "budget.total.initial_budget",
    "budget.total.annual_budget",
    "budget.total.arrived",
    "budget.total.executed",
    "budget.total.execution_rate",
    "budget.total.weight",
    "budget.total.score",
    "budget.appropriation.initial_budget",
    "budget.appropriation.annual_budget",
    "budget.appropriation.arrived",
    "budget.appropriation.executed",
    "budget.appropriation.execution_rate",
    "budget.appropriation.weight",
    "budget.appropriation.score",
    "budget.carry_over.initial_budget",
    "budget.carry_over.annual_budget",
    "budget.carry_over.arrived",
    "budget.carry_over.executed",
    "budget.carry_over.execution_rate",
    "budget.carry_over.weight",
    "budget.carry_over.score",
    "budget.other.initial_budget",
    "budget.other.annual_budget",
    "budget.other.arrived",
    "budget.other.executed",
    "budget.other.execution_rate",
    "budget.other.weight",
    "budget.other.score",
]
"""The fields of a form that are figures; those of rows have numbers in them: "indicators[3].score"."""

LineField: TypeAlias = Literal["budget.total", "budget.appropriation", "budget.carry_over", "budget.other"]
"""The lines of the fund table."""
