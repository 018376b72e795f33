"""The results of an audit: reports, audited forms, findings, and their indicators and budget lines."""

import dataclasses
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from perfeval._core import (
    Audit,
    AuditedCall,
    Form,
    Frame,
    Pack,
    Rounding,
    Trouble,
    audit_documents,
    finding_objects,
    findings_html,
    frame_of,
    frame_of_findings,
    names,
)
from perfeval._core import words as words_of
from perfeval.calls import found
from perfeval.errors import InvalidValue
from perfeval.frames import Rows, Whole
from perfeval.languages import counted
from perfeval.literals import Code, Diagnosis, Grade, Language, ReportFormat, Severity, Verdict
from perfeval.marking import Mark, marked
from perfeval.packs import Rules, pack
from perfeval.report_rows import AuditedIndicator, AuditedLine, BudgetLines, Indicators
from perfeval.sealed import Sealed
from perfeval.writing import input_written_over, write_file

if TYPE_CHECKING:
    import pandas as pd
    from typing_extensions import Unpack

    from perfeval.plots import Plots
    from perfeval.wanted import FindingsWanted, FormsWanted

__all__ = [
    "AuditedDocument",
    "AuditedForm",
    "AuditedIndicator",
    "AuditedLine",
    "BudgetLines",
    "Change",
    "Finding",
    "Findings",
    "Forms",
    "GradeHinge",
    "GradeRange",
    "Indicators",
    "Recomputed",
    "Repeat",
    "Report",
    "Trouble",
    "identities_in",
]

