"""What-if comparison: exact differences between two packs, and the actuals that would lift a form's grade."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import overload

from perfeval import _core
from perfeval._core import Document, Form
from perfeval.calls import found
from perfeval.literals import Grade, Language
from perfeval.numbers import ValueSet
from perfeval.packs import Rules, pack
from perfeval.sealed import Sealed

__all__ = ["Change", "FormChange", "Lift", "RowChange", "grade_word", "lift_by", "what_if"]


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

    def to_text(self, lang: Language = "en", fractions: bool = False) -> str:
        """Both sides and the difference; a number that does not terminate as decimals, or as n/d."""
        before, after = (_side(side, lang, fractions) for side in (self.before, self.after))
        difference = self.difference
        if not self:
            return f"{before}，没有变化" if lang == "zh" else f"{before}, no change"
        sides = f"由{before}变为{after}" if lang == "zh" else f"{before} -> {after}"
        return sides if difference is None else sides + _difference(difference, lang, fractions)

    def __str__(self) -> str:
        return self.to_text()


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
    grade_before: Grade | None
    grade_after: Grade | None
    rows: tuple[RowChange, ...]

    @property
    def grade_changes(self) -> bool:
        """Whether the grade changes."""
        return self.grade_before != self.grade_after

    @property
    def changed(self) -> tuple[RowChange, ...]:
        """The rows whose points change."""
        return tuple(row for row in self.rows if row.points)

    def to_text(self, lang: Language = "en", fractions: bool = False) -> str:
        """The total, the grade if it changes, and the rows that change; a line each."""
        rows = "".join(f"\n  {_row_name(row.field, lang)}{row.points.to_text(lang, fractions)}" for row in self.changed)
        total = self.total.to_text(lang, fractions)
        before, after = (grade_word(grade, lang) for grade in (self.grade_before, self.grade_after))
        if lang == "zh":
            grades = f"，等级由{before}变为{after}" if self.grade_changes else ""
            return f"第{self.index}张表：总分{total}{grades}{rows}"
        grades = f", {before} -> {after}" if self.grade_changes else ""
        return f"form {self.index}: {total}{grades}{rows}"

    def __str__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        from html import escape

        lines = [("total", self.total), *((row.field, row.points) for row in self.changed)]
        body = "".join(
            f"<tr><td>{escape(name)}</td><td>{_side(change.before, 'en', False)}</td>"
            f"<td>{_side(change.after, 'en', False)}</td>"
            f"<td>{'' if change.difference is None else _side(change.difference, 'en', False)}</td></tr>"
            for name, change in lines
        )
        grades = f"<p>{self.grade_before or 'open'} → {self.grade_after or 'open'}</p>" if self.grade_changes else ""
        head = "<tr><th></th><th>before</th><th>after</th><th>difference</th></tr>"
        return f"<h4>form {self.index}</h4>{grades}<table>{head}{body}</table>"


@dataclass(frozen=True)
class Lift(Sealed):
    """The actuals of one row that would lift a form to its next grade if everything else stays the same."""

    refused: str
    """Why there is no answer, in the language of `lang`; empty if there is one."""
    grade: Grade | None
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
    lang: Language = "en"
    """The language in which it was asked for."""

    def __bool__(self) -> bool:
        return not self.refused

    def to_text(self, fractions: bool = False) -> str:
        """The points that are needed and the actuals that earn them, on one line, in the language of `lang`."""
        chinese = self.lang == "zh"
        if self.refused:
            return f"不能提高等级：{self.refused}" if chinese else f"no lift: {self.refused}"
        grade, needed = grade_word(self.grade, self.lang), _side(self.needed, self.lang, fractions)
        actuals = str(self.actuals) if fractions and not chinese else _core.points_text(self.actuals, self.lang)
        printable = "" if self.printable is None else _side(self.printable, self.lang, fractions)
        if chinese:
            places = printable and f"（按填报的小数位数为{printable}）"
            return f"达到{grade}需得{needed}分，完成值应为：{actuals}{places}"
        places = printable and f"; as it is printed: {printable}"
        return f"{grade} needs {needed} points: the actual must be {actuals}{places}"

    def __str__(self) -> str:
        return self.to_text()


def _side(value: Fraction | None, lang: Language, fractions: bool) -> str:
    if value is None:
        return "未定" if lang == "zh" else "open"
    if not fractions:
        return _core.number_text(value, lang)
    exact = _core.exactly(value)
    return str(value) if exact is None else f"{exact:f}"


def _difference(value: Fraction, lang: Language, fractions: bool) -> str:
    if lang == "zh":
        return f"（{'增加' if value > 0 else '减少'}{_side(abs(value), lang, fractions)}）"
    text = _side(value, lang, fractions)
    return f" (+{text})" if value > 0 and text[0].isdigit() else f" ({text})"


def grade_word(grade: str | None, lang: Language) -> str:
    """A grade as its language has it: 优, excellent; 未定, open."""
    if grade is None:
        return "未定" if lang == "zh" else "open"
    return _core.words(lang)["grade"][grade] if lang == "zh" else grade


def _row_name(field: str, lang: Language) -> str:
    if lang != "zh":
        return f"{field}: "
    number = field.partition("[")[2].partition("]")[0]
    return f"第{number}项指标：" if number else "预算执行："


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
    several: object = forms.forms if isinstance(forms, Document) else forms
    if not isinstance(several, Iterable) or isinstance(several, (str, bytes)):
        raise TypeError(f"what_if: forms must be a Form, a Document or several forms, found {found(forms)}")
    return [_change(_core.what_if(_form(form, number), a, b)) for number, form in enumerate(several, 1)]


def _form(item: object, number: int) -> Form:
    if not isinstance(item, Form):
        raise TypeError(f"what_if: item {number} must be a Form, found {found(item)}")
    return item


def _change(made: tuple) -> FormChange:  # type: ignore[type-arg]
    index, total, before, after, rows = made
    named = tuple(RowChange(field, Change(*points)) for field, points in rows)
    return FormChange(index, Change(*total), before, after, named)


def lift_by(form: Form, indicator: int, rules: Rules = "cn-mof-2020", lang: Language = "en") -> Lift:
    """Which actuals of an indicator (counted from 1) would lift the form to its next grade, all else unchanged.

    Computed exactly, as the preimage of the row's rule. Refused, with the reason, if the total is open, the grade is
    already excellent, the row is not scored by a curve of numbers, or even its full points are not enough.
    Raises: InvalidValue if the form has no such indicator.
    """
    return Lift(*_core.lift_by(form, pack(rules), indicator, lang), lang)
