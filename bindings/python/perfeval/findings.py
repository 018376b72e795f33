"""Findings of an audit, and sequences of them."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from perfeval._core import Rounding, frame_of_findings, names
from perfeval.calls import found
from perfeval.errors import InvalidValue
from perfeval.field_paths import check_path
from perfeval.frames import Rows, Whole, check_count
from perfeval.languages import counted
from perfeval.literals import Code, Diagnosis, Severity, Verdict
from perfeval.sealed import Sealed

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from perfeval.wanted import FindingsWanted

__all__ = ["SEVERITIES", "Finding", "Findings"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""The severities, the gravest first."""


@dataclass(frozen=True)
class Finding(Sealed):
    """A figure that does not add up, or a cell that a reviewer would ask about.

    `field` is a path that `form[field]` accepts; a note that stands for several cells has all of them in `fields`,
    any other finding its one field. `cell` is (table, row, column), counted from 1, or None; `message`
    has the text in "zh" and "en". `document` and `form` say where it was found; `form` is None across forms.
    `forms` are the numbers of other forms that it concerns; across documents, `documents` are their paths.
    `totals` of a rounding-convention are (form, total under the rules, total with the score rounded that way).
    `project`, `department`, `unit` and `year` are those of its form.
    """

    code: Code
    severity: Severity
    verdict: Verdict | None
    field: str
    fields: tuple[str, ...]
    label: str
    cell: tuple[int, int, int] | None
    printed: str | None
    expected: str | None
    message: dict[str, str]
    source: str
    diagnosis: Diagnosis | None
    rounding: Rounding | None
    candidates: tuple[str, ...]
    explained_by: str | None
    forms: tuple[int, ...]
    documents: tuple[str, ...]
    document: str
    form: int | None
    totals: tuple[tuple[int, Fraction, Fraction], ...] = ()
    project: str = dataclasses.field(default="", repr=False)
    department: str = dataclasses.field(default="", repr=False)
    unit: str = dataclasses.field(default="", repr=False)
    year: int | None = dataclasses.field(default=None, repr=False)

    def __hash__(self) -> int:
        return hash((self.code, self.field, self.document, self.form))

    def __str__(self) -> str:
        return f"{self.severity} {self.code} at {self.field}: {self.message['en']}"


_COLUMNS = tuple(Finding.__dataclass_fields__)
_PLACES = ("table", "row", "column")  # the parts of a cell, columns of their own
_KINDS: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("form", "year", "table", "row", "column"), (int, type(None))),
    **dict.fromkeys(("field", "label", "source", "document", "path", "project", "department", "unit"), (str,)),
    **dict.fromkeys(("printed", "expected", "explained_by"), (str, type(None))),
    **dict.fromkeys(("fields", "forms", "documents", "candidates", "totals"), (tuple,)),
    "cell": (tuple, type(None)),
    "message": (dict,),
    "rounding": (Rounding, type(None)),
}
_KIND_WORDS = {int: "a whole number", str: "a text", tuple: "a tuple", dict: "a dictionary", Rounding: "a Rounding"}


class Findings(Sealed, Rows[Finding]):
    """A sequence of findings that can be counted, filtered and given away as columns."""

    _one = "a finding"
    _several = "findings"
    _words: ClassVar = {word: word for word in ("code", "severity", "verdict", "diagnosis")}

    def __init__(self, findings: Iterable[Finding]) -> None:
        if not isinstance(findings, Iterable):
            raise TypeError(f"findings must be an iterable of Finding, found {found(findings)}")
        held = tuple(findings)
        for number, item in enumerate(held, 1):
            if not isinstance(item, Finding):
                raise TypeError(f"item {number} is {found(item)}, expected a Finding")
        self._whole, self._numbers = _whole_of(held), None

    def _arguments(self) -> tuple[object, ...]:
        return (tuple(self),)

    def _sealed_text(self) -> str:
        each = ", ".join(f"{number} {severity}" for severity, number in self.counts("severity").items())
        return f"<{len(self)} findings: {each}>"

    def __repr__(self) -> str:
        each = ", ".join(counted(n, severity) for severity, n in self.counts("severity").items())
        return f"<{counted(len(self), 'finding')}" + (f": {each}>" if each else ">")

    def counts(self, column: str = "code") -> dict[str, int]:
        """The number of findings with each code (or severity, field, document …), the most frequent first.

        Raises: InvalidValue for an attribute that findings do not have.
        """
        numbers = super().counts(column)
        if column == "severity":
            return {severity: numbers[severity] for severity in SEVERITIES if severity in numbers}
        return numbers

    def where(
        self, predicate: Callable[[Finding], object] | None = None, /, **wanted: "Unpack[FindingsWanted]"
    ) -> "Findings":
        """The findings that have the given values: where(severity="error", form=15).

        A sequence or set stands for any of its values: where(severity=["error", "warning"]), and where a value is a
        tuple, a list of tuples: where(cell=[(1, 7, 2), (1, 8, 2)]). A function is asked about
        each value that is known: where(form=lambda form: form > 9). `predicate` is asked about each whole finding.
        Raises: InvalidValue for an attribute that findings do not have, and for a word that does not exist: a
        misspelling never finds nothing. TypeError for a value of another type.
        """
        return self._filtered(predicate, wanted)

    def _known_names(self) -> Sequence[str]:
        return (*_COLUMNS, "path", *_PLACES)

    def _values(self, name: str) -> Sequence[object]:
        findings = map(self._whole.item, range(len(self._whole)))
        if name in _PLACES:
            return [finding.cell and finding.cell[_PLACES.index(name)] for finding in findings]
        attribute = "document" if name == "path" else name
        return [getattr(finding, attribute) for finding in findings]

    def _is_one(self, name: str, wanted: object) -> bool:
        if not isinstance(wanted, tuple) or tuple not in _KINDS.get(name, ()):
            return False
        return name != "cell" or not any(isinstance(part, tuple) for part in wanted)

    def _check_value(self, name: str, value: object) -> None:
        if name in ("code", "severity") and value is None:
            raise InvalidValue(f"there is no {name} None, expected one of {', '.join(names()[name])}")
        self._check_word(name, value)
        check_count(name, value)
        if name in _KINDS and (not isinstance(value, _KINDS[name]) or isinstance(value, bool)):
            raise TypeError(f"{name} is {_KIND_WORDS[_KINDS[name][0]]}, found {found(value)}")
        if name == "cell" and isinstance(value, tuple) and [type(part) for part in value] != [int] * len(_PLACES):
            raise TypeError(f"cell is a tuple of the numbers of table, row and column, found {found(value)}")
        if name in ("field", "explained_by") and value is not None and value not in self._values(name):
            check_path(str(value))


def _whole_of(findings: Sequence[Finding]) -> Whole[Finding]:
    """Findings without their report."""
    return Whole(lambda: len(findings), lambda lang: frame_of_findings(findings, lang), findings.__getitem__)
