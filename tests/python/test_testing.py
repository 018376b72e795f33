"""The kit: it finds rules that are wrong, each by the law it breaks, and lets right ones pass."""

from decimal import Decimal
from fractions import Fraction
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from hypothesis import given, settings

import perfeval as pe
from perfeval.testing import LAWS, LawBroken, actuals, check_laws, forms, targets, weights

pytest_plugins = ["pytester"]


@pe.rule(rises=True, version="1", source="this test")
def half_marks(target, actual, weight):  # type: ignore[no-untyped-def]
    return weight if actual >= target else weight / 2


def capped(target, actual, weight):  # type: ignore[no-untyped-def]
    return weight * min(max(actual / target, Fraction(0)), Fraction(1))


def uncapped(target, actual, weight):  # type: ignore[no-untyped-def]
    return weight * max(actual / target, Fraction(0))


def dipping(target, actual, weight):  # type: ignore[no-untyped-def]
    return weight if actual >= target else weight / 4 if actual * 2 > target else weight / 2


def gate_at_sixty(target, actual, weight):  # type: ignore[no-untyped-def]
    return capped(target, actual, weight) if actual * 10 >= target * 6 else Fraction(0)


def by_difference(target, actual, weight):  # type: ignore[no-untyped-def]
    return min(weight, max(Fraction(0), weight - (target - actual)))


def almost_full(target, actual, weight):  # type: ignore[no-untyped-def]
    return weight if actual > target else weight * 9 / 10


def by_places(target, actual, weight):  # type: ignore[no-untyped-def]
    if isinstance(actual, Decimal) and actual < target:
        return Fraction(-actual.as_tuple().exponent)  # type: ignore[operator]
    return weight


def broken(rule, **said):  # type: ignore[no-untyped-def]
    with pytest.raises(LawBroken) as caught:
        check_laws(rule, **said)
    return str(caught.value)


def test_right_rules_obey_the_laws() -> None:
    check_laws(half_marks)
    check_laws(capped, rises=True, continuous=True)
    check_laws(lambda t, a, w: w if a <= t else w * t / a, rises=False, continuous=True)
    check_laws(lambda t, a, w: w * min(max(a / t, Fraction(0)), Fraction(6, 5)), rises=True, cap=Decimal("1.2"))


def test_an_uncapped_rule_is_shrunk_to_the_smallest_actual() -> None:
    assert broken(uncapped, rises=True) == "bounded: target 1, actual 2, weight 1 gives 2; expected 0 to 1"


def test_a_dip_shows_both_sides() -> None:
    message = broken(dipping, rises=True)
    assert message.startswith("monotone: target ")
    assert message.endswith("expected no fall as the actual rises")
    assert "weight 1 gives 1/2; actual " in message
    assert " gives 1/4; " in message


def test_a_rule_that_wants_more_than_the_target_is_not_full_at_it() -> None:
    assert (
        broken(almost_full, rises=True) == "full at target: target 1, actual 1, weight 1 gives 9/10; expected exactly 1"
    )


def test_a_gate_is_a_jump_and_is_found_where_it_stands() -> None:
    check_laws(gate_at_sixty, rises=True)
    message = broken(gate_at_sixty, rises=True, continuous=True)
    assert message == "continuous: target 1, actual 3/5, weight 10 gives 6; 10^-12 below it 0; expected no jump"


def test_points_off_by_the_unit_are_found() -> None:
    assert broken(by_difference, rises=True).startswith("unit-free: target 1, actual 0, weight ")


def test_a_rule_that_looks_at_printed_places_is_found() -> None:
    message = broken(by_places, without=("bounded", "unit-free"))
    assert message.startswith(
        "scale-free: target 1, actual 0, weight 1 gives 0; written as target 1.00, actual 0.00 gives 2"
    )


def test_a_rule_that_throws_or_gives_a_float_breaks_the_law_that_asked() -> None:
    assert "no points: ZeroDivisionError" in broken(
        lambda t, a, w: w / (a - t), without=tuple(set(LAWS) - {"full at target"})
    )
    assert "no points: TypeError" in broken(lambda t, a, w: 0.5, without=tuple(set(LAWS) - {"bounded"}))


@given(targets(), weights())
def test_the_strategies_give_what_paper_can_print(target: Decimal, weight: Decimal) -> None:
    assert target > 0
    assert 0 < weight <= 100
    assert isinstance(target, Decimal)


@given(actuals(Decimal(30)))
def test_actuals_are_decimals(actual: Decimal) -> None:
    assert isinstance(actual, Decimal)


@settings(max_examples=25, deadline=None)
@given(forms())
def test_every_form_is_scored_and_audited(form: pe.Form) -> None:
    card = pe.score(form)
    assert len(card.lines) == len(form.indicators) + 1
    assert pe.audit(form).findings is not None
    if card.total is not None:
        assert card.total >= 0


def test_a_rule_that_needs_the_row_obeys_the_same_laws() -> None:
    @pe.rule(needs="row", rises=True)
    def by_row(row):  # type: ignore[no-untyped-def]
        return row.weight if row.actual > row.target else row.weight / 2

    assert broken(by_row) == "full at target: target 1, actual 1, weight 1 gives 1/2; expected exactly 1"


RULES_UNDER_TEST = """
import perfeval as pe
from hypothesis import given
from perfeval.testing import actuals, targets

@pe.rule(rises=True, version="1", source="memo 7")
def draft(target, actual, weight):
    return weight if actual > target else weight / 2

@pe.rule(rises=True, version="2", source="memo 7")
def mended(target, actual, weight):
    return weight if actual >= target else weight / 2

def test_draft(laws):
    laws(draft)

def test_mended(laws):
    laws(mended)

@given(targets(), actuals())
def test_by_hand(target, actual):
    assert draft(target, actual, 10) == (10 if actual >= target else 5)
"""


# An installed wheel declares the plugin; a build folder does not.
INSTALLED = any(point.value == "perfeval.pytest_plugin" for point in entry_points(group="pytest11"))
PLUGIN = () if INSTALLED else ("-p", "perfeval.pytest_plugin")


def test_the_plugin_gives_the_laws_to_a_users_tests(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(RULES_UNDER_TEST)
    outcome = pytester.runpytest_subprocess(*PLUGIN, "-p", "no:cacheprovider")
    outcome.assert_outcomes(passed=1, failed=2)
    outcome.stdout.fnmatch_lines(
        [
            "*LawBroken: full at target: target 1, actual 1, weight 1 gives 1/2; expected exactly 1",
            "*target = Decimal('1'), actual = Decimal('1')",
        ]
    )
    assert "perfeval/testing.py" not in outcome.stdout.str()  # the failure shows the user's line


def test_the_plugin_needs_hypothesis_only_where_it_is_asked(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("import sys\ndef test_nothing_of_ours():\n    assert 'perfeval.testing' not in sys.modules")
    pytester.runpytest_subprocess(*PLUGIN).assert_outcomes(passed=1)


def test_the_package_declares_the_plugin() -> None:
    declared = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert '[project.entry-points.pytest11]\nperfeval = "perfeval.pytest_plugin"\n' in declared
