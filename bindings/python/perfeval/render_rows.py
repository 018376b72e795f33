"""The rows of a report in a notebook: a table of the first sixty, in the reader's language."""

from fractions import Fraction
from html import escape
from typing import Any

from perfeval import _core
from perfeval.audited_forms import Forms
from perfeval.findings import Findings
from perfeval.frames import Rows
from perfeval.literals import Language
from perfeval.render import MOST_ROWS, left_out_html
from perfeval.report_rows import BudgetLines, Indicators
from perfeval.reports import Report

__all__ = ["findings_html", "report_html", "rows_html"]

WIDE = 8  # characters from which a cell is kept as wide as that
MOST_CHARACTERS = 120  # of a cell
WORST = ("error", "warning", "note")

_HEADS = {
    "form": ("序号", "Form"),
    "project": ("项目名称", "Project"),
    "unit": ("实施单位", "Unit"),
    "year": ("年度", "Year"),
    "execution_rate_text": ("执行率", "Execution rate"),
    "score_text": ("填报得分", "Score"),
    "score_low": ("复算最低分", "Recomputed, low"),
    "score_high": ("复算最高分", "Recomputed, high"),
    "grade": ("等级", "Grade"),
    "errors": ("错误", "Errors"),
    "warnings": ("警告", "Warnings"),
    "notes": ("提示", "Notes"),
    "number": ("指标序号", "Row"),
    "name": ("三级指标", "Indicator"),
    "target": ("年度指标值", "Target"),
    "actual": ("实际完成值", "Actual"),
    "weight_text": ("分值", "Weight"),
    "points_low": ("应得最低分", "Points, low"),
    "points_high": ("应得最高分", "Points, high"),
    "label": ("项目资金", "Funds"),
    "money": ("金额单位", "Money unit"),
    "annual_budget_text": ("全年预算数", "Annual budget"),
    "executed_text": ("全年执行数", "Executed"),
}
_SHOWN: dict[type, tuple[str, ...]] = {
    Forms: (
        *("form", "project", "unit", "year", "execution_rate_text", "score_text", "score_low", "score_high"),
        *("grade", "errors", "warnings", "notes"),
    ),
    Indicators: (
        "form",
        "number",
        "name",
        "target",
        "actual",
        "weight_text",
        "score_text",
        "points_low",
        "points_high",
    ),
    BudgetLines: ("form", "label", "money", "annual_budget_text", "executed_text", "execution_rate_text"),
}


def rows_html(rows: Rows[Any], lang: Language) -> str:
    """Forms, indicators or budget lines: the columns that a reader looks at first."""
    names = _SHOWN[type(rows)]
    frame = rows[:MOST_ROWS]._frame(lang)
    columns = [frame.values(name) for name in names]
    if "unit" in names and len(set(columns[names.index("unit")])) == 1 < len(frame.values("unit")):
        columns.pop(names.index("unit"))  # it says nothing
        names = tuple(name for name in names if name != "unit")
    words = _core.words(lang)["grade"]
    head = "".join(f"<th>{escape(_HEADS[name][lang == 'en'])}</th>" for name in names)
    body = "\n".join(
        "<tr>"
        + "".join(_cell_html(words.get(v, v) if n == "grade" else v, lang) for n, v in zip(names, row, strict=True))
        + "</tr>"
        for row in zip(*columns, strict=True)
    )
    table = f'<div class="perfeval" style="overflow-x: auto"><table>\n<tr>{head}</tr>\n{body}\n</table></div>\n'
    return table + left_out_html(len(rows), lang)


def findings_html(findings: Findings, lang: Language) -> str:
    """The first findings, each with its sentence."""
    return _core.findings_html(findings[:MOST_ROWS], lang) + left_out_html(len(findings), lang)


def report_html(report: Report, lang: Language) -> str:
    """A report that has few findings, whole; otherwise its forms and its gravest findings."""
    if len(report.findings) <= MOST_ROWS and report.counts["forms"] <= MOST_ROWS:
        return report.to_html_fragment(lang)
    gravest = sorted(range(len(report.findings)), key=lambda n: WORST.index(report.findings[n].severity))
    forms = "" if not report.has_figures else rows_html(report.forms, lang)
    return forms + findings_html(Findings(report.findings[n] for n in gravest), lang)


def _cell_html(value: object, lang: Language) -> str:
    if value is None:
        return "<td></td>"
    text = _core.number_text(value, lang) if isinstance(value, Fraction) else str(value)
    style = f' style="min-width: {WIDE}em"' if len(text) > WIDE else ""
    return f"<td{style}>{escape(text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + '…')}</td>"
