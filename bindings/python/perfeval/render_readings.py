"""How documents were read, laid out for a terminal. What became of each cell is decided in C++."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from perfeval import _core
from perfeval._core import Document, Form, FormReading, Place, Trouble
from perfeval.folding import Folded
from perfeval.literals import Language
from perfeval.render import WORDS

__all__ = ["reading_lines", "readings_terminal"]

SENTENCES = {
    "en": {
        "skipped": "table {table} is not a form: {reason}",
        "words": "read with the words of {file} ({fingerprint})",
    },
    "zh": {
        "skipped": "第{table}个表格不是自评表：{reason}",
        "words": "读取时使用增补词表 {file}（指纹 {fingerprint}）",
    },
}
REASONS = {  # by how the reason of a table that is no form begins
    "an empty table": "空表",
    "a table of the budget": "预算、决算公开用表",
    "no word of a form": "没有自评表的栏目或标签",
}
HEADS = {
    "en": {
        "columns": ("table", "header", "cell", "read as", "by"),
        "labels": ("label", "cell", "field", "value"),
        "lines": ("line of funds", "cell", "field", "depth"),
        "extras": ("left over", "first cell", "cells", "of them figures"),
        "unclear": ("unclear", "cell", "question"),
    },
    "zh": {
        "columns": ("表格", "栏目", "位置", "读作", "依据"),
        "labels": ("标签", "位置", "字段", "内容"),
        "lines": ("资金名称", "位置", "字段", "层次"),
        "extras": ("未采用", "起始位置", "单元格数", "其中数字"),
        "unclear": ("含义不明", "位置", "问题"),
    },
}
FIELDS = {
    "project": "项目名称",
    "department": "主管部门",
    "unit": "实施单位",
    "year": "年度",
    "money": "金额单位",
    "total.score": "总分",
    "total.weight": "总分值",
    "total.grade": "自评等级",
    "goal.target": "预期目标",
    "goal.actual": "目标完成情况",
    "budget.total": "年度资金总额",
    "budget.appropriation": "财政拨款",
    "budget.carry_over": "上年结转资金",
    "budget.other": "其他资金",
}
"""Fields in Chinese; others are lines with a name of their own."""
LONGEST = 40  # characters of a value shown


def readings_terminal(documents: Iterable[Document], lang: Language, console: Console) -> None:
    """Print how each form of each document was read, as they arrive."""
    for document in documents:
        for line in reading_lines(document, lang):
            console.print(line)


def reading_lines(document: Document, lang: Language) -> list[Folded | Text | Table]:
    """How each form of a document was read, as lines and tables."""
    words = SENTENCES[lang]
    lines: list[Folded | Text | Table] = [Text(document.path, style="bold underline")]
    if document.words:
        used = words["words"].format(file=document.words.file, fingerprint=document.words.fingerprint[:16])
        lines.append(Text(used, style="dim"))
    lines += _troubles(document.troubles, lang)
    for form, read in zip(document.forms, document.readings, strict=False):
        lines += _form(form, read, lang)
    for skipped in document.skipped:
        text = words["skipped"].format(table=skipped.table, reason=_reason(skipped.reason, lang))
        lines.append(Folded(text, "dim", indent=2))
    return lines


def _reason(reason: str, lang: Language) -> str:
    if lang == "en":
        return reason
    return next((chinese for english, chinese in REASONS.items() if reason.startswith(english)), reason)


def _troubles(troubles: Iterable[Trouble], lang: Language) -> list[Folded]:
    return [Folded(_core.trouble_text(trouble, lang), "magenta", indent=2) for trouble in troubles]


def _form(form: Form, read: FormReading, lang: Language) -> list[Folded | Text | Table]:
    heads, known = HEADS[lang], _core.words(lang)
    year = f"  {form.year}" if form.year else ""
    title = Text(f"{WORDS[lang]['form']} {form.index}  {_short(form.project.text)}{year}", style="bold")
    columns = [
        (
            known["form_table"][c.table],
            c.header,
            _place(c.cell),
            known["column_use"][c.use],
            known["evidence"][c.evidence] if c.use != "unknown" else "",
        )
        for c in read.columns
    ]
    labels = [(label.label, _place(label.cell), _field(label.field, lang), label.value) for label in read.labels]
    lines = [(line.label, _place(line.cell), _field(line.field, lang), str(line.depth)) for line in read.lines]
    extras = [(left.label, _place(left.cell), str(left.cells), str(left.figures)) for left in read.extras]
    unclear = [(u.header.text, _place(u.header.place), known["column_question"][u.question]) for u in read.unclear]
    tables: dict[str, Sequence[Sequence[str]]] = {
        "columns": columns,
        "labels": labels,
        "lines": lines,
        "extras": extras,
        "unclear": unclear,
    }
    made = [_table(heads[name], rows) for name, rows in tables.items() if rows]
    return [title, *made, *_troubles(form.troubles, lang)]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="cyan")
    for head in heads:
        table.add_column(Folded(head))
    for row in rows:
        table.add_row(*(Folded(_short(cell)) for cell in row))
    return table


def _field(field: str, lang: Language) -> str:
    return field if lang == "en" else FIELDS.get(field, "其他资金项目" if field.startswith("budget.") else field)


def _place(place: Place) -> str:
    return f"{place.table}:{place.row}:{place.column}" if place.table else ""


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
