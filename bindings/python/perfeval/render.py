"""Reports laid out for a terminal, and as JSON in pieces. Files and pages are laid out by the library."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from tempfile import SpooledTemporaryFile

from rich.console import Console
from rich.table import Table
from rich.text import Text

from perfeval import _core, numbers
from perfeval.literals import Language
from perfeval.numbers import Number
from perfeval.reports import AuditedDocument, AuditedForm, Finding, Report

__all__ = ["MOST_ROWS", "json_pieces", "left_out_html", "shown", "terminal", "vanished"]

MOST_ROWS = 60  # of a table in a notebook

WORDS = {
    "en": {
        "form": "form",
        "printed": "printed",
        "recomputed": "recomputed",
        "grade": "grade",
        "where": "where",
        "found": "found",
        "expected": "expected",
        "clean": "no findings",
        "document": "the document",
        "words": "words",
        "report": "across documents",
        "weight": "weight",
        "x": "x",
        "points": "points",
        "read": "{documents} document(s), {forms} form(s)",
        "of_these": " ({unreadable} unreadable)",
        "comma": ", ",
        "in_forms": "(forms {forms}) ",
        "in_many_forms": "(forms {forms} …, {count} in all) ",
        "vanished": "findings of the baseline that are gone: {count}",
        "repair": "proposed correction",
        "other_repairs": " (or {count} other ways)",
        "other_repair": " (or one other way)",
        "to": " to ",
        "about": "≈ ",
        "title": "Audit of performance self-evaluation forms",
    },
    "zh": {
        "form": "表",
        "printed": "填报",
        "recomputed": "复算",
        "grade": "等级",
        "where": "位置",
        "found": "实为",
        "expected": "应为",
        "clean": "未发现问题",
        "document": "文件",
        "words": "增补词表",
        "report": "跨文件",
        "weight": "分值",
        "x": "x",
        "points": "应得分",
        "read": "{documents} 个文件，{forms} 张表",
        "of_these": "（其中 {unreadable} 个无法读取）",
        "comma": "、",
        "in_forms": "（第{forms}张表）",
        "in_many_forms": "（第{forms}等{count}张表）",
        "vanished": "基线中已经消除的问题：{count}条",
        "repair": "建议修改",
        "other_repairs": "（另有{count}种改法）",
        "other_repair": "（另有1种改法）",
        "to": "至",
        "about": "约",
        "title": "项目支出绩效自评表审核",
    },
}
KEPT = 1 << 26  # bytes of documents that wait in memory
PIECE = 1 << 20
NAMED = 6  # forms are named up to this number
WHOLE = 12  # so many errors and warnings of a document are shown whole; of more, each is cut to a line
OBSERVED, UNVERIFIED = "observed (实践所见): ", " (unverified)"  # what a citation may begin and end with
STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}


def verdict_line(form: AuditedForm, lang: Language) -> str:
    """A form in one line: printed and recomputed total, grade, and how many cells agree."""
    words, verdicts = WORDS[lang], _core.words(lang)["verdict"]
    parts = [
        f"{words['printed']} {form.printed}" if form.printed else "",
        f"{words['recomputed']} {recomputed(form, lang)}",
    ]
    if form.grade_range:
        parts.append(f"{words['grade']} {form.grade_range.message[lang]}")
    parts += [f"{count} {verdicts[verdict]}" for verdict, count in form.verdicts.items() if count]
    return "; ".join(part for part in parts if part)


def recomputed(form: AuditedForm, lang: Language) -> str:
    """The recomputed total: exact, or the least and the greatest of the values that remain possible."""
    total = form.recomputed
    if total.exact is not None:
        return near(total.exact, lang)
    if total.low is None or total.high is None:
        return "-"
    return near(total.low, lang) + WORDS[lang]["to"] + near(total.high, lang)


def near(value: Fraction, lang: Language) -> str:
    """A number in a line of many: exact if its decimals terminate, else two decimals, half-up."""
    exact = shown(value)
    return f"{WORDS[lang]['about']}{numbers.round(value, 2, 'half_up')}" if "/" in exact else exact


def shown(value: Number) -> str:
    """A number as text: its digits if it terminates, else n/d."""
    exact = _core.exactly(value)
    return str(value) if exact is None else f"{exact:f}"


def terminal(
    reports: Iterable[Report], lang: Language, console: Console, brief: bool = False, unfolded: bool = False
) -> None:
    """Print reports for people as they arrive, the sources of findings as numbered notes at the end.

    brief: one line a form. unfolded: each note on its own.
    """
    sources: dict[str, int] = {}
    counts: dict[str, int] = {}
    rules = ""
    for report in reports:
        for document, repairs in zip(report.documents, report.repair_texts(lang), strict=True):
            _document_lines(document, repairs, lang, console, sources, brief, unfolded)
        if (across := report.findings.where(document="")) and not brief:
            console.print(Text(WORDS[lang]["report"], style="bold"))
            console.print(_findings_table(across, lang, sources))
        counts = {name: counts.get(name, 0) + number for name, number in report.counts.items()}
        rules = grounds(report, lang)
    for source, number in sources.items():
        console.print(Text(f"[{number}] {_clause(source, lang)}", style="dim"))
    console.print(Text(summary(counts, rules, lang), style="bold"))


def grounds(report: Report, lang: Language) -> str:
    """The rules of a report, and the words file that it was read with."""
    words = report.words
    return report.rules + (f"; {WORDS[lang]['words']} {words['file']} ({words['fingerprint'][:16]})" if words else "")


def _document_lines(
    document: AuditedDocument,
    repairs: list[list[str]],
    lang: Language,
    console: Console,
    sources: dict[str, int],
    brief: bool,
    unfolded: bool,
) -> None:
    """Errors and warnings one by one, proposed corrections, then one line for each form, then the notes."""
    console.print(Text(document.path, style="bold underline"))
    for trouble in document.troubles:
        console.print(Text("  " + _core.trouble_text(trouble, lang), style="magenta"))
    findings = [*document.findings, *(finding for form in document.forms for finding in form.findings)]
    notes = [finding for finding in findings if finding.severity == "note"]
    grave = [finding for finding in findings if finding.severity != "note"]
    if grave and not brief:
        console.print(_findings_table(grave, lang, sources, len(grave) > WHOLE and not unfolded))
    if any(repairs) and not brief:
        console.print(_repairs_table(document.forms, repairs, lang))
    if document.forms:
        console.print(_forms_table(document.forms, lang))
    if notes and not brief:
        console.print(_findings_table(notes, lang, sources) if unfolded else _notes_table(notes, lang))


def vanished(count: int, lang: Language) -> str:
    """How many findings of an earlier report are gone."""
    return WORDS[lang]["vanished"].format(count=count)


def json_pieces(texts: Iterable[str]) -> Iterator[str]:
    """The JSON of a single report of all these documents, piece by piece; the parts around the documents are equal.

    texts: the JSON of each report, with indent=2. Findings across the documents stand before them and are known last:
    the documents wait in a file.
    """
    begin, end = '\n  "documents": [\n', "\n  ]\n}"
    across = ""
    with SpooledTemporaryFile(KEPT, "w+", encoding="utf-8", newline="") as waiting:
        for text in texts:
            head, found, rest = text.rstrip("\n").partition(begin)
            if found:
                waiting.write((",\n" if waiting.tell() else "") + rest.removesuffix(end))
            if not found or not across:
                across = head.partition('\n  "documents": [')[0]
        waiting.seek(0)
        yield across + begin
        while piece := waiting.read(PIECE):
            yield piece
    yield end + "\n"


def summary(counts: dict[str, int], rules: str, lang: Language) -> str:
    """The last line: how many documents were read, and how many findings there are."""
    words, severities = WORDS[lang], _core.words(lang)["severity"]
    found = ", ".join(f"{counts[s]} {severities[s]}" for s in STYLES if counts.get(s)) or words["clean"]
    read = words["read"].format(documents=counts["documents"], forms=counts["forms"])
    unreadable = words["of_these"].format(unreadable=counts["unreadable"]) if counts["unreadable"] else ""
    return f"{read}{unreadable}: {found} ({rules})"


def _clause(source: str, lang: Language) -> str:
    """A citation in one language; in Chinese without the English half and the place of an observed convention."""
    if lang != "zh":
        return source
    cited = source.removeprefix(OBSERVED).removesuffix(UNVERIFIED)
    document, _, words = cited.partition(": ")
    words = words.partition(" / ")[0]
    text = ("实践中的做法" if source.startswith(OBSERVED) else document) + (words and f"：{words}")
    return text + ("（未与原文核对）" if source.endswith(UNVERIFIED) else "")


def _findings_table(
    findings: Iterable[Finding], lang: Language, sources: dict[str, int], shortened: bool = False
) -> Table:
    """Each finding with its form and its sentence; shortened: on one line."""
    severities = _core.words(lang)["severity"]
    table = _lines_table()
    for f in findings:
        note = f" [{sources.setdefault(f.source, len(sources) + 1)}]" if f.source else ""
        table.add_row(
            Text(severities[f.severity], style=STYLES[f.severity]),
            Text(_form_number(f, lang)),
            Text(f.code),
            Text(f.message[lang] + note, no_wrap=shortened, overflow="ellipsis"),
        )
    return table


def _notes_table(notes: Iterable[Finding], lang: Language) -> Table:
    """One line for each code: how many notes, in which forms, and the first of them."""
    severities = _core.words(lang)["severity"]
    grouped: dict[str, list[Finding]] = {}
    for note in notes:
        grouped.setdefault(note.code, []).append(note)
    table = _lines_table()
    for code, group in grouped.items():
        forms = sorted({note.form for note in group if note.form is not None})
        repeated_in = _forms_named(forms, lang) if len(forms) > 1 else ""
        table.add_row(
            Text(severities["note"], style=STYLES["note"]),
            Text(_form_number(group[0], lang)),
            Text(code),
            Text(repeated_in + group[0].message[lang], style=STYLES["note"], no_wrap=True, overflow="ellipsis"),
        )
    return table


def _repairs_table(forms: Iterable[AuditedForm], repairs: list[list[str]], lang: Language) -> Table:
    """The likeliest correction of each form that has one."""
    words = WORDS[lang]
    table = _lines_table()
    for form, texts in zip(forms, repairs, strict=True):
        if not texts:
            continue
        more = words["other_repair"] if len(texts) == 2 else words["other_repairs"].format(count=len(texts) - 1)
        table.add_row(
            Text(""),
            Text(f"{words['form']} {form.index}"),
            Text(words["repair"], style="green"),
            Text(texts[0] + (more if len(texts) > 1 else "")),
        )
    return table


def _lines_table() -> Table:
    table = Table(box=None, padding=(0, 1), show_header=False, expand=True)
    for width in (7, 7, 24):  # the longest severity, form number and code
        table.add_column(no_wrap=True, width=width)
    table.add_column(overflow="fold", ratio=1)
    return table


def _forms_named(forms: list[int], lang: Language) -> str:
    """The numbers of forms; of many the first, and how many there are."""
    words = WORDS[lang]
    first = words["comma"].join(map(str, forms[:NAMED]))
    return (
        words["in_forms"].format(forms=first, count=len(forms))
        if len(forms) <= NAMED
        else (words["in_many_forms"].format(forms=first, count=len(forms)))
    )


def _form_number(finding: Finding, lang: Language) -> str:
    return f"{WORDS[lang]['form']} {finding.form}" if finding.form is not None else ""


def _forms_table(forms: Iterable[AuditedForm], lang: Language) -> Table:
    """One line for each form: project, year, totals, grade, and how many findings it has."""
    table = Table(box=None, padding=(0, 1), show_header=False)
    for width in (7, None, 4, None, 30):  # form, project, year, totals, counts
        table.add_column(no_wrap=True, overflow="ellipsis", min_width=width)
    severities = _core.words(lang)["severity"]
    for form in forms:
        counts = form.findings.counts("severity")
        found = ", ".join(f"{n} {severities[severity]}" for severity, n in counts.items()) or WORDS[lang]["clean"]
        table.add_row(
            Text(f"{WORDS[lang]['form']} {form.index}", style="bold"),
            Text(form.project, style="bold"),
            Text(str(form.year or "")),
            Text(verdict_line(form, lang), style="cyan"),
            Text(found),
        )
    return table


def markdown_text(text: str) -> str:
    """A text on one line, escaped for Markdown."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def left_out_html(count: int, lang: str) -> str:
    """How many rows are not shown."""
    if count <= MOST_ROWS:
        return ""
    said = f"共 {count:,} 行，显示前 {MOST_ROWS} 行" if lang == "zh" else f"the first {MOST_ROWS} of {count:,} rows"
    return f"<p><small>{said}</small></p>\n"
