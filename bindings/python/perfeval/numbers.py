"""Exact numbers: the explicit step from a computed value to a printed one, and its inverse.

A printed figure is a `decimal.Decimal` that keeps its scale; a computed one is a `fractions.Fraction`. A float is
refused.
"""

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from perfeval import _core
from perfeval._core import Interval, Rounding, ValueSet
from perfeval.errors import InvalidValue
from perfeval.literals import RoundingMode

__all__ = ["Interval", "Number", "Rounding", "ValueSet", "preimage", "round", "roundings_that_print"]

Number: TypeAlias = int | Decimal | Fraction
"""The exact number types; a float or a bool is not accepted."""


def round(x: Number, places: int, mode: RoundingMode) -> Decimal:
    """Round x in the given mode to exactly this number of places.

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
    """The exact values that print as this figure under any of the roundings.

    Shape: disjoint intervals in ascending order.
    Units: those of the printed figure.
    Raises: InvalidValue if a text is not a number (with the position), or without a rounding.

    >>> preimage("95.60", Rounding(2, "half_up"))
    [95.595, 95.605)
    >>> preimage("95.60", Rounding(2, "half_up"), Rounding(2, "down"))
    [95.595, 95.61)
    """
    if not roundings:
        raise InvalidValue("expected at least one Rounding: what prints as a figure depends on how it was rounded")
    value = _core.parse(printed) if isinstance(printed, str) else printed
    return _core.preimage(value, list(roundings))


def roundings_that_print(x: Number, printed: str | Decimal | int, least_places: int = 0) -> list[Rounding]:
    """Every rounding under which x prints as this figure, fewest places first; fewer places are padded with zeros.

    >>> from fractions import Fraction
    >>> roundings_that_print(Fraction(2, 3), "0.66")
    [Rounding(2, 'down'), Rounding(2, 'floor'), Rounding(2, 'zero_five_up')]
    """
    value = _core.parse(printed) if isinstance(printed, str) else printed
    return _core.roundings_that_print(x, value, least_places)