_SEVERITIES = ("error", "warning", "note")


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
        self._whole, self._numbers = _whole_of(tuple(findings)), None

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
            return {severity: numbers[severity] for severity in _SEVERITIES if severity in numbers}
        return numbers

    def where(
        self, predicate: Callable[[Finding], object] | None = None, /, **wanted: "Unpack[FindingsWanted]"
    ) -> "Findings":
        """The findings that have the given values: where(severity="error", form=15).

        A sequence or set stands for any of its values: where(severity=["error", "warning"]). A function is asked about
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

    def _is_list(self, name: str) -> bool:
        return name == "cell" or _KINDS.get(name) == (tuple,)

    def _check_value(self, name: str, value: object) -> None:
        if name in ("code", "severity") and value is None:
            raise InvalidValue(f"there is no {name} None, expected one of {', '.join(names()[name])}")
        self._check_word(name, value)
        if name in _KINDS and (not isinstance(value, _KINDS[name]) or isinstance(value, bool)):
            raise TypeError(f"{name} is {_KIND_WORDS[_KINDS[name][0]]}, found {found(value)}")


def _whole_of(findings: Sequence[Finding]) -> Whole[Finding]:
    """Findings without their report."""
    return Whole(lambda: len(findings), lambda lang: frame_of_findings(findings, lang), findings.__getitem__)


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
    cells whose change makes its figures consistent, the likeliest first.
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


class Report:
    """The result of auditing any number of documents. Reports are equal if their JSON texts are."""

    def __init__(self, source: "Audit | str") -> None:
        if not isinstance(source, (Audit, str)):
            raise TypeError(f"a report is made by audit, or of the JSON of one, found {found(source)}")
        self._source = source
        if isinstance(source, str) and not _is_report(source):
            raise InvalidValue("a report is made by audit, or of the JSON of one, found another text")

    @classmethod
    def closed(cls, reports: "Iterable[Report]", rules: Pack) -> "Iterator[Report]":
        """The reports of one call, each with its documents, and last of all the findings across them, if any.

        That last report has no documents.
        """
        call = AuditedCall()
        for report in reports:
            if not isinstance(report._source, str):
                call.take(report._source)
            yield report
        last = call.report(rules)
        if last.worst:
            yield cls(last)

    @staticmethod
    def once(reports: "Iterable[Report]") -> "Iterator[Report]":
        """The reports of one call; the last one says which rules written in Python no row of any of them fitted."""
        held: Report | None = None
        unused: list[Trouble] | None = None
        for report in reports:
            if held is not None:
                yield held
                held = None
            if isinstance(report._source, str) or report._source.portable:
                yield report
                continue
            held, own = report, report._source.take_rules_without_row()
            if report._source.counts["forms"]:
                unused = own if unused is None else [one for one in unused if one in own]
        if held is not None:
            held._audit().add_troubles(unused or [])
            yield held

    @classmethod
    def of_many(cls, reports: "Iterable[Report]", rules: Rules) -> "Report":
        """One report of the documents of many reports, all audited under these rules.

        Raises: TypeError for an item that is not a report.
        """
        whole = audit_documents([], pack(rules))
        if not isinstance(reports, Iterable):
            raise TypeError(f"reports must be several, as in [report], found {found(reports)}")
        for number, report in enumerate(reports, 1):
            if not isinstance(report, Report):
                raise TypeError(f"item {number} of reports must be a Report, found {found(report)}")
            if isinstance(report._source, str):
                raise InvalidValue("an unpickled report cannot be added to another: audit again")
            whole.extend(report._source)
        return cls(whole)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers of documents (and of unreadable ones), forms, and findings of each severity."""
        if not isinstance(self._source, str):
            return self._source.counts
        found: Counter[str] = Counter(f.severity for f in self.findings)
        unreadable = len(self.findings.where(code="unreadable-document"))
        sizes = {"documents": len(self.documents), "unreadable": unreadable, "forms": len(self._forms)}
        return {**sizes, **{severity: found[severity] for severity in _SEVERITIES}}

    @cached_property
    def _text(self) -> str:
        return self._source if isinstance(self._source, str) else self._source.to_json()

    @cached_property
    def _content(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self._text)
        return content

    def selected(self, severity: Severity = "note", only: Iterable[str] = (), skip: Iterable[str] = ()) -> "Report":
        """The report with the findings from a severity upwards, of the codes `only` (if any), without those of `skip`.

        Verdicts and scores stay.
        Raises: InvalidValue for an unknown severity or code.
        """
        return Report(self._audit().selected(severity, list(only), list(skip)))

    def worst_first(self) -> "Report":
        """The report with the forms of each document in the order of their errors, then warnings, then notes."""
        return Report(self._audit().worst_first())

    def without_known(self, known: set[str]) -> "tuple[Report, set[str]]":
        """The report without the findings that an earlier one had (its `identities`), and those that occurred again."""
        rest, seen = self._audit().without_known(known)
        return Report(rest), seen

    @property
    def identities(self) -> set[str]:
        """By what its findings are known in another report; see `identities_in`."""
        return identities_in(self._content)

    def _audit(self) -> "Audit":
        if isinstance(self._source, str):
            raise InvalidValue("an unpickled report cannot be narrowed: audit again")
        return self._source

    def state(self) -> tuple[Any, ...]:
        """Everything that it holds, as `of_state` takes it, for another process: the report, its rules, its forms."""
        return self._audit().__getstate__()

    @classmethod
    def of_state(cls, state: tuple[Any, ...]) -> "Report":
        """The report of a state.

        Raises: InvalidValue for a damaged one.
        """
        made = Audit.__new__(Audit)
        made.__setstate__(state)
        return cls(made)

    @property
    def rules(self) -> str:
        """The rules in force: id and version."""
        rules = self._content["rules"]
        return f"{rules['id']} {rules['version']}"

    @property
    def rules_fingerprint(self) -> str:
        """SHA-256 of the parameters of the rules, 64 hexadecimal digits; '' in the JSON of a version that lacks it."""
        if isinstance(self._source, str):
            return str(self._content["rules"].get("fingerprint", ""))
        return self._source.rules_fingerprint

    @property
    def words(self) -> dict[str, str] | None:
        """The words file that the documents were read with: its file and fingerprint; None if there was none."""
        words: dict[str, str] | None = self._content.get("words")
        return words

    @cached_property
    def documents(self) -> tuple[AuditedDocument, ...]:
        """The documents, in the order given."""
        return tuple(_document(d) for d in self._content["documents"])

    @cached_property
    def forms(self) -> Forms:
        """The forms of all documents, in order."""
        columns = partial(self._frame, "forms")
        return Forms._chosen(Whole(lambda: self.counts["forms"], columns, lambda n: self._forms[n], (self, "forms")))

    @cached_property
    def _forms(self) -> tuple[AuditedForm, ...]:
        return tuple(form for document in self.documents for form in document.forms)

    @cached_property
    def findings(self) -> Findings:
        """Every finding: of the report, of its documents, of their forms."""
        if isinstance(self._source, str):
            return Findings(self._walk())
        source = self._source
        made: list[Finding] = finding_objects(source, Finding)
        return Findings._chosen(Whole(lambda: len(made), partial(self._frame, "findings"), made.__getitem__))

    @cached_property
    def indicators(self) -> Indicators:
        """The indicators of all forms, with their points under the rules of the report.

        Raises: InvalidValue, when they are used, for a report of which only the JSON is left.
        """
        return Indicators._chosen(self._table("indicators", AuditedIndicator))

    @cached_property
    def budget(self) -> BudgetLines:
        """The budget lines of all forms.

        Raises: InvalidValue, when they are used, for a report of which only the JSON is left.
        """
        return BudgetLines._chosen(self._table("budget", AuditedLine))

    @property
    def has_figures(self) -> bool:
        """Whether its rows have columns: not if only the JSON of the report is left."""
        return not isinstance(self._source, str)

    @property
    def plot(self) -> "Plots":
        """The charts of the report: plot.scores(), plot.execution(), plot.losses(); with the extra perfeval[plot]."""
        from perfeval.plots import Plots

        return Plots(self)

    def _table(self, name: str, kind: Callable[..., Any]) -> Whole[Any]:
        """The rows of a frame, made when they are asked for."""
        made = cache(lambda: self._frame(name, "en"))

        return Whole(lambda: len(made()), lambda _: made(), lambda n: kind(*made().row(n)), (self, name))

    def _frame(self, name: str, lang: Language) -> Frame:
        if isinstance(self._source, str):
            raise InvalidValue(f"the {name} of a report without its forms have no columns: audit again")
        return frame_of(self._source, name, lang)

    def _walk(self) -> Iterator[Finding]:
        yield from _findings(self._content["findings"], "", None)
        for document in self.documents:
            yield from document.findings
            for form in document.forms:
                yield from form.findings

    def to_json(self, indent: int = 0) -> str:
        """The JSON of the audit, as the command and the C++ library write it; indent: blanks a level.

        Its schema is docs/schema/findings.schema.json.
        """
        if isinstance(indent, bool):
            raise TypeError(f"Report.to_json: indent must be a whole number, found {found(indent)}")
        if indent and not isinstance(self._source, str):
            return self._source.to_json(indent)
        return json.dumps(self._content, ensure_ascii=False, indent=indent) if indent else self._text

    def to_jsonl(self) -> str:
        """One line per form, each with the head of its document; a document without forms gets one line.

        Findings across documents are a last line.
        """
        if not isinstance(self._source, str):
            return self._source.to_jsonl()
        return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in self._lines())

    def _lines(self) -> Iterator[dict[str, Any]]:
        about: dict[str, Any] = {
            key: self._content[key] for key in ("perfeval", "schema", "rules", "words") if key in self._content
        }
        for document in self._content["documents"]:
            head = {**about, "document": {key: value for key, value in document.items() if key != "forms"}}
            if not document["forms"]:
                yield head
            for form in document["forms"]:
                yield {**head, "form": form}
        if self._content["findings"]:
            yield {**about, "findings": self._content["findings"]}

    def to_pandas(self, lang: Language = "en") -> "pd.DataFrame":
        """The findings as a DataFrame: see Findings.to_pandas."""
        return self.findings.to_pandas(lang)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Let polars, DuckDB, pandas and others take the findings as they are."""
        return self.findings.__arrow_c_stream__(requested_schema)

    def save(self, path: str | Path, lang: Language = "en") -> None:
        """Write the report as .json, .jsonl, .md, .html, .xlsx or .docx (the letter), according to the extension.

        An existing file is replaced only by a whole one.
        Raises: InvalidValue for any other extension, and for the path of a document that was audited.
        """
        if not isinstance(path, (str, os.PathLike)):
            raise TypeError(f"path must be a path, found {found(path)}")
        if os.path.exists(path) and (same := input_written_over(os.fspath(path), [d.path for d in self.documents])):
            raise InvalidValue(f"{path} is the audited document {same}, which is never written over")
        layout: Any = Path(path).suffix.lstrip(".").lower()  # to_bytes refuses any other
        write_file(path, self.to_bytes(layout, lang))

    def to_bytes(self, layout: ReportFormat, lang: Language = "en") -> bytes:
        """The report as a file: json, jsonl, md, html, xlsx, or docx: the letter that sends forms back (退回修改意见).

        Raises: InvalidValue for any other layout, and for any layout but JSON if the report was unpickled.
        """
        if layout == "json":
            return (self.to_json(indent=2).rstrip("\n") + "\n").encode()
        if layout == "jsonl":
            return self.to_jsonl().encode()
        if layout == "docx":
            from perfeval import letter

            return letter.letter(self)
        if layout not in ("md", "html", "xlsx"):
            raise InvalidValue(f"unknown format '{layout}' for a report; one of json, jsonl, md, html, xlsx, docx")
        if isinstance(self._source, str):
            raise InvalidValue(f"an unpickled report has only its JSON: write {layout} before pickling, or audit again")
        if layout == "xlsx":
            return self._source.to_xlsx(lang, date.today().isoformat())
        if layout == "md":
            return self._source.to_markdown(lang).encode()
        return self._source.to_html(lang, date.today().isoformat()).encode()

    def repair_texts(self, lang: Language = "en") -> list[list[list[str]]]:
        """The repairs of each form of each document in words, the likeliest first.

        Raises: InvalidValue for an unpickled report, which has them as values only.
        """
        if isinstance(self._source, str):
            raise InvalidValue("an unpickled report has its repairs as values only: audit again")
        return self._source.repair_texts(lang)

    def to_html_fragment(self, lang: Language = "en") -> str:
        """The report as a part of a page, with its own look; an unpickled report has its findings only."""
        if isinstance(self._source, str):
            return findings_html(self.findings, lang)
        return self._source.to_html_fragment(lang)

    def mark(self, data: bytes, lang: Language = "en") -> bytes:
        """The bytes of the audited document with each finding marked in its cell: a .docx, a .xlsx or a PDF.

        What LibreOffice reads (.doc, .wps, .rtf, .odt; .xls, .et, .ods) is returned as .docx or .xlsx.
        data: the bytes that were audited.
        Raises: InvalidValue for any other format, and where LibreOffice or the extra perfeval[pdf] is missing.
        """
        source = self._source
        if isinstance(source, str):
            raise InvalidValue("an unpickled report cannot mark a document: audit again")
        return marked(data, lambda copy: source.mark(copy, lang), lambda: self._marks(lang))

    def _marks(self, lang: Language) -> dict[tuple[int, int, int], Mark]:
        """What is said at each cell of the document; first of all a summary of each form at the top of its table."""
        marks: dict[tuple[int, int, int], Mark] = {}
        words = words_of(lang)["severity"]
        for document in self.documents:
            groups = [(None, document.findings), *((form, form.findings) for form in document.forms)]
            for form, findings in groups:
                first = next(((f.cell[0], 1, 1) for f in findings if f.cell), (1, 1, 1))
                if form is not None and findings:
                    marks.setdefault(first, Mark()).texts.append(_summary(form, lang))
                for finding in findings:
                    mark = marks.setdefault(finding.cell or first, Mark())
                    mark.texts.append(f"{words[finding.severity]} ({finding.code}): {finding.message[lang]}")
                    if mark.severity is None or _SEVERITIES.index(finding.severity) < _SEVERITIES.index(mark.severity):
                        mark.severity = finding.severity
        return marks

    def repair(self, data: bytes) -> bytes:
        """The bytes of the audited document, a .docx or .xlsx, with the first repair of each form made.

        data: the bytes that were audited. Without repairs they are returned unchanged.
        Raises: InvalidValue if they are not a .docx or .xlsx.
        """
        if isinstance(self._source, str):
            raise InvalidValue("an unpickled report cannot repair a document: audit again")
        return self._source.repair(data)

    def repaired_forms(self, forms: Iterable[Form]) -> list[Form]:
        """The forms of the audited document, each with its first repair made.

        Raises: InvalidValue if they are not as many as were audited.
        """
        if isinstance(self._source, str):
            raise InvalidValue("an unpickled report cannot repair forms: audit again")
        return self._source.repaired_forms(list(forms))

    def __repr__(self) -> str:
        counts = self.counts
        findings = sum(counts[severity] for severity in _SEVERITIES)
        parts = [(counts["documents"], "document"), (counts["forms"], "form"), (findings, "finding")]
        return f"<Report {', '.join(counted(number, word) for number, word in parts)}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> "tuple[type[Report], tuple[Audit | str]]":
        """Pickle everything, but under rules written in Python the JSON alone: such rules cannot be sent."""
        whole = isinstance(self._source, Audit) and self._source.portable
        return Report, (self._source if whole else self._text,)


def _summary(form: AuditedForm, lang: Language) -> str:
    """A form in a few words: its name, how many findings it has, and what to ask."""
    words = words_of(lang)["severity"]
    found = "; ".join(f"{words[severity]}: {n}" for severity, n in form.findings.counts("severity").items())
    return f"{form.index}. {form.project}\n{found}\n{form.digest[lang]}"


def _is_report(text: str) -> bool:
    """Whether a text is the JSON of a report, as far as its first keys go."""
    try:
        content = json.loads(text)
    except ValueError:
        return False
    return isinstance(content, dict) and all(key in content for key in ("rules", "documents"))


def identities_in(content: dict[str, Any]) -> set[str]:
    """By what the findings of a report are known in another one: project, unit, year, code, field and both figures."""

    def known(finding: dict[str, Any], form: dict[str, Any]) -> str:
        parts = [form.get("project"), form.get("unit"), form.get("year")]
        parts += [finding.get(key) for key in ("code", "field", "printed", "expected")]
        return "".join(f"{'' if part is None else part}\x1f" for part in parts)

    found = {known(finding, {}) for finding in content["findings"]}
    for document in content["documents"]:
        found |= {known(finding, {}) for finding in document["findings"]}
        found |= {known(finding, form) for form in document["forms"] for finding in form["findings"]}
    return found


def _document(d: dict[str, Any]) -> AuditedDocument:
    path = d["path"]
    return AuditedDocument(
        path=path,
        sha256=d.get("sha256"),
        troubles=tuple(Trouble(**t) for t in d["troubles"]),
        findings=Findings(_findings(d["findings"], path, None)),
        forms=tuple(_form(f, path) for f in d["forms"]),
        repeats=tuple(_repeat(r) for r in d.get("repeats", ())),
    )


def _repeat(r: dict[str, Any]) -> Repeat:
    return Repeat(
        code=r["code"],
        forms=tuple(r["forms"]),
        fields=tuple((cell["form"], cell["field"]) for cell in r["fields"]),
        message=r["message"],
    )


def _form(f: dict[str, Any], path: str) -> AuditedForm:
    score = f.get("score") or {}
    total = score.get("recomputed") or {}
    return AuditedForm(
        index=f["index"],
        project=f["project"],
        department=f.get("department", ""),
        unit=f["unit"],
        year=f.get("year"),
        printed=score.get("printed"),
        recomputed=Recomputed(*(_fraction(total.get(end)) for end in ("exact", "low", "high"))),
        grade=score.get("grade"),
        grade_range=_grade_range(f.get("grade_range")),
        verdicts=f["verdicts"],
        digest=f["digest"],
        findings=Findings(_findings(f["findings"], path, f["index"], _about(f))),
        repairs=tuple(tuple(Change(**change) for change in repair) for repair in f["repairs"]),
    )


def _about(f: dict[str, Any]) -> dict[str, Any]:
    """What the findings of a form say of it."""
    return {"project": f["project"], "department": f.get("department", ""), "unit": f["unit"], "year": f.get("year")}


def _grade_range(r: dict[str, Any] | None) -> GradeRange | None:
    if r is None:
        return None
    return GradeRange(
        low=Fraction(r["low"]),
        high=Fraction(r["high"]),
        grades=tuple(r["grades"]),
        hangs_on=tuple(GradeHinge(hinge["field"], Fraction(hinge["flips_at"])) for hinge in r["hangs_on"]),
        message=r["message"],
    )


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _findings(
    items: list[dict[str, Any]], document: str, form: int | None, about: Mapping[str, Any] = MappingProxyType({})
) -> Iterator[Finding]:
    for item in items:
        cell = item.get("cell")
        rounding = item.get("rounding")
        yield Finding(
            code=item["code"],
            severity=item["severity"],
            verdict=item.get("verdict"),
            field=item.get("field") or "",
            fields=tuple(item.get("fields") or [item.get("field") or ""]),
            label=item.get("label") or "",
            cell=(cell["table"], cell["row"], cell["column"]) if cell else None,
            printed=item.get("printed"),
            expected=item.get("expected"),
            message=item["message"],
            source=item.get("source") or "",
            diagnosis=item.get("diagnosis"),
            rounding=Rounding(rounding["places"], rounding["mode"]) if rounding else None,
            candidates=tuple(item.get("candidates") or ()),
            explained_by=item.get("explained_by"),
            forms=tuple(item.get("forms") or ()),
            documents=tuple(item.get("documents") or ()),
            document=document,
            form=form,
            totals=tuple((t["form"], Fraction(t["exact"]), Fraction(t["rounded"])) for t in item.get("totals", ())),
            **about,
        )
