"""The indicators and the budget lines of a report, a row each."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from perfeval._core import names
from perfeval.errors import InvalidValue
from perfeval.frames import Rows
from perfeval.near import nearest

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from perfeval.wanted import BudgetLinesWanted, IndicatorsWanted

__all__ = ["AuditedIndicator", "AuditedLine", "BudgetLines", "Indicators"]


@dataclass(frozen=True)
class AuditedIndicator:
    """An indicator of an audited form: what it prints, and what its rule gives.

    `number` counts from 1 in the order of the form; `target`, `actual` and names with `_text` are as printed,
    `target_value` and `actual_value` their numbers, where they are one number, in the unit that they print (95 of 95%).
    `measure` is 度量单位, `sign` 指标性质. `x` is what the rule of the row is asked for (actual / target, or the
    actual); `points` what it gives, if that is one value, from `points_low` to `points_high`.
    Units: weight, score and points are points of the form.
    """

    path: str
    form: int
    project: str
    department: str
    unit: str
    year: int | None
    number: int
    level1: str | None
    level2: str | None
    category: str
    kind: str
    name: str | None
    sign: str | None
    target: str | None
    target_value: Decimal | None
    actual: str | None
    actual_value: Decimal | None
    measure: str | None
    weight: Decimal | None
    weight_text: str | None
    score: Decimal | None
    score_text: str | None
    reason: str | None
    direction: str
    outcome: str
    x: Fraction | None
    points: Fraction | None
    points_low: Fraction | None
    points_high: Fraction | None
    table: int | None
    row: int | None
    column: int | None


@dataclass(frozen=True)
class AuditedLine:
    """A budget line of an audited form.

    `line` is its name in fields (total, appropriation, line[1] …), `depth` 0 for the total. Amounts are in the unit
    `money` of the form; `execution_rate` is the printed rate as a share (0.956 of 95.6%; without a sign what is
    printed), `execution_rate_exact` executed / annual_budget. Names with `_text` are as printed.
    """

    path: str
    form: int
    project: str
    department: str
    unit: str
    year: int | None
    number: int
    line: str
    fund: str
    depth: int
    label: str | None
    money: str
    initial_budget: Decimal | None
    initial_budget_text: str | None
    annual_budget: Decimal | None
    annual_budget_text: str | None
    arrived: Decimal | None
    arrived_text: str | None
    executed: Decimal | None
    executed_text: str | None
    execution_rate: Decimal | None
    execution_rate_text: str | None
    execution_rate_exact: Fraction | None
    weight: Decimal | None
    weight_text: str | None
    score: Decimal | None
    score_text: str | None
    reason: str | None
    table: int | None
    row: int | None
    column: int | None


class Indicators(Rows[AuditedIndicator]):
    """The indicators of the forms of a report, in order, with their points under its rules."""

    _one = "an indicator"
    _several = "indicators"
    _words: ClassVar = {"category": "category", "kind": "kind", "direction": "direction", "outcome": "outcome"}

    def where(
        self, predicate: Callable[[AuditedIndicator], object] | None = None, /, **wanted: "Unpack[IndicatorsWanted]"
    ) -> "Indicators":
        """The indicators whose columns have the given values: where(outcome="missed", score=lambda score: score > 5).

        Values, functions and errors are those of `Findings.where`.
        """
        return self._filtered(predicate, wanted)


class BudgetLines(Rows[AuditedLine]):
    """The budget lines of the forms of a report, in order."""

    _one = "a budget line"
    _several = "budget lines"
    _words: ClassVar = {"fund": "fund"}

    def _check_value(self, name: str, value: object) -> None:
        super()._check_value(name, value)
        if name == "line" and isinstance(value, str):
            _check_line(value)

    def where(
        self, predicate: Callable[[AuditedLine], object] | None = None, /, **wanted: "Unpack[BudgetLinesWanted]"
    ) -> "BudgetLines":
        """The budget lines whose columns have the given values: where(line="total", executed=0).

        Values, functions and errors are those of `Findings.where`.
        """
        return self._filtered(predicate, wanted)


def _check_line(line: str) -> None:
    """Refuse a name that no line of a budget has.

    Raises: InvalidValue.
    """
    words = names()["fund"]
    if re.sub(r"(?<=line)\[[1-9]\d*\]$", "", line) not in words:
        raise InvalidValue(f"there is no line {line!r}{nearest(line, words)}, expected one of {', '.join(words)}[1]")
