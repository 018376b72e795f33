"""Exact numbers: the visible step from a computed value to a printed one, and back.

What the paper prints is a `decimal.Decimal`, its scale kept; what is computed is a `fractions.Fraction`. A float is
refused.
"""

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from perfeval import _core
from perfeval._core import Interval, Rounding, ValueSet

__all__ = ["Interval", "Number", "Rounding", "ValueSet", "preimage", "round", "roundings_that_print"]

Number: TypeAlias = int | Decimal | Fraction
"""What counts as a number: exact, and never a float or a bool."""


def round(x: Number, places: int, mode: str) -> Decimal:
    """The decimal nearest to x in the way said, with exactly that many places.

    Range: places may be negative; -1 rounds to tens.
    Raises: InvalidValue for an unknown mode, TypeError for a float.

    >>> from fractions import Fraction
    >>> round(Fraction(278, 3), 2, "half_up")
    Decimal('92.67')
    >>> round(Fraction(5, 2), 0, "half_even")
    Decimal('2')
    """
    return _core.round(x, Rounding(places, mode))


def preimage(printed: str | Decimal | int, *roundings: Rounding) -> ValueSet:
    """The exact values that print so under any of the roundings.

    Shape: intervals, disjoint, ascending.  Units: those of the printed figure.
    Raises: InvalidValue if a text is no number (with the position).

    >>> preimage("95.60", Rounding(2, "half_up"))
    [95.595, 95.605)
    >>> preimage("95.60", Rounding(2, "half_up"), Rounding(2, "down"))
    [95.595, 95.61)
    """
    value = _core.parse(printed) if isinstance(printed, str) else printed
    return _core.preimage(value, list(roundings))


def roundings_that_print(x: Number, printed: str | Decimal | int, least_places: int = 0) -> list[Rounding]:
    """Every rounding that prints x so, fewest places first; a rounding to fewer places is padded with zeros.

    >>> from fractions import Fraction
    >>> roundings_that_print(Fraction(2, 3), "0.66")
    [Rounding(2, 'down'), Rounding(2, 'floor'), Rounding(2, 'zero_five_up')]
    """
    value = _core.parse(printed) if isinstance(printed, str) else printed
    return _core.roundings_that_print(x, value, least_places)
