"""Reports laid out: for a terminal, as Markdown, as one HTML page, as JSON lines. Nothing is computed here."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from html import escape

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from perfeval import _core, numbers
from perfeval.numbers import Number
from perfeval.reports import AuditedDocument, AuditedForm, Finding, Findings, Report, Trouble

__all__ = ["findings_html", "json_pieces", "page", "report_html", "shown", "terminal"]

WORDS = {
    "en": {
        "form": "form",
        "printed": "printed",
        "recomputed": "recomputed",
        "grade": "grade",
        "severity": "severity",
        "where": "where",
        "code": "code",
        "says": "finding",
        "found": "found",
        "expected": "expected",
        "clean": "no findings",
        "document": "the document",
        "report": "across documents",
        "error": "error",
        "warning": "warning",
        "note": "note",
        "agrees": "agree",
        "differs": "differ",
        "cannot_tell": "undecided",
        "source": "source",
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
        "severity": "级别",
        "where": "位置",
        "code": "代码",
        "says": "发现",
        "found": "实为",
        "expected": "应为",
        "clean": "未发现问题",
        "document": "文件",
        "report": "跨文件",
        "error": "错误",
        "warning": "警告",
        "note": "提示",
        "agrees": "一致",
        "differs": "不符",
        "cannot_tell": "无法判断",
        "source": "依据",
        "weight": "分值",
        "x": "x",
        "points": "应得分",
        "read": "{documents} 个文件，{forms} 张表",
        "of_these": "（其中 {unreadable} 个无法读取）",
        "title": "项目支出绩效自评表审核",
    },
}
GRADES = {"excellent": "优", "good": "良", "fair": "中", "poor": "差"}
STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}


def place(finding: Finding) -> str:
    """Where a finding points: its field, and the cell as table:row:column."""
    return finding.field + (" [{}:{}:{}]".format(*finding.cell) if finding.cell else "")


def verdict_line(form: AuditedForm, lang: str) -> str:
    """A form in one line: printed and recomputed total, grade, and how many cells agree."""
    words = WORDS[lang]
    parts = [f"{words['printed']} {form.printed}" if form.printed else "", f"{words['recomputed']} {recomputed(form)}"]
    if form.grade:
        parts.append(f"{words['grade']} {GRADES.get(form.grade, form.grade) if lang == 'zh' else form.grade}")
    parts += [f"{count} {words[verdict]}" for verdict, count in form.verdicts.items() if count]
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
        rules = report.rules
    for source, number in sources.items():
        console.print(Text(f"[{number}] {source}", style="dim"))
    console.print(Text(summary(counts, rules, lang), style="bold"))


def _document_lines(document: AuditedDocument, lang: str, console: Console, sources: dict[str, int]) -> None:
    console.print(Text(document.path, style="bold underline"))
    for trouble in document.troubles:
        console.print(Text("  " + trouble_line(trouble, lang), style="magenta"))
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


def trouble_line(trouble: Trouble, lang: str) -> str:
    """A trouble on one line: its kind, where it is, what was found and what was expected."""
    words = WORDS[lang]
    return f"{trouble.kind}, {trouble.at}: {words['found']} {trouble.found}; {words['expected']} {trouble.expected}"


def summary(counts: dict[str, int], rules: str, lang: str) -> str:
    """The last line: how many documents were read, and how many findings there are."""
    words = WORDS[lang]
    found = ", ".join(f"{counts[s]} {words[s]}" for s in STYLES if counts.get(s)) or words["clean"]
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
    words = WORDS[lang]
    table = Table(box=None, padding=(0, 1), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=2)
    table.add_column(overflow="fold", ratio=5)
    for f in findings:
        note = f" [{sources.setdefault(f.source, len(sources) + 1)}]" if f.source else ""
        table.add_row(
            Text(words[f.severity], style=STYLES[f.severity]),
            Text(f.code),
            Text(place(f)),
            Text(f.message[lang] + note),
        )
    return table


def markdown_text(text: str) -> str:
    """A text on one line, escaped for Markdown."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


CSS = """
body { font-family: system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 72rem }
body { margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem }
th, td { border-bottom: 1px solid #ddd; padding: .3rem .5rem; text-align: left; vertical-align: top }
.error { color: #b00020; font-weight: 600 } .warning { color: #9a6700 } .note { color: #57606a }
.line { color: #57606a } code { white-space: nowrap }
"""


def page(title: str, body: str, lang: str) -> str:
    """A self-contained HTML page."""
    language = "zh-CN" if lang == "zh" else "en"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{CSS}</style></head>\n<body>\n<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


def report_html(report: Report, lang: str) -> str:
    """The report as an HTML fragment."""
    parts = [f"<p>{escape(summary(report.counts, report.rules, lang))}</p>"]
    for document in report.documents:
        parts += _document_html(document, lang)
    return "\n".join(parts)


def _document_html(document: AuditedDocument, lang: str) -> list[str]:
    words = WORDS[lang]
    parts = [f"<h2>{escape(document.path)}</h2>"]
    parts += [f"<p>{escape(trouble_line(t, lang))}</p>" for t in document.troubles]
    for form in document.forms:
        parts.append(f"<h3>{words['form']} {form.index}: {escape(form.project)}</h3>")
        parts.append(f'<p class="line">{escape(verdict_line(form, lang))}</p>')
        parts.append(findings_html(form.findings, lang) if form.findings else f"<p>{words['clean']}</p>")
    if document.findings:
        parts += [f"<h3>{words['document']}</h3>", findings_html(document.findings, lang)]
    return parts


def findings_html(findings: Findings, lang: str = "en") -> str:
    """A table of findings as an HTML fragment."""
    words = WORDS[lang]
    heads = [words[key] for key in ("severity", "code", "where", "says", "source")]
    rows = [
        f'<tr><td class="{f.severity}">{words[f.severity]}</td><td><code>{f.code}</code></td>'
        f"<td>{escape(place(f))}</td><td>{escape(f.message[lang])}</td><td>{escape(f.source)}</td></tr>"
        for f in findings
    ]
    head = "".join(f"<th>{h}</th>" for h in heads)
    return "<table>\n<tr>" + head + "</tr>\n" + "\n".join(rows) + "\n</table>"


def in_notebook(fragment: str) -> str:
    """A fragment for a notebook, whose own style would right-align every table cell."""
    return f'<div class="perfeval"><style>.perfeval th, .perfeval td {{text-align: left}}</style>\n{fragment}</div>'
