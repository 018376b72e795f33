"""Rules as code: functions from exact values to points, which remain ordinary callables."""

from collections.abc import Callable
from fractions import Fraction
from functools import update_wrapper
from typing import Any, overload

from perfeval import _core
from perfeval.calls import Row, found
from perfeval.errors import InvalidValue
from perfeval.near import nearest
from perfeval.numbers import Number

__all__ = ["Row", "Rule", "rule"]


class Rule:
    """A scoring rule: called with exact numbers, it returns the exact points.

    Its function receives each number as a Fraction and may return a Fraction, an int or a Decimal; a float is refused
    as an argument and as a result. With needs="row" the function receives the whole Row instead.
    """

    def __init__(
        self, function: Callable[..., Number], *, rises: bool | None, version: str, source: str, needs: str
    ) -> None:
        if not callable(function):
            raise TypeError(f"a rule is made of a function, found {found(function)}")
        if _is_suspended(function):
            raise TypeError(f"a rule returns points: {found(function)} returns a generator or a coroutine")
        _check_facts(rises, version, source, needs)
        self.function = function
        self.asked = _of_row(function) if needs else _in_order(function)
        self.rises = rises
        self.version = version
        self.source = source
        self.needs = needs
        update_wrapper(self, function)

    @property
    def name(self) -> str:
        """The name of the function; of an object that can be called, that of its class."""
        named = getattr(self.function, "func", self.function)  # of a functools.partial
        return str(getattr(named, "__name__", type(named).__name__))

    def __call__(self, *args: Number | Row, **kwargs: Number) -> Fraction:
        """Return the points for exact values.

        Raises: TypeError for a float or a bool, passed or returned; DivisionByZero if the function divides by zero.
        """
        for value in args:
            if type(value) is not Fraction:
                break
        else:
            if not kwargs:
                points = self.function(*args, **kwargs)
                return points if type(points) is Fraction else _returned(self.name, points)
        exact: Any = [_exact(value) for value in args]
        named: Any = {name: _exact(value) for name, value in kwargs.items()}
        return _returned(self.name, self.function(*exact, **named))

    def __repr__(self) -> str:
        return f"<rule {self.name} {self.version}>".replace(" >", ">")

    def __reduce__(self) -> str:
        """Pickle by name, like a function: the module must be importable when it is unpickled."""
        return str(getattr(self.function, "__qualname__", self.name))


NUMBERS = ("target", "actual", "weight")


def _check_facts(rises: object, version: object, source: object, needs: object) -> None:
    """Raises: TypeError for a fact of another type, InvalidValue for an unknown need."""
    for name, text in (("version", version), ("source", source), ("needs", needs)):
        if not isinstance(text, str):
            raise TypeError(f"{name} must be a text, found {found(text)}")
    if rises is not None and not isinstance(rises, bool):
        raise TypeError(f"rises must be True, False or None, found {found(rises)}")
    if needs not in ("", "row"):
        raise InvalidValue(f"needs must be 'row' or empty, found {needs!r}")


def _is_suspended(function: object) -> bool:
    """Whether calling it does not run it."""
    import inspect

    kinds = (inspect.iscoroutinefunction, inspect.isgeneratorfunction, inspect.isasyncgenfunction)
    return any(is_kind(function) for is_kind in kinds)


