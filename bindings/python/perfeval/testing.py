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

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeAlias

import hypothesis
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from perfeval import _core
from perfeval._core import Form
from perfeval.numbers import Number
from perfeval.numbers import round as exact_round
from perfeval.rules import Row

__all__ = ["LAWS", "LawBroken", "actuals", "check_laws", "forms", "targets", "weights"]

Points = Callable[[Any, Any, Any], Any]
"""A rule: points(target, actual, weight). A function under @pe.rule is one."""


class LawBroken(AssertionError):
    """A rule breaks a law of scoring; the message shows the smallest actual that was found, and both sides."""


# --- strategies


def targets(places: int = 2) -> st.SearchStrategy[Decimal]:
    """Targets above 0, as printed: Decimals with up to `places` decimal places, the simplest first."""
    return st.one_of(st.integers(1, 100).map(Decimal), _decimals(1, 1_000_000, places))


def actuals(target: Decimal | None = None, places: int = 2) -> st.SearchStrategy[Decimal]:
    """Actuals as printed; given a target, also multiples of a twentieth up to four times it, and its neighbours."""
    anything = st.one_of(
        st.integers(0, 200).map(Decimal), _decimals(0, 2_000_000, places), st.integers(-20, -1).map(Decimal)
    )
    if target is None:
        return anything
    near = st.integers(0, 80).map(lambda k: target * k * Decimal("0.05"))
    beside = st.sampled_from(["0", "0.01", "-0.01", "1", "-1"]).map(lambda step: target + Decimal(step))
    return st.one_of(anything, near, beside)


def weights() -> st.SearchStrategy[Decimal]:
    """Weights of 1 to 100 points, including halves."""
    return st.one_of(st.integers(1, 100).map(Decimal), st.integers(1, 199).map(lambda n: Decimal(n) / 2))


