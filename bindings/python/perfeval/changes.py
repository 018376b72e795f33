"""What-if comparison: exact differences between two packs, and the actuals that would lift a form's grade."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import overload

from perfeval import _core
from perfeval._core import Document, Form
from perfeval.numbers import ValueSet
from perfeval.packs import Rules, pack
from perfeval.sealed import Sealed

__all__ = ["Change", "FormChange", "Lift", "RowChange", "lift_by", "what_if"]


@dataclass(frozen=True)
class Change(Sealed):
    """An exact amount under two packs; a side is None if it is open."""

    before: Fraction | None
    after: Fraction | None

    @property
    def difference(self) -> Fraction | None:
        """The change, after - before; None if a side is open."""
        return None if self.before is None or self.after is None else self.after - self.before

    def __bool__(self) -> bool:
        return self.before != self.after

    def __str__(self) -> str:
        difference = self.difference
        if not self:
            return f"{_side(self.before)}, no change"
        sides = f"{_side(self.before)} -> {_side(self.after)}"
        return sides if difference is None else f"{sides} ({'+' if difference > 0 else ''}{_side(difference)})"


@dataclass(frozen=True)
class RowChange(Sealed):
    """The points that a scored line adds to the total under each pack."""

    field: str
    points: Change


@dataclass(frozen=True)
class FormChange(Sealed):
    """One form under two packs. If both totals are exact, the differences of the rows add up to that of the total."""

    index: int
    total: Change
    grade_before: str | None
    grade_after: str | None
    rows: tuple[RowChange, ...]

    @property
    def grade_changes(self) -> bool:
        """Whether the grade changes."""
        return self.grade_before != self.grade_after

    @property
    def changed(self) -> tuple[RowChange, ...]:
        """The rows whose points change."""
        return tuple(row for row in self.rows if row.points)

    def __str__(self) -> str:
        grades = f", {self.grade_before or 'open'} -> {self.grade_after or 'open'}" if self.grade_changes else ""
        rows = "".join(f"\n  {row.field}: {row.points}" for row in self.changed)
        return f"form {self.index}: {self.total}{grades}{rows}"

    def _repr_html_(self) -> str:
        from html import escape

        lines = [("total", self.total), *((row.field, row.points) for row in self.changed)]
        body = "".join(
            f"<tr><td>{escape(name)}</td><td>{_side(change.before)}</td><td>{_side(change.after)}</td>"
            f"<td>{'' if change.difference is None else _side(change.difference)}</td></tr>"
            for name, change in lines
        )
        grades = f"<p>{self.grade_before or 'open'} → {self.grade_after or 'open'}</p>" if self.grade_changes else ""
        head = "<tr><th></th><th>before</th><th>after</th><th>difference</th></tr>"
        return f"<h4>form {self.index}</h4>{grades}<table>{head}{body}</table>"


@dataclass(frozen=True)
class Lift(Sealed):
    """The actuals of one row that would lift a form to its next grade if everything else stays the same."""

    refused: str
    """Why there is no answer; empty if there is one."""
    grade: str | None
    """The next grade."""
    needed: Fraction | None
    """The points that the row must earn to reach it."""
    actuals: ValueSet
    """Exactly the actuals that reach it, in the unit of the row as read: 95% is 19/20, 4公里 is 4000."""
    nearest: Fraction | None
    """The end of this set that is nearest to the actual."""
    nearest_lifts: bool
    """Whether that end itself reaches the grade; if not, the values beyond it do."""
    printable: Fraction | None
    """The nearest such actual at the places at which the actual is printed."""

    def __bool__(self) -> bool:
        return not self.refused

    def __str__(self) -> str:
        if self.refused:
            return f"no lift: {self.refused}"
        printable = "" if self.printable is None else f"; as it is printed: {_side(self.printable)}"
        return f"{self.grade} needs {_side(self.needed)} points: an actual in {self.actuals}{printable}"


def _side(value: Fraction | None) -> str:
    if value is None:
        return "open"
    exact = _core.exactly(value)
    return str(value) if exact is None else f"{exact:f}"


@overload
def what_if(forms: Form, before: Rules, after: Rules) -> FormChange: ...


@overload
def what_if(forms: Document | Iterable[Form], before: Rules, after: Rules) -> list[FormChange]: ...


def what_if(forms: Form | Document | Iterable[Form], before: Rules, after: Rules) -> FormChange | list[FormChange]:
    """Compare a form, or several, under two packs: the exact difference of each row, and the grades that change.

    >>> from perfeval import examples
    >>> change = what_if(examples()[14], "cn-mof-2020", "cn-legacy-2016")
    >>> change.total.difference == sum(row.points.difference for row in change.rows)
    True
    """
    a, b = pack(before), pack(after)
    if isinstance(forms, Form):
        return _change(_core.what_if(forms, a, b))
    several = forms.forms if isinstance(forms, Document) else forms
    return [_change(_core.what_if(form, a, b)) for form in several]


def _change(made: tuple) -> FormChange:  # type: ignore[type-arg]
    index, total, before, after, rows = made
    named = tuple(RowChange(field, Change(*points)) for field, points in rows)
    return FormChange(index, Change(*total), before, after, named)


def lift_by(form: Form, indicator: int, rules: Rules = "cn-mof-2020") -> Lift:
    """Which actuals of an indicator (counted from 1) would lift the form to its next grade, all else unchanged.

    Computed exactly, as the preimage of the row's rule. Refused, with the reason, if the total is open, the grade is
    already excellent, the row is not scored by a curve of numbers, or even its full points are not enough.
    Raises: InvalidValue if the form has no such indicator.
    """
    return Lift(*_core.lift_by(form, pack(rules), indicator))
