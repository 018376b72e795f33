"""What an audit says of a form and of a document: totals, grades, repairs, findings."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from perfeval._core import Trouble
from perfeval.findings import Findings
from perfeval.frames import Rows
from perfeval.languages import counted
from perfeval.literals import Code, Diagnosis, FormKind, Grade
from perfeval.sealed import Sealed

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from perfeval.wanted import FormsWanted

__all__ = ["AuditedDocument", "AuditedForm", "Change", "Forms", "GradeHinge", "GradeRange", "Recomputed", "Repeat"]


@dataclass(frozen=True)
class Recomputed(Sealed):
    """The recomputed total: exact is None if a row is open; low and high are the ends of the possible range."""

    exact: Fraction | None
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True)
class GradeHinge(Sealed):
    """A score on which the grade depends: from `flips_at` on the form gets the better grade, all else unchanged."""

    field: str
    flips_at: Fraction


@dataclass(frozen=True)
class GradeRange(Sealed):
    """The grades that a form may still get.

    `low` and `high` are the ends of the totals that its open scores leave possible, `grades` those of these totals, the
    best first, and `hangs_on` the scores on which the grade depends. `message` says so in "zh" and "en".
    """

    low: Fraction
    high: Fraction
    grades: tuple[Grade, ...]
    hangs_on: tuple[GradeHinge, ...]
    message: dict[str, str]

    def __hash__(self) -> int:
        return hash((self.low, self.high, self.hangs_on))


@dataclass(frozen=True)
class Change(Sealed):
    """One cell of a repair: what it prints and the text to put there.

    `label` names the cell in words. `slip` is the slip that would have led from `value` to `printed`, named as the
    diagnosis of a finding.
    """

    field: str
    printed: str | None
    value: str
    slip: Diagnosis
    label: str = dataclasses.field(default="", repr=False)


@dataclass(frozen=True, repr=False)
class AuditedForm(Sealed):
    """One form of an audited document.

    `grade_range` says which grades its open scores leave possible; None if it prints no score.
    `digest` says in "zh" and "en", in two sentences at most, what to ask the author. `repairs` are the smallest sets of
    cells whose change makes its figures consistent, the likeliest first. `kind` is what it is a form of; None in a
    report that was written before reports had it.
    """

    index: int
    project: str
    department: str
    unit: str
    year: int | None
    printed: str | None
    recomputed: Recomputed
    grade: Grade | None
    grade_range: GradeRange | None
    verdicts: dict[str, int]
    digest: dict[str, str]
    findings: Findings
    repairs: tuple[tuple[Change, ...], ...]
    kind: FormKind | None = None

    def __hash__(self) -> int:
        return hash((self.index, self.project, self.findings))

    def _sealed_text(self) -> str:
        return f"<AuditedForm {self.index} {self.project!r}, {self.year}, {len(self.findings)} findings>"

    def __repr__(self) -> str:
        return f"<AuditedForm {self.index} {self.project!r}, {self.year}, {counted(len(self.findings), 'finding')}>"


class Forms(Rows[AuditedForm]):
    """The forms of a report, in order."""

    _one = "a form"
    _several = "forms"
    _words: ClassVar = {"grade": "grade", "kind": "form_kind"}

    def where(
        self, predicate: Callable[[AuditedForm], object] | None = None, /, **wanted: "Unpack[FormsWanted]"
    ) -> "Forms":
        """The forms whose columns have the given values: where(grade="good", year=[2021, 2022]).

        Values, functions and errors are those of `Findings.where`.
        """
        return self._filtered(predicate, wanted)


@dataclass(frozen=True)
class Repeat(Sealed):
    """The notes of one code that several forms of a document have; the findings of the forms have them too.

    `fields` are the cells, each with the number of its form; `message` has the text in "zh" and "en".
    """

    code: Code
    forms: tuple[int, ...]
    fields: tuple[tuple[int, str], ...]
    message: dict[str, str]

    def __hash__(self) -> int:
        return hash((self.code, self.fields))


@dataclass(frozen=True, repr=False)
class AuditedDocument(Sealed):
    """One audited document: its forms, the findings about the document itself, the troubles met while reading it.

    `repeats` names each code of notes that several of its forms have, once.
    """

    path: str
    sha256: str | None
    troubles: tuple[Trouble, ...]
    findings: Findings
    forms: tuple[AuditedForm, ...]
    repeats: tuple[Repeat, ...] = ()

    def __repr__(self) -> str:
        return f"<AuditedDocument {self.path!r}, {counted(len(self.forms), 'form')}>"

    @property
    def readable(self) -> bool:
        """Whether anything of it could be read."""
        return not self.findings.where(code="unreadable-document")