@st.composite
def forms(draw: st.DrawFn, rows: int = 6) -> Form:
    """Forms as printed, with correct and incorrect figures: up to `rows` indicators, read by the recogniser."""
    lines = draw(st.lists(_indicator_lines(), min_size=1, max_size=rows))
    budget, executed = draw(st.integers(1, 10_000)), draw(st.integers(0, 12_000))
    total = sum((Decimal(line[6]) for line in lines), Decimal(0))
    printed = draw(st.one_of(st.just(total), st.integers(0, 120).map(Decimal)))
    table = [
        ["项目支出绩效自评表"],
        ["项目名称", "道路养护"],
        ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["", "年度资金总额", str(budget), str(budget), str(executed), "10", _percent(executed, budget), "10"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        *lines,
        ["总分", "", "", "", "", "100", str(printed), ""],
    ]
    (form,) = _core.read_tables([_core.Table(table)]).forms
    return form


@st.composite
def _indicator_lines(draw: st.DrawFn) -> list[str]:
    level1, level2, unit = draw(
        st.sampled_from(
            [
                ("产出指标", "数量指标", "公里"),
                ("产出指标", "质量指标", "%"),
                ("效益指标", "社会效益指标", "人"),
                ("满意度指标", "服务对象满意度指标", "%"),
            ]
        )
    )
    sign = draw(st.sampled_from(["≥", "≤", "=", "＞", ""]))
    target = draw(targets())
    weight = draw(st.integers(1, 50))
    score = draw(st.integers(0, weight))
    return [
        level1,
        level2,
        "指标",
        f"{sign}{target:f}{unit}",
        f"{draw(actuals(target)):f}{unit}",
        str(weight),
        str(score),
        "",
    ]


def _decimals(least: int, most: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).map(lambda n: Decimal(n).scaleb(-places))


def _percent(part: int, whole: int) -> str:
    return f"{exact_round(Fraction(100 * part, whole), 2, 'half_up')}%"


# --- laws


@dataclass(frozen=True)
class _Trial:
    """A rule with the properties it declares."""

    points: Points
    rises: bool | None
    cap: Fraction
    continuous: bool
    examples: int

    def ask(self, target: Number, actual: Number, weight: Number) -> Fraction | str:
        """Return the points, or why there are none."""
        try:
            return _core.as_fraction(self.points(_exact(target), _exact(actual), _exact(weight)))
        except Exception as error:  # any exception that a user's rule raises is its answer
            return f"no points: {type(error).__name__}: {error}"

    def written(self, target: Decimal, actual: Decimal, weight: Decimal) -> Fraction | str:
        """Like ask, but with the numbers as written."""
        try:
            return _core.as_fraction(self.points(target, actual, weight))
        except Exception as error:  # as above
            return f"no points: {type(error).__name__}: {error}"


def _of_numbers(rule: Points) -> Points:
    """A rule that needs the row, called with a row that contains only the numbers."""
    if getattr(rule, "needs", "") != "row":
        return rule
    return lambda target, actual, weight: rule(Row(target, actual, weight))  # type: ignore[call-arg]


def _exact(value: Number) -> Fraction:
    return _core.as_fraction(value)


Question: TypeAlias = tuple[Decimal, Decimal, Decimal]
"""target, actual, weight"""


@st.composite
def _questions(draw: st.DrawFn) -> Question:
    target = draw(targets())
    return target, draw(actuals(target)), draw(weights())


def _grid_actuals(target: Decimal) -> list[Decimal]:
    """Actuals around a target, the simplest first: fewest places, then smallest."""
    steps = [target * k * Decimal("0.05") for k in range(-4, 61)]
    near = [target + Decimal(step) for step in ("0.01", "-0.01", "1", "-1")]
    known = {x.normalize(): x for x in [*map(Decimal, range(13)), Decimal(-1), *steps, *near]}
    return sorted(known, key=lambda x: (max(0, -int(x.as_tuple().exponent)), abs(x)))


_GRID_TARGETS = [Decimal(t) for t in ("1", "2", "3", "10", "7", "100", "0.6", "12.5")]
_GRID: list[Question] = [
    (target, actual, weight)
    for target in _GRID_TARGETS
    for weight in map(Decimal, (1, 10))
    for actual in _grid_actuals(target)
]


def _smallest(
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


def _words(target: object, actual: object, weight: object, points: object) -> str:
    return f"target {target}, actual {actual}, weight {weight} gives {points}"


def bounded(rule: _Trial) -> str | None:
    """0 <= points <= cap * weight."""

    def breaks(question: Question) -> bool:
        points = rule.ask(*question)
        return isinstance(points, str) or not 0 <= points <= rule.cap * _exact(question[2])

    found: Question | None = _smallest(_GRID, _questions(), breaks, rule.examples)
    return found and f"{_words(*found, rule.ask(*found))}; expected 0 to {rule.cap * _exact(found[2])}"


def monotone(rule: _Trial) -> str | None:
    """The points never fall (or rise) as the actual rises, if the rule declares a direction."""
    if rule.rises is None:
        return None

    @st.composite
    def pairs(draw: st.DrawFn) -> tuple[Decimal, Decimal, Decimal, Decimal]:
        target, actual, weight = draw(_questions())
        return target, actual, draw(actuals(target)), weight

    def breaks(pair: tuple[Decimal, Decimal, Decimal, Decimal]) -> bool:
        target, low, high, weight = pair
        here, there = rule.ask(target, low, weight), rule.ask(target, high, weight)
        if isinstance(here, str) or isinstance(there, str):
            return True
        return low < high and (there < here if rule.rises else here < there)

    found = _smallest(_grid_pairs(), pairs(), breaks, rule.examples)
    if not found:
        return None
    target, low, high, weight = found
    there = rule.ask(target, high, weight)
    wanted = "no fall" if rule.rises else "no rise"
    here = _words(target, low, weight, rule.ask(target, low, weight))
    return f"{here}; actual {high} gives {there}; expected {wanted} as the actual rises"


def _grid_pairs() -> Iterator[tuple[Decimal, Decimal, Decimal, Decimal]]:
    for target in _GRID_TARGETS:
        for low, high in pairwise(sorted(_grid_actuals(target))):
            yield target, low, high, Decimal(1)


def full_at_target(rule: _Trial) -> str | None:
    """Exactly the weight if the actual equals the target."""

    def breaks(pair: tuple[Decimal, Decimal]) -> bool:
        return rule.ask(pair[0], *pair) != _exact(pair[1])

    found = _smallest(
        [(target, weight) for target, _, weight in _GRID], st.tuples(targets(), weights()), breaks, rule.examples
    )
    if not found:
        return None
    target, weight = found
    return f"{_words(target, target, weight, rule.ask(target, target, weight))}; expected exactly {weight}"


def continuous(rule: _Trial) -> str | None:
    """No jump, if the rule declares it; jumps are located by bisection, down to a millionth of the weight."""
    if not rule.continuous:
        return None
    for target in (Decimal(1), Decimal(7), Decimal(100)):
        for low, high in _neighbours(target):
            jump = _jump(rule, _exact(target), low, high)
            if jump is not None:
                here = _words(target, jump, 10, rule.ask(target, jump, 10))
                return f"{here}; {_sides(rule, target, jump)}; expected no jump"
    return None


def _neighbours(target: Decimal) -> Iterator[tuple[Fraction, Fraction]]:
    steps = [_exact(target) * Fraction(k, 20) for k in range(-2, 81)]
    yield from pairwise(steps)


def _distance(a: Fraction | str, b: Fraction | str) -> Fraction:
    if isinstance(a, str) or isinstance(b, str):
        return Fraction(0 if a == b else 1)
    return abs(a - b)


def _jump(rule: _Trial, target: Fraction, low: Fraction, high: Fraction) -> Fraction | None:
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


def _sides(rule: _Trial, target: Decimal, jump: Fraction) -> str:
    little = Fraction(1, 10**12)
    here = rule.ask(target, jump, 10)
    below, above = rule.ask(target, jump - little, 10), rule.ask(target, jump + little, 10)
    before = _distance(here, below) >= _distance(here, above)
    return f"10^-12 {'below' if before else 'above'} it {_short(below if before else above)}"


def _short(points: Fraction | str) -> str:
    if isinstance(points, str) or points.denominator < 10_000:
        return str(points)
    return f"about {exact_round(points, 6, 'half_even').normalize():f}"


def unit_free(rule: _Trial) -> str | None:
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

    found: Question | None = _smallest(_GRID, _questions(), lambda question: other(question) is not None, rule.examples)
    if not found:
        return None
    target, actual, points = other(found)  # type: ignore[misc]
    there = f"in another unit (target {target}, actual {actual}) gives {points}"
    return f"{_words(*found, rule.ask(*found))}; {there}; expected the same"


def scale_free(rule: _Trial) -> str | None:
    """The same points for 2.50 and 2.5."""

    def longer(value: Decimal) -> Decimal:
        return value.quantize(Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)) - 2))

    def breaks(question: Question) -> bool:
        target, actual, weight = question
        return rule.written(*question) != rule.written(longer(target), longer(actual), weight)

    found: Question | None = _smallest(_GRID, _questions(), breaks, rule.examples)
    if not found:
        return None
    target, actual, weight = found
    there = rule.written(longer(target), longer(actual), weight)
    return (
        f"{_words(target, actual, weight, rule.written(*found))}; "
        f"written as target {longer(target)}, actual {longer(actual)} gives {there}; expected the same"
    )


