"""Scores and audits Chinese performance self-evaluation forms (项目支出绩效自评表), exactly.

>>> import perfeval as pe
>>> pe.preimage("95.60", pe.Rounding(2, "half_up"))
[95.595, 95.605)
"""

from perfeval import errors
from perfeval._core import Document, Form, Pack, Scorecard, Table, TableCell, __version__
from perfeval.documents import audit, audit_many, examples, read, score
from perfeval.numbers import Interval, Number, Rounding, ValueSet, preimage, round, roundings_that_print
from perfeval.reports import Finding, Findings, Report
from perfeval.rules import Row, Rule, rule

__all__ = [
    "Document",
    "Finding",
    "Findings",
    "Form",
    "Interval",
    "Number",
    "Pack",
    "Report",
    "Rounding",
    "Row",
    "Rule",
    "Scorecard",
    "Table",
    "TableCell",
    "ValueSet",
    "__version__",
    "audit",
    "audit_many",
    "errors",
    "examples",
    "preimage",
    "read",
    "round",
    "roundings_that_print",
    "rule",
    "score",
]