def _in_order(function: Callable[..., Number]) -> Callable[..., Number]:
    """The function called with target, actual, weight: matched by name, in any order, or else by position.

    Raises: TypeError for a function that does not take three numbers, or that has one of the names at the place of
    another beside a name that is none of them.
    """
    try:
        import inspect

        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):  # a function of C without a signature
        return function
    fixed = [p for p in parameters if p.default is p.empty and p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]
    names = tuple(p.name for p in fixed)
    by_place = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    if set(names) == set(NUMBERS) and all(p in by_place for p in fixed):
        order = [NUMBERS.index(name) for name in names]
        return function if names == NUMBERS else lambda *given: function(*(given[number] for number in order))
    if set(names) == set(NUMBERS) or (parameters and all(p.kind == p.VAR_KEYWORD for p in parameters)):
        return lambda target, actual, weight: function(target=target, actual=actual, weight=weight)
    if not fixed and parameters:
        return function
    misplaced = [p.name for p, meant in zip(by_place, NUMBERS, strict=False) if p.name in NUMBERS and p.name != meant]
    takes_three = len(fixed) <= 3 and (len(by_place) >= 3 or any(p.kind == p.VAR_POSITIONAL for p in parameters))
    if misplaced or not takes_three:
        wanted = "a rule takes target, actual, weight (in any order if all three have these names)"
        raise TypeError(f"{wanted}, found {getattr(function, '__name__', 'a function')}({', '.join(names)})")
    return function


def _of_row(function: Callable[..., Number]) -> Callable[..., Number]:
    """The function, which takes one Row.

    Raises: TypeError for a function that one argument does not suit.
    """
    import inspect

    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # a function of C without a signature
        return function
    try:
        signature.bind(None)
    except TypeError:
        named = f"{getattr(function, '__name__', 'a function')}{signature}"
        raise TypeError(f"a rule with needs='row' takes one Row, found {named}") from None
    return function


def _exact(value: Any) -> Any:
    """A number as a Fraction; the numbers of a row as Fractions."""
    if isinstance(value, Row):
        for name in ("kind", "category"):
            known, word = _core.names()[name], getattr(value, name)
            if word not in known:
                listed = ", ".join(known)
                raise InvalidValue(f"a row has no {name} {word!r}{nearest(word, known)}, expected one of {listed}")
        return value._replace(target=_exact(value.target), actual=_exact(value.actual), weight=_exact(value.weight))
    return _core.as_fraction(value)


def _returned(name: str, points: object) -> Fraction:
    try:
        return _core.as_fraction(points)
    except TypeError as error:
        raise TypeError(f"rule {name} did not return an exact number: {error}") from None


@overload
def rule(function: Callable[..., Number], /) -> Rule: ...


@overload
def rule(
    *, rises: bool | None = None, version: str = "", source: str = "", needs: str = ""
) -> Callable[[Callable[..., Number]], Rule]: ...


def rule(
    function: Callable[..., Number] | None = None,
    /,
    *,
    rises: bool | None = None,
    version: str = "",
    source: str = "",
    needs: str = "",
) -> Rule | Callable[[Callable[..., Number]], Rule]:
    """Turn a function into a scoring rule; it remains an ordinary callable.

    The function takes target, actual, weight: by these names in any order, or by other names in this order.
    rises: whether the points rise (True) or fall (False) with the actual; None if neither is promised.
    version, source: cited in the record of a score.
    needs: "row" if the function takes the whole Row: rule(row) instead of rule(target, actual, weight).
    Raises: TypeError for a function of other parameters (with needs="row", for one that does not take one Row);
        InvalidValue for an unknown need.

    >>> @rule(rises=True, version="1", source="our own manual, section 3")
    ... def half_marks(target, actual, weight):
    ...     return weight if actual >= target else weight / 2
    >>> half_marks(100, 50, 10)
    Fraction(5, 1)
    >>> half_marks(100, 50, 10) == 5
    True
    >>> half_marks(100, 50.0, 10)
    Traceback (most recent call last):
    ...
    TypeError: expected an exact number (int, decimal.Decimal or fractions.Fraction), found float: ...
    >>> @rule(needs="row", version="1", source="our own manual, section 4")
    ... def double_for_accidents(row):
    ...     missed = row.actual < row.target
    ...     return row.weight - row.weight / (2 if "事故" in row.name else 4) * missed
    >>> double_for_accidents(Row(100, 50, 10, name="事故率"))
    Fraction(5, 1)
    """
    _check_facts(rises, version, source, needs)

    def make(function: Callable[..., Number]) -> Rule:
        return Rule(function, rises=rises, version=version, source=source, needs=needs)

    return make if function is None else make(function)