LAWS: dict[str, Callable[[_Trial], str | None]] = {
    "bounded": bounded,
    "monotone": monotone,
    "full at target": full_at_target,
    "continuous": continuous,
    "unit-free": unit_free,
    "scale-free": scale_free,
}
"""Every law by its name: it returns the violation in words, or None."""


def check_laws(
    rule: Points,
    *,
    rises: bool | None = None,
    cap: Number = 1,
    continuous: bool = False,
    without: tuple[str, ...] = (),
    examples: int = 50,
) -> None:
    """Check a rule against the laws of scoring.

    rule: points(target, actual, weight); a function under @pe.rule declares whether it rises.
    rises: whether the points rise (True) or fall (False) with the actual.
    cap: the largest share of the weight that it gives.
    continuous: whether it has no jump.
    without: the names of laws that are not checked.
    examples: the number of questions that hypothesis asks for each law in addition to a fixed grid.
    Raises: LawBroken, naming every law that is broken, each with the smallest actual that was found.

    >>> check_laws(lambda target, actual, weight: weight if actual >= target else weight / 2, rises=True)
    """
    __tracebackhide__ = True
    declared = rises if rises is not None else getattr(rule, "rises", None)
    trial = _Trial(_of_numbers(rule), declared, _exact(cap), continuous, examples)
    broken = [f"{name}: {wrong}" for name, law in LAWS.items() if name not in without and (wrong := law(trial))]
    if broken:
        raise LawBroken("\n".join(broken))
