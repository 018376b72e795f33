"""Reports laid out for a terminal, and as JSON in pieces. Files and pages are laid out by the library."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from perfeval import _core, numbers
from perfeval.numbers import Number
from perfeval.reports import AuditedDocument, AuditedForm, Finding, Report

__all__ = ["json_pieces", "shown", "terminal"]

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
        "title": "项目支出绩效自评表审核",
    },
}
STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}


def place(finding: Finding) -> str:
    """Where a finding points: its field, and the cell as table:row:column."""
    return finding.field + (" [{}:{}:{}]".format(*finding.cell) if finding.cell else "")


def verdict_line(form: AuditedForm, lang: str) -> str:
    """A form in one line: printed and recomputed total, grade, and how many cells agree."""
    words, named = WORDS[lang], _core.words(lang)
    parts = [f"{words['printed']} {form.printed}" if form.printed else "", f"{words['recomputed']} {recomputed(form)}"]
    if form.grade:
        parts.append(f"{words['grade']} {named['grade'][form.grade]}")
    parts += [f"{count} {named['verdict'][verdict]}" for verdict, count in form.verdicts.items() if count]
    return "; ".join(part for part in parts if part)


def recomputed(form: AuditedForm) -> str:
    """The recomputed total: exact, or the closed interval of the values that remain possible."""
    total = form.recomputed
    if total.exact is not None:
        return readable(total.exact)
    if total.low is None or total.high is None:
        return "-"
    return f"[{shown(total.low)}, {shown(total.high)}]"


def readable(value: Fraction) -> str:
    """A number for people: if its decimals do not terminate, it is followed by two decimals, half-up."""
    exact = shown(value)
    return f"{exact} (≈ {numbers.round(value, 2, 'half_up')})" if "/" in exact else exact


def shown(value: Number) -> str:
    """A number as text: its digits if it terminates, else n/d."""
    exact = _core.exactly(value)
    return str(value) if exact is None else f"{exact:f}"


def terminal(reports: Iterable[Report], lang: str, console: Console) -> None:
    """Print reports for people as they arrive: findings form by form, their sources as numbered notes at the end."""
    sources: dict[str, int] = {}
    counts: dict[str, int] = {}
    rules = ""
    for report in reports:
        for document in report.documents:
            _document_lines(document, lang, console, sources)
        if across := report.findings.where(document=""):
            console.print(Text(WORDS[lang]["report"], style="bold"))
            console.print(_findings_table(across, lang, sources))
        counts = {name: counts.get(name, 0) + number for name, number in report.counts.items()}
        rules = grounds(report, lang)
    for source, number in sources.items():
        console.print(Text(f"[{number}] {source}", style="dim"))
    console.print(Text(summary(counts, rules, lang), style="bold"))


def grounds(report: Report, lang: str) -> str:
    """The rules of a report, and the words file that it was read with."""
    words = report.words
    return report.rules + (f"; {WORDS[lang]['words']} {words['file']} ({words['fingerprint'][:16]})" if words else "")


def _document_lines(document: AuditedDocument, lang: str, console: Console, sources: dict[str, int]) -> None:
    console.print(Text(document.path, style="bold underline"))
    for trouble in document.troubles:
        console.print(Text("  " + _core.trouble_text(trouble, lang), style="magenta"))
    for form in document.forms:
        console.print(_form_block(form, lang, sources))
    if document.findings:
        console.print(Text(WORDS[lang]["document"], style="bold"))
        console.print(_findings_table(document.findings, lang, sources))


def json_pieces(reports: Iterable[Report]) -> Iterator[str]:
    """The JSON of a single report of all these documents, piece by piece; the parts around the documents are equal."""
    begin, end = '  "documents": [\n', "\n  ]\n}"
    for number, report in enumerate(reports):
        head, _, rest = report.to_json(indent=2).rstrip("\n").partition(begin)
        yield (",\n" if number else head + begin) + rest.removesuffix(end)
    yield end + "\n"


def summary(counts: dict[str, int], rules: str, lang: str) -> str:
    """The last line: how many documents were read, and how many findings there are."""
    words, severities = WORDS[lang], _core.words(lang)["severity"]
    found = ", ".join(f"{counts[s]} {severities[s]}" for s in STYLES if counts.get(s)) or words["clean"]
    read = words["read"].format(documents=counts["documents"], forms=counts["forms"])
    unreadable = words["of_these"].format(unreadable=counts["unreadable"]) if counts["unreadable"] else ""
    return f"{read}{unreadable}: {found} ({rules})"


def _form_block(form: AuditedForm, lang: str, sources: dict[str, int]) -> RenderableType:
    words = WORDS[lang]
    head = Text(f"{words['form']} {form.index}  {form.project}" + (f"  {form.year}" if form.year else ""), style="bold")
    line = Text("  " + verdict_line(form, lang), style="cyan")
    if not form.findings:
        return Group(head, line, Text("  " + words["clean"], style="green"))
    return Group(head, line, _findings_table(form.findings, lang, sources))


def _findings_table(findings: Iterable[Finding], lang: str, sources: dict[str, int]) -> Table:
    severities = _core.words(lang)["severity"]
    table = Table(box=None, padding=(0, 1), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=2)
    table.add_column(overflow="fold", ratio=5)
    for f in findings:
        note = f" [{sources.setdefault(f.source, len(sources) + 1)}]" if f.source else ""
        table.add_row(
            Text(severities[f.severity], style=STYLES[f.severity]),
            Text(f.code),
            Text(place(f)),
            Text(f.message[lang] + note),
        )
    return table


def markdown_text(text: str) -> str:
    """A text on one line, escaped for Markdown."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
