"""Scores and audits Chinese performance self-evaluation forms (项目支出绩效自评表), exactly.

>>> import perfeval as pe
>>> pe.preimage("95.60", pe.Rounding(2, "half_up"))
[95.595, 95.605)
"""

from perfeval import errors
from perfeval._core import __version__
from perfeval.numbers import Interval, Number, Rounding, ValueSet, preimage, round, roundings_that_print
from perfeval.rules import Rule, rule

__all__ = [
    "Interval",
    "Number",
    "Rounding",
    "Rule",
    "ValueSet",
    "__version__",
    "errors",
    "preimage",
    "round",
    "roundings_that_print",
    "rule",
]
