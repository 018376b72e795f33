"""Reports: the results of an audit."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from perfeval._core import (
    Audit,
    AuditedCall,
    Form,
    Frame,
    Pack,
    Trouble,
    audit_documents,
    finding_objects,
    findings_html,
    frame_of,
)
from perfeval.audited_forms import (
    AuditedDocument,
    AuditedForm,
    Change,
    Forms,
    GradeHinge,
    GradeRange,
    Recomputed,
    Repeat,
)
from perfeval.calls import found
from perfeval.errors import InvalidValue
from perfeval.findings import SEVERITIES, Finding, Findings
from perfeval.frames import Whole
from perfeval.languages import counted
from perfeval.literals import Code, Language, ReportFormat, Severity
from perfeval.marking import marked
from perfeval.packs import Rules, pack
from perfeval.report_content import document_of, findings_of, identities_in, is_report
from perfeval.report_marks import marks_of
from perfeval.report_rows import AuditedIndicator, AuditedLine, BudgetLines, Indicators
from perfeval.writing import input_written_over, write_file

if TYPE_CHECKING:
    import pandas as pd

    from perfeval.plots import Plots

# Pickles of 0.1.0 look for what is in a report here.
__all__ = [
    "AuditedDocument",
    "AuditedForm",
    "Change",
    "Finding",
    "Findings",
    "Forms",
    "GradeHinge",
    "GradeRange",
    "Recomputed",
    "Repeat",
    "Report",
]


class Report:
    """The result of auditing any number of documents. Reports are equal if their JSON texts are."""

    def __init__(self, source: "Audit | str") -> None:
        if not isinstance(source, (Audit, str)):
            raise TypeError(f"a report is made by audit, or of the JSON of one, found {found(source)}")
        self._source = source
        if isinstance(source, str) and not is_report(source):
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

        Raises: TypeError for an item that is not a report; InvalidValue for a report under other rules.
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
        return {**sizes, **{severity: found[severity] for severity in SEVERITIES}}

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
        named, left_out = list(only), list(skip)
        for code in (*named, *left_out):
            if isinstance(code, str) and code not in get_args(Code):
                raise InvalidValue(_unknown_code(code))
        return Report(self._audit().selected(severity, named, left_out))

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
        return tuple(document_of(d) for d in self._content["documents"])

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
        yield from findings_of(self._content["findings"], "", None)
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
        Raises: InvalidValue for other bytes and for any other format, and where LibreOffice or the extra perfeval[pdf]
        is missing.
        """
        source = self._source
        if isinstance(source, str):
            raise InvalidValue("an unpickled report cannot mark a document: audit again")
        return marked(
            self._audited_bytes(data, "mark"),
            lambda copy: source.mark(copy, lang),
            lambda: marks_of(self.documents, lang),
        )

    def repair(self, data: bytes) -> bytes:
        """The bytes of the audited document, a .docx or .xlsx, with the first repair of each form made.

        data: the bytes that were audited. Without repairs they are returned unchanged.
        Raises: InvalidValue for other bytes, and if they are not a .docx or .xlsx.
        """
        if isinstance(self._source, str):
            raise InvalidValue("an unpickled report cannot repair a document: audit again")
        return self._source.repair(self._audited_bytes(data, "repair"))

    def _audited_bytes(self, data: object, call: str) -> bytes:
        """The bytes, where they are those of the one document that was audited, as far as that is known.

        Raises: TypeError for anything but bytes, InvalidValue for another file: its cells have other places.
        """
        given = _bytes_of(data, call)
        if len(self.documents) == 1 and (read := self.documents[0].sha256):
            from hashlib import sha256

            if sha256(given).hexdigest() != read:
                raise InvalidValue(
                    f"{call}: found another file, expected the bytes of {self.documents[0].path or 'the document'}"
                    f" that were audited (SHA-256 {read})"
                )
        return given

    def repaired_forms(self, forms: Iterable[Form]) -> list[Form]:
        """The forms of the audited document, each with its first repair made.

        Raises: InvalidValue if they are not as many as were audited.
        """
        if isinstance(self._source, str):
            raise InvalidValue("an unpickled report cannot repair forms: audit again")
        return self._source.repaired_forms(list(forms))

    def __repr__(self) -> str:
        counts = self.counts
        findings = sum(counts[severity] for severity in SEVERITIES)
        parts = [(counts["documents"], "document"), (counts["forms"], "form"), (findings, "finding")]
        return f"<Report {', '.join(counted(number, word) for number, word in parts)}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __copy__(self) -> "Report":
        return Report(self._source)

    def __deepcopy__(self, memo: object) -> "Report":
        return Report(self._source)

    def __reduce__(self) -> "tuple[type[Report], tuple[Audit | str]]":
        """Pickle everything, but under rules written in Python the JSON alone: such rules cannot be sent."""
        whole = isinstance(self._source, Audit) and self._source.portable
        return Report, (self._source if whole else self._text,)


def _bytes_of(data: object, call: str) -> bytes:
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"{call}: data must be the bytes of the audited document, found {found(data)}")
    return bytes(data)


def _unknown_code(code: str) -> str:
    from difflib import get_close_matches

    nearest = ", ".join(get_close_matches(code.lower(), get_args(Code), 3, 0))
    return f"there is no code '{code}', the nearest are {nearest}: perfeval schema findings lists all of them"
