"""The laws of scoring: each says in words what is wrong with a rule, with the smallest actual found, or None."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import strategies as st

from perfeval.numbers import round as exact_round
from perfeval.testing_search import GRID, GRID_TARGETS, Question, Trial, exact, grid_actuals, questions, smallest, words
from perfeval.testing_strategies import actuals, targets, weights

__all__ = ["LAWS"]


def bounded(rule: Trial) -> str | None:
    """0 <= points <= cap * weight."""

    def breaks(question: Question) -> bool:
        points = rule.ask(*question)
        return isinstance(points, str) or not 0 <= points <= rule.cap * exact(question[2])

    found: Question | None = smallest(GRID, questions(), breaks, rule.examples)
    return found and f"{words(*found, rule.ask(*found))}; expected 0 to {rule.cap * exact(found[2])}"


def monotone(rule: Trial) -> str | None:
    """The points never fall (or rise) as the actual rises, if the rule declares a direction."""
    if rule.rises is None:
        return None

    @st.composite
    def pairs(draw: st.DrawFn) -> tuple[Decimal, Decimal, Decimal, Decimal]:
        target, actual, weight = draw(questions())
        return target, actual, draw(actuals(target)), weight

    def breaks(pair: tuple[Decimal, Decimal, Decimal, Decimal]) -> bool:
        target, low, high, weight = pair
        here, there = rule.ask(target, low, weight), rule.ask(target, high, weight)
        if isinstance(here, str) or isinstance(there, str):
            return True
        return low < high and (there < here if rule.rises else here < there)

    found = smallest(_grid_pairs(), pairs(), breaks, rule.examples)
    if not found:
        return None
    target, low, high, weight = found
    there = rule.ask(target, high, weight)
    wanted = "no fall" if rule.rises else "no rise"
    here = words(target, low, weight, rule.ask(target, low, weight))
    return f"{here}; actual {high} gives {there}; expected {wanted} as the actual rises"


def _grid_pairs() -> Iterator[tuple[Decimal, Decimal, Decimal, Decimal]]:
    for target in GRID_TARGETS:
        for low, high in pairwise(sorted(grid_actuals(target))):
            yield target, low, high, Decimal(1)


def full_at_target(rule: Trial) -> str | None:
    """Exactly the weight if the actual equals the target."""

    def breaks(pair: tuple[Decimal, Decimal]) -> bool:
        return rule.ask(pair[0], *pair) != exact(pair[1])

    found = smallest(
        [(target, weight) for target, _, weight in GRID], st.tuples(targets(), weights()), breaks, rule.examples
    )
    if not found:
        return None
    target, weight = found
    return f"{words(target, target, weight, rule.ask(target, target, weight))}; expected exactly {weight}"


def continuous(rule: Trial) -> str | None:
    """No jump, if the rule declares it; jumps are located by bisection, down to a millionth of the weight."""
    if not rule.continuous:
        return None
    for target in (Decimal(1), Decimal(7), Decimal(100)):
        for low, high in _neighbours(target):
            jump = _jump(rule, exact(target), low, high)
            if jump is not None:
                here = words(target, jump, 10, rule.ask(target, jump, 10))
                return f"{here}; {_sides(rule, target, jump)}; expected no jump"
    return None


def _neighbours(target: Decimal) -> Iterator[tuple[Fraction, Fraction]]:
    steps = [exact(target) * Fraction(k, 20) for k in range(-2, 81)]
    yield from pairwise(steps)


def _distance(a: Fraction | str, b: Fraction | str) -> Fraction:
    if isinstance(a, str) or isinstance(b, str):
        return Fraction(0 if a == b else 1)
    return abs(a - b)


def _jump(rule: Trial, target: Fraction, low: Fraction, high: Fraction) -> Fraction | None:
    def apart(a: Fraction, b: Fraction) -> Fraction:
        return _distance(rule.ask(target, a, 10), rule.ask(target, b, 10))

    if apart(low, high) == 0:
        return None
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (low, middle) if apart(low, middle) >= apart(middle, high) else (middle, high)
    return _simplest(low, high) if apart(low, high) * 1_000_000 > 10 else None


def _simplest(low: Fraction, high: Fraction) -> Fraction:
    places = 0
    while True:
        cut = Fraction(high.numerator * 10**places // high.denominator, 10**places)
        if cut >= low or places > 15:
            return cut
        places += 1


def _sides(rule: Trial, target: Decimal, jump: Fraction) -> str:
    little = Fraction(1, 10**12)
    here = rule.ask(target, jump, 10)
    below, above = rule.ask(target, jump - little, 10), rule.ask(target, jump + little, 10)
    before = _distance(here, below) >= _distance(here, above)
    return f"10^-12 {'below' if before else 'above'} it {_short(below if before else above)}"


def _short(points: Fraction | str) -> str:
    if isinstance(points, str) or points.denominator < 10_000:
        return str(points)
    return f"about {exact_round(points, 6, 'half_even').normalize():f}"


def unit_free(rule: Trial) -> str | None:
    """The same points if target and actual are given in another unit."""
    factors = [Decimal(10), Decimal(100), Decimal(10_000), Decimal(12), Decimal(7), Decimal("0.01")]

    def other(question: Question) -> tuple[Decimal, Decimal, Fraction | str] | None:
        target, actual, weight = question
        here = rule.ask(*question)
        for factor in factors:
            there = rule.ask(target * factor, actual * factor, weight)
            if there != here:
                return target * factor, actual * factor, there
        return None

    found: Question | None = smallest(GRID, questions(), lambda question: other(question) is not None, rule.examples)
    if not found:
        return None
    target, actual, points = other(found)  # type: ignore[misc]
    there = f"in another unit (target {target}, actual {actual}) gives {points}"
    return f"{words(*found, rule.ask(*found))}; {there}; expected the same"


def scale_free(rule: Trial) -> str | None:
    """The same points for 2.50 and 2.5."""

    def longer(value: Decimal) -> Decimal:
        return value.quantize(Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)) - 2))

    def breaks(question: Question) -> bool:
        target, actual, weight = question
        return rule.written(*question) != rule.written(longer(target), longer(actual), weight)

    found: Question | None = smallest(GRID, questions(), breaks, rule.examples)
    if not found:
        return None
    target, actual, weight = found
    there = rule.written(longer(target), longer(actual), weight)
    return (
        f"{words(target, actual, weight, rule.written(*found))}; "
        f"written as target {longer(target)}, actual {longer(actual)} gives {there}; expected the same"
    )


LAWS: dict[str, Callable[[Trial], str | None]] = {
    "bounded": bounded,
    "monotone": monotone,
    "full at target": full_at_target,
    "continuous": continuous,
    "unit-free": unit_free,
    "scale-free": scale_free,
}
"""Every law by its name: it returns the violation in words, or None."""
