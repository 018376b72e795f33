"""A rule on trial, and the search for the smallest question whose answer breaks a law."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import hypothesis
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from perfeval import _core
from perfeval.calls import Row
from perfeval.numbers import Number
from perfeval.testing_strategies import actuals, targets, weights

__all__ = [
    "GRID",
    "GRID_TARGETS",
    "Points",
    "Question",
    "Trial",
    "exact",
    "grid_actuals",
    "of_numbers",
    "questions",
    "smallest",
    "words",
]

Points = Callable[[Any, Any, Any], Any]
"""A rule: points(target, actual, weight). A function under @pe.rule is one."""


@dataclass(frozen=True)
class Trial:
    """A rule with the properties it declares."""

    points: Points
    rises: bool | None
    cap: Fraction
    continuous: bool
    examples: int

    def ask(self, target: Number, actual: Number, weight: Number) -> Fraction | str:
        """Return the points, or why there are none."""
        try:
            return _core.as_fraction(self.points(exact(target), exact(actual), exact(weight)))
        except Exception as error:  # any exception that a user's rule raises is its answer
            return f"no points: {type(error).__name__}: {error}"

    def written(self, target: Decimal, actual: Decimal, weight: Decimal) -> Fraction | str:
        """Like ask, but with the numbers as written."""
        try:
            return _core.as_fraction(self.points(target, actual, weight))
        except Exception as error:  # as above
            return f"no points: {type(error).__name__}: {error}"


def of_numbers(rule: Points) -> Points:
    """A rule that needs the row, called with a row that contains only the numbers."""
    if getattr(rule, "needs", "") != "row":
        return rule
    return lambda target, actual, weight: rule(Row(target, actual, weight))  # type: ignore[call-arg]


def exact(value: Number) -> Fraction:
    """A number as a Fraction."""
    return _core.as_fraction(value)


Question: TypeAlias = tuple[Decimal, Decimal, Decimal]
"""target, actual, weight"""


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Targets, actuals around them, and weights."""
    target = draw(targets())
    return target, draw(actuals(target)), draw(weights())


def grid_actuals(target: Decimal) -> list[Decimal]:
    """Actuals around a target, the simplest first: fewest places, then smallest."""
    steps = [target * k * Decimal("0.05") for k in range(-4, 61)]
    near = [target + Decimal(step) for step in ("0.01", "-0.01", "1", "-1")]
    known = {x.normalize(): x for x in [*map(Decimal, range(13)), Decimal(-1), *steps, *near]}
    return sorted(known, key=lambda x: (max(0, -int(x.as_tuple().exponent)), abs(x)))


GRID_TARGETS = [Decimal(t) for t in ("1", "2", "3", "10", "7", "100", "0.6", "12.5")]
GRID: list[Question] = [
    (target, actual, weight)
    for target in GRID_TARGETS
    for weight in map(Decimal, (1, 10))
    for actual in grid_actuals(target)
]


def smallest(
    grid: Iterable[Any], strategy: st.SearchStrategy[Any], breaks: Callable[[Any], bool], examples: int
) -> Any:
    """The first question of the grid that breaks a law, else the shrunk one that hypothesis finds, else None."""
    for question in grid:
        if breaks(question):
            return question
    quiet = hypothesis.settings(
        max_examples=examples,
        database=None,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    try:
        return hypothesis.find(strategy, breaks, settings=quiet)
    except NoSuchExample:
        return None


def words(target: object, actual: object, weight: object, points: object) -> str:
    """A question and its answer."""
    return f"target {target}, actual {actual}, weight {weight} gives {points}"
