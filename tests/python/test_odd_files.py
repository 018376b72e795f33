"""Ordinary files with a construct that is seldom met: what a person sees is read, and nothing else is judged."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import perfeval as pe

ROWS = [
    ["项目支出绩效自评表"],
    ["项目名称", "馆藏图书采购"],
    ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["年度资金总额", "80", "75", "72", "10", "96%", "9.6"],
    ["一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
    ["产出指标", "采购图书", "≥12000册", "12500册", "50", "50", ""],
    ["效益指标", "年借阅人次", "≥60000人次", "63000人次", "40", "40", ""],
    ["总分", "", "", "", "100", "99.6", ""],
]


def page(instead: dict[str, str]) -> bytes:
    """The form as a web page, with other content for the cells of some texts."""
    cells = [["<td>" + instead.get(text, text) + "</td>" for text in row] for row in ROWS]
    return f"<meta charset=utf-8><table>{''.join('<tr>' + ''.join(row) + '</tr>' for row in cells)}</table>".encode()


def judged(data: bytes, folder: Path, name: str) -> list[tuple[str, str]]:
    path = folder / name
    path.write_bytes(data)
    report = pe.audit(pe.read(path))
    return [(x.code, x.field) for x in report.findings if x.severity in {"error", "warning"}]


@pytest.mark.parametrize(
    "instead",
    [
        {},
        {"12500册": "<img src=a.png width=60 height=20>"},
        {"96%": "<progress value=96 max=100>96%</progress>"},
        {"9.6": "\u202e6.9\u202c"},
    ],
)
def test_nothing_is_held_against_a_figure_that_cannot_be_told(instead: dict[str, str], tmp_path: Path) -> None:
    assert judged(page(instead), tmp_path, "form.html") == []


def delimited(separator: str) -> str:
    return "\n".join(separator.join([*row, *[""] * (7 - len(row))]) for row in ROWS) + "\n"


@pytest.mark.parametrize("separator", ["\t", ",", ";"])
def test_a_text_that_is_cut_in_the_middle_of_a_row_is_not_accused(separator: str, tmp_path: Path) -> None:
    whole = delimited(separator).encode()
    assert judged(whole, tmp_path, "form.csv") == []
    cut = whole[: whole.index(b"63000") + 3]  # 630
    assert judged(cut, tmp_path, "form.csv") == []
    form = pe.read(tmp_path / "form.csv").forms[0]
    assert [trouble.kind for trouble in form.troubles] == ["cut-off"]
    assert [row.target.text for row in form.indicators] == ["≥12000册", "≥60000人次"]
    assert form.indicators[1].actual.text == "630?"


def piped(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join([*row, *[""] * (7 - len(row))]) + " |\n" for row in rows]
    return "".join([lines[0], "|" + "---|" * 7 + "\n", *lines[1:]])


@pytest.mark.parametrize("at", ["执行率", "72", "三级指标", "≥12000", "63000", "≥60000人次"])
@pytest.mark.parametrize("write", [piped, lambda rows: delimited(",")], ids=["pipes", "commas"])
def test_nothing_is_held_against_a_text_cut_wherever(write: Callable[..., str], at: str, tmp_path: Path) -> None:
    """The end is lost: no part is missing, no sum is wrong, and the last row lacks nothing."""
    whole = write(ROWS)
    name = "form.md" if write is piped else "form.csv"
    assert judged(whole.encode(), tmp_path, name) == []
    assert judged(whole[: whole.index(at) + len(at)].encode(), tmp_path, name) == []


def test_a_last_row_of_signatures_is_not_cut(tmp_path: Path) -> None:
    """Nothing that counts is below the total: its sums are judged."""
    signed = delimited(",").replace("99.6", "98.6") + "填表人,王某,审核人,李某"
    assert judged(signed.encode(), tmp_path, "form.csv") == [("total-mismatch", "total.score")]
    assert pe.read(tmp_path / "form.csv").forms[0].troubles == []


def test_a_text_without_its_last_line_end_is_whole(tmp_path: Path) -> None:
    assert judged(delimited("\t").rstrip().encode(), tmp_path, "form.txt") == []
    assert pe.read(tmp_path / "form.txt").forms[0].total.score.text == "99.6"


def sheet_cell(text: str) -> str:
    if text.replace(".", "").isdigit():
        return f"<c><v>{text}</v></c>"
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_score_of_zero_that_a_sheet_does_not_show_is_not_missing(tmp_path: Path) -> None:
    instead = {"12500册": "0册", "99.6": "49.6"}
    rows = [[instead.get(text, text) for text in row] for row in ROWS]
    rows[5] = ["产出指标", "采购图书", "≥12000册", "0册", "50", "0", "供应商违约"]
    cells = "".join("<row>" + "".join(sheet_cell(text) for text in row) + "</row>" for row in rows)
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r" Type="{relations}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns:r="{relations}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
        f'Type="{relations}/worksheet" Target="s.xml"/></Relationships>',
        "xl/s.xml": '<worksheet><sheetViews><sheetView showZeros="0"/></sheetViews>'
        f"<sheetData>{cells}</sheetData></worksheet>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    assert judged(made.getvalue(), tmp_path, "form.xlsx") == []


def test_forms_beside_each_other_are_read_one_by_one(tmp_path: Path) -> None:
    padded = [[*row, *[""] * (7 - len(row))] for row in ROWS]
    other = [["古籍修复" if text == "馆藏图书采购" else text for text in row] for row in padded]
    beside = [[*left, "", *right] for left, right in zip(padded, other, strict=True)]
    assert judged("\n".join(",".join(row) for row in beside).encode(), tmp_path, "form.csv") == []
    forms = pe.read(tmp_path / "form.csv").forms
    assert [form.project.text for form in forms] == ["馆藏图书采购", "古籍修复"]
    assert [row.actual.text for form in forms for row in form.indicators] == ["12500册", "63000人次"] * 2
    assert forms[1].total.score.place.column == 14
