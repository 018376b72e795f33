"""Reports laid out for a terminal of any width: what is grave, the corrections, the forms, then the notes by code."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from perfeval import _core
from perfeval.audited_forms import AuditedDocument, AuditedForm
from perfeval.findings import Finding
from perfeval.folding import folded, packed, shortened
from perfeval.literals import Language
from perfeval.render import WORDS, clause, grounds, near, severities_line, summary
from perfeval.reports import Report

__all__ = ["terminal"]

NAMED = 6  # forms are named up to this number
WHOLE = 12  # so many errors and warnings of a document are shown whole; of more, each is cut to a line
ROOM = 60  # cells for a sentence next to what it is about; with less, it is put below
PROJECT = 40  # cells for the project of a form whose line has everything else
LEAST = 20  # cells of a project that is cut
STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}


class _Row(NamedTuple):
    """A finding, a group of notes or a correction: what it is about, and its sentence."""

    severity: str  # or nothing, of a correction
    form: str
    name: str
    sentence: str
    note: str = ""  # the number of its source
    cut: bool = False


def terminal(
    reports: Iterable[Report], lang: Language, console: Console, brief: bool = False, unfolded: bool = False
) -> None:
    """Print reports for people as they arrive, the sources of findings as numbered notes at the end.

    brief: one line a form. unfolded: each note on its own, and forms without findings counted.
    """
    sources: dict[str, int] = {}
    counts: dict[str, int] = {}
    rules = ""
    hidden = False
    for report in reports:
        for document, repairs in zip(report.documents, report.repair_texts(lang), strict=True):
            _document_lines(document, repairs, lang, console, sources, brief, unfolded)
        if (across := report.findings.where(document="")) and not brief:
            _say(console, WORDS[lang]["report"], style="bold")
            _say_rows(console, _findings(across, lang, sources), lang)
        counts = {name: counts.get(name, 0) + number for name, number in report.counts.items()}
        rules = grounds(report, lang)
        hidden = hidden or any(map(_hides, report.forms))
    for source, number in sources.items():
        _say(console, clause(source, lang), f"[{number}] ", style="dim")
    _say(console, summary(counts, rules, lang, hidden), style="bold")


def _document_lines(
    document: AuditedDocument,
    repairs: list[list[str]],
    lang: Language,
    console: Console,
    sources: dict[str, int],
    brief: bool,
    unfolded: bool,
) -> None:
    """Errors and warnings one by one, proposed corrections, then the forms, then the notes."""
    _say(console, document.path, style="bold underline")
    for trouble in document.troubles:
        _say(console, _core.trouble_text(trouble, lang), "  ", style="magenta")
    if brief:
        _print(console, _brief(document.forms, lang, console.width))
        return
    findings = [*document.findings, *(finding for form in document.forms for finding in form.findings)]
    notes = [finding for finding in findings if finding.severity == "note"]
    grave = [finding for finding in findings if finding.severity != "note"]
    rows = _findings(grave, lang, sources, len(grave) > WHOLE and not unfolded)
    _say_rows(console, [*rows, *_repairs(document.forms, repairs, lang)], lang)
    forms = [form for form in document.forms if form.findings or not unfolded]
    _say_forms(console, forms, lang)
    if others := len(document.forms) - len(forms):
        _say(console, WORDS[lang]["other_form" if others == 1 else "other_forms"].format(count=others), " ", "dim")
    _say_rows(console, _findings(notes, lang, sources) if unfolded else _grouped(notes, lang), lang)


def _say(console: Console, text: str, before: str = "", style: str = "") -> None:
    """Print a text that begins after `before` and is folded below its own beginning."""
    _say_lines(console, folded(text, max(console.width - cell_len(before), 1)), before, style)


def _say_lines(console: Console, lines: Sequence[str], before: str, style: str) -> None:
    below = " " * cell_len(before)
    _print(console, [Text((below if number else before) + line, style) for number, line in enumerate(lines)])


def _print(console: Console, lines: Iterable[Text]) -> None:
    for line in lines:
        console.print(line, soft_wrap=True)


def _say_rows(console: Console, rows: Sequence[_Row], lang: Language) -> None:
    """Each sentence next to its severity, form and name, or below them where the terminal is narrow."""
    words = _core.words(lang)["severity"]
    about = [(words.get(row.severity, ""), row.form, row.name) for row in rows]
    widths = _widths(about)
    before = sum(widths) + 2 * len(widths) + 1
    beside = console.width - before >= ROOM
    for row, cells in zip(rows, about, strict=True):
        head = Text(" ")
        for text, width, style in zip(cells, widths, (STYLES.get(row.severity, ""), "", ""), strict=True):
            head.append(text, style)
            head.append(" " * (width - cell_len(text) + 2))
        indent = before if beside else 1 + widths[0] + 2
        room = console.width - indent
        style = "dim" if row.severity == "note" else ""
        lines = [Text(line, style) for line in _sentence(row, room)]
        if beside:
            _print(console, [head + lines.pop(0)])
        else:
            head.rstrip()
            _print(console, [head])
        _print(console, [Text(" " * indent) + line for line in lines])


def _sentence(row: _Row, width: int) -> list[str]:
    if row.cut:
        return [shortened(row.sentence, width - len(row.note)) + row.note]
    return folded(row.sentence + row.note, width)


def _findings(findings: Iterable[Finding], lang: Language, sources: dict[str, int], cut: bool = False) -> list[_Row]:
    """Each finding with its form and its sentence."""
    rows = []
    for f in findings:
        note = f" [{sources.setdefault(f.source, len(sources) + 1)}]" if f.source else ""
        rows.append(_Row(f.severity, _form_number(f, lang), f.code, f.message[lang], note, cut))
    return rows


def _grouped(notes: Iterable[Finding], lang: Language) -> list[_Row]:
    """One line for each code: how many notes, in which forms, and the first of them."""
    groups: dict[str, list[Finding]] = {}
    for note in notes:
        groups.setdefault(note.code, []).append(note)
    rows = []
    for code, group in groups.items():
        forms = sorted({note.form for note in group if note.form is not None})
        repeated_in = _forms_named(forms, lang) if len(forms) > 1 else ""
        rows.append(_Row("note", _form_number(group[0], lang), code, repeated_in + group[0].message[lang], cut=True))
    return rows


def _repairs(forms: Iterable[AuditedForm], repairs: list[list[str]], lang: Language) -> list[_Row]:
    """The likeliest correction of each form that has one."""
    words = WORDS[lang]
    rows = []
    for form, texts in zip(forms, repairs, strict=True):
        if not texts:
            continue
        more = words["other_repair"] if len(texts) == 2 else words["other_repairs"].format(count=len(texts) - 1)
        sentence = texts[0] + (more if len(texts) > 1 else "")
        rows.append(_Row("", f"{words['form']} {form.index}", words["repair"], sentence))
    return rows


def _forms_named(forms: list[int], lang: Language) -> str:
    """The numbers of forms; of many the first, and how many there are."""
    words = WORDS[lang]
    first = words["comma"].join(map(str, forms[:NAMED]))
    sentence = "in_forms" if len(forms) <= NAMED else "in_many_forms"
    return words[sentence].format(forms=first, count=len(forms))


def _form_number(finding: Finding, lang: Language) -> str:
    return f"{WORDS[lang]['form']} {finding.form}" if finding.form is not None else ""


def _say_forms(console: Console, forms: Sequence[AuditedForm], lang: Language) -> None:
    """Each form with its project, year, totals, grade and findings: on one line if all of them have room there."""
    rows = [_form_row(form, shortened(form.project, PROJECT), _verdict(form, lang), lang) for form in forms]
    widths = _widths(rows)
    if sum(widths) + 2 * len(widths) <= console.width:
        _print(console, _columns(rows, widths))
        return
    for form, (number, _, year, _, found) in zip(forms, rows, strict=True):
        before = f" {number}" + " " * (widths[0] - cell_len(number) + 2)
        room = console.width - cell_len(before)
        head = [field for field in (form.project, year, found) if field]
        _say_lines(console, packed(head, "  ", room), before, "bold")
        fields = packed(_verdict(form, lang), WORDS[lang]["semicolon"], room)
        _say_lines(console, fields, " " * cell_len(before), "cyan")


def _brief(forms: Sequence[AuditedForm], lang: Language, width: int) -> list[Text]:
    """Each form on one line: on a narrow terminal without what says least, then with its project cut."""
    whole = [_verdict(form, lang) for form in forms]
    short = [[f"{form.printed or '-'} → {_recomputed(form, lang)}"] for form in forms]
    most = max(map(len, whole), default=1)
    for verdicts in (*([v[:n] for v in whole] for n in range(most, 1, -1)), short):
        rows = [_form_row(form, form.project, v, lang) for form, v in zip(forms, verdicts, strict=True)]
        if _room(rows, width) >= LEAST:
            break
    if _room(rows, width) < LEAST:
        rows = [(number, project, "", *others) for number, project, _, *others in rows]
    room = max(_room(rows, width), 8)
    cut = [(number, shortened(project, room), *others) for number, project, *others in rows]
    return _columns(cut, _widths(cut))


def _room(rows: Sequence[Sequence[str]], width: int) -> int:
    """How many cells all columns but the projects leave to them."""
    widths = [w for w in _widths([(row[0], *row[2:]) for row in rows]) if w]
    return width - sum(widths) - 2 * len(widths) - 1


def _form_row(form: AuditedForm, project: str, verdict: Sequence[str], lang: Language) -> tuple[str, ...]:
    found = severities_line(form.findings.counts("severity"), lang, _hides(form))
    number = f"{WORDS[lang]['form']} {form.index}"
    return number, project, str(form.year or ""), WORDS[lang]["semicolon"].join(verdict), found


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(cell_len, column)) for column in zip(*rows, strict=True)]


def _columns(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> list[Text]:
    """Rows of a form's number, project, year, verdict and findings, one below the other."""
    lines = []
    for row in rows:
        line = Text(" ")
        for text, width, style in zip(row, widths, ("bold", "bold", "", "cyan", ""), strict=True):
            if width:
                line.append(text, style)
                line.append(" " * (width - cell_len(text) + 2))
        line.rstrip()
        lines.append(line)
    return lines


def _hides(form: AuditedForm) -> bool:
    """Whether figures differ of which no finding is there: it was left out."""
    return not form.findings and form.verdicts["differs"] > 0


def _verdict(form: AuditedForm, lang: Language) -> list[str]:
    """Printed and recomputed total, grade, and how many cells agree."""
    words, verdicts = WORDS[lang], _core.words(lang)["verdict"]
    parts = [f"{words['printed']} {form.printed}"] if form.printed else []
    parts.append(f"{words['recomputed']} {_recomputed(form, lang)}")
    if form.grade_range:
        parts.append(f"{words['grade']} {form.grade_range.message[lang]}")
    return parts + [f"{count} {verdicts[verdict]}" for verdict, count in form.verdicts.items() if count]


def _recomputed(form: AuditedForm, lang: Language) -> str:
    """The recomputed total: exact, or the least and the greatest of the values that remain possible."""
    total = form.recomputed
    if total.exact is not None:
        return near(total.exact, lang)
    if total.low is None or total.high is None:
        return "-"
    ends = [near(end, lang) for end in dict.fromkeys((total.low, total.high))]
    return WORDS[lang]["to"].join(ends)
