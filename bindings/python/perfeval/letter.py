"""The letter that sends forms back for correction (退回修改意见), as a Word document in official Chinese.

A report here is a perfeval.Report. The letter is made with python-docx, the extra perfeval[letter].
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from io import BytesIO
from typing import Any

from perfeval._core import __version__

__all__ = ["by_department", "letter"]

FONT = "仿宋"
HEADING_FONT = "黑体"
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NUMERALS = "一二三四五六七八九十"
HEADINGS = {"error": "需要更正的内容", "warning": "需要核实并说明的内容", "note": "填报中请注意的内容"}


@dataclass
class Letter:
    """The forms that go back to one department, each with the document that it is in."""

    department: str
    forms: list[tuple[Any, Any]] = field(default_factory=list)


def letter(report: Any, today: date | None = None) -> bytes:
    """The letter about every form of a report that has something to correct or to explain.

    today: the date of the letter.
    Raises: ImportError without python-docx.
    """
    forms = [(document, form) for document in report.documents for form in document.forms]
    return _written(Letter("", forms), report, today or date.today())


def by_department(report: Any, today: date | None = None) -> Iterator[tuple[str, bytes]]:
    """A letter for each department, in the order in which the departments occur; '' where a form names none."""
    letters: dict[str, Letter] = {}
    for document in report.documents:
        for form in document.forms:
            letters.setdefault(form.department, Letter(form.department)).forms.append((document, form))
    for department, one in letters.items():
        yield department, _written(one, report, today or date.today())


def _written(letter: Letter, report: Any, today: date) -> bytes:
    docx = _library()
    page = docx.Document()
    _set_font(docx, page.styles["Normal"], FONT, 14)
    page.core_properties.author = ""
    page.core_properties.title = "项目支出绩效自评表退回修改意见"
    _heading(docx, page, "项目支出绩效自评表退回修改意见", 20, centred=True)
    asked = [(document, form) for document, form in letter.forms if _asks(form)]
    _opening(page, letter, len(asked))
    for number, (document, form) in enumerate(asked, 1):
        _form(docx, page, number, document, form)
    _closing(page, report, letter, today)
    made = BytesIO()
    page.save(made)
    return made.getvalue()


def _asks(form: Any) -> bool:
    """Whether there is something to correct or to explain; notes alone do not send a form back."""
    return any(finding.severity != "note" for finding in form.findings)


def _opening(page: Any, letter: Letter, asked: int) -> None:
    if letter.department:
        page.add_paragraph(_printable(f"{letter.department}："))
    all_forms = len(letter.forms)
    if not asked:
        _paragraph(page, f"报送的{all_forms}份绩效自评表已经核对，没有需要退回修改的内容。")
        return
    _paragraph(
        page,
        f"报送的{all_forms}份绩效自评表已经核对，其中{asked}份需要修改或者说明，现将意见逐份列明。"
        "请对照原始资料核实，修改后重新报送；认为填报无误的，请书面说明理由。",
    )


def _form(docx: Any, page: Any, number: int, document: Any, form: Any) -> None:
    _heading(docx, page, f"{number}．{form.project or '未填写项目名称'}", 15)
    known = [("实施单位", form.unit), ("年度", str(form.year or "")), ("自评总分", form.printed or "")]
    if facts := "，".join(f"{label}：{value}" for label, value in known if value):
        _paragraph(page, f"{facts}。")
    _paragraph(page, form.digest["zh"])
    part = 0
    for severity, heading in HEADINGS.items():
        findings = [finding for finding in form.findings if finding.severity == severity]
        if findings:
            _heading(docx, page, f"（{NUMERALS[part]}）{heading}", 14)
            part += 1
            _list(page, findings)
    if form.repairs:
        _heading(docx, page, f"（{NUMERALS[part]}）建议的更正", 14)
        _repair(page, form)


def _list(page: Any, findings: Iterable[Any]) -> None:
    for number, finding in enumerate(findings, 1):
        place = "" if finding.cell is None else _place(*finding.cell)
        _paragraph(page, f"{number}．{finding.message['zh'].rstrip('。')}{place}。")


def _place(table: int, row: int, column: int) -> str:
    return f"（第{table}个表第{row}行第{column}列）"


def _repair(page: Any, form: Any) -> None:
    """The likeliest smallest correction, which is a proposal: the author knows the paper."""
    parts = [f"{_cell(change.label)}由“{change.printed or '空白'}”改为“{change.value}”" for change in form.repairs[0]]
    _paragraph(page, f"如果原始资料与此相符，可以将{'，'.join(parts)}，更正后各项数字一致。")


def _cell(label: str) -> str:
    """路灯/得分 as “路灯”的得分."""
    row, slash, column = label.rpartition("/")
    return f"“{row}”的{column}" if slash else column


def _closing(page: Any, report: Any, letter: Letter, today: date) -> None:
    page.add_paragraph()
    page.add_paragraph(f"{today.year}年{today.month}月{today.day}日").alignment = 2
    about = [f"核对依据：{report.rules}"]
    if report.rules_fingerprint:
        about.append(f"核对依据的指纹：{report.rules_fingerprint}")
    about.append(f"核对工具版本：{__version__}")
    if report.words:
        name = report.words["file"].replace("\\", "/").rpartition("/")[2]
        about.append(f"增补用语文件“{name}”的指纹：{report.words['fingerprint']}")
    files = {document.sha256: document.path for document, _ in letter.forms if document.sha256}
    about += [f"文件“{path.rpartition('/')[2]}”的指纹：{sha256}" for sha256, path in files.items()]
    for line in about:
        page.add_paragraph().add_run(_printable(line)).font.size = 114300  # nine points


def _paragraph(page: Any, text: str) -> None:
    page.add_paragraph(
        _printable(text)
    ).paragraph_format.first_line_indent = 355600  # two characters of fourteen points


def _printable(text: str) -> str:
    """The text without what XML cannot hold."""
    return UNPRINTABLE.sub("\ufffd", text)


def _heading(docx: Any, page: Any, text: str, points: int, centred: bool = False) -> None:
    line = page.add_paragraph()
    run = line.add_run(_printable(text))
    _set_font(docx, run, HEADING_FONT, points)
    line.paragraph_format.keep_with_next = True
    if centred:
        line.alignment = 1


def _set_font(docx: Any, styled: Any, name: str, points: int) -> None:
    """Set both fonts of a style or a run: Word keeps one for Chinese and one for the rest."""
    styled.font.name = name
    styled.font.size = docx.shared.Pt(points)
    styled.element.get_or_add_rPr().get_or_add_rFonts().set(docx.oxml.ns.qn("w:eastAsia"), name)


def _library() -> Any:
    try:
        for name in ("docx.shared", "docx.oxml.ns"):
            import_module(name)
        return import_module("docx")
    except ImportError as error:
        remedy = "pip install python-docx, or the extra perfeval[letter]"
        raise ImportError(f"python-docx is not installed: {remedy}", name="docx") from error
