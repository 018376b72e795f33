"""A kit for testing rules with pytest: hypothesis strategies, and the laws of scoring for any rule in one line.

Needs the package hypothesis (`pip install hypothesis`, the extra perfeval[testing]). In pytest the fixture `laws` is
check_laws, provided by the plugin perfeval.pytest_plugin.

>>> from fractions import Fraction
>>> def uncapped(target, actual, weight):
...     return max(actual, Fraction(0)) / target * weight
>>> check_laws(uncapped, rises=True)
Traceback (most recent call last):
...
perfeval.testing.LawBroken: bounded: target 1, actual 2, weight 1 gives 2; expected 0 to 1
"""

from perfeval.numbers import Number
from perfeval.testing_laws import LAWS
from perfeval.testing_search import Points, Trial, exact, of_numbers
from perfeval.testing_strategies import actuals, forms, targets, weights

__all__ = ["LAWS", "LawBroken", "actuals", "check_laws", "forms", "targets", "weights"]


class LawBroken(AssertionError):
    """A rule breaks a law of scoring; the message shows the smallest actual that was found, and both sides."""


def check_laws(
    rule: Points,
    *,
    rises: bool | None = None,
    cap: Number = 1,
    continuous: bool = False,
    one_unit: bool = False,
    without: tuple[str, ...] = (),
    examples: int = 50,
) -> None:
    """Check a rule against the laws of scoring.

    rule: points(target, actual, weight); a function under @pe.rule declares whether it rises.
    rises: whether the points rise (True) or fall (False) with the actual.
    cap: the largest share of the weight that it gives.
    continuous: whether it has no jump.
    one_unit: whether its points depend on the unit (one point per unit missing), so that it need not be unit-free.
    without: the names of laws that are not checked.
    examples: the number of questions that hypothesis asks for each law in addition to a fixed grid.
    Raises: LawBroken, naming every law that is broken, each with the smallest actual that was found.

    >>> check_laws(lambda target, actual, weight: weight if actual >= target else weight / 2, rises=True)
    >>> def a_point_a_unit(target, actual, weight):
    ...     return max(weight - max(target - actual, 0), 0)
    >>> check_laws(a_point_a_unit, rises=True, one_unit=True)
    """
    __tracebackhide__ = True
    left_out = (*without, "unit-free") if one_unit else without
    declared = rises if rises is not None else getattr(rule, "rises", None)
    trial = Trial(of_numbers(rule), declared, exact(cap), continuous, examples)
    broken = [f"{name}: {wrong}" for name, law in LAWS.items() if name not in left_out and (wrong := law(trial))]
    if broken:
        raise LawBroken("\n".join(broken))
