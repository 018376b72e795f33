"""What `where` of the rows of a report accepts by name: the columns, each with the values that it may have.

A column may be given a value, several of them, or a function that is asked about each value that is known.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, TypedDict, TypeVar

from perfeval._core import Rounding
from perfeval.literals import (
    Category,
    Code,
    Diagnosis,
    Direction,
    FormKind,
    Fund,
    Grade,
    Kind,
    Outcome,
    Severity,
    Verdict,
)

__all__ = ["BudgetLinesWanted", "FindingsWanted", "FormsWanted", "IndicatorsWanted"]

Value = TypeVar("Value")

One: TypeAlias = Value | Callable[[Value], object]
Several: TypeAlias = One[Value] | Sequence[Value] | AbstractSet[Value]
"""A value, any of several values, or a function of a value."""

Known: TypeAlias = Several[Value] | Sequence[Value | None] | AbstractSet[Value | None] | None
"""The same of a column in which values may be missing: None finds the rows without."""

Texts: TypeAlias = Known[str]
Wholes: TypeAlias = Known[int]
Number: TypeAlias = int | Decimal | Fraction
Numbers: TypeAlias = Number | Sequence[Number | None] | AbstractSet[Number | None] | None
Decimals: TypeAlias = Numbers | Callable[[Decimal], object]
Fractions: TypeAlias = Numbers | Callable[[Fraction], object]


class RowsWanted(TypedDict, total=False):
    """Columns that all rows have."""

    path: Texts
    form: Wholes
    project: Texts
    department: Texts
    unit: Texts
    year: Wholes
    table: Wholes
    row: Wholes
    column: Wholes


class FindingsWanted(TypedDict, total=False):
    """Columns of findings."""

    code: Several[Code]
    severity: Several[Severity]
    verdict: Known[Verdict]
    field: Several[str]
    fields: Several[tuple[str, ...]]
    label: Several[str]
    cell: Known[tuple[int, int, int]]
    printed: Texts
    expected: Texts
    message: Several[dict[str, str]]
    source: Several[str]
    diagnosis: Known[Diagnosis]
    rounding: Known[Rounding]
    candidates: Several[tuple[str, ...]]
    explained_by: Texts
    forms: Several[tuple[int, ...]]
    documents: Several[tuple[str, ...]]
    document: Several[str]
    form: Wholes
    totals: Several[tuple[tuple[int, Fraction, Fraction], ...]]
    project: Several[str]
    department: Several[str]
    unit: Several[str]
    year: Wholes
    path: Several[str]
    table: Wholes
    row: Wholes
    column: Wholes


class FormsWanted(RowsWanted, total=False):
    """Columns of forms."""

    kind: Known[FormKind]
    money: Texts
    annual_budget: Decimals
    annual_budget_text: Texts
    executed: Decimals
    executed_text: Texts
    execution_rate: Decimals
    execution_rate_text: Texts
    execution_rate_exact: Fractions
    score: Decimals
    score_text: Texts
    weight: Decimals
    weight_text: Texts
    score_exact: Fractions
    score_low: Fractions
    score_high: Fractions
    grade: Known[Grade]
    agrees: Wholes
    differs: Wholes
    cannot_tell: Wholes
    errors: Wholes
    warnings: Wholes
    notes: Wholes
    digest: Texts


class IndicatorsWanted(RowsWanted, total=False):
    """Columns of indicators."""

    number: Wholes
    level1: Texts
    level2: Texts
    category: Known[Category]
    kind: Known[Kind]
    name: Texts
    sign: Texts
    target: Texts
    target_value: Decimals
    actual: Texts
    actual_value: Decimals
    measure: Texts
    weight: Decimals
    weight_text: Texts
    score: Decimals
    score_text: Texts
    reason: Texts
    direction: Known[Direction]
    outcome: Known[Outcome]
    x: Fractions
    points: Fractions
    points_low: Fractions
    points_high: Fractions


class BudgetLinesWanted(RowsWanted, total=False):
    """Columns of budget lines."""

    number: Wholes
    line: Texts
    fund: Known[Fund]
    depth: Wholes
    label: Texts
    money: Texts
    initial_budget: Decimals
    initial_budget_text: Texts
    annual_budget: Decimals
    annual_budget_text: Texts
    arrived: Decimals
    arrived_text: Texts
    executed: Decimals
    executed_text: Texts
    execution_rate: Decimals
    execution_rate_text: Texts
    execution_rate_exact: Fractions
    weight: Decimals
    weight_text: Texts
    score: Decimals
    score_text: Texts
    reason: Texts
