"""Scores and audits Chinese performance self-evaluation forms (项目支出绩效自评表), exactly.

>>> import perfeval as pe
>>> pe.preimage("95.60", pe.Rounding(2, "half_up"))
[95.595, 95.605)
"""

# A module imports only what is to its left, inside functions too; scripts/check-layers holds the whole order:
# interrupts interpreters errors calls fields < _core (the extension) < numbers packs < rules reports < documents <
# render < notebook < this < cli

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import perfeval.interrupts  # isort: skip
import perfeval.interpreters  # noqa: F401  # isort: skip
from perfeval import errors, notebook
from perfeval._core import (
    BudgetLine,
    Cell,
    Deadline,
    Document,
    Explanation,
    Figure,
    Form,
    Indicator,
    Lexicon,
    Limits,
    Pack,
    Scorecard,
    ScoreLine,
    Statement,
    Table,
    TableCell,
    Trouble,
    __version__,
)
from perfeval.audited_forms import Forms
from perfeval.changes import FormChange, Lift, lift_by, what_if
from perfeval.documents import audit, audit_many, examples, read, score
from perfeval.findings import Finding, Findings
from perfeval.frame_forms import forms_from
from perfeval.numbers import Interval, Number, Rounding, ValueSet, preimage, round, roundings_that_print
from perfeval.report_rows import BudgetLines, Indicators
from perfeval.reports import Report
from perfeval.rules import Row, Rule, rule
from perfeval.score_tables import AuditedTable, ScoredRows, ScoredTable, audit_table, score_table

__all__ = [
    "AuditedTable",
    "BudgetLine",
    "BudgetLines",
    "Cell",
    "Deadline",
    "Document",
    "Explanation",
    "Figure",
    "Finding",
    "Findings",
    "Form",
    "FormChange",
    "Forms",
    "Indicator",
    "Indicators",
    "Interval",
    "Lexicon",
    "Lift",
    "Limits",
    "Number",
    "Pack",
    "Report",
    "Rounding",
    "Row",
    "Rule",
    "ScoreLine",
    "Scorecard",
    "ScoredRows",
    "ScoredTable",
    "Statement",
    "Table",
    "TableCell",
    "Trouble",
    "ValueSet",
    "__version__",
    "audit",
    "audit_many",
    "audit_table",
    "errors",
    "examples",
    "forms_from",
    "lift_by",
    "preimage",
    "read",
    "round",
    "roundings_that_print",
    "rule",
    "score",
    "score_table",
    "what_if",
]

notebook.teach()

if TYPE_CHECKING:
    from perfeval import duckdb_functions as duckdb  # noqa: F401
    from perfeval import spark  # noqa: F401
else:

    def __getattr__(name: str) -> ModuleType:
        """pe.duckdb and pe.spark, which are not loaded before they are used."""
        if name in ("duckdb", "spark"):
            return import_module({"duckdb": "perfeval.duckdb_functions", "spark": "perfeval.spark"}[name])
        raise AttributeError(f"module 'perfeval' has no attribute {name!r}")
