"""A rule written in Python: exact in, exact out, and the first proof of the house through it."""

from decimal import Decimal
from fractions import Fraction

import pytest

import perfeval as pe


@pe.rule(rises=True, version="1", source="this test")
def in_proportion(target, actual, weight):  # type: ignore[no-untyped-def]
    """Give the weight in proportion, as a user writes it."""
    return (actual / target) * weight


def test_all_50762_whole_scores_are_whole() -> None:
    whole = 0
    for target in range(1, 301):
        for actual in range(1, 301):
            for points in (5, 8, 10, 12, 15, 20, 30, 40, 50, 100):
                score, rest = divmod(actual * points, target)
                if rest == 0:
                    whole += 1
                    assert in_proportion(target, actual, points) == score, (target, actual, points)
    assert whole == 50_762


def test_a_rule_stays_an_ordinary_callable() -> None:
    assert in_proportion(actual=50, target=100, weight=10) == 5
    assert in_proportion.__doc__ == "Give the weight in proportion, as a user writes it."
    assert (in_proportion.name, in_proportion.rises, in_proportion.version, in_proportion.source) == (
        "in_proportion",
        True,
        "1",
        "this test",
    )


def test_results_are_fractions_whatever_they_are_worth() -> None:
    points = in_proportion(100, Decimal("50.0"), 10)
    assert points == 5
    assert isinstance(points, Fraction)


def test_a_float_is_refused_on_the_way_in_and_on_the_way_out() -> None:
    @pe.rule
    def rounded(target, actual, weight):  # type: ignore[no-untyped-def]
        return float(actual)

    with pytest.raises(TypeError, match="found float"):
        in_proportion(100, 50.0, 10)
    with pytest.raises(TypeError, match="rule rounded did not return an exact number"):
        rounded(100, 50, 10)


def test_a_division_by_zero_is_the_rules_own_error() -> None:
    with pytest.raises(ZeroDivisionError):
        in_proportion(0, 50, 10)


def test_what_a_rule_needs_is_a_known_word() -> None:
    with pytest.raises(ValueError, match="needs must be 'row' or empty"):
        pe.rule(needs="everything")
